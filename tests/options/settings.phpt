--TEST--
Settings are checked: a bad one is refused with what is allowed, and the one before stays
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../say.inc';
foreach (['5', '0', '3600', '0.5', ''] as $value) {
	say("max_wait '$value'", set: ini_set('skipcall.max_wait', $value) !== false);
}
ini_set('skipcall.max_wait', '7');
foreach (['-1', '3601', 'soon', '5s', 'INF'] as $value) {
	say("max_wait '$value'", set: ini_set('skipcall.max_wait', $value));
}
say(max_wait: ini_get('skipcall.max_wait'));
// Not for scripts.
say(allow_insecure_set: ini_set('skipcall.allow_insecure', '1'), ca_file_set: ini_set('skipcall.ca_file', '/tmp/x'));

say(shared_file_set: ini_set('skipcall.shared_file', '/tmp/x'), shared_group_set: ini_set('skipcall.shared_group', 'root'));
say(
	wrong_scope_set: ini_set('skipcall.rate_limit_scope', 'world'),
	scope_before: ini_set('skipcall.rate_limit_scope', 'process'),
);

require __DIR__ . '/../lifecycle/life.inc';
// In php.ini.
Child::run('say(max_wait: ini_get("skipcall.max_wait"));', [], ['{skipcall}', 'skipcall.max_wait=12', 'display_startup_errors=1']);
Child::run('say(max_wait: ini_get("skipcall.max_wait"));', [], ['{skipcall}', 'skipcall.max_wait=never', 'display_startup_errors=1', 'html_errors=0', 'log_errors=0']);
?>
--EXPECTF--
max_wait '5'; set: true
max_wait '0'; set: true
max_wait '3600'; set: true
max_wait '0.5'; set: true
max_wait ''; set: true

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
max_wait '-1'; set: false

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
max_wait '3601'; set: false

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
max_wait 'soon'; set: false

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
max_wait '5s'; set: false

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
max_wait 'INF'; set: false
max wait: "7"
allow insecure set: false, ca file set: false
shared file set: false, shared group set: false

Warning: skipcall.rate_limit_scope must be "host" or "process" in %s on line %d
wrong scope set: false, scope before: "host"
max wait: "12"

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in Unknown on line 0
max wait: ""
