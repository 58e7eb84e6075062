--TEST--
skipcall.max_age, idle_timeout, max_idle and persistent, and the option persistent: how long connections are kept
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$other = Mock::start(['rows' => 3]);
$code = <<<'PHP'
	$ask = fn (string $url, array $options = []) => client($url, $options)->listCalls()->stats->connectionReused ? 'kept' : 'new';
	$stats = fn (string $name) => Skipcall\Client::getPoolStats()[$name];
	foreach (explode(' ', $argv[3]) as $step) {
		match ($step) {
			'ask' => print($ask($argv[1]) . ' '),
			'other' => print($ask($argv[2]) . ' '),
			'passing' => print($ask($argv[1], ['persistent' => false]) . ' '),
			'wait' => usleep(1_300_000),
			'nap' => usleep(5000), // libcurl tells by milliseconds which one was unused for longer
			'open' => print($stats('openConnections') . ' open '),
			'ini' => ini_set('skipcall.persistent', '0'),
		};
	}
	echo "\n";
PHP;
foreach ([
	[[], 'ask ask wait ask open'],
	[['max_age=1'], 'ask ask wait ask ask open'],
	[['max_age=0'], 'ask ask open'],
	[['idle_timeout=1'], 'ask ask wait ask'],
	[['idle_timeout=0'], 'ask ask open'],
	[['idle_timeout=3'], 'ask wait ask'],
	[['max_idle=0'], 'ask ask open'],
	[['max_idle=1'], 'ask nap other open ask open'],
	[['max_idle=2'], 'ask other open ask other open'],
	// Within one PHP request they are kept also so, apart from the others.
	[['persistent=0'], 'ask ask passing open'],
	[[], 'ask passing passing ask open'],
	[[], 'ask ini ask ask open'],
] as [$settings, $steps]) {
	echo implode(' ', $settings), " | $steps | ";
	Child::run($code, [$mock->url, $other->url, $steps], ['{skipcall}', ...array_map(fn ($setting) => "skipcall.$setting", $settings)]);
}
$web = Web::start('<?php
	$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ', "persistent" => $_GET["keep"] === "1"]);
	echo json_encode([$client->listCalls()->stats->connectionReused, $client->listCalls()->stats->connectionReused]);
');
say('web, kept', $web->get('?keep=1'), $web->get('?keep=1'));
say('web, not kept', $web->get('?keep=0'), $web->get('?keep=0'), 'and', $web->get('?keep=1'));
?>
--EXPECT--
| ask ask wait ask open | new kept kept 1 open 
max_age=1 | ask ask wait ask ask open | new kept new kept 1 open 
max_age=0 | ask ask open | new new 1 open 
idle_timeout=1 | ask ask wait ask | new kept new 
idle_timeout=0 | ask ask open | new new 0 open 
idle_timeout=3 | ask wait ask | new kept 
max_idle=0 | ask ask open | new new 0 open 
max_idle=1 | ask nap other open ask open | new new 1 open new 1 open 
max_idle=2 | ask other open ask other open | new new 2 open kept kept 2 open 
persistent=0 | ask ask passing open | new kept kept 1 open 
 | ask passing passing ask open | new new kept kept 2 open 
 | ask ini ask ask open | new new kept 2 open 
web, kept [false,true] [true,true]
web, not kept [false,true] [false,true] and [true,true]
