--TEST--
Every form of a callable will do
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Transport
{
	public static function fixed(Skipcall\Request $request): array
	{
		return answer();
	}

	public function own(): array
	{
		return answer();
	}

	public function __invoke(): array
	{
		return answer();
	}
}
foreach (['answer_now', 'Transport::fixed', [Transport::class, 'fixed'], [new Transport(), 'own'],
	new Transport(),
	(new Transport())->own(...), fn () => answer()] as $transport) {
	show(doubled($transport)->listCalls());
}
function answer_now(): array
{
	return answer();
}
?>
--EXPECT--
0 rows of 0, page 1 of 1, limit 10, before: false, after: false
0 rows of 0, page 1 of 1, limit 10, before: false, after: false
0 rows of 0, page 1 of 1, limit 10, before: false, after: false
0 rows of 0, page 1 of 1, limit 10, before: false, after: false
0 rows of 0, page 1 of 1, limit 10, before: false, after: false
0 rows of 0, page 1 of 1, limit 10, before: false, after: false
0 rows of 0, page 1 of 1, limit 10, before: false, after: false
