--TEST--
A logger may wait for the very page that it is told about
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$pending = null;
$logger = new class {
	public function log($level, $message, $context): void
	{
		global $pending;
		if ($level === 'warning' && $pending !== null) {
			$page = $pending->wait();
			echo 'logger: ', count($page), ' of ', $page->total, ', stats: ', $page->stats->status, "\n";
		}
	}
};
$unsorted = fn () => answer([row(2, '2024-03-02T09:00:00.000Z'), row(1, '2024-03-01T09:00:00.000Z')]);
$client = doubled($unsorted, ['logger' => $logger, 'sortStyle' => 'form']);
$pending = $client->listCallsAsync(sort: 'createdAt');
$page = $pending->wait();
echo 'waited: ', count($page), ' of ', $page->total, ', sorted: ', json_encode($page->sorted), ', the same: ', json_encode($page === $pending->wait()), "\n";
// One that throws: that is the outcome.
$client = doubled($unsorted, ['logger' => new class {
	public function log($level): void
	{
		if ($level === 'warning') {
			throw new LogicException('full');
		}
	}
}, 'sortStyle' => 'form']);
attempt('at once', fn () => $client->listCalls(sort: 'createdAt'));
$pending = $client->listCallsAsync(sort: 'createdAt');
attempt('waited', fn () => $pending->wait());
attempt('again', fn () => $pending->wait());
?>
--EXPECT--
logger: 2 of 2, stats: 200
waited: 2 of 2, sorted: false, the same: true
at once: LogicException: full
waited: LogicException: full
again: LogicException: full
