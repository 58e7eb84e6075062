--TEST--
What a transport throws: ours is the failure it names, an exception of a library the previous one of a TransportException, an Error passes
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
foreach ([
	new DomainException('own'), new RuntimeException('', 7), new class('of a class without a name') extends Exception {}, new Error('own error'),
	new TypeError('own type error'), new Skipcall\Exception\TimeoutException('too late'), new Skipcall\Exception\TlsException('not trusted'),
	new Skipcall\Exception\TransportException('somehow'),
	new Skipcall\Exception\InvalidArgumentException('bad'),
	new Skipcall\Exception\NotFoundException('from elsewhere', 404),
] as $exception) {
	$asked = 0;
	$client = doubled(function () use ($exception, &$asked) {
		$asked++;
		throw $exception;
	}, ['sleep' => fn () => null]);
	try {
		$client->listCalls();
	} catch (Throwable $e) {
		echo preg_replace('/\0.*/', '', $e::class), ': ', preg_replace('/@anonymous\0?.*?:/', '@anonymous:', $e->getMessage()), "\n";
		say(asked: $asked, itself: $e === $exception, previous: $e->getPrevious() === $exception,
			code: $e->getCode(), retryable: method_exists($e, 'isRetryable') ? $e->isRetryable() : null);
	}
}
// A library writes the URL into its messages, and the key where it fails.
function shown(string $what, Throwable $thrown, mixed $filters, string $secret = '33612345678'): void
{
	try {
		(new Skipcall\Client('sk_test_0123456789abcdef', ['baseUrl' => 'https://api.example.test',
			'transport' => fn ($request) => throw $thrown instanceof Skipcall\Exception\TransportException
				? new ($thrown::class)(sprintf($thrown->getMessage(), $request->getUrl(), $request->getAuthorization(), is_string($f = $request->getFilters()) ? $f : json_encode($f)))
				: new ($thrown::class)(sprintf($thrown->getMessage(), $request->getUrl(), $request->getAuthorization(), is_string($f = $request->getFilters()) ? $f : json_encode($f)))]))
			->listCalls(filters: $filters);
	} catch (Skipcall\Exception\TransportException $e) {
		$message = $e->getMessage();
		say($what, $message);
		say(filters_shown: str_contains($message, $secret), key_shown: str_contains($message, '0123456789abcdef'),
			previous_shows_them: str_contains($e->getPrevious()->getMessage(), $secret));
	}
}
$says = 'cURL error 28: Operation timed out (see https://curl.haxx.se) for %s; sent "%s"; asked for %s';
shown('a library', new RuntimeException($says), ['phone' => '+33612345678']);
shown('ours', new Skipcall\Exception\ConnectionException($says), '{"phone": "+33612345678"}');
?>
--EXPECT--
Skipcall\Exception\TransportException: The transport threw DomainException: own
asked: 1, itself: false, previous: true, code: 0, retryable: false
Skipcall\Exception\TransportException: The transport threw RuntimeException
asked: 1, itself: false, previous: true, code: 0, retryable: false
Skipcall\Exception\TransportException: The transport threw Exception@anonymous: of a class without a name
asked: 1, itself: false, previous: true, code: 0, retryable: false
Error: own error
asked: 1, itself: true, previous: false, code: 0, retryable: null
TypeError: own type error
asked: 1, itself: true, previous: false, code: 0, retryable: null
Skipcall\Exception\TimeoutException: too late
asked: 1, itself: false, previous: true, code: 0, retryable: true
Skipcall\Exception\TlsException: not trusted
asked: 1, itself: false, previous: true, code: 0, retryable: false
Skipcall\Exception\TransportException: somehow
asked: 1, itself: false, previous: true, code: 0, retryable: false
Skipcall\Exception\InvalidArgumentException: bad
asked: 1, itself: true, previous: false, code: 0, retryable: null
Skipcall\Exception\NotFoundException: from elsewhere
asked: 1, itself: true, previous: false, code: 404, retryable: false
a library The transport threw RuntimeException: cURL error 28: Operation timed out (see https://curl.haxx.se) for https://api.example.test/v1/calls?page=1&filters=… sent "Bearer …"; asked for …
filters shown: false, key shown: false, previous shows them: true
ours cURL error 28: Operation timed out (see https://curl.haxx.se) for https://api.example.test/v1/calls?page=1&filters=… sent "Bearer …"; asked for …
filters shown: false, key shown: false, previous shows them: true
