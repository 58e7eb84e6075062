--TEST--
Copies of a subclass keep its properties, and its constructor is not called
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class CrmClient extends Skipcall\Client
{
	public array $seen = [];
	protected ?string $team = null;
	public readonly string $name;

	public function __construct(Mock $mock, string $name)
	{
		echo "constructor\n";
		$this->name = $name;
		$this->team = 'sales';
		parent::__construct('sk_test_ok', ['baseUrl' => $mock->url]);
	}

	public function team(): ?string
	{
		return $this->team;
	}
}
$mock = Mock::start();
$client = new CrmClient($mock, 'first');
$client->seen[] = 1;
foreach ([$client->withOptions(['timeout' => 1]), $client->withApiKey('sk_test_ok2')] as $copy) {
	$copy->seen[] = 2;
	say(
		$copy::class,
		name: $copy->name,
		team: $copy->team(),
		seen: implode(',', $copy->seen),
		rows: count($copy->listCalls()),
	);
}
say(seen_by_the_first: implode(',', $client->seen));
?>
--EXPECT--
constructor
CrmClient; name: "first", team: "sales", seen: "1,2", rows: 10
CrmClient; name: "first", team: "sales", seen: "1,2", rows: 10
seen by the first: "1"
