--TEST--
Clients in globals, statics, destructors and shutdown functions work until the very end
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
Child::run(<<<'PHP'
	final class Holder
	{
		public static Skipcall\Client $client;
		public static self $self;
		public static string $url;
		public static function kept(): Skipcall\Client
		{
			static $kept;
			return $kept ??= client(self::$url);
		}
		public function __destruct()
		{
			$stats = self::$client->listCalls()->stats;
			say(
				'destructor',
				status: $stats->status,
				connectionReused: $stats->connectionReused,
				calls: client(self::$url)->countCalls(),
			);
			say('static variable', rows: count(self::kept()->listCalls()));
		}
	}
	Holder::$url = $argv[1];
	Holder::$client = $client = client($argv[1]);
	Holder::$self = new Holder();
	$another = new Holder();
	$client->loop = $client;
	Holder::kept()->listCalls();
	register_shutdown_function(function () use ($client) {
		say('shutdown', calls: $client->countCalls());
		register_shutdown_function(fn () => say('and after', calls: $client->countCalls()));
	});
	ob_start(function (string $text) use ($client) {
		return $text . 'output buffer; calls: ' . $client->countCalls() . "\n";
	});
	set_exception_handler(fn ($failure) => say('handler', short($failure), calls: $client->countCalls()));
	$client->withApiKey('sk_test_wrong')->listCalls();
	PHP, [$mock->url], ['{skipcall}', 'error_reporting=8191']);
say(connections: $mock->stats()['connections']);
?>
--EXPECT--
handler AuthenticationException; calls: 3
shutdown; calls: 3
and after; calls: 3
destructor; status: 200, connectionReused: true, calls: 3
static variable; rows: 3
destructor; status: 200, connectionReused: true, calls: 3
static variable; rows: 3
output buffer; calls: 3
connections: 2
