--TEST--
A member's name that is made of data does not get into the message
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
use Skipcall\Exception\DecodeException;

$document = new Document();
foreach (['+33698765432', 'Zoé', 'jean_dupont', 'x y', ''] as $name) {
	$json = page('[' . row('"byName":{"' . $name . '":tru}') . ']');
	try {
		$document->rows($json);
	} catch (DecodeException $e) {
		echo $e->getPath(), ' | ', $e->getMessage(), "\n";
	}
}
?>
--EXPECT--
data[0].byName["+33698765432"] | The response is not the documented JSON: syntax error at byte 44
data[0].byName["Zoé"] | The response is not the documented JSON: syntax error at byte 36
data[0].byName.jean_dupont | The response is not the documented JSON: syntax error at byte 43
data[0].byName["x y"] | The response is not the documented JSON: syntax error at byte 35
data[0].byName[""] | The response is not the documented JSON: syntax error at byte 32
