--TEST--
A shared file that is deleted, replaced or of another version while processes use it: all go on, and soon share the new one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/sharer.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 1000, 'window' => 3600]]);
$folder = Service::folder();

/** A change of some bytes of a file, in place. */
function change(string $path, int $at, string $bytes): void
{
	$file = fopen($path, 'r+');
	fseek($file, $at);
	fwrite($file, $bytes);
	fclose($file);
}
$ways = [
	'deleted' => fn (string $path) => unlink($path),
	'replaced' => fn (string $path) => copy($path, "$path.new") && chmod("$path.new", 0600) && rename("$path.new", $path),
	'replaced by a link' => fn (string $path) => rename($path, "$path.new") && symlink("$path.new", $path),
	// After the eight bytes of what it is.
	'another version' => fn (string $path) => change($path, 8, "\xFF"),
	'no such file at all' => fn (string $path) => change($path, 0, 'anything'),
	'longer' => fn (string $path) => change($path, filesize($path), 'and so on'),
	'a second name' => fn (string $path) => link($path, "$path.new"),
];
$all = [];
foreach (array_keys($ways) as $i => $name) {
	$sharers = [];
	for ($j = 0; $j < 2; $j++) {
		$sharers[] = new Sharer($mock->url, ["skipcall.shared_file=$folder/$i"], ['rateLimitBucket' => $name]);
	}
	$all[$name] = [$sharers, "$folder/$i"];
}
foreach ($all as $name => [[$one, $two], $path]) {
	$one->read();
	$two->read();
	$both = $one->left() === $two->left();
	$inode = fileinode($path);
	$ways[$name]($path);
	say($name, 'before', $both, 'they go on', $one->read(), $two->read(), $one->read());
	// Whoever comes now.
	$all[$name][0][] = $three = new Sharer($mock->url, ["skipcall.shared_file=$path"], ['rateLimitBucket' => $name]);
	say($name, 'another one', $three->read(), $three->log() === [] ? 'shares' : 'has to say something');
	clearstatcache();
	$all[$name][] = $inode;
}
foreach ($all as $name => [$sharers, $path, $inode]) {
	[$one, $two, $three] = $sharers;
	$together = function () use ($one, $two, $three): bool {
		$three->read();
		return [$one->left(), $two->left()] === [$three->left(), $three->left()];
	};
	until(fn (): bool => $together() || ($one->log() !== [] && $two->log() !== []), 15);
	clearstatcache();
	$status = lstat($path);
	say($name, 'together', $name === 'replaced by a link' ? 'no more' : $together(), $status['ino'] === $inode ? 'the same file' : 'a new file',
		sprintf('%o', $status['mode'] & 0170777), $status['nlink'], array_map(fn ($one) => count($one->log()), $sharers));
	say($name, 'they go on', $one->read(), $two->read(), $three->read());
	foreach ($sharers as $sharer) {
		$sharer->end();
	}
}
say($mock->stats()['byStatus'][429] ?? 'never refused');
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
deleted before true they go on 3 3 3
deleted another one 3 shares
replaced before true they go on 3 3 3
replaced another one 3 shares
replaced by a link before true they go on 3 3 3
replaced by a link another one 3 has to say something
another version before true they go on 3 3 3
another version another one 3 shares
no such file at all before true they go on 3 3 3
no such file at all another one 3 shares
longer before true they go on 3 3 3
longer another one 3 shares
a second name before true they go on 3 3 3
a second name another one 3 shares
deleted together true a new file 100600 1 [0,0,0]
deleted they go on 3 3 3
replaced together true a new file 100600 1 [0,0,0]
replaced they go on 3 3 3
replaced by a link together no more a new file 120777 1 [1,1,1]
replaced by a link they go on 3 3 3
another version together true a new file 100600 1 [0,0,0]
another version they go on 3 3 3
no such file at all together true a new file 100600 1 [0,0,0]
no such file at all they go on 3 3 3
longer together true a new file 100600 1 [0,0,0]
longer they go on 3 3 3
a second name together true a new file 100600 1 [0,0,0]
a second name they go on 3 3 3
never refused
