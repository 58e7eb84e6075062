--TEST--
Rows of a page in a foreach: each with its own values, also when the page is gone
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$seen = [];
foreach (rows('[{"id":"a","contact":{"firstName":"A"}},{"id":"b","contact":null},{"id":"c","x":1}]') as $position => $row) {
	$seen[] = [$position, $row->id, $row->contact?->getFullName(), $row->extra];
}
say(position_id_name_extra: $seen);
$contact = rows('[{"id":"a","contact":{"firstName":"Zoé"}}]')[0]->contact;
echo $contact->getFullName(), "\n";
?>
--EXPECT--
position id name extra: [[0,"a","A",[]],[1,"b",null,[]],[2,"c",null,{"x":1}]]
Zoé
