--TEST--
A redirect is an error: it is not followed, and the key goes nowhere else
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$elsewhere = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
foreach ([$elsewhere->url . '/v1/calls', '/v1/contacts', 'file:///etc/passwd'] as $target) {
	$mock->faults([['redirect' => $target]]);
	$failure = caught(fn () => $client->listCalls());
	say(short($failure), $failure->getMessage());
}
$mock->faults([['status' => 308, 'headers' => ['Location' => $elsewhere->url]]]);
say(statusCode: caught(fn () => $client->get('/v1/contacts'))->getStatusCode());
say(targets: $mock->targets(), elsewhere: $elsewhere->targets());
?>
--EXPECT--
ApiException HTTP 302: redirect, which is not followed
ApiException HTTP 302: redirect, which is not followed
ApiException HTTP 302: redirect, which is not followed
statusCode: 308
targets: ["/v1/calls?page=1","/v1/calls?page=1","/v1/calls?page=1","/v1/contacts"], elsewhere: []
