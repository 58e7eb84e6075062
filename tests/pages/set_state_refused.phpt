--TEST--
__set_state() refuses what var_export() would not have written
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$good = ['data' => [], 'total' => 0, 'page' => 1, 'limit' => 10, 'totalPages' => 0, 'sorted' => null,
	'rateLimit' => null, 'stats' => null];
$make = fn (array $changes) => Skipcall\CallPage::__set_state(array_filter($changes + $good,
	fn ($value) => $value !== 'gone'));
attempt('as written', fn () => $make([]));
foreach (['data' => 'gone', 'total' => 'gone', 'page' => -1, 'limit' => '1.5', 'totalPages' => null,
	'rateLimit' => new stdClass(), 'stats' => 'x'] as $name => $value) {
	attempt($name, fn () => $make([$name => $value]));
}
attempt('rows by name', fn () => $make(['data' => ['a' => []]]));
attempt('rows of another class', fn () => $make(['data' => [new stdClass()]]));
attempt('nothing', fn () => Skipcall\CallPage::__set_state([]));
?>
--EXPECT--
as written: allowed
data: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) is not what var_export() wrote
total: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) must hold "total" as a whole number from 0, none given
page: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) must hold "page" as a whole number from 0, int given
limit: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) must hold "limit" as a whole number from 0, string given
totalPages: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) must hold "totalPages" as a whole number from 0, null given
rateLimit: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) is not what var_export() wrote
stats: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) is not what var_export() wrote
rows by name: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) is not what var_export() wrote
rows of another class: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) is not what var_export() wrote
nothing: Skipcall\Exception\InvalidArgumentException: Skipcall\CallPage::__set_state(): Argument #1 ($properties) is not what var_export() wrote
