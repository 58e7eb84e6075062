<?php

declare(strict_types=1);

namespace Skipcall\OpenTelemetry;

use OpenTelemetry\API\Globals;
use OpenTelemetry\API\Trace\Propagation\TraceContextPropagator;
use OpenTelemetry\API\Trace\SpanInterface;
use OpenTelemetry\API\Trace\SpanKind;
use OpenTelemetry\API\Trace\StatusCode;
use OpenTelemetry\API\Trace\TracerInterface;
use OpenTelemetry\API\Trace\TracerProviderInterface;
use OpenTelemetry\Context\Context;
use OpenTelemetry\Context\ContextInterface;
use OpenTelemetry\Context\Propagation\TextMapPropagatorInterface;
use Skipcall\Client;
use Skipcall\Request;
use Skipcall\TransferStats;

/**
 * A span for every attempt, as OpenTelemetry's semantic conventions for HTTP clients have it, and its traceparent header.
 *
 *     $client = new Skipcall\Client(null, (new Tracing())->options(['timeout' => 10]));
 *
 * The attempts of a call are children of the span that was active when the first one began: for listCallsAsync() that is
 * in the wait() that moves it on. Attributes hold no key, no filter, and
 * of get() no query and no part of a path that may be a phone number; what a failed transfer said is not in them
 * either, as a transport of yours may quote the URL. Callbacks among the options stay: onRequest is asked before the span
 * begins, onStats is told after it has ended.
 *
 * One object can serve several clients.
 *
 * @phpstan-import-type Options from Client
 */
final class Tracing
{
    private const MOST = 256; // attempts without an end, as of calls that were let go, and calls whose next attempt may come

    private readonly TracerInterface $tracer;
    private readonly TextMapPropagatorInterface $propagator;
    /** @var array<string, array{SpanInterface, int}> by id of the request: the span, and when it began in nanoseconds */
    private array $open = [];
    /** @var array<string, ContextInterface> by id of the call */
    private array $callers = [];

    /**
     * @param TracerProviderInterface|null $provider null: the global one
     * @param TextMapPropagatorInterface|null $propagator null: W3C Trace Context, without baggage
     */
    public function __construct(?TracerProviderInterface $provider = null, ?TextMapPropagatorInterface $propagator = null)
    {
        $this->tracer = ($provider ?? Globals::tracerProvider())->getTracer('skipcall', Client::VERSION);
        $this->propagator = $propagator ?? TraceContextPropagator::getInstance();
    }

    /** Ends what has no end of its own. */
    public function __destruct()
    {
        foreach ($this->open as [$span]) {
            $span->end();
        }
    }

    /**
     * @param Options $options of a client
     * @return Options the same, traced
     */
    public function options(array $options = []): array
    {
        $onRequest = $options['onRequest'] ?? null;
        $onStats = $options['onStats'] ?? null;
        return [
            'onRequest' => function (Request $request) use ($onRequest): array {
                $headers = $onRequest === null ? [] : $onRequest($request) ?? [];
                return $this->begin($request) + $headers;
            },
            'onStats' => function (TransferStats $stats) use ($onStats): void {
                $this->end($stats);
                if ($onStats !== null) {
                    $onStats($stats);
                }
            },
        ] + $options;
    }

    /** @return array<string, string> headers */
    private function begin(Request $request): array
    {
        $call = $request->getCallId();
        $caller = $this->callers[$call] ?? Context::getCurrent();
        unset($this->callers[$call]);
        $this->callers[$call] = $caller;
        if (count($this->callers) > self::MOST) {
            unset($this->callers[array_key_first($this->callers)]);
        }

        $began = (int) (microtime(true) * 1e9);
        $isList = $request->getOperation() !== 'get';
        $span = $this->tracer->spanBuilder($isList ? 'GET /v1/calls' : 'GET')
            ->setParent($caller)
            ->setSpanKind(SpanKind::KIND_CLIENT)
            ->setStartTimestamp($began)
            ->setAttributes(self::address($request->getRedactedUrl(), $isList))
            ->setAttributes([
                'http.request.method' => 'GET',
                'skipcall.operation' => $request->getOperation(),
                'skipcall.call_id' => $call,
            ]);
        if ($isList) {
            $span->setAttribute('url.template', '/v1/calls');
        }
        if ($request->getAttempt() > 1) {
            $span->setAttribute('http.request.resend_count', $request->getAttempt() - 1);
        }
        $span = $span->startSpan();
        $this->open[$request->getId()] = [$span, $began];
        if (count($this->open) > self::MOST) {
            $oldest = array_key_first($this->open);
            $this->open[$oldest][0]->end();
            unset($this->open[$oldest]);
        }

        $headers = [];
        $this->propagator->inject($headers, null, $span->storeInContext($caller));
        /** @var array<string, string> $headers */
        return $headers;
    }

    private function end(TransferStats $stats): void
    {
        if (!in_array($stats->status, [0, 408, 429], true) && $stats->status < 500) {
            unset($this->callers[$stats->callId]);
        }
        if (!isset($this->open[$stats->id])) {
            return;
        }
        [$span, $began] = $this->open[$stats->id];
        unset($this->open[$stats->id]);
        if ($stats->status > 0) {
            $span->setAttribute('http.response.status_code', $stats->status);
        }
        if ($stats->httpVersion !== '') {
            $span->setAttribute('network.protocol.version', $stats->httpVersion);
        }
        if ($stats->requestId !== null) {
            $span->setAttribute('http.response.header.x-request-id', [$stats->requestId]);
        }
        $error = match (true) {
            $stats->curlCode === 28 => 'timeout', // CURLE_OPERATION_TIMEDOUT
            $stats->curlCode > 0 => 'curl_' . $stats->curlCode,
            $stats->status === 0 => '_OTHER',
            $stats->status >= 400 => (string) $stats->status,
            default => null,
        };
        if ($error !== null) {
            $span->setAttribute('error.type', $error)->setStatus(StatusCode::STATUS_ERROR);
        }
        // It may have been over for a while when PHP comes to hear of it.
        $span->end($began + (int) ($stats->total * 1e9));
    }

    /** @return array<non-empty-string, string|int> */
    private static function address(string $url, bool $isList): array
    {
        $parts = parse_url($url);
        $scheme = $parts['scheme'] ?? 'https';
        if (!$isList) {
            // Path and query are the program's own.
            [$path, $query] = [$parts['path'] ?? '', isset($parts['query']) ? '?REDACTED' : ''];
            $segments = array_map(
                static fn (string $segment): string => self::mayBePhoneNumber(rawurldecode($segment)) ? 'REDACTED' : $segment,
                explode('/', $path),
            );
            $url = $scheme . '://' . ($parts['host'] ?? '') . (isset($parts['port']) ? ':' . $parts['port'] : '') . implode('/', $segments) . $query;
        }
        return [
            'url.full' => $url,
            'server.address' => $parts['host'] ?? '',
            'server.port' => $parts['port'] ?? ($scheme === 'http' ? 80 : 443),
        ];
    }

    private static function mayBePhoneNumber(string $text): bool
    {
        return preg_match('/\d(?:[\s().-]*\d){5}/', $text) === 1
            && preg_match('/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iD', $text) !== 1;
    }
}
