<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Testing;

use Skipcall\Laravel\Exceptions\StrayRequest;
use Skipcall\Testing\FakeApi;

/** What tests have put in place of the network. Apart from the manager, which is made anew for each request and job. */
final class Fakes
{
    private ?FakeApi $api = null;
    private bool $preventsStrayRequests = false;

    public function use(FakeApi $api): FakeApi
    {
        return $this->api = $api;
    }

    public function api(): ?FakeApi
    {
        return $this->api;
    }

    public function preventStrayRequests(bool $prevent): void
    {
        $this->preventsStrayRequests = $prevent;
    }

    /**
     * Options that keep a client off the network; null: it may go there. A key that the fake does not know lists what its
     * default one does.
     *
     * @return array<string, mixed>|null
     */
    public function optionsFor(
        #[\SensitiveParameter]
        string $key,
    ): ?array {
        if ($this->api !== null) {
            $this->api->adopt($key);
            return $this->api->options();
        }
        if (!$this->preventsStrayRequests) {
            return null;
        }
        return [
            'transport' => static fn (): never => throw new StrayRequest(
                'A test would have sent a request to Skipcall: call Skipcall::fake() first.',
            ),
            'rateLimiter' => null,
        ];
    }
}
