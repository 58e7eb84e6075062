<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Mock;
use OpenTelemetry\API\Trace\SpanKind;
use OpenTelemetry\API\Trace\StatusCode;
use OpenTelemetry\API\Trace\TracerInterface;
use OpenTelemetry\Context\ContextInterface;
use OpenTelemetry\Contrib\Otlp\OtlpHttpTransportFactory;
use OpenTelemetry\Contrib\Otlp\SpanExporter;
use OpenTelemetry\SDK\Common\Attribute\AttributesInterface;
use OpenTelemetry\SDK\Trace\Sampler\AlwaysOffSampler;
use OpenTelemetry\SDK\Trace\SamplerInterface;
use OpenTelemetry\SDK\Trace\SamplingResult;
use OpenTelemetry\SDK\Trace\SpanDataInterface;
use OpenTelemetry\SDK\Trace\SpanExporter\InMemoryExporter;
use OpenTelemetry\SDK\Trace\SpanProcessor\SimpleSpanProcessor;
use OpenTelemetry\SDK\Trace\TracerProvider;
use OpenTelemetry\SemConv\Attributes\ErrorAttributes;
use OpenTelemetry\SemConv\Attributes\HttpAttributes;
use OpenTelemetry\SemConv\Attributes\NetworkAttributes;
use OpenTelemetry\SemConv\Attributes\ServerAttributes;
use OpenTelemetry\SemConv\Attributes\UrlAttributes;
use OpenTelemetry\SemConv\Incubating\Attributes\UrlIncubatingAttributes;
use PHPUnit\Framework\TestCase;
use ReflectionClass;
use RuntimeException;
use Service;
use Skipcall\Client;
use Skipcall\Exception\BadRequestException;
use Skipcall\Exception\ConnectionException;
use Skipcall\Exception\NotFoundException;
use Skipcall\Exception\TransportException;
use Skipcall\OpenTelemetry\Tracing;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Skipcall\TransferStats;

require_once __DIR__ . '/../../../tests/server/mock.inc';
require_once __DIR__ . '/../../../tests/server/service.inc';

/** @phpstan-import-type Options from Client */
final class TracingTest extends TestCase
{
    private const KEY = 'sk_test_0123456789abcdefgh';
    private const PHONE = '33612345678';
    private const NETWORK_KEY = 'sk_test_ok_0123456789abcdefgh'; // one that the mock API lets in

    private InMemoryExporter $exporter;
    private TracerProvider $provider;
    private TracerInterface $tracer;
    private FakeApi $api;

    protected function setUp(): void
    {
        $this->exporter = new InMemoryExporter();
        $this->provider = new TracerProvider(new SimpleSpanProcessor($this->exporter));
        $this->tracer = $this->provider->getTracer('test');
        $this->api = new FakeApi(CallFactory::new()->count(30));
        $this->api->key(self::KEY, CallFactory::new()->count(30));
    }

    public function testEveryAttemptIsAChildOfTheCaller(): void
    {
        $this->api->failNext(503, times: 2);
        $client = $this->client();
        $caller = $this->tracer->spanBuilder('page view')->startSpan();
        $scope = $caller->activate();
        $client->listCalls(filters: ['phone' => '+' . self::PHONE]);
        $scope->detach();
        $caller->end();

        [$first, $second, $third] = $this->spans();
        foreach ([$first, $second, $third] as $span) {
            self::assertSame('GET /v1/calls', $span->getName());
            self::assertSame(SpanKind::KIND_CLIENT, $span->getKind());
            self::assertSame($caller->getContext()->getSpanId(), $span->getParentSpanId());
            self::assertSame($caller->getContext()->getTraceId(), $span->getTraceId());
            self::assertGreaterThanOrEqual($span->getStartEpochNanos(), $span->getEndEpochNanos());
        }
        self::assertSame([null, 1, 2], array_map(static fn (SpanDataInterface $span): mixed => $span->getAttributes()->get('http.request.resend_count'), [$first, $second, $third]));
        self::assertSame([503, '503', StatusCode::STATUS_ERROR], self::outcome($second));
        self::assertSame([200, null, StatusCode::STATUS_UNSET], self::outcome($third));
        $attributes = $third->getAttributes()->toArray();
        self::assertSame('GET', $attributes['http.request.method']);
        self::assertSame('/v1/calls', $attributes['url.template']);
        self::assertIsString($attributes['server.address']);
        self::assertIsInt($attributes['server.port']);
        self::assertIsString($attributes['url.full']);
        self::assertStringStartsWith('http', $attributes['url.full']);
        self::assertSame('listCalls', $attributes['skipcall.operation']);
        $this->assertNothingIsTold();
    }

