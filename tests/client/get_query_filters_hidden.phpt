--TEST--
Filters in a query of get() show as "filters=…", whichever way they are written
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$seen = [];
$client = doubled(function (Skipcall\Request $request) use (&$seen) {
	$seen[] = $request->getRedactedUrl();
	return ['status' => 404, 'headers' => [], 'body' => ''];
});
foreach ([
	['/v1/contacts', ['page' => 1, 'filters' => '{"phone":"+33612345678"}', 'limit' => 5]],
	['/v1/contacts', ['page' => 1, 'filters' => ['phone' => '+33612345678'], 'limit' => 5]],
	['/v1/contacts?filters=33612345678', []],
	['/v1/contacts?filters[phone]=33612345678&limit=5', []],
] as [$path, $query]) {
	try {
		$client->get($path, $query);
	} catch (Skipcall\Exception\NotFoundException $e) {
		$seen[] = $e->getStats()->url;
	}
}
say(urls: count($seen), filters_seen: str_contains(implode($seen), '33612345678'));
?>
--EXPECT--
urls: 8, filters seen: false
