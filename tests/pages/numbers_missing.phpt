--TEST--
A page without one of its members is a DecodeException that names it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 1]);
$client = client($mock);
foreach (['data', 'total', 'page', 'limit', 'totalPages'] as $member) {
	$mock->faults([['set' => [$member => null]]]);
	try {
		$client->listCalls();
		echo "$member: allowed\n";
	} catch (Skipcall\Exception\DecodeException $e) {
		echo $e->getMessage(), '; path "', $e->getPath(), '" at ', $e->getOffset(), "\n";
	}
}
?>
--EXPECT--
The response is not the documented JSON: it has no member "data"; path "" at 0
The response is not the documented JSON: it has no member "total"; path "" at 0
The response is not the documented JSON: it has no member "page"; path "" at 0
The response is not the documented JSON: it has no member "limit"; path "" at 0
The response is not the documented JSON: it has no member "totalPages"; path "" at 0