    public function testTheServerIsToldWhichSpanItIs(): void
    {
        $this->api->failNext(500);
        $this->client()->listCalls();
        $sent = array_map(static fn (Request $request): string => $request->getHeaders()['traceparent'] ?? '', $this->api->requests());
        self::assertSame(
            array_map(static fn (SpanDataInterface $span): string => sprintf('00-%s-%s-%02x', $span->getTraceId(), $span->getSpanId(), $span->getContext()->getTraceFlags()), $this->spans()),
            $sent,
        );
        self::assertCount(2, $sent);
    }

    public function testASpanThatIsNotSampledSaysSo(): void
    {
        $this->provider = new TracerProvider(new SimpleSpanProcessor($this->exporter), new AlwaysOffSampler());
        $this->client()->listCalls();
        self::assertSame([], $this->spans());
        self::assertMatchesRegularExpression('/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]$/D', $this->api->requests()[0]->getHeaders()['traceparent'] ?? '');
    }

    public function testAttemptsThatSomebodyElseWaitsForKeepTheFirstOnesCaller(): void
    {
        $this->api->failNext(503, times: 2);
        $client = $this->client();
        $pending = array_map(static fn (int $limit) => $client->listCallsAsync(limit: $limit), [1, 2, 3]);
        $callers = [];
        // Any wait moves all of them on; what is left to do is done in the next one.
        foreach ([2, 0, 1] as $which) {
            $callers[] = $caller = $this->tracer->spanBuilder("caller of $which")->startSpan();
            $scope = $caller->activate();
            $pending[$which]->wait();
            $scope->detach();
        }
        $parents = $ids = [];
        foreach ($this->spans() as $span) {
            $call = $span->getAttributes()->get('skipcall.call_id');
            self::assertIsString($call);
            $parents[$call][] = $span->getParentSpanId();
            $ids[] = $span->getSpanId();
        }
        self::assertCount(5, array_unique($ids));
        self::assertCount(3, $parents);
        foreach ($parents as $ofCall) {
            self::assertSame([$callers[0]->getContext()->getSpanId()], array_values(array_unique($ofCall)));
        }
    }

    public function testNothingOfATransportsFailureIsTold(): void
    {
        $this->api->failNext(new RuntimeException('GET /v1/calls?filters=%7B%22phone%22%3A%22' . self::PHONE . ' with ' . self::KEY));
        $client = $this->client(['maxRetries' => 0]);
        try {
            $client->listCalls();
            self::fail('it was answered');
        } catch (TransportException) {
        }
        $this->api->failNext(new ConnectionException('refused ' . self::PHONE));
        try {
            $client->listCalls();
            self::fail('it was answered');
        } catch (ConnectionException) {
        }
        self::assertCount(2, $this->spans());
        foreach ($this->spans() as $span) {
            [$status, $error, $code] = self::outcome($span);
            self::assertNull($status);
            self::assertIsString($error);
            self::assertSame(StatusCode::STATUS_ERROR, $code);
        }
        $this->assertNothingIsTold();
    }

    public function testPathsThatAreTheProgramsOwnShowNoPhoneNumber(): void
    {
        $client = $this->client();
        $id = '550e8400-e29b-41d4-a716-446655440000';
        foreach (["/v1/contacts/%2B33%206%2012%2034%2056%2078?phone=" . self::PHONE, '/v1/contacts/' . self::PHONE, "/v1/contacts/$id"] as $path) {
            try {
                $client->get($path);
                self::fail('it was answered');
            } catch (NotFoundException) {
            }
        }
        $urls = array_map(static function (SpanDataInterface $span): string {
            self::assertSame('GET', $span->getName());
            $url = $span->getAttributes()->get('url.full');
            self::assertIsString($url);
            return (string) preg_replace('#^https?://[^/]+#', '', $url);
        }, $this->spans());
        self::assertSame(['/v1/contacts/REDACTED?REDACTED', '/v1/contacts/REDACTED', "/v1/contacts/$id"], $urls);
        $this->assertNothingIsTold();
    }

