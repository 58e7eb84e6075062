--TEST--
Literals and what looks like them
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
compare(['null', 'true', 'false', 'NULL', 'True', 'FALSE', 'nul', 'nulll', 'tru', 'truefalse', 'fals', 'f', 'n', 't', 'nan', 'NaN', 'Infinity',
	'-Infinity', 'undefined', ' null ', "\nnull", '[null,true,false]', '[nullnull]', '[null true]', '{"a":null}', '{"a":nul}', '{null:1}',
	'{true}', '[tru]', "null\0", "nul\0", 'null,', 'null null', 'none', 'yes', '""null', '[TRUE]']);
?>
--EXPECT--
37 documents, 7 of them valid
