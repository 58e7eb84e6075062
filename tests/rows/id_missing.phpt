--TEST--
A row without an id that is a string cannot be read, whatever rows become
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
use Skipcall\Exception\DecodeException;

foreach (['{"status":"x"}', '{}', '{"id":null}', '{"id":5}', '{"status":"x","id":{"a":1}}', '{"ID":"a"}'] as $row) {
	foreach (['objects', 'arrays'] as $hydrate) {
		try {
			rows('[{"id":"a"},' . $row . ']', $hydrate);
			echo "$row: read\n";
		} catch (DecodeException $e) {
			echo $row, ': ', $e->getPath(), ' at ', $e->getOffset() - 8, ': ', $e->getMessage(), "\n";
		}
	}
}
?>
--EXPECT--
{"status":"x"}: data[1] at 12: The response is not the documented JSON: expected an "id" at byte 20 (data[1])
{"status":"x"}: data[1] at 12: The response is not the documented JSON: expected an "id" at byte 20 (data[1])
{}: data[1] at 12: The response is not the documented JSON: expected an "id" at byte 20 (data[1])
{}: data[1] at 12: The response is not the documented JSON: expected an "id" at byte 20 (data[1])
{"id":null}: data[1].id at 18: The response is not the documented JSON: expected a string at byte 26 (data[1].id)
{"id":null}: data[1].id at 18: The response is not the documented JSON: expected a string at byte 26 (data[1].id)
{"id":5}: data[1].id at 18: The response is not the documented JSON: expected a string at byte 26 (data[1].id)
{"id":5}: data[1].id at 18: The response is not the documented JSON: expected a string at byte 26 (data[1].id)
{"status":"x","id":{"a":1}}: data[1].id at 31: The response is not the documented JSON: expected a string at byte 39 (data[1].id)
{"status":"x","id":{"a":1}}: data[1].id at 31: The response is not the documented JSON: expected a string at byte 39 (data[1].id)
{"ID":"a"}: data[1] at 12: The response is not the documented JSON: expected an "id" at byte 20 (data[1])
{"ID":"a"}: data[1] at 12: The response is not the documented JSON: expected an "id" at byte 20 (data[1])
