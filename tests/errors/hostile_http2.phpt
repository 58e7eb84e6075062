--TEST--
What a caller gets from each hostile or broken server of HTTP/2, how long it takes and how much memory: as docs/reliability.md says
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
// Of each request: $id is its stream. $head() sends the head of an answer, $data($bytes) what follows, $end($bytes) the end of it,
// $reset($code) a RST_STREAM, $goaway($last, $code) a GOAWAY whose last stream is that, $flood($type, $payload) frames of that
// type for ever. It goes on unless a case returns.
$cases = [
	'RST_STREAM before the head' => '$reset(2);',
	'RST_STREAM before the head: refused' => '$reset(7);',
	'RST_STREAM before the head: enhance your calm' => '$reset(11);',
	'RST_STREAM before the head: HTTP/1.1 required' => '$reset(13);',
	'RST_STREAM behind the head' => '$head(); $reset(2);',
	'RST_STREAM within the body' => '$head(); $data(substr($json, 0, 20)); $reset(2);',
	'RST_STREAM within the body: no error' => '$head(); $data(substr($json, 0, 20)); $reset(0);',
	'RST_STREAM behind the answer' => '$head(); $end($json); $reset(0);',
	'GOAWAY before the request' => 'first:$peer->frame(4, 0, 0); $goaway(0, 0); $peer->end(); return;',
	'GOAWAY before the head: not read' => '$goaway(0, 0); $peer->end(); return;',
	'GOAWAY before the head: read, and closes' => '$goaway($id, 0); $peer->end(); return;',
	'GOAWAY before the head: read, and answers' => '$goaway($id, 0); $head(); $end($json);',
	'GOAWAY before the head: an error' => '$goaway(0, 11); $peer->end(); return;',
	'GOAWAY behind the head, and closes' => '$head(); $goaway($id, 0); $peer->end(); return;',
	'GOAWAY behind the head, and goes on' => '$head(); $goaway($id, 0); $end($json);',
	'GOAWAY within the body, and closes' => '$head(); $data(substr($json, 0, 20)); $goaway($id, 2); $peer->end(); return;',
	'GOAWAY within the body, and goes on' => '$head(); $data(substr($json, 0, 20)); $goaway($id, 0); $end(substr($json, 20));',
	'GOAWAY behind the answer' => '$head(); $end($json); $goaway($id, 0); $peer->end(); return;',
	'closes before SETTINGS' => 'first:$peer->end(); return;',
	'closes before the head' => '$peer->end(); return;',
	'closes behind the head' => '$head(); $peer->end(); return;',
	'closes within the body' => '$head(); $data(substr($json, 0, 20)); $peer->end(); return;',
	'closes within a frame' => '$head(); $peer->say("\0\0\xff\0\0\0\0\0\x01{"); $peer->end(); return;',
	'never answers' => '',
	'sends a byte of the body now and then, for ever' => '$head(); for (;;) { $data(" "); $peer->pause(0.01); }',
	'an endless body' => '$head(); for ($i = 0; $i < 4000; $i++) { $data(str_repeat(" ", 16384)); }',
	'endless headers: CONTINUATION' => '$peer->frame(1, 0, $id, "\x88"); for ($i = 0; $i < 99999; $i++) { $peer->frame(9, 0, $id, "\0\x01x\x7f\x81\x77" . str_repeat("a", 15000)); }',
	'endless headers of which each is one byte' => '$peer->frame(1, 0, $id, "\x88\x40\x01x\x7f\x81\x1e" . str_repeat("a", 4000 - 3727)); for ($i = 0; $i < 9999; $i++) { $peer->frame(9, 0, $id, str_repeat("\xbe", 16000)); }',
	'endless interim answers' => 'for ($i = 0; $i < 99999; $i++) { $peer->frame(1, 4, $id, "\x08\x03103"); }',
	'PING, for ever' => '$flood(6, "12345678");',
	'SETTINGS, for ever' => '$flood(4, "");',
	'WINDOW_UPDATE, for ever' => '$flood(8, "\0\0\0\x01");',
	'empty frames of data, for ever' => '$head(); for (;;) { $data(""); }',
	'more data than the window has' => '$head(); for ($i = 0; $i < 9999; $i++) { $peer->say(str_repeat("\0\x40\0\0\0" . pack("N", $id) . str_repeat(" ", 16384), 100)); }',
	'a frame of a size that was not agreed' => '$peer->say("\xff\xff\xff\x01\x04" . pack("N", $id) . str_repeat("a", 65536));',
	'garbage' => '$peer->say(str_repeat("\xff\x00garbage", 100));',
	'HTTP/1.1' => '$peer->say(Peer::answer($json)); $peer->end(); return;',
	'a length below that of the body' => '$peer->frame(1, 4, $id, "\x88\x0f\x0d\x015"); $end($json);',
	'a length above that of the body' => '$peer->frame(1, 4, $id, "\x88\x0f\x0d\x03999"); $end($json);',
	'an answer to a stream that nobody opened' => '$peer->frame(1, 4, $id + 2, "\x88"); $peer->frame(0, 1, $id + 2, $json);',
	'a push, and never answers' => '$peer->frame(5, 4, $id, pack("N", 2) . "\x82\x86\x84");',
	'a second answer behind the first' => '$head(); $end($json); $head(); $end($json);',
	'a gzip bomb' => '$peer->frame(1, 4, $id, "\x88\x0f\x0b\x04gzip"); foreach (str_split(gzencode(str_repeat("\0", 16 << 20)), 16384) as $part) { $data($part); } $end("");',
	'gzip of several members' => '$peer->frame(1, 4, $id, "\x88\x0f\x0b\x04gzip"); $data(gzencode(substr($json, 0, 9))); $end(gzencode(substr($json, 9)));',
	'gzip with bytes behind it' => '$peer->frame(1, 4, $id, "\x88\x0f\x0b\x04gzip"); $data(gzencode($json)); $end("bytes behind it");',
];
meet_hostile_servers('a server of HTTP/2 that sends', $cases, '
	$id = 1;
	$head = function () use ($peer, &$id) { $peer->frame(1, 4, $id, "\x88"); };
	$data = function (string $bytes) use ($peer, &$id) { $peer->frame(0, 0, $id, $bytes); };
	$end = function (string $bytes) use ($peer, &$id) { $peer->frame(0, 1, $id, $bytes); };
	$reset = function (int $code) use ($peer, &$id) { $peer->frame(3, 0, $id, pack("N", $code)); };
	$goaway = function (int $last, int $code) use ($peer) { $peer->frame(7, 0, 0, pack("NN", $last, $code)); };
	// A flood that reads what comes back, so that it does not end by itself.
	$flood = function (int $type, string $payload) use ($peer) {
		for ($many = str_repeat(substr(pack("N", strlen($payload)), 1) . chr($type) . "\0\0\0\0\0" . $payload, 500); ; $peer->say($many)) {
			for ($none = null; ($ready = [$peer->socket]) && stream_select($ready, $none, $none, 0);) {
				if ((string) fread($peer->socket, 65536) === "") {
					return;
				}
			}
		}
	};
	if (stream_get_meta_data($peer->socket)["crypto"]["alpn_protocol"] === "http/1.1") {
		$peer->request();
		$peer->say(Peer::answer($json));
		return;
	}
', 'while (($id = $peer->stream()) !== null) { CODE }', 'h2,http/1.1', function (string $name, string $got): string {
	// Whether a head was seen before the end depends on libcurl, and so does what it repeats by itself.
	$got = preg_replace('~^(Connection|Transport)Exception \(\d+\)~', '$1Exception', $got);
	[$pattern, $told] = match ($name) {
		'RST_STREAM within the body' => ['(Connection|Decode)Exception( \(200\))?', 'ConnectionException or DecodeException (200)'],
		'RST_STREAM before the head: refused' => ['ConnectionException \| (24|12)\b', 'ConnectionException | at most 24'],
		'GOAWAY before the request', 'GOAWAY before the head: not read', 'GOAWAY before the head: an error'
			=> ['ConnectionException \| (24|12|2)\b', 'ConnectionException | 2 to 24'],
		'empty frames of data, for ever' => ['(ConnectionException|TimeoutException \(200\)) \| [12] \| (at once|until the timeout)',
			'ConnectionException or TimeoutException (200) | 1 or 2 | until the timeout'],
		'PING, for ever', 'SETTINGS, for ever', 'WINDOW_UPDATE, for ever' => ['(Connection|Timeout)Exception \| [12] \| (at once|until the timeout)',
			'ConnectionException or TimeoutException | 1 or 2 | until the timeout'],
		'an answer to a stream that nobody opened' => ['(Connection|Transport)Exception \| [12]', 'ConnectionException or TransportException | 1 or 2'],
		'endless headers: CONTINUATION', 'endless interim answers' => ['(Connection|Transport)Exception \| [12]', 'ConnectionException or TransportException | 1 or 2'],
		default => ['', ''],
	};
	$got = preg_replace("~^$pattern~", $told, $got);
	return $got;
});
?>
--EXPECT--
rows of the table: as many as cases
