--TEST--
A 2xx that is not a page is a DecodeException that says where
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
$page = '{"data":[{"id":"a"}],"total":1,"page":1,"limit":10,"totalPages":1}';
$answers = [
	'HTML' => ['body' => '<html><body>Maintenance</body></html>'],
	'nothing' => ['body' => ''],
	'204' => ['status' => 204],
	'cut short' => ['body' => substr($page, 0, 15)],
	'a list' => ['body' => '[]'],
	'null' => ['body' => 'null'],
	'an empty object' => ['body' => '{}'],
	'data is an object' => ['body' => str_replace('[{"id":"a"}]', '{"id":"a"}', $page)],
	'total is a text' => ['body' => str_replace('"total":1', '"total":"many"', $page)],
	'total is missing' => ['body' => str_replace('"total":1,', '', $page)],
	'a row is a number' => ['body' => str_replace('{"id":"a"}', '7', $page)],
	'a row has no id' => ['body' => str_replace('"id":"a"', '"ID":"a"', $page)],
	'id is a number' => ['body' => str_replace('"a"', '7', $page)],
	'too deep' => ['body' => '{"data":' . str_repeat('[', 3000) . str_repeat(']', 3000) . '}'],
	'invalid UTF-8' => ['bodyBase64' => base64_encode(str_replace('"a"', "\"\xE9\"", $page))],
	'text after it' => ['body' => $page . 'x'],
	'an error with 200' => ['body' => '{"error":{"code":"NOPE","message":"no"}}'],
];
foreach ($answers as $name => $answer) {
	$mock->faults([$answer]);
	$failure = caught(fn () => $client->listCalls());
	say($name, '-', short($failure), $failure->getCode(), $failure->getStats()->status);
	say("\t", $failure->getMessage(), '|', $failure->getPath(), $failure->getOffset());
}
say($mock->stats()['requests'] === count($answers));
?>
--EXPECT--
