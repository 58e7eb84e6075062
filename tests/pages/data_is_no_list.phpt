--TEST--
Rows that are no list are a DecodeException that says where
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 0]);
$client = client($mock);
foreach (['null', '{}', '"x"', '1', 'false', '[1]', '[null]', '[[]]', '[{"id":"a"},"b"]'] as $rows) {
	$mock->faults([['set' => ['data' => $rows]]]);
	try {
		$client->listCalls();
		echo "$rows: allowed\n";
	} catch (Skipcall\Exception\DecodeException $e) {
		echo "$rows: {$e->getMessage()}; {$e->getPath()} at {$e->getOffset()}\n";
	}
}
?>
--EXPECT--
null: The response is not the documented JSON: expected a list of calls at byte 8 (data); data at 8
{}: The response is not the documented JSON: expected a list of calls at byte 8 (data); data at 8
"x": The response is not the documented JSON: expected a list of calls at byte 8 (data); data at 8
1: The response is not the documented JSON: expected a list of calls at byte 8 (data); data at 8
false: The response is not the documented JSON: expected a list of calls at byte 8 (data); data at 8
[1]: The response is not the documented JSON: expected an object at byte 9 (data[0]); data[0] at 9
[null]: The response is not the documented JSON: expected an object at byte 9 (data[0]); data[0] at 9
[[]]: The response is not the documented JSON: expected an object at byte 9 (data[0]); data[0] at 9
[{"id":"a"},"b"]: The response is not the documented JSON: expected an object at byte 20 (data[1]); data[1] at 20
