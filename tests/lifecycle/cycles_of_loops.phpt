--TEST--
The garbage collector finds loops that were left standing, and looks at objects without making tables of their properties
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
class Holder
{
	public ?Generator $generator = null;
	public mixed $client;

	public function __construct(public string $what)
	{
	}

	public function __destruct()
	{
		echo 'collected: ', $this->what, "\n";
	}
}
$things = [
	'iterateCalls' => fn ($client) => $client->iterateCalls(),
	'syncCalls' => fn ($client) => $client->syncCalls(),
	'batches' => fn ($client) => $client->syncCalls()->batches(2),
	'page' => fn ($client) => $client->listCalls(),
	'batch' => fn ($client) => $client->syncCalls()->batches(2)->current(),
	'NoRewindIterator' => fn ($client) => new NoRewindIterator($client->iterateCalls()),
];
foreach ($things as $what => $make) {
	(function () use ($what, $make) {
		$holder = new Holder($what);
		$client = doubled(served(5), ['onStats' => function () use ($holder) {}]);
		$loop = (function () use ($client, $make) {
			foreach ($make($client) as $row) {
				yield $row;
			}
		})();
		$loop->current();
		$holder->generator = $loop;
		$holder->client = $client;
	})();
	gc_collect_cycles();
}
// What is kept for whoever asks: an exception that holds its own request.
(function () {
	$holder = new Holder('kept exception');
	$pending = doubled(function () use ($holder) {
		$e = new class('x') extends Exception { public $holder; };
		$e->holder = $holder;
		throw $e;
	})->listCallsAsync();
	$pending->isReady();
	$holder->client = $pending;
})();
gc_collect_cycles();
(function () {
	$holder = new Holder('previous exception');
	$pending = doubled(function () use ($holder) {
		$e = new class('x') extends Skipcall\Exception\ConnectionException { public $holder; };
		$e->holder = $holder;
		throw $e;
	}, ['sleep' => fn () => null])->listCallsAsync();
	$pending->isReady();
	$holder->client = $pending;
})();
gc_collect_cycles();
// A subclass with properties of its own, and with others.
#[AllowDynamicProperties]
class Own extends Skipcall\Client
{
	public $holder;
	public $self;
}
foreach ([false, true] as $dynamic) {
	(function () use ($dynamic) {
		$own = new Own('sk_test_ok', ['transport' => served(1)]);
		$own->holder = new Holder($dynamic ? 'subclass, dynamic' : 'subclass');
		$own->self = $own;
		if ($dynamic) {
			$own->other = [$own];
		}
	})();
	gc_collect_cycles();
}
?>
--EXPECT--
collected: iterateCalls
collected: syncCalls
collected: batches
collected: page
collected: batch
collected: NoRewindIterator
collected: kept exception
collected: previous exception
collected: subclass
collected: subclass, dynamic
