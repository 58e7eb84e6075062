<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use DateTimeImmutable;
use PHPUnit\Framework\TestCase;
use Skipcall\Call;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;

final class CallFactoryTest extends TestCase
{
    public function testRowsAreTheSameForASeed(): void
    {
        $rows = CallFactory::new(7)->count(50)->make();
        self::assertSame($rows, CallFactory::new(7)->count(50)->make());
        self::assertSame(array_slice($rows, 20), CallFactory::new(7)->skip(20)->count(30)->make());
        self::assertNotSame($rows[0]['id'], CallFactory::new(8)->row()['id']);
        self::assertCount(50, array_flip(array_filter(array_column($rows, 'id'), is_string(...))));
    }

    public function testRowsAreCallsOfTheApiDocument(): void
    {
        foreach (CallFactory::new()->count(100)->make() as $row) {
            self::assertSame(FakeApi::MEMBERS, array_keys($row));
            $call = Call::fromArray($row);
            self::assertSame($row, $call->toArray());
            self::assertSame([], $call->extra);
            self::assertNotNull($call->getCreatedAt());
        }
    }

    public function testTheyAreOldestFirst(): void
    {
        $rows = CallFactory::new()->startingAt('2026-03-01 08:00:00.250', every: 1.5)->count(3)->make();
        self::assertSame(
            ['2026-03-01T08:00:00.250Z', '2026-03-01T08:00:01.750Z', '2026-03-01T08:00:03.250Z'],
            array_column($rows, 'createdAt'),
        );
        $date = new DateTimeImmutable('2026-03-01T09:00:00+01:00');
        self::assertSame('2026-03-01T08:00:00.000Z', CallFactory::new()->startingAt($date)->row()['createdAt']);
        $before = CallFactory::new()->startingAt('1969-12-31T23:59:59.999Z')->row();
        self::assertSame('1969-12-31T23:59:59.999Z', $before['createdAt']);
    }

    public function testStates(): void
    {
        $missed = CallFactory::new()->missed()->inbound()->call();
        self::assertSame(['no-answer', null, true], [$missed->status, $missed->getDurationSeconds(), $missed->isInbound()]);
        $done = CallFactory::new()->completed(12.5)->outbound()->number('+33611111111')->call();
        self::assertSame([12.5, true], [$done->getDurationSeconds(), $done->isOutbound()]);
        self::assertSame('+33611111111', $done->phoneNumber?->value);
        $named = CallFactory::new()->contact('Ada', 'Lovelace')->organization('acme')->deleted('2026-01-01T00:00:00.000Z')->call();
        self::assertSame(['Ada', 'acme'], [$named->contact?->firstName, $named->organizationId]);
        self::assertSame('2026-01-01T00:00:00.000Z', $named->deletedAt);
        self::assertNotNull(CallFactory::new()->deleted()->call()->deletedAt);
        $numbered = CallFactory::new()->count(2)->state(fn (array $row, int $n): array => ['notes' => "call $n"])->calls();
        self::assertSame(['call 0', 'call 1'], [$numbered[0]->notes, $numbered[1]->notes]);
        self::assertCount(0, CallFactory::new()->count(0)->make());
    }
}
