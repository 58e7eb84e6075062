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
say(same_client: $first === $second, class: $second::class);
$first->listCalls();
echo explode(' ', $mock->lastHeaders()['user-agent'])[0], "\n";
$second->listCalls();
echo explode(' ', $mock->lastHeaders()['user-agent'])[0], ' ', $mock->lastHeaders()['authorization'], "\n";
say(timeout: $second->__debugInfo()['timeout'], same_baseUrl: $second->__debugInfo()['baseUrl'] === $mock->url);
say(default_timeout: $second->withOptions(['timeout' => null])->__debugInfo()['timeout']);
say(equal_without_changes: $second->withOptions([])->__debugInfo() === $second->__debugInfo());
attempt('unknown', fn () => $first->withOptions(['timeOut' => 1]));
attempt('bad', fn () => $first->withOptions(['timeout' => -1]));
?>
--EXPECT--
same client: false, class: "Skipcall\\Client"
First/1
Second/1 Bearer sk_test_ok
timeout: 7.0, same baseUrl: true
default timeout: 30.0
equal without changes: true
unknown: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withOptions(): unknown option "timeOut"; did you mean "timeout"?
bad: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withOptions(): option "timeout" must be a number of seconds from 0.001 to 3600, int given
