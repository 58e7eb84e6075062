--TEST--
References in serialized text neither change a page later nor crash
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$name = 'O:17:"Skipcall\CallPage":';
$numbers = 's:4:"page";i:1;s:5:"limit";i:10;s:10:"totalPages";i:1;';
$text = 'a:2:{i:0;i:1;i:1;' . $name . '5:{s:4:"data";a:1:{i:0;a:1:{s:2:"id";s:1:"a";}}s:5:"total";R:2;'
	. $numbers . '}}';
$both = unserialize($text);
$both[0] = 99;
say(total_after_the_change: $both[1]->total);
$text = $name . '6:{s:4:"data";a:2:{i:0;a:1:{s:2:"id";s:1:"a";}i:1;R:3;}s:5:"total";i:2;' . $numbers
	. 's:7:"hydrate";s:6:"arrays";}';
$page = unserialize($text);
foreach ($page as $row) {
	$row['id'] = 'changed';
}
say(page: $page);
$text = $name . '6:{s:4:"data";a:1:{i:0;a:2:{s:2:"id";s:1:"a";s:4:"self";r:1;}}s:5:"total";i:1;' . $numbers
	. 's:7:"hydrate";s:6:"arrays";}';
$page = unserialize($text);
say(holds_itself: $page->data[0]['self'] === $page, json: json_encode($page));
unset($page);
say(collected: gc_collect_cycles() > 0);
?>
--EXPECT--
total after the change: 1
page: {"data":[{"id":"a"},{"id":"a"}],"total":2,"page":1,"limit":10,"totalPages":1}
holds itself: true, json: false
collected: true
