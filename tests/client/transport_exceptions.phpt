--TEST--
Other exceptions of a transport surface at once, as they are
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
foreach ([
	new DomainException('own'), new Error('own error'),
	new Skipcall\Exception\TimeoutException('too late'), new Skipcall\Exception\TlsException('not trusted'),
	new Skipcall\Exception\TransportException('somehow'),
	new Skipcall\Exception\InvalidArgumentException('bad'),
	new Skipcall\Exception\NotFoundException('from elsewhere', 404),
] as $exception) {
	$asked = 0;
	$client = doubled(function () use ($exception, &$asked) {
		$asked++;
		throw $exception;
	}, ['sleep' => fn () => null]);
	attempt('asked', fn () => $client->listCalls());
	echo "$asked time\n";
}
?>
--EXPECT--
asked: DomainException: own
1 time
asked: Error: own error
1 time
asked: Skipcall\Exception\TimeoutException: too late
1 time
asked: Skipcall\Exception\TlsException: not trusted
1 time
asked: Skipcall\Exception\TransportException: somehow
1 time
asked: Skipcall\Exception\InvalidArgumentException: bad
1 time
asked: Skipcall\Exception\NotFoundException: from elsewhere
1 time
