<?php

/** An export whose process is killed when a page has come: FILE, NUMBER of calls there are, PAGE that is its last (0: none). */

declare(strict_types=1);

use Skipcall\Console\Application;
use Symfony\Component\Console\Input\ArrayInput;

require __DIR__ . '/killed.inc';

/** @var array{string, string, numeric-string, numeric-string} $arguments */
$arguments = $_SERVER['argv'];
$file = $arguments[1];
$api = api_until_killed((int) $arguments[2], (int) $arguments[3]);
exit((new Application($api))->run(new ArrayInput(['export', 'file' => $file, '--batch' => '40'])));
