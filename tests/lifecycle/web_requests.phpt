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
	echo $stats->status, " ", json_encode($stats->connectionReused), " ", $client->getRateLimit()->limit;
');
foreach (['', '', '?exit', ''] as $query) {
	say($web->get($query));
}
say($mock->stats()['connections']);
?>
--EXPECT--
200 false 1000
200 true 1000
left
200 true 1000
1
