<?php

declare(strict_types=1);

namespace Skipcall\Cache;

use DateTimeImmutable;
use Skipcall\Call;
use Skipcall\CallPage;

/** A page, and how old it is. */
final class CachedPage
{
    /** @param CallPage<Call> $page */
    public function __construct(
        public readonly CallPage $page,
        public readonly DateTimeImmutable $cachedAt,
        private readonly bool $isStale,
    ) {
    }

    /** Older than asked for: the API could not be had, or another process is asking it now. */
    public function isStale(): bool
    {
        return $this->isStale;
    }
}
