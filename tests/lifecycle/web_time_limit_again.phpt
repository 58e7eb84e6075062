--TEST--
On the web set_time_limit() starts the time for calls anew, also with the limit there was; and nobody who goes on is refused for ever
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$web = Web::start('<?php
	/* PHP\'s own timer counts processor time. */
	function busy(): void
	{
		$spent = fn () => getrusage()["ru_utime.tv_sec"] * 1000000 + getrusage()["ru_utime.tv_usec"]
			+ getrusage()["ru_stime.tv_sec"] * 1000000 + getrusage()["ru_stime.tv_usec"];
		for ($began = $spent(); $spent() - $began < 50000;);
	}
	function tried(Skipcall\Client $client): string
	{
		try {
			return $client->countCalls() . " rows";
		} catch (Skipcall\Exception\TimeoutException $e) {
			return substr($e->getMessage(), 0, 54);
		}
	}
	set_time_limit(2);
	$client = new Skipcall\Client("sk_test_ok", ["transport" =>
		fn () => ["status" => 200, "body" => "{\"data\":[],\"total\":3,\"page\":1,\"limit\":1,\"totalPages\":3}"]]);
	echo "at first: ", tried($client), "\n";
	usleep(2000000);
	echo "late: ", tried($client), "\n";
	busy();
	set_time_limit(2);
	echo "again: ", tried($client), "\n";
	usleep(2000000);
	echo "late again: ", tried($client), "\n";
	usleep(2100000);
	echo "long after: ", tried($client), "\n";
');
say($web->get('?'));
?>
--EXPECT--
at first: 3 rows
late: The time for this call is used up (max_execution_time)
again: 3 rows
late again: The time for this call is used up (max_execution_time)
long after: 3 rows
