<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use PHPUnit\Framework\Attributes\TestWith;
use Skipcall\Exception\ConnectionException;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Symfony\Component\Console\Helper\Helper;

/** `skipcall list` and `skipcall count`: what they ask for, what they show, how they end. */
final class ListCommandTest extends ConsoleTestCase
{
    public function testAskForWhatTheOptionsSay(): void
    {
        $api = new FakeApi(CallFactory::new()->count(50));
        self::assertSame(0, $this->call($api, [
            'list', '--page' => '2', '--limit' => '5', '--sort' => 'updatedAt',
            '--filter' => ['status=completed'], '--filters' => '{"type":"inbound"}', '--workspace' => [FakeApi::WORKSPACE],
        ]), $this->errors);
        $api->assertListed(fn (Request $request) => $request->getFilters() === ['type' => 'inbound', 'status' => 'completed']
            && $request->getQuery()['page'] === 2 && $request->getQuery()['limit'] === 5
            && $request->getQuery()['sort'] === ['orderBy' => 'updatedAt', 'order' => 'asc']
            && $request->getQuery()['workspaceIds'] === [FakeApi::WORKSPACE]);
    }

    #[TestWith([80])]
    #[TestWith([140])]
    public function testFitTheTerminal(int $columns): void
    {
        $api = new FakeApi(CallFactory::new()->count(5)->contact(str_repeat('漢字', 20), 'Œuvrard')->number('+331234567890123456'));
        $this->call($api, ['list'], $columns);
        $lines = explode("\n", trim($this->out));
        self::assertCount(6, $lines);
        foreach ($lines as $line) {
            self::assertLessThanOrEqual($columns, Helper::width($line), $line);
        }
        self::assertStringContainsString('漢字漢字', $lines[1]);
        self::assertSame($columns === 140, str_contains($lines[0], 'Caller'));
    }

    public function testCutNothingInAPipeAndObeyNoTextOfOthers(): void
    {
        $name = "\e[31m<error>" . str_repeat('Anna', 60);
        $this->call(new FakeApi(CallFactory::new()->contact($name, "two\nlines")), ['list']);
        self::assertStringContainsString('[31m<error>' . str_repeat('Anna', 60) . ' two lines', $this->out);
        self::assertStringNotContainsString("\e", $this->out);
        self::assertCount(2, explode("\n", trim($this->out)));
    }

    public function testGiveJson(): void
    {
        self::assertSame(0, $this->start(['list', '--mock=7', '--limit=3', '--json']), $this->errors);
        $page = json_decode($this->out, true);
        self::assertIsArray($page);
        self::assertSame(7, $page['total']);
        self::assertIsArray($page['data']);
        self::assertCount(3, $page['data']);
    }

    public function testCount(): void
    {
        self::assertSame(0, $this->start(['count', '--mock=123']));
        self::assertSame("123\n", $this->out);
        $api = new FakeApi(CallFactory::new()->count(10)->startingAt('2026-01-01', 86400));
        self::assertSame(0, $this->call($api, ['count', '--since' => '2026-01-03T00:00:00Z', '--until' => '2026-01-05T00:00:00Z']));
        self::assertSame("2\n", $this->out);
    }

    public function testEndWithACodeForScripts(): void
    {
        $api = new FakeApi();
        self::assertSame(3, $this->call($api->goDown(), ['count']));
        self::assertStringStartsWith('skipcall: ', $this->errors);
        self::assertSame('', $this->out);
        self::assertSame(3, $this->call($api->comeBack()->goDown(new ConnectionException('gone')), ['list']));
        self::assertSame(1, $this->call($api->comeBack()->goDown(401), ['list']));
        $api->comeBack();
        self::assertSame(2, $this->call($api, ['list', '--limit' => 'many']));
        self::assertSame(2, $this->call($api, ['list', '--filters' => '{']));
        self::assertSame(2, $this->start(['count', '--no-such-option']));
        self::assertSame(2, $this->start(['cuont']));
    }

    public function testTakeTheKeyFromAFileOrStandardInput(): void
    {
        $network = ['-d', 'skipcall.network=0'];
        self::assertSame(2, $this->start(['count'], [], '', $network));
        self::assertStringContainsString('SKIPCALL_API_KEY', $this->errors);
        foreach ([[['count'], ['SKIPCALL_API_KEY' => 'sk_test_1'], ''], [['count', '--key-file=-'], [], "sk_test_1\n"]] as [$arguments, $environment, $in]) {
            // The key was had: what is missing now is the network.
            self::assertSame(1, $this->start($arguments, $environment, $in, $network));
            self::assertStringContainsString('skipcall.network', $this->errors);
        }
        self::assertSame(2, $this->start(['count', '--key-file=/nowhere'], [], '', $network));
    }

    #[TestWith(['list'])]
    #[TestWith(['count'])]
    #[TestWith(['export'])]
    #[TestWith(['sync'])]
    #[TestWith(['doctor'])]
    public function testHelpWithAnExampleInEightyColumns(string $command): void
    {
        self::assertSame(0, $this->start([$command, '--help']));
        self::assertMatchesRegularExpression("/^    skipcall $command (\\S+ )?--/m", $this->out);
        self::assertStringContainsString('Exit codes: 0', $this->out);
        foreach (explode("\n", $this->out) as $line) {
            self::assertLessThanOrEqual(80, Helper::width($line), $line);
        }
    }

    public function testMessagesAreWrappedAtSpaces(): void
    {
        self::assertSame(2, $this->call(new FakeApi(), ['sync', '--dsn' => 'mysql:password=x'], 80));
        $lines = explode("\n", rtrim($this->errors));
        self::assertGreaterThan(1, count($lines));
        foreach ($lines as $line) {
            self::assertLessThanOrEqual(80, Helper::width($line), $line);
        }
        self::assertStringContainsString('every user of the machine can read: give it by --password-file,', implode(' ', $lines));
    }
}
