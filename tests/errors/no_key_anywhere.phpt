--TEST--
The key and the filters are nowhere but in the request: not in dumps, copies, traces, callbacks, phpinfo, a proxy's log
--EXTENSIONS--
skipcall
--INI--
zend.exception_ignore_args=0
zend.exception_string_param_max_len=1000
skipcall.allow_insecure=1
--SKIPIF--
<?php
require __DIR__ . '/../server/nginx.inc';
if (Nginx::missing() !== null) {
	die('skip ' . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
require __DIR__ . '/../server/proxies.inc';
const KEY = 'sk_test_okMARKERKEY0123456789MARKEREND';
const PHONE = '+33612345678';
const PASSWORD = 'S3cretWord';
const HUSH = 'HushHeader';
const SECRETS = ['MARKERKEY', 'REND', '33612345678', '%2B336', 'S3cretWord', 'HushHeader'];

/** Says which secrets are in the text; the last four characters of a key may be shown, and only by dumps. */
function look(string $where, string $text, bool $maskAllowed = false): void
{
	$text = str_replace($maskAllowed ? "\u{2026}REND" : "\0", '', $text);
	// As it is, and as it would be carried by an Authorization header for the proxy or in base64.
	$found = array_filter(SECRETS, fn ($secret) => str_contains($text, $secret));
	say(str_pad($where, 34), $text === '' ? 'NOTHING TO LOOK AT' : ($found === [] ? 'clean' : $found));
}
function printed(callable $print): string
{
	ob_start();
	$print();
	return ob_get_clean();
}
/** Everything that PHP can make visible of a value. */
function everything(mixed $value): string
{
	$ways = [
		fn () => print_r($value), fn () => var_dump($value), fn () => @var_export($value),
		fn () => var_dump([$value, [&$value]]), fn () => print(json_encode($value)),
		fn () => print(serialize($value)), fn () => print((string) $value),
		fn () => print(print_r((array) $value, true)), fn () => print(print_r(get_object_vars($value), true)),
		fn () => print(print_r(get_mangled_object_vars($value), true)),
		fn () => print(print_r(iterator_to_array(new ArrayIterator($value)), true)),
		function () use ($value) {
			foreach ((new ReflectionObject($value))->getProperties() as $property) {
				print($property->getName() . print_r($property->getValue($value), true));
			}
			print(new ReflectionObject($value));
		},
		fn () => print(print_r((fn () => get_defined_vars() + ['this' => $this])->call($value), true)),
	];
	$seen = 'seen ';
	foreach ($ways as $way) {
		$seen .= printed(function () use ($way) {
			try {
				$way();
			} catch (Throwable $e) {
				print(thrown($e));
			}
		});
	}
	return $seen;
}
function thrown(Throwable $e): string
{
	$seen = '';
	for (; $e !== null; $e = $e->getPrevious()) {
		$seen .= $e . print_r($e, true) . print_r($e->getTrace(), true) . serialize($e->getMessage()) . @json_encode($e->getTrace());
		if ($e instanceof Skipcall\Exception\SkipcallException) {
			$seen .= json_encode($e->getStats()) . print_r($e->getStats(), true) . print_r((array) $e, true);
		}
		if ($e instanceof Skipcall\Exception\ApiException) {
			$seen .= $e->getBody() . print_r($e->getDetails(), true);
		}
	}
	return $seen;
}

$mock = Mock::start(['rows' => 3]);
$nginx = Nginx::start($mock->url);
$called = '';
$options = [
	'caFile' => $nginx->caFile, 'baseUrl' => $nginx->url, 'maxRetries' => 2, 'rateLimitMode' => 'reactive',
	'headers' => ['X-Other' => HUSH],
	'sleep' => function (...$arguments) use (&$called) {
		$called .= 'sleep ' . print_r($arguments, true) . printed(fn () => debug_print_backtrace())
			. print_r(debug_backtrace(DEBUG_BACKTRACE_PROVIDE_OBJECT), true);
	},
];
$client = new Skipcall\Client(KEY, $options + ['proxy' => 'http://clerk:' . PASSWORD . '@127.0.0.1:1']);
look('the client', everything($client), true);
class Own extends Skipcall\Client
{
	public array $mine = ['x'];
}
look('a subclass', everything(new Own(KEY, $options)), true);
look('withOptions()', everything($client->withOptions(['timeout' => 5])), true);
look('withApiKey()', everything((new Skipcall\Client('sk_test_other', $options))->withApiKey(KEY)), true);

// Proxies: a real CONNECT, with a password of the proxy's own.
$proxy = Proxy::recorder();
$through = new Skipcall\Client(KEY, ['proxy' => 'http://clerk:' . PASSWORD . "@$proxy->address"] + $options);
$page = $through->listCalls(filters: ['phone' => PHONE]);
look('what the proxy saw', str_replace(base64_encode('clerk:S3cretWord'), '', $proxy->recorded()));
say(the_proxy_got_its_password: str_contains($proxy->recorded(), base64_encode('clerk:S3cretWord')));
say(
	the_server_got_the_key: str_contains(json_encode($mock->lastHeaders()), KEY),
	the_server_got_a_password: str_contains(json_encode($mock->lastHeaders()), 'S3cretWord') || isset($mock->lastHeaders()['proxy-authorization']),
);
look('the page', everything($page));
look('its stats', everything($page->stats));
$refusing = Proxy::recorder(407);
// (A closure shows what it has caught: the passwords come from constants.)
foreach (['http' => $refusing->address, 'https' => '127.0.0.1:1', 'socks5' => '127.0.0.1:1'] as $scheme => $host) {
	look("a proxy that does not, $scheme", thrown(caught(fn () => $through->withOptions([
		'proxy' => "$scheme://clerk:" . PASSWORD . "@$host",
	])->listCalls(filters: ['phone' => PHONE]))), true);
}

// Redirects are not followed: whoever they point to gets nothing.
$elsewhere = Mock::start(['rows' => 1]);
$direct = new Skipcall\Client(KEY, $options);
foreach ([$elsewhere->url . '/v1/calls', str_replace('https://', 'http://', $nginx->url)] as $target) {
	$mock->faults([['redirect' => $target]]);
	look('after a redirect', thrown(caught(fn () => $direct->listCalls(filters: ['phone' => PHONE]))), true);
}
say(requests_to_the_other_server: count($elsewhere->log()));

// Failures of every kind.
foreach ([
	['status' => 400], ['status' => 401], ['status' => 403], ['status' => 404], ['status' => 429, 'headers' => ['Retry-After' => '100']],
	['status' => 500, 'times' => 3], ['close' => true, 'times' => 9], ['cut' => 10, 'times' => 9], ['body' => 'no JSON'],
	['set' => ['page' => '7']], ['rows' => '[{"id":5}]'],
] as $fault) {
	$mock->reset();
	$mock->faults([$fault]);
	look(json_encode($fault), thrown(caught(fn () => $direct->listCalls(filters: ['phone' => PHONE]))), true);
}
$mock->reset();
$gone = caught(fn () => $direct->get('/v1/none', ['filters' => PHONE, 'more' => 1]));
// The body as it was is there for whoever asks for it; the messages made of it are clean.
say($gone->getMessage(), body_has_the_filters: str_contains($gone->getBody(), rawurlencode(PHONE)));
look('get()', $gone->getMessage() . print_r($gone->getDetails(), true) . $gone->getTraceAsString() . print_r($gone->getTrace(), true), true);
look('bad arguments', thrown(caught(fn () => $direct->listCalls(page: -1, filters: ['phone' => PHONE]))), true);
look('bad options', thrown(caught(fn () => new Skipcall\Client(KEY, ['proxy' => 'http://clerk:' . PASSWORD . '@h/path', 'headers' => ['X' => HUSH]]))));
look('bad withOptions()', thrown(caught(fn () => $direct->withOptions(['proxies' => 'http://clerk:' . PASSWORD . '@h', 'headers' => ['X' => HUSH]]))), true);
look('bad key', thrown(caught(fn () => new Skipcall\Client(KEY . ' ', ['headers' => ['X' => HUSH]]))));
look('clone', thrown(caught(fn () => clone $direct)), true);
look('serialize', thrown(caught(fn () => serialize($direct))), true);

// Callbacks: what they are handed, what they see of their callers, what they throw.
$seen = '';
$hooked = new Skipcall\Client(KEY, [
	'headers' => ['X-Other' => 'visible to transports'],
	'transport' => function (Skipcall\Request $request) use (&$seen) {
		$seen .= print_r(func_get_args(), true) . printed(fn () => debug_print_backtrace())
			. print_r(debug_backtrace(DEBUG_BACKTRACE_PROVIDE_OBJECT), true);
		throw new RuntimeException('mine');
	},
] + $options);
$observed = '';
$watch = function (mixed ...$arguments) use (&$observed) {
	$observed .= print_r($arguments, true) . printed(fn () => debug_print_backtrace()) . print_r(debug_backtrace(DEBUG_BACKTRACE_PROVIDE_OBJECT), true);
};
$log = new class ($watch) {
	public function __construct(private Closure $watch)
	{
	}
	public function log(mixed ...$arguments): void
	{
		($this->watch)(...$arguments);
	}
};
$watched = new Skipcall\Client(KEY, ['logger' => $log, 'onRequest' => $watch, 'onStats' => $watch, 'onWait' => $watch,
	'proxy' => 'http://clerk:' . PASSWORD . "@$proxy->address"] + $options);
$mock->reset();
$mock->faults([['status' => 503], ['status' => 404]]);
look('thrown under observation', thrown(caught(fn () => $watched->listCalls(filters: ['phone' => PHONE]))), true);
look('seen by logger and observers', $observed, true);
$pending = $watched->listCallsAsync(filters: ['phone' => PHONE]);
look('a page under way', everything($pending), true);
$pending->wait();
look('thrown by a transport', thrown(caught(fn () => $hooked->listCalls(filters: ['phone' => PHONE]))), true);
look('seen by a transport', $seen, true);
look('seen by sleep', $called, true);

look('phpinfo()', printed(fn () => phpinfo(INFO_MODULES)));
look('the rate limit', everything($direct->getRateLimit() ?? new stdClass()));
if (method_exists(Skipcall\Client::class, 'getPoolStats')) {
	$statistics = json_encode(Skipcall\Client::getPoolStats());
	echo array_filter(SECRETS, fn ($secret) => str_contains($statistics, $secret)) === [] ? '' : "getPoolStats() shows a secret\n";
}
?>
--EXPECT--
the client                         clean
a subclass                         clean
withOptions()                      clean
withApiKey()                       clean
what the proxy saw                 clean
the proxy got its password: true
the server got the key: true, the server got a password: false
the page                           clean
its stats                          clean
a proxy that does not, http        clean
a proxy that does not, https       clean
a proxy that does not, socks5      clean
after a redirect                   clean
after a redirect                   clean
requests to the other server: 0
{"status":400}                     clean
{"status":401}                     clean
{"status":403}                     clean
{"status":404}                     clean
{"status":429,"headers":{"Retry-After":"100"}} clean
{"status":500,"times":3}           clean
{"close":true,"times":9}           clean
{"cut":10,"times":9}               clean
{"body":"no JSON"}                 clean
{"set":{"page":"7"}}               clean
{"rows":"[{\"id\":5}]"}            clean
HTTP 404: Cannot GET /v1/none?filters=…&more=1; body has the filters: true
get()                              clean
bad arguments                      clean
bad options                        clean
bad withOptions()                  clean
bad key                            clean
clone                              clean
serialize                          clean
thrown under observation           clean
seen by logger and observers       clean
a page under way                   clean
thrown by a transport              clean
seen by a transport                clean
seen by sleep                      clean
phpinfo()                          clean
the rate limit                     clean
