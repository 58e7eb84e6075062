<?php
require __DIR__ . '/client.inc';
foreach ([['X-Request-Id' => ['a', 'b']], ['X-Request-Id' => new stdClass()]] as $headers) {
	$client = doubled(fn () => ['headers' => $headers] + answer());
	refused(get_debug_type($headers['X-Request-Id']), fn () => $client->listCalls());
}
?>
