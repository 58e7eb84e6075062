<?php

declare(strict_types=1);

/*
 * Every use that is right: PHPStan at its highest level and Psalm at its strictest find nothing to say. Nothing here runs.
 */

namespace Example;

use Skipcall\{Call, CallBatch, CallIterator, CallPage, CallSync, Client, Hydrate, OnBadCheckpoint, PendingCallPage, RateLimit, RateLimiter, Request};
use Skipcall\{RateLimiterFailure, RateLimitMode, SortStyle, StopReason, SyncBy, TransferStats};
use Skipcall\Exception\{ApiException, BadRequestException, DecodeException, ExceptionInterface, InvalidArgumentException, PaginationException};
use Skipcall\Exception\{RateLimitException, SkipcallException, TransportException};

enum Status: string
{
	case Completed = 'completed';
}

final class Logger
{
	/** @param array<array-key, mixed> $context */
	public function log(mixed $level, string|\Stringable $message, array $context = []): void
	{
		echo get_debug_type($level), (string) $message, count($context);
	}
}

final class Limiter implements RateLimiter
{
	public function acquire(string $bucket, int $reserve): float
	{
		return $bucket === '' ? 0.5 : (float) $reserve;
	}

	public function observe(string $bucket, RateLimit $seen): void
	{
		echo $bucket, $seen->limit - $seen->remaining, $seen->resetAt, $seen->getResetAt()->format('c'), $seen->getSecondsUntilReset();
	}
}

/** @return array{status: int, headers: array<string, string|list<string>>, body: string} */
function transport(Request $request): array
{
	echo $request->getUrl(), $request->getAuthorization(), $request->getTimeout(), $request->getAttempt(), count($request->getQuery());
	return ['status' => 200, 'headers' => $request->getHeaders() + ['Set-Cookie' => ['a=b', 'c=d']], 'body' => ''];
}

// ---- options ----

function options(string $caFile): void
{
	echo (new Client())::class;
	echo (new Client('sk_live_any'))::class;
	echo (new Client(null, []))::class;
	$client = new Client(apiKey: 'sk_live_any', options: [
		'baseUrl' => 'https://api-public.skipcall.app',
		'timeout' => 10,
		'connectTimeout' => 2.5,
		'maxDuration' => '30',
		'maxRetries' => 0,
		'rateLimitMode' => RateLimitMode::Fail,
		'rateLimitMaxWait' => 0,
		'rateLimitReserve' => 20,
		'rateLimitPerMinute' => '100',
		'rateLimitBucket' => 'acme',
		'rateLimiter' => new Limiter(),
		'rateLimiterFailure' => RateLimiterFailure::Local,
		'prefetch' => 4,
		'hydrate' => Hydrate::Objects,
		'sortStyle' => SortStyle::DeepObject,
		'maxResponseBytes' => 1048576,
		'persistent' => false,
		'headers' => ['X-Tenant' => 'acme', 'X-Number' => 7],
		'userAgent' => 'AcmeCRM/2.1',
		'proxy' => '',
		'noProxy' => '*',
		'caFile' => $caFile === '' ? null : $caFile,
		'verifyTls' => true,
		'logger' => new Logger(),
		'onRequest' => fn (Request $request): array => ['traceparent' => $request->getCallId() . $request->getId()],
		'onStats' => function (TransferStats $stats): void {
			echo $stats->url, $stats->status, $stats->total, $stats->getStartedAt()->format('c'), count($stats->toArray());
		},
		'onWait' => fn (float $seconds, string $reason): bool => $seconds < 5 && $reason !== 'backoff',
		'transport' => transport(...),
		'sleep' => function (float $seconds): void {
			echo $seconds;
		},
	]);
	$client = $client->withOptions(['rateLimitMode' => 'reactive', 'rateLimiterFailure' => 'throw', 'sortStyle' => 'auto', 'persistent' => '1', 'verifyTls' => 1]);
	$client = $client->withOptions(['timeout' => null, 'hydrate' => null, 'logger' => null, 'onRequest' => null, 'headers' => null, 'proxy' => null]);
	$client = $client->withOptions([])->withApiKey('sk_live_other');
	echo $client::class, Client::VERSION, Client::closeIdleConnections(), Client::getPoolStats()['requests'];
}

// ---- rows as objects, and as arrays ----

/** @return list<string> */
function objects(Client $client): array
{
	$ids = [];
	foreach ($client->listCalls() as $call) {
		$ids[] = $call->id;
	}
	foreach ((new Client('sk', ['timeout' => 3]))->listCalls(2, 50, '-createdAt')->data as $call) {
		$ids[] = $call->id . ($call->status ?? '');
	}
	foreach ((new Client('sk', ['hydrate' => 'objects']))->iterateCalls() as $i => $call) {
		$ids[] = $i + 1 . $call->id;
	}
	foreach ((new Client('sk', ['hydrate' => Hydrate::Objects]))->syncCalls() as $id => $call) {
		$ids[] = $id . $call->id;
	}
	foreach ($client->withOptions(['timeout' => 3])->listCalls() as $call) {
		$ids[] = $call->id;
	}
	foreach ($client->withOptions(['hydrate' => 'arrays'])->withOptions(['hydrate' => null])->listCalls() as $call) {
		$ids[] = $call->id;
	}
	return $ids;
}

