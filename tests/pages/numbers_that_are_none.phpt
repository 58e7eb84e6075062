--TEST--
A number that is no whole number is a DecodeException that says where
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 0]);
$client = client($mock);
$values = ['1.5', '-1', 'null', 'true', '"x"', '"1.5"', '"-1"', '""', '[]', '{}', '1e400'];
echo implode(', ', $values), ":\n";
foreach (['total', 'page', 'limit', 'totalPages'] as $member) {
	$said = [];
	foreach ($values as $value) {
		$mock->faults([['set' => [$member => $value]]]);
		try {
			$client->listCalls();
			echo "$member $value: allowed\n";
		} catch (Skipcall\Exception\DecodeException $e) {
			$said["{$e->getMessage()}; {$e->getPath()} at {$e->getOffset()}"] = true;
		}
	}
	echo implode("\n", array_keys($said)), "\n";
}
say(total: $client->listCalls()->total);
?>
--EXPECT--
1.5, -1, null, true, "x", "1.5", "-1", "", [], {}, 1e400:
The response is not the documented JSON: expected a whole number from 0 at byte 19 (total); total at 19
The response is not the documented JSON: expected a whole number from 0 at byte 28 (page); page at 28
The response is not the documented JSON: expected a whole number from 0 at byte 38 (limit); limit at 38
The response is not the documented JSON: expected a whole number from 0 at byte 54 (totalPages); totalPages at 54
total: 0
