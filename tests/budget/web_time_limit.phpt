--TEST--
In php-fpm a wait that max_execution_time would cut is a RateLimitException in time, without CPU time burnt first
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
require_once __DIR__ . '/../lifecycle/life.inc';
require_once __DIR__ . '/../server/fpm.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 2, 'window' => 60]]);
$fpm = Fpm::start('<?php
	$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . '] + json_decode($_GET["options"] ?? "[]", true));
	try {
		echo count($client->listCalls()), " rows";
	} catch (Skipcall\Exception\RateLimitException $e) {
		$r = getrusage();
		$used = $r["ru_utime.tv_sec"] + $r["ru_stime.tv_sec"] + ($r["ru_utime.tv_usec"] + $r["ru_stime.tv_usec"]) / 1e6;
		echo $e->isLocal() ? "refused here" : "refused", preg_match("/\((.*)\)/", $e->getMessage(), $found) ? " ($found[1])" : "",
			$used < 0.3 ? "" : " $used s of CPU time";
	}
', ['max_execution_time' => 2], ['pm.max_children' => 1]);
function ask(string $what, string $query, float $most): void
{
	global $fpm;
	[$answer, , $own] = $fpm->get($query);
	say($what, $answer, $own <= $most ? 'in time' : "in $own s");
}
ask('first', '', 2);
ask('second', '', 2);
ask('nothing left', '', 2.3);
ask('nothing left, would wait long', '?options={"rateLimitMaxWait":100,"maxDuration":100}', 2.3);
$mock->reset();
$mock->faults([['status' => 429, 'headers' => ['Retry-After' => '60'], 'times' => 9]]);
ask('the server refuses', '?options={"rateLimitMaxWait":100,"maxDuration":100,"rateLimitBucket":"a"}', 2.3);
// What fits is waited for.
$mock->config(['rate' => ['limit' => 100]]);
$mock->faults([['status' => 429, 'headers' => ['Retry-After' => '1']]]);
ask('the server wants a second', '?options={"rateLimitBucket":"b"}', 2.3);
?>
--EXPECT--
first 3 rows in time
second 3 rows in time
nothing left refused here (rateLimitMaxWait) in time
nothing left, would wait long refused here (max_execution_time) in time
the server refuses refused in time
the server wants a second 3 rows in time
