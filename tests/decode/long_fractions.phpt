--TEST--
A fraction of thousands of digits is the same float as json_decode() makes of it, also where the last digit decides
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
/** All decimals of a float, and of the half way from it to the next: where rounding is decided. */
function exactly(float $value, bool $halfway): string
{
	$bits = unpack('q', pack('d', $value))[1];
	$exponent = ($bits >> 52) & 0x7FF;
	$mantissa = ($bits & 0xFFFFFFFFFFFFF) | ($exponent > 0 ? 1 << 52 : 0);
	$power = max($exponent, 1) - 1075; // value = mantissa * 2^power
	if ($halfway) {
		$mantissa = $mantissa * 2 + 1;
		$power--;
	}
	// mantissa * 2^power = mantissa * 5^-power / 10^-power
	$digits = (string) $mantissa;
	for ($i = 0; $i < -$power; $i++) {
		$carry = 0;
		$next = '';
		foreach (array_reverse(str_split(str_pad($digits, (int) ceil(strlen($digits) / 12) * 12, '0', STR_PAD_LEFT), 12)) as $part) {
			$product = (int) $part * 5 + $carry;
			$next = sprintf('%012d', $product % 1000000000000) . $next;
			$carry = intdiv($product, 1000000000000);
		}
		$digits = ltrim($carry . $next, '0');
	}
	$digits = str_pad($digits, -$power + 1, '0', STR_PAD_LEFT);
	return substr($digits, 0, $power) . '.' . substr($digits, $power);
}
$texts = [];
foreach ([0.1, 0.3, M_PI, 1.0000000000000002, 4.9e-324, 2.2250738585072014e-308, 2.2250738585072009e-308, 123456.789] as $value) {
	foreach ([false, true] as $halfway) {
		$exact = rtrim(exactly($value, $halfway), "0");
		foreach (['', '1', '0', str_repeat('0', 3000), str_repeat('0', 3000) . '1', str_repeat('9', 3000)] as $tail) {
			$texts[] = $exact . $tail;
			$texts[] = "-$exact$tail";
		}
		// Just below.
		$texts[] = substr($exact, 0, -1) . ((int) substr($exact, -1) - 1) . str_repeat('9', 3000);
	}
}
mt_srand(1);
for ($i = 0; $i < 300; $i++) {
	$texts[] = mt_rand(0, 99) . '.' . implode('', array_map(fn () => mt_rand(0, 9), range(1, mt_rand(1000, 5000))));
}
foreach (['0.' . str_repeat('3', 5000), '0.' . str_repeat('0', 5000), '0.' . str_repeat('0', 5000) . '1', str_repeat('7', 3000) . '.' . str_repeat('7', 3000),
	'0.' . str_repeat('0', 5000) . '1e5000', '0.' . str_repeat('3', 5000) . 'E-10', '1.' . str_repeat('0', 2100), '-0.' . str_repeat('0', 2100)] as $text) {
	$texts[] = $text;
}
$body = '';
$client = doubled(function () use (&$body) {
	return ['status' => 200, 'body' => $body];
});
$same = 0;
foreach ($texts as $text) {
	// At the end of the document, and in the middle of it.
	foreach ([$text, "[$text]"] as $body) {
		$ours = pack('d', ((array) $client->get('/v1/x'))[0]);
		$theirs = pack('d', ((array) json_decode($body, true))[0]);
		$ours === $theirs ? $same++ : print(substr($text, 0, 40) . '... (' . strlen($text) . ")\n");
	}
}
echo $same, ' of ', 2 * count($texts), "\n";
?>
--EXPECT--
1032 of 1032
