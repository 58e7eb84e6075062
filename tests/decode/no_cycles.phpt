--TEST--
A client whose transport holds it is collected, and its pages with it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$made = function (): WeakReference {
	$document = new Document();
	$document->rows(page('[' . row('"x":[1]') . ']'));
	$document->arrays(page('[' . row('"x":[1]') . ']'));
	return WeakReference::create($document);
};
$reference = $made();
gc_collect_cycles();
say(left: $reference->get());
?>
--EXPECT--
left: null
