<?php

// One host of a fleet, which reads as much as it may until a time that it is told when it is ready: read-over-redis.php URL CLIENT LEASE ADDRESS...

declare(strict_types=1);

use Skipcall\Client;
use Skipcall\Exception\RateLimitException;
use Skipcall\RateLimit\RedisRateLimiter;
use Skipcall\Toolkit\Tests\RedisNodes;

$vendor = getenv('vendor');
require "$vendor/autoload.php";
[, $url, $client, $lease] = $argv;
$addresses = array_slice($argv, 4);
ini_set('skipcall.rate_limit_scope', 'process');
$api = new Client('sk_test_ok', ['baseUrl' => $url, 'rateLimiter' => new RedisRateLimiter(
    RedisNodes::makes($client, $addresses, count($addresses) > 1),
    lease: (int) $lease,
)]);
echo "ready\n";
$until = (float) fgets(STDIN);
$read = $refused = 0;
while (microtime(true) < $until) {
    try {
        $api->listCalls(limit: 1);
        $read++;
    } catch (RateLimitException $e) {
        $refused += $e->isLocal() ? 0 : 1;
    }
}
echo json_encode([$read, $refused]);
