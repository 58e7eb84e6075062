<?php
require __DIR__ . '/client.inc';
$sent = [];
$options = ['headers' => ['accept' => 'application/vnd.skipcall+json', 'User-Agent' => 'Own/1']];
doubled(function (string $url, array $headers) use (&$sent) {
	$sent = array_change_key_case($headers);
	return answer();
}, $options)->listCalls();
$mock = Mock::start();
client($mock, $options)->listCalls();
$wire = $mock->lastHeaders();
foreach (['accept', 'user-agent'] as $name) {
	echo "$name: {$sent[$name]}, {$wire[$name]}\n";
}
?>
