--TEST--
A daemon that has closed its standard streams: what it prints does not reach the server, and its streams can be opened again
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!is_dir('/proc/self/fd')) {
	die('skip no /proc');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 1500, 'rate' => ['enforce' => false]]);
$code = <<<'PHP'
	$result = $argv[2];
	$client = client($argv[1], ['hydrate' => 'arrays', 'prefetch' => 3]);
	if ($argv[3] === 'warm') {
		$client->listCalls();
		Skipcall\Client::closeIdleConnections();
	}
	ini_set('error_log', ''); // to standard error
	ini_set('ignore_user_abort', '1');
	fclose(STDIN);
	fclose(STDOUT);
	fclose(STDERR);
	$rows = 0;
	$low = [];
	try {
		foreach ($client->iterateCalls(sort: 'createdAt') as $row) {
			if (++$rows % 50 === 0) {
				foreach ([0, 1, 2] as $fd) {
					$link = @readlink("/proc/self/fd/$fd");
					$low[preg_replace('~\d+~', 'N', $link === false ? 'free' : $link)] = true;
				}
				if ($rows > 300) {
					echo "PRINTED-$rows\n";
					flush();
					error_log("LOGGED-$rows");
				}
			}
		}
	} catch (Throwable $e) {
		$rows .= ' ' . $e->getMessage();
	}
	unset($low['free'], $low['/dev/null']);
	$again = fopen($result, 'a');
	fwrite($again, "rows: $rows, in their places: " . json_encode(array_keys($low)) . ', the next file: ' . (fstat($again)['ino'] === @stat('/proc/self/fd/0')['ino'] ? 'takes the first' : 'elsewhere') . "\n");
PHP;
foreach (['warm', 'cold'] as $how) {
	$result = tempnam(sys_get_temp_dir(), 'skipcall');
	$child = new Child($code, [$mock->url, $result, $how]);
	ob_start(); // PHP ends with 255 where it cannot write any more
	$child->end();
	ob_end_clean();
	echo "$how: ", file_get_contents($result);
	unlink($result);
}
$targets = implode("\n", array_column($mock->log(), 'target'));
say('printed to the server:', preg_match('~PRINTED|LOGGED~', $targets), 'bad requests:', count(array_filter($mock->log(), fn ($entry) => ($entry['status'] ?? 200) !== 200)));
?>
--EXPECT--
warm: rows: 1500, in their places: [], the next file: takes the first
cold: rows: 1500, in their places: [], the next file: takes the first
printed to the server: 0 bad requests: 0
