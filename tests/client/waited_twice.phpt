--TEST--
A callback may wait for the page that is being waited for, also where it was asked for in both sort styles
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
foreach (['auto', 'form'] as $style) {
	$pending = null;
	$inside = 0;
	$other = doubled(served(3), ['onStats' => function () use (&$pending, &$inside) {
		$inside = count($pending->wait());
	}]);
	$client = doubled(fn () => answer([row(2, '2024-03-02T09:00:00.000Z'), row(1, '2024-03-01T09:00:00.000Z')]),
		['sortStyle' => $style]);
	// The older request is served first.
	$first = $other->listCallsAsync();
	$pending = $client->listCallsAsync(sort: 'createdAt');
	$page = $pending->wait();
	echo $style, ': ', count($page), ', inside: ', $inside, ', the same: ', json_encode($page === $pending->wait()), "\n";
	$pending = $first = null;
}
?>
--EXPECT--
auto: 2, inside: 2, the same: true
form: 2, inside: 2, the same: true
