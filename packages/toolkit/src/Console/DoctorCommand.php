<?php

declare(strict_types=1);

namespace Skipcall\Console;

use ReflectionExtension;
use Skipcall\CallPage;
use Skipcall\Client;
use Skipcall\Exception\ExceptionInterface;
use Skipcall\Exception\AuthenticationException;
use Skipcall\Exception\InvalidArgumentException;
use Skipcall\Exception\PermissionException;
use Skipcall\Exception\RateLimitException;
use Skipcall\Exception\SkipcallException;
use Skipcall\Exception\TlsException;
use Skipcall\TransferStats;
use Symfony\Component\Console\Formatter\OutputFormatter;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

final class DoctorCommand extends ClientCommand
{
    private const MARKS = ['ok' => '<info>ok     </info>', 'warning' => '<comment>warning</comment>', 'failed' => '<error>failed </error>'];
    private const LABEL = 18;
    private OutputInterface $output;
    private int $code = Application::OK;

    protected function configure(): void
    {
        $this->setName('doctor')->setDescription('Say whether everything is there that calls are read with');
        $this->setHelp(<<<'HELP'
            Looks at the extension, its libraries and settings, and asks the API for one
            call:

              <info>skipcall doctor --key-file=/run/secrets/skipcall</info>

            A line per check: ok, warning or failed. Warnings leave the exit code at 0.

            HELP);
        parent::configure();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $this->output = $output;
        $this->code = Application::OK;
        $this->say('ok', 'PHP', PHP_VERSION . ', ' . PHP_SAPI . ', ' . (php_ini_loaded_file() ?: 'no php.ini'));
        if (!extension_loaded('skipcall')) {
            $this->say('failed', 'Extension', 'not loaded: "extension=skipcall" belongs in an ini file of this PHP');
            return $this->code;
        }
        $this->extension();
        $this->settings();
        $this->api($input);
        $this->process();
        return $this->code;
    }

    private function extension(): void
    {
        $this->say('ok', 'Extension', phpversion('skipcall') . (PHP_ZTS === 1 ? ', thread-safe' : ''));
        $info = $this->info();
        foreach (['libcurl', 'json-c'] as $library) {
            $compiled = $this->row($info, "$library (compiled)");
            $running = $this->row($info, "$library (running)");
            $this->say('ok', $library, $running === $compiled ? $running : "$running, compiled against $compiled");
        }
        $tls = $this->row($info, 'TLS');
        $this->say($tls === '' || $tls === 'none' ? 'failed' : 'ok', 'TLS library', $tls === '' ? 'none' : $tls);
        $this->say('ok', 'libcurl can', 'HTTP/2: ' . $this->row($info, 'HTTP/2') . '; ' . $this->row($info, 'Encodings'));
    }

    /** What phpinfo() says of the extension. */
    private function info(): string
    {
        ob_start();
        (new ReflectionExtension('skipcall'))->info();
        return (string) ob_get_clean();
    }

    /** Of phpinfo(). */
    private function row(string $info, string $name): string
    {
        return preg_match('/^' . preg_quote($name, '/') . ' => (.*)$/m', $info, $found) === 1 ? trim($found[1]) : '';
    }

    private function settings(): void
    {
        if (!ini_get('skipcall.network')) {
            $this->say('warning', 'Network', 'skipcall.network is off: no request leaves this PHP');
        }
        if (ini_get('skipcall.allow_insecure')) {
            $this->say('warning', 'Security', 'skipcall.allow_insecure is on: verifyTls can be switched off, and http:// used');
        }
        $wait = (string) ini_get('skipcall.max_wait');
        $duration = (string) ini_get('skipcall.max_duration');
        $this->say('ok', 'Web defaults', sprintf(
            'a web request takes %s s at most, %s s of them for the rate limit; FPM may have other ini files',
            $duration === '' ? '10' : $duration,
            $wait === '' ? '2' : $wait,
        ));
    }

