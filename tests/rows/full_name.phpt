--TEST--
fullName() puts the names that are there behind each other
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach ([
	['John', 'Doe'], ['John', null], [null, 'Doe'], [null, null], ['', ''], ['John', ''], ['', 'Doe'], [' John ', "\tDoe\n"],
	['  ', 'Doe'], ['John  Paul', 'van  Doe'], ["\u{a0}Zoé", "L'Hôte\u{2003}"], ['0', '0'], [1, 'Doe'],
] as [$first, $last]) {
	$names = ['firstName' => $first, 'lastName' => $last];
	$call = call(['id' => 'a', 'contact' => $names, 'caller' => $names]);
	echo json_encode([$call->contact->fullName(), $call->caller->fullName()]), "\n";
}
?>
--EXPECT--
["John Doe","John Doe"]
["John","John"]
["Doe","Doe"]
["",""]
["",""]
["John","John"]
["Doe","Doe"]
["John Doe","John Doe"]
["Doe","Doe"]
["John  Paul van  Doe","John  Paul van  Doe"]
["\u00a0Zo\u00e9 L'H\u00f4te\u2003","\u00a0Zo\u00e9 L'H\u00f4te\u2003"]
["0 0","0 0"]
["Doe","Doe"]
