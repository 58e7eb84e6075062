--TEST--
Filters as an array are compact JSON, percent-encoded
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach ([
	['status' => 'completed'],
	['contact' => ['firstName' => 'Zoé', 'tags' => ['a', 'b']], 'n' => []],
	['notes' => 'a/b "c" \\ d+e&f=g#h?i%j'],
	['float' => 1.0, 'small' => 0.1, 'int' => -7, 'yes' => true, 'no' => false, 'none' => null],
	['empty' => new stdClass()],
	['phone' => '+33612345678', 'smile' => '👍'],
	['line' => "a\nb\tc"],
	['a'],
] as $filters) {
	try {
		$client->listCalls(filters: $filters);
	} catch (Skipcall\Exception\BadRequestException $e) {
		echo $e->getMessage(), "\n";
	}
	$target = $mock->targets()[0];
	$mock->reset();
	echo $target, "\n\tfilters: ", rawurldecode(explode('filters=', $target)[1]), "\n";
}
?>
--EXPECT--
/v1/calls?page=1&filters=%7B%22status%22%3A%22completed%22%7D
	filters: {"status":"completed"}
/v1/calls?page=1&filters=%7B%22contact%22%3A%7B%22firstName%22%3A%22Zo%C3%A9%22%2C%22tags%22%3A%5B%22a%22%2C%22b%22%5D%7D%2C%22n%22%3A%5B%5D%7D
	filters: {"contact":{"firstName":"Zoé","tags":["a","b"]},"n":[]}
/v1/calls?page=1&filters=%7B%22notes%22%3A%22a%2Fb%20%5C%22c%5C%22%20%5C%5C%20d%2Be%26f%3Dg%23h%3Fi%25j%22%7D
	filters: {"notes":"a/b \"c\" \\ d+e&f=g#h?i%j"}
/v1/calls?page=1&filters=%7B%22float%22%3A1.0%2C%22small%22%3A0.1%2C%22int%22%3A-7%2C%22yes%22%3Atrue%2C%22no%22%3Afalse%2C%22none%22%3Anull%7D
	filters: {"float":1.0,"small":0.1,"int":-7,"yes":true,"no":false,"none":null}
/v1/calls?page=1&filters=%7B%22empty%22%3A%7B%7D%7D
	filters: {"empty":{}}
/v1/calls?page=1&filters=%7B%22phone%22%3A%22%2B33612345678%22%2C%22smile%22%3A%22%F0%9F%91%8D%22%7D
	filters: {"phone":"+33612345678","smile":"👍"}
/v1/calls?page=1&filters=%7B%22line%22%3A%22a%5Cnb%5Ctc%22%7D
	filters: {"line":"a\nb\tc"}
HTTP 400: filters must be a valid JSON string of an object
/v1/calls?page=1&filters=%5B%22a%22%5D
	filters: ["a"]
