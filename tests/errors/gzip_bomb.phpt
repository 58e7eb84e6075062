--TEST--
A small compressed answer that inflates to a huge one is stopped at maxResponseBytes
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!is_readable('/proc/self/status')) {
	die('skip no /proc');
}
?>
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'maxRetries' => 0]);
$mock->faults([['bomb' => 200]]);
$resident = fn () => (int) preg_replace('/.*VmHWM:\s+(\d+).*/s', '$1', file_get_contents('/proc/self/status'));
$before = $resident();
$failure = caught(fn () => $client->listCalls());
say(short($failure), $failure->getMessage(), offset: $failure->getOffset(), no_excerpt: $failure->getExcerpt() === '');
say(little_PHP_memory: memory_get_peak_usage() < 8 * 1048576, little_memory: $resident() - $before < 100 * 1024);

// Within the ceiling it is an answer like any other.
$mock->faults([['bomb' => 2]]);
say(rows: count($client->listCalls()));
$mock->faults([['bomb' => 2]]);
say(short(caught(fn () => $client->withOptions(['maxResponseBytes' => 2 * 1048576])->listCalls())));
?>
--EXPECT--
DecodeException The response body is larger than maxResponseBytes (16777216 bytes); offset: 16777216, no excerpt: true
little PHP memory: true, little memory: true
rows: 3
DecodeException
