--TEST--
Code, messages and text of an error are found in every shape of body that servers are known to send
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'maxRetries' => 0]);
foreach (['openapi', 'vendor', 'nest', 'nestList', 'empty', 'html', 'problem'] as $shape) {
	say("-- $shape");
	$mock->config(['errorShape' => $shape]);
	foreach ([400, 401, 403, 404, 429, 500] as $status) {
		$mock->faults([['status' => $status]]);
		$failure = caught(fn () => $client->listCalls());
		say(
			$failure->getMessage(),
			'|',
			$failure->getErrorCode(),
			$failure->getDetails(),
			strlen($failure->getBody()) > 0 ? $failure->getBody()[0] : 'no body',
		);
	}
}
?>
--EXPECT--
