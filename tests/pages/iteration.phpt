--TEST--
A page is counted, walked through by its keys, nested, and turned into an array
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 3]);
$page = client($mock)->listCalls();
say(count: count($page), count_method: $page->count());
foreach ($page as $i => $call) {
	echo $i, ' ', $call === $page->data[$i] ? 'same' : 'other', ':';
	foreach ($page as $j => $inner) {
		echo ' ', $j, $inner->id === $call->id ? '=' : '';
	}
	echo "\n";
}
$iterator = $page->getIterator();
say(Iterator: $iterator instanceof Iterator, of_its_own: $iterator !== $page->getIterator());
say(
	page_gives_data: iterator_to_array($page) === $page->data,
	iterator_gives_data: iterator_to_array($iterator) === $page->data,
);
say(spread_gives_data: [...$page] === $page->data, iterated: iterator_count($page));
?>
--EXPECT--
count: 3, count method: 3
0 same: 0= 1 2
1 same: 0 1= 2
2 same: 0 1 2=
Iterator: true, of its own: true
page gives data: true, iterator gives data: true
spread gives data: true, iterated: 3
