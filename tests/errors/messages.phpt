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
say(details: details("red\033[31m\r\nSet-Cookie: a\0b\x7Fc\td"));
say(details: details(['same', 'other', 'same', 'same']));
say(details: details([['message' => 'of an object'], 'text', ['property' => 'limit'], 7, null, ['text'], '']));

$many = details(array_map(fn ($n) => "message $n", range(1, 200)));
say(messages: count($many), first: $many[0], last: $many[63]);

$long = details(str_repeat('é', 1000));
say(bytes: strlen($long[0]), whole_characters: $long[0] === str_repeat('é', 512));
$odd = details('x' . str_repeat('é', 1000));
say(bytes: strlen($odd[0]), whole_characters: mb_check($odd[0]));

$failure = failure(400, json_encode(['message' => str_repeat('€', 1000)], JSON_UNESCAPED_UNICODE));
say(message_is_short: strlen($failure->getMessage()) < 512, whole_characters: mb_check($failure->getMessage()));

$failure = failure(400, json_encode(['message' => ['first', 'second']]));
say($failure->getMessage());

function mb_check(string $text): bool
{
	return preg_match('//u', $text) === 1;
}
?>
--EXPECT--
details: ["red [31m  Set-Cookie: a b c d"]
details: ["same","other"]
details: ["of an object","text"]
messages: 64, first: "message 1", last: "message 64"
bytes: 1024, whole characters: true
bytes: 1023, whole characters: true
message is short: true, whole characters: true
HTTP 400: first (and more, see getDetails())
