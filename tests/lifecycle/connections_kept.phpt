--TEST--
A connection is kept between calls, clients and errors: one of its own for each key
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$client = client($mock->url);
say(connectionReused: $client->listCalls()->stats->connectionReused);
say(connectionReused: $client->listCalls()->stats->connectionReused);
unset($client);
gc_collect_cycles();
say(reused_by_another_client: client($mock->url)->listCalls()->stats->connectionReused);
say(reused_with_another_key: client($mock->url)->withApiKey('sk_test_expert')->listCalls()->stats->connectionReused);
$failure = caught(fn () => client($mock->url)->withApiKey('sk_test_wrong')->listCalls());
say(statusCode: $failure->getStatusCode(), connectionReused: $failure->getStats()->connectionReused);
say(reused_after_an_error: client($mock->url)->listCalls()->stats->connectionReused);
say(calls: client($mock->url)->countCalls(), contacts: count(client($mock->url)->get('/v1/contacts')['data']));
say(connections: $mock->stats()['connections'], requests: $mock->stats()['requests']);
?>
--EXPECT--
connectionReused: false
connectionReused: true
reused by another client: true
reused with another key: false
statusCode: 401, connectionReused: false
reused after an error: true
calls: 3, contacts: 3
connections: 3, requests: 8
