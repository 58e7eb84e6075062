<?php

/**
 * Eight processes share a key, and its limit, at a NestJS; a client of a few lines has a key for itself, and what it gets is what there is
 * to be had. Windows of a minute as those of the API, since every window begins a second after Reset. php limit.php SERVER.JS [WINDOWS]
 */

declare(strict_types=1);

require __DIR__ . '/nest.inc';

const LIMIT = 100;
const WINDOW = 60;
$database = new Postgres(300);
$nest = new Nest($argv[1], $database, LIMIT, WINDOW);
$file = new SharedFile();
$until = microtime(true) + ((int) ($argv[2] ?? 5) + 0.5) * WINDOW;
$alone = Reference::client($nest->port, 'sk_test_alone', $until);
$read = (new Readers($nest->url, $file, $until))->add(8)->read();
$alone->end();
$used = new Used($nest->log('sk_test_ok'), 'sliding', LIMIT, WINDOW);
$possible = new Used($nest->log('sk_test_alone'), 'sliding', LIMIT, WINDOW);
result(
	sprintf(
		'nest limit: 8 processes in %d windows: %d refused, %.1f %% of the limit used, by a client alone %.1f %%; each had %d to %d',
		$used->windows(), $used->refused(), 100 * $used->share(), 100 * $possible->share(), min($read), max($read),
	),
	[$used->refused() === 0, $used->share() >= 0.97 * min(1.0, $possible->share()), isFair($read)],
);
exit($failed ? 1 : 0);
