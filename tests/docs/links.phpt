--TEST--
Links between the documents lead to files and headings that are there
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
is_file(__DIR__ . '/../../README.md') && is_dir(__DIR__ . '/../../docs') or die('skip the documents are not beside the tests');
?>
--FILE--
<?php
/** @return array<string, true> what links to a heading name it by, as GitHub does */
function anchors(string $file): array
{
	$text = preg_replace('/^(```+).*?^\1/ms', '', file_get_contents($file));
	preg_match_all('/^#+ +(.*)$/m', $text, $headings);
	return array_fill_keys(array_map(
		fn ($heading) => str_replace(' ', '-', preg_replace('/[^\w\- ]+/u', '', strtolower($heading))),
		$headings[1],
	), true);
}
$folder = dirname(__DIR__, 2);
$count = 0;
$broken = [];
// The Composer packages are beside the extension in its sources, and no part of its package.
$has_packages = is_dir("$folder/packages");
foreach ([...glob("$folder/*.md"), ...glob("$folder/docs/*.md"), ...glob("$folder/packages/*/*.md"), ...glob("$folder/packages/*/docs/*.md")] as $file) {
	$text = preg_replace('/^(```+).*?^\1/ms', '', file_get_contents($file));
	preg_match_all('/\]\(([^)\s]+)\)/', $text, $links);
	foreach ($links[1] as $link) {
		if (preg_match('~^[a-z]+://|^mailto:~', $link) || (!$has_packages && preg_match('~^(\.\./)?packages/~', $link) === 1)) {
			continue;
		}
		$count++;
		[$path, $anchor] = explode('#', $link, 2) + ['', ''];
		$target = $path === '' ? $file : dirname($file) . "/$path";
		if (!file_exists($target) || ($anchor !== '' && !isset(anchors($target)[$anchor]))) {
			$broken[] = basename($file) . ": $link";
		}
	}
}
echo $count >= 15 ? 'links: 15 or more' : "links: $count", "\n";
echo 'broken: ', count($broken), "\n", implode("\n", $broken);
?>
--EXPECT--
links: 15 or more
broken: 0
