<?php

declare(strict_types=1);

namespace Skipcall\Cache;

use Error;

/** @internal Ends a request before it is sent, with all that it would have been. An Error, which no client takes for a failure. */
final class Probe extends Error
{
    public function __construct(public readonly string $identity, public readonly string $scope)
    {
        parent::__construct('A request that was only looked at.');
    }
}
