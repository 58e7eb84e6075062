--TEST--
Payloads that serialize() never writes end in an exception, or in a row like any other
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$payloads = [
	'no id' => 'O:13:"Skipcall\Call":0:{}',
	'null id' => 'O:13:"Skipcall\Call":1:{s:2:"id";N;}',
	'id of another type' => 'O:13:"Skipcall\Call":1:{s:2:"id";a:0:{}}',
	'wrong types' => 'O:13:"Skipcall\Call":4:{s:2:"id";s:1:"a";s:6:"status";i:5;s:7:"contact";s:1:"x";s:11:"transferred";d:1.5;}',
	'an object as contact' => 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:7:"contact";O:8:"stdClass":0:{}}',
	'a summary as contact' => 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:7:"contact";O:22:"Skipcall\CallerSummary":0:{}}',
	'unknown members' => 'O:13:"Skipcall\Call":3:{s:2:"id";s:1:"a";s:1:"x";i:1;i:7;i:2;}',
	'a reference' => 'O:13:"Skipcall\Call":3:{s:2:"id";s:1:"a";s:6:"status";s:1:"b";s:4:"type";R:3;}',
	'a reference to itself' => 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:7:"contact";R:1;}',
	'itself, not by reference' => 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:1:"x";r:1;}',
	'a list in itself' => 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:1:"x";a:1:{i:0;R:3;}}',
	'mangled names' => "O:13:\"Skipcall\\Call\":2:{s:2:\"id\";s:1:\"a\";s:5:\"\0*\0id\";s:1:\"b\";}",
	'$extra' => 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:5:"extra";a:1:{s:2:"id";s:1:"b";}}',
	'an empty number' => 'O:27:"Skipcall\PhoneNumberSummary":0:{}',
	'too deep a number' => 'O:27:"Skipcall\PhoneNumberSummary":1:{s:5:"value";a:1:{i:0;a:1:{i:0;i:1;}}}',
];
foreach ($payloads as $what => $payload) {
	try {
		$row = unserialize($payload);
		echo "$what: ", implode(', ', str_replace("\0", '~', array_keys(array_filter($row->toArray(), fn($value) => $value !== null)))), '; extra: ',
			implode(', ', str_replace("\0", '~', array_keys($row->extra))), "\n";
		unset($row);
	} catch (Throwable $e) {
		echo "$what: ", get_class($e), ': ', $e->getMessage(), "\n";
	}
}
gc_collect_cycles();
?>
--EXPECT--
no id: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "id" as a string, none given
null id: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "id" as a string, null given
id of another type: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "id" as a string, array given
wrong types: id, status, transferred, contact; extra: status, contact, transferred
an object as contact: id, contact; extra: contact
a summary as contact: id, contact; extra: contact
unknown members: id, x, 7; extra: x, 7
a reference: id, status, type; extra: 
a reference to itself: id, contact; extra: contact
itself, not by reference: id, x; extra: x
a list in itself: id, x; extra: x
mangled names: id, ~*~id; extra: ~*~id
$extra: id, extra; extra: extra
an empty number: ; extra: 
too deep a number: value; extra: value
