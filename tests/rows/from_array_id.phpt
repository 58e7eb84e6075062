--TEST--
fromArray() wants an id that is a string and says what it was given
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach ([[], ['id' => null], ['id' => 5], ['id' => 1.5], ['id' => true], ['id' => ['a']],
	['ID' => 'a'], ['a']] as $data) {
	attempt(str_replace(["\n", ' '], '', var_export($data, true)), fn() => Skipcall\Call::fromArray($data));
}
say(empty_id: Skipcall\Call::fromArray(['id' => ''])->id);
?>
--EXPECT--
array(): Skipcall\Exception\InvalidArgumentException: Skipcall\Call::fromArray(): Argument #1 ($data) must hold "id" as a string, none given
array('id'=>NULL,): Skipcall\Exception\InvalidArgumentException: Skipcall\Call::fromArray(): Argument #1 ($data) must hold "id" as a string, null given
array('id'=>5,): Skipcall\Exception\InvalidArgumentException: Skipcall\Call::fromArray(): Argument #1 ($data) must hold "id" as a string, int given
array('id'=>1.5,): Skipcall\Exception\InvalidArgumentException: Skipcall\Call::fromArray(): Argument #1 ($data) must hold "id" as a string, float given
array('id'=>true,): Skipcall\Exception\InvalidArgumentException: Skipcall\Call::fromArray(): Argument #1 ($data) must hold "id" as a string, bool given
array('id'=>array(0=>'a',),): Skipcall\Exception\InvalidArgumentException: Skipcall\Call::fromArray(): Argument #1 ($data) must hold "id" as a string, array given
array('ID'=>'a',): Skipcall\Exception\InvalidArgumentException: Skipcall\Call::fromArray(): Argument #1 ($data) must hold "id" as a string, none given
array(0=>'a',): Skipcall\Exception\InvalidArgumentException: Skipcall\Call::fromArray(): Argument #1 ($data) must hold "id" as a string, none given
empty id: ""
