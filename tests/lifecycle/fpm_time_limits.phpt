--TEST--
Behind php-fpm a call ends within 10 s, and before max_execution_time does, whatever the server does
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/fpm.inc';
if (Fpm::missing() !== null) {
	die('skip ' . Fpm::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../server/fpm.inc';
$mock = Mock::start(['rows' => 300]);
$fpm = Fpm::start('<?php
	if (isset($_GET["limit"])) {
		set_time_limit((int) $_GET["limit"]);
	}
	$options = json_decode($_GET["options"] ?? "[]", true);
	$client = new Skipcall\Client("sk_test_ok", $options + ["rateLimitBucket" => uniqid(), "baseUrl" => ' . var_export($mock->url, true) . ']);
	$cpu = getrusage();
	try {
		$page = $client->listCalls(limit: 100);
		echo count($page), " rows";
	} catch (Skipcall\Exception\ExceptionInterface $e) {
		$now = getrusage();
		$used = $now["ru_utime.tv_sec"] + $now["ru_utime.tv_usec"] / 1e6 - $cpu["ru_utime.tv_sec"] - $cpu["ru_utime.tv_usec"] / 1e6;
		echo substr(strrchr($e::class, "\\\\"), 1), ": ", preg_replace("/; \d+ bytes/", "; N bytes", $e->getMessage()),
			$used < 0.3 ? "" : ", $used s of CPU time";
	}
', [], ['pm.max_children' => 4]);
function ask(string $what, string $query, float $least, float $most): void
{
	global $fpm;
	[$answer, $seconds, $own] = $fpm->get($query);
	say($what, $answer, $seconds >= $least && $own <= $most ? 'in time' : "in $seconds s");
}
$drip = ['drip' => ['bytes' => 100, 'every' => 0.5], 'gzip' => false];
ask('warm', '', 0, 5);
$mock->faults([$drip]);
ask('drips', '', 9, 10);
$mock->faults([['delay' => 30]]);
ask('drips, max_execution_time 2', '?limit=2', 1, 2.3);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '5'], 'times' => 9]]);
ask('waits to retry, max_execution_time 2', '?limit=2', 0, 1);
$mock->faults([['status' => 429, 'headers' => ['Retry-After' => '60'], 'times' => 9]]);
ask('waits for the rate limit', '', 0, 1);
$mock->faults([['status' => 429, 'headers' => ['Retry-After' => '1']]]);
ask('waits a little for the rate limit', '', 0.9, 3);
$mock->faults([$drip]);
ask('maxDuration 1', '?options={"maxDuration":1}', 0.9, 1.5);
// A longer one is heard, and max_execution_time still counts.
$mock->faults([['delay' => 30]]);
ask('maxDuration 20, max_execution_time 2', '?limit=2&options={"maxDuration":20}', 1, 2.3);
$mock->faults([['delay' => 2]]);
ask('timeout 1', '?options={"timeout":1,"maxRetries":0}', 0.9, 1.5);
?>
--EXPECT--
warm 100 rows in time
drips TimeoutException: The time for this call is used up (maxDuration); N bytes of body had arrived in time
drips, max_execution_time 2 TimeoutException: The time for this call is used up (max_execution_time); N bytes of body had arrived in time
waits to retry, max_execution_time 2 ServerException: HTTP 503 SERVICE_UNAVAILABLE: Service Unavailable in time
waits for the rate limit RateLimitException: HTTP 429 RATE_LIMITED: Too Many Requests in time
waits a little for the rate limit 100 rows in time
maxDuration 1 TimeoutException: The time for this call is used up (maxDuration); N bytes of body had arrived in time
maxDuration 20, max_execution_time 2 TimeoutException: The time for this call is used up (max_execution_time); N bytes of body had arrived in time
timeout 1 TimeoutException: No complete response within 1.000 seconds (timeout); N bytes of body had arrived in time
