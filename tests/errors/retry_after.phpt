--TEST--
How long to wait after a 429: Retry-After, else the end of the window, else the end of the minute
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
function wait(array $headers): float
{
	return failure(429, '', $headers)->getRetryAfter();
}
$date = 'Wed, 20 Mar 2024 09:00:00 GMT';
say(wait(['Retry-After' => '7']));
say(wait(['Retry-After' => '0']));
say(wait(['Retry-After' => '7.9']));
say('date', wait(['Date' => $date, 'Retry-After' => 'Wed, 20 Mar 2024 09:00:42 GMT']));
say('past', wait(['Date' => $date, 'Retry-After' => 'Wed, 20 Mar 2024 08:00:00 GMT']));
say('both', wait(['Retry-After' => '7', 'X-RateLimit-Reset' => '30']));
say('huge', wait(['Retry-After' => '999999999999999']) <= 60);

function about(float $seconds, float $wanted): bool
{
	// Reset is a whole second, so the wait is up to one shorter.
	return $seconds > $wanted - 2 && $seconds <= $wanted + 1;
}
say('left', about(wait(['X-RateLimit-Reset' => '30']), 30));
say('unix', about(wait(['X-RateLimit-Reset' => (string) (time() + 40)]), 40));
say('milliseconds', about(wait(['X-RateLimit-Reset' => (string) ((time() + 50) * 1000)]), 50));
say('skewed', about(wait(['Date' => $date, 'X-RateLimit-Reset' => (string) (strtotime($date) + 20)]), 20));
say('over', wait(['X-RateLimit-Reset' => (string) (time() - 100)]));

foreach (['nothing' => [], 'garbage' => ['Retry-After' => 'soon'], 'negative' => ['Retry-After' => '-5']] as $name => $headers) {
	$before = microtime(true);
	$wait = wait($headers);
	// Where the waiting ends is where a minute begins.
	say($name, $wait >= 0 && $wait <= 60 && abs(fmod($before + $wait + 1, 60) - 1) < 0.5);
}
?>
--EXPECT--
7
0
7.9
date 42
past 0
both 7
huge true
left true
unix true
milliseconds true
skewed true
over 0
nothing true
garbage true
negative true
