--TEST--
Numbers that are whole are read as such, however the server spells them
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
$client = client($mock);
foreach (['total' => 10, 'page' => 1, 'limit' => 10, 'totalPages' => 10] as $member => $number) {
	foreach (["$number", "$number.0", "\"$number\"", "{$number}e0", "\"0$number\""] as $spelling) {
		$mock->faults([['set' => [$member => $spelling]]]);
		echo "$member $spelling: ";
		var_dump($client->listCalls()->$member);
	}
}
?>
--EXPECT--
total 10: int(10)
total 10.0: int(10)
total "10": int(10)
total 10e0: int(10)
total "010": int(10)
page 1: int(1)
page 1.0: int(1)
page "1": int(1)
page 1e0: int(1)
page "01": int(1)
limit 10: int(10)
limit 10.0: int(10)
limit "10": int(10)
limit 10e0: int(10)
limit "010": int(10)
totalPages 10: int(10)
totalPages 10.0: int(10)
totalPages "10": int(10)
totalPages 10e0: int(10)
totalPages "010": int(10)
