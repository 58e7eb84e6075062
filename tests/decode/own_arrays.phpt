--TEST--
Arrays from one page can be changed without touching another's
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$json = page('[' . row('"contact":{"id":"c"},"tags":[],"status":"completed"') . ',' . row('"contact":{},"tags":[],"status":"completed"') . ']');
$one = $document->arrays($json);
$other = $document->arrays($json);
$one[0]['contact']['id'] .= 'changed';
$one[0]['status'][0] = 'X';
$one[0]['tags'][] = 1;
$one[1]['contact']['id'] = 2;
unset($one[1]['id']);
say(
	other_unchanged: $other === json_decode($json, true)['data'],
	read_again_unchanged: $document->arrays($json) === $other,
	tags: $one[1]['tags'],
	status: $one[1]['status'],
);
?>
--EXPECT--
other unchanged: true, read again unchanged: true, tags: [], status: "completed"
