<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
foreach (['sk_test_nosub', 'sk_test_free'] as $key) {
	$client = new Skipcall\Client($key, ['baseUrl' => $mock->url]);
	$failure = caught(fn () => $client->listCalls());
	say(short($failure), $failure->getErrorCode(), $failure->getMessage());
}
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
$failure = caught(fn () => $client->listCalls(workspaceIds: 'not-mine'));
say(short($failure), $failure->getErrorCode(), $failure->getDetails(), $failure->getBody() === '');
say($failure->getMessage());

say(short(failure(403, '{"code":"PLAN_NOT_ELIGIBLE","details":null}')));
say(short(failure(403, '{"code":"plan_not_eligible"}')));
say(short(failure(403, '{"error":{"code":"SUBSCRIPTION_REQUIRED_NOT"}}')));
say(short(failure(401, '{"error":{"code":"SUBSCRIPTION_REQUIRED"}}')));
?>
