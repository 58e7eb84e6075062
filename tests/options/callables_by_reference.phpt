--TEST--
Callables may return by reference
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
class Limiter implements Skipcall\RateLimiter
{
	private float $seconds = 0.0;

	public function &acquire(string $bucket, int $reserve): float
	{
		return $this->seconds;
	}

	public function observe(string $bucket, Skipcall\RateLimit $limit): void
	{
	}
}
class Filter implements JsonSerializable
{
	private array $value = ['gte' => 7];

	public function &jsonSerialize(): mixed
	{
		return $this->value;
	}
}
class Itself implements JsonSerializable
{
	public int $eq = 1;
	private $self;

	public function &jsonSerialize(): mixed
	{
		$this->self = $this;
		return $this->self;
	}
}
class Keyed extends ArrayIterator
{
	private array $keys = [];

	#[ReturnTypeWillChange]
	public function &key()
	{
		$this->keys[] = 'key ' . parent::key();
		return $this->keys[count($this->keys) - 1];
	}
}
$headers = ['X-Own' => 'yes'];
$page = ['status' => 503, 'body' => ''];
$true = true;
$client = doubled(function &(Skipcall\Request $request) use (&$page) {
	echo 'X-Own: ', $request->getHeaders()['X-Own'] ?? 'none', "\n";
	static $n = 0;
	if ($n++ === 1) {
		$page = answer([row(1)]);
	}
	return $page;
}, [
	'onRequest' => function &() use (&$headers) { return $headers; },
	'onWait' => function &() use (&$true) { return $true; },
	'onStats' => function &() use (&$true) { return $true; },
	'sleep' => function &() use (&$true) { return $true; },
	'rateLimiter' => new Limiter(),
]);
say(rows: count($client->listCalls()));
$page = answer([row(1)]);
say(filter: count($client->listCalls(filters: ['a' => new Filter()])), itself: count($client->listCalls(filters: ['a' => new Itself()])));
$false = false;
$page = ['status' => 503, 'body' => ''];
attempt('onWait says no', fn () => doubled(fn () => ['status' => 503, 'body' => ''], ['onWait' => function &() use (&$false) { return $false; }])->listCalls());
$page = answer([row(1)]);
say(waitAny: $client->waitAny(new Keyed([$client->listCallsAsync()])));
?>
--EXPECT--
X-Own: yes
X-Own: yes
rows: 1
X-Own: yes
X-Own: yes
filter: 1, itself: 1
onWait says no: Skipcall\Exception\ServerException: HTTP 503: service unavailable
X-Own: yes
waitAny: "key 0"
