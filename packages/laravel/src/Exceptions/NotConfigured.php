<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Exceptions;

use RuntimeException;

/** Thrown at the first use of Skipcall, never while the application starts. */
final class NotConfigured extends RuntimeException
{
    public static function extension(): self
    {
        return new self(sprintf(
            'The PHP extension skipcall is not loaded in this PHP (%s, %s). Install it with "pie install skipcall/ext-skipcall", '
                . 'and load it for the command line and the web server alike.',
            PHP_SAPI,
            php_ini_loaded_file() ?: 'no php.ini',
        ));
    }

    public static function key(string $connection, bool $exists): self
    {
        return new self($exists
            ? "The Skipcall connection \"$connection\" has no key: set SKIPCALL_API_KEY, or what config/skipcall.php reads, "
                . 'and run "php artisan config:clear" where the configuration is cached.'
            : "There is no Skipcall connection \"$connection\" in config/skipcall.php.");
    }
}
