<?php
/**
 * One request budget for a fleet: every host that has the same Redis shares the rate limit of a key. How it counts, and
 * what it does without Redis, is said in Skipcall\RateLimit\RedisRateLimiter of packages/toolkit.
 *
 * Run it on several hosts, or in several terminals, and see them share (away from a checkout of this project, where
 * `composer require skipcall/toolkit` was run):
 *     SKIPCALL_API_KEY=sk_live_... php examples/redis-rate-limiter.php [--redis=127.0.0.1:6379] [--requests=N]
 */
declare(strict_types=1);

$beside = __DIR__ . '/../packages/toolkit/src/RateLimit/RedisRateLimiter.php';
require is_file($beside) ? $beside : 'vendor/autoload.php';
$options = getopt('', ['redis:', 'requests:']) + ['redis' => '127.0.0.1', 'requests' => 150];

$client = new Skipcall\Client(null, [ // SKIPCALL_API_KEY, SKIPCALL_BASE_URL
    'rateLimiter' => new Skipcall\RateLimit\RedisRateLimiter(function () use ($options): Redis {
        [$host, $port] = explode(':', $options['redis']) + [1 => -1];
        $redis = new Redis(); // Predis will do as well
        $redis->connect($host, (int) $port, 0.25, null, 0, 0.25); // seconds to connect, and to read
        return $redis;
    }),
    'rateLimiterFailure' => 'throw', // 'local': without Redis this host's own budget decides
]);
try {
    for ($request = 1; $request <= (int) $options['requests']; $request++) {
        $limit = $client->listCalls(limit: 1)->rateLimit;
        printf("%s request %d, %s of %s left\n", date('H:i:s'), $request, $limit->remaining ?? '?', $limit->limit ?? '?');
    }
} catch (RedisException | Skipcall\Exception\SkipcallException $e) {
    fwrite(STDERR, $e::class . ': ' . $e->getMessage() . "\n");
    exit(1);
}
