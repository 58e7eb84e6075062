--TEST--
Requests go through HTTP and SOCKS proxies, with and without a password; what a proxy refuses is told, without it
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/nginx.inc';
if (Service::missing('nginx', 'openssl', 'tinyproxy', 'squid', 'microsocks') !== null) {
	die('skip ' . Service::missing('nginx', 'openssl', 'tinyproxy', 'squid', 'microsocks'));
}
?>
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
require __DIR__ . '/../server/proxies.inc';
$mock = Mock::start(['rows' => 3]);
$nginx = Nginx::start($mock->url);
$over = fn (string $proxy, array $options = []) => client($nginx->url, [
	'caFile' => $nginx->caFile, 'proxy' => $proxy, 'sleep' => fn () => null,
] + $options);
function told(Skipcall\Client $client): void
{
	$failure = caught(fn () => $client->listCalls());
	// libcurl's own words differ between its versions.
	$message = preg_replace('/.*\(curl error (\d+)\)$/', 'curl error $1', $failure->getMessage());
	say(short($failure), $message,
		$failure->getStats()->attempt, str_contains(print_r($failure, true), 'S3cret') ? 'password shown' : 'no password');
}
$open = Proxy::tinyproxy();
$page = $over("http://$open->address")->listCalls();
say('http', count($page), $page->stats->httpVersion, count($open->connects()), str_starts_with($open->connects()[0], 'CONNECT'));
$page = $over("http://$open->address")->listCalls();
say('kept', count($page), $page->stats->connectionReused, count($open->connects()));
// Without one it is another connection.
$page = client($nginx->url, ['caFile' => $nginx->caFile])->listCalls();
say('direct', count($page), $page->stats->connectionReused);
say('plain http', count(client($mock->url, ['proxy' => $open->address])->listCalls()), count($open->connects()));

$closed = Proxy::tinyproxy('clerk', 'S3cret');
say('http with password', count($over("http://clerk:S3cret@$closed->address")->listCalls()));
told($over("http://clerk:S3cretNot@$closed->address"));
told($over("http://$closed->address"));

$squid = Proxy::squid();
say('squid', count($over("http://$squid->address")->listCalls()));
$squid = Proxy::squid('clerk', 'S3cret');
say('squid with password', count($over("http://clerk:S3cret@$squid->address")->listCalls()));
told($over("http://clerk:S3cretNot@$squid->address"));
unset($squid);

$socks = Proxy::microsocks();
say('socks', count($over("socks5://$socks->address")->listCalls()));
$socks = Proxy::microsocks('clerk', 'S3cret');
say('socks with password', count($over("socks5h://clerk:S3cret@$socks->address")->listCalls()));
told($over("socks5h://clerk:S3cretNot@$socks->address", ['maxRetries' => 0]));

foreach ([502, 403] as $status) {
	$refusing = Proxy::recorder($status);
	told($over("http://clerk:S3cret@$refusing->address"));
}
told($over('http://clerk:S3cret@127.0.0.1:1'));
told($over('http://clerk:S3cret@proxy.invalid:1', ['maxRetries' => 0]));
?>
--EXPECT--
http 3 2 1 true
kept 3 true 1
direct 3 false
plain http 3 2
http with password 3
TransportException The proxy refused to connect: HTTP 401, its user name or password is wrong or missing 1 no password
TransportException The proxy refused to connect: HTTP 407, its user name or password is wrong or missing 1 no password
squid 3
squid with password 3
TransportException The proxy refused to connect: HTTP 407, its user name or password is wrong or missing 1 no password
socks 3
socks with password 3
ConnectionException curl error 97 1 no password
ConnectionException The proxy refused to connect: HTTP 502 4 no password
TransportException The proxy refused to connect: HTTP 403 1 no password
ConnectionException curl error 7 4 no password
ConnectionException curl error 5 1 no password
