--TEST--
The built-in web server: the second web request uses the connection of the first
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$web = Web::start('<?php
	$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ']);
	if (isset($_GET["exit"])) {
		(new Skipcall\Client("k", ["transport" => fn () => exit("left")]))->listCalls();
	}
	$stats = $client->listCalls()->stats;
	echo "status: $stats->status, connectionReused: ", json_encode($stats->connectionReused), ", limit: ", $client->getRateLimit()->limit;
');
foreach (['', '', '?exit', ''] as $query) {
	say($web->get($query));
}
say(connections: $mock->stats()['connections']);
?>
--EXPECT--
status: 200, connectionReused: false, limit: 1000
status: 200, connectionReused: true, limit: 1000
left
status: 200, connectionReused: true, limit: 1000
connections: 1
