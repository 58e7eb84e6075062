--TEST--
== compares class and values strictly, summaries by their values
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$number = fn(mixed $value) => call(['id' => 'a', 'phoneNumber' => ['value' => $value]]);
$same = fn(mixed $a, mixed $b) => [$a == $b, $b == $a, $a != $b];
$cases = [
	'equal rows' => [call(full_row()), call(full_row())],
	'one and the same' => [$one = call(full_row()), $one],
	'another id' => [call(['id' => 'a']), call(['id' => 'b'])],
	'numbers that PHP finds equal' => [$number('+33612345678'), $number('33612345678')],
	'summaries that PHP finds equal' => [$number('+331')->phoneNumber, $number('331')->phoneNumber],
	'texts that PHP finds equal' => [call(['id' => '10']), call(['id' => '1e1'])],
	'null and ""' => [$number(null), $number('')],
	'null and false' => [call(['id' => 'a', 'transferred' => null]), call(['id' => 'a', 'transferred' => false])],
	'no summary and an empty one' => [call('{"id":"a"}'), call('{"id":"a","contact":{}}')],
	'equal extras' => [call('{"id":"a","x":{"y":1}}'), call('{"id":"a","x":{"y":1}}')],
	'1 and 1.0 in extras' => [call('{"id":"a","x":1}'), call('{"id":"a","x":1.0}')],
	'a summary and another class' => [call('{"id":"a","contact":{}}')->contact, call('{"id":"a","caller":{}}')->caller],
	'a row and an stdClass' => [call('{"id":"a"}'), (object) get_object_vars(call('{"id":"a"}'))],
	'a row and an array' => [call('{"id":"a"}'), call('{"id":"a"}')->toArray()],
	'a row and null' => [call('{"id":"a"}'), null],
];
foreach ($cases as $what => [$a, $b]) {
	say($what, ...array_combine(['equal', 'turned round', 'unequal'], $same($a, $b)));
}
?>
--EXPECT--
equal rows; equal: true, turned round: true, unequal: false
one and the same; equal: true, turned round: true, unequal: false
another id; equal: false, turned round: false, unequal: true
numbers that PHP finds equal; equal: false, turned round: false, unequal: true
summaries that PHP finds equal; equal: false, turned round: false, unequal: true
texts that PHP finds equal; equal: false, turned round: false, unequal: true
null and ""; equal: false, turned round: false, unequal: true
null and false; equal: false, turned round: false, unequal: true
no summary and an empty one; equal: false, turned round: false, unequal: true
equal extras; equal: true, turned round: true, unequal: false
1 and 1.0 in extras; equal: false, turned round: false, unequal: true
a summary and another class; equal: false, turned round: false, unequal: true
a row and an stdClass; equal: false, turned round: false, unequal: true
a row and an array; equal: false, turned round: false, unequal: true
a row and null; equal: false, turned round: false, unequal: true
