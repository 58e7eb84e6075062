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
	echo str_pad($what, 32), encode($same($a, $b)), "\n";
}
?>
--EXPECT--
equal rows                      [true,true,false]
one and the same                [true,true,false]
another id                      [false,false,true]
numbers that PHP finds equal    [false,false,true]
summaries that PHP finds equal  [false,false,true]
texts that PHP finds equal      [false,false,true]
null and ""                     [false,false,true]
null and false                  [false,false,true]
no summary and an empty one     [false,false,true]
equal extras                    [true,true,false]
1 and 1.0 in extras             [false,false,true]
a summary and another class     [false,false,true]
a row and an stdClass           [false,false,true]
a row and an array              [false,false,true]
a row and null                  [false,false,true]
