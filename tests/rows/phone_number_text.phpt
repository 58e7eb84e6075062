--TEST--
A phone number is its text as a string, and empty when it is missing
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$number = fn(mixed $value) => call(['id' => 'a', 'phoneNumber' => ['value' => $value]])->phoneNumber;
echo "[{$number('+33612345678')}][{$number(null)}][{$number(33612345678)}][{$number('')}]\n";
var_dump($number('+33612345678') instanceof Stringable, strlen($number('+331')), str_starts_with($number('+331'), '+33'));
?>
--EXPECT--
[+33612345678][][][]
bool(true)
int(4)
bool(true)
