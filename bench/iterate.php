<?php

/**
 * What iterateCalls() gains by having the next pages under way: 200 pages, 20 ms of the server for each, 5 ms of PHP work
 * for each. Ratios against reading them one after the other, beside their targets; --check fails when one is missed.
 */

declare(strict_types=1);

require __DIR__ . '/../tests/server/mock.inc';

const PAGES = 200;
const SERVER = 0.020;
const WORK = 0.005;
const TARGETS = [2 => 2.5, 4 => 4.0];

/** Seconds that a whole reading takes. */
function reading(Mock $mock, int $prefetch): float
{
	$mock->reset();
	$mock->faults([['delay' => SERVER, 'times' => -1]]);
	$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'prefetch' => $prefetch]);
	$began = microtime(true);
	$rows = 0;
	foreach ($client->iterateCalls() as $call) {
		if (++$rows % 100 === 0) {
			usleep((int) (WORK * 1e6));
		}
	}
	if ($rows !== PAGES * 100 || $mock->stats()['maxConcurrent'] > $prefetch + 1) {
		fwrite(STDERR, "prefetch $prefetch: $rows rows, {$mock->stats()['maxConcurrent']} requests at once\n");
		exit(1);
	}
	return microtime(true) - $began;
}

$mock = Mock::start(['rows' => PAGES * 100, 'gzip' => false, 'rate' => ['headers' => false, 'enforce' => false]]);
$missed = 0;
// The best of three: the machine may have other things to do.
$best = fn (int $prefetch): float => min(array_map(fn () => reading($mock, $prefetch), range(1, 3)));
$alone = $best(0);
printf("prefetch 0: %.2f s\n", $alone);
foreach (TARGETS as $prefetch => $target) {
	$ratio = $alone / $best($prefetch);
	$missed += $ratio < $target ? 1 : 0;
	printf("prefetch %d: %.2f times as fast (target %.1f)%s\n", $prefetch, $ratio, $target, $ratio < $target ? ' MISSED' : '');
}
exit(in_array('--check', $argv, true) && $missed > 0 ? 1 : 0);
