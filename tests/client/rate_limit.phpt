--TEST--
The rate limit is unknown before the first answer, then as the last answer said
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rate' => ['limit' => 50, 'window' => 3600]]);
$client = client($mock);
say(rateLimit: $client->getRateLimit());
$client->listCalls();
say(limit: $client->getRateLimit()->limit, remaining: $client->getRateLimit()->remaining);
$page = $client->listCalls();
say(remaining: $client->getRateLimit()->remaining, same_as_of_the_page: $client->getRateLimit() == $page->rateLimit);
try {
	$client->get('/v1/nothing');
} catch (Skipcall\Exception\NotFoundException $e) {
	say(same_as_of_the_exception: $e->getRateLimit() == $client->getRateLimit(), remaining: $e->getRateLimit()->remaining);
}
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
rateLimit: null
limit: 50, remaining: 49
remaining: 48, same as of the page: true
same as of the exception: true, remaining: 47
3 requests
