<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use InvalidArgumentException;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;
use Psr\Log\AbstractLogger;
use Psr\SimpleCache\CacheInterface;
use RuntimeException;
use Skipcall\Cache\PageCache;
use Skipcall\Exception\AuthenticationException;
use Skipcall\Exception\BadRequestException;
use Skipcall\Exception\ConnectionException;
use Skipcall\Exception\ServerException;
use Skipcall\Exception\TimeoutException;
use Skipcall\Exception\TlsException;
use Skipcall\Exception\TransportException;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Stringable;
use Symfony\Component\Cache\Adapter\ApcuAdapter;
use Symfony\Component\Cache\Adapter\FilesystemAdapter;
use Symfony\Component\Cache\Psr16Cache;
use Throwable;

/** @phpstan-import-type Options from \Skipcall\Client */
final class PageCacheTest extends TestCase
{
    private FakeApi $api;
    private Shelf $shelf;
    private float $began = 0.0;
    /** Seconds that have gone by: none do by themselves. */
    private float $later = 0.0;
    /** @var list<string> */
    private array $warnings = [];

    protected function setUp(): void
    {
        $this->api = new FakeApi(CallFactory::new()->count(45)->contact('Zoé', 'Œuvrard'));
        $this->shelf = new Shelf();
        $this->began = microtime(true);
    }

    public function testAPageThatIsFreshCostsNoRequest(): void
    {
        $pages = $this->pages();
        $first = $pages->listCalls(2, 20, '-createdAt');
        self::assertFalse($first->isStale());
        $this->later = 25.0;
        $again = $this->pages()->listCalls(2, 20, ['createdAt' => 'desc']);
        self::assertSame([20, 45, 2], [count($again->page), $again->page->total, $again->page->page]);
        self::assertEquals($first->page->data, $again->page->data);
        self::assertSame($first->cachedAt->format('U.u'), $again->cachedAt->format('U.u'));
        self::assertFalse($again->isStale());
        $this->api->assertListed(times: 1);
        $this->later = 31.0;
        self::assertFalse($pages->listCalls(2, 20, '-createdAt')->isStale());
        $this->api->assertListed(times: 2);
        self::assertSame([], $this->warnings);
    }

    public function testWhatIsAnotherQuestionIsAnotherPage(): void
    {
        $this->api->key('sk_test_other', CallFactory::new(2)->count(3));
        $pages = $this->pages();
        $pages->listCalls();
        $pages->listCalls(2);
        $pages->listCalls(1, 11);
        $pages->listCalls(1, null, 'createdAt');
        $pages->listCalls(filters: ['type' => 'inbound']);
        $pages->listCalls(workspaceIds: [FakeApi::WORKSPACE]);
        // The same as the one before, otherwise written.
        $pages->listCalls(workspaceIds: FakeApi::WORKSPACE);
        self::assertSame(3, $this->pages([], 'sk_test_other')->listCalls()->page->total);
        $this->pages(['headers' => ['X-Region' => 'eu']])->listCalls();
        $this->pages(['onRequest' => fn (): array => ['X-A' => 'b']], vary: 'b')->listCalls();
        $this->pages(['baseUrl' => 'https://elsewhere.example'])->listCalls();
        self::assertCount(10, $this->api->requests());
        foreach ($this->shelf->values as $key => $value) {
            self::assertMatchesRegularExpression('/^[A-Za-z0-9_.]{1,64}$/D', $key);
            self::assertIsString($value);
            self::assertMatchesRegularExpression('/^[\x20-\x7e\n]+$/D', $value);
            self::assertStringNotContainsString('sk_test', $value);
        }
        self::assertSame([86490], array_keys(array_flip(array_filter($this->shelf->times, is_int(...)))));
        $this->expectException(InvalidArgumentException::class);
        $this->pages(['onRequest' => fn (): null => null]);
    }

    /** @return array<array-key, array{int|Throwable}> */
    public static function failures(): array
    {
        return [
            '500' => [500], '503' => [503], '429' => [429], 'refused' => [new ConnectionException('refused')],
            'too slow' => [new TimeoutException('too slow')], 'TLS' => [new TlsException('expired')],
        ];
    }

