<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Exceptions;

use PDOException;
use RuntimeException;

/**
 * The database refused calls. Not the exception of the database itself: that one has the statement with every value of
 * five hundred customers, and would be written into logs and failed_jobs.
 */
final class StorageFailed extends RuntimeException
{
    public static function because(PDOException $e, string $connection, int $rows): self
    {
        $state = is_array($e->errorInfo) ? $e->errorInfo[0] ?? null : null;
        $code = is_array($e->errorInfo) ? $e->errorInfo[1] ?? null : null;
        return new self(sprintf(
            'Storing %d calls of the Skipcall connection "%s" failed: SQLSTATE %s, code %s of the database. Nothing of them was stored.',
            $rows,
            $connection,
            is_scalar($state) ? $state : '?',
            is_scalar($code) ? $code : '?',
        ));
    }
}
