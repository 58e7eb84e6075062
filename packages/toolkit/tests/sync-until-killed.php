<?php

/** A `skipcall sync` whose process is killed when a page has come: DSN, USER, NUMBER of calls there are, PAGE that is its last (0: none). */

declare(strict_types=1);

use Skipcall\Console\Application;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Symfony\Component\Console\Input\ArrayInput;

/** @var array{string, string, string, numeric-string, numeric-string} $arguments */
$arguments = $_SERVER['argv'];
[, $dsn, $user] = $arguments;
$number = (int) $arguments[3];
$last = (int) $arguments[4];
$api = new FakeApi(CallFactory::new()->count($number));
$api->afterEach(static function (FakeApi $api) use ($number, $last): void {
    $pages = count($api->requests());
    if ($pages === $last) {
        posix_kill(posix_getpid(), SIGKILL);
    }
    // A call comes in while the others are read, and moves them all.
    $api->add(CallFactory::new()->skip($number + $pages - 1));
});
exit((new Application($api))->run(new ArrayInput(['sync', '--dsn' => $dsn, '--batch' => '40'] + ($user === '' ? [] : ['--user' => $user]))));
