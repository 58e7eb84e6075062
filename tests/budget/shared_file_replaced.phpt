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
	say($name, same_before: $both, one: $one->read(), two: $two->read(), one_again: $one->read());
	// Whoever comes now.
	$all[$name][0][] = $three = new Sharer($mock->url, ["skipcall.shared_file=$path"], ['rateLimitBucket' => $name]);
	say($name, 'another one', rows: $three->read(), log: $three->log() === [] ? 'shares' : 'has to say something');
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
	say(
		$name,
		together: $apart ? 'no more' : $together(),
		file: $status['ino'] === $inode ? 'the same file' : 'a new file',
		mode: sprintf('%o', $status['mode'] & 0170777),
		links: $status['nlink'],
		warnings: array_map(fn ($one) => count($one->log()), $sharers),
	);
	say($name, 'they go on', one: $one->read(), two: $two->read(), three: $three->read());
	foreach ($sharers as $sharer) {
		$sharer->end();
	}
}
say($mock->stats()['byStatus'][429] ?? 'never refused');
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
deleted; same before: true, one: 3, two: 3, one again: 3
deleted another one; rows: 3, log: "shares"
replaced; same before: true, one: 3, two: 3, one again: 3
replaced another one; rows: 3, log: "shares"
replaced by a link; same before: true, one: 3, two: 3, one again: 3
replaced by a link another one; rows: 3, log: "has to say something"
another version; same before: true, one: 3, two: 3, one again: 3
another version another one; rows: 3, log: "has to say something"
no such file at all; same before: true, one: 3, two: 3, one again: 3
no such file at all another one; rows: 3, log: "has to say something"
longer; same before: true, one: 3, two: 3, one again: 3
longer another one; rows: 3, log: "shares"
emptied; same before: true, one: 3, two: 3, one again: 3
emptied another one; rows: 3, log: "shares"
shortened; same before: true, one: 3, two: 3, one again: 3
shortened another one; rows: 3, log: "shares"
a second name; same before: true, one: 3, two: 3, one again: 3
a second name another one; rows: 3, log: "shares"
deleted; together: true, file: "a new file", mode: "100600", links: 1, warnings: [0,0,0]
deleted they go on; one: 3, two: 3, three: 3
replaced; together: true, file: "a new file", mode: "100600", links: 1, warnings: [0,0,0]
replaced they go on; one: 3, two: 3, three: 3
replaced by a link; together: "no more", file: "a new file", mode: "120777", links: 1, warnings: [1,1,1]
replaced by a link they go on; one: 3, two: 3, three: 3
another version; together: "no more", file: "the same file", mode: "100600", links: 1, warnings: [0,0,1]
another version they go on; one: 3, two: 3, three: 3
no such file at all; together: "no more", file: "the same file", mode: "100600", links: 1, warnings: [0,0,1]
no such file at all they go on; one: 3, two: 3, three: 3
longer; together: true, file: "the same file", mode: "100600", links: 1, warnings: [0,0,0]
longer they go on; one: 3, two: 3, three: 3
emptied; together: true, file: "the same file", mode: "100600", links: 1, warnings: [0,0,0]
emptied they go on; one: 3, two: 3, three: 3
shortened; together: true, file: "the same file", mode: "100600", links: 1, warnings: [0,0,0]
shortened they go on; one: 3, two: 3, three: 3
a second name; together: true, file: "the same file", mode: "100600", links: 2, warnings: [0,0,0]
a second name they go on; one: 3, two: 3, three: 3
never refused
