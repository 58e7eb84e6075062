<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Mock;
use PHPUnit\Framework\Attributes\TestWith;
use Service;
use Skipcall\Exception\TlsException;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;

require_once __DIR__ . '/../../../tests/server/mock.inc';
require_once __DIR__ . '/../../../tests/server/service.inc';

/** `skipcall doctor`: what is said of each part, and the exit code. */
final class DoctorCommandTest extends ConsoleTestCase
{
    public function testEverythingIsThere(): void
    {
        self::assertSame(0, $this->call(new FakeApi(CallFactory::new()->count(1234)), ['doctor']), $this->out);
        foreach (['Extension', 'libcurl', 'json-c', 'TLS library', 'Key', 'Reachability', 'TLS', 'Rate limit', 'Web defaults'] as $what) {
            self::assertMatchesRegularExpression("/^ok      $what  /m", $this->out);
        }
        self::assertMatchesRegularExpression('/^\w+ +Shared file  /m', $this->out);
        self::assertMatchesRegularExpression('/^ok      libcurl can +HTTP\/2: (yes|no); .*gzip/m', $this->out);
        self::assertMatchesRegularExpression('/^ok      Calls +1 234$/m', $this->out);
        self::assertMatchesRegularExpression('/^ok      libcurl +\d/m', $this->out);
    }

    public function testKeysAndServersThatFail(): void
    {
        $api = new FakeApi();
        self::assertSame(1, $this->call($api->goDown(401), ['doctor']));
        self::assertMatchesRegularExpression('/^failed  Key /m', $this->out);
        self::assertSame(3, $this->call($api->comeBack()->goDown(503), ['doctor']));
        self::assertMatchesRegularExpression('/^failed  Reachability /m', $this->out);
        self::assertSame(1, $this->call($api->comeBack()->goDown(new TlsException('no such authority')), ['doctor']));
        self::assertMatchesRegularExpression('/^failed  TLS .*no such authority/m', $this->out);
    }

    public function testNoKeyAndNoNetwork(): void
    {
        self::assertSame(1, $this->start(['doctor'], ['SKIPCALL_BASE_URL' => '']));
        self::assertMatchesRegularExpression('/^failed  Key .*SKIPCALL_API_KEY/m', $this->out);
        self::assertSame(1, $this->start(['doctor', '--key-file=-'], [], "sk_live_0123456789abcdef\n", ['-d', 'skipcall.network=0']));
        self::assertMatchesRegularExpression('/^warning Network /m', $this->out);
        self::assertMatchesRegularExpression('/^ok      Key +sk_live_…cdef$/mu', $this->out);
        self::assertStringNotContainsString('0123456789', $this->out . $this->errors);
    }

    public function testNoServer(): void
    {
        $arguments = ['doctor', '--key-file=-', '--base-url=http://127.0.0.1:1'];
        self::assertSame(3, $this->start($arguments, [], "sk_test_1\n"), $this->out);
        self::assertMatchesRegularExpression('/^failed  Reachability /m', $this->out);
    }

    public function testWhatSupportNeedsOfAProcessThatHasAsked(): void
    {
        $mock = Mock::start(['rows' => 3]);
        $folder = Service::folder();
        $arguments = ['doctor', '--key-file=-', "--base-url=$mock->url"];
        $host = ['-d', 'skipcall.rate_limit_scope=host', '-d'];
        self::assertSame(0, $this->start($arguments, ['COLUMNS' => '300'], "sk_test_ok\n", [...$host, "skipcall.shared_file=$folder/shared"]), $this->out);
        self::assertMatchesRegularExpression("~^ok      Shared file +host: $folder/shared, in use$~m", $this->out);
        self::assertMatchesRegularExpression('/^ok      Connections +1 open \(1 idle\), 1 made, 1 requests, 0 of them on a kept one, 0 retries; at most 8 open and 8 idle, for 60 s$/m', $this->out);

        symlink("$folder/shared", "$folder/link");
        self::assertSame(0, $this->start($arguments, ['COLUMNS' => '300'], "sk_test_ok\n", [...$host, "skipcall.shared_file=$folder/link"]), $this->out);
        self::assertMatchesRegularExpression("~^warning Shared file +host: none: $folder/link is a symbolic link$~m", $this->out);
        $mock->stop();
        array_map(unlink(...), glob("$folder/*") ?: []);
        rmdir($folder);
    }

    public function testNoExtension(): void
    {
        self::assertSame(1, $this->start(['doctor'], ['PHP_INI_SCAN_DIR' => PHP_CONFIG_FILE_SCAN_DIR]), $this->out . $this->errors);
        self::assertMatchesRegularExpression('/^failed  Extension +not loaded/m', $this->out);
        self::assertSame(1, $this->start(['count', '--mock'], ['PHP_INI_SCAN_DIR' => PHP_CONFIG_FILE_SCAN_DIR]));
        self::assertStringContainsString('skipcall doctor', $this->errors);
    }

    #[TestWith([80])]
    #[TestWith([140])]
    public function testFitTheTerminal(int $columns): void
    {
        $this->call(new FakeApi(), ['doctor'], $columns);
        foreach (explode("\n", $this->out) as $line) {
            self::assertLessThanOrEqual($columns, mb_strlen($line), $line);
        }
    }

    public function testHelpWithAnExample(): void
    {
        self::assertSame(0, $this->start(['doctor', '--help']));
        self::assertStringContainsString('    skipcall doctor --', $this->out);
    }
}
