--TEST--
json_encode() of a row is its document; of a page's row too
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(full_row());
var_dump(json_encode($call) === json_encode(full_row()), $call->jsonSerialize() === $call->toArray());
echo json_encode($call->contact), json_encode(['n' => $call->phoneNumber, 'c' => $call->caller]), "\n";
echo json_encode(call('{"id":"a","contact":{"0":1,"id":"b"}}')->contact), "\n";
?>
--EXPECT--
bool(true)
bool(true)
{"id":"123e4567-e89b-12d3-a456-426614174001","firstName":"John","lastName":"Doe","isUnknown":false}{"n":{"value":"+33612345678"},"c":{"firstName":"Alice","lastName":"Martin"}}
{"id":"b","firstName":null,"lastName":null,"isUnknown":null,"0":1}
