--TEST--
Filters whose values change what is being read are sent as they were, or as they became, and never something else
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 1]);
class Thief implements JsonSerializable
{
	public function __construct(private Closure $steal, private mixed $value = 'taken')
	{
	}

	public function jsonSerialize(): mixed
	{
		($this->steal)();
		return $this->value;
	}
}
class Holder
{
	public $a, $b, $c;
}
enum Suit: string implements JsonSerializable
{
	case Hearts = 'h';

	public function jsonSerialize(): mixed
	{
		$GLOBALS['list'] = $GLOBALS['inner'] = null;
		return 'an enum';
	}
}
function sent(string $what, mixed $filters): void
{
	global $mock;
	client($mock)->listCalls(filters: $filters);
	echo $what, ': ', substr(urldecode($mock->targets()[0]), strlen('/v1/calls?page=1&filters=')), "\n";
	$mock->reset();
}
$text = fn (string $letter) => str_repeat($letter, 20) . strlen($letter);
// A list that is let go while it is walked,
$list = [new Thief(function () { $GLOBALS['list'] = null; }), $text('a'), $text('b')];
sent('list', ['in' => &$list]);
// or gets other members,
$list = [new Thief(function () { $GLOBALS['list'][1] = $GLOBALS['list'][2] = [1]; unset($GLOBALS['list'][3]); }),
	$text('a'), $text('b'), $text('c')];
sent('members', ['in' => &$list]);
// the whole argument,
$all = ['x' => new Thief(function () { $GLOBALS['all'] = 7; }), 'y' => $text('c')];
sent('whole', $all);
$all = ['x' => new Thief(function () { $GLOBALS['all'] = 7; }), 'y' => $text('c')];
sent('whole by reference', ['in' => &$all]);
// an object whose properties go,
$holder = new Holder();
$holder->a = new Thief(function () {
	global $holder;
	unset($holder->b);
	$holder->c = null;
	$holder = null;
});
$holder->b = [$text('d')];
$holder->c = $text('e');
sent('object', ['in' => &$holder]);
$holder = (object) ['a' => new Thief(function () {
	global $holder;
	unset($holder->b);
	for ($i = 0; $i < 100; $i++) {
		$holder->{"x$i"} = $i;
	}
	$holder = null;
}), 'b' => $text('f')];
sent('dynamic', ['in' => &$holder]);
// the value that changes things itself,
$self = new Thief(function () { $GLOBALS['self'] = null; }, [$text('g')]);
sent('itself', ['in' => &$self]);
// and an enum that has code.
$inner = [Suit::Hearts, $text('h')];
$list = [&$inner, $text('i')];
sent('enum', ['in' => &$list]);
?>
--EXPECT--
list: {"in":["taken","aaaaaaaaaaaaaaaaaaaa1","bbbbbbbbbbbbbbbbbbbb1"]}
members: {"in":["taken","aaaaaaaaaaaaaaaaaaaa1","bbbbbbbbbbbbbbbbbbbb1","cccccccccccccccccccc1"]}
whole: {"x":"taken","y":"cccccccccccccccccccc1"}
whole by reference: {"in":{"x":"taken","y":"cccccccccccccccccccc1"}}
object: {"in":{"a":"taken","c":null}}
dynamic: {"in":{"a":"taken","b":"ffffffffffffffffffff1"}}
itself: {"in":["gggggggggggggggggggg1"]}
enum: {"in":[["an enum","hhhhhhhhhhhhhhhhhhhh1"],"iiiiiiiiiiiiiiiiiiii1"]}
