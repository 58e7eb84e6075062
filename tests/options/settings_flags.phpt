--TEST--
Settings that are on or off are so in every spelling, quoted or not, and refuse what is neither
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$code = <<<'PHP'
	try {
		new Skipcall\Client('sk_test_ok', ['verifyTls' => false]);
		echo "on\n";
	} catch (Skipcall\Exception\InvalidArgumentException) {
		echo "off\n";
	}
	PHP;
foreach (['1', 'On', 'yes', 'true', '"1"', '"on"', '"On"', '"YES"', '"true"', '2', '0', 'Off', 'no', 'false', 'none', '"0"', '"off"', '"no"', '"false"', '', '""', '"fasle"', 'maybe'] as $value) {
	$ini = tempnam(sys_get_temp_dir(), 'skipcall');
	file_put_contents($ini, "skipcall.allow_insecure = $value\ndisplay_errors = 1\nhtml_errors = 0\n");
	$command = Child::command();
	unset($command[array_search('-n', $command, true)]);
	echo '[', $value, ']: ', preg_replace('/\s*\n/', ': ', trim((string) shell_exec(implode(' ', array_map('escapeshellarg', [...$command, '-c', $ini, '-r', $code])) . ' 2>/dev/null'))), "\n";
	unlink($ini);
}
foreach (['on', 'Yes', 'TRUE', '1', 'off', 'no', '', '0', 'fasle', '1.5', "on\0"] as $value) {
	echo json_encode($value), ': ', json_encode(@ini_set('skipcall.persistent', $value) !== false), "\n";
}
$mock = Mock::start(['rows' => 1]);
foreach (['"on"' => 1, '"off"' => 0] as $value => $open) {
	Child::run('client($argv[1])->listCalls(); say(openConnections: Skipcall\Client::getPoolStats()["openConnections"]);', [$mock->url], ['{skipcall}', "skipcall.persistent=$value"]);
}
?>
--EXPECT--
[1]: on
[On]: on
[yes]: on
[true]: on
["1"]: on
["on"]: on
["On"]: on
["YES"]: on
["true"]: on
[2]: on
[0]: off
[Off]: off
[no]: off
[false]: off
[none]: off
["0"]: off
["off"]: off
["no"]: off
["false"]: off
[]: off
[""]: off
["fasle"]: Warning: skipcall.allow_insecure must be on or off in Unknown on line 0: off
[maybe]: Warning: skipcall.allow_insecure must be on or off in Unknown on line 0: off
"on": true
"Yes": true
"TRUE": true
"1": true
"off": true
"no": true
"": true
"0": true
"fasle": false
"1.5": false
"on\u0000": false
openConnections: 1
openConnections: 1
