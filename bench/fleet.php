<?php
/**
 * What a fleet asks of Redis: 200 hosts of 16 workers read 3,000 keys, and what RedisRateLimiter of packages/toolkit does for them is
 * done by the real class and the real script in a real Redis. Only time is not real: see fleet/virtual_redis.inc. Prints
 * figures beside what they should be. Run: tools/bench fleet [--check] [--json=FILE] [--seconds=N] [--hosts=N] [--keys=N] [--lease=N]
 */
declare(strict_types=1);

require __DIR__ . '/../tests/server/service.inc';
require __DIR__ . '/fleet/virtual_redis.inc';
require __DIR__ . '/fleet/fleet.inc';
foreach (glob(__DIR__ . '/../packages/toolkit/src/RateLimit/*.php') as $file) {
	require $file;
}
ini_set('memory_limit', '-1');
$options = getopt('', ['check', 'json:', 'seconds:', 'hosts:', 'keys:', 'lease:', 'only:']);
$seconds = (float) ($options['seconds'] ?? 150);
$hosts = (int) ($options['hosts'] ?? 200);
$keys = (int) ($options['keys'] ?? 3000);
$lease = (int) ($options['lease'] ?? 32);
$only = $options['only'] ?? 'abcde';
$missed = 0;
$all = [];

$folder = Service::folder();
$redis = Service::start($folder, fn (): array => ['redis-server', '--port', '0', '--unixsocket', "$folder/socket", '--save', '',
	'--appendonly', 'no'], 0, "$folder/socket");
$socket = "$folder/socket";

function figure(string $scenario, string $name, float $value, ?string $should = null, bool $good = true, int $digits = 2): void
{
	global $missed, $all;
	$all[$scenario][$name] = $value;
	printf("  %-58s %12s  %s\n", $name, number_format($value, $digits), $should === null ? '' : ($good ? '' : 'NOT ') . $should);
	$missed += $good ? 0 : 1;
}

/** What every scenario has in common. */
function common(string $scenario, Fleet $fleet): void
{
	figure($scenario, 'requests a second', $fleet->served / $fleet->seconds, null, true, 0);
	figure($scenario, 'round trips a second', $fleet->trips / $fleet->seconds, null, true, 0);
	figure($scenario, 'round trips a request', $fleet->trips / max(1, $fleet->served));
	$each = $fleet->trips / $fleet->seconds / $fleet->workers();
	figure($scenario, 'round trips a second and worker', $each, $scenario === 'b' ? null : 'less than 1', $scenario === 'b' || $each < 1);
	figure($scenario, 'refused by the server', $fleet->refused, '0', $fleet->refused === 0, 0);
}

foreach (['a' => $lease, 'b' => 1] as $scenario => $size) {
	if (!str_contains($only, $scenario)) {
		continue;
	}
	echo $scenario === 'a' ? "\n$hosts hosts x 16 workers, $keys keys, queue jobs of about 40 pages, lease $size:\n" : "\nA tenth of that, without leases:\n";
	// Whoever does not lease makes many more round trips: a tenth of the fleet will do.
	unset($fleet);
	$fleet = $scenario === 'a'
		? new Fleet($socket, $size, $keys, $hosts, 16, isQueue: true)
		: new Fleet($socket, $size, intdiv($keys, 10), intdiv($hosts, 10), 16, isQueue: true);
	$fleet->run($seconds, $scenario === 'a' ? 0.6 * $seconds : INF);
	common($scenario, $fleet);
	if ($scenario === 'a') {
		figure($scenario, '... of the busiest worker', $fleet->busiest() / $fleet->seconds);
		figure($scenario, 'lost with a host: permits, of all keys together', $fleet->lost, null, true, 0);
		figure($scenario, '... of the limits of these keys, per cent', 100 * $fleet->lost / max(1, $fleet->lostOf), 'at most 12.5',
			$fleet->lost <= 0.125 * $fleet->lostOf);
	}
	[$use, $windows] = $fleet->used();
	figure($scenario, 'windows in which somebody had to wait', $windows, null, true, 0);
	figure($scenario, '... used, per cent', 100 * $use, '95 or more', $use >= 0.95);
}
foreach (['c' => [1000, 1000, 1000], 'd' => [16, 16, 1000], 'e' => [16, 16, 100]] as $scenario => [$count, $on, $limit]) {
	if (!str_contains($only, $scenario)) {
		continue;
	}
	echo "\n$count workers on one key of $limit a minute, who wait for it, lease $lease:\n";
	unset($fleet);
	$fleet = new Fleet($socket, $lease, 1, $on, intdiv($count, $on), isQueue: false, limit: $limit);
	$fleet->run(300, INF);
	common($scenario, $fleet);
	[$use, $windows] = $fleet->used();
	figure($scenario, 'used, per cent', 100 * $use, '95 or more', $use >= 0.95);
	figure($scenario, 'fairness (Jain: 1 is all the same, 1/n is one has all)', $fleet->fairness(), $count === 16 ? '0.9 or more' : null,
		$count > 16 || $fleet->fairness() >= 0.9);
}

echo "\nWhat the script costs this Redis, unchanged and in real time:\n";
$cost = Fleet::cost($socket);
figure('cost', 'microseconds of its processor for a round trip', $cost, null, true, 1);
figure('cost', 'round trips a second that take half of that processor', 0.5e6 / $cost, null, true, 0);

if (isset($options['json'])) {
	file_put_contents($options['json'], json_encode($all, JSON_PRETTY_PRINT) . "\n");
}
echo "\n", $missed === 0 ? "everything is as it should be\n" : "$missed missed\n";
exit(isset($options['check']) && $missed > 0 ? 1 : 0);
