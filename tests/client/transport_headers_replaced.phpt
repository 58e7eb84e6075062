--TEST--
Headers that an option replaces reach a transport as they would the server
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$sent = [];
$options = ['headers' => ['accept' => 'application/vnd.skipcall+json', 'User-Agent' => 'Own/1']];
doubled(function (Skipcall\Request $request) use (&$sent) {
	$sent = array_change_key_case($request->getHeaders());
	return answer();
}, $options)->listCalls();
$mock = Mock::start();
client($mock, $options)->listCalls();
$wire = $mock->lastHeaders();
foreach (['accept', 'user-agent'] as $name) {
	echo "$name: {$sent[$name]}, {$wire[$name]}\n";
}
?>
--EXPECT--
accept: application/vnd.skipcall+json, application/vnd.skipcall+json
user-agent: Own/1, Own/1
