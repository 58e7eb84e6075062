--TEST--
The tables of methods, options, settings and exceptions in docs/reference.md are those of the extension
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
is_file(__DIR__ . '/../../docs/reference.md') or die('skip the documents are not beside the tests');
?>
--FILE--
<?php
/** @return list<list<string>> the cells of the table that begins with this header */
function table(string $text, string $header): array
{
	$text = strstr($text, $header);
	preg_match_all('/^\| (.*) \|$/m', substr($text, 0, strpos($text, "\n\n")), $lines);
	return array_map(
		fn ($line) => array_map(fn ($cell) => trim($cell, ' `'), explode(' | ', $line)),
		array_slice($lines[1], 1),
	);
}
/** @return list<list<string>> */
function info(string $header): array
{
	ob_start();
	(new ReflectionExtension('skipcall'))->info();
	$text = strstr(ob_get_clean(), $header);
	$lines = explode("\n", trim(substr($text, 0, strpos($text, "\n\n"))));
	return array_map(fn ($line) => explode(' => ', $line, 3), array_slice($lines, 1));
}
$reference = file_get_contents(__DIR__ . '/../../docs/reference.md');
// "name => value" is in one of the texts.
$ours = array_map(function ($row) {
	if (str_starts_with($row[2], 'value => ')) {
		return [$row[0], "$row[1] => value", substr($row[2], strlen('value => '))];
	}
	return $row;
}, info('Option =>'));
$theirs = array_map(fn ($row) => array_slice($row, 0, 3), table($reference, '| option |'));
echo count($ours), ' options, ', $ours === $theirs ? 'the same' : 'different', "\n";
foreach ($ours as $i => $row) {
	if ($row !== ($theirs[$i] ?? null)) {
		echo json_encode($row), ' but the reference has ', json_encode($theirs[$i] ?? null), "\n";
	}
}
// And they are the ones that a client takes, with these defaults.
array_map(putenv(...), ['SKIPCALL_BASE_URL', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'NO_PROXY', 'no_proxy']);
array_map(putenv(...), ['SSL_CERT_FILE', 'SSL_CERT_DIR']);
$shown = array_slice((new Skipcall\Client('sk_test_ok'))->__debugInfo(), 1);
echo array_keys($shown) === array_column($ours, 0) ? 'all' : 'not all', " are shown by a client\n";
foreach ($ours as [$name, , $default]) {
	$text = match (true) {
		is_string($shown[$name]) && $name !== 'baseUrl' => json_encode($shown[$name]),
		$shown[$name] === false => 'null', // of callables only whether there is one
		is_float($shown[$name]) => (string) $shown[$name],
		is_string($shown[$name]) => $shown[$name],
		default => json_encode($shown[$name]),
	};
	if ($name !== 'userAgent' && $text !== $default) {
		echo "$name: $default, but a client has $text\n";
	}
}

$settings = ini_get_all('skipcall');
$documented = table($reference, '| php.ini |');
echo count($settings), ' settings, ', array_column($documented, 0) === array_keys($settings) ? 'the same' : 'different', "\n";
foreach ($documented as [$name, , $default, $where]) {
	$mode = $where === 'everywhere' ? INI_ALL : INI_SYSTEM;
	if ((string) $settings[$name]['global_value'] !== trim($default, '"') || $settings[$name]['access'] !== $mode) {
		echo "$name: ", json_encode($settings[$name]), "\n";
	}
}

// Methods by name and with the names of their arguments, in the order of the stub.
$methods = [];
foreach ((new ReflectionClass(Skipcall\Client::class))->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
	if (!str_starts_with($method->name, '__')) {
		$methods[] = "$method->name(" . implode(', ', array_map(fn ($one) => $one->name, $method->getParameters())) . ')';
	}
}
$documented = preg_replace('/` .*|`/', '', array_merge(...array_map(
	fn ($row) => explode('`, `', $row[0]), table($reference, '| method |'),
)));
sort($methods);
sort($documented);
echo count($methods), ' methods, ', $documented === $methods ? 'the same' : 'different', "\n";
echo implode("\n", array_merge(array_diff($methods, $documented), array_diff($documented, $methods)));

// Exceptions that can be thrown, and the text around them on who extends whom.
$thrown = array_filter(
	(new ReflectionExtension('skipcall'))->getClasses(),
	fn ($class) => $class->implementsInterface(Throwable::class) && $class->isInstantiable(),
);
$thrown = array_values(array_map(fn ($class) => $class->getShortName(), $thrown));
$documented = array_column(table($reference, '| class | when |'), 0);
sort($thrown);
sort($documented);
echo count($thrown), ' exceptions, ', $documented === $thrown ? 'the same' : 'different', "\n";
echo implode("\n", array_merge(array_diff($thrown, $documented), array_diff($documented, $thrown)));

// The stub tells the same of each.
$stub = @file_get_contents(__DIR__ . '/../../ext/skipcall.stub.php');
foreach ($stub === false ? [] : $ours as [$name]) {
	if (!preg_match("/^     \*   $name +\??\w+ /m", $stub)) {
		echo "the stub does not tell of $name\n";
	}
}
?>
--EXPECT--
30 options, the same
all are shown by a client
13 settings, the same
12 methods, the same
18 exceptions, the same
