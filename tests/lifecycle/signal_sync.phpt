--TEST--
Without asynchronous signals a wait is not interrupted: the handler runs after it
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded("pcntl")) {
	die("skip no pcntl");
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
pcntl_signal(SIGALRM, fn () => say('handler'));
$mock->faults([['delay' => 1.3]]);
pcntl_alarm(1);
say(rows: count(client($mock->url)->listCalls()));
pcntl_signal_dispatch();
?>
--EXPECT--
rows: 3
handler
