--TEST--
Messages of an error are cleaned, each is told once, and there are at most 64 of them
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
function details(mixed $message): array
{
	return failure(400, json_encode(['message' => $message], JSON_UNESCAPED_UNICODE))->getDetails();
}
say(details("red\033[31m\r\nSet-Cookie: a\0b\x7Fc\td"));
say(details(['same', 'other', 'same', 'same']));
say(details([['message' => 'of an object'], 'text', ['property' => 'limit'], 7, null, ['text'], '']));

$many = details(array_map(fn ($n) => "message $n", range(1, 200)));
say(count($many), $many[0], $many[63]);

$long = details(str_repeat('é', 1000));
say(strlen($long[0]), $long[0] === str_repeat('é', 512));
$odd = details('x' . str_repeat('é', 1000));
say(strlen($odd[0]), mb_check($odd[0]));

$failure = failure(400, json_encode(['message' => str_repeat('€', 1000)], JSON_UNESCAPED_UNICODE));
say(strlen($failure->getMessage()) < 512, mb_check($failure->getMessage()));

$failure = failure(400, json_encode(['message' => ['first', 'second']]));
say($failure->getMessage());

function mb_check(string $text): bool
{
	return preg_match('//u', $text) === 1;
}
?>
--EXPECT--
["red [31m  Set-Cookie: a b c d"]
["same","other"]
["of an object","text"]
64 message 1 message 64
1024 true
1023 true
true true
HTTP 400: first (and more, see getDetails())
