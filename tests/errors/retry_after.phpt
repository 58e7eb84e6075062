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
say(wait: wait(['Retry-After' => '7']));
say(wait: wait(['Retry-After' => '0']));
say(wait: wait(['Retry-After' => '7.9']));
say('date', wait: wait(['Date' => $date, 'Retry-After' => 'Wed, 20 Mar 2024 09:00:42 GMT']));
say('past', wait: wait(['Date' => $date, 'Retry-After' => 'Wed, 20 Mar 2024 08:00:00 GMT']));
say('both', wait: wait(['Retry-After' => '7', 'X-RateLimit-Reset' => '30']));
say('huge', wait: wait(['Retry-After' => '999999999999999']) <= 60);

function about(float $seconds, float $wanted): bool
{
	// Reset is a whole second, so the wait is up to one shorter.
	return $seconds > $wanted - 2 && $seconds <= $wanted + 1;
}
say('left', as_told: about(wait(['X-RateLimit-Reset' => '30']), 30));
say('unix', as_told: about(wait(['X-RateLimit-Reset' => (string) (time() + 40)]), 40));
say('milliseconds', as_told: about(wait(['X-RateLimit-Reset' => (string) ((time() + 50) * 1000)]), 50));
say('skewed', as_told: about(wait(['Date' => $date, 'X-RateLimit-Reset' => (string) (strtotime($date) + 20)]), 20));
say('over', wait: wait(['X-RateLimit-Reset' => (string) (time() - 100)]));

foreach (['nothing' => [], 'garbage' => ['Retry-After' => 'soon'], 'negative' => ['Retry-After' => '-5']] as $name => $headers) {
	$before = microtime(true);
	$wait = wait($headers);
	// Where the waiting ends is where a minute begins.
	say($name, until_the_minute_ends: $wait >= 0 && $wait <= 60 && abs(fmod($before + $wait + 1, 60) - 1) < 0.5);
}
?>
--EXPECT--
wait: 7.0
wait: 0.0
wait: 7.9
date; wait: 42.0
past; wait: 0.0
both; wait: 7.0
huge; wait: true
left; as told: true
unix; as told: true
milliseconds; as told: true
skewed; as told: true
over; wait: 0.0
nothing; until the minute ends: true
garbage; until the minute ends: true
negative; until the minute ends: true
