--TEST--
A dump shows every option; of headers their names, of callables that there is one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
array_map(putenv(...), ['SSL_CERT_FILE', 'SSL_CERT_DIR']);
class Own extends Skipcall\Client
{
	protected string $team = 'sales';
}
print_r(new Own('sk_live_0123456789abcdefghijWXYZ', ['headers' => ['X-Secret' => 'hush', 'X-None' => ''],
	'sleep' => fn () => null, 'proxy' => 'http://user:word@proxy.example.test:3128', 'noProxy' => 'localhost', 'baseUrl' => 'https://api.example.test/v1', 'userAgent' => 'Acme/1']));
?>
--EXPECTF--
Own Object
(
    [team:protected] => sales
    [apiKey] => sk_live_…WXYZ
    [baseUrl] => https://api.example.test
    [timeout] => 30
    [connectTimeout] => 5
    [maxDuration] => 
    [maxRetries] => 3
    [rateLimitMode] => wait
    [rateLimitMaxWait] => 
    [rateLimitReserve] => 0
    [rateLimitPerMinute] => 
    [rateLimitBucket] => 
    [rateLimiter] => 
    [rateLimiterFailure] => throw
    [prefetch] => 2
    [hydrate] => objects
    [invalidText] => replace
    [sortStyle] => auto
    [maxResponseBytes] => 16777216
    [persistent] => 1
    [headers] => Array
        (
            [0] => X-Secret
            [1] => X-None
        )

    [userAgent] => Acme/1 skipcall-php/%d.%d.%s
    [proxy] => http://…@proxy.example.test:3128
    [noProxy] => localhost
    [caFile] => 
    [verifyTls] => 1
    [logger] => 
    [onRequest] => 
    [onStats] => 
    [onWait] => 
    [transport] => 
    [sleep] => 1
)
