--TEST--
A server whose clock is 90 seconds ahead or behind: its rate limit is used up all the same, and never exceeded
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/readers.inc';
const WINDOW = 4;
$began = microtime(true);
$term = new Term($began + 13 * WINDOW);
$reference = new Reference(['limit' => 100, 'window' => WINDOW], $term->until);
$all = [];
foreach (['aligned', 'first'] as $count) {
	foreach ([-90, 90] as $skew) {
		$mock = Mock::start(['rows' => 1, 'clockSkew' => $skew, 'rate' => ['limit' => 100, 'window' => WINDOW, 'count' => $count]]);
		$file = new SharedFile();
		$all["$count $skew"] = [$mock, $file, (new Readers($mock->url, $file, $term))->add(8), $count];
	}
}
foreach (['ms' => 'first', 'seconds' => 'first'] as $reset => $count) {
	$mock = Mock::start(['rows' => 1, 'clockSkew' => 90, 'rate' => ['limit' => 100, 'window' => WINDOW, 'count' => $count, 'reset' => $reset]]);
	$file = new SharedFile();
	$all["$count $reset"] = [$mock, $file, (new Readers($mock->url, $file, $term))->add(8), $count];
}
reading($began, $term->until);
$term->endAfter(10, WINDOW, array_column($all, 0));
$possible = $reference->share();
foreach ($all as $name => [$mock, $file, $readers, $count]) {
	$read = $readers->read();
	$used = new Used($mock, $count, 100, WINDOW);
	say($name, 'windows', $used->windows() >= 10 ? 'enough' : $used->windows(), 'refused', $used->refused(),
		'used', $used->share() >= 0.97 * $possible ? '97 % of what is possible, or more' : $used->share(), isFair($read) ? 'fair' : $read);
	show($name, $used, $read);
}
?>
--EXPECT--
reading
reading
aligned -90 windows enough refused 0 used 97 % of what is possible, or more fair
aligned 90 windows enough refused 0 used 97 % of what is possible, or more fair
first -90 windows enough refused 0 used 97 % of what is possible, or more fair
first 90 windows enough refused 0 used 97 % of what is possible, or more fair
first ms windows enough refused 0 used 97 % of what is possible, or more fair
first seconds windows enough refused 0 used 97 % of what is possible, or more fair