    #[DataProvider('failures')]
    public function testWhenTheApiCannotBeHadThePageOfBeforeIs(int|Throwable $failure): void
    {
        $pages = $this->pages();
        $before = $pages->listCalls();
        $this->api->goDown($failure);
        $this->later = 40.0;
        $stale = $pages->listCalls();
        self::assertTrue($stale->isStale());
        self::assertEquals($before->page->data, $stale->page->data);
        self::assertCount(2, $this->api->requests(), 'it was tried more than once');
        // It is left alone for ten seconds.
        $this->later = 49.0;
        self::assertTrue($this->pages()->listCalls()->isStale());
        self::assertCount(2, $this->api->requests());
        $this->later = 51.0;
        self::assertTrue($this->pages()->listCalls()->isStale());
        self::assertCount(3, $this->api->requests());
        self::assertSame(0.0, $this->api->slept());
        $this->api->comeBack()->advance(3600);
        $this->later = 62.0;
        self::assertFalse($this->pages()->listCalls()->isStale());
    }

    public function testAPageThatIsTooOldIsNotGiven(): void
    {
        $this->pages()->listCalls();
        $this->api->goDown(500);
        $this->later = 86431.0;
        $failed = $this->failure(fn () => $this->pages(['maxRetries' => 2])->listCalls());
        self::assertInstanceOf(ServerException::class, $failed);
        self::assertCount(4, $this->api->requests(), 'without a page the client is as patient as ever');
        // The next ones do not try for so long.
        $failed = $this->failure(fn () => $this->pages(['maxRetries' => 2])->listCalls());
        self::assertInstanceOf(TransportException::class, $failed);
        self::assertCount(4, $this->api->requests());
    }

    public function testARateLimitOfOursIsNotWaitedForWhileThereIsAPage(): void
    {
        $this->api->limitTo(2);
        $pages = $this->pages();
        $pages->listCalls();
        $pages->listCalls(2);
        $this->later = 31.0;
        self::assertTrue($pages->listCalls()->isStale());
        self::assertCount(2, $this->api->requests());
        self::assertSame(0.0, $this->api->slept());
    }

    public function testOneAsksAndTheOthersGiveWhatTheyHave(): void
    {
        $this->pages()->listCalls();
        $this->later = 31.0;
        $seen = 0;
        $this->api->afterEach(function () use (&$seen): void {
            if ($seen++ === 0) {
                // While it asks.
                self::assertTrue($this->pages()->listCalls()->isStale());
            }
        });
        self::assertFalse($this->pages()->listCalls()->isStale());
        $this->api->assertListed(times: 2);
        // One that was as quick has written last.
        $this->later = 62.0;
        $this->shelf->writing = function (string $key, mixed $value): bool {
            self::assertIsString($value);
            $this->shelf->writing = null;
            $now = sprintf('%.3F', $this->now() + 6);
            $line = explode(' ', explode("\n", $value, 2)[0]);
            $head = implode(' ', [$line[0], $line[1], $line[2], $line[3], $now, 'another', $line[6]]);
            $json = explode("\n", $value, 2)[1];
            $this->shelf->values[$key] = "$head " . hash('crc32b', "$head\n$json") . "\n$json";
            $this->shelf->writing = fn (): bool => false;
            return false;
        };
        self::assertTrue($this->pages()->listCalls()->isStale());
        $this->api->assertListed(times: 2);
        // That one was killed.
        $this->shelf->writing = null;
        $this->later = 69.0;
        self::assertFalse($this->pages()->listCalls()->isStale());
    }

    public function testInTheLastTenthOneAsksAndNobodyGetsAnOldPage(): void
    {
        $this->pages()->listCalls();
        $this->later = 26.9;
        $this->pages()->listCalls();
        $this->api->assertListed(times: 1);
        $this->later = 27.1;
        $asked = 0;
        $this->api->afterEach(function () use (&$asked): void {
            if ($asked++ === 0) {
                self::assertFalse($this->pages()->listCalls()->isStale());
            }
        });
        self::assertFalse($this->pages()->listCalls()->isStale());
        $this->later = 54.0;
        self::assertFalse($this->pages()->listCalls()->isStale());
        $this->api->assertListed(times: 2);
    }

