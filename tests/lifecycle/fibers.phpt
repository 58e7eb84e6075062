--TEST--
A fiber suspended inside a transport hook, while the main program makes other requests
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$direct = client($mock->url);
$hooked = new Skipcall\Client('sk_test_ok', [
	'transport' => fn (Skipcall\Request $request) => ['status' => 200, 'headers' => [], 'body' => Fiber::suspend($request->getUrl())],
]);
$body = json_encode($direct->get('/v1/calls', ['page' => 1]));
$fibers = [];
for ($i = 0; $i < 3; $i++) {
	$fibers[$i] = new Fiber(fn () => count($hooked->listCalls(limit: $i + 1)));
	say(strstr($fibers[$i]->start(), '?'));
	say('main', rows: count($direct->listCalls()));
}
// Resumed in another order than they were suspended in; one fails.
$fibers[1]->resume($body);
say('second', rows: $fibers[1]->getReturn());
say('main', rows: count($direct->listCalls()));
say('third', short(caught(fn () => $fibers[2]->resume('no JSON'))));
say('first', caught(fn () => $fibers[0]->throw(new DomainException('thrown in')))->getMessage());
say('main', rows: count($direct->listCalls()), connections: $mock->stats()['connections']);
?>
--EXPECT--
?page=1&limit=1
main; rows: 3
?page=1&limit=2
main; rows: 3
?page=1&limit=3
main; rows: 3
second; rows: 3
main; rows: 3
third DecodeException
first The transport threw DomainException: thrown in
main; rows: 3, connections: 1