function arrays(Client $client): int
{
	$rows = 0;
	foreach ((new Client('sk', ['hydrate' => 'arrays', 'timeout' => 3]))->listCalls() as $row) {
		$rows += count($row);
	}
	foreach ((new Client('sk', ['hydrate' => Hydrate::Arrays]))->iterateCalls() as $row) {
		$rows += count($row);
	}
	foreach ($client->withOptions(['hydrate' => 'arrays'])->syncCalls() as $row) {
		$rows += count($row);
	}
	foreach ($client->withOptions(['hydrate' => Hydrate::Arrays])->withOptions(['timeout' => 3])->syncCalls()->batches() as $batch) {
		foreach ($batch as $row) {
			$rows += count($row);
		}
		foreach ($batch->rows as $row) {
			$rows += array_key_exists('id', $row) ? 1 : 0;
		}
	}
	$rows += count($client->withOptions(['hydrate' => 'arrays'])->withApiKey('sk_other')->listCallsAsync()->wait()->data[0] ?? []);
	return $rows + ofArrays(new Client('sk', ['hydrate' => 'arrays']));
}

/** @param Client<'arrays'> $client */
function ofArrays(Client $client): int
{
	$rows = 0;
	foreach ($client->listCalls() as $row) {
		$rows += count($row);
	}
	return $rows;
}

// ---- arguments ----

/** @return array<array-key, mixed> */
function arguments(Client $client, \DateTimeImmutable $day): array
{
	$client->listCalls(sort: 'createdAt', filters: '{"status":"completed"}', workspaceIds: 'ws_1');
	$client->listCalls(sort: ['createdAt' => 'desc'], filters: ['status' => Status::Completed, 'since' => $day], workspaceIds: ['ws_1', 'ws_2']);
	$client->listCalls(sort: ['orderBy' => 'createdAt', 'order' => 'asc'], filters: null, workspaceIds: null);
	$client->iterateCalls(null, since: $day, until: '2024-04-01', pageSize: 50, maxRows: 1000);
	$client->syncCalls(null, $day, 120, pageSize: 50, maxRequests: 10, maxSeconds: 20.5, by: SyncBy::UpdatedAt, onBadCheckpoint: OnBadCheckpoint::Restart);
	$client->syncCalls('text', by: 'createdAt', onBadCheckpoint: 'throw', reconcile: true);
	echo $client->countCalls(since: $day), $client->countCalls(['status' => 'completed'], ['ws_1'], '2024-01-01', $day);
	$decoded = $client->get('/v1/contacts', ['page' => 2]);
	return is_array($decoded) ? $decoded : [];
}

// ---- pages, rows, synchronisations ----

function page(Client $client): ?string
{
	$page = $client->listCalls();
	echo $page->total, $page->page, $page->limit, $page->totalPages, count($page), $page->hasNextPage() ? 'more' : '', $page->hasPreviousPage() ? 'less' : '';
	echo $page->sorted === true ? 'sorted' : '', $page->rateLimit?->remaining, $page->stats?->requestId;
	$call = $page->data[0] ?? null;
	if ($call === null) {
		return null;
	}
	echo $call->createdAt, $call->getCreatedAt()?->format('c'), $call->getDurationSeconds(), $call->isInbound() ? 'in' : 'out', $call->transferred ?? false ? 'yes' : 'no';
	echo $call->contact, $call->contact?->getFullName(), $call->contact?->isUnknown === true ? '?' : '', $call->phoneNumber, $call->phoneNumber?->value, $call->caller?->lastName;
	echo json_encode($call), serialize($call), count($call->toArray()), count($call->extra), Call::parseDate($call->endedAt)?->format('U') ?? '';
	$again = Call::fromArray($call->toArray());
	$cached = CallPage::fromArray($page->toArray());
	echo $again == $call ? 'equal' : '', count($cached->data), $page->toArray()['total'];
	return $call->type === Call::DIRECT_CALL ? null : $call->id;
}

/** @param iterable<Call> $calls */
function write(iterable $calls): int
{
	$rows = 0;
	foreach ($calls as $call) {
		$rows += strlen($call->id);
	}
	return $rows;
}

/** @param CallPage<Call>|CallIterator<Call>|CallBatch<Call> $rows */
function howMany(CallPage|CallIterator|CallBatch $rows): int
{
	return count($rows);
}

/** @param list<Call> $calls */
function listed(array $calls): int
{
	return count($calls);
}

