<?php

// One host of a fleet, which reads as much as it may until a time: read-over-redis.php URL UNTIL CLIENT LEASE ADDRESS...

declare(strict_types=1);

use Skipcall\Client;
use Skipcall\Exception\RateLimitException;
use Skipcall\RateLimit\RedisRateLimiter;
use Skipcall\Toolkit\Tests\RedisNodes;

$vendor = getenv('vendor');
require "$vendor/autoload.php";
[, $url, $until, $client, $lease] = $argv;
$addresses = array_slice($argv, 5);
ini_set('skipcall.rate_limit_scope', 'process');
$api = new Client('sk_test_ok', ['baseUrl' => $url, 'rateLimiter' => new RedisRateLimiter(
    RedisNodes::makes($client, $addresses, count($addresses) > 1),
    lease: (int) $lease,
)]);
$read = $refused = 0;
while (microtime(true) < (float) $until) {
    try {
        $api->listCalls(limit: 1);
        $read++;
    } catch (RateLimitException $e) {
        $refused += $e->isLocal() ? 0 : 1;
    }
}
echo json_encode([$read, $refused]);
