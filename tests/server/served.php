<?php

declare(strict_types=1);

/*
 * A real nginx behind relays that drop its connections, for test_drops.c. Prints
 * "HTTP/1.1-URL HTTP/2-URL CA-FILE" and ends with its standard input.
 */

require __DIR__ . '/nginx.inc';
require __DIR__ . '/relay.inc';

$fast = "location = /fast { access_log off; default_type application/json; return 200 '{}'; }";
$nginx = Nginx::start('http://127.0.0.1:1', ['server' => $fast]);
$plain = Relay::dropping(substr($nginx->plainUrl, strlen('http://')), 2);
$http2 = Relay::dropping("127.0.0.1:$nginx->port", 16);
echo "http://127.0.0.1:$plain->port/fast https://127.0.0.1:$http2->port/fast $nginx->caFile\n";
fgets(STDIN);
