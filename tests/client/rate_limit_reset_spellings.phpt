--TEST--
The end of a window is the same moment, however the server spells it and wrong its clock
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
foreach (['unix', 'seconds', 'ms'] as $spelling) {
	foreach ([0, 5000, -5000] as $skew) {
		$mock = Mock::start(['clockSkew' => $skew, 'rate' => ['window' => 3600, 'count' => 'first',
			'reset' => $spelling]]);
		$began = time();
		$limit = client($mock)->listCalls()->rateLimit;
		$off = $limit->resetAt - ($began + 3600);
		echo "$spelling, clock off by $skew: ", $off >= -1 && $off <= 2 ? 'right' : "off by $off", ', ',
			abs($limit->getSecondsUntilReset() - 3600) <= 2 ? 'right' : 'wrong', "\n";
	}
}
?>
--EXPECT--
unix, clock off by 0: right, right
unix, clock off by 5000: right, right
unix, clock off by -5000: right, right
seconds, clock off by 0: right, right
seconds, clock off by 5000: right, right
seconds, clock off by -5000: right, right
ms, clock off by 0: right, right
ms, clock off by 5000: right, right
ms, clock off by -5000: right, right
