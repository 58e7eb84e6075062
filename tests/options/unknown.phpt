--TEST--
An unknown option is refused, with the nearest name if there is one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach (['timeOut', 'Timeout', 'base_url', 'baseURL', 'max_retries', 'retries', 'header', 'useragent',
	'cafile', 'sort_style',
	'connect_timeout', 'hydrat', 'apiKey', 'verify', 'x', '', 'proxies', 'debug', 'timeout '] as $name) {
	attempt($name, fn () => new Skipcall\Client('sk_test_ok', [$name => 1]));
}
attempt('null as well', fn () => new Skipcall\Client('sk_test_ok', ['verbose' => null]));
attempt('integer key', fn () => new Skipcall\Client('sk_test_ok', ['arrays']));
attempt('withOptions', fn () => (new Skipcall\Client('sk_test_ok'))->withOptions(['hydrateAs' => 'arrays']));
refused('no array', fn () => new Skipcall\Client('sk_test_ok', 'arrays'));
?>
--EXPECT--
timeOut: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "timeOut"; did you mean "timeout"?
Timeout: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "Timeout"; did you mean "timeout"?
base_url: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "base_url"; did you mean "baseUrl"?
baseURL: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "baseURL"; did you mean "baseUrl"?
max_retries: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "max_retries"; did you mean "maxRetries"?
retries: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "retries"; did you mean "maxRetries"?
header: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "header"; did you mean "headers"?
useragent: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "useragent"; did you mean "userAgent"?
cafile: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "cafile"; did you mean "caFile"?
sort_style: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "sort_style"; did you mean "sortStyle"?
connect_timeout: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "connect_timeout"; did you mean "connectTimeout"?
hydrat: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "hydrat"; did you mean "hydrate"?
apiKey: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "apiKey"
verify: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "verify"; did you mean "verifyTls"?
x: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "x"
: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option ""
proxies: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "proxies"; did you mean "proxy"?
debug: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "debug"
timeout : Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "timeout "; did you mean "timeout"?
null as well: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): unknown option "verbose"
integer key: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): options must be given as name => value, integer key given
withOptions: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withOptions(): unknown option "hydrateAs"; did you mean "hydrate"?
no array: TypeError
