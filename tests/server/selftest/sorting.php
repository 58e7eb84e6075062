<?php

declare(strict_types=1);

$mock = Mock::start(['rows' => 40]);
$form = '?limit=40&orderBy=createdAt&order=asc';
$deep = '?limit=40&sort[orderBy]=createdAt&sort%5Border%5D=asc';

Checks::ok('unsorted is newest first', ordered(column($mock, '?limit=40'), true));
$mock->config(['defaultOrder' => 'asc']);
Checks::ok('unsorted may be oldest first', ordered(column($mock, '?limit=40')));
$mock->config(['defaultOrder' => 'desc']);
foreach ([
	'form' => [true, false],
	'deepObject' => [false, true],
	'both' => [true, true],
	'ignore' => [false, false],
] as $style => [$readsForm, $readsDeep]) {
	$mock->config(['sortStyle' => $style]);
	Checks::same("$style and the form", $readsForm, ordered(column($mock, $form)));
	Checks::same("$style and the deep object", $readsDeep, ordered(column($mock, $deep)));
}
$mock->config(['sortStyle' => 'deepObjectStrict']);
Checks::same(
	'a strict server names what it does not know',
	'{"statusCode":400,"message":["property orderBy should not exist",'
		. '"property order should not exist"],"error":"Bad Request"}',
	get($mock, "/v1/calls$form")['body'],
);
Checks::ok('a strict server reads its own style', ordered(column($mock, $deep)));
$mock->config(['sortStyle' => 'formStrict']);
Checks::same('strict the other way', ['property sort should not exist'], get($mock, "/v1/calls$deep")['json']['message']);
Checks::ok('strict and the form', ordered(column($mock, $form)));

$mock->config(['sortStyle' => 'form']);
Checks::ok('sorting by another member', ordered(column($mock, '?limit=40&orderBy=id&order=asc', 'id')));
$states = column($mock, '?limit=40&orderBy=status&order=desc', 'status');
Checks::ok('sorting by another member, descending', ordered($states, true));
$ended = column($mock, '?limit=40&orderBy=endedAt&order=asc', 'endedAt');
Checks::ok('nulls are last', in_array(null, $ended, true) && ordered(array_filter($ended)) && end($ended) === null);
foreach ([
	'orderBy=createdAt' => 'order must be',
	'order=asc' => 'orderBy must be',
	'orderBy=createdAt&order=up' => 'order must be',
	'orderBy=contact&order=asc' => 'orderBy must be one of',
] as $query => $wanted) {
	$answer = get($mock, "/v1/calls?$query");
	Checks::ok("400 for $query", $answer['status'] === 400 && str_starts_with($answer['json']['message'][0], $wanted));
}

$mock->config(['tieSize' => 5]);
$times = column($mock, $form);
Checks::same('ties share a time', [5, 8], [count(array_keys($times, $times[0])), count(array_unique($times))]);
$mock->config(['stableTies' => false]);
$first = column($mock, $form, 'id');
$second = column($mock, $form, 'id');
Checks::ok('unstable ties move', $first !== $second && array_diff($first, $second) === []);
Checks::same('unstable ties keep the order', $times, column($mock, $form));
$halves = [
	...column($mock, '?limit=8&page=1&orderBy=createdAt&order=asc', 'id'),
	...column($mock, '?limit=8&page=2&orderBy=createdAt&order=asc', 'id'),
];
Checks::ok('unstable ties repeat a row across pages', count(array_unique($halves)) < 16);
$mock->stop();
