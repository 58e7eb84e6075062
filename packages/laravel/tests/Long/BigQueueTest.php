<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests\Long;

use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase as PlainTestCase;
use Skipcall\Laravel\Tests\Workers;

final class BigQueueTest extends PlainTestCase
{
    #[TestWith([false])]
    #[TestWith([true])]
    public function testTwentyThousandCallsOfTwoCompaniesWithTwentyKills(bool $onMariaDb): void
    {
        $workers = new Workers(20000, ['limit' => 100, 'window' => 10, 'count' => 'aligned'], $onMariaDb);
        $workers->copyByCommand();
        $workers->copyByQueue(20);
        $workers->check();
        self::assertSame(20, $workers->kills);
        fwrite(STDERR, '# ' . ($onMariaDb ? 'MariaDB' : 'SQLite') . ': ' . strtok($workers->describe(), "\n") . "\n");
    }
}
