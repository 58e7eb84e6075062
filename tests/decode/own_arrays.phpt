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
var_dump($other === json_decode($json, true)['data'], $document->arrays($json) === $other, $one[1]['tags'], $one[1]['status']);
?>
--EXPECT--
bool(true)
bool(true)
array(0) {
}
string(9) "completed"
