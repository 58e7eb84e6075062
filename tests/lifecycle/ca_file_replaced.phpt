--TEST--
A caFile that is replaced, rewritten or linked elsewhere counts from the next call on: the new authority is trusted, the old one is not
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded('pcntl') || !extension_loaded('openssl')) {
	die('skip needs pcntl and openssl');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../server/raw.inc';
$code = 'while ($peer->request() !== null) { $peer->say($peer->page()); }';
$a = Raw::start($code, 'http/1.1');
$b = Raw::start($code, 'http/1.1');
$folder = Service::folder();
$bundle = "$folder/bundle.pem";
$link = "$folder/link.pem";
$ask = fn (Raw $server, string $file) => (function () use ($server, $file) {
	static $clients = [];
	try {
		return ($clients["$server->url $file"] ??= client($server->url, ['caFile' => $file, 'maxRetries' => 0]))->listCalls()->stats->connectionReused ? 'kept' : 'new';
	} catch (Skipcall\Exception\TlsException) {
		return 'not trusted';
	}
})();
$both = fn (string $file) => 'a: ' . $ask($a, $file) . ', b: ' . $ask($b, $file) . ', a again: ' . $ask($a, $file) . ', b again: ' . $ask($b, $file);
copy($a->caFile, $bundle);
echo 'of a: ', $both($bundle), "\n";
copy($b->caFile, "$folder/new.pem");
rename("$folder/new.pem", $bundle);
echo 'another file in its place: ', $both($bundle), "\n";
file_put_contents($bundle, file_get_contents($a->caFile) . "\n");
echo 'rewritten in place: ', $both($bundle), "\n";
symlink($a->caFile, $link);
echo 'a link: ', $both($link), "\n";
symlink($b->caFile, "$folder/new.pem");
rename("$folder/new.pem", $link);
echo 'a link to elsewhere: ', $both($link), "\n";
copy($a->caFile, $bundle);
file_put_contents($bundle, file_get_contents($b->caFile), FILE_APPEND);
echo 'both: ', $both($bundle), "\n";
$before = Skipcall\Client::getPoolStats()['tlsHandshakes'];
for ($i = 0; $i < 20; $i++) {
	$ask($a, $bundle);
}
echo 'handshakes of 20 calls with a file that stays: ', Skipcall\Client::getPoolStats()['tlsHandshakes'] - $before, "\n";
array_map('unlink', glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
of a: a: new, b: not trusted, a again: kept, b again: not trusted
another file in its place: a: not trusted, b: new, a again: not trusted, b again: kept
rewritten in place: a: new, b: not trusted, a again: kept, b again: not trusted
a link: a: new, b: not trusted, a again: kept, b again: not trusted
a link to elsewhere: a: not trusted, b: new, a again: not trusted, b again: kept
both: a: new, b: new, a again: kept, b again: kept
handshakes of 20 calls with a file that stays: 0
