--TEST--
A connection is kept between calls, clients and errors: one of its own for each key
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$client = client($mock->url);
say($client->listCalls()->stats->connectionReused);
say($client->listCalls()->stats->connectionReused);
unset($client);
gc_collect_cycles();
say(client($mock->url)->listCalls()->stats->connectionReused);
say(client($mock->url)->withApiKey('sk_test_expert')->listCalls()->stats->connectionReused);
$failure = caught(fn () => client($mock->url)->withApiKey('sk_test_wrong')->listCalls());
say($failure->getStatusCode(), $failure->getStats()->connectionReused);
say(client($mock->url)->listCalls()->stats->connectionReused);
say(client($mock->url)->countCalls(), count(client($mock->url)->get('/v1/contacts')['data']));
say($mock->stats()['connections'], $mock->stats()['requests']);
?>
--EXPECT--
false
true
true
false
401 false
true
3 3
3 8
