--TEST--
Messages are collected from error, message, details, detail, errors and validation, the inner ones first
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
say(failure(422, '{"error":{"message":"a","details":["b","c"]},"message":"d","detail":"e",'
	. '"errors":[{"message":"f"}],"validation":[{"message":"g"}],"title":"unused"}')->getDetails());
say(failure(422, '{"title":"Unprocessable"}')->getDetails());
say(failure(422, '{"statusCode":422,"error":"Unprocessable Entity"}')->getDetails());
say(failure(422, '{"error":["one","two"]}')->getDetails());
?>
--EXPECT--
["a","b","c","d","e","f","g"]
["Unprocessable"]
["Unprocessable Entity"]
["one","two"]
