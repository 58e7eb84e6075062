--TEST--
On the web a wait ends with the time limit of the web request, although waiting costs no CPU time
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$web = Web::start('<?php
	set_time_limit((int) $_GET["limit"]);
	$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ']);
	echo "rows: ", count($client->listCalls());
');
$mock->faults([['delay' => 5]]);
$began = microtime(true);
$answer = $web->get('?limit=1');
say(microtime(true) - $began < 4, str_contains($answer, 'rows: 3'), str_contains($answer, 'Maximum execution time'));
say($web->get('?limit=10'));
?>
--EXPECT--
true false true
rows: 3