    public function testWhatAnotherOneGetsAtThisMomentIsWaitedFor(): void
    {
        $this->pages()->listCalls();
        $old = $this->shelf->values;
        $this->later = 31.0;
        $this->pages()->listCalls();
        $new = $this->shelf->values;
        // As if another one had begun to ask, and were done after three looks.
        $this->shelf->values = $old;
        $looks = 0;
        $seen = 0;
        $this->api->afterEach(function () use (&$seen, &$looks, $new): void {
            if ($seen++ > 0) {
                return;
            }
            $this->shelf->reading = function (string $key, mixed $value) use (&$looks, $new): mixed {
                return ++$looks > 3 ? $new[$key] ?? $value : $value;
            };
            self::assertFalse($this->pages()->listCalls()->isStale());
            self::assertSame(4, $looks);
            $this->shelf->reading = null;
        });
        self::assertFalse($this->pages()->listCalls()->isStale());
        $this->api->assertListed(times: 3);
    }

    public function testNobodyWaitsForWhoLooksWhetherTheApiIsBack(): void
    {
        for ($page = 1; $page <= 2; $page++) {
            $this->pages()->listCalls($page, 5);
        }
        $this->later = 10.0;
        $this->pages()->listCalls(3, 5);
        $this->api->goDown();
        $this->later = 31.0;
        $this->pages()->listCalls(1, 5);
        $this->pages()->listCalls(2, 5);
        // A page that has not failed itself, and is old by now.
        $this->later = 41.5;
        $this->api->comeBack();
        $reads = $seen = 0;
        $this->api->afterEach(function () use (&$reads, &$seen): void {
            if ($seen++ === 0) {
                $this->shelf->reading = function (string $key, mixed $value) use (&$reads): mixed {
                    $reads++;
                    return $value;
                };
                self::assertTrue($this->pages()->listCalls(3, 5)->isStale());
                $this->shelf->reading = null;
            }
        });
        self::assertFalse($this->pages()->listCalls(3, 5)->isStale());
        self::assertSame(1, $reads);
    }

    public function testAnApiThatIsDownIsTriedByOneViewEveryTenSeconds(): void
    {
        for ($page = 1; $page <= 9; $page++) {
            $this->pages()->listCalls($page, 5);
        }
        $this->api->goDown(new TimeoutException('nobody there'));
        $tried = [];
        for ($this->later = 31.0; $this->later < 91.0; $this->later += 0.5) {
            $before = count($this->api->requests());
            for ($page = 1; $page <= 9; $page++) {
                self::assertTrue($this->pages()->listCalls($page, 5)->isStale());
            }
            if (count($this->api->requests()) > $before) {
                $tried[] = [$this->later, count($this->api->requests()) - $before];
            }
        }
        // Two pages to be sure, then one.
        self::assertSame([31.0, 2], $tried[0]);
        self::assertSame([1], array_values(array_unique(array_column(array_slice($tried, 1), 1))));
        self::assertCount(6, $tried);
        // A page that nobody has had is not waited for.
        self::assertInstanceOf(TransportException::class, $this->failure(fn () => $this->pages()->listCalls(1, 7)));
        // Back again: whoever looks sees it, and the others within ten seconds.
        $this->api->comeBack();
        $this->later = 102.0;
        for ($page = 1; $page <= 9; $page++) {
            self::assertFalse($this->pages()->listCalls($page, 5)->isStale());
        }
    }

