--TEST--
isInbound() and isOutbound() look at the type and nothing else
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach (['inbound', 'outbound', 'internal', '', "inbound\0", 'INBOUND', null, 1] as $type) {
	$call = call(['id' => 'a', 'type' => $type]);
	echo encode([$type, $call->isInbound(), $call->isOutbound()]), "\n";
}
?>
--EXPECT--
["inbound",true,false]
["outbound",false,true]
["internal",false,false]
["",false,false]
["inbound\u0000",false,false]
["INBOUND",false,false]
[null,false,false]
[1,false,false]
