--TEST--
Two rows that hold themselves are compared without end, and PHP says so
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$payload = 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:1:"x";r:1;}';
register_shutdown_function(fn() => print("the end\n"));
try {
	var_dump(unserialize($payload) == unserialize($payload));
} catch (Error $e) {
	echo $e->getMessage(), "\n";
}
?>
--EXPECTF--
%ANesting level too deep%A
the end
