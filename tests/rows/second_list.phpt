--TEST--
Another list of the API is a table: pages, iterators and synchronisations read it with the code that reads calls
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!class_exists('Skipcall\Dev\Sample')) {
	die('skip only builds with --enable-skipcall-dev have a second list');
}
?>
--FILE--
<?php
use Skipcall\Dev\Sample;

const ROWS = 25;
function sample(int $number): array
{
	return [
		'id' => "s$number",
		'name' => "Sample $number",
		'added' => sprintf('2026-01-%02dT00:00:00.000Z', $number),
		'phoneNumber' => ['value' => "+4930$number"],
		'colour' => 'red',
	];
}

$paths = $orders = [];
$rows = array_map(sample(...), range(1, ROWS));
$answer = function (Skipcall\Request $request) use (&$paths, &$orders, &$rows) {
	$paths[parse_url($request->getUrl(), PHP_URL_PATH)] = true;
	parse_str(parse_url($request->getUrl(), PHP_URL_QUERY), $query);
	$orders[$query['orderBy'] ?? '-'] = true;
	$limit = (int) $query['limit'];
	$body = [
		'data' => array_slice($rows, ($query['page'] - 1) * $limit, $limit),
		'total' => count($rows), 'page' => (int) $query['page'], 'limit' => $limit,
		'totalPages' => (int) ceil(count($rows) / $limit),
	];
	return ['status' => 200, 'headers' => [], 'body' => json_encode($body)];
};
$client = new Skipcall\Client('sk_test_x', ['transport' => $answer, 'sleep' => fn () => null]);

$page = Sample::page($client)->wait();
$first = $page->data[0];
echo 'page: ', count($page), ' of ', $page->total, ", in order: ", json_encode($page->sorted), "\n";
echo 'row: ', $first::class, ", $first->id, $first->name, $first->added, $first->phoneNumber, ", json_encode($first->extra), "\n";
echo 'as arrays: ', json_encode(Sample::page($client->withOptions(['hydrate' => 'arrays']))->wait()->data[1]), "\n";
echo 'again as JSON: ', json_encode($page->toArray()['data'][0]), "\n";

$ids = [];
foreach (Sample::iterate($client) as $row) {
	$ids[] = $row->id;
}
echo 'iterated: ', count($ids), ', the same: ', json_encode($ids === array_column($rows, 'id')), "\n";

$sync = Sample::sync($client);
$ids = [];
foreach ($sync as $id => $row) {
	$ids[] = $id;
}
sort($ids, SORT_NATURAL);
echo 'synchronised: ', count($ids), ', the same: ', json_encode($ids === array_column($rows, 'id')),
	', complete: ', json_encode($sync->isComplete()), "\n";

echo 'paths: ', implode(' ', array_keys($paths)), "\n", 'sorted by: ', implode(' ', array_keys($orders)), "\n";

$said = function (callable $do): void {
	try {
		$do();
		echo "nothing thrown\n";
	} catch (Skipcall\Exception\SkipcallException $failure) {
		echo basename(strtr($failure::class, '\\', '/')), ': ', $failure->getMessage(), "\n";
	}
};
$rows = array_reverse($rows);
$said(fn () => iterator_count(Sample::iterate($client)));
$said(fn () => iterator_count(Sample::sync($client)));
$client = new Skipcall\Client('sk_test_x', [
	'transport' => fn () => ['status' => 200, 'headers' => [], 'body' => '{"data":7}'], 'sleep' => fn () => null]);
$said(fn () => Sample::page($client)->wait());
?>
--EXPECT--
page: 10 of 25, in order: true
row: Skipcall\Dev\Sample, s1, Sample 1, 2026-01-01T00:00:00.000Z, +49301, {"colour":"red"}
as arrays: {"id":"s2","name":"Sample 2","added":"2026-01-02T00:00:00.000Z","phoneNumber":{"value":"+49302"},"colour":"red"}
again as JSON: {"id":"s1","name":"Sample 1","added":"2026-01-01T00:00:00.000Z","phoneNumber":{"value":"+49301"},"colour":"red"}
iterated: 25, the same: true
synchronised: 25, the same: true, complete: true
paths: /v1/samples
sorted by: added
PaginationException: The server did not sort the rows by added: it ignores the parameter `sort`
PaginationException: The server did not sort the rows by added: it ignores the parameter `sort`
DecodeException: The response is not the documented JSON: expected a list of samples at byte 8 (data)
