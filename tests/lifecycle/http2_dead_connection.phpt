--TEST--
An HTTP/2 connection on which nothing comes any more is asked once, and then given up for all
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/nginx.inc';
if (Nginx::missing() !== null) {
	die('skip ' . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$nginx = Nginx::start($mock->url);
$client = client($nginx->url, ['caFile' => $nginx->caFile, 'sleep' => fn () => null]);
// Time enough for a new connection on this machine, and far less than what is silent stays silent for.
$timeout = ampleTimeout(fn () => $client->listCalls(), 0.5);
$client = $client->withOptions(['timeout' => $timeout]);
$silent = ['delay' => 20 * $timeout];
$mock->faults([$silent]);
$page = $client->listCalls();
say(httpVersion: $page->stats->httpVersion, attempt: $page->stats->attempt, connectionReused: $page->stats->connectionReused);
$page = $client->listCalls();
say(attempt: $page->stats->attempt, connectionReused: $page->stats->connectionReused);
// When the new one stays silent as well, it is the server.
$mock->faults([$silent, $silent]);
$failure = caught(fn () => $client->listCalls());
say(short($failure), attempt: $failure->getStats()->attempt, connectionReused: $failure->getStats()->connectionReused);
?>
--EXPECT--
httpVersion: "2", attempt: 2, connectionReused: false
attempt: 1, connectionReused: true
TimeoutException; attempt: 2, connectionReused: false
