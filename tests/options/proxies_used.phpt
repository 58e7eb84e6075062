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
/** @param array<int, string> $statuses words for statuses that are not always the same */
function told(Skipcall\Client $client, array $statuses = []): void
{
	$failure = caught(fn () => $client->listCalls());
	// libcurl's own words differ between its versions.
	$message = preg_replace('/.*\(curl error (\d+)\)$/', 'curl error $1', $failure->getMessage());
	foreach ($statuses as $status => $words) {
		$message = str_replace("HTTP $status,", "HTTP status $words,", $message);
	}
	say(
		short($failure),
		$message,
		attempt: $failure->getStats()->attempt,
		dump: str_contains(print_r($failure, true), 'S3cret') ? 'password shown' : 'no password',
	);
}
$open = Proxy::tinyproxy();
$page = $over("http://$open->address")->listCalls();
say(
	'http',
	rows: count($page),
	httpVersion: $page->stats->httpVersion,
	connects: count($open->connects()),
	by_CONNECT: str_starts_with($open->connects()[0], 'CONNECT'),
);
$page = $over("http://$open->address")->listCalls();
say('kept', rows: count($page), connectionReused: $page->stats->connectionReused, connects: count($open->connects()));
// Without one it is another connection.
$page = client($nginx->url, ['caFile' => $nginx->caFile])->listCalls();
say('direct', rows: count($page), connectionReused: $page->stats->connectionReused);
say(
	'plain http',
	rows: count(client($mock->url, ['proxy' => $open->address])->listCalls()),
	connects: count($open->connects()),
);

$closed = Proxy::tinyproxy('clerk', 'S3cret');
say('http with password', rows: count($over("http://clerk:S3cret@$closed->address")->listCalls()));
// 407, or 401 from a tinyproxy before 1.11.3: what it says to everybody.
$status = $closed->statusFor('clerk', 'S3cretNot');
say('wrong password', refused: in_array($status, [401, 407], true));
told($over("http://clerk:S3cretNot@$closed->address"), [$status => 'of a wrong password']);
told($over("http://$closed->address"));

$squid = Proxy::squid();
say('squid', rows: count($over("http://$squid->address")->listCalls()));
$squid = Proxy::squid('clerk', 'S3cret');
say('squid with password', rows: count($over("http://clerk:S3cret@$squid->address")->listCalls()));
told($over("http://clerk:S3cretNot@$squid->address"));
unset($squid);

$socks = Proxy::microsocks();
say('socks', rows: count($over("socks5://$socks->address")->listCalls()));
$socks = Proxy::microsocks('clerk', 'S3cret');
say('socks with password', rows: count($over("socks5h://clerk:S3cret@$socks->address")->listCalls()));
told($over("socks5h://clerk:S3cretNot@$socks->address", ['maxRetries' => 0]));

foreach ([502, 403] as $status) {
	$refusing = Proxy::recorder($status);
	told($over("http://clerk:S3cret@$refusing->address"));
}
told($over('http://clerk:S3cret@127.0.0.1:1'));
told($over('http://clerk:S3cret@proxy.invalid:1', ['maxRetries' => 0]));
?>
--EXPECT--
http; rows: 3, httpVersion: "2", connects: 1, by CONNECT: true
kept; rows: 3, connectionReused: true, connects: 1
direct; rows: 3, connectionReused: false
plain http; rows: 3, connects: 2
http with password; rows: 3
wrong password; refused: true
TransportException The proxy refused to connect: HTTP status of a wrong password, its user name or password is wrong or missing; attempt: 1, dump: "no password"
TransportException The proxy refused to connect: HTTP 407, its user name or password is wrong or missing; attempt: 1, dump: "no password"
squid; rows: 3
squid with password; rows: 3
TransportException The proxy refused to connect: HTTP 407, its user name or password is wrong or missing; attempt: 1, dump: "no password"
socks; rows: 3
socks with password; rows: 3
ConnectionException curl error 97; attempt: 1, dump: "no password"
ConnectionException The proxy refused to connect: HTTP 502; attempt: 4, dump: "no password"
TransportException The proxy refused to connect: HTTP 403; attempt: 1, dump: "no password"
ConnectionException curl error 7; attempt: 4, dump: "no password"
ConnectionException curl error 5; attempt: 1, dump: "no password"
