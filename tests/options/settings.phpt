--TEST--
Settings are checked: a bad one is refused with what is allowed, and the one before stays
--EXTENSIONS--
skipcall
--FILE--
<?php
foreach (['5', '0', '3600', '0.5', ''] as $value) {
	var_dump(ini_set('skipcall.max_wait', $value) !== false);
}
ini_set('skipcall.max_wait', '7');
foreach (['-1', '3601', 'soon', '5s', 'INF'] as $value) {
	var_dump(ini_set('skipcall.max_wait', $value));
}
var_dump(ini_get('skipcall.max_wait'));
// Not for scripts.
var_dump(ini_set('skipcall.allow_insecure', '1'), ini_set('skipcall.ca_file', '/tmp/x'));

var_dump(ini_set('skipcall.shared_file', '/tmp/x'), ini_set('skipcall.shared_group', 'root'));
var_dump(ini_set('skipcall.rate_limit_scope', 'world'), ini_set('skipcall.rate_limit_scope', 'process'));

require __DIR__ . '/../lifecycle/life.inc';
// In php.ini.
Child::run('var_dump(ini_get("skipcall.max_wait"));', [], ['{skipcall}', 'skipcall.max_wait=12', 'display_startup_errors=1']);
Child::run('var_dump(ini_get("skipcall.max_wait"));', [], ['{skipcall}', 'skipcall.max_wait=never', 'display_startup_errors=1', 'html_errors=0', 'log_errors=0']);
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
bool(false)

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
bool(false)

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
bool(false)

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
bool(false)

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in %s on line %d
bool(false)
string(1) "7"
bool(false)
bool(false)
bool(false)
bool(false)

Warning: skipcall.rate_limit_scope must be "host" or "process" in %s on line %d
bool(false)
string(4) "host"
string(2) "12"

Warning: skipcall.max_wait must be a number of seconds from 0 to 3600, or empty in Unknown on line 0
string(0) ""
