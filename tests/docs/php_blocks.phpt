--TEST--
Every PHP block of README.md and docs/ runs, and does what the text around it says
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
is_file(__DIR__ . '/../../README.md') && is_dir(__DIR__ . '/../../docs') or die('skip the documents are not beside the tests');
?>
--FILE--
<?php
require __DIR__ . '/blocks.inc';
$folder = dirname(__DIR__, 2);
$documents = ['README.md', ...array_map(fn ($file) => 'docs/' . basename($file), glob("$folder/docs/*.md"))];
$runner = new Runner($folder);
$php = $ran = 0;
$complaints = [];
$printed = [];
$wanted = require __DIR__ . '/wanted.inc';
foreach ($documents as $document) {
	$blocks = Block::all($folder, $document);
	foreach ($blocks as $i => $block) {
		if ($block->problem() !== null) {
			$complaints[] = $block->name() . ': ' . $block->problem();
		}
		if ($block->language !== 'php') {
			continue;
		}
		// Files of an application, which packages/toolkit/tests/symfony/run makes and runs.
		if ($document === 'docs/symfony.md' && preg_match('~\A<\?php\n// (src|tests)/~', $block->text) === 1) {
			continue;
		}
		$php++;
		// What is wanted of it, by a text that it holds.
		$checks = [];
		foreach ($wanted as $at => [$in, $text, $what]) {
			if ($in === $document && str_contains($block->text, $text)) {
				$checks[] = $what;
				unset($wanted[$at]);
			}
		}
		// Once for each of them, under its circumstances.
		foreach ($checks === [] ? [[]] : $checks as $check) {
			[$said, $problem, $targets] = $runner->run($block, $check['faults'] ?? []);
			if ($problem !== null) {
				$complaints[] = $block->name() . ": $problem";
				continue 2;
			}
			$pattern = $check['prints'] ?? '//';
			preg_match($pattern, $said) || $complaints[] = $block->name() . ": prints not $pattern, but $said";
			foreach ($check['asks'] ?? [] as $target) {
				in_array($target, $targets, true) || $complaints[] = $block->name() . ": $target is not among " . implode(' ', $targets);
			}
		}
		$ran++;
		// A block of text right behind is what it prints.
		$next = $blocks[$i + 1] ?? null;
		if ($next !== null && $next->follows && $next->language === 'text') {
			$pattern = '/^' . str_replace('…', '.*?', preg_quote(rtrim($next->text), '/')) . '$/su';
			preg_match($pattern, rtrim($said)) || $complaints[] = $next->name() . ": prints instead: $said";
		}
		if ($document === 'docs/migrating.md' && Runner::canRun($block)) {
			$printed[$block->heading][] = $said;
		}
	}
}
// Ways to do the same print the same.
foreach ($printed as $heading => $texts) {
	if (count($texts) < 2 || count(array_unique($texts)) > 1 || trim($texts[0]) === '') {
		$complaints[] = "docs/migrating.md, $heading: prints " . json_encode($texts, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
	}
}
foreach ($wanted as [$in, $text]) {
	$complaints[] = "tests/docs/wanted.inc: no block of $in holds $text";
}
echo 'blocks that ran: ', $ran === $php ? 'all' : "$ran of $php", $php < 25 ? ", which are only $php" : '', "\n";
echo 'complaints: ', count($complaints), "\n", implode("\n", $complaints);
?>
--EXPECT--
blocks that ran: all
complaints: 0
