--TEST--
What a double's answers teach stays with the double
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'rate' => ['limit' => 50]]);
$descends = fn (string $url) => ['headers' => ['X-RateLimit-Limit' => '7',
	'X-RateLimit-Remaining' => '6', 'X-RateLimit-Reset' => '30']]
	+ answer(str_contains($url, 'sort[')
		? [row(1, '2024-01-01'), row(2, '2024-01-02')]
		: [row(1, '2024-01-02'), row(2, '2024-01-01')]);
$double = client($mock, ['transport' => $descends]);
var_dump($double->listCalls(sort: 'createdAt')->sorted, $double->getRateLimit()->limit);
$real = client($mock);
var_dump($real->getRateLimit());
$real->listCalls(sort: 'createdAt');
var_dump($real->getRateLimit()->limit, $double->getRateLimit()->limit);
targets($mock);
$asked = 0;
$second = client($mock, ['transport' => function (string $url) use ($descends, &$asked) {
	$asked++;
	return $descends($url);
}]);
var_dump($second->getRateLimit());
$second->listCalls(sort: 'createdAt');
$second->withOptions(['timeout' => 1])->listCalls(sort: 'createdAt');
echo "$asked requests\n";
?>
--EXPECT--
bool(true)
int(7)
NULL
int(50)
int(7)
/v1/calls?page=1&orderBy=createdAt&order=asc
NULL
3 requests
