<?php
/**
 * One request budget for a fleet: run it on several hosts, or in several terminals, and see them share. Wants phpredis, and away
 * from a checkout of this project `composer require skipcall/toolkit`.
 *     SKIPCALL_API_KEY=sk_live_... php examples/redis-rate-limiter.php [--redis=127.0.0.1:6379] [--requests=N]
 */
declare(strict_types=1);

foreach (glob(__DIR__ . '/../packages/toolkit/src/RateLimit/*.php') ?: ['vendor/autoload.php'] as $file) {
    require $file;
}
$options = getopt('', ['redis:', 'requests:']) + ['redis' => '127.0.0.1', 'requests' => '150'];
$limiter = new Skipcall\RateLimit\RedisRateLimiter(function () use ($options): Redis {
    [$host, $port] = explode(':', $options['redis']) + [1 => -1];
    $redis = new Redis(); // RedisCluster and Predis will do as well
    $redis->connect($host, (int) $port, 2, null, 0, 2); // seconds to connect, and to read
    return $redis;
});
$client = new Skipcall\Client(null, ['rateLimiter' => $limiter]);
for ($request = 1; $request <= (int) $options['requests']; $request++) {
    $limit = $client->listCalls(limit: 1)->rateLimit;
    printf("%s request %d, %s of %s left\n", date('H:i:s'), $request, $limit->remaining ?? '?', $limit->limit ?? '?');
}
