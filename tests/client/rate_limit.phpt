--TEST--
The rate limit is unknown before the first answer, then as the last answer said
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rate' => ['limit' => 50, 'window' => 3600]]);
$client = client($mock);
var_dump($client->getRateLimit());
$client->listCalls();
var_dump($client->getRateLimit()->limit, $client->getRateLimit()->remaining);
$page = $client->listCalls();
var_dump($client->getRateLimit()->remaining, $client->getRateLimit() == $page->rateLimit);
try {
	$client->get('/v1/nothing');
} catch (Skipcall\Exception\NotFoundException $e) {
	var_dump($e->getRateLimit() == $client->getRateLimit(), $e->getRateLimit()->remaining);
}
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
NULL
int(50)
int(49)
int(48)
bool(true)
bool(true)
int(47)
3 requests
