<?php

declare(strict_types=1);

namespace Skipcall\Cache;

use Closure;
use Skipcall\Call;
use Skipcall\CallPage;
use Skipcall\Client;

/** @internal A page that is wanted. */
final class Question
{
    /**
     * @param Closure(Client<'objects'|'arrays'>): CallPage<Call|array<string, mixed>> $ask
     * @param string $identity hash of all that the answer depends on
     * @param string $scope hash of what is down when the API is: server and key
     */
    public function __construct(
        public readonly Closure $ask,
        public readonly string $identity,
        public readonly string $scope,
    ) {
    }
}
