--TEST--
An error body that is nearly JSON is not read
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$bodies = [
	'{"message":"a comment"} // really',
	'{"message":"trailing text"}<!-- proxy -->',
	'{"message":"a trailing comma",}',
	"{'message':'single quotes'}",
	'{/* comment */"message":"a comment inside"}',
	'{"message":"two documents"}{"message":"second"}',
	'{"message":"white space after"}' . "\r\n\t ",
];
foreach ($bodies as $body) {
	say(details: failure(400, $body)->getDetails());
}
?>
--EXPECT--
details: []
details: []
details: []
details: []
details: []
details: []
details: ["white space after"]
