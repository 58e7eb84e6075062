--TEST--
Neither the key nor a filter shows in any exception, however it is printed
--EXTENSIONS--
skipcall
--INI--
zend.exception_ignore_args=0
zend.exception_string_param_max_len=1000
--FILE--
<?php
require __DIR__ . '/caught.inc';
const KEY = 'sk_test_okMARKERKEY0123456789';
const PHONE = '+33612345678';

function look(Throwable $failure): void
{
	$seen = '';
	for ($one = $failure; $one !== null; $one = $one->getPrevious()) {
		$seen .= $one . $one->getMessage() . $one->getTraceAsString() . print_r($one, true)
			. json_encode($one) . @var_export($one, true) . var_dumped($one) . @json_encode($one->getTrace());
		if ($one instanceof Skipcall\Exception\SkipcallException) {
			$seen .= json_encode($one->getStats());
		}
	}
	$secrets = ['MARKERKEY', '33612345678', '%2B336'];
	$found = array_filter($secrets, fn ($secret) => str_contains($seen, $secret));
	say(short($failure), $found === [] ? 'clean' : $found);
}

function var_dumped(mixed $value): string
{
	ob_start();
	var_dump($value);
	return ob_get_clean();
}

$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client(KEY, ['baseUrl' => $mock->url, 'maxRetries' => 0, 'rateLimitMaxWait' => 0, 'timeout' => 2,
	'rateLimitMode' => 'reactive']);
$list = fn () => $client->listCalls(filters: ['phone' => PHONE]);
foreach ([
	['status' => 401], ['status' => 429], ['status' => 500], ['close' => true], ['garbage' => true],
	['delay' => 10], ['body' => 'no JSON'], ['set' => ['page' => '7']], ['badGzip' => true, 'times' => 2],
] as $fault) {
	$mock->faults([['closeAfter' => true], $fault]);
	$client->listCalls();
	look(caught($list));
}
$mock->faults([['status' => 500, 'times' => 2]]);
look(caught(fn () => $client->countCalls(filters: json_encode(['phone' => PHONE]))));
look(caught(fn () => $client->get('/v1/contacts', ['filters' => PHONE])));

$bad = [
	fn () => new Skipcall\Client(KEY . ' 6789'),
	fn () => new Skipcall\Client(KEY, ['timeOut' => 1]),
	fn () => new Skipcall\Client(KEY, ['baseUrl' => 'ftp://127.0.0.1']),
	fn () => $client->withApiKey(KEY . "\n"),
	fn () => $client->listCalls(page: 0, filters: ['phone' => PHONE]),
	fn () => $client->listCalls(filters: '{"phone":"' . PHONE),
	fn () => $client->listCalls(filters: ['phone' => PHONE, 'bad' => "\xE9"]),
	fn () => $client->get('//' . 'evil', ['phone' => PHONE]),
	fn () => $client->listCalls(filters: ['phone' => PHONE, 'long' => str_repeat('x', 300000)]),
];
foreach ($bad as $call) {
	look(caught($call));
}

$thrower = new Skipcall\Client(KEY, ['transport' => fn () => throw new RuntimeException('mine')]);
look(caught(fn () => $thrower->listCalls(filters: ['phone' => PHONE])));
$thrower = new Skipcall\Client(KEY, ['maxRetries' => 0,
	'transport' => fn () => throw new Skipcall\Exception\ConnectionException('mine')]);
look(caught(fn () => $thrower->listCalls(filters: ['phone' => PHONE])));
?>
--EXPECT--
AuthenticationException clean
RateLimitException clean
ServerException clean
ConnectionException clean
TransportException clean
TimeoutException clean
DecodeException clean
PaginationException clean
DecodeException clean
ServerException clean
ServerException clean
InvalidArgumentException clean
InvalidArgumentException clean
InvalidArgumentException clean
InvalidArgumentException clean
InvalidArgumentException clean
InvalidArgumentException clean
InvalidArgumentException clean
InvalidArgumentException clean
InvalidArgumentException clean
TransportException clean
ConnectionException clean
