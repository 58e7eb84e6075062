--TEST--
exit() inside a hook ends the program in order: destructors and shutdown functions may make requests
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
foreach (['transport', 'sleep'] as $hook) {
	Child::run(<<<'PHP'
		final class Last
		{
			public function __construct(private Skipcall\Client $client)
			{
			}
			public function __destruct()
			{
				say('destructor', count($this->client->listCalls()));
			}
		}
		$last = new Last(client($argv[1]));
		register_shutdown_function(fn () => say('shutdown', client($argv[1])->countCalls()));
		$client = new Skipcall\Client('sk_test_ok', $argv[2] === 'transport'
			? ['transport' => fn () => exit("leaving\n")]
			: ['transport' => fn () => ['status' => 503, 'body' => ''], 'sleep' => fn () => die("leaving\n")]);
		$client->listCalls();
		say('not reached');
		PHP, [$mock->url, $hook]);
}
?>
--EXPECT--
leaving
shutdown 3
destructor 3
leaving
shutdown 3
destructor 3
