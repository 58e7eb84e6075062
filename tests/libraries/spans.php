<?php

declare(strict_types=1);

/*
 * Spans of an OpenTelemetry SDK: one is begun in onRequest and ended in onStats, joined by the id of the request, while 20 requests
 * with equal URLs are under way. Prints "ok NAME" or "not ok NAME".
 */

use OpenTelemetry\API\Trace\{SpanKind, StatusCode};
use OpenTelemetry\SDK\Trace\SpanExporter\InMemoryExporter;
use OpenTelemetry\SDK\Trace\SpanProcessor\SimpleSpanProcessor;
use OpenTelemetry\SDK\Trace\TracerProvider;
use Skipcall\{Request, TransferStats};

require_once __DIR__ . '/../server/mock.inc';
require $argv[1] . '/vendor/autoload.php';

function check(string $name, mixed $is, mixed $wanted): void
{
	echo $is === $wanted ? "ok $name\n" : "not ok $name\n  is " . json_encode($is) . "\n  not " . json_encode($wanted) . "\n";
}

$exporter = new InMemoryExporter();
$tracer = (new TracerProvider(new SimpleSpanProcessor($exporter)))->getTracer('test');
$open = [];
$mock = Mock::start(['rows' => 30]);
// Answers differ in their sizes, so that a span joined to the wrong request would show.
$client = new Skipcall\Client('sk_test_ok_0123456789abcdefgh', [
	'baseUrl' => $mock->url, 'sleep' => fn () => null, 'maxRetries' => 3, 'rateLimitMode' => 'reactive',
	'onRequest' => function (Request $request) use ($tracer, &$open): array {
		$span = $tracer->spanBuilder('GET ' . $request->getOperation())->setSpanKind(SpanKind::KIND_CLIENT)
			->setAttributes(['url.full' => $request->getRedactedUrl(), 'skipcall.attempt' => $request->getAttempt(), 'skipcall.call' => $request->getCallId()])
			->startSpan();
		isset($open[$request->getId()]) && throw new LogicException('begun twice');
		$open[$request->getId()] = $span;
		$context = $span->getContext();
		return ['traceparent' => "00-{$context->getTraceId()}-{$context->getSpanId()}-01"];
	},
	'onStats' => function (TransferStats $stats) use (&$open): void {
		$span = $open[$stats->id] ?? throw new LogicException('ended, and not begun');
		unset($open[$stats->id]);
		$span->setAttributes(['http.response.status_code' => $stats->status, 'skipcall.request' => (string) $stats->requestId]);
		$stats->status >= 400 && $span->setStatus(StatusCode::STATUS_ERROR);
		$span->end();
	},
]);
$mock->faults([['status' => 503], ['delay' => 0.2], ['status' => 500], ['delay' => 0.1], ['status' => 503]]);
$pending = array_map(fn () => $client->listCallsAsync(filters: ['phone' => '+33612345678']), range(1, 20));
$pages = array_map(fn ($page) => $page->wait(), $pending);
$spans = $exporter->getSpans();
$log = $mock->log();
$failed = count(array_filter($spans, fn ($span) => $span->getStatus()->getCode() === StatusCode::STATUS_ERROR));
check('every attempt has a span of its own', [count($pages), count($spans), count($open), $failed], [20, 23, 0, 3]);
check('all had equal URLs', count(array_unique(array_column($log, 'target'))), 1);
// The server has the id of the span with each request, and what it answered to it.
$wrong = 0;
$byId = [];
foreach ($spans as $span) {
	$byId[$span->getContext()->getSpanId()] = $span->getAttributes()->toArray();
}
foreach ($log as $request) {
	$headers = array_change_key_case(array_column($request['headers'], 1, 0));
	$attributes = $byId[explode('-', $headers['traceparent'])[2]] ?? null;
	$wrong += $attributes === null || $attributes['http.response.status_code'] !== $request['status'];
}
check('each span has the status of the very request that carried it', [count($log), $wrong], [23, 0]);
$calls = [];
foreach ($byId as $attributes) {
	$calls[$attributes['skipcall.call']][] = $attributes['skipcall.attempt'];
}
check('the attempts of a call are joined', [count($calls), count(array_filter($calls, fn ($attempts) => count($attempts) === count(array_unique($attempts))))], [20, 20]);
$ids = array_count_values(array_column($byId, 'skipcall.request'));
check('request ids of spans are those of the server, each once', max($ids), 1);
check('spans show no filter and no key', preg_match('/33612345678|0123456789abcdefgh/', serialize(array_map(fn ($span) => [$span->getName(), $span->getAttributes()->toArray()], $spans))), 0);
