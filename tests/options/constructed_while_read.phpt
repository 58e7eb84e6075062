--TEST--
A client whose constructor is at work is not constructed once more by code that an option calls
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
class Early extends Skipcall\Client
{
	public function __construct(array $options)
	{
		$GLOBALS['early'] = $this;
		parent::__construct('sk_test_outer', $options);
	}
}
spl_autoload_register(function (string $class): void {
	if ($class === 'Missing') {
		$failure = caught(fn () => $GLOBALS['early']->__construct(['baseUrl' => 'https://inner.example.test']));
		say(short($failure), message: $failure->getMessage());
		say(short(caught(fn () => $GLOBALS['early']->listCalls())), shown: $GLOBALS['early']->__debugInfo());
		eval('class Missing { public static function on(): void {} }');
	}
});
$client = new Early(['caFile' => __FILE__, 'baseUrl' => 'https://outer.example.test', 'onStats' => 'Missing::on']);
say(baseUrl: $client->__debugInfo()['baseUrl']);
?>
--EXPECT--
Error; message: "Cannot construct a Skipcall\\Client twice: use withOptions()"
Error; shown: []
baseUrl: "https://outer.example.test"
