--TEST--
Messages are collected from error, message, details, detail, errors and validation, the inner ones first
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
say(details: failure(422, '{"error":{"message":"a","details":["b","c"]},"message":"d","detail":"e",'
	. '"errors":[{"message":"f"}],"validation":[{"message":"g"}],"title":"unused"}')->getDetails());
say(details: failure(422, '{"title":"Unprocessable"}')->getDetails());
say(details: failure(422, '{"statusCode":422,"error":"Unprocessable Entity"}')->getDetails());
say(details: failure(422, '{"error":["one","two"]}')->getDetails());
?>
--EXPECT--
details: ["a","b","c","d","e","f","g"]
details: ["Unprocessable"]
details: ["Unprocessable Entity"]
details: ["one","two"]
