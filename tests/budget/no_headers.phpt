--TEST--
A server that sends no headers but refuses: once per process at first, then once per window; with rateLimitPerMinute never
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/readers.inc';
$began = microtime(true);
$all = [];
foreach (['aligned' => 6, 'first' => 6] as $count => $window) {
	$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => $window, 'count' => $count, 'headers' => false]]);
	$file = new SharedFile();
	$all[$count] = [$mock, $file, (new Readers($mock->url, $file, $began + 12.5 * $window))->add(8), $count, $window];
}
foreach (['aligned' => 60, 'sliding' => 60] as $count => $window) {
	$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => $window, 'count' => $count, 'headers' => false]]);
	$file = new SharedFile();
	$all["$count, per minute"] = [$mock, $file,
		(new Readers($mock->url, $file, $began + 75, ['rateLimitPerMinute' => 100]))->add(4), $count, $window];
}
foreach ($all as $name => [$mock, $file, $readers, $count, $window]) {
	$read = $readers->read();
	$log = array_filter($mock->log(), fn ($entry) => in_array($entry['status'], [200, 429], true));
	$first = reset($log)['time'];
	$refused = array_column(array_filter($log, fn ($entry) => $entry['status'] === 429), 'time');
	if ($window === 60) {
		say($name, 'read', array_sum($read) >= 150 ? 'more than a window' : $read, 'refused', count($refused));
		continue;
	}
	// The first refusals are those of all that were under way.
	$early = count(array_filter($refused, fn ($at) => $at < $first + $window));
	$later = array_count_values(array_map(
		fn ($at) => (int) floor($count === 'aligned' ? $at / $window : ($at - $first) / $window),
		array_filter($refused, fn ($at) => $at >= $first + $window),
	));
	say($name, 'at first', $early <= 8 ? '8 at most' : $early, 'later', max($later ?: [0]) <= 2 && array_sum($later) <= 13 ? 'one per window' : $later,
		'read', array_sum($read) >= 900 ? 'well' : $read);
	if (getenv('SKIPCALL_SHOW') === '1') {
		fprintf(STDERR, "%s: %d, %s; %s\n", $name, $early, json_encode($later), json_encode($read));
	}
}
?>
--EXPECT--
aligned at first 8 at most later one per window read well
first at first 8 at most later one per window read well
aligned, per minute read more than a window refused 0
sliding, per minute read more than a window refused 0
