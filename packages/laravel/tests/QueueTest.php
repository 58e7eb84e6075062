<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use PHPUnit\Framework\TestCase as PlainTestCase;

/** Small; Long/BigQueueTest has the size of a real import. */
final class QueueTest extends PlainTestCase
{
    public function testTwoWorkersThatAreKilledCopyEveryCallOnce(): void
    {
        $workers = new Workers(2000, ['limit' => 12, 'window' => 3], false);
        $workers->copy(3);
        $workers->check();
        self::assertSame(3, $workers->kills);
    }
}
