<?php

declare(strict_types=1);

/*
 * garbage.php FROM COUNT: for each number from FROM on, 5000 damaged serialisations of every class that has any, which
 * unserialize() makes something of or refuses; what comes of them is read, copied and let go. Prints "next N" like glue.php.
 */

require_once __DIR__ . '/../../client/double.inc';

$client = doubled(served(3));
$page = $client->listCalls();
$arrays = $client->withOptions(['hydrate' => 'arrays'])->listCalls();
$failure = new Skipcall\Exception\RateLimitException('x');
$seeds = array_map(serialize(...), [
	Skipcall\Call::fromArray(['id' => 'a', 'contact' => ['firstName' => 'b'], 'phoneNumber' => ['value' => '+33'], 'caller' => [], 'x' => [1, ['y' => 2.5]]]),
	$page, $arrays, $page->stats, new Skipcall\RateLimit(1, 2, 3), $failure, [$page, $page, &$page],
]);
foreach ((new ReflectionExtension('skipcall'))->getClassNames() as $class) {
	$seeds[] = sprintf('O:%d:"%s":0:{}', strlen($class), $class);
	$seeds[] = sprintf('C:%d:"%s":0:{}', strlen($class), $class);
	$seeds[] = sprintf('O:%d:"%s":1:{s:4:"data";a:1:{i:0;R:1;}}', strlen($class), $class);
}
$pieces = ['i:0;', 'N;', 'b:1;', 'R:1;', 'r:1;', 'R:2;', 'd:0.5;', 's:1:"x";', 'a:0:{}', 'O:8:"stdClass":0:{}', 'O:13:"Skipcall\Call":0:{}', '}', '{', '"', ';', '-1', '9999999999'];

function damaged(array $seeds, array $pieces): string
{
	$text = $seeds[mt_rand(0, count($seeds) - 1)];
	for ($i = mt_rand(1, 4); $i > 0; $i--) {
		$at = mt_rand(0, max(0, strlen($text) - 1));
		$text = match (mt_rand(0, 4)) {
			0 => substr_replace($text, chr(mt_rand(0, 255)), $at, 1),
			1 => substr_replace($text, $pieces[mt_rand(0, count($pieces) - 1)], $at, mt_rand(0, 4)),
			2 => substr($text, 0, $at) . substr($text, $at + mt_rand(1, 8)),
			// A value in another's place: the shape stays whole.
			3 => preg_replace_callback('/(?<=;)(s:\d+:"[^"]*"|i:\d+|b:[01]|N|d:[\d.]+);/', fn ($m) => mt_rand(0, 5) === 0
				? $pieces[mt_rand(0, 9)] : $m[0], $text),
			4 => preg_replace_callback('/"(id|data|total|contact|extra|stats|limit|url|hydrate)"/', fn ($m) => mt_rand(0, 3) === 0 ? '"page"' : $m[0], $text),
		};
	}
	return $text;
}

[, $from, $count] = $argv + [null, '1', '20'];
$whole = 0;
for ($seed = (int) $from; $seed < (int) $from + (int) $count; $seed++) {
	if (getenv('GLUE_SEED_FILE')) {
		file_put_contents(getenv('GLUE_SEED_FILE'), (string) $seed);
	}
	mt_srand($seed);
	for ($i = 0; $i < 5000; $i++) {
		try {
			$made = @unserialize(damaged($seeds, $pieces));
			if (is_object($made)) {
				$whole++;
				print_r($made, true);
				$made == clone $made;
				json_encode($made);
				foreach ($made as $name => $value) {
				}
				serialize($made);
			}
		} catch (Throwable) {
		}
		$made = null;
	}
	gc_collect_cycles();
}
echo "next $seed\n";
