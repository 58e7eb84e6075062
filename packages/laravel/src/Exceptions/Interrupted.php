<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Exceptions;

use Exception;

/** Ctrl-C in a wait for the API. */
final class Interrupted extends Exception
{
}
