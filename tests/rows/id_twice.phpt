--TEST--
Of two ids the last one counts, and is what an error points at, whatever rows become
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
use Skipcall\Exception\DecodeException;

foreach (['{"id":1,"id":"b"}', '{"id":"b","id":null}', '{"id":1,"id":2}', '{"id":"b","\u0069d":[]}'] as $row) {
	foreach (['objects', 'arrays'] as $hydrate) {
		try {
			[$made] = rows("[$row]", $hydrate);
			echo $row, ': ', $hydrate === 'arrays' ? $made['id'] : $made->id, "\n";
		} catch (DecodeException $e) {
			echo $row, ': ', $e->getPath(), ' at ', $e->getOffset() - 9, "\n";
		}
	}
}
?>
--EXPECT--
{"id":1,"id":"b"}: b
{"id":1,"id":"b"}: b
{"id":"b","id":null}: data[0].id at 15
{"id":"b","id":null}: data[0].id at 15
{"id":1,"id":2}: data[0].id at 13
{"id":1,"id":2}: data[0].id at 13
{"id":"b","\u0069d":[]}: data[0]["\u0069d"] at 20
{"id":"b","\u0069d":[]}: data[0]["\u0069d"] at 20
