--TEST--
A page is counted, walked through by its keys, nested, and turned into an array
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 3]);
$page = client($mock)->listCalls();
var_dump(count($page), $page->count());
foreach ($page as $i => $call) {
	echo $i, ' ', $call === $page->data[$i] ? 'same' : 'other', ':';
	foreach ($page as $j => $inner) {
		echo ' ', $j, $inner->id === $call->id ? '=' : '';
	}
	echo "\n";
}
$iterator = $page->getIterator();
var_dump($iterator instanceof Iterator, $iterator !== $page->getIterator());
var_dump(iterator_to_array($page) === $page->data, iterator_to_array($iterator) === $page->data);
var_dump([...$page] === $page->data, iterator_count($page));
?>
--EXPECT--
int(3)
int(3)
0 same: 0= 1 2
1 same: 0 1= 2
2 same: 0 1 2=
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(3)
