--TEST--
Values that the API document does not list stay as they are
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(['id' => 'a', 'callType' => 'VOICEMAIL', 'status' => 'in-progress', 'type' => 'Outbound']);
say(
	callType: $call->callType,
	status: $call->status,
	type: $call->type,
	isOutbound: $call->isOutbound(),
	isInbound: $call->isInbound(),
);
say(session: Skipcall\Call::CALL_SESSION, direct: Skipcall\Call::DIRECT_CALL);
?>
--EXPECT--
callType: "VOICEMAIL", status: "in-progress", type: "Outbound", isOutbound: false, isInbound: false
session: "CALL_SESSION", direct: "DIRECT_CALL"
