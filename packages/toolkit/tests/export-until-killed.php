<?php

/** An export whose process is killed when a page has come: FILE, NUMBER of calls there are, PAGE that is its last (0: none). */

declare(strict_types=1);

use Skipcall\Console\Application;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Symfony\Component\Console\Input\ArrayInput;

/** @var array{string, string, numeric-string, numeric-string} $arguments */
$arguments = $_SERVER['argv'];
$file = $arguments[1];
$number = (int) $arguments[2];
$last = (int) $arguments[3];
$api = new FakeApi(CallFactory::new()->count($number));
$api->afterEach(static function (FakeApi $api) use ($number, $last): void {
    $pages = count($api->requests());
    if ($pages === $last) {
        posix_kill(posix_getpid(), SIGKILL);
    }
    // A call comes in while the others are read, and moves them all.
    $api->add(CallFactory::new()->skip($number + $pages - 1));
});
exit((new Application($api))->run(new ArrayInput(['export', 'file' => $file, '--batch' => '40'])));
