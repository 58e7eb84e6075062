--TEST--
After a complete reconciliation, in however many runs, the calls of a table that did not come and are older than it are exactly those that are gone
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/liars.inc';
mt_srand(3);
foreach ([PHP_INT_MAX, 700, 150] as $most) {
	$liar = new Liar(3000);
	$table = array_column($liar->rows, 'createdAt', 'id');
	// Calls of the table that are gone before it begins, and others that go and come while it reads.
	for ($i = 0; $i < 200; $i++) {
		array_splice($liar->rows, mt_rand(0, count($liar->rows) - 1), 1);
	}
	$before = array_column($liar->rows, 'id');
	$now = 1700003000;
	$began = Liar::date($now);
	$client = $liar->client(['prefetch' => $most === 700 ? 4 : 0]);
	$checkpoint = null;
	$came = [];
	for ($runs = 1; $runs < 200; $runs++) {
		$sync = $client->syncCalls($checkpoint, reconcile: true);
		$left = $most;
		foreach ($sync as $id => $row) {
			$came[$id] = true;
			if (count($came) % 50 === 0) {
				array_splice($liar->rows, mt_rand(0, count($liar->rows) - 1), 1);
				// Of an older time: total is as it was.
				$liar->rows[] = ['id' => 'old-' . count($came), 'createdAt' => Liar::date(1700000000 + mt_rand(0, 2900)), 'organizationId' => 'org-1'];
				usort($liar->rows, fn ($a, $b) => $a['createdAt'] <=> $b['createdAt']);
				array_splice($liar->rows, mt_rand(0, count($liar->rows) - 1), 1);
				$liar->add(1, ++$now);
			}
			if (--$left === 0) {
				$sync->next();
				break;
			}
		}
		$checkpoint = $sync->getCheckpoint();
		if ($sync->getReport()['reconciled']) {
			break;
		}
	}
	$gone = array_keys(array_filter($table, fn ($created, $id) => $created < $began && !isset($came[$id]), ARRAY_FILTER_USE_BOTH));
	$there = array_column($liar->rows, 'id');
	say('runs', $runs > 3 ? 'many' : $runs, 'gone', count($gone) >= 200, 'of these still there', array_values(array_intersect($gone, $there)),
		'gone before it began and not known to be', array_values(array_diff(array_keys($table), $before, $gone)));
}
// Not with what is of another kind, and not twice with the same.
say(caught(fn () => $client->syncCalls($checkpoint, reconcile: true))->getMessage());
say(caught(fn () => $client->syncCalls($checkpoint))->getMessage());
say(caught(fn () => $client->syncCalls($client->syncCalls()->getCheckpoint(), reconcile: true))->getMessage());
say(caught(fn () => $client->syncCalls(by: 'updatedAt', reconcile: true))->getMessage());
$sync = $client->syncCalls();
ids($sync);
say('not complete:', $client->syncCalls(reconcile: true)->getReport()['reconciled'], 'of another kind:', $sync->getReport()['reconciled']);
?>
--EXPECT--
runs 1 gone true of these still there [] gone before it began and not known to be []
runs many gone true of these still there [] gone before it began and not known to be []
runs many gone true of these still there [] gone before it began and not known to be []
Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of a reconciliation that is complete: pass null for another one
Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of a reconciliation
Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of a synchronisation by createdAt
Skipcall\Client::syncCalls(): Argument #11 ($reconcile) needs createdAt
not complete: false of another kind: false
