<?php

declare(strict_types=1);

$mock = Mock::start(['rate' => ['limit' => 3, 'count' => 'first']]);
$ask = fn (): array => get($mock, '/v1/calls?limit=1');
$remaining = fn (array $answer): string => $answer['headers']['x-ratelimit-remaining'];

Checks::same('remaining counts down', ['2', '1', '0'], [$remaining($ask()), $remaining($ask()), $remaining($ask())]);
$refused = $ask();
Checks::same('429 as in the document', [
	429,
	'{"error":{"code":"RATE_LIMITED","message":"Too many requests","status":429}}',
], [$refused['status'], $refused['body']]);
Checks::ok('Retry-After in seconds', in_array((int) $refused['headers']['retry-after'], range(50, 60), true));
$reset = (int) $refused['headers']['x-ratelimit-reset'];
Checks::ok('Reset is a Unix time', abs($reset - time() - 60) <= 2);
Checks::same('another key has its own window', 200, get($mock, '/v1/calls', 'sk_test_ok2')['status']);
Checks::same('401 takes nothing', [401, 401], [get($mock, '/v1/calls', '')['status'], get($mock, '/v1/calls', '')['status']]);
$mock->clock(61);
$next = $ask();
Checks::same('the clock opens the next window', [200, '2'], [$next['status'], $remaining($next)]);
Checks::ok('Date follows the clock', strtotime($next['headers']['date']) - time() > 55);

$mock->reset();
Checks::same('a reset empties the window', '2', $remaining($ask()));
$mock->config(['rate' => ['reset' => 'seconds', 'retryAfter' => 'date']]);
[$ask(), $ask()];
$refused = $ask();
Checks::ok('Reset in seconds', in_array((int) $refused['headers']['x-ratelimit-reset'], range(50, 60), true));
Checks::ok('Retry-After as a date', abs(strtotime($refused['headers']['retry-after']) - time() - 60) <= 3);
$mock->config(['rate' => ['reset' => 'ms', 'retryAfter' => 'none']]);
$refused = $ask();
Checks::ok('Reset in milliseconds', $refused['headers']['x-ratelimit-reset'] > 1e12);
Checks::ok('no Retry-After', !isset($refused['headers']['retry-after']));
$mock->config(['rate' => ['headers' => false]]);
Checks::ok('no headers', !isset($ask()['headers']['x-ratelimit-limit']));
$mock->config(['rate' => ['enforce' => false, 'headers' => true]]);
Checks::same('counted but not enforced', [200, '0'], [$ask()['status'], $remaining($ask())]);
$mock->config(['clockSkew' => 3600]);
Checks::ok('a skewed clock', strtotime($ask()['headers']['date']) - time() > 3500);

$mock->reset();
$mock->config(['rate' => ['count' => 'aligned']]);
Checks::same('aligned windows end on the minute', 0, (int) $ask()['headers']['x-ratelimit-reset'] % 60);

$mock->reset();
$mock->config(['rate' => ['count' => 'sliding']]);
$ask();
$mock->clock(30);
[$ask(), $ask()];
Checks::same('sliding: full', 429, $ask()['status']);
$mock->clock(31);
Checks::same('sliding: one is free', [200, 429], [$ask()['status'], $ask()['status']]);

$mock->reset();
$mock->config(['rate' => ['count' => 'tokenBucket', 'burst' => 2]]);
Checks::same('a bucket: the burst', [200, 200, 429], [$ask()['status'], $ask()['status'], $ask()['status']]);
$mock->clock(21);
Checks::same('a bucket: one more', [200, 429], [$ask()['status'], $ask()['status']]);
$mock->stop();
