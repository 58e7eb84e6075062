--TEST--
Destructors that use what is just let go of find it empty
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
// An exception that a hook threw, kept until somebody asks, whose destructor uses the object that kept it.
class Clinging extends Error
{
	public ?Closure $do = null;

	public function __destruct()
	{
		if ($this->do !== null) {
			try {
				$said = json_encode(($this->do)());
			} catch (Throwable $e) {
				$said = $e::class . ': ' . $e->getMessage();
			}
			echo "destructor: $said\n";
		}
	}
}
function throwing(?Clinging &$exception): Skipcall\Client
{
	return doubled(function () use (&$exception) {
		$now = $exception;
		$exception = null;
		if ($now !== null) {
			throw $now;
		}
		return served(25)(func_get_arg(0));
	}, ['prefetch' => 4]);
}
echo "rewound, with a page under way that has failed\n";
$exception = null;
$client = throwing($exception);
$rows = $client->iterateCalls(pageSize: 5);
foreach ($rows as $key => $row) {
	if ($key === 0) {
		$exception = new Clinging();
		$exception->do = fn () => $rows->rewind();
		$rows->next(); $rows->next(); $rows->next(); // asks for the next page, whose transport throws
	}
	if ($key >= 3) {
		break;
	}
}
echo 'key: ', $rows->key(), "\n";
$rows->rewind();
echo 'rows: ', iterator_count($rows), "\n";

echo "left, and gone on with\n";
$rows = $client->iterateCalls(pageSize: 5);
$exception = new Clinging();
$exception->do = function () use ($rows) { $rows->next(); return $rows->valid(); };
try {
	$rows->rewind();
} catch (Clinging $e) {
	echo "thrown\n";
}
unset($e);
gc_collect_cycles();
echo 'rows: ', iterator_count($rows), "\n";

echo "a page that is cancelled\n";
$exception = new Clinging();
$pending = $client->listCallsAsync();
$exception->do = fn () => $pending->isReady();
while (!$pending->isReady());
$pending->cancel();
unset($pending);
gc_collect_cycles();

echo "a synchronisation\n";
$exception = new Clinging();
$sync = $client->syncCalls();
$exception->do = fn () => [strlen($sync->getCheckpoint()) > 20, $sync->current()->id];
while (!$sync->isReady());
try {
	$sync->rewind();
} catch (Clinging) {
	echo "thrown\n";
}
unset($sync);
gc_collect_cycles();
?>
--EXPECT--
rewound, with a page under way that has failed
destructor: Skipcall\Exception\Error: This CallIterator waits for a page: its own callbacks cannot use it
key: 4
rows: 25
left, and gone on with
thrown
destructor: true
rows: 25
a page that is cancelled
destructor: true
a synchronisation
destructor: [true,"call-24"]
thrown
