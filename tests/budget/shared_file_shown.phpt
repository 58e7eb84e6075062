--TEST--
phpinfo() shows which shared file a process counts its requests in, whether it has opened it, and why it counts in none; looking makes no file
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/sharer.inc';
$mock = Mock::start(['rows' => 3]);
$folder = Service::folder();
const ASK = '
	ob_start();
	(new ReflectionExtension("skipcall"))->info();
	preg_match("/^Rate limits of this process.*\nscope => (.*)\nshared file => (.*)$/m", ob_get_clean(), $found);
	return array_slice($found, 1);
';
$shown = fn (Sharer $sharer): array => str_replace($folder, '…', $sharer->do(ASK));

$sharer = new Sharer($mock->url, ["skipcall.shared_file=$folder/shared"]);
say('before', $shown($sharer), file_made: file_exists("$folder/shared"));
say('after', rows: $sharer->read(), shown: $shown($sharer), file_made: file_exists("$folder/shared"));
symlink("$folder/shared", "$folder/link");
$sharer = new Sharer($mock->url, ["skipcall.shared_file=$folder/link"]);
say('a link', rows: $sharer->read(), shown: $shown($sharer));
$sharer = new Sharer($mock->url, ["skipcall.shared_file=$folder/shared", "open_basedir=" . dirname(__DIR__) . ':' . sys_get_temp_dir() . '/skipcall-other']);
say('open_basedir', rows: $sharer->read(), shown: $shown($sharer));
// (Where no file is named, what is included here has each process count alone.)
const HOST = 'ini_set("skipcall.rate_limit_scope", "host");';
$sharer = new Sharer($mock->url, ['skipcall.shared_group=no-such-group-of-this-system']);
$sharer->do(HOST);
say('no group', $shown($sharer));
$sharer = new Sharer($mock->url, ['skipcall.rate_limit_scope=process']);
say('process', rows: $sharer->read(), shown: $shown($sharer));
// By itself: in memory that is empty after a start of the machine.
$own = (new Sharer($mock->url, []))->do(HOST . ASK);
$user = trim((string) shell_exec('id -u'));
say('default', scope: $own[0], file: preg_match("~^/.+/skipcall-\d+-$user, not opened by this process yet$~D", $own[1]));
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
before ["host","…/shared, not opened by this process yet"]; file made: false
after; rows: 3, shown: ["host","…/shared, in use"], file made: true
a link; rows: 3, shown: ["host","none: …/link is a symbolic link"]
open_basedir; rows: 3, shown: ["host","none: …/shared is not where open_basedir allows"]
no group ["host","none: skipcall.shared_group names no group of this system"]
process; rows: 3, shown: ["process","none: skipcall.rate_limit_scope is process"]
default; scope: "host", file: 1
