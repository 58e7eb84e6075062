--TEST--
Filters without dates are what json_encode() writes
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Visible
{
	public $a = 1;
	protected $b = 2;
	private $c = 3;
	public int $unset;
	public ?self $inner = null;
}
class Own extends Visible implements JsonSerializable
{
	public function jsonSerialize(): mixed
	{
		return $this;
	}
}
class Chain implements JsonSerializable
{
	public function __construct(private mixed $next)
	{
	}

	public function jsonSerialize(): mixed
	{
		return $this->next;
	}
}
$nested = new Visible();
$nested->inner = new Visible();
$flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION;
$mock = Mock::start();
$client = client($mock);
foreach ([
	['object' => $nested],
	['object' => new Own()],
	['object' => new Chain(new Chain([1, 'x' => new Chain(null)]))],
	['object' => (object) ['0' => 'zero', '' => 'empty', 'é' => 1.0]],
	['list' => [1 => 'a', 2 => 'b'], 'gap' => [0 => 'a', 2 => 'b']],
	['object' => new ArrayObject(['a' => 1])],
	['' => 1, '0' => 2, 'a.b' => 3],
] as $filters) {
	$client->listCalls(filters: $filters);
	$sent = rawurldecode(explode('filters=', $mock->targets()[0])[1]);
	echo "sent: $sent\n";
	say(as_json_encode: $sent === json_encode($filters, $flags));
	$mock->reset();
}
?>
--EXPECT--
sent: {"object":{"a":1,"inner":{"a":1,"inner":null}}}
as json encode: true
sent: {"object":{"a":1,"inner":null}}
as json encode: true
sent: {"object":{"0":1,"x":null}}
as json encode: true
sent: {"object":{"0":"zero","":"empty","é":1.0}}
as json encode: true
sent: {"list":{"1":"a","2":"b"},"gap":{"0":"a","2":"b"}}
as json encode: true
sent: {"object":{"a":1}}
as json encode: true
sent: {"":1,"0":2,"a.b":3}
as json encode: true
