<?php
/**
 * Decoding a page: this extension against json_decode, and against json_decode with userland objects made of it, in one run.
 * Prints ratios beside what they should be: absolute times belong to one machine. Run: tools/bench decode [--check]
 *
 * The extension is called through its public surface with a transport that hands it the body, so that its figures include a
 * whole listCalls(): arguments, URL, the page object, stats.
 */
declare(strict_types=1);

require __DIR__ . '/rows.inc';
require __DIR__ . '/variants.inc';

const SERIES = 25;
/** Of one series of one way; short, so that some series fall between what else the machine does. */
const SERIES_SECONDS = 0.02;

const TARGETS = [
    'the corpus' => ['objects' => 6.3, 'arrays' => 5.3, 'userland' => 9.0],
    // The cost of looking for what comes again, where nothing does.
    'every contact and number different' => ['objects' => 5.2, 'arrays' => 4.5],
    // As before what repeats was read once.
    'escapes and UTF-8 in every string' => ['objects' => 3.4, 'arrays' => 3.2],
    'the same, all as \uXXXX' => ['objects' => 3.2, 'arrays' => 3.0],
    'pretty-printed' => ['objects' => 4.0, 'arrays' => 3.6],
    'members in reverse' => ['objects' => 4.9, 'arrays' => 4.3],
    // Harder than a server's own order, which is the same in every row; arrays of 1,000 came to 3 x then.
    'members shuffled in every row' => ['objects' => 3.5, 'arrays' => null],
    'unknown members in every row' => ['objects' => 4.1, 'arrays' => 3.8],
];
/**
 * Of 100 rows 0.13 is what no two rows share (ids, dates, notes), 0.09 the 26 slots of each Call, 0.05 the summaries, each once.
 * 1,000 rows share more.
 */
const MEMORY_TARGETS = [100 => ['objects' => 0.29, 'arrays' => 0.50], 1000 => ['objects' => 0.25, 'arrays' => 0.42]];

/** Seconds of the best series of each way, per call; the ways take turns. */
function best(array $ways): array
{
    $best = $calls = [];
    foreach ($ways as $name => $work) {
        $work();
        $start = hrtime(true);
        $work();
        $calls[$name] = max(1, (int) (SERIES_SECONDS * 1e9 / (hrtime(true) - $start)));
        $best[$name] = INF;
    }
    for ($series = 0; $series < SERIES; $series++) {
        foreach ($ways as $name => $work) {
            $work();
            $start = hrtime(true);
            for ($i = 0; $i < $calls[$name]; $i++) {
                $work();
            }
            $best[$name] = min($best[$name], (hrtime(true) - $start) / 1e9 / $calls[$name]);
        }
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

/** The ways to read this text, each checked to read it. */
function ways(string $json): array
{
    $answer = ['status' => 200, 'headers' => [], 'body' => $json];
    $client = new Skipcall\Client('sk_test_bench', ['baseUrl' => 'https://bench.test', 'transport' => static fn () => $answer]);
    $arrays = $client->withOptions(['hydrate' => 'arrays']);
    $decoded = json_decode($json, true)['data'];
    if ($arrays->listCalls()->data !== $decoded) {
        throw new Error('The arrays differ from json_decode');
    }
    if ($client->listCalls()->data != array_map(Skipcall\Call::fromArray(...), $decoded)) {
        throw new Error('The objects differ from those of json_decode\'s arrays');
    }
    return [
        'json_decode' => static fn () => json_decode($json, true),
        'userland' => static fn () => array_map(UserCall::fromArray(...), json_decode($json, true)['data']),
        'objects' => static fn () => $client->listCalls()->data,
        'arrays' => static fn () => $arrays->listCalls()->data,
    ];
}

$missed = 0;
/** A figure beside its target. */
$cell = function (float $value, ?float $target, bool $atMost = false) use (&$missed): string {
    $met = $target === null || ($atMost ? $value <= $target : $value >= $target);
    $missed += $met ? 0 : 1;
    return sprintf('%.2f', $value) . ($target === null ? '        ' : sprintf(' (%s %.2f)%s', $atMost ? '<=' : '>=', $target, $met ? ' ' : '!'));
};

printf("PHP %s. Times the speed of json_decode(\$s, true), and of json_decode with userland objects made of its arrays.\n\n", PHP_VERSION);
printf("%5s %-34s %6s %12s %16s %16s %18s\n", 'rows', '', 'KiB', 'json_decode', 'objects', 'arrays', 'objects/userland');
$memory = [];
foreach ([100, 1000] as $rows) {
    $corpus = file_get_contents(__DIR__ . "/corpus/page-$rows.json");
    $cases = ['the corpus' => $corpus, 'every contact and number different' => file_get_contents(__DIR__ . "/corpus/different-$rows.json")] + (new Variants(json_decode($corpus, true)))->all();
    foreach ($cases as $name => $json) {
        $ways = ways($json);
        $targets = TARGETS[$name];
        if (!isset($targets['userland'])) {
            unset($ways['userland']);
        } else {
            $memory[$rows] = array_map(held(...), $ways);
        }
        $time = best($ways);
        printf("%5d %-34s %6.0f %9.1f us %16s %16s %18s\n", $rows, $name, strlen($json) / 1024, $time['json_decode'] * 1e6,
            $cell($time['json_decode'] / $time['objects'], $targets['objects']),
            $cell($time['json_decode'] / $time['arrays'], $targets['arrays']),
            isset($time['userland']) ? $cell($time['userland'] / $time['objects'], $targets['userland']) : '');
    }
}
// No package of it could be had for this PHP where these figures are taken.
echo "\nFor comparison, of another run on another corpus of 106 KB: simdjson 4.0 reads arrays at 2.4 times the speed of json_decode.\n";
printf("\nPHP memory of the result, as a share of that of json_decode's arrays.\n\n");
printf("%5s %12s %16s %16s\n", 'rows', 'json_decode', 'objects', 'arrays');
foreach ($memory as $rows => $bytes) {
    printf("%5d %8.0f KiB %16s %16s\n", $rows, $bytes['json_decode'] / 1024,
        $cell($bytes['objects'] / $bytes['json_decode'], MEMORY_TARGETS[$rows]['objects'], true),
        $cell($bytes['arrays'] / $bytes['json_decode'], MEMORY_TARGETS[$rows]['arrays'], true));
}
echo $missed === 0 ? "\nEvery target is met.\n" : "\n$missed targets are missed (!).\n";
exit($missed > 0 && in_array('--check', $argv, true) ? 1 : 0);
