<?php

declare(strict_types=1);

$mock = Mock::start(['rows' => 25]);

$page = get($mock, '/v1/calls');
Checks::same('the default page has ten rows', 10, count($page['json']['data']));
Checks::same('the members of a page', ['data', 'total', 'page', 'limit', 'totalPages'], array_keys($page['json']));
Checks::same('the counts of a page', [25, 1, 10, 3], array_slice(array_values($page['json']), 1));
Checks::same('the type of a page', 'application/json; charset=utf-8', $page['headers']['content-type']);
Checks::ok('every answer has an id', str_starts_with($page['headers']['x-request-id'], 'req-'));
Checks::ok('every answer has a date', strtotime($page['headers']['date']) > 0);
Checks::ok('Unicode and slashes are raw', !preg_match('~\\\\u|\\\\/~', get($mock, '/v1/calls?limit=25')['body']));
Checks::same('the last page is short', 5, count(column($mock, '?page=3')));
$past = get($mock, '/v1/calls?page=4')['json'];
Checks::same('a page past the end is empty', [[], 25], [$past['data'], $past['total']]);
Checks::same('a limit above the largest is clamped', 100, get($mock, '/v1/calls?limit=500')['json']['limit']);
Checks::same('all rows are distinct', 25, count(array_unique(column($mock, '?limit=25', 'id'))));
Checks::same('one seed, one answer', $page['body'], get($mock, '/v1/calls?limit=10&page=1')['body']);

$packed = get($mock, '/v1/calls', headers: ['Accept-Encoding' => 'deflate, gzip']);
Checks::same('gzip when accepted', 'gzip', $packed['headers']['content-encoding']);
Checks::same('gzip holds the same page', $page['body'], gzdecode($packed['body']));
Checks::same('gzip is announced', 'Accept-Encoding', $page['headers']['vary']);
Checks::ok('gzip;q=0 is a refusal', !isset(
	get($mock, '/v1/calls', headers: ['Accept-Encoding' => 'gzip;q=0'])['headers']['content-encoding'],
));

$mock->config(['rows' => 1000000]);
$started = microtime(true);
$deep = get($mock, '/v1/calls?page=9999&limit=100')['json'];
Checks::same('a million rows', [1000000, 100], [$deep['total'], count($deep['data'])]);
Checks::ok('a million rows cost nothing', microtime(true) - $started < 1.0);

$mock->config(['rows' => 600]);
$rows = [];
foreach (range(1, 6) as $number) {
	array_push($rows, ...get($mock, "/v1/calls?limit=100&page=$number")['json']['data']);
}
$seen = array_fill_keys([
	'callType', 'status', 'type', 'contact', 'caller', 'startedAt', 'adminProviderSid', 'notes',
], []);
foreach ($rows as $row) {
	foreach ($seen as $name => $values) {
		$seen[$name][json_encode($row[$name] ?? null)] = true;
	}
}
Checks::same('the kinds of calls', 2, count($seen['callType']));
Checks::same('the states of calls', 4, count($seen['status']));
Checks::same('the directions of calls', 2, count($seen['type']));
Checks::same('the contacts and null', 61, count($seen['contact']));
Checks::same('the callers and null', 13, count($seen['caller']));
Checks::ok('times can be null', isset($seen['startedAt']['null']));
Checks::ok('notes are at most 400 bytes', max(array_map(fn ($row) => strlen($row['notes'] ?? ''), $rows)) <= 400);
$partial = count(array_filter($rows, fn ($row) => count($row) < 25));
Checks::ok('about three rows of ten lack members', $partial > 140 && $partial < 220);
Checks::same('members are in the order of the document', [
	'id', 'callType', 'phoneNumberId', 'userProviderSid', 'adminProviderSid', 'providerConferenceId',
	'status', 'type', 'transferred', 'startedAt', 'endedAt', 'createdAt', 'updatedAt', 'sequenceRunId',
	'sequenceId', 'syncedWithCrmDate', 'deletedAt', 'organizationId', 'organizationMembershipId',
	'managedPhoneNumberId', 'notes', 'contact', 'phoneNumber', 'caller', 'callerPhoneNumber',
], array_keys(current(array_filter($rows, fn ($row) => count($row) === 25))));

Checks::same('contacts', 3, count(get($mock, '/v1/contacts')['json']['data']));
Checks::same('echo gives the query as received', 'b=%2B+1&a', get($mock, '/v1/echo?b=%2B+1&a')['json']['query']);
$mock->stop();
