<?php
/**
 * Decoding a page: this extension against json_decode, and against json_decode with userland objects made of it, in one run.
 * Prints ratios: absolute times belong to one machine. Run: tools/bench decode
 *
 * The extension is called through its public surface with a transport that hands it the body, so that its figures include a
 * whole listCalls(): arguments, URL, a copy of the body, the page object, stats.
 */
declare(strict_types=1);

require __DIR__ . '/rows.inc';

const SERIES = 9;

/** Seconds of the best series, per call. */
function best(callable $work, int $calls): float
{
    $best = INF;
    for ($series = 0; $series < SERIES; $series++) {
        $start = hrtime(true);
        for ($i = 0; $i < $calls; $i++) {
            $work();
        }
        $best = min($best, (hrtime(true) - $start) / 1e9 / $calls);
    }
    return $best;
}

/** Bytes of PHP memory that the result holds. */
function held(callable $work): int
{
    $work();
    gc_collect_cycles();
    $before = memory_get_usage();
    $result = $work();
    $after = memory_get_usage();
    unset($result);
    return $after - $before;
}

$rowsOf = fn (string $json): array => array_map(UserCall::fromArray(...), json_decode($json, true)['data']);

foreach ([100 => 400, 1000 => 40] as $rows => $calls) {
    $json = file_get_contents(__DIR__ . "/corpus/page-$rows.json");
    $answer = ['status' => 200, 'headers' => [], 'body' => $json];
    $client = new Skipcall\Client('sk_test_bench', ['baseUrl' => 'https://bench.test', 'transport' => static fn () => $answer]);
    $arrays = $client->withOptions(['hydrate' => 'arrays']);
    if ($arrays->listCalls()->data !== json_decode($json, true)['data']) {
        throw new Error('The arrays differ from json_decode');
    }
    $ways = [
        'json_decode($s, true)' => static fn () => json_decode($json, true),
        'json_decode + userland objects' => static fn () => $rowsOf($json),
        'skipcall, arrays' => static fn () => $arrays->listCalls()->data,
        'skipcall, objects' => static fn () => $client->listCalls()->data,
    ];
    foreach ($ways as $work) {
        $work();
    }
    $time = $memory = [];
    foreach ($ways as $name => $work) {
        $time[$name] = best($work, $calls);
        $memory[$name] = held($work);
    }
    printf("\n%d calls a page, %.0f KiB, PHP %s\n", $rows, strlen($json) / 1024, PHP_VERSION);
    printf("%-34s %10s %8s %18s %20s %12s\n", '', 'us/page', 'MB/s', 'x json_decode', 'x + userland objects', 'memory KiB');
    foreach ($time as $name => $seconds) {
        printf("%-34s %10.1f %8.0f %18.2f %20.2f %12.0f\n", $name, $seconds * 1e6, strlen($json) / $seconds / 1e6,
            $time['json_decode($s, true)'] / $seconds, $time['json_decode + userland objects'] / $seconds, $memory[$name] / 1024);
    }
}
