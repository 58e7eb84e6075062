--TEST--
Rows of a page that have the same contact share it, and nothing that is done to one row is seen in another
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
require_once __DIR__ . '/../say.inc';
$contact = '"contact":{"id":"550e8400-e29b-41d4-a716-446655440000","firstName":"Zoé","lastName":"Lefèvre","isUnknown":false}';
$number = '{"value":"+33612345678"}';
$row = fn (int $i, string $more = '') => "{\"id\":\"row $i\",$contact,\"phoneNumber\":$number,\"callerPhoneNumber\":{\"value\":\"+33612345678\"}$more,\"notes\":\"" . str_repeat('n', 200) . '"}';
$body = '{"data":[' . implode(',', array_map($row, range(1, 5))) . '],"total":5,"page":1,"limit":10,"totalPages":1}';
$answer = fn (string $body, array $options = []) => (new Skipcall\Client('sk_test_ok', $options + ['transport' => fn () => ['status' => 200, 'headers' => [], 'body' => $body]]))->listCalls()->data;

[$one, $two, $three] = $answer($body);
say('one object', contact: $one->contact === $two->contact, number: $one->phoneNumber === $three->phoneNumber, of_other_members: $one->phoneNumber === $one->callerPhoneNumber);
say('of other pages', contact: $one->contact === $answer($body)[0]->contact, equal: $one->contact == $answer($body)[0]->contact);

$more = str_replace('"isUnknown":false', '"isUnknown":false,"tags":["a"]', $body);
[$first, $second] = $answer($more);
say('with members unknown to it', same: $first->contact === $second->contact, equal: $first->contact == $second->contact, extra: $first->contact->extra);

$map = new WeakMap();
$map[$one->contact] = 'kept';
$weak = WeakReference::create($one->contact);
say('WeakMap', of_two: $map[$two->contact], count: count($map));

$copy = clone $one->contact;
say('clone', same: $copy === $one->contact, equal: $copy == $one->contact, deep: (clone $one)->contact === $one->contact);
$again = unserialize(serialize([$one, $two]));
say('serialized', equal: $again == [$one, $two]);
say('exported', equal: eval('return ' . var_export([$one, $two], true) . ';') == [$one, $two]);
say('JSON', same: json_decode(json_encode([$one, $two]), true) === [$one->toArray(), $two->toArray()]);
$sorted = [$three->contact, $one->contact, $copy, $first->contact];
sort($sorted);
say('sorted', count: count($sorted), different: count(array_unique($sorted, SORT_REGULAR)));

$before = serialize([$one, $two, $three]);
foreach ([
	fn () => $one->contact->firstName = 'w',
	function () use ($one) { $all = @new ArrayObject($one->contact); $all['firstName'] = 'w'; },
	fn () => array_walk($one->contact, function (&$value) { $value = 'w'; }),
	fn () => array_walk_recursive($one->contact, function (&$value) { $value = 'w'; }),
	function () use ($one) { foreach ($one->contact as &$value) { $value = 'w'; } },
	fn () => function_exists('mb_convert_variables') ? mb_convert_variables('UTF-16', 'UTF-8', $one->contact) : null,
	fn () => $one->contact->__unserialize(['firstName' => 'w']),
	fn () => (new ReflectionProperty($one->contact, 'firstName'))->setValue($one->contact, 'w'),
	function () use ($one) { @(function () { $this->firstName = 'w'; })->call($one->contact); },
] as $i => $write) {
	try {
		$write();
	} catch (Throwable) {
	}
	if (serialize([$one, $two, $three]) !== $before) {
		say('written', way: $i);
		break;
	}
}
say(written: serialize([$one, $two, $three]) !== $before);

unset($one, $first, $second, $sorted, $again);
say('one row gone', contact: $two->contact->firstName, referenced: $weak->get() !== null);
unset($two, $three, $map, $write);
gc_collect_cycles();
say('all rows gone', referenced: $weak->get() !== null);

// Arrays are shared as PHP's are: who writes has its own.
$rows = $answer($body, ['hydrate' => 'arrays']);
$kept = $rows;
$rows[0]['contact']['firstName'] = 'Noël';
$reference = &$rows[1]['contact'];
$reference['lastName'] = 'Petit';
foreach ($rows as &$each) {
	$each['phoneNumber']['value'] .= '9';
}
unset($each, $reference);
say('arrays', others: $rows[2]['contact'] === $kept[2]['contact'], kept: $kept === json_decode($body, true)['data'], first: $rows[0]['contact']['firstName'], second: $rows[1]['contact']['lastName'], numbers: array_unique(array_column(array_column($rows, 'phoneNumber'), 'value')));
?>
--EXPECT--
one object; contact: true, number: true, of other members: false
of other pages; contact: false, equal: true
with members unknown to it; same: false, equal: true, extra: {"tags":["a"]}
WeakMap; of two: "kept", count: 1
clone; same: false, equal: true, deep: true
serialized; equal: true
exported; equal: true
JSON; same: true
sorted; count: 4, different: 2
written: false
one row gone; contact: "Zoé", referenced: true
all rows gone; referenced: false
arrays; others: true, kept: true, first: "Noël", second: "Petit", numbers: ["+336123456789"]
