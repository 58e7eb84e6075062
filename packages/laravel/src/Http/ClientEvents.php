<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Http;

use Closure;
use GuzzleHttp\Psr7;
use GuzzleHttp\TransferStats as GuzzleStats;
use Illuminate\Contracts\Events\Dispatcher;
use Illuminate\Http\Client\ConnectionException;
use Illuminate\Http\Client\Events\ConnectionFailed;
use Illuminate\Http\Client\Events\RequestSending;
use Illuminate\Http\Client\Events\ResponseReceived;
use Illuminate\Http\Client\Request;
use Illuminate\Http\Client\Response;
use Skipcall\Request as SkipcallRequest;
use Skipcall\TransferStats;

/**
 * Tells listeners of Laravel's own HTTP client (Telescope, Pulse, Debugbar) of each request, without what is personal: they
 * store URL, headers and body. The URL says "filters=…", and there is no body and no Authorization.
 */
final class ClientEvents
{
    public function __construct(private readonly Dispatcher $events)
    {
    }

    /**
     * @param array<array-key, mixed> $options of a client
     * @return array<array-key, mixed>
     */
    public function addTo(array $options): array
    {
        $onRequest = $options['onRequest'] ?? null;
        $onStats = $options['onStats'] ?? null;
        /** @var array<string, Request> $sent by the id of the attempt */
        $sent = [];
        $options['onRequest'] = function (SkipcallRequest $request) use ($onRequest, &$sent): ?array {
            if ($this->events->hasListeners(RequestSending::class) || $this->events->hasListeners(ResponseReceived::class)) {
                $told = self::request($request->getRedactedUrl());
                $sent[$request->getId()] = $told;
                $this->events->dispatch(new RequestSending($told));
            }
            $headers = is_callable($onRequest) ? $onRequest($request) : null;
            return is_array($headers) ? $headers : null;
        };
        $options['onStats'] = function (TransferStats $stats) use ($onStats, &$sent): void {
            $told = $sent[$stats->id] ?? null;
            unset($sent[$stats->id]);
            $this->received($told, $stats);
            if ($onStats instanceof Closure || is_callable($onStats)) {
                $onStats($stats);
            }
        };
        return $options;
    }

    private function received(?Request $told, TransferStats $stats): void
    {
        if ($stats->status === 0) {
            if ($this->events->hasListeners(ConnectionFailed::class)) {
                $this->events->dispatch(new ConnectionFailed(
                    $told ?? self::request($stats->url),
                    new ConnectionException($stats->error ?? 'no response', $stats->curlCode),
                ));
            }
        } elseif ($this->events->hasListeners(ResponseReceived::class)) {
            $told ??= self::request($stats->url);
            $answer = new Psr7\Response($stats->status, array_filter(['X-Request-Id' => $stats->requestId]));
            $response = new Response($answer);
            $response->transferStats = new GuzzleStats($told->toPsrRequest(), $answer, $stats->total, null, [
                'total_time' => $stats->total,
                'size_download' => $stats->bytesReceived,
            ]);
            $this->events->dispatch(new ResponseReceived($told, $response));
        }
    }

    private static function request(string $url): Request
    {
        // "…" is no character of a URL.
        return new Request(new Psr7\Request('GET', str_replace('…', '%E2%80%A6', $url)));
    }
}
