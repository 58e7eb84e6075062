--TEST--
A RateLimit can be made, cached, exported and compared
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$limit = new Skipcall\RateLimit(100, 99, 1700000000);
echo json_encode($limit), "\n";
var_dump($limit->secondsUntilReset());
$in = new Skipcall\RateLimit(100, 99, time() + 100);
var_dump($in->secondsUntilReset() > 98 && $in->secondsUntilReset() <= 100);
var_dump(unserialize(serialize($limit)) == $limit);
var_dump(eval('return ' . var_export($limit, true) . ';') == $limit);
var_dump($limit == new Skipcall\RateLimit(100, 98, 1700000000), $limit == clone $limit);
foreach ([[-1, 0, 0], [0, -1, 0], [0, 0, -1]] as $numbers) {
	attempt(json_encode($numbers), fn () => new Skipcall\RateLimit(...$numbers));
}
attempt('twice', fn () => $limit->__construct(1, 2, 3));
attempt('unserialize into', fn () => $limit->__unserialize(['limit' => 1, 'remaining' => 1, 'resetAt' => 1]));
refused('write', function () use ($limit) {
	$limit->remaining = 0;
});
refused('dynamic property', function () use ($limit) {
	$limit->more = 0;
});
attempt('missing member', fn () => unserialize('O:18:"Skipcall\RateLimit":1:{s:5:"limit";i:1;}'));
attempt('wrong type', fn () => Skipcall\RateLimit::__set_state(['limit' => '1', 'remaining' => 1,
	'resetAt' => 1]));
?>
--EXPECT--
{"limit":100,"remaining":99,"resetAt":1700000000}
float(0)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
[-1,0,0]: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit::__construct(): Argument #1 ($limit) must be 0 or more, -1 given
[0,-1,0]: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit::__construct(): Argument #2 ($remaining) must be 0 or more, -1 given
[0,0,-1]: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit::__construct(): Argument #3 ($resetAt) must be 0 or more, -1 given
twice: Skipcall\Exception\Error: Cannot construct a Skipcall\RateLimit twice
unserialize into: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\RateLimit that holds data
write: Error
dynamic property: Error
missing member: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit: "remaining" is missing, negative or not of its type (none given)
wrong type: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit: "limit" is missing, negative or not of its type (string given)
