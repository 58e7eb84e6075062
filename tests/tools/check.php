<?php

declare(strict_types=1);

/*
 * Holds what PHPStan and Psalm say of correct.php and mistakes.php against the comments in them: see tests/tools/run.
 * Arguments: the folder of both tools, a folder to work in, the stub, the extension.
 */

[, $packages, $work, $stub, $module] = $argv;
$folder = __DIR__;
$failed = false;

function told(bool $good, string $name, string $why = ''): void
{
	global $failed;
	$failed = $failed || !$good;
	echo $good ? '' : rtrim($why) . "\n", $good ? 'ok ' : 'not ok ', $name, "\n";
}

/** @return array<int, list<string>> messages by line */
function lines(array $found): array
{
	$lines = [];
	foreach ($found as [$line, $message]) {
		$lines[$line][] = $message;
	}
	ksort($lines);
	return $lines;
}

/** @return array<string, array{0: array<int, list<string>>, 1: string}> by program: messages by line, and what was printed where that is no result */
function phpstan(array $programs, array $settings): array
{
	global $packages, $work;
	file_put_contents("$work/phpstan.neon", "includes: [$packages/vendor/phpstan/phpstan/conf/bleedingEdge.neon]\nparameters:\n  level: max\n  tmpDir: $work/cache\n"
		. implode('', array_map(fn ($name, $value) => "  $name: $value\n", array_keys($settings), $settings)) . '  paths: [' . implode(', ', $programs) . "]\n");
	$command = [PHP_BINARY, '-d', 'memory_limit=1G', "$packages/vendor/bin/phpstan", 'analyse', '-c', "$work/phpstan.neon", '--no-progress', '--error-format=json'];
	$said = json_decode($text = (string) shell_exec(implode(' ', array_map('escapeshellarg', $command)) . ' 2>&1'), true);
	$found = [];
	foreach ($programs as $program) {
		$messages = $said['files'][$program]['messages'] ?? [];
		$found[$program] = [lines(array_map(fn ($message) => [$message['line'], $message['message']], $messages)), is_array($said) && $said['errors'] === [] ? '' : $text];
	}
	return $found;
}

/** The same of Psalm. */
function psalm(array $programs, string $stub): array
{
	global $packages, $work;
	file_put_contents("$work/composer.json", '{"require": {"php": ">=8.2"}}');
	file_put_contents("$work/psalm.xml", '<?xml version="1.0"?><psalm errorLevel="1" findUnusedCode="false" findUnusedBaselineEntry="false" xmlns="https://getpsalm.org/schema/config"><projectFiles>'
		. implode('', array_map(fn ($program) => "<file name=\"$program\"/>", $programs)) . "</projectFiles><stubs><file name=\"$stub\" preloadClasses=\"true\"/></stubs></psalm>");
	$command = [PHP_BINARY, "$packages/vendor/bin/psalm", "--root=$packages", '-c', "$work/psalm.xml", '--no-cache', '--no-progress', '--threads=1', '--output-format=json', '--show-info=false'];
	$said = json_decode($text = (string) shell_exec(implode(' ', array_map('escapeshellarg', $command)) . ' 2>/dev/null'), true);
	$found = [];
	foreach ($programs as $program) {
		$messages = array_filter($said ?? [], fn ($issue) => $issue['file_path'] === $program);
		$found[$program] = [lines(array_map(fn ($issue) => [$issue['line_from'], "$issue[type]: $issue[message]"], $messages)), is_array($said) ? '' : "$text (no result)"];
	}
	return $found;
}

function show(array $lines): string
{
	return implode("\n", array_map(fn ($line, $messages) => "line $line: " . implode(' | ', $messages), array_keys($lines), $lines));
}

[$correct, $mistakes] = ["$folder/correct.php", "$folder/mistakes.php"];
// What each of them is to report, by the comments.
$wanted = [];
foreach (file($mistakes) as $i => $line) {
	if (preg_match('~[;{)\w] // (?<mistake>[^()]+?)(?: \((?<by>PHPStan|Psalm)\))?$~', rtrim($line), $match)) {
		$wanted[$i + 1] = [$match['mistake'], $match['by'] ?? ''];
	}
}
told(count($wanted) >= 30, 'mistakes.php has thirty mistakes and more', count($wanted) . ' only');

$found = [
	'PHPStan' => phpstan([$correct, $mistakes], ['scanFiles' => "[$stub]"]),
	'Psalm' => psalm([$correct, $mistakes], $stub),
];
// With the extension loaded, in its workers as well.
mkdir("$work/ini");
file_put_contents("$work/ini/skipcall.ini", "extension=$module\n");
putenv('PHP_INI_SCAN_DIR=' . getenv('PHP_INI_SCAN_DIR') . ":$work/ini");
told(str_contains((string) shell_exec(escapeshellarg(PHP_BINARY) . ' --re skipcall'), 'extension #'), 'the extension is loaded');
$found += [
	'PHPStan beside the extension' => phpstan([$correct, $mistakes], ['scanFiles' => "[$stub]"]),
	'PHPStan with stubFiles' => phpstan([$correct, $mistakes], ['stubFiles' => "[$stub]"]),
	'Psalm beside the extension' => psalm([$correct, $mistakes], $stub),
];
foreach ($found as $tool => $found) {
	[$lines, $problem] = $found[$correct];
	told($problem === '' && $lines === [], "$tool has nothing to say of correct.php", $problem . show($lines));
	[$lines, $problem] = $found[$mistakes];
	$mine = array_filter($wanted, fn ($mistake) => $mistake[1] === '' || str_starts_with($tool, $mistake[1]));
	$missed = array_map(fn ($mistake) => [$mistake[0]], array_diff_key($mine, $lines));
	told($problem === '' && $missed === [], "$tool finds every mistake: " . count(array_intersect_key($mine, $lines)) . ' of ' . count($wanted), $problem . show($missed));
	$more = array_diff_key($lines, $mine);
	told($more === [], "$tool finds no other", show($more));
}
exit($failed ? 1 : 0);