function collections(Client $client): int
{
	$all = iterator_to_array($client->iterateCalls(maxRows: 10), false);
	$long = array_filter($client->listCalls()->data, fn (Call $call): bool => $call->getDurationSeconds() > 60);
	$names = array_map(fn (Call $call): string => (string) $call->contact, $all);
	$iterator = $client->iterateCalls();
	$first = $iterator->valid() ? $iterator->current() : null;
	return write($client->iterateCalls()) + write($client->listCalls()) + howMany($client->listCalls()) + listed($all) + count($long) + count($names)
		+ ($first === null ? 0 : strlen($first->id)) + write(new \LimitIterator($client->iterateCalls(), 0, 5)) + ($iterator->isReady() ? 1 : 0);
}

function synchronise(Client $client, ?string $checkpoint): string
{
	$sync = $client->syncCalls($checkpoint);
	foreach ($sync->batches(200) as $number => $batch) {
		echo $number + 1, count($batch), $batch->checkpoint, $batch->isComplete() ? 'the last one' : '', $batch->rows[0]->id ?? '';
	}
	echo match ($sync->getStopReason()) {
		StopReason::Complete, StopReason::Unreadable => 'done',
		StopReason::MaxRequests, StopReason::MaxSeconds => 'later',
		StopReason::RateLimit => 'in ' . $sync->getRetryAfter(),
		null => 'not over',
	};
	echo $sync->isComplete() ? $sync->getReport()['rows'] : count($sync), $sync->getReport()['reconciled'] ? 'gone' : '', $sync->getStopReason()?->value;
	return $sync->getCheckpoint();
}

/**
 * @param CallSync<Call> $sync
 * @return \Generator<string, string>
 */
function generator(CallSync $sync): \Generator
{
	foreach ($sync as $id => $call) {
		yield $id => $call->id;
	}
}

// ---- several at once ----

/** @param array<string, PendingCallPage<Call>> $waiting */
function together(Client $client, array $waiting): int
{
	$waiting['newest'] = $client->listCallsAsync(sort: '-createdAt');
	$rows = 0;
	while (($name = Client::waitAny($waiting, 10)) !== null) {
		$rows += pending($waiting[$name]);
		unset($waiting[$name]);
	}
	$mixed = [$client->iterateCalls(), $client->syncCalls(), $client->listCallsAsync()];
	return $rows + (int) Client::waitAny($mixed, 0.5) + ($client->listCallsAsync()->isReady() ? 1 : 0);
}

/** @param PendingCallPage<Call> $page */
function pending(PendingCallPage $page): int
{
	return count($page->wait()->data);
}

// ---- what is thrown ----

function caught(Client $client): string
{
	try {
		$page = $client->listCalls();
	} catch (BadRequestException $e) {
		return implode(', ', $e->getDetails());
	} catch (RateLimitException $e) {
		return sprintf('%.0f %s %s', ceil($e->getRetryAfter()), $e->isLocal() ? 'here' : 'there', (string) $e->getRateLimit()?->limit);
	} catch (ApiException $e) {
		return $e->getStatusCode() . ($e->getErrorCode() ?? '') . $e->getBody() . ($e->getRequestId() ?? '');
	} catch (TransportException $e) {
		return $e->getCurlCode() . ($e->getStats()->url ?? '') . ($e->isRetryable() ? 'again' : '');
	} catch (DecodeException $e) {
		return $e->getPath() . $e->getOffset() . $e->getExcerpt();
	} catch (PaginationException $e) {
		return $e->getReason();
	} catch (SkipcallException $e) {
		return $e->getCheckpoint() ?? $e->getMessage();
	} catch (ExceptionInterface $e) {
		return $e::class;
	}
	return (string) count($page);
}

function caughtElsewhere(Client $client, string $date): ?\DateTimeImmutable
{
	try {
		$client->withOptions(['timeout' => 3]);
		$sync = $client->syncCalls();
		$sync->rewind();
		while ($sync->valid()) {
			$sync->next();
		}
	} catch (SkipcallException | InvalidArgumentException $e) {
		echo $e->getMessage();
	}
	try {
		echo $client->listCallsAsync()->wait()->total;
	} catch (TransportException) {
		return null;
	}
	try {
		foreach ($client->iterateCalls() as $call) {
			echo $call->id;
		}
		foreach ($client->syncCalls()->batches() as $batch) {
			echo count($batch);
		}
	} catch (ApiException $e) {
		echo $e->getStatusCode();
	}
	try {
		return Call::fromArray(['id' => 'a', 'createdAt' => $date])->getCreatedAt();
	} catch (InvalidArgumentException) {
		return null;
	}
}

// ---- what tests make ----

function made(string $json): int
{
	$refused = new RateLimitException('slow down', retryAfter: 17.0);
	$bad = new BadRequestException(details: ['limit must not be greater than 100'], requestId: 'r');
	return CallPage::fromJson($json)->total + (int) $refused->getRetryAfter() + count($bad->getDetails()) + TransferStats::fromArray(['status' => 200])->status;
}

/** @extends Client<'objects'> */
class Double extends Client
{
	/** @var list<int> */
	public array $asked = [];
}

function double(): Double
{
	$double = (new Double('sk_test_any'))->withOptions(['maxRetries' => 1]);
	$double->asked[] = 1;
	return $double;
}
