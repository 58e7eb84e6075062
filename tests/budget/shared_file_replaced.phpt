--TEST--
A shared file that is deleted, replaced, shortened or overwritten while processes use it: all go on, and share it again where it is one
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
	'another version' => fn (string $path) => change($path, 0, "\xFF"),
	'no such file at all' => fn (string $path) => change($path, 0, 'anything'),
	'longer' => fn (string $path) => change($path, filesize($path), 'and so on'),
	'emptied' => fn (string $path) => file_put_contents($path, ''),
	'shortened' => fn (string $path) => ftruncate(fopen($path, 'r+'), 4096),
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
	$alone = $name === 'replaced by a link' ? [$one, $two] : [$three];
	until(fn (): bool => $together() || array_filter($alone, fn ($one) => $one->log() === []) === [], 15);
	clearstatcache();
	$status = lstat($path);
	// Those that have one in memory go on with it; whoever comes now does not use a file that is none.
	$apart = $three->log() !== [];
	say($name, 'together', $apart ? 'no more' : $together(), $status['ino'] === $inode ? 'the same file' : 'a new file',
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
another version another one 3 has to say something
no such file at all before true they go on 3 3 3
no such file at all another one 3 has to say something
longer before true they go on 3 3 3
longer another one 3 shares
emptied before true they go on 3 3 3
emptied another one 3 shares
shortened before true they go on 3 3 3
shortened another one 3 shares
a second name before true they go on 3 3 3
a second name another one 3 shares
deleted together true a new file 100600 1 [0,0,0]
deleted they go on 3 3 3
replaced together true a new file 100600 1 [0,0,0]
replaced they go on 3 3 3
replaced by a link together no more a new file 120777 1 [1,1,1]
replaced by a link they go on 3 3 3
another version together no more the same file 100600 1 [0,0,1]
another version they go on 3 3 3
no such file at all together no more the same file 100600 1 [0,0,1]
no such file at all they go on 3 3 3
longer together true the same file 100600 1 [0,0,0]
longer they go on 3 3 3
emptied together true the same file 100600 1 [0,0,0]
emptied they go on 3 3 3
shortened together true the same file 100600 1 [0,0,0]
shortened they go on 3 3 3
a second name together true the same file 100600 2 [0,0,0]
a second name they go on 3 3 3
never refused
