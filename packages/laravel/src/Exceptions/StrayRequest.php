<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Exceptions;

use Error;

/** A request that a test did not expect. An Error, so that no code takes it for a failure of the network. */
final class StrayRequest extends Error
{
}
