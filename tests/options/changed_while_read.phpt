--TEST--
Options and headers that an autoloader changes while they are read are those that were given
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$callable = ['Late', 'transport'];
spl_autoload_register(function (string $class) use (&$callable, &$options) {
	$callable = null;
	$options = null;
	eval('class Late { static function transport() { return answer([row(1)]); } }');
});
$options = ['baseUrl' => 'https://api.example.test', 'transport' => &$callable, 'timeout' => 7, 'headers' => ['X-A' => str_repeat('b', 20)]];
$client = new Skipcall\Client('sk_test_ok', $options);
echo 'rows: ', count($client->listCalls()), ', options: ', json_encode($options), "\n";
?>
--EXPECT--
rows: 1, options: null
