--TEST--
A request whose time is up still says more than 0 seconds, which HTTP clients take for no limit
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$kept = null;
$page = doubled(function (Skipcall\Request $request) use (&$kept) {
	for ($until = hrtime(true) + 2_000_000; hrtime(true) < $until;); // longer than the time for it
	$kept = $request->getTimeout();
	return answer([row(1)]);
}, ['timeout' => 0.001])->listCalls();
say(left: $kept, rows: count($page));
?>
--EXPECT--
left: 0.001, rows: 1
