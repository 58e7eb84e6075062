--TEST--
A callback that refers to its client leaves nothing behind
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Holder
{
	public ?Skipcall\Client $client = null;

	public function __invoke(): array
	{
		return answer();
	}
}
foreach (['transport', 'sleep'] as $option) {
	$holder = new Holder();
	$holder->client = new Skipcall\Client('sk_test_ok', [$option => $holder]);
	$client = WeakReference::create($holder->client);
	unset($holder);
	gc_collect_cycles();
	say($option, client_left: $client->get());
}
$client = null;
$client = new Skipcall\Client('sk_test_ok', ['transport' => function () use (&$client) {
	return answer();
}]);
$client->listCalls();
$weak = WeakReference::create($client);
unset($client);
gc_collect_cycles();
say(client_left: $weak->get());
class Keeper extends Skipcall\Client
{
	public ?self $itself = null;
}
$client = new Keeper('sk_test_ok');
$client->itself = $client;
$weak = WeakReference::create($client);
unset($client);
gc_collect_cycles();
say(subclass_left: $weak->get());
?>
--EXPECT--
transport; client left: null
sleep; client left: null
client left: null
subclass left: null
