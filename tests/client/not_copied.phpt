--TEST--
A client cannot be cloned, serialised or unserialised
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = new Skipcall\Client('sk_test_ok');
class Own extends Skipcall\Client
{
}
refused('clone', fn () => clone $client);
refused('serialize', fn () => serialize($client));
refused('serialize a subclass', fn () => serialize(new Own('sk_test_ok')));
refused('unserialize', fn () => unserialize('O:15:"Skipcall\Client":0:{}'));
refused('clone a subclass', fn () => clone new Own('sk_test_ok'));
attempt('twice', fn () => $client->__construct('sk_test_other'));
?>
--EXPECT--
clone: Error
serialize: Exception
serialize a subclass: Exception
unserialize: Exception
clone a subclass: Error
twice: Skipcall\Exception\Error: Cannot construct a Skipcall\Client twice: use withOptions()
