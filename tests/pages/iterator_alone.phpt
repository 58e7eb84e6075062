--TEST--
An iterator goes on without its page, ends, and can begin again
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$iterator = Skipcall\CallPage::fromArray(['data' => [['id' => 'a'], ['id' => 'b']], 'total' => 2,
	'page' => 1, 'limit' => 10, 'totalPages' => 1])->getIterator();
for ($iterator->rewind(); $iterator->valid(); $iterator->next()) {
	echo $iterator->key(), ' ', $iterator->current()->id, "\n";
}
say(valid: $iterator->valid(), current: $iterator->current());
$iterator->next();
$iterator->rewind();
echo $iterator->current()->id, "\n";
?>
--EXPECT--
0 a
1 b
valid: false, current: null
a
