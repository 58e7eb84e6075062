--TEST--
Eight processes use a rate limit up and are hardly ever refused, where the server gives requests back one by one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/readers.inc';
const WINDOW = 12;
$began = microtime(true);
$all = [];
foreach (['sliding', 'tokenBucket'] as $count) {
	foreach ([100, 1000] as $limit) {
		$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => $limit, 'window' => WINDOW, 'count' => $count]]);
		$file = new SharedFile();
		$all["$count $limit"] = [$mock, $file, (new Readers($mock->url, $file, $began + 10.5 * WINDOW))->add(8), $count, $limit];
	}
}
reading($began, $began + 10.5 * WINDOW);
foreach ($all as $name => [$mock, $file, $readers, $count, $limit]) {
	$read = $readers->read();
	$used = new Used($mock, $count, $limit, WINDOW);
	say($name, 'windows', $used->windows() >= 10 ? 'enough' : $used->windows(), 'refused', $used->mostRefused() <= 1 ? '1 in a window at most' : $used->mostRefused(),
		'used', $used->share() >= 0.90 ? '90 % or more' : $used->share(), isFair($read) ? 'fair' : $read);
	show($name, $used, $read);
}
?>
--EXPECT--
reading
reading
reading
reading
reading
sliding 100 windows enough refused 1 in a window at most used 90 % or more fair
sliding 1000 windows enough refused 1 in a window at most used 90 % or more fair
tokenBucket 100 windows enough refused 1 in a window at most used 90 % or more fair
tokenBucket 1000 windows enough refused 1 in a window at most used 90 % or more fair
