--TEST--
A synchronisation misses no row and repeats none in a run, while calls are added, deleted and changed, and however often it is broken off
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/seeded.inc';
// The long form: SKIPCALL_SYNC_RUNS=2000 SKIPCALL_SYNC_SEED=1000; a checker of memory takes long enough for a few.
$runs = (int) getenv('SKIPCALL_SYNC_RUNS') ?: (getenv('USE_ZEND_ALLOC') === '0' ? 6 : 200);
$first = (int) getenv('SKIPCALL_SYNC_SEED') ?: 1;
// Said while it goes on, since silence is taken for a test that hangs.
const PARTS = 10;
$sums = [];
$running = [];
for ($part = 0; $part < PARTS; $part++) {
	$seed = $first + intdiv($runs * $part, PARTS);
	$running[] = new Child(
		'require $argv[1]; echo json_encode(run_seeds((int) $argv[2], (int) $argv[3]));',
		[__DIR__ . '/seeded.inc', (string) $seed, (string) ($first + intdiv($runs * ($part + 1), PARTS) - $seed)],
	);
	while (count($running) > 1 || ($part === PARTS - 1 && $running !== [])) {
		ob_start();
		array_shift($running)->end();
		$said = ob_get_clean();
		$sum = json_decode($said, true);
		say(is_array($sum) ? 'a part of them' : $said);
		foreach (is_array($sum) ? $sum : [] as $name => $value) {
			$sums[$name] = is_array($value) ? [...$sums[$name] ?? [], ...$value] : ($sums[$name] ?? 0) + $value;
		}
	}
}
say(all_of_them: $sums['syncs'] === $runs, wrong: $sums['wrong']);
// Rows inserted with an older time than what was read already: only a full run finds them.
say('back-dated rows', some_found: $sums['found'] > 0, some_not: $sums['notFound'] > 0);
if (getenv('SKIPCALL_SYNC_FIGURES')) {
	file_put_contents(getenv('SKIPCALL_SYNC_FIGURES'), json_encode($sums) . "\n", FILE_APPEND);
}
?>
--EXPECT--
a part of them
a part of them
a part of them
a part of them
a part of them
a part of them
a part of them
a part of them
a part of them
a part of them
all of them: true, wrong: []
back-dated rows; some found: true, some not: true
