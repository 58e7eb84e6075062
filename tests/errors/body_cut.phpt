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
say(kept_the_first_64_KiB: $failure->getBody() === substr($body, 0, 65536));
say($failure->getMessage(), details: $failure->getDetails(), errorCode: $failure->getErrorCode());
say(bodyBytes_of_the_whole: $failure->getStats()->bodyBytes === strlen($body));

$exact = str_pad('{"message":"exactly 64 KiB"}', 65536);
$failure = failure(400, $exact);
say(kept_whole: $failure->getBody() === $exact, details: $failure->getDetails());

// An error is an error, also when its body is longer than any answer may be.
$mock->faults([['status' => 404, 'body' => $body]]);
$failure = caught(fn () => $client->withOptions(['maxResponseBytes' => 2048])->listCalls());
say(short($failure), kept_at_most_64_KiB: strlen($failure->getBody()) <= 65536);
?>
--EXPECT--
kept the first 64 KiB: true
HTTP 400: bad request; details: [], errorCode: null
bodyBytes of the whole: true
kept whole: true, details: ["exactly 64 KiB"]
NotFoundException; kept at most 64 KiB: true
