--TEST--
Requests go below the base URL, whatever its form
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start();
foreach (["$mock->url/", "$mock->url/v1", "$mock->url/v1/", 'HTTP' . substr($mock->url, 4),
	"$mock->url/proxy/skipcall/v1"] as $url) {
	$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $url]);
	try {
		$client->listCalls();
		$client->get('/v1/contacts');
	} catch (Skipcall\Exception\NotFoundException) {
	}
}
targets($mock);
?>
--EXPECT--
/v1/calls?page=1
/v1/contacts
/v1/calls?page=1
/v1/contacts
/v1/calls?page=1
/v1/contacts
/v1/calls?page=1
/v1/contacts
/proxy/skipcall/v1/calls?page=1
