--TEST--
A transport may make requests itself, up to 8 inside each other
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$deepest = 0;
$make = function (int $depth) use (&$make, &$deepest): Skipcall\Client {
	return doubled(function () use ($depth, &$make, &$deepest) {
		$deepest = max($deepest, $depth);
		return $depth === 0 ? answer([row(1)]) : answer([row(1)],
			['total' => $make($depth - 1)->countCalls() + 1]);
	});
};
say(calls: $make(7)->countCalls());
attempt('9 deep', fn () => $make(8)->countCalls());
say(calls: $make(7)->countCalls());
$make = null;
?>
--EXPECT--
calls: 8
9 deep: Skipcall\Exception\Error: Skipcall\Client: callbacks make requests inside each other more than 8 deep
calls: 8
