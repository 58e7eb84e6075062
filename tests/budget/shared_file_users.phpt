--TEST--
Each user has a shared file of its own, and users of a group share one with skipcall.shared_group; files of others are refused
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (trim((string) shell_exec('id -u')) !== '0') {
	die('skip only root can be another user');
}
$posix = (ini_get('extension_dir') . '/posix.so');
if (!is_file($posix) && !is_file(PHP_EXTENSION_DIR . '/posix.so') && !extension_loaded('posix')) {
	die('skip no posix');
}
if (trim((string) shell_exec('getent group www-data')) === '') {
	die('skip no group www-data');
}
?>
--FILE--
<?php
require __DIR__ . '/sharer.inc';
// LeakSanitizer reads the memory of its process by ptrace, which is refused after a change of user, and ends it with an error.
// Under it everything here is tested but leaks.
if (getenv('ASAN_OPTIONS') !== false) {
	putenv('ASAN_OPTIONS=' . getenv('ASAN_OPTIONS') . ':detect_leaks=0');
}
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 1000, 'window' => 3600]]);
$folder = Service::folder();
$path = "$folder/shared";
chmod($folder, 0777);
$posix = array_filter([ini_get('extension_dir') . '/posix.so', PHP_EXTENSION_DIR . '/posix.so'], is_file(...));
$settings = ["skipcall.shared_file=$path", ...array_map(fn ($file) => "extension=$file", array_slice(array_values($posix), 0, 1))];
$said = fn (Sharer $sharer): array => str_replace($folder, '…', $sharer->log());
$mode = function () use ($path): string {
	clearstatcache();
	return trim((string) shell_exec("stat -c '%a %u %G' $path"));
};
$web = (int) explode(':', (string) shell_exec('getent group www-data'))[2];

// Rights that are dropped before the first use: the file is the new user's.
$root = new Sharer($mock->url, $settings);
$root->construct();
$root->do('return [posix_setegid(65534), posix_seteuid(65534)];');
say('dropped', rows: $root->read(), mode: $mode(), warnings: $said($root));
// Somebody else's file.
$other = new Sharer($mock->url, $settings);
say('another user', rows: $other->read(), mode: $mode(), warnings: $said($other));
$other->end();
unlink($path);
// Rights that are dropped after it.
$sharer = new Sharer($mock->url, $settings);
say('first', rows: $sharer->read(), mode: $mode());
$sharer->do('return [posix_setegid(65534), posix_seteuid(65534)];');
say('then dropped', rows: $sharer->read(), mode: $mode(), warnings: $said($sharer));
$sharer->end();
$root->end();
unlink($path);

// A group: whoever of it makes the file, the others use it.
$settings[] = 'skipcall.shared_group=www-data';
$mine = new Sharer($mock->url, $settings);
say('of a group', rows: $mine->read(), mode: $mode(), warnings: $said($mine));
$member = new Sharer($mock->url, $settings);
$member->do("return [posix_setegid($web), posix_seteuid(65534)];");
say(
	'member',
	same: $member->left() === $mine->left(),
	rows: $member->read(),
	same_after: $member->left() === $mine->left(),
	mode: $mode(),
	warnings: $said($member),
);
$member->end();
$mine->end();
unlink($path);
$member = new Sharer($mock->url, $settings);
$member->do("return [posix_setegid($web), posix_seteuid(65534)];");
say('made by a member', rows: $member->read(), mode: $mode(), warnings: $said($member));
$mine = new Sharer($mock->url, $settings);
say(
	'the other',
	same: $mine->left() === $member->left(),
	rows: $mine->read(),
	same_after: $mine->left() === $member->left(),
	warnings: $said($mine),
);
$member->end();
$mine->end();
// A file that is not the group's, or not for it alone.
foreach (['600' => 'www-data', '666' => 'www-data', '660' => 'nogroup'] as $its => $group) {
	shell_exec("chgrp $group $path && chmod $its $path");
	$sharer = new Sharer($mock->url, $settings);
	say($its, $group, rows: $sharer->read(), mode: $mode(), warnings: $said($sharer));
	$sharer->end();
}
// Who is not in the group cannot make one.
unlink($path);
$sharer = new Sharer($mock->url, $settings);
$sharer->do('return [posix_setegid(65534), posix_initgroups("nobody", 65534), posix_seteuid(65534)];');
say('not a member', rows: $sharer->read(), file_made: file_exists($path), files: glob("$folder/*"), warnings: $said($sharer));
$sharer->end();
rmdir($folder);
?>
--EXPECT--
dropped; rows: 3, mode: "600 65534 nogroup", warnings: []
another user; rows: 3, mode: "600 65534 nogroup", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" belongs to another user"]
first; rows: 3, mode: "600 0 root"
then dropped; rows: 3, mode: "600 0 root", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" must not be opened by this user"]
of a group; rows: 3, mode: "660 0 www-data", warnings: []
member; same: true, rows: 3, same after: true, mode: "660 0 www-data", warnings: []
made by a member; rows: 3, mode: "660 65534 www-data", warnings: []
the other; same: true, rows: 3, same after: true, warnings: []
600 www-data; rows: 3, mode: "600 65534 www-data", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" does not have mode 0660"]
666 www-data; rows: 3, mode: "666 65534 www-data", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" does not have mode 0660"]
660 nogroup; rows: 3, mode: "660 65534 nogroup", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" belongs to another group"]
not a member; rows: 3, file made: false, files: [], warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" cannot be made"]
