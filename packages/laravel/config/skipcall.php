<?php

return [

    /*
     * The connection that is used when none is named.
     */
    'default' => env('SKIPCALL_CONNECTION', 'main'),

    /*
     * One connection per Skipcall organisation. Key and base URL both stand here, so that config:cache keeps both: a
     * staging system that lost only the URL would talk to production.
     *
     * "options" are those of Skipcall\Client, https://github.com/skipcall/ext-skipcall/blob/main/docs/reference.md;
     * only what config:cache can keep: no closures. Keys that share one rate limit get the same "rateLimitBucket".
     */
    'connections' => [

        'main' => [
            'key' => env('SKIPCALL_API_KEY'),
            'base_url' => env('SKIPCALL_BASE_URL', 'https://api-public.skipcall.app'),
            'options' => [
                // 'rateLimitBucket' => 'company',
                // 'rateLimitReserve' => 20,     requests of a minute that a synchronisation leaves to page views
            ],
        ],

        // Of another organisation. Connections without a key are left out by skipcall:sync.
        'second' => [
            'key' => env('SKIPCALL_SECOND_API_KEY'),
            'base_url' => env('SKIPCALL_SECOND_BASE_URL', env('SKIPCALL_BASE_URL', 'https://api-public.skipcall.app')),
            'options' => [],
        ],

    ],

    /*
     * Options of every connection.
     */
    'options' => [],

    /*
     * What a web request waits for at most, in seconds: all attempts of one call, and the rate limit. Octane, RoadRunner
     * and FrankenPHP workers run as PHP's command line, where the extension would wait for minutes.
     */
    'web' => [
        'max_duration' => 10.0,
        'rate_limit_wait' => 2.0,
    ],

    /*
     * Several hosts that use the same keys: the Redis connection (config/database.php) that their rate limit is counted in.
     * null: each host counts for itself. While Redis is away each host does, too.
     */
    'redis' => env('SKIPCALL_REDIS'),

    /*
     * Skipcall::pages() and paginate(): the cache store (config/cache.php) that pages are kept in, so that page views cost
     * few requests, and are there when the API is not. Names and phone numbers lie in it then. null: nothing is kept.
     */
    'cache' => [
        'store' => env('SKIPCALL_CACHE_STORE'),
        // Seconds for which a page is taken as it is, and seconds more for which it stands in.
        'fresh' => 30,
        'stale' => 86400,
    ],

    /*
     * The log channel for failed and repeated requests, without personal data and keys; null: the default one; false: none.
     */
    'log' => null,

    /*
     * skipcall:sync and the SyncCalls job. The tables are in the default database, or in the one named here.
     */
    'sync' => [
        'database' => env('SKIPCALL_DB_CONNECTION'),
        'calls_table' => 'skipcall_calls',
        'checkpoints_table' => 'skipcall_checkpoints',
        // Rows that are stored together with their checkpoint, in one transaction.
        'batch' => 500,
        // Seconds behind the newest call that are read again: for calls that are listed late, and durations.
        'lookback' => 60,
        'queue' => env('SKIPCALL_QUEUE'),
        'queue_connection' => env('SKIPCALL_QUEUE_CONNECTION'),
        // Seconds a job may take; "retry_after" of the queue must be more.
        'timeout' => (int) env('SKIPCALL_JOB_TIMEOUT', 60),
        // false when you have published the migrations and changed them.
        'migrations' => true,
    ],

];
