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
	'too deep' => ['body' => '{"data":[{"id":"a","notes":' . str_repeat('{"a":', 3000)],
	'invalid UTF-8' => ['bodyBase64' => base64_encode(str_replace('"a"', "\"\xE9\"", $page))],
	'text after it' => ['body' => $page . 'x'],
	'an error with 200' => ['body' => '{"error":{"code":"NOPE","message":"no"}}'],
];
foreach ($answers as $name => $answer) {
	$mock->faults([$answer]);
	$failure = caught(fn () => $client->listCalls());
	say($name, '-', short($failure), code: $failure->getCode(), status: $failure->getStats()->status);
	say("  ", $failure->getMessage());
	say(path: substr($failure->getPath(), 0, 20), offset: $failure->getOffset());
}
say(asked_once_each: $mock->stats()['requests'] === count($answers));
?>
--EXPECT--
HTML - DecodeException; code: 0, status: 200
   HTTP 200: HTML came instead of JSON; something between here and the API may have answered (a proxy, firewall or CDN)
path: "", offset: 0
nothing - DecodeException; code: 0, status: 200
   HTTP 200: the answer has no body
path: "", offset: 0
204 - DecodeException; code: 0, status: 204
   HTTP 204: the answer has no body
path: "", offset: 0
cut short - DecodeException; code: 0, status: 200
   The response is not the documented JSON: the text ends too early at byte 15 (data[0].id)
path: "data[0].id", offset: 15
a list - DecodeException; code: 0, status: 200
   The response is not the documented JSON: expected an object with "data" at byte 0
path: "", offset: 0
null - DecodeException; code: 0, status: 200
   The response is not the documented JSON: expected an object with "data" at byte 0
path: "", offset: 0
an empty object - DecodeException; code: 0, status: 200
   The response is not the documented JSON: it has no member "data"
path: "", offset: 0
data is an object - DecodeException; code: 0, status: 200
   The response is not the documented JSON: expected a list of calls at byte 8 (data)
path: "data", offset: 8
total is a text - DecodeException; code: 0, status: 200
   The response is not the documented JSON: expected a whole number from 0 at byte 29 (total)
path: "total", offset: 29
total is missing - DecodeException; code: 0, status: 200
   The response is not the documented JSON: it has no member "total"
path: "", offset: 0
a row is a number - DecodeException; code: 0, status: 200
   The response is not the documented JSON: expected an object at byte 9 (data[0])
path: "data[0]", offset: 9
a row has no id - DecodeException; code: 0, status: 200
   The response is not the documented JSON: expected an "id" at byte 9 (data[0])
path: "data[0]", offset: 9
id is a number - DecodeException; code: 0, status: 200
   The response is not the documented JSON: expected a string at byte 15 (data[0].id)
path: "data[0].id", offset: 15
too deep - DecodeException; code: 0, status: 200
   The response is not the documented JSON: nested too deeply at byte 327
path: "data[0].notes.a.a.a.", offset: 327
invalid UTF-8 - DecodeException; code: 0, status: 200
   The response is not the documented JSON: malformed UTF-8 at byte 16 (data[0].id)
path: "data[0].id", offset: 16
text after it - DecodeException; code: 0, status: 200
   The response is not the documented JSON: text after the end of the document at byte 66
path: "", offset: 66
an error with 200 - DecodeException; code: 0, status: 200
   The response is not the documented JSON: it has no member "data"
path: "", offset: 0
asked once each: true
