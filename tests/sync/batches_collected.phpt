--TEST--
The garbage collector may run, and a destructor go on with the batches, while the one before is let go
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
class Garbage
{
	public $self;
	public ?Closure $do = null;

	public function __destruct()
	{
		echo "destructor\n";
		($this->do)();
	}
}
function garbage(Closure $do): void
{
	$garbage = new Garbage();
	$garbage->do = $do;
	$garbage->self = $garbage;
}
gc_collect_cycles();
$client = doubled(served(100), ['prefetch' => 1]);
$batches = $client->syncCalls()->batches(10);
$batch = $batches->current();
garbage(fn () => $batches->next());
// One more possible root, and the collector runs.
for ($i = 0, $keep = [], $most = gc_status()['threshold'] - 1; $i < 200000 && gc_status()['roots'] < $most; $i++) {
	$keep[$i] = $object = new stdClass;
	$object = null;
}
$batches->next();
echo "moved on\n";
$x = str_repeat('x', 64);
$y = [1, 2, 3];
echo 'held: ', count($batch), ' rows, first: ', $batch->rows[0]->id, "\n";
echo 'now: ', count($batches->current()), ' rows, first: ', $batches->current()->rows[0]->id, ', key: ', $batches->key(), "\n";
$keep = null;
gc_collect_cycles();
// The same with rows, whose page goes while one of them is held.
foreach (['iterateCalls', 'syncCalls'] as $method) {
	$rows = $client->$method(pageSize: 10);
	$held = [];
	foreach ($rows as $row) {
		$held[] = $row;
		if (count($held) === 10) {
			break;
		}
	}
	garbage(function () use ($rows) {
		try {
			$rows->next();
		} catch (Throwable $e) {
			echo $e::class, "\n";
		}
	});
	// One more possible root, and the collector runs.
	for ($i = 0, $keep = [], $most = gc_status()['threshold'] - 1; $i < 200000 && gc_status()['roots'] < $most; $i++) {
		$keep[$i] = $object = new stdClass;
		$object = null;
	}
	$rows->next();
	echo "moved on\n";
	echo $method, ': ', $rows->valid() ? $rows->current()->id : 'none', ', held: ', $held[9]->id, "\n";
	$keep = null;
	gc_collect_cycles();
}
?>
--EXPECT--
destructor
moved on
held: 10 rows, first: call-99
now: 10 rows, first: call-89, key: 1
destructor
Skipcall\Exception\Error
moved on
iterateCalls: call-10, held: call-9
destructor
Skipcall\Exception\Error
moved on
syncCalls: call-89, held: call-90