    public function testAttemptsOfCallsThatWereLetGoEndAsWell(): void
    {
        $client = $this->api->client(['rateLimitMode' => 'reactive']);
        for ($request = 0; $request < 300; $request++) {
            $client->listCalls(limit: 1);
        }
        $tracing = new Tracing($this->provider);
        $begin = $tracing->options()['onRequest'] ?? null;
        self::assertNotNull($begin);
        foreach ($this->api->requests() as $request) {
            $begin($request);
        }
        self::assertCount(300 - 256, $this->spans());
        unset($tracing, $begin);
        self::assertCount(300, $this->spans());
    }

    public function testCallbacksOfTheOptionsStay(): void
    {
        $seen = [];
        $client = $this->client([
            'onRequest' => static fn (Request $request): array => ['X-Mine' => 'yes'],
            'onStats' => static function (TransferStats $stats) use (&$seen): void {
                $seen[] = $stats->status;
            },
        ]);
        $client->listCalls();
        self::assertSame([200], $seen);
        $headers = $this->api->requests()[0]->getHeaders();
        self::assertSame('yes', $headers['X-Mine'] ?? null);
        self::assertArrayHasKey('traceparent', $headers);
        self::assertCount(1, $this->spans());
    }

    public function testOverTheNetworkItIsAsTheConventionsForHttpClientsHaveIt(): void
    {
        $mock = Mock::start(['rows' => 3]);
        $mock->faults([
            ['status' => 503, 'headers' => ['Retry-After' => '0']],
            ['gzip' => false],
            ['status' => 400, 'body' => json_encode(['message' => 'no calls of ' . self::PHONE . ' for ' . self::NETWORK_KEY], JSON_THROW_ON_ERROR)],
            // On a connection that was kept it is sent once more, which is the same attempt.
            ['reset' => true, 'times' => 2],
        ]);
        // What decides whether a span is kept sees the span as it begins.
        $sampler = new class () implements SamplerInterface {
            /** @var list<array<array-key, mixed>> */
            public array $seen = [];

            /** @phpstan-ignore missingType.iterableValue (which its interface does not say either) */
            public function shouldSample(
                ContextInterface $parentContext,
                string $traceId,
                string $spanName,
                int $spanKind,
                AttributesInterface $attributes,
                array $links,
            ): SamplingResult {
                $this->seen[] = $attributes->toArray();
                return new SamplingResult(SamplingResult::RECORD_AND_SAMPLE);
            }

            public function getDescription(): string
            {
                return 'all';
            }
        };
        $this->provider = new TracerProvider(new SimpleSpanProcessor($this->exporter), $sampler);
        $client = new Client(self::NETWORK_KEY, (new Tracing($this->provider))->options(['baseUrl' => $mock->url]));
        $client->listCalls(filters: ['phone' => '+' . self::PHONE]);
        foreach ([$client, $client->withOptions(['maxRetries' => 0])] as $one) {
            try {
                $one->listCalls(filters: '{"phone": "' . self::PHONE . '"}', limit: 7);
                self::fail('it was answered');
            } catch (BadRequestException | ConnectionException) {
            }
        }

        $spans = $this->spans();
        self::assertSame(
            [[503, '503', StatusCode::STATUS_ERROR], [200, null, StatusCode::STATUS_UNSET], [400, '400', StatusCode::STATUS_ERROR]],
            array_map(self::outcome(...), array_slice($spans, 0, 3)),
        );
        [$status, $error] = self::outcome($spans[3]);
        self::assertNull($status);
        self::assertIsString($error);
        self::assertMatchesRegularExpression('/^curl_\d+$/D', $error);
        self::assertCount(4, $spans);

        $known = [];
        foreach ([HttpAttributes::class, UrlAttributes::class, UrlIncubatingAttributes::class, ServerAttributes::class, ErrorAttributes::class, NetworkAttributes::class] as $class) {
            $known += array_flip(array_filter((new ReflectionClass($class))->getConstants(), is_string(...)));
        }
        self::assertArrayHasKey('url.full', $known);
        foreach ($spans as $i => $span) {
            $attributes = $span->getAttributes()->toArray();
            foreach (['http.request.method' => 'GET', 'server.address' => '127.0.0.1', 'server.port' => $mock->port] as $name => $value) {
                self::assertSame($value, $attributes[$name]);
                self::assertSame($value, $sampler->seen[$i][$name] ?? null);
            }
            self::assertSame($attributes['url.full'], $sampler->seen[$i]['url.full'] ?? null);
            self::assertIsString($attributes['url.full']);
            self::assertStringStartsWith("$mock->url/v1/calls?page=1&", $attributes['url.full']);
            self::assertSame($i === 3 ? null : '1.1', $attributes['network.protocol.version'] ?? null);
            foreach (array_keys($attributes) as $name) {
                // Names of headers are not in the list; what begins with our own name is ours.
                $name = preg_replace('/^(http\.response\.header)\..*/', '$1', (string) $name) ?? '';
                self::assertTrue(isset($known[$name]) || str_starts_with($name, 'skipcall.'), $name);
            }
        }
        $sent = array_map(static function (array $entry): string {
            /** @var list<array{string, string}> $headers */
            $headers = $entry['headers'];
            return array_change_key_case(array_column($headers, 1, 0))['traceparent'] ?? '';
        }, $mock->log());
        self::assertSame(
            array_map(static fn (SpanDataInterface $span): string => "{$span->getTraceId()}-{$span->getSpanId()}", $spans),
            array_map(static fn (string $header): string => substr($header, 3, -3), array_values(array_unique($sent))),
        );
        self::assertCount(5, $sent);
        $this->assertNothingIsTold();
        $mock->stop();
    }

