<?php

declare(strict_types=1);

// Dependencies are those of another folder: classes of the application are here.
/** @var Composer\Autoload\ClassLoader $loader */
$loader = require __DIR__ . '/vendor/autoload.php';
$loader->setPsr4('App\\', [__DIR__ . '/app']);
$loader->setPsr4('Tests\\', [__DIR__ . '/tests']);
$_ENV['APP_BASE_PATH'] = __DIR__;
