--TEST--
A proxy of the environment is used for https://, never for plain http:// to loopback, and not for hosts of NO_PROXY
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
require __DIR__ . '/../server/proxies.inc';
$mock = Mock::start(['rows' => 3]);
$nginx = Nginx::start($mock->url);
foreach (['HTTP_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'] as $name) {
	putenv($name);
}
$proxy = Proxy::recorder();
$tunnels = fn (): int => substr_count($proxy->recorded(), 'CONNECT ');
function ask(string $what, string $url, array $options): void
{
	global $nginx, $tunnels;
	$before = $tunnels();
	$rows = count(client($url, $options + ['caFile' => $nginx->caFile])->listCalls());
	say($what, $rows, 'rows', $tunnels() - $before, 'tunnels');
}
putenv("HTTPS_PROXY=http://clerk:S3cret@$proxy->address");
ask('https', $nginx->url, []);
foreach (['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'https_proxy'] as $name) {
	putenv("$name=http://$proxy->address");
}
ask('plain http', $mock->url, []);
ask('plain http after https', $mock->url, ['timeout' => 5]);
$https = client($nginx->url, ['caFile' => $nginx->caFile]);
say('changed to plain http', count($https->withOptions(['baseUrl' => $mock->url])->listCalls()), $tunnels());
ask('switched off', $nginx->url, ['proxy' => '']);
ask('host excepted', $nginx->url, ['noProxy' => 'localhost,127.0.0.1']);
ask('another host excepted', $nginx->url, ['noProxy' => 'example.test', 'proxy' => "http://another@$proxy->address"]);
putenv('NO_PROXY=127.0.0.1');
ask('excepted by NO_PROXY', $nginx->url, []);
ask('excepted by NO_PROXY, option given', $nginx->url, ['proxy' => "http://$proxy->address"]);
ask('exception taken back', $nginx->url, ['noProxy' => '', 'proxy' => "http://clerk:Other@$proxy->address"]);
putenv('NO_PROXY=*');
ask('all excepted', $nginx->url, []);

say('passwords went to the proxy alone', substr_count($proxy->recorded(), 'Proxy-Authorization: Basic ' . base64_encode('clerk:S3cret')) > 0,
	str_contains(json_encode($mock->log()), 'Proxy-'));
say('the key did not', str_contains($proxy->recorded(), 'sk_test'), str_contains($proxy->recorded(), "\nAuthorization"));
?>
--EXPECT--
https 3 rows 1 tunnels
plain http 3 rows 0 tunnels
plain http after https 3 rows 0 tunnels
changed to plain http 3 1
switched off 3 rows 0 tunnels
host excepted 3 rows 0 tunnels
another host excepted 3 rows 1 tunnels
excepted by NO_PROXY 3 rows 0 tunnels
excepted by NO_PROXY, option given 3 rows 0 tunnels
exception taken back 3 rows 1 tunnels
all excepted 3 rows 0 tunnels
passwords went to the proxy alone true false
the key did not false false