    /** Where requests are counted, and what the process did: after the request, so that it is what was used. */
    private function process(): void
    {
        $info = $this->info();
        $file = $this->row($info, 'shared file');
        $this->say(str_starts_with($file, 'none: ') ? 'warning' : 'ok', 'Shared file', $this->row($info, 'scope') . ': ' . $file);
        $pool = Client::getPoolStats();
        $this->say('ok', 'Connections', sprintf(
            '%d open (%d idle), %d made, %d requests, %d of them on a kept one, %d retries; at most %s open and %s idle, for %s s',
            $pool['openConnections'],
            $pool['idleConnections'],
            $pool['openedConnections'],
            $pool['requests'],
            $pool['requestsOnKeptConnections'],
            $pool['retries'],
            ini_get('skipcall.max_connections'),
            ini_get('skipcall.max_idle'),
            ini_get('skipcall.idle_timeout'),
        ));
    }

    private function api(InputInterface $input): void
    {
        try {
            $client = $this->client($input, ['maxRetries' => 0, 'rateLimitMode' => 'fail', 'maxDuration' => 15]);
        } catch (InvalidArgumentException $e) {
            $this->say('failed', 'Key', $e->getMessage());
            return;
        }
        $shown = $client->__debugInfo();
        $key = $this->member($shown, 'apiKey');
        $server = $this->isMock($input) ? 'the fake API' : $this->member($shown, 'baseUrl');
        $this->say('ok', 'Key', $this->isMock($input) ? 'none needed: made up calls' : $key);
        try {
            $page = $client->listCalls(limit: 1);
        } catch (ExceptionInterface $e) {
            $this->refused($e, $server);
            return;
        }
        $this->reached($page->stats, $server);
        $this->say('ok', 'Calls', number_format($page->total, 0, '.', ' '));
        $this->rateLimit($page);
    }

    private function reached(?TransferStats $stats, string $server): void
    {
        $version = $stats === null || $stats->httpVersion === '' ? '' : ", HTTP/$stats->httpVersion";
        $this->say('ok', 'Reachability', sprintf('%s in %.0f ms%s', $server, 1000 * ($stats->total ?? 0), $version));
        if ($stats !== null && $stats->tls > 0) {
            $this->say('ok', 'TLS', sprintf('certificate trusted, handshake done after %.0f ms', 1000 * $stats->tls));
        } else {
            $this->say('ok', 'TLS', 'not used');
        }
    }

    /** @param CallPage<\Skipcall\Call> $page */
    private function rateLimit(CallPage $page): void
    {
        $limit = $page->rateLimit;
        if ($limit === null) {
            $this->say('warning', 'Rate limit', 'the server states none');
            return;
        }
        $this->say($limit->remaining > 0 ? 'ok' : 'warning', 'Rate limit', sprintf(
            '%d of %d requests left, all again in %.0f s',
            $limit->remaining,
            $limit->limit,
            $limit->getSecondsUntilReset(),
        ));
    }

    private function refused(ExceptionInterface $e, string $server): void
    {
        $what = match (true) {
            $e instanceof AuthenticationException => 'Key',
            $e instanceof PermissionException => 'Permission',
            $e instanceof RateLimitException => 'Rate limit',
            $e instanceof TlsException => 'TLS',
            default => 'Reachability',
        };
        $isTemporary = $e instanceof SkipcallException && $e->isRetryable();
        $this->say('failed', $what, "$server: {$e->getMessage()}", $isTemporary ? Application::TRY_AGAIN : Application::FAILED);
    }

    /** @param array<string, mixed> $shown */
    private function member(array $shown, string $name): string
    {
        $value = $shown[$name] ?? '';
        return is_string($value) ? $value : '';
    }

    /** @param 'ok'|'warning'|'failed' $mark */
    private function say(string $mark, string $label, string $text, int $code = Application::FAILED): void
    {
        if ($mark === 'failed') {
            $this->code = $code;
        }
        $indent = 8 + self::LABEL;
        $clean = Text::clean($text);
        $width = Text::width($this->output);
        $lines = $width === null ? $clean : wordwrap($clean, max(20, $width - $indent - 1), "\n" . str_repeat(' ', $indent), false);
        $this->output->writeln(self::MARKS[$mark] . ' ' . str_pad($label, self::LABEL) . OutputFormatter::escape($lines));
    }
}
