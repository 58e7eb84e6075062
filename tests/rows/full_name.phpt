--TEST--
getFullName() puts the names that are there behind each other
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
	say(contact: $call->contact->getFullName(), caller: $call->caller->getFullName());
}
?>
--EXPECT--
contact: "John Doe", caller: "John Doe"
contact: "John", caller: "John"
contact: "Doe", caller: "Doe"
contact: "", caller: ""
contact: "", caller: ""
contact: "John", caller: "John"
contact: "Doe", caller: "Doe"
contact: "John Doe", caller: "John Doe"
contact: "Doe", caller: "Doe"
contact: "John  Paul van  Doe", caller: "John  Paul van  Doe"
contact: " Zoé L'Hôte ", caller: " Zoé L'Hôte "
contact: "0 0", caller: "0 0"
contact: "Doe", caller: "Doe"
