--TEST--
A server that sends no headers but refuses: once per process at first, then once per window; with rateLimitPerMinute never
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/readers.inc';
$began = microtime(true);
$all = [];
foreach (['aligned' => 4, 'first' => 4] as $count => $window) {
	$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => $window, 'count' => $count, 'headers' => false]]);
	$file = new SharedFile();
	$all[$count] = [$mock, $file, (new Readers($mock->url, $file, $began + 13 * $window))->add(8), $count, $window];
}
foreach (['aligned' => 60, 'sliding' => 60] as $count => $window) {
	$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => $window, 'count' => $count, 'headers' => false]]);
	$file = new SharedFile();
	// Their second window is used up at once; an alarm that is pending keeps them from waiting for a third one.
	$readers = new Readers($mock->url, $file, $began + 68, ['rateLimitPerMinute' => 100], '
		if (extension_loaded("pcntl")) {
			pcntl_alarm(110);
		}
		return [];', seconds: 75);
	$all["$count, per minute"] = [$mock, $file, $readers->add(4), $count, $window];
}
reading($began, $began + 68);
foreach ($all as $name => [$mock, $file, $readers, $count, $window]) {
	$read = $readers->read();
	$used = new Used($mock, $count, 100, $window);
	show($name, $used, $read);
	if ($window === 60) {
		say($name, 'read', array_sum($read) >= 150 ? 'more than a window' : $read, 'refused', $used->refused());
		continue;
	}
	// The first refusals are those of all that were under way. Where these began shortly before the end of a window, nobody was
	// refused in it, and what the next one taught counts both: the one after that teaches it again.
	$refused = $used->refusedByWindow();
	$early = max(array_splice($refused, 0, $refused[0] === 0 ? 3 : 1));
	say($name, 'at first', $early <= 8 ? '8 at most' : $early, 'later', max($refused) <= 1 ? 'one per window' : $refused,
		'read', array_sum($read) >= 0.72 * 100 * $used->windows() ? 'well' : $read);
}
?>
--EXPECT--
reading
reading
aligned at first 8 at most later one per window read well
first at first 8 at most later one per window read well
aligned, per minute read more than a window refused 0
sliding, per minute read more than a window refused 0
