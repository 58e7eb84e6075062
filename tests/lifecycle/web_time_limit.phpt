--TEST--
On the web a call ends before the time limit of the web request does, although waiting costs no CPU time
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$web = Web::start('<?php
	set_time_limit((int) $_GET["limit"]);
	$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ']);
	try {
		$page = $client->listCalls();
		echo "rows: ", count($page);
	} catch (Skipcall\Exception\TimeoutException $e) {
		echo $e->getMessage(), "; ";
		try {
			$client->listCalls();
		} catch (Skipcall\Exception\TimeoutException $e) {
			echo "status of the next: ", $e->getStats()->status;
		}
	}
');
$mock->faults([['delay' => 5]]);
$took = new Stopwatch();
$answer = $web->get('?limit=1');
say($answer, in_time: $took->seconds() > 0.8 && within($took, 3), requests: count($mock->log()));
say($web->get('?limit=10'));
?>
--EXPECT--
The time for this call is used up (max_execution_time); 0 bytes of body had arrived; status of the next: 0; in time: true, requests: 1
rows: 3
