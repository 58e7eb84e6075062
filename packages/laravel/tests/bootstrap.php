<?php

declare(strict_types=1);

/** The application that the tests run in, made by tests/make-app. */
define('SKIPCALL_TEST_APP', getenv('SKIPCALL_TEST_APP') ?: dirname(__DIR__, 3) . '/build/laravel-app');

/** @var Composer\Autoload\ClassLoader $loader */
$loader = require SKIPCALL_TEST_APP . '/vendor/autoload.php';
$loader->addPsr4('Skipcall\\Laravel\\Tests\\', __DIR__);
// The mock API of the extension's own tests, and servers of a test's own.
require_once dirname(__DIR__, 3) . '/tests/server/mock.inc';
require_once dirname(__DIR__, 3) . '/tests/sync/database.inc';
/** Of the tests themselves; an application that is booted among them adds its own. */
define('SKIPCALL_TEST_ENVIRONMENT', getenv());
