--TEST--
Eight processes use a rate limit up and are never refused, where the server counts in fixed windows
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/readers.inc';
const WINDOW = 6;
$began = microtime(true);
$term = new Term($began + 12.5 * WINDOW);
$reference = new Reference(['limit' => 1000, 'window' => WINDOW], $term->until);
$all = [];
foreach (['aligned', 'first'] as $count) {
	foreach ([100, 1000] as $limit) {
		foreach ($limit === 100 ? ['ceil', 'floor'] : ['ceil'] as $rounding) {
			$mock = Mock::start(['rows' => 1, 'rate' => [
				'limit' => $limit, 'window' => WINDOW, 'count' => $count, 'rounding' => $rounding,
			]]);
			$file = new SharedFile();
			$readers = new Readers($mock->url, $file, $term);
			$all["$count $limit $rounding"] = [$mock, $file, $readers->add(8), $count, $limit];
		}
	}
}
reading($began, $term->until);
$term->endAfter(10, WINDOW, array_column($all, 0));
$possible = $reference->share();
foreach ($all as $name => [$mock, $file, $readers, $count, $limit]) {
	$read = $readers->read();
	$used = new Used($mock, $count, $limit, WINDOW);
	say($name, 'windows', $used->windows() >= 10 ? 'enough' : $used->windows(), 'refused', $used->refused(),
		'used', $used->share() >= 0.97 * $possible ? '97 % of what is possible, or more' : $used->share(),
		'burst', $used->burst() <= $limit ? 'no' : $used->burst(), isFair($read) ? 'fair' : $read);
	show($name, $used, $read);
}
?>
--EXPECT--
reading
reading
aligned 100 ceil windows enough refused 0 used 97 % of what is possible, or more burst no fair
aligned 100 floor windows enough refused 0 used 97 % of what is possible, or more burst no fair
aligned 1000 ceil windows enough refused 0 used 97 % of what is possible, or more burst no fair
first 100 ceil windows enough refused 0 used 97 % of what is possible, or more burst no fair
first 100 floor windows enough refused 0 used 97 % of what is possible, or more burst no fair
first 1000 ceil windows enough refused 0 used 97 % of what is possible, or more burst no fair
