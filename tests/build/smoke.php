<?php

declare(strict_types=1);

// What shows that a build works with this PHP: a page over the network, a whole list, a fiber, and an exception.
// Prints what it is and "ok", or what was not right. Needs the mock API beside it.
require_once __DIR__ . '/../server/mock.inc';

/** @param array<string, bool> $checks */
function smoke(array $checks): never
{
	$wrong = array_keys(array_filter($checks, fn (bool $holds): bool => !$holds));
	printf(
		"PHP %s, %s%s: %s\n",
		PHP_VERSION,
		PHP_ZTS ? 'thread-safe' : 'not thread-safe',
		PHP_DEBUG ? ', debug' : '',
		$wrong === [] ? 'ok' : 'wrong: ' . implode(', ', $wrong),
	);
	exit($wrong === [] ? 0 : 1);
}

$mock = Mock::start(['rows' => 120]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
$page = $client->listCalls(page: 2, limit: 50, sort: 'createdAt');
$ids = [];
foreach ($client->syncCalls() as $call) {
	$ids[] = $call->id;
}
// Left in the middle of a list, while the main program asks for something else.
$fiber = new Fiber(function () use ($client): int {
	$rows = 0;
	foreach ($client->iterateCalls() as $call) {
		$rows++;
		$rows !== 10 || Fiber::suspend();
	}
	return $rows;
});
$fiber->start();
$meanwhile = count($client->listCalls(limit: 3));
$fiber->resume();
$status = 0;
try {
	$client->withApiKey('sk_test_nosub')->listCalls();
} catch (Skipcall\Exception\ApiException $e) {
	$status = $e->getStatusCode();
}
$connections = $mock->stats()['connections'];
$mock->stop();
smoke([
	'a page' => count($page) === 50 && $page->total === 120 && $page->data[0]->createdAt < $page->data[49]->createdAt,
	'a whole list, each row once' => count($ids) === 120 && count(array_unique($ids)) === 120,
	'a fiber' => $meanwhile === 3 && $fiber->getReturn() === 120,
	'an exception' => $status === 403,
	'connections kept' => $connections <= 6,
]);
