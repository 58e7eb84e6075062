--TEST--
Numbers out of range, of another type or no numbers at all are refused
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach (['timeout', 'connectTimeout', 'maxRetries', 'maxResponseBytes', 'maxDuration', 'rateLimitMaxWait'] as $name) {
	$said = [];
	foreach ([-1, '-1', 2000000000, PHP_INT_MAX, PHP_INT_MIN, NAN, INF, '', 'x', '5s', '0x10', true,
		false, [], new stdClass(), 1e300] as $value) {
		try {
			new Skipcall\Client('sk_test_ok', [$name => $value]);
			echo "$name: ", var_export($value, true), " is allowed\n";
		} catch (Skipcall\Exception\InvalidArgumentException $e) {
			$said[] = str_replace('Skipcall\Client::__construct(): ', '', $e->getMessage());
		}
	}
	echo implode("\n", array_unique($said)), "\n";
}
foreach ([['timeout' => 0], ['timeout' => 0.0009], ['timeout' => 3600.1], ['connectTimeout' => 0],
	['maxDuration' => 0], ['maxDuration' => 86401], ['rateLimitMaxWait' => 3601], ['maxRetries' => 101],
	['maxRetries' => 1.5], ['maxRetries' => '1.5'], ['maxResponseBytes' => 1023],
	['maxResponseBytes' => 1073741825]] as $options) {
	refused(json_encode($options), fn () => new Skipcall\Client('sk_test_ok', $options));
}
?>
--EXPECT--
option "timeout" must be a number of seconds from 0.001 to 3600, int given
option "timeout" must be a number of seconds from 0.001 to 3600, string given
option "timeout" must be a number of seconds from 0.001 to 3600, float given
option "timeout" must be a number of seconds from 0.001 to 3600, bool given
option "timeout" must be a number of seconds from 0.001 to 3600, array given
option "timeout" must be a number of seconds from 0.001 to 3600, stdClass given
option "connectTimeout" must be a number of seconds from 0.001 to 3600, int given
option "connectTimeout" must be a number of seconds from 0.001 to 3600, string given
option "connectTimeout" must be a number of seconds from 0.001 to 3600, float given
option "connectTimeout" must be a number of seconds from 0.001 to 3600, bool given
option "connectTimeout" must be a number of seconds from 0.001 to 3600, array given
option "connectTimeout" must be a number of seconds from 0.001 to 3600, stdClass given
option "maxRetries" must be a whole number from 0 to 100, int given
option "maxRetries" must be a whole number from 0 to 100, string given
option "maxRetries" must be a whole number from 0 to 100, float given
option "maxRetries" must be a whole number from 0 to 100, bool given
option "maxRetries" must be a whole number from 0 to 100, array given
option "maxRetries" must be a whole number from 0 to 100, stdClass given
option "maxResponseBytes" must be a whole number from 1024 to 1073741824, int given
option "maxResponseBytes" must be a whole number from 1024 to 1073741824, string given
option "maxResponseBytes" must be a whole number from 1024 to 1073741824, float given
option "maxResponseBytes" must be a whole number from 1024 to 1073741824, bool given
option "maxResponseBytes" must be a whole number from 1024 to 1073741824, array given
option "maxResponseBytes" must be a whole number from 1024 to 1073741824, stdClass given
option "maxDuration" must be a number of seconds from 0.001 to 86400, int given
option "maxDuration" must be a number of seconds from 0.001 to 86400, string given
option "maxDuration" must be a number of seconds from 0.001 to 86400, float given
option "maxDuration" must be a number of seconds from 0.001 to 86400, bool given
option "maxDuration" must be a number of seconds from 0.001 to 86400, array given
option "maxDuration" must be a number of seconds from 0.001 to 86400, stdClass given
option "rateLimitMaxWait" must be a number of seconds from 0 to 3600, int given
option "rateLimitMaxWait" must be a number of seconds from 0 to 3600, string given
option "rateLimitMaxWait" must be a number of seconds from 0 to 3600, float given
option "rateLimitMaxWait" must be a number of seconds from 0 to 3600, bool given
option "rateLimitMaxWait" must be a number of seconds from 0 to 3600, array given
option "rateLimitMaxWait" must be a number of seconds from 0 to 3600, stdClass given
{"timeout":0}: Skipcall\Exception\InvalidArgumentException
{"timeout":0.0009}: Skipcall\Exception\InvalidArgumentException
{"timeout":3600.1}: Skipcall\Exception\InvalidArgumentException
{"connectTimeout":0}: Skipcall\Exception\InvalidArgumentException
{"maxDuration":0}: Skipcall\Exception\InvalidArgumentException
{"maxDuration":86401}: Skipcall\Exception\InvalidArgumentException
{"rateLimitMaxWait":3601}: Skipcall\Exception\InvalidArgumentException
{"maxRetries":101}: Skipcall\Exception\InvalidArgumentException
{"maxRetries":1.5}: Skipcall\Exception\InvalidArgumentException
{"maxRetries":"1.5"}: Skipcall\Exception\InvalidArgumentException
{"maxResponseBytes":1023}: Skipcall\Exception\InvalidArgumentException
{"maxResponseBytes":1073741825}: Skipcall\Exception\InvalidArgumentException
