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
	say($what, rows: $rows, tunnels: $tunnels() - $before);
}
putenv("HTTPS_PROXY=http://clerk:S3cret@$proxy->address");
ask('https', $nginx->url, []);
foreach (['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'https_proxy'] as $name) {
	putenv("$name=http://$proxy->address");
}
ask('plain http', $mock->url, []);
ask('plain http after https', $mock->url, ['timeout' => 5]);
$https = client($nginx->url, ['caFile' => $nginx->caFile]);
say('changed to plain http', rows: count($https->withOptions(['baseUrl' => $mock->url])->listCalls()), tunnels: $tunnels());
ask('switched off', $nginx->url, ['proxy' => '']);
ask('host excepted', $nginx->url, ['noProxy' => 'localhost,127.0.0.1']);
ask('another host excepted', $nginx->url, ['noProxy' => 'example.test', 'proxy' => "http://another@$proxy->address"]);
putenv('NO_PROXY=127.0.0.1');
ask('excepted by NO_PROXY', $nginx->url, []);
ask('excepted by NO_PROXY, option given', $nginx->url, ['proxy' => "http://$proxy->address"]);
ask('exception taken back', $nginx->url, ['noProxy' => '', 'proxy' => "http://clerk:Other@$proxy->address"]);
putenv('NO_PROXY=*');
ask('all excepted', $nginx->url, []);

say(
	'passwords went to the proxy alone',
	at_the_proxy: substr_count($proxy->recorded(), 'Proxy-Authorization: Basic ' . base64_encode('clerk:S3cret')) > 0,
	at_the_server: str_contains(json_encode($mock->log()), 'Proxy-'),
);
say(
	'the key did not',
	key_at_the_proxy: str_contains($proxy->recorded(), 'sk_test'),
	header_at_the_proxy: str_contains($proxy->recorded(), "\nAuthorization"),
);
?>
--EXPECT--
https; rows: 3, tunnels: 1
plain http; rows: 3, tunnels: 0
plain http after https; rows: 3, tunnels: 0
changed to plain http; rows: 3, tunnels: 1
switched off; rows: 3, tunnels: 0
host excepted; rows: 3, tunnels: 0
another host excepted; rows: 3, tunnels: 1
excepted by NO_PROXY; rows: 3, tunnels: 0
excepted by NO_PROXY, option given; rows: 3, tunnels: 0
exception taken back; rows: 3, tunnels: 1
all excepted; rows: 3, tunnels: 0
passwords went to the proxy alone; at the proxy: true, at the server: false
the key did not; key at the proxy: false, header at the proxy: false
