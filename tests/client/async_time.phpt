--TEST--
Time in which PHP did other things does not count: a page awaited long after its timeout is there, and was asked for once
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 30]);
// Time enough on this machine for an answer.
$timeout = ampleTimeout(fn () => client($mock)->listCalls(), 0.5);
$mock->reset();
$client = client($mock, ['timeout' => $timeout, 'connectTimeout' => $timeout, 'maxDuration' => 2 * $timeout]);
$pending = [];
foreach ([1, 2, 3] as $page) {
	$pending[] = $client->listCallsAsync($page);
}
$pending[0]->isReady(); // on its way
$end = microtime(true) + 6 * $timeout;
while (microtime(true) < $end) {
	hash('sha256', str_repeat('busy', 1000));
}
foreach ($pending as $one) {
	say(page: $one->wait()->page, attempt: $one->wait()->stats->attempt);
}
echo count($mock->log()), " requests\n";
// While it is waited for, time counts.
$mock->faults([['delay' => 10], ['delay' => 10]]);
$slow = client($mock, ['timeout' => 0.3, 'maxRetries' => 0])->listCallsAsync();
refused('timeout', fn () => $slow->wait());
$slow = client($mock, ['maxDuration' => 0.3])->listCallsAsync();
attempt('maxDuration', fn () => $slow->wait());
?>
--EXPECT--
page: 1, attempt: 1
page: 2, attempt: 1
page: 3, attempt: 1
3 requests
timeout: Skipcall\Exception\TimeoutException
maxDuration: Skipcall\Exception\TimeoutException: The time for this call is used up (maxDuration); 0 bytes of body had arrived
