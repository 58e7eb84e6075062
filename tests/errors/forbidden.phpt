--TEST--
A 403 is one of three exceptions, by its code
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
foreach (['sk_test_nosub', 'sk_test_free'] as $key) {
	$client = new Skipcall\Client($key, ['baseUrl' => $mock->url]);
	$failure = caught(fn () => $client->listCalls());
	say(short($failure), $failure->getMessage(), errorCode: $failure->getErrorCode());
}
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
$failure = caught(fn () => $client->listCalls(workspaceIds: 'not-mine'));
say(
	short($failure),
	errorCode: $failure->getErrorCode(),
	details: $failure->getDetails(),
	no_body: $failure->getBody() === '',
);
say($failure->getMessage());

say(short(failure(403, '{"code":"PLAN_NOT_ELIGIBLE","details":null}')));
say(short(failure(403, '{"code":"plan_not_eligible"}')));
say(short(failure(403, '{"error":{"code":"SUBSCRIPTION_REQUIRED_NOT"}}')));
say(short(failure(401, '{"error":{"code":"SUBSCRIPTION_REQUIRED"}}')));
?>
--EXPECT--
SubscriptionRequiredException HTTP 403 SUBSCRIPTION_REQUIRED: An active subscription is required to access the API; errorCode: "SUBSCRIPTION_REQUIRED"
PlanNotEligibleException HTTP 403 PLAN_NOT_ELIGIBLE: API access requires STARTER, INTERMÉDIAIRE or EXPERT plan; errorCode: "PLAN_NOT_ELIGIBLE"
PermissionException; errorCode: null, details: [], no body: true
HTTP 403: not allowed; a workspace id may be outside the scope of the API key
PlanNotEligibleException
PermissionException
PermissionException
AuthenticationException
