--TEST--
A phone number is its text as a string, and empty when it is missing
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$number = fn(mixed $value) => call(['id' => 'a', 'phoneNumber' => ['value' => $value]])->phoneNumber;
say(
	text: (string) $number('+33612345678'),
	of_null: (string) $number(null),
	of_a_number: (string) $number(33612345678),
	of_an_empty_one: (string) $number(''),
);
say(
	Stringable: $number('+33612345678') instanceof Stringable,
	length: strlen($number('+331')),
	begins_with_33: str_starts_with($number('+331'), '+33'),
);
?>
--EXPECT--
text: "+33612345678", of null: "", of a number: "", of an empty one: ""
Stringable: true, length: 4, begins with 33: true
