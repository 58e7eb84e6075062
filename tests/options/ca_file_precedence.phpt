--TEST--
Whom to trust: caFile, else skipcall.ca_file, else curl.cainfo, else openssl.cafile, else SSL_CERT_FILE and SSL_CERT_DIR, else the system
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/nginx.inc';
if (Nginx::missing() !== null) {
	die('skip ' . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 3]);
$nginx = Nginx::start($mock->url);
$other = Nginx::start($mock->url);
$names = ['skipcall.ca_file', 'curl.cainfo', 'openssl.cafile'];
$ask = <<<'PHP'
	$options = isset($argv[2]) && $argv[2] !== '' ? ['caFile' => $argv[2]] : [];
	try {
		echo count(client($argv[1], $options)->listCalls()), " rows\n";
	} catch (Skipcall\Exception\TlsException $e) {
		echo "not trusted\n";
	}
PHP;
function ask(string $what, array $settings, string $caFile = ''): void
{
	global $nginx, $ask;
	echo str_pad("$what: ", 50);
	$list = ['{skipcall}'];
	foreach ($settings as $name => $file) {
		$list[] = "$name=$file";
	}
	Child::run($ask, [$nginx->url, $caFile], $list);
}
$good = $nginx->caFile;
$bad = $other->caFile;
// As c_rehash makes it.
$folder = Service::folder();
copy($good, $folder . '/' . openssl_x509_parse(file_get_contents($good))['hash'] . '.0');
ask('nothing said', []);
foreach ($names as $name) {
	ask("$name alone", [$name => $good]);
	ask("$name alone, another authority", [$name => $bad]);
}
// Each counts before those that follow it; "" and the option left out are not said.
ask('caFile before all', array_fill_keys($names, $bad), $good);
ask('caFile wrong, all others right', array_fill_keys($names, $good), $bad);
ask('skipcall.ca_file before the rest', ['skipcall.ca_file' => $good, 'curl.cainfo' => $bad, 'openssl.cafile' => $bad]);
ask('curl.cainfo before openssl.cafile', ['curl.cainfo' => $good, 'openssl.cafile' => $bad]);
ask('openssl.cafile is not asked before curl.cainfo', ['curl.cainfo' => $bad, 'openssl.cafile' => $good]);
ask('an empty one is passed over', ['skipcall.ca_file' => '', 'curl.cainfo' => '', 'openssl.cafile' => $good]);
foreach ([
	'SSL_CERT_FILE alone' => [['SSL_CERT_FILE' => $good], []],
	'SSL_CERT_FILE after the settings' => [['SSL_CERT_FILE' => $good], ["openssl.cafile=$bad"]],
	'SSL_CERT_FILE, another authority' => [['SSL_CERT_FILE' => $bad], []],
	'SSL_CERT_DIR' => [['SSL_CERT_DIR' => $folder], []],
	'SSL_CERT_DIR beside a caFile' => [['SSL_CERT_DIR' => $folder], [], $bad],
] as $what => $case) {
	[$environment, $settings] = $case;
	echo str_pad("$what: ", 50);
	Child::run($ask, [$nginx->url, $case[2] ?? ''], ['{skipcall}', ...$settings], $environment);
}
array_map('unlink', glob("$folder/*"));
rmdir($folder);
Child::run('say(
	the_setting: (new Skipcall\Client("sk_test_ok"))->__debugInfo()["caFile"] === $argv[1],
	the_option_as_null: (new Skipcall\Client("sk_test_ok", ["caFile" => __FILE__]))->withOptions(["caFile" => null])->__debugInfo()["caFile"] === $argv[1],
);', [$good], ['{skipcall}', "skipcall.ca_file=$good"]);
?>
--EXPECT--
nothing said:                                     not trusted
skipcall.ca_file alone:                           3 rows
skipcall.ca_file alone, another authority:        not trusted
curl.cainfo alone:                                3 rows
curl.cainfo alone, another authority:             not trusted
openssl.cafile alone:                             3 rows
openssl.cafile alone, another authority:          not trusted
caFile before all:                                3 rows
caFile wrong, all others right:                   not trusted
skipcall.ca_file before the rest:                 3 rows
curl.cainfo before openssl.cafile:                3 rows
openssl.cafile is not asked before curl.cainfo:   not trusted
an empty one is passed over:                      3 rows
SSL_CERT_FILE alone:                              3 rows
SSL_CERT_FILE after the settings:                 not trusted
SSL_CERT_FILE, another authority:                 not trusted
SSL_CERT_DIR:                                     3 rows
SSL_CERT_DIR beside a caFile:                     not trusted
the setting: true, the option as null: true
