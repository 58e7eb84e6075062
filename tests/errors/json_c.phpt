--TEST--
Error bodies are read by json-c: a lone surrogate becomes U+FFFD where json_decode() would refuse the body
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
// json_decode() refuses half of a surrogate pair, a regular expression would leave the escape as it is; json-c
// replaces it and reads on. So a server that cuts a name in the middle of an emoji still gets its message told.
$body = '{"error":{"code":"BAD_NAME","message":"no such name: \ud83d, sorry"}}';
say(by_json_decode: json_decode($body));
say(json_last_error_msg());
$failure = failure(400, $body);
say(errorCode: $failure->getErrorCode(), details: $failure->getDetails());

// A whole pair, and escapes of every kind.
say(details: failure(400, '{"message":"\ud83d\ude00 \u00e9 \"\/\\\\"}')->getDetails());
?>
--EXPECT--
by json decode: null
Single unpaired UTF-16 surrogate in unicode escape
errorCode: "BAD_NAME", details: ["no such name: �, sorry"]
details: ["😀 é \"/\\"]
