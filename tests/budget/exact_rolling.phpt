--TEST--
Eight processes use a rate limit up and are hardly ever refused, where the server gives requests back one by one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/readers.inc';
/*
 * A Reset of whole seconds costs up to one second of a round, and always nearly one: whoever waits for it begins just after a
 * second has begun. Of 12 s that would be 8 %, as much as is allowed; of 20 s it is 5.
 */
const WINDOW = 20;
const WINDOWS = 5;
$began = microtime(true);
$term = new Term($began + (WINDOWS - 0.75) * WINDOW);
$reference = new Reference(['limit' => 1000, 'window' => WINDOW], $term->until);
$all = [];
foreach (['sliding', 'tokenBucket'] as $count) {
	foreach ([100, 1000] as $limit) {
		$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => $limit, 'window' => WINDOW, 'count' => $count]]);
		$file = new SharedFile();
		$all["$count $limit"] = [$mock, $file, (new Readers($mock->url, $file, $term))->add(8), $count, $limit];
	}
}
reading($began, $term->until);
$term->endAfter(WINDOWS, WINDOW, array_column($all, 0));
$possible = $reference->share();
foreach ($all as $name => [$mock, $file, $readers, $count, $limit]) {
	$read = $readers->read();
	$used = new Used($mock, $count, $limit, WINDOW);
	say($name, 'windows', $used->windows() >= WINDOWS ? 'enough' : $used->windows(), 'refused', $used->mostRefused() <= 1 ? '1 in a window at most' : $used->mostRefused(),
		'used', $used->share() >= 0.90 * $possible ? '90 % of what is possible, or more' : $used->share(), isFair($read) ? 'fair' : $read);
	show($name, $used, $read);
}
?>
--EXPECT--
reading
reading
reading
sliding 100 windows enough refused 1 in a window at most used 90 % of what is possible, or more fair
sliding 1000 windows enough refused 1 in a window at most used 90 % of what is possible, or more fair
tokenBucket 100 windows enough refused 1 in a window at most used 90 % of what is possible, or more fair
tokenBucket 1000 windows enough refused 1 in a window at most used 90 % of what is possible, or more fair
