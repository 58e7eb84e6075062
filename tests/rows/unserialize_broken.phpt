--TEST--
Payloads of the old format and broken ones make no row
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach (['C:13:"Skipcall\Call":2:{{}}', 'O:13:"Skipcall\Call":1:{s:2:"id";s:9:"a";}', 'O:13:"Skipcall\Call":1:{s:2:"id";',
	'E:18:"Skipcall\Call:NONE";', 'O:13:"Skipcall\Call":-1:{}', 'O:13:"Skipcall\Call":9:{s:2:"id";s:1:"a";}'] as $payload) {
	try {
		$made = @unserialize($payload);
	} catch (Exception) {
		$made = false;
	}
	echo $made === false ? 'no row' : get_debug_type($made), "\n";
}
?>
--EXPECT--
no row
no row
no row
no row
no row
no row
