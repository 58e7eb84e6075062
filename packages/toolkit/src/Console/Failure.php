<?php

declare(strict_types=1);

namespace Skipcall\Console;

use RuntimeException;

/** Ends a command with a message, and its code as the exit code. */
final class Failure extends RuntimeException
{
}
