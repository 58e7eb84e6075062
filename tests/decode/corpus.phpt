--TEST--
The pages that decoding is measured on are what their script says, and read as json_decode() has them
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
foreach ([100, 1000] as $count) {
	$json = file_get_contents(__DIR__ . "/../../bench/corpus/page-$count.json");
	$rows = json_decode($json, true)['data'];
	$difference = row_difference($document, $json);
	echo $difference === '' && identical($document->value($json), json_decode($json, true)) ? "$count: the same\n" : "$count: $difference\n";
	$share = fn(callable $is) => count(array_filter($rows, $is)) / $count;
	$utf8 = $share(fn(array $row) => preg_match('/[\x80-\xff]/', json_encode($row, JSON_UNESCAPED_UNICODE)) === 1);
	$partial = $share(fn(array $row) => count($row) < 25);
	$notes = array_map(strlen(...), array_filter(array_column($rows, 'notes'), is_string(...)));
	$distinct = fn(string $name) => count(array_unique(array_column($rows, $name))) === $count;
	$contacts = count(array_unique(array_column(array_column($rows, 'contact'), 'id')));
	echo 'UTF-8 in ', abs($utf8 - 0.4) < 0.05 ? 'some 40 %' : "$utf8", ', members missing in ', abs($partial - 0.3) < 0.05 ? 'some 30 %' : "$partial",
		', notes up to ', max($notes) <= 400 && max($notes) > 380 && min($notes) < 20 ? '400' : max($notes), ' bytes, ',
		$contacts <= 60 && $contacts >= 45 ? 'up to 60' : $contacts, ' contacts, ids and times ',
		$distinct('id') && $distinct('createdAt') && $distinct('startedAt') ? 'distinct' : 'repeated', "\n";
}
?>
--EXPECT--
100: the same
UTF-8 in some 40 %, members missing in some 30 %, notes up to 400 bytes, up to 60 contacts, ids and times distinct
1000: the same
UTF-8 in some 40 %, members missing in some 30 %, notes up to 400 bytes, up to 60 contacts, ids and times distinct
