--TEST--
Key and base URL come from the environment when they are not given
--EXTENSIONS--
skipcall
--ENV--
SKIPCALL_API_KEY=sk_test_of_environment
SKIPCALL_BASE_URL=https://api.environment.test/v1/
--FILE--
<?php
require __DIR__ . '/client.inc';
foreach ([new Skipcall\Client(), new Skipcall\Client(null, ['baseUrl' => null]),
	new Skipcall\Client('sk_live_given', ['baseUrl' => 'https://api.given.test'])] as $client) {
	echo $client->__debugInfo()['apiKey'], ' ', $client->__debugInfo()['baseUrl'], "\n";
}
?>
--EXPECT--
sk_test_…ment https://api.environment.test
sk_test_…ment https://api.environment.test
sk_live_… https://api.given.test
