<?php
/**
 * What 16 MiB of the worst cost: the time per byte of pages that hold it, beside that of normal pages of 1,000 rows. Prints ratios
 * and what they may be at most; and the same documents by get() against json_decode, since get() makes arrays of everything.
 * Run: tools/bench worst [--check]
 */
declare(strict_types=1);

require __DIR__ . '/worst.inc';

const BYTES = 16 << 20;
const TARGET = 4.0;
const SERIES = 7;

ini_set('memory_limit', '-1');
if (($argv[1] ?? '') === '--write') {
    // worst.php --write FOLDER BYTES...: the pages as files, for tools/instructions.
    foreach (array_slice($argv, 3) as $bytes) {
        foreach (worst_pages((int) $bytes) as $name => $text) {
            file_put_contents("$argv[2]/worst-" . preg_replace('/\W+/', '-', $name) . "-$bytes.json", $text);
        }
    }
    exit;
}
$body = '';
$client = new Skipcall\Client('sk_test_bench', ['baseUrl' => 'https://bench.test', 'maxResponseBytes' => 1 << 26,
    'transport' => function () use (&$body): array {
        return ['status' => 200, 'headers' => [], 'body' => $body];
    }]);

/** Nanoseconds a byte, of the best series. */
$best = function (callable $work, int $calls = 1) use (&$body): float {
    $best = INF;
    for ($series = 0; $series < SERIES; $series++) {
        $start = hrtime(true);
        for ($i = 0; $i < $calls; $i++) {
            $work();
        }
        $best = min($best, (hrtime(true) - $start) / $calls / strlen($body));
    }
    return $best;
};
$page = static fn () => $client->listCalls();
$get = static fn () => $client->get('/x');
$decode = static function () use (&$body) {
    return json_decode($body, true);
};

foreach ([100, 1000] as $rows) {
    $body = file_get_contents(__DIR__ . "/corpus/page-$rows.json");
    $page();
    $normal = $best($page, intdiv(BYTES, strlen($body)));
    printf("%-36s %8.2f ns/byte\n", "pages of $rows rows", $normal);
}
$missed = 0;
printf("\n%-36s %16s %22s %20s\n", '16 MiB of', 'in a page', 'x a page of 1000', 'get() x json_decode');
foreach (worst_pages(BYTES) as $name => $body) {
    $time = $best($page);
    $met = $time <= TARGET * $normal;
    $missed += $met ? 0 : 1;
    printf("%-36s %8.2f ns/byte %10.2f %s%s %18.2f\n", $name, $time, $time / $normal, sprintf('(<= %.2f)', TARGET),
        $met ? ' ' : '!', $best($decode) / $best($get));
}
echo $missed === 0 ? "\nEvery target is met.\n" : "\n$missed targets are missed (!).\n";
exit($missed > 0 && in_array('--check', $argv, true) ? 1 : 0);
