--TEST--
An answer of exactly maxResponseBytes is read, one byte more is a DecodeException
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'maxResponseBytes' => 4096]);
$page = '{"data":[],"total":0,"page":1,"limit":10,"totalPages":0}';
foreach ([4096, 4097] as $size) {
	foreach ([true, false] as $gzip) {
		$mock->faults([['body' => str_pad($page, $size), 'gzip' => $gzip]]);
		try {
			say(rows: count($client->listCalls()));
		} catch (Skipcall\Exception\DecodeException $failure) {
			say($failure->getMessage(), offset: $failure->getOffset());
		}
	}
}
$small = answering(200, str_pad($page, 4097))->withOptions(['maxResponseBytes' => 4096]);
say(short(caught(fn () => $small->listCalls())));
?>
--EXPECT--
rows: 0
rows: 0
The response body is larger than maxResponseBytes (4096 bytes); offset: 4096
The response body is larger than maxResponseBytes (4096 bytes); offset: 4096
DecodeException
