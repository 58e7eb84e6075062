<?php

declare(strict_types=1);

use PHPUnit\Framework\AssertionFailedError;
use Skipcall\Exception\ServerException;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;

beforeEach(function () {
    $this->api = new FakeApi(CallFactory::new()->count(25));
});

it('lists what it was given', function () {
    $ids = [];
    foreach ($this->api->client()->iterateCalls(pageSize: 10) as $call) {
        $ids[] = $call->id;
    }
    expect($ids)->toHaveCount(25)->and(array_unique($ids))->toHaveCount(25);
});

// No expectation but the fake's own: Pest would call the test risky did it not count them.
it('counts its assertions', function () {
    $this->api->client()->listCalls(filters: ['status' => 'completed']);
    $this->api->assertListed(fn (Request $request) => $request->getFilters() === ['status' => 'completed']);
});

it('finds a wrong filter', function () {
    $this->api->client()->listCalls(filters: ['status' => 'complete']);
    $this->api->assertListed(fn (Request $request) => $request->getFilters() === ['status' => 'completed']);
})->throws(AssertionFailedError::class);

it('is down in the middle', function () {
    $this->api->goDown(after: 1);
    foreach ($this->api->client()->iterateCalls(pageSize: 10) as $call) {
    }
})->throws(ServerException::class);

it('is new in every test', function () {
    $this->api->assertNothingSent();
});
