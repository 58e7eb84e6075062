<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Exceptions;

use RuntimeException;

/** A call that the table cannot keep. */
final class CallRefused extends RuntimeException
{
    public static function id(int $length, int $longest): self
    {
        return new self("A call has an id of $length characters: the table keeps $longest.");
    }
}
