--TEST--
Values that the API document does not list stay as they are
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(['id' => 'a', 'callType' => 'VOICEMAIL', 'status' => 'in-progress', 'type' => 'Outbound']);
var_dump($call->callType, $call->status, $call->type, $call->isOutbound(), $call->isInbound());
var_dump(Skipcall\Call::CALL_SESSION, Skipcall\Call::DIRECT_CALL);
?>
--EXPECT--
string(9) "VOICEMAIL"
string(11) "in-progress"
string(8) "Outbound"
bool(false)
bool(false)
string(12) "CALL_SESSION"
string(11) "DIRECT_CALL"
