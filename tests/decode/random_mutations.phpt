--TEST--
Mutated pages: get() and json_decode() agree on the value or refuse both
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
require __DIR__ . '/mutations.inc';
compare(mutations(seed: 1, count: 3000));
?>
--EXPECT--
3000 documents, 1255 of them valid