    public function testAnOtlpReceiverGetsThem(): void
    {
        $folder = Service::folder();
        $received = "$folder/received";
        $service = Service::start(
            $folder,
            static fn (array $ports): array => ['env', '-u', 'PHP_INI_SCAN_DIR', 'php', '-S', "127.0.0.1:$ports[0]", __DIR__ . '/otlp-receiver.php'],
            1,
            null,
            ['RECEIVED' => $received],
        );
        $transport = (new OtlpHttpTransportFactory())->create("http://127.0.0.1:{$service->ports[0]}/v1/traces", 'application/json');
        $this->provider = new TracerProvider(new SimpleSpanProcessor(new SpanExporter($transport)));
        $this->api->failNext(502);
        $this->client()->listCalls(filters: ['phone' => '+' . self::PHONE]);
        self::assertTrue($this->provider->shutdown());

        $text = (string) file_get_contents($received);
        $service->stop();
        preg_match_all('/"traceId":"([0-9a-f]{32})","spanId":"([0-9a-f]{16})"/', $text, $spans, PREG_SET_ORDER);
        self::assertSame(
            array_map(static fn (Request $request): string => substr($request->getHeaders()['traceparent'] ?? '', 0, -3), $this->api->requests()),
            array_map(static fn (array $span): string => "00-$span[1]-$span[2]", $spans),
        );
        self::assertCount(2, $spans);
        self::assertStringContainsString('{"key":"error.type","value":{"stringValue":"502"}}', $text);
        self::assertStringContainsString('{"key":"http.response.status_code","value":{"intValue":"200"}}', $text);
        self::assertStringNotContainsString(self::PHONE, $text);
        self::assertStringNotContainsString(self::KEY, $text);
    }

    /** @param Options $options */
    private function client(array $options = []): Client
    {
        return new Client(self::KEY, (new Tracing($this->provider))->options($options + $this->api->options()));
    }

    /** @return list<SpanDataInterface> that are the client's */
    private function spans(): array
    {
        $spans = [];
        foreach ($this->exporter->getSpans() as $span) {
            assert($span instanceof SpanDataInterface);
            if ($span->getInstrumentationScope()->getName() === 'skipcall') {
                $spans[] = $span;
            }
        }
        return $spans;
    }

    /** @return array{mixed, mixed, string} */
    private static function outcome(SpanDataInterface $span): array
    {
        $attributes = $span->getAttributes();
        return [$attributes->get('http.response.status_code'), $attributes->get('error.type'), $span->getStatus()->getCode()];
    }

    private function assertNothingIsTold(): void
    {
        foreach ($this->spans() as $span) {
            $told = json_encode([
                $span->getName(), $span->getAttributes()->toArray(), $span->getStatus()->getDescription(), count($span->getEvents()),
            ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
            self::assertDoesNotMatchRegularExpression('/' . self::PHONE . '|' . self::KEY . '|0123456789abcdef|"phone"|%22phone/', $told);
        }
    }
}
