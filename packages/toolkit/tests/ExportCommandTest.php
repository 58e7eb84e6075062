<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use PHPUnit\Framework\Attributes\TestWith;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Symfony\Component\Console\Helper\Helper;

/** `skipcall export`: what is in the file, and that it is all there once, however often the process was killed. */
final class ExportCommandTest extends ConsoleTestCase
{
    private string $folder = '';

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/skipcall-export-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
    }

    protected function tearDown(): void
    {
        parent::tearDown();
        array_map(unlink(...), glob("$this->folder/*") ?: []);
        rmdir($this->folder);
    }

    #[TestWith(['csv'])]
    #[TestWith(['json'])]
    #[TestWith(['jsonl'])]
    public function testNoCallLostOrDoubledHoweverOftenItIsKilled(string $format): void
    {
        $file = "$this->folder/calls.$format";
        $kills = 0;
        for ($number = 600; ; $number += 5) {
            // The first pages of a run say where it is; each run is left one more that gets on.
            $code = $this->startScript('export-until-killed.php', [$file, (string) $number, $kills < 12 ? (string) (3 + $kills % 3) : '0']);
            if ($code === 0) {
                break;
            }
            self::assertSame(SIGKILL, $code, $this->errors);
            self::assertLessThan(13, ++$kills, $this->errors);
            self::assertFileDoesNotExist($file);
            if (file_exists("$file.part.state")) {
                // A row that was being written when the power went.
                file_put_contents("$file.part", '{"id":"torn', FILE_APPEND);
            }
        }
        self::assertGreaterThan(3, $kills);
        $ids = $this->ids($file);
        self::assertSame($ids, array_values(array_unique($ids)));
        $wanted = array_filter(array_column(CallFactory::new()->count($number)->make(), 'id'), is_string(...));
        self::assertCount($number, $wanted);
        self::assertSame([], array_values(array_diff($wanted, $ids)));
        self::assertSame([$file], glob("$this->folder/*"));
    }

    public function testNewestFirstAndWithWhatTheOptionsSay(): void
    {
        $api = new FakeApi(CallFactory::new()->count(300));
        $file = "$this->folder/calls.jsonl";
        self::assertSame(0, $this->call($api, ['export', 'file' => $file, '--filter' => ['status=completed']]), $this->errors);
        $wanted = array_filter($api->rows(), static fn (array $row): bool => $row['status'] === 'completed');
        self::assertSame(array_reverse(array_column($wanted, 'id')), $this->ids($file));
        self::assertSame(count($wanted) . " calls in $file\n", $this->errors);
    }

    public function testFormulasAreTextAndNothing(): void
    {
        $file = "$this->folder/calls.csv";
        $api = new FakeApi(CallFactory::new()->contact('=1+1', "\"quoted\",\nname")->number('+33612345678'));
        self::assertSame(0, $this->call($api, ['export', 'file' => $file]));
        $rows = $this->rows($file);
        self::assertSame("'=1+1 \"quoted\",\nname", $rows[0]['contact']);
        self::assertSame('+33612345678', $rows[0]['number']);
        self::assertSame(0, $this->call(new FakeApi(), ['export', 'file' => "$this->folder/none.json"]));
        self::assertSame([], json_decode((string) file_get_contents("$this->folder/none.json"), true));
    }

    public function testGoesOnAfterAFailureAndOnlyWithTheSame(): void
    {
        $file = "$this->folder/calls.csv";
        $api = new FakeApi(CallFactory::new()->count(500));
        self::assertSame(3, $this->call($api->goDown(after: 4), ['export', 'file' => $file, '--batch' => '50']));
        $api->comeBack();
        self::assertSame(2, $this->call($api, ['export', 'file' => $file, '--filter' => ['status=busy']]));
        self::assertStringContainsString('of another export', $this->errors);
        self::assertSame(0, $this->call($api, ['export', 'file' => $file]), $this->errors);
        self::assertStringContainsString('of them from before', $this->errors);
        self::assertCount(500, array_unique($this->ids($file)));
        self::assertSame(1, $this->call($api, ['export', 'file' => $file]));
        self::assertStringContainsString('--force', $this->errors);
        self::assertSame(0, $this->call($api, ['export', 'file' => $file, '--force' => true]));
        self::assertSame(2, $this->call($api, ['export', 'file' => "$this->folder/calls.xml"]));
        self::assertSame(1, $this->call($api, ['export', 'file' => "$this->folder/nowhere/calls.csv"]));
    }

    public function testTheBarFitsTheTerminal(): void
    {
        $api = new FakeApi(CallFactory::new()->count(500));
        $arguments = ['export', 'file' => "$this->folder/calls.csv", '--batch' => '50'];
        self::assertSame(0, $this->call($api, $arguments, 80), $this->errors);
        self::assertMatchesRegularExpression('/500\/500 \[=+\] 100%, \d+ a second, .* left/', $this->errors);
        foreach (explode("\n", $this->errors) as $line) {
            self::assertLessThanOrEqual(80, str_contains($line, ' left') ? Helper::width($line) : 0);
        }
    }

    public function testHelpWithAnExample(): void
    {
        self::assertSame(0, $this->start(['export', '--help']));
        self::assertStringContainsString('    skipcall export calls.csv --', $this->out);
    }

    /** @return list<string> */
    private function ids(string $file): array
    {
        return array_values(array_filter(array_column($this->rows($file), 'id'), is_string(...)));
    }

    /** @return list<array<array-key, mixed>> */
    private function rows(string $file): array
    {
        $text = (string) file_get_contents($file);
        $rows = [];
        if (str_ends_with($file, '.csv')) {
            $stream = fopen($file, 'rb');
            self::assertIsResource($stream);
            $names = fgetcsv($stream, null, ',', '"', '');
            self::assertIsArray($names);
            while (is_array($values = fgetcsv($stream, null, ',', '"', ''))) {
                $rows[] = array_combine(array_map(strval(...), $names), $values);
            }
            return $rows;
        }
        $text = str_ends_with($file, '.json') ? $text : '[' . implode(',', explode("\n", rtrim($text))) . ']';
        $decoded = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
        self::assertIsArray($decoded);
        foreach ($decoded as $row) {
            self::assertIsArray($row);
            $rows[] = $row;
        }
        return $rows;
    }
}
