<?php

/** A `skipcall sync` whose process is killed when a page has come: DSN, USER, NUMBER of calls there are, PAGE that is its last (0: none). */

declare(strict_types=1);

use Skipcall\Console\Application;
use Symfony\Component\Console\Input\ArrayInput;

require __DIR__ . '/killed.inc';

/** @var array{string, string, string, numeric-string, numeric-string} $arguments */
$arguments = $_SERVER['argv'];
[, $dsn, $user] = $arguments;
$api = api_until_killed((int) $arguments[3], (int) $arguments[4]);
exit((new Application($api))->run(new ArrayInput(['sync', '--dsn' => $dsn, '--batch' => '40'] + ($user === '' ? [] : ['--user' => $user]))));
