--TEST--
isInbound() and isOutbound() look at the type and nothing else
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach (['inbound', 'outbound', 'internal', '', "inbound\0", 'INBOUND', null, 1] as $type) {
	$call = call(['id' => 'a', 'type' => $type]);
	say(type: $type, inbound: $call->isInbound(), outbound: $call->isOutbound());
}
?>
--EXPECT--
type: "inbound", inbound: true, outbound: false
type: "outbound", inbound: false, outbound: true
type: "internal", inbound: false, outbound: false
type: "", inbound: false, outbound: false
type: "inbound\u0000", inbound: false, outbound: false
type: "INBOUND", inbound: false, outbound: false
type: null, inbound: false, outbound: false
type: 1, inbound: false, outbound: false
