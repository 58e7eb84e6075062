--TEST--
A body of exactly maxResponseBytes is read, one byte more is not, compressed or not
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
$size = client($mock)->listCalls()->stats->bodyBytes;
foreach ([true, false] as $gzip) {
	$mock->config(['gzip' => $gzip]);
	echo count(client($mock, ['maxResponseBytes' => $size])->listCalls()), " rows\n";
	try {
		client($mock, ['maxResponseBytes' => $size - 1])->listCalls();
	} catch (Skipcall\Exception\DecodeException $e) {
		echo str_replace((string) ($size - 1), 'SIZE - 1', $e->getMessage()), "\n";
		say(retryable: $e->isRetryable(), offset_is_the_limit: $e->getOffset() === $size - 1);
	}
}
?>
--EXPECT--
10 rows
The response body is larger than maxResponseBytes (SIZE - 1 bytes)
retryable: false, offset is the limit: true
10 rows
The response body is larger than maxResponseBytes (SIZE - 1 bytes)
retryable: false, offset is the limit: true
