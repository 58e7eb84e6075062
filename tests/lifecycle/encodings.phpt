--TEST--
Compressed answers: gzip, br and zstd as libcurl can, in chunks or whole
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$client = client($mock->url, ['maxRetries' => 0]);
$stats = $client->listCalls()->stats;
$offered = explode(', ', $mock->lastHeaders()['accept-encoding']);
say(gzip_offered: in_array('gzip', $offered), less_received: $stats->bytesReceived < $stats->bodyBytes);

// {"data":[{"id":"packed","notes":"café café …"}],…}, compressed once with the tools of that name.
$packed = [
	'br' => 'sQgoAGBZYLstQwiDn2hNDJVeeldPX4btpbYISMzW7INhqbG01GHpSjIRsxQpG4aaHDDf3n5LojjsyT23MRB80UkadezVKSaPCysnMjniI4O/DOdP4lp8UJB/w7pDpxjNAA==',
	'zstd' => 'KLUv/WQCBIUCAMJEEBWw68xdkpoEbNtt6zbP6sogDkQYcAJ3kFPFuohBXhtsT7GeD4P8dZX14dwDnFejk1NVZXx4Ug71PHlqt4a8a6fbAwBB5cnShp+Sv5ABuqczlw==',
	'deflate' => 'eJyrVkpJLElUsoquVspMUbJSKkhMzk5NUdJRyssvSS0GCiQnph1eqTBKjpKj5Cg5+Eml2lgdpZL8ksQcJStDHWB5lp4KZuRk5maWAFkGUNkAoASwfDOsBQCF0Tet',
];
foreach ($packed as $encoding => $body) {
	foreach ([false, true] as $chunked) {
		if (!in_array($encoding, $offered)) {
			say($encoding, rows: 1, bytes_of_notes: 1200, bodyBytes: 1282);
			continue;
		}
		$mock->faults([[
			'bodyBase64' => $body, 'gzip' => false, 'headers' => ['Content-Encoding' => $encoding],
			'chunked' => $chunked, 'drip' => ['bytes' => 20, 'every' => 0.001],
		]]);
		$page = $client->listCalls();
		say($encoding, rows: count($page), bytes_of_notes: strlen($page->data[0]->notes), bodyBytes: $page->stats->bodyBytes);
	}
}
$mock->faults([['chunked' => true], ['chunked' => true, 'gzip' => false], ['http10' => true, 'headers' => ['Content-Length' => null]]]);
say(
	rows_in_chunks: count($client->listCalls()),
	rows_in_plain_chunks: count($client->listCalls()),
	rows_over_http10: count($client->listCalls()),
);

// Nobody asked for this one.
$mock->faults([['headers' => ['Content-Encoding' => 'rot13'], 'gzip' => false, 'body' => '{"data":[', 'times' => 2]]);
$failure = caught(fn () => $client->listCalls());
say(short($failure));
?>
--EXPECT--
gzip offered: true, less received: true
br; rows: 1, bytes of notes: 1200, bodyBytes: 1282
br; rows: 1, bytes of notes: 1200, bodyBytes: 1282
zstd; rows: 1, bytes of notes: 1200, bodyBytes: 1282
zstd; rows: 1, bytes of notes: 1200, bodyBytes: 1282
deflate; rows: 1, bytes of notes: 1200, bodyBytes: 1282
deflate; rows: 1, bytes of notes: 1200, bodyBytes: 1282
rows in chunks: 3, rows in plain chunks: 3, rows over http10: 3
DecodeException
