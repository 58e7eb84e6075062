--TEST--
Another program uses a part of the limit: what that costs in refusals is waited out, and no request is lost
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/readers.inc';
const WINDOW = 4;
$began = microtime(true);
$end = $began + 9 * WINDOW;
$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => WINDOW, 'count' => 'aligned']]);
$reference = new Reference(['limit' => 100, 'window' => WINDOW], $end);
$file = new SharedFile();
$other = new SharedFile(); // shared with nobody else
$readers = (new Readers($mock->url, $file, $end))->add(4);
$stranger = new Child('
	$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => $argv[1], "rateLimitMode" => "reactive", "rateLimitMaxWait" => 60]);
	for ($i = 0; microtime(true) < (float) $argv[2]; $i++) {
		$client->listCalls(limit: 1);
		usleep(150000);
	}
	echo $i >= 9 ? "a stranger was there, once in a window at least\n" : "$i\n";
', [$mock->url, (string) $end], $other->settings());
reading($began, $end);
$read = $readers->read();
$stranger->end();
$used = new Used($mock, 'aligned', 100, WINDOW);
say('used', $used->share() >= 0.95 * $reference->share() ? '95 % of what is possible, or more' : $used->share());
// A refusal per request that is under way when the last one is taken: five programs, one each.
say('refused in a window', $used->mostRefused() <= 5 ? '5 at most' : $used->mostRefused());
say('each has read', min($read) > 20 ? 'a lot' : $read);
show('stranger', $used, $read);
?>
--EXPECT--
reading
a stranger was there, once in a window at least
used 95 % of what is possible, or more
refused in a window 5 at most
each has read a lot
