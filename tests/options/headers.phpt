--TEST--
Headers are added to every request; one of them may replace Accept, and values may be empty or whole numbers
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start();
$client = client($mock, ['headers' => ['X-Trace' => 'a: b, "c"', 'X-Empty' => '', 'X-Number' => 7,
	'ACCEPT' => 'text/x', 'X-Tab' => "a\tb", 'X-Utf8' => 'Zoé']]);
$client->listCalls();
$headers = $mock->log()[0]['headers'];
foreach ($headers as [$name, $value]) {
	if (str_starts_with($name, 'X-') || strcasecmp($name, 'accept') === 0) {
		echo "$name: ", json_encode($value, JSON_UNESCAPED_UNICODE), "\n";
	}
}
say(authorization: $mock->lastHeaders()['authorization']);
?>
--EXPECT--
X-Trace: "a: b, \"c\""
X-Empty: ""
X-Number: "7"
ACCEPT: "text\/x"
X-Tab: "a\tb"
X-Utf8: "Zoé"
authorization: "Bearer sk_test_ok"
