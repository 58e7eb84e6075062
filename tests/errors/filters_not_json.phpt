--TEST--
A filter that JSON cannot say is refused before anything is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$client = new Skipcall\Client('sk_test_ok', [
	'transport' => fn (Skipcall\Request $request) => print("sent: {$request->getUrl()}\n"),
]);
$recursive = [];
$recursive['a'] = &$recursive;
foreach ([NAN, INF, "\xE9", fopen('php://memory', 'r'), $recursive] as $value) {
	$failure = caught(fn () => $client->listCalls(filters: ['value' => $value]));
	say(short($failure));
}
$recursive['a'] = null;
?>
--EXPECT--
InvalidArgumentException
InvalidArgumentException
InvalidArgumentException
InvalidArgumentException
InvalidArgumentException
