<?php

declare(strict_types=1);

require getenv('SYMFONY_APP') . '/vendor/autoload.php';
require __DIR__ . '/../../../../tests/server/mock.inc';
