--TEST--
The message of a DecodeException holds no byte of the body but names of members
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
use Skipcall\Exception\DecodeException;

$secrets = ['+33698765432', 'Zoé', 'Lefèvre', 'Rappeler', 'sk_live_', 'CA987', '98765432'];
$members = '"phoneNumber":{"value":"+33698765432"},"contact":{"firstName":"Zoé","lastName":"Lefèvre"},"notes":"Rappeler sk_live_x","userProviderSid":"CA987"';
$pages = [
	page('[' . row($members . ',"status":"Zoé \x"') . ']'),
	page('[' . row($members . ',"status":"+33698765432') . ']'),
	page('[{' . $members . '}]'),
	page('[{"id":98765432,' . $members . '}]'),
	page('["+33698765432"]'),
	page('98765432'),
	page('[]') . 'Lefèvre +33698765432',
	page('[' . row('"x":{"+33698765432":{"Zoé Lefèvre":tru}}') . ']'),
	page('[' . row('"x":{"Zoé":1,"+33698765432" 2}') . ']'),
	str_replace('"total":1', '"total":"+33698765432"', page('[]')),
	'+33698765432',
	'"Rappeler Zoé Lefèvre"',
	"<p>Zoé Lefèvre +33698765432</p>",
];
$document = new Document();
$refused = ['rows' => 0, 'arrays' => 0, 'value' => 0];
foreach ($pages as $json) {
	foreach (['rows', 'arrays', 'value'] as $how) {
		try {
			$document->$how($json);
		} catch (DecodeException $e) {
			$refused[$how]++;
			foreach ($secrets as $secret) {
				if (str_contains($e->getMessage(), $secret)) {
					echo "$how: ", $e->getMessage(), "\n";
				}
			}
		}
	}
}
echo $e->getMessage(), "\n";
say(pages: count($pages), refused: $refused);
?>
--EXPECT--
HTTP 200: markup came instead of JSON; something between here and the API may have answered (a proxy, firewall or CDN)
pages: 13, refused: {"rows":13,"arrays":13,"value":7}
