<?php

declare(strict_types=1);

/*
 * Every line that ends in a comment has a mistake, the one that the comment tells: PHPStan and Psalm report these lines, and no
 * other. "(PHPStan)" or "(Psalm)" says that only this one does.
 */

namespace Example;

use Skipcall\{Call, CallPage, Client, PendingCallPage, RateLimit, StopReason, TransferStats};
use Skipcall\Exception\{ApiException, RateLimitException, TransportException};

function options(Client $client): void
{
	echo (new Client('sk', ['timout' => 3]))::class; // name of an option
	echo (new Client('sk', ['timeout' => 'soon']))::class; // not a number
	echo (new Client('sk', ['hydrate' => 'array']))->getRateLimit()?->limit; // not one of two words (PHPStan)
	echo (new Client('sk', ['rateLimitMode' => 'never']))::class; // not one of three words
	echo (new Client('sk', ['rateLimitMode' => StopReason::Complete]))::class; // a case of another enum
	echo (new Client('sk', ['onRequest' => fn (array $request): array => $request]))::class; // a callable of other arguments
	echo (new Client('sk', ['onStats' => fn (TransferStats $stats, int $more): int => $more]))::class; // too many arguments
	echo (new Client('sk', ['transport' => fn (): string => '{}']))::class; // a callable that returns something else
	echo (new Client('sk', ['rateLimiter' => new \stdClass()]))::class; // not an implementation
	echo (new Client('sk', ['headers' => ['X-Tenant' => ['acme']]]))::class; // a header that is a list
	echo (new Client('sk', ['verifyTls' => 'no']))::class; // no boolean
	echo (new Client(['apiKey' => 'sk']))::class; // options in the place of the key
	echo $client->withOptions(['maxRetry' => 3])::class; // name of an option
	echo $client->withOptions(['prefetch' => 2.5])::class; // not a whole number
}

function arguments(Client $client): void
{
	echo $client->listCalls(pages: 2)->total; // name of an argument
	echo $client->listCalls(page: '2')->total; // text in the place of a number
	echo $client->listCalls(workspaceIds: [1, 2])->total; // ids that are numbers
	echo $client->iterateCalls(since: 1700000000)->count(); // a Unix time in the place of a date
	echo $client->syncCalls(by: 'endedAt')->count(); // no such order
	echo $client->syncCalls(onBadCheckpoint: true)->count(); // no such way
	echo $client->countCalls(1, 50); // arguments of another method
	echo Client::waitAny([$client]); // nothing to wait for
}

function rows(Client $client): void
{
	$call = $client->listCalls()->data[0] ?? null;
	echo $call->id; // null, where there is no row
	if ($call === null) {
		return;
	}
	echo $call->duration; // no such property
	echo $call->fullName(); // no such method
	echo $call->contact->getFullName(); // null, where nobody is known
	echo $call->getCreatedAt()->format('c'); // null, where there is no date
	echo $call['id']; // an object, not an array
	echo strlen($call->notes); // null, where there are none
	$call->status = 'done'; // read-only
	$client->listCalls()->data[] = $call; // read-only
	echo new Call() instanceof \JsonSerializable ? 1 : 2; // private: a client makes it, or fromArray
	echo Call::fromArray('{"id": "a"}')->id; // text in the place of an array
	foreach ($client->withOptions(['hydrate' => 'arrays'])->listCalls() as $row) {
		echo $row->id; // an array, not an object
	}
	foreach ((new Client('sk', ['hydrate' => 'arrays']))->syncCalls()->batches() as $batch) {
		echo $batch->isLast ? 1 : 2; // no such property
		echo $batch->rows[0]->id ?? ''; // an array, not an object
	}
}

class Export extends CallPage // final
{
}

/** @param PendingCallPage<Call> $pending */
function others(Client $client, PendingCallPage $pending, RateLimit $limit): int
{
	echo $pending->total; // of a page that is not there yet
	echo $limit->secondsUntilReset(); // no such method
	echo $client->syncCalls()->getStopReason() === 'complete' ? 1 : 2; // an enum, not a text
	echo (new RateLimit(100, 5))->limit; // an argument is missing
	try {
		return strlen($client->listCalls()->data[0]->id ?? '');
	} catch (ApiException $e) {
		echo $e->getRetryAfter(); // of another class
		return 1;
	} catch (RateLimitException $e) { // dead: the class above has it (PHPStan)
		return 2;
	}
}

/** @param CallPage<Call> $page */
function dead(CallPage $page): int
{
	try {
		return $page->hasNextPage() ? 1 : 2;
	} catch (TransportException) { // dead: sends nothing (PHPStan)
		return 0;
	}
}
