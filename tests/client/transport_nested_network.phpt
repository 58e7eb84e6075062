--TEST--
A transport may ask the real server through another client
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25]);
$real = client($mock);
$client = doubled(function (Skipcall\Request $request) use ($real) {
	parse_str(parse_url($request->getUrl(), PHP_URL_QUERY), $query);
	return ['status' => 200, 'headers' => [], 'body' => json_encode($real->get('/v1/calls', $query))];
});
show($client->listCalls(page: 2, limit: 10));
targets($mock);
?>
--EXPECT--
10 rows of 25, page 2 of 3, limit 10, before: true, after: true
/v1/calls?page=2&limit=10
