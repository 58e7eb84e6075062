<?php

declare(strict_types=1);

use PHPUnit\Framework\AssertionFailedError;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;

// The logic of examples/ as a user of Pest would test it. ../ExamplesTest.php is the same in PHPUnit.
foreach (['fan-out', 'list', 'sync-to-database'] as $name) {
    require_once getenv('TOP') . "/examples/$name.php";
}

/** @return list<string> */
function storedIds(PDO $db): array
{
    return $db->query('SELECT id FROM skipcall_calls')->fetchAll(PDO::FETCH_COLUMN);
}

/** @return list<string> */
function idsOf(string $file): array
{
    return array_map(fn (string $line): string => json_decode($line)->id, file($file));
}

beforeEach(function () {
    $this->folder = sys_get_temp_dir() . '/skipcall-pest-' . bin2hex(random_bytes(6));
    mkdir($this->folder);
    $this->quiet = function (): void {
    };
});

afterEach(function () {
    array_map(unlink(...), glob("$this->folder/*"));
    rmdir($this->folder);
});

it('copies rows that move', function () {
    $api = new FakeApi(CallFactory::new()->count(1500));
    $db = new PDO('sqlite::memory:');
    $before = array_column($api->rows(), 'id');
    $next = 1500;
    $api->afterEach(function (FakeApi $api) use (&$next): void {
        $ids = array_column($api->rows(), 'id');
        $api->remove($ids[($next * 7919) % count($ids)]);
        $api->add(CallFactory::new()->skip($next++));
    });
    expect(copyCalls($db, $api->client(), [], $this->quiet))->toBe(0);
    $throughout = array_intersect($before, array_column($api->rows(), 'id'));
    expect(count($throughout))->toBeLessThan(1500)
        ->and(array_diff($throughout, storedIds($db)))->toBe([])
        ->and(storedIds($db))->toBe(array_values(array_unique(storedIds($db))));
});

it('keeps the rate limit', function () {
    $api = new FakeApi();
    $api->key('sk_test_a', CallFactory::new()->count(950))->limitTo(3);
    expect(fanOut(['a sk_test_a'], $this->folder, fn (string $key) => $api->client(key: $key), $this->quiet))->toBe(0)
        ->and(idsOf("$this->folder/a.jsonl"))->toHaveCount(950)
        ->and($api->slept())->toBeGreaterThan(120.0)
        ->and(array_filter($api->requests(), fn (Request $request) => $request->getAttempt() > 1))->toBe([]);
});

it('goes on after the server was down', function () {
    $api = new FakeApi(CallFactory::new()->count(1500));
    $db = new PDO('sqlite::memory:');
    expect(copyCalls($db, $api->goDown(503, after: 8)->client(), ['batch' => '100'], $this->quiet))->toBe(1);
    $stored = count(storedIds($db));
    expect($stored)->toBeGreaterThan(0)->toBeLessThan(1500);
    $api->comeBack()->forgetRequests();
    expect(copyCalls($db, $api->client(), [], $this->quiet))->toBe(0)
        ->and(storedIds($db))->toEqualCanonicalizing(array_column($api->rows(), 'id'))
        ->and(count($api->requests()))->toBeLessThanOrEqual((1500 - $stored) / 100 + 4);
});

it('keeps two tenants apart', function () {
    $api = new FakeApi();
    $a = $api->key('sk_test_a', CallFactory::new(1)->count(230)->organization('a'));
    $b = $api->key('sk_test_b', CallFactory::new(2)->count(310)->organization('b'));
    $connect = fn (string $key) => $api->client(key: $key);
    expect(fanOut(['a sk_test_a', 'b sk_test_b'], $this->folder, $connect, $this->quiet))->toBe(0)
        ->and(idsOf("$this->folder/a.jsonl"))->toEqualCanonicalizing(array_column($a->rows(), 'id'))
        ->and(idsOf("$this->folder/b.jsonl"))->toEqualCanonicalizing(array_column($b->rows(), 'id'));
    // A key in the place of another company's brings nothing.
    expect(fanOut(['a sk_test_b'], $this->folder, $connect, $this->quiet))->toBe(1)
        ->and(idsOf("$this->folder/a.jsonl"))->toHaveCount(230);
});

it('finds a wrong filter', function (string $status, bool $isRight) {
    $this->expectOutputRegex('/calls read/');
    $api = new FakeApi(CallFactory::new()->count(50));
    showCalls($api->client(), 1, 20, $status);
    $assert = fn () => $api->assertListed(fn (Request $request) => $request->getFilters() === ['status' => 'completed'], times: 2);
    $isRight ? $assert() : expect($assert)->toThrow(AssertionFailedError::class, 'filters={"status":"complete"}');
})->with([['completed', true], ['complete', false]]);
