--TEST--
A RateLimit is not negative, whichever way it is made
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
refused('unserialize', fn () => unserialize(
	'O:18:"Skipcall\RateLimit":3:{s:5:"limit";i:-1;s:9:"remaining";i:1;s:7:"resetAt";i:1;}',
));
refused('export', fn () => Skipcall\RateLimit::__set_state(['limit' => 1, 'remaining' => -1,
	'resetAt' => 1]));
?>
--EXPECT--
unserialize: Skipcall\Exception\InvalidArgumentException
export: Skipcall\Exception\InvalidArgumentException
