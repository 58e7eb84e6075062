<?php

declare(strict_types=1);

/* An OTLP receiver for `php -S`: what is posted as JSON to /v1/traces is a line of the file beside it. */

if ($_SERVER['REQUEST_METHOD'] !== 'POST' || $_SERVER['REQUEST_URI'] !== '/v1/traces' || $_SERVER['CONTENT_TYPE'] !== 'application/json') {
    http_response_code(415);
    return;
}
$body = (string) file_get_contents('php://input');
file_put_contents((string) getenv('RECEIVED'), json_encode(json_decode($body, false, 512, JSON_THROW_ON_ERROR), JSON_THROW_ON_ERROR) . "\n", FILE_APPEND);
header('Content-Type: application/json');
echo '{}';
