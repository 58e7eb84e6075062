--TEST--
Pages of the mock API: rows as arrays are what json_decode() makes of the body
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
require __DIR__ . '/../server/mock.inc';
$mock = Mock::start(['rows' => 300]);
$arrays = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'hydrate' => 'arrays']);
$objects = $arrays->withOptions(['hydrate' => 'objects']);
$context = stream_context_create(['http' => ['header' => "Authorization: Bearer sk_test_ok\r\n"]]);
for ($page = 1; $page <= 3; $page++) {
	$body = json_decode(file_get_contents("$mock->url/v1/calls?page=$page&limit=100", false, $context), true);
	$read = $arrays->listCalls($page, 100);
	$rows = array_map(fn (array $row) => Skipcall\Call::fromArray($row), $body['data']);
	echo count($body['data']), ' ', encode(identical($read->data, $body['data'])), ' ',
		encode(identical($arrays->get('/v1/calls', ['page' => $page, 'limit' => 100]), $body)), ' ',
		encode(serialize($objects->listCalls($page, 100)->data) === serialize($rows)), "\n";
}

function encode(bool $value): string
{
	return $value ? 'same' : 'different';
}
?>
--EXPECT--
100 same same same
100 same same same
100 same same same
