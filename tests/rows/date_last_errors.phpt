--TEST--
Date getters leave alone what DateTime::getLastErrors() tells of the program's own dates
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$texts = ['2024-03-20T09:00:00Z', '2024-03-20T09:00:00.123456+14:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:60-12:59:59', 'soon', '2024-02-30', ''];
function read(array $texts): int
{
	$dates = 0;
	foreach ($texts as $text) {
		$call = call(['id' => 'a', 'startedAt' => $text] + full_row());
		foreach ([$call->getStartedAt(), $call->getEndedAt(), Skipcall\Call::parseDate($text)] as $date) {
			$dates += $date !== null;
		}
	}
	return $dates;
}
$programs = [
	'none' => fn () => new DateTime('2024-03-20'),
	'warnings' => fn () => date_create('2024-02-30 00:00:00'),
	'errors' => fn () => date_create('soon'),
	'format' => fn () => DateTimeImmutable::createFromFormat('Y-m-d', '2024-13-41 and more'),
];
foreach ($programs as $name => $reads) {
	$reads();
	$told = DateTime::getLastErrors();
	$dates = read($texts);
	say($name, dates: $dates, warnings: $told['warning_count'] ?? 0, errors: $told['error_count'] ?? 0, same: DateTime::getLastErrors() === $told);
}
?>
--EXPECT--
none; dates: 13, warnings: 0, errors: 0, same: true
warnings; dates: 13, warnings: 1, errors: 0, same: true
errors; dates: 13, warnings: 0, errors: 1, same: true
format; dates: 13, warnings: 1, errors: 1, same: true
