<?php
/** One way of reading one page, so many times: what tools/instructions counts. Arguments: objects, arrays or json_decode; a file; calls. */
declare(strict_types=1);

[, $way, $file, $calls] = $argv;
$json = file_get_contents($file);
$answer = ['status' => 200, 'headers' => [], 'body' => $json];
$client = new Skipcall\Client('sk_test_bench', ['baseUrl' => 'https://bench.test', 'transport' => static fn () => $answer]);
$work = match ($way) {
    'json_decode' => static fn () => json_decode($json, true),
    'objects' => static fn () => $client->listCalls()->data,
    'arrays' => (static fn (Skipcall\Client $arrays) => static fn () => $arrays->listCalls()->data)($client->withOptions(['hydrate' => 'arrays'])),
};
for ($i = 0; $i < (int) $calls; $i++) {
    $work();
}