    public function testOneLooksWhetherTheApiIsBackAndTheOthersDoNot(): void
    {
        for ($page = 1; $page <= 3; $page++) {
            $this->pages()->listCalls($page, 5);
        }
        $this->api->goDown();
        $this->later = 31.0;
        for ($page = 1; $page <= 3; $page++) {
            $this->pages()->listCalls($page, 5);
        }
        $this->later = 42.0;
        $before = count($this->api->requests());
        $seen = 0;
        $this->api->afterEach(function () use (&$seen): void {
            if ($seen++ === 0) {
                self::assertTrue($this->pages()->listCalls(2, 5)->isStale());
                self::assertTrue($this->pages()->listCalls(3, 5)->isStale());
            }
        });
        $this->api->comeBack();
        self::assertFalse($this->pages()->listCalls(1, 5)->isStale());
        self::assertCount($before + 1, $this->api->requests());
    }

    public function testNoMoreThanTwoWaitForAnApiThatHangs(): void
    {
        for ($page = 1; $page <= 4; $page++) {
            $this->pages()->listCalls($page, 5);
        }
        $this->later = 31.0;
        $asked = [];
        // A second after page 1 was asked for page 2 is, and a second after that page 3; none has an answer.
        $this->api->afterEach(function () use (&$asked): void {
            $this->later += 1.1;
            $page = count($asked) + 2;
            if ($page <= 3) {
                $asked[$page] = count($this->api->requests());
                $asked[$page . ' is stale'] = $this->pages()->listCalls($page, 5)->isStale();
                $asked[$page . ' asked'] = count($this->api->requests());
            }
        });
        self::assertFalse($this->pages()->listCalls(1, 5)->isStale());
        self::assertSame(['3 is stale' => true, '3 asked' => 6, '2 is stale' => false, '2 asked' => 6], array_slice($asked, -4));
        $this->api->assertListed(times: 6);
    }

    public function testAPageThatAlwaysFailsDoesNotHoldUpTheOthers(): void
    {
        for ($page = 1; $page <= 3; $page++) {
            $this->pages()->listCalls($page, 5);
        }
        for ($this->later = 28.0; $this->later < 120.0; $this->later += 1.0) {
            foreach ([2, 1, 3] as $page) {
                if ($page === 2) {
                    $this->api->failNext(new TimeoutException('too much to count'));
                }
                $before = count($this->api->requests());
                $found = $this->pages()->listCalls($page, 5);
                if ($page === 2) {
                    count($this->api->requests()) > $before || $this->api->comeBack();
                    continue;
                }
                self::assertFalse($found->isStale(), "page $page, $this->later");
            }
        }
    }

    public function testARateLimitIsRememberedForAsLongAsItLasts(): void
    {
        $pages = $this->pages();
        $pages->listCalls();
        $pages->listCalls(2);
        $this->api->failNext(429, headers: ['Retry-After' => '2']);
        $this->later = 31.0;
        self::assertTrue($pages->listCalls()->isStale());
        self::assertTrue($pages->listCalls(2)->isStale());
        self::assertCount(3, $this->api->requests());
        $this->api->advance(10);
        $this->later = 33.5;
        // A client that knows nothing of before.
        self::assertFalse($this->pages()->listCalls()->isStale());
        self::assertFalse($this->pages()->listCalls(2)->isStale());
    }

    public function testARevokedKeyShowsNothingOfBefore(): void
    {
        $this->pages()->listCalls();
        $this->api->key()->revoke();
        $this->later = 31.0;
        self::assertInstanceOf(AuthenticationException::class, $this->failure(fn () => $this->pages()->listCalls()));
        self::assertSame([], $this->shelf->values);
    }

    public function testABadRequestIsThrown(): void
    {
        self::assertInstanceOf(BadRequestException::class, $this->failure(fn () => $this->pages()->listCalls(sort: 'contact')));
        self::assertInstanceOf(InvalidArgumentException::class, $this->failure(fn () => $this->pages()->listCalls(0)));
        // In both styles of sort, by then.
        $this->api->assertListed(times: 2);
    }

