--TEST--
A RateLimit can be made, cached, exported and compared
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$limit = new Skipcall\RateLimit(100, 99, 1700000000);
say(rateLimit: $limit);
say(secondsUntilReset: $limit->getSecondsUntilReset());
$in = new Skipcall\RateLimit(100, 99, time() + 100);
say(up_to_100_seconds: $in->getSecondsUntilReset() > 98 && $in->getSecondsUntilReset() <= 100);
say(equal_after_unserialize: unserialize(serialize($limit)) == $limit);
say(equal_after_var_export: eval('return ' . var_export($limit, true) . ';') == $limit);
say(equal_to_another: $limit == new Skipcall\RateLimit(100, 98, 1700000000), equal_to_its_clone: $limit == clone $limit);
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
rateLimit: {"limit":100,"remaining":99,"resetAt":1700000000}
secondsUntilReset: 0.0
up to 100 seconds: true
equal after unserialize: true
equal after var export: true
equal to another: false, equal to its clone: true
[-1,0,0]: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit::__construct(): Argument #1 ($limit) must be 0 or more, -1 given
[0,-1,0]: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit::__construct(): Argument #2 ($remaining) must be 0 or more, -1 given
[0,0,-1]: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit::__construct(): Argument #3 ($resetAt) must be 0 or more, -1 given
twice: Skipcall\Exception\Error: Cannot construct a Skipcall\RateLimit twice
unserialize into: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\RateLimit that holds data
write: Error
dynamic property: Error
missing member: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit: "remaining" is missing, negative or not of its type (none given)
wrong type: Skipcall\Exception\InvalidArgumentException: Skipcall\RateLimit: "limit" is missing, negative or not of its type (string given)
