--TEST--
A subclass may construct its parent late, but only once
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Late extends Skipcall\Client
{
	public function __construct()
	{
	}

	public function connect(string $url): void
	{
		parent::__construct('sk_test_ok', ['baseUrl' => $url]);
	}
}
$mock = Mock::start(['rows' => 3]);
$client = new Late();
attempt('bad option', fn () => $client->connect('ftp://x'));
$client->connect($mock->url);
say(calls: $client->countCalls());
attempt('twice', fn () => $client->connect($mock->url));
attempt('__construct', fn () => $client->__construct());
?>
--EXPECT--
bad option: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must begin with https:// (or http:// for a loopback address)
calls: 3
twice: Skipcall\Exception\Error: Cannot construct a Skipcall\Client twice: use withOptions()
__construct: allowed
