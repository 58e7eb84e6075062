--TEST--
The stub that is installed for tools is valid PHP, and tells what reflection tells; its options are those of a client
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
is_file(__DIR__ . '/../../ext/skipcall.stub.php') or die('skip the stub is not beside the tests');
is_file(ini_get('extension_dir') . '/skipcall.so') or die('skip built into PHP: no PHP that could have the stub in its place');
?>
--FILE--
<?php
$stub = dirname(__DIR__, 2) . '/ext/skipcall.stub.php';
// Describes classes, line by line. Runs here, with the extension, and in a PHP that has the stub in its place.
$describe = <<<'CODE'
function type(?ReflectionType $type): string
{
	if ($type instanceof ReflectionUnionType) {
		$names = array_map(fn ($one) => $one->getName(), $type->getTypes());
		sort($names);
		return str_replace('Traversable|array', 'iterable', implode('|', $names));
	}
	return $type === null ? 'none' : ($type->allowsNull() && !in_array($type->getName(), ['mixed', 'null'], true) ? '?' : '') . $type->getName();
}
function describe(array $classes): array
{
	$lines = [];
	foreach ($classes as $name) {
		$class = new ReflectionClass($name);
		$interfaces = $class->getInterfaceNames();
		sort($interfaces);
		$lines[] = implode(' ', [...($class->isEnum() ? [] : Reflection::getModifierNames($class->getModifiers())), $class->isInterface() ? 'interface' : ($class->isEnum() ? 'enum' : 'class'), $name,
			'extends', $class->getParentClass() ? $class->getParentClass()->name : 'nothing', 'implements', implode(',', $interfaces)]);
		foreach ($class->getReflectionConstants() as $constant) {
			$value = $constant->getValue();
			$lines[] = "$name::$constant->name = " . json_encode($value) . ' ' . $constant->getModifiers();
		}
		foreach ($class->getProperties() as $property) {
			if ($property->class === $name) {
				$lines[] = "$name::\$$property->name " . type($property->getType()) . ' ' . implode(' ', Reflection::getModifierNames($property->getModifiers()));
			}
		}
		foreach ($class->getMethods() as $method) {
			if ($method->class !== $name || $class->isEnum()) {
				continue;
			}
			$parameters = array_map(fn ($one) => type($one->getType()) . " \$$one->name" . ($one->isOptional() ? ' = ' . json_encode($one->getDefaultValue()) : '')
				. ($one->getAttributes('SensitiveParameter') !== [] ? ' sensitive' : ''), $method->getParameters());
			$lines[] = "$name::$method->name(" . implode(', ', $parameters) . '): ' . type($method->getReturnType() ?? $method->getTentativeReturnType())
				. ' ' . implode(' ', Reflection::getModifierNames($method->getModifiers()));
		}
	}
	sort($lines);
	return $lines;
}
CODE;
eval($describe);
$here = array_values(array_filter(
	array_map(fn ($class) => $class->getName(), (new ReflectionExtension('skipcall'))->getClasses()),
	fn ($name) => !str_starts_with($name, 'Skipcall\Dev'),
));
$program = "$describe \$before = get_declared_classes() + []; require " . var_export($stub, true) . ';
$classes = array_filter(array_merge(get_declared_classes(), get_declared_interfaces()), fn ($name) => str_starts_with($name, "Skipcall\\\\"));
echo json_encode([array_values($classes), describe(array_values($classes)), extension_loaded("skipcall")]);';
$process = proc_open([getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY, '-n', '-d', 'display_errors=stderr', '-r', $program], [1 => ['pipe', 'w']], $pipes);
[$there, $told, $loaded] = json_decode(stream_get_contents($pipes[1]), true);
proc_close($process);
sort($here);
sort($there);
echo 'classes: ', $here === $there && !$loaded ? 'the same' : json_encode([array_diff($here, $there), array_diff($there, $here)]), "\n";
$known = describe($here);
echo 'members: ', count($known) > 200 ? 'more than 200' : count($known), ', ', $known === $told ? 'the same' : 'different', "\n";
foreach (array_diff($known, $told) as $line) {
	echo "+ $line\n";
}
foreach (array_diff($told, $known) as $line) {
	echo "- $line\n";
}

// The options: of a client, of the prose, and of the two array shapes that tools read.
$text = file_get_contents($stub);
$options = array_slice(array_keys((new Skipcall\Client('sk_test_any'))->__debugInfo()), 1);
preg_match_all('/^     \*   ([a-z]\w+) +\??\w/m', $text, $prose);
preg_match_all('/(?:@phpstan-type Options|@phpstan-param) array\{\n((?: +\*     \w+\?: .*\n)+)/', $text, $shapes);
echo 'options in prose: ', $prose[1] === $options ? 'the same' : json_encode($prose[1]), "\n";
foreach ($shapes[1] as $shape) {
	preg_match_all('/^ +\*     (\w+)\?: (.*),$/m', $shape, $names);
	echo 'options in a shape: ', $names[1] === $options ? 'the same' : json_encode($names[1]), "\n";
	// The words of a choice are those of its enum.
	foreach (array_combine($names[1], $names[2]) as $option => $type) {
		if (preg_match('/^([A-Z]\w+)\|(\'.*\')\|null$/', $type, $match) && enum_exists("Skipcall\\$match[1]")) {
			$words = implode('|', array_map(fn ($case) => "'$case->value'", ("Skipcall\\$match[1]")::cases()));
			echo $words === $match[2] ? '' : "$option: $type, not $words\n";
		}
	}
}
// What sends requests, or reads what came, says that it throws.
preg_match_all('/^ +final class (CallIterator|CallSync|CallBatches|PendingCallPage)\n.*?^    }$/ms', $text, $classes);
foreach ([...$classes[0], strstr($text, 'class Client')] as $class) {
	preg_match_all('~(/\*\*(?:(?!\*/).)*\*/\s+)?public (?:static )?function (wait|listCalls\w*|iterateCalls|syncCalls|countCalls|get|waitAny|current|next|rewind|valid|count)\(~s', $class, $methods, PREG_SET_ORDER);
	foreach ($methods as [, $comment, $name]) {
		if (!str_contains($comment, '@throws Exception\ExceptionInterface') && !preg_match('~@throws void~', $comment)) {
			echo "$name: no @throws\n";
		}
	}
}
echo 'version: ', Skipcall\Client::VERSION === phpversion('skipcall') ? 'the same' : 'different', "\n";
?>
--EXPECT--
classes: the same
members: more than 200, the same
options in prose: the same
options in a shape: the same
options in a shape: the same
version: the same
