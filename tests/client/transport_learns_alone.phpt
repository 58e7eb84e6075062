--TEST--
What a double's answers teach stays with the double
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'rate' => ['limit' => 50]]);
$descends = fn (Skipcall\Request $request) => ['headers' => ['X-RateLimit-Limit' => '7',
	'X-RateLimit-Remaining' => '6', 'X-RateLimit-Reset' => '30']]
	+ answer(str_contains($request->getUrl(), 'sort[')
		? [row(1, '2024-01-01'), row(2, '2024-01-02')]
		: [row(1, '2024-01-02'), row(2, '2024-01-01')]);
$double = client($mock, ['transport' => $descends]);
say(sorted: $double->listCalls(sort: 'createdAt')->sorted, limit: $double->getRateLimit()->limit);
$real = client($mock);
say(rateLimit_of_the_network: $real->getRateLimit());
$real->listCalls(sort: 'createdAt');
say(limit_of_the_network: $real->getRateLimit()->limit, limit_of_the_double: $double->getRateLimit()->limit);
targets($mock);
$asked = 0;
$second = client($mock, ['transport' => function (Skipcall\Request $request) use ($descends, &$asked) {
	$asked++;
	return $descends($request);
}]);
say(rateLimit_of_another_double: $second->getRateLimit());
$second->listCalls(sort: 'createdAt');
$second->withOptions(['timeout' => 1])->listCalls(sort: 'createdAt');
echo "$asked requests\n";
?>
--EXPECT--
sorted: true, limit: 7
rateLimit of the network: null
limit of the network: 50, limit of the double: 7
/v1/calls?page=1&orderBy=createdAt&order=asc
rateLimit of another double: null
3 requests