    #[TestWith([false])]
    #[TestWith([true])]
    public function testAStoreThatLiesIsAMissAndAWarning(bool $isCold): void
    {
        $this->api->key('sk_test_other', CallFactory::new(2)->count(3));
        $this->pages([], 'sk_test_other')->listCalls();
        $this->pages()->listCalls(3);
        [$foreign, $other] = array_values($this->shelf->values);
        self::assertIsString($other);
        $isCold || $this->pages()->listCalls();
        $lies = [
            'throws' => fn (): never => throw new RuntimeException('Zoé'), 'false' => fn (): bool => false,
            'an object' => fn (): object => new \stdClass(), 'garbage' => fn (): string => "garbage \n{}",
            'of another key' => fn (): mixed => $foreign, 'of another query' => fn (): mixed => $other,
            'truncated' => fn (): string => substr($other, 0, -10), 'empty' => fn (): string => '',
        ];
        foreach ($lies as $name => $lie) {
            $this->warnings = [];
            $before = count($this->api->requests());
            $this->shelf->reading = $lie;
            $page = $this->pages()->listCalls();
            self::assertSame([45, 10, false], [$page->page->total, count($page->page), $page->isStale()], $name);
            self::assertCount($before + 1, $this->api->requests());
            self::assertSame(1, $this->warned(), $name);
            self::assertStringNotContainsString('Zoé', implode('', $this->warnings));
        }
        $this->shelf->reading = null;
        $this->shelf->values = [];
        $this->shelf->writing = fn (): never => throw new RuntimeException('full');
        self::assertSame(45, $this->pages()->listCalls()->page->total);
    }

    public function testAStoreThatLiesAboutTimeIsPast(): void
    {
        $this->later = 1000000.0;
        $this->pages()->listCalls();
        $this->later = 0.0;
        self::assertFalse($this->pages()->listCalls()->isStale());
        $this->api->assertListed(times: 2);
    }

    public function testForget(): void
    {
        $pages = $this->pages();
        $pages->listCalls(filters: ['type' => 'inbound']);
        $pages->forget(filters: ['type' => 'inbound']);
        $pages->listCalls(filters: ['type' => 'inbound']);
        $this->api->assertListed(times: 2);
    }

    #[TestWith(['files'])]
    #[TestWith(['APCu'])]
    public function testSymfonysStores(string $store): void
    {
        $folder = sys_get_temp_dir() . '/skipcall-' . bin2hex(random_bytes(8));
        $adapter = $store === 'files' ? new FilesystemAdapter(directory: $folder) : new ApcuAdapter(bin2hex(random_bytes(8)));
        $cache = new Psr16Cache($adapter);
        try {
            $before = $this->pages(cache: $cache)->listCalls();
            self::assertEquals($before->page->data, $this->pages(cache: $cache)->listCalls()->page->data);
            $this->later = 31.0;
            $this->api->goDown();
            self::assertTrue($this->pages(cache: $cache)->listCalls()->isStale());
            $this->api->assertListed(times: 2);
            $this->api->comeBack();
            $this->later = 42.0;
            self::assertFalse($this->pages(cache: $cache)->listCalls()->isStale());
            $this->api->key()->revoke();
            $this->later = 73.0;
            self::assertInstanceOf(AuthenticationException::class, $this->failure(fn () => $this->pages(cache: $cache)->listCalls()));
            self::assertSame([], $this->warnings);
        } finally {
            $cache->clear();
        }
    }

    /** @param Options $options */
    private function pages(array $options = [], string $key = FakeApi::KEY, ?string $vary = null, ?CacheInterface $cache = null): PageCache
    {
        $logger = new class (fn (string $line) => $this->warnings[] = $line) extends AbstractLogger {
            public function __construct(private readonly \Closure $to)
            {
            }

            /** @param array<array-key, mixed> $context */
            public function log(mixed $level, string|Stringable $message, array $context = []): void
            {
                ($this->to)($message . json_encode($context));
            }
        };
        return new PageCache(
            $this->api->client($options, $key),
            $cache ?? $this->shelf,
            vary: $vary,
            logger: $logger,
            clock: $this->now(...),
        );
    }

    private function warned(): int
    {
        return count($this->warnings);
    }

    private function now(): float
    {
        return $this->began + $this->later;
    }

    private function failure(callable $do): Throwable
    {
        try {
            $do();
        } catch (Throwable $e) {
            return $e;
        }
        self::fail('it did not fail');
    }
}
