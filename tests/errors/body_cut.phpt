--TEST--
At most 64 KiB of an error body are kept, and a body that was cut has no messages
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$body = json_encode(['message' => 'too long', 'filler' => str_repeat('x', 100 * 1024)]);
$mock = Mock::start();
$mock->faults([['status' => 400, 'body' => $body]]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
$failure = caught(fn () => $client->listCalls());
var_dump($failure->getBody() === substr($body, 0, 65536));
say($failure->getMessage(), $failure->getDetails(), $failure->getErrorCode());
var_dump($failure->getStats()->bodyBytes === strlen($body));

$exact = str_pad('{"message":"exactly 64 KiB"}', 65536);
$failure = failure(400, $exact);
var_dump($failure->getBody() === $exact, $failure->getDetails());

// An error is an error, also when its body is longer than any answer may be.
$mock->faults([['status' => 404, 'body' => $body]]);
$failure = caught(fn () => $client->withOptions(['maxResponseBytes' => 2048])->listCalls());
say(short($failure), strlen($failure->getBody()) <= 65536);
?>
--EXPECT--
bool(true)
HTTP 400: bad request [] null
bool(true)
bool(true)
array(1) {
  [0]=>
  string(14) "exactly 64 KiB"
}
NotFoundException true
