<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use PHPUnit\Framework\TestCase;
use Random\Engine\Mt19937;
use Random\Randomizer;
use Skipcall\Mock;
use Skipcall\Testing\FakeApi;

foreach (['http', 'errors', 'config', 'rate_window', 'dataset', 'table', 'churn', 'selection', 'calls', 'api'] as $file) {
    require_once __DIR__ . "/../../../tests/server/$file.php";
}

/** The mock API that the extension is tested with lists the same, also while rows come, go and change. */
final class FakeApiAgreesTest extends TestCase
{
    public function testAThousandRandomLists(): void
    {
        $dice = new Randomizer(new Mt19937(21));
        /** @var callable(array<array-key, mixed>): mixed $one */
        $one = fn (array $of): mixed => $of[$dice->getInt(0, count($of) - 1)];
        $filled = 0;
        for ($world = 0; $world < 50; $world++) {
            $config = new Mock\Config([
                'rows' => $dice->getInt(0, 150), 'seed' => $world, 'tieSize' => $dice->getInt(1, 4), 'gzip' => false,
            ]);
            $served = new Mock\Table($config);
            $mock = new Mock\Calls($config, $served);
            $workspaces = $config->values['workspaces'];
            $api = new FakeApi();
            foreach ($workspaces as $workspace) {
                $api->add([], $workspace);
            }
            for ($index = 0; $index < $served->count(); $index++) {
                $api->add([$served->row($index)], $workspaces[$index % count($workspaces)]);
            }
            $moved = 0;
            $client = $api->client(['hydrate' => 'arrays', 'sortStyle' => 'form']);
            for ($list = 0; $list < 20; $list++) {
                // Every second world moves.
                if ($world % 2 === 1) {
                    $moved += self::move($dice, $served, $api, $workspaces);
                }
                $page = $dice->getInt(1, 4);
                $limit = $dice->getInt(1, 120);
                $sort = [
                    'orderBy' => $one(['createdAt', 'createdAt', 'updatedAt', 'status', 'endedAt', 'transferred', 'notes', 'id']),
                    'order' => $one(['asc', 'desc']),
                ];
                $filters = $one([
                    null, null, ['status' => 'completed'], ['type' => 'inbound', 'transferred' => false], ['notes' => null],
                    ['contact' => ['isUnknown' => true]], ['callerPhoneNumber' => ['value' => '+33184104729', 'other' => 1]],
                    ['nothing' => true],
                ]);
                $chosen = $one([null, $workspaces, [$workspaces[0]], [$workspaces[1]]]);
                $query = http_build_query(array_filter([
                    'page' => $page,
                    'limit' => $limit,
                    ...$sort,
                    'filters' => $filters === null ? null : json_encode($filters, JSON_THROW_ON_ERROR),
                    'workspaceIds' => $chosen === null ? null : implode(',', $chosen),
                ], fn (mixed $value): bool => $value !== null), '', '&', PHP_QUERY_RFC3986);
                $wanted = json_decode($mock->answer($query)->body->text, true, 512, JSON_THROW_ON_ERROR);
                $got = $client->listCalls($page, $limit, $sort, $filters, $chosen)->toArray();
                // Members that a row got later come last here.
                array_walk($wanted['data'], static fn (array &$row) => ksort($row));
                array_walk($got['data'], static fn (array &$row) => ksort($row));
                self::assertSame($wanted, $got, $query);
                $filled += count($got['data']) > 0 ? 1 : 0;
            }
            self::assertSame($world % 2 === 1, $moved > 10);
        }
        self::assertGreaterThan(300, $filled);
    }

    /**
     * The same change in both.
     *
     * @param list<string> $workspaces
     * @return int rows that were changed
     */
    private static function move(Randomizer $dice, Mock\Table $served, FakeApi $api, array $workspaces): int
    {
        $what = $served->count() === 0 ? 3 : $dice->getInt(0, 3);
        $index = $dice->getInt(0, max(0, $served->count() - 1));
        if ($what === 3) {
            $served->insert($served->newest() + $dice->getInt(0, 1) * 1000);
            $index = $served->count() - 1;
            $api->add([$served->row($index)], $workspaces[$served->numbers()[$index] % count($workspaces)]);
            return 1;
        }
        $id = $served->row($index)['id'];
        match ($what) {
            0 => [$served->remove($index), $api->remove($id)],
            1 => [$served->update($index), $api->update($id, $served->row($index))],
            2 => [$served->softDelete($index), $api->update($id, $served->row($index))],
        };
        return 1;
    }
}
