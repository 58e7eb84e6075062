--TEST--
What a caller gets from each hostile or broken server, how long it takes and how much memory: as docs/reliability.md says
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/hostile.inc';
if (hostile_missing() !== null) {
	die('skip ' . hostile_missing());
}
?>
--FILE--
<?php
require __DIR__ . '/hostile.inc';
// $ok is a whole answer, $head($length) the head of one. A case ends its connection, unless it says otherwise.
$cases = [
	'closes before an answer' => 'fclose($peer->socket);',
	'resets before an answer' => '$peer->reset();',
	'closes within the status line' => '$peer->say("HTTP/1.1 20");',
	'closes within the headers' => '$peer->say("HTTP/1.1 200 OK\r\nContent-Le");',
	'closes within the body' => '$peer->say(substr($ok, 0, -5));',
	'resets within the body' => '$peer->say(substr($ok, 0, -5)); $peer->pause(0.05); $peer->reset();',
	'closes within a chunk' => '$peer->say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"data\"");',
	'closes its half of the socket and says nothing' => 'stream_socket_shutdown($peer->socket, STREAM_SHUT_WR); fread($peer->socket, 1);',
	'never answers' => 'fread($peer->socket, 1);',
	'sends a byte of the head now and then, for ever' => '$peer->say("HTTP/1.1 200 OK\r\nX: "); for (;;) { $peer->say("a"); $peer->pause(0.01); }',
	'sends a byte of the body now and then, for ever' => '$peer->say($head(99999)); for (;;) { $peer->say(" "); $peer->pause(0.01); }',
	'sends an endless body' => '$peer->say("HTTP/1.1 200 OK\r\n\r\n"); for ($i = 0; $i < 4000; $i++) { $peer->say(str_repeat(" ", 65536)); }',
	'sends endless headers' => '$peer->say("HTTP/1.1 200 OK\r\n"); for ($i = 0; $i < 99999; $i++) { $peer->say("X-$i: " . str_repeat("a", 900) . "\r\n"); }',
	'sends endless interim answers' => 'for ($i = 0; $i < 99999; $i++) { $peer->say(str_repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 100)); }',
	'sends one header of 120 KB' => '$peer->say("HTTP/1.1 200 OK\r\nX: " . str_repeat("a", 120000) . "\r\n\r\n");',
	'sends endless chunk extensions' => '$peer->say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;"); for (;;) { $peer->say(str_repeat("a", 65536)); }',
	'gzip bomb' => '$bomb = gzencode(str_repeat("\0", 16 << 20)); $peer->say(Peer::answer($bomb, ["Content-Encoding" => "gzip"]));',
	'gzip bomb in an error' => '$bomb = gzencode(str_repeat("\0", 16 << 20)); $peer->say(Peer::answer($bomb, ["Content-Encoding" => "gzip"], 500));',
	'deflate bomb' => '$bomb = gzcompress(str_repeat("\0", 16 << 20)); $peer->say(Peer::answer($bomb, ["Content-Encoding" => "deflate"]));',
	'br bomb' => '$bomb = hex2bin("9ffffffff82700e2b14020f7fe1f"); $peer->say(Peer::answer($bomb, ["Content-Encoding" => "br"]));',
	'zstd bomb' => '$bomb = "\x28\xb5\x2f\xfd\x00\x88" . str_repeat("\x02\x00\x10\x00", 127) . "\x03\x00\x10\x00"; $peer->say(Peer::answer($bomb, ["Content-Encoding" => "zstd"]));',
	'bomb in a bomb: gzip in gzip' => '$bomb = gzencode(gzencode(str_repeat("\0", 16 << 20))); $peer->say(Peer::answer($bomb, ["Content-Encoding" => "gzip, gzip"]));',
	'gzip of several members' => '$peer->say(Peer::answer(gzencode(substr($json, 0, 9)) . gzencode(substr($json, 9)), ["Content-Encoding" => "gzip"]));',
	'gzip with bytes behind it' => '$peer->say(Peer::answer(gzencode($json) . "bytes behind it", ["Content-Encoding" => "gzip"]));',
	'gzip whose last member is cut short' => '$peer->say(Peer::answer(gzencode($json) . substr(gzencode(" "), 0, -1), ["Content-Encoding" => "gzip"]));',
	'gzip with a wrong checksum in its last member' => '$peer->say(Peer::answer(gzencode($json) . substr_replace(gzencode(" "), "!", -8, 1), ["Content-Encoding" => "gzip"]));',
	'gzip bomb in a later member' => '$bomb = gzencode("{") . gzencode(str_repeat("\0", 16 << 20)); $peer->say(Peer::answer($bomb, ["Content-Encoding" => "gzip"]));',
	'50,000 members of gzip without a byte in them' => '$peer->say(Peer::answer(str_repeat(gzencode(""), 50000), ["Content-Encoding" => "gzip"]));',
	'JSON nested a million deep' => '$peer->say(Peer::answer(str_repeat("[", 1000000)));',
	'two lengths that conflict' => '$peer->say(str_replace("\r\n\r\n", "\r\nContent-Length: 3\r\n\r\n", $ok));',
	'a length and chunks' => '$peer->say("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n" . dechex(strlen($json)) . "\r\n$json\r\n0\r\n\r\n");',
	'a length that is no number' => '$peer->say("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n$json");',
	'a length below 0' => '$peer->say("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n$json");',
	'a chunk of a size beyond all bounds' => '$peer->say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n$json");',
	'a second answer behind the first' => '$peer->say($ok . str_replace("\"id\":\"", "\"id\":\"stray ", $ok)); $peer->request();',
	'an answer in HTTP/0.9' => '$peer->say($json);',
	'SSH' => '$peer->say("SSH-2.0-OpenSSH_9.2\r\n");',
	'HTML of a firewall with status 200' => '$peer->say(Peer::answer("<html><title>Blocked</title></html>"));',
	'HTML of a firewall with status 403' => '$peer->say(Peer::answer("<html><title>Blocked</title></html>", [], 403));',
	'a redirect to another host' => '$peer->say(Peer::answer("", ["Location" => "http://evil.test/"], 302));',
	'status 999' => '$peer->say(Peer::answer("{}", [], 999));',
	'another page than the one asked for' => '$peer->page = 7; $peer->say($peer->page());',
	'TLS: resets in the handshake' => 'tls:$peer->reset();',
	'TLS: an alert' => 'tls:$peer->say("\x15\x03\x03\x00\x02\x02\x28"); $peer->request();',
	'TLS: plain HTTP' => 'tls:$peer->say($ok);',
	'TLS: a handshake that does not go on' => 'tls:fread($peer->socket, 1);',
];
$known = encodings_known();
meet_hostile_servers('a server that', $cases, '
	$ok = Peer::answer($json);
	$head = fn (int $length) => "HTTP/1.1 200 OK\r\nContent-Length: $length\r\n\r\n";
', 'if ($peer->request() !== null) { CODE }', null, function (string $name, string $got) use ($known): string {
	if ($name === 'two lengths that conflict') {
		// libcurl 8 says so, the ones before believe the last.
		return preg_replace('~^(Decode|Transport)Exception~', 'DecodeException or TransportException', $got);
	}
	if (preg_match('~^(br|zstd) bomb$~', $name, $found)) {
		// What it has not asked for it cannot decode, and asks for without any encoding once.
		if (preg_match("~\b$found[1]\b~", $known)) {
			return str_replace('| 1 |', "| 1; 2 where libcurl has no $found[1] |", $got);
		}
		$got = str_replace('| 2 |', "| 1; 2 where libcurl has no $found[1] |", $got);
		return $found[1] === 'br' ? str_replace('under 8 MB', 'under 24 MB', $got) : $got;
	}
	return $got;
});
?>
--EXPECT--
rows of the table: as many as cases
