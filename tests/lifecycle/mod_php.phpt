--TEST--
Under Apache's mod_php connections outlive the web request: as many as there are workers
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/apache.inc';
if (Apache::missing() !== null) {
	die('skip ' . Apache::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../server/apache.inc';
$mock = Mock::start(['rows' => 300, 'rate' => ['enforce' => false]]);
$apache = Apache::start('<?php
	$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ']);
	echo PHP_SAPI, " ", $client->listCalls((int) $_GET["page"])->page;
', 2);
$right = 0;
for ($i = 1; $i <= 100; $i++) {
	$page = $i % 30 + 1;
	$answer = $apache->get("?page=$page");
	$answer === "apache2handler $page" ? $right++ : print("$answer\n");
}
say(
	right: $right,
	requests: count($mock->log()),
	no_more_connections_than_workers: count(array_unique(array_column($mock->log(), 'connection'))) <= 2,
);
?>
--EXPECT--
right: 100, requests: 100, no more connections than workers: true
