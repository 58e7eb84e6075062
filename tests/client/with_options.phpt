--TEST--
withOptions() gives another client with these options changed and leaves the first as it is
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$first = client($mock, ['userAgent' => 'First/1', 'timeout' => 7]);
$second = $first->withOptions(['userAgent' => 'Second/1']);
var_dump($first === $second, $second::class);
$first->listCalls();
echo explode(' ', $mock->lastHeaders()['user-agent'])[0], "\n";
$second->listCalls();
echo explode(' ', $mock->lastHeaders()['user-agent'])[0], ' ', $mock->lastHeaders()['authorization'], "\n";
var_dump($second->__debugInfo()['timeout'], $second->__debugInfo()['baseUrl'] === $mock->url);
var_dump($second->withOptions(['timeout' => null])->__debugInfo()['timeout']);
var_dump($second->withOptions([])->__debugInfo() === $second->__debugInfo());
attempt('unknown', fn () => $first->withOptions(['timeOut' => 1]));
attempt('bad', fn () => $first->withOptions(['timeout' => -1]));
?>
--EXPECT--
bool(false)
string(15) "Skipcall\Client"
First/1
Second/1 Bearer sk_test_ok
float(7)
bool(true)
float(30)
bool(true)
unknown: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withOptions(): unknown option "timeOut"; did you mean "timeout"?
bad: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withOptions(): option "timeout" must be a number of seconds from 0.001 to 3600, int given
