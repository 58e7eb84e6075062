--TEST--
What may be called where an option is given may be called, wherever the request is made; what may not is refused there
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
class Caller
{
	public array $said = [];

	public function client(): Skipcall\Client
	{
		return new Skipcall\Client('sk_test_ok', [
			'baseUrl' => 'https://api.example.test',
			'transport' => [$this, 'transport'],
			'onRequest' => [self::class, 'headers'],
			'onStats' => [$this, 'magic'],
			'onWait' => 'self::wait',
			'sleep' => [new Child(), 'parent::sleep'],
			'logger' => $this,
		]);
	}

	private function transport(Skipcall\Request $request): array
	{
		$this->said[] = 'transport';
		return count($this->said) < 3 ? ['status' => 503, 'body' => ''] : answer([row(1)]);
	}

	private static function headers(): ?array
	{
		return null;
	}

	private static function wait(): bool
	{
		return true;
	}

	protected function sleep(): void
	{
	}

	public function log($level): void
	{
		$this->said[] = $level;
	}

	public function __call(string $name, array $arguments): void
	{
		$this->said[] = "__call $name " . count($arguments);
	}

	public static function __callStatic(string $name, array $arguments): void
	{
		echo "__callStatic $name\n";
	}
}
class Child extends Caller
{
}
class Closed
{
	public function client(): Skipcall\Client
	{
		return new Skipcall\Client('sk_test_ok', ['logger' => $this]);
	}

	protected function log(): void
	{
	}

	private function hook(): void
	{
	}

	private static function other(): void
	{
	}
}
class Magic
{
	public function __call(string $name, array $arguments): void
	{
		echo "Magic: $name ", $arguments[0], "\n";
	}
}
$service = new Caller();
$client = @$service->client();
echo 'rows: ', count($client->listCalls()), ', ', implode(', ', $service->said), "\n";
echo 'from a function: ', count((fn () => $client->listCalls())->bindTo(null, null)()), " rows\n";
$option = fn (string $name, mixed $value) => fn () => new Skipcall\Client('sk_test_ok', [$name => $value]);
attempt('protected log', $option('logger', new Closed()));
attempt('protected log, given by its class', fn () => (new Closed())->client());
attempt('log of __call', $option('logger', new Magic()));
attempt('private method', $option('onStats', [new Closed(), 'hook']));
attempt('private static method', $option('onStats', 'Closed::other'));
attempt('private method of an instance', $option('transport', [new Caller(), 'nothing of the kind']));
doubled(served(1), ['logger' => new Magic()])->listCalls();
?>
--EXPECT--
rows: 1, transport, __call magic 1, debug, info, transport, __call magic 1, debug
from a function: 1 rows
protected log: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "logger" must be a Psr\Log\LoggerInterface, or any object with a public method log($level, $message, $context), Closed given
protected log, given by its class: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "logger" must be a Psr\Log\LoggerInterface, or any object with a public method log($level, $message, $context), Closed given
log of __call: allowed
private method: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "onStats" must be callable, array given
private static method: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "onStats" must be callable, string given
private method of an instance: allowed
Magic: log debug
