--TEST--
Summaries that rows repeat, byte for byte or almost, are each read as json_decode() reads them
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$dice = new Dice(20);
// Kept whole, or changed a little: in a byte, an escape, the spacing, the order, a member's name or its kind.
$changes = [
	fn (string $json) => $json,
	fn (string $json) => $json,
	fn (string $json) => $json,
	fn (string $json) => substr_replace($json, chr(ord('a') + $dice->roll(26)), 8 + $dice->roll(20), 1),
	fn (string $json) => substr_replace($json, (string) $dice->roll(10), -3 - $dice->roll(6), 1),
	fn (string $json) => str_replace('a', '\u0061', $json),
	fn (string $json) => str_replace(':', ': ', $json),
	fn (string $json) => str_replace(',', " ,\n\t", $json),
	fn (string $json) => str_replace('}', ',"more":' . $dice->roll(2) . '}', $json),
	fn (string $json) => str_replace('{', '{"0":' . $dice->roll(2) . ',', $json),
	fn (string $json) => str_replace('}', ',"id":"again"}', $json),
	fn (string $json) => str_replace('"', '', $json),
	fn (string $json) => substr($json, 0, -1),
	fn (string $json) => $json . ' ',
	fn (string $json) => '{}',
	fn (string $json) => '[]',
	fn (string $json) => 'null',
	fn (string $json) => '"' . str_repeat('x', 40) . '"',
	fn (string $json) => '{"id":"' . str_repeat('long', 100 + $dice->roll(60)) . '"}',
];
$summaries = function () use ($dice): array {
	$number = fn (string $area) => sprintf('{"value":"+33%s%06d"}', $area, $dice->roll(4));
	return [
		'contact' => sprintf('{"id":"550e8400-e29b-41d4-a716-44665544%04d","firstName":"%s","lastName":"%s","isUnknown":false}', $dice->roll(6), $dice->pick(['Ann', 'Zoé', 'Élodie']), $dice->pick(['Martin', 'Petit'])),
		'phoneNumber' => $number('612'),
		'caller' => sprintf('{"firstName":"%s","lastName":"%s"}', $dice->pick(['Marie', 'Alexandra Constance', 'Jo']), $dice->pick(['Martin', 'Petit', 'Durand'])),
		'callerPhoneNumber' => $number('112'),
	];
};
$read = $refused = $wrong = 0;
for ($page = 0; $page < 400; $page++) {
	$rows = [];
	$often = $page % 4;
	for ($i = 0, $count = 1 + $dice->roll(40); $i < $count; $i++) {
		$members = '"status":' . $dice->pick(['"completed"', '"busy"', '"comp\u006ceted"', '"completed "', 'null', '"é"', '"completed\\""']);
		foreach ($summaries() as $name => $json) {
			$members .= ",\"$name\":" . ($dice->roll(8) < $often ? $dice->pick($changes)($json) : $json);
		}
		$rows[] = row($members, "row $i");
	}
	$json = page('[' . implode(',', $rows) . ']');
	$expected = json_decode($json, true, 64);
	$difference = $expected === null ? 'accepted' : '';
	try {
		if ($expected === null) {
			$document->arrays($json);
			$document->rows($json);
		} else {
			$difference = row_difference($document, $json);
		}
		$read++;
	} catch (Skipcall\Exception\DecodeException $e) {
		$difference = $expected === null ? '' : 'refused: ' . $e->getMessage();
		$refused++;
	}
	if ($difference !== '') {
		echo "page $page: $difference\n";
		$wrong++;
	}
}
say(read_above_150: $read > 150, refused_above_50: $refused > 50, wrong: $wrong);

// Cut anywhere: behind a summary that was seen before, in it, and where nothing can be looked up any more.
$json = page('[' . implode(',', array_map(fn (int $i) => row(implode(',', array_map(fn ($name, $json) => "\"$name\":$json", array_keys($summaries()), $summaries())), "row $i"), range(1, 6))) . ']');
$accepted = 0;
for ($length = 0; $length < strlen($json); $length++) {
	foreach (['rows', 'arrays'] as $how) {
		try {
			$document->$how(substr($json, 0, $length));
			$accepted++;
		} catch (Skipcall\Exception\DecodeException) {
		}
	}
}
say('cut', accepted: $accepted, whole: row_difference($document, $json) === '');
?>
--EXPECT--
read above 150: true, refused above 50: true, wrong: 0
cut; accepted: 0, whole: true
