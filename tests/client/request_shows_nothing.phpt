--TEST--
A request that is dumped, encoded, stored or traced shows neither key nor filters; who asks for the key once the attempt is over gets none
--EXTENSIONS--
skipcall
--INI--
zend.exception_ignore_args=0
zend.exception_string_param_max_len=10000
--FILE--
<?php
require __DIR__ . '/client.inc';
const KEY = 'sk_test_0123456789abcdefSECRET';
const PHONE = '33612345678';
const HUSH = 'header-secret';
function printed(callable $do): string
{
	ob_start();
	$do();
	return (string) ob_get_clean();
}
function text(callable $do): string
{
	try {
		return (string) $do();
	} catch (Throwable $e) {
		return $e::class;
	}
}
$ways = [
	'json_encode' => fn ($r) => json_encode($r),
	'array' => fn ($r) => print_r((array) $r, true),
	'get_object_vars' => fn ($r) => json_encode(get_object_vars($r)),
	'get_mangled_object_vars' => fn ($r) => json_encode(get_mangled_object_vars($r)),
	'foreach' => function ($r) { $seen = []; foreach ($r as $name => $value) { $seen[] = [$name, $value]; } return json_encode($seen); },
	'var_export' => fn ($r) => var_export($r, true),
	'serialize' => fn ($r) => serialize($r),
	'clone' => fn ($r) => print_r(clone $r, true),
	'var_dump' => fn ($r) => printed(fn () => var_dump($r)),
	'print_r' => fn ($r) => print_r($r, true),
	'ReflectionObject' => fn ($r) => json_encode(array_map(fn ($p) => $p->getName(), (new ReflectionObject($r))->getProperties())) . new ReflectionObject($r),
	'string' => fn ($r) => (string) $r,
	'ArrayObject' => fn ($r) => print_r(@new ArrayObject($r), true), // PHP 8.5 calls that deprecated
	'array_walk' => function ($r) { $seen = ''; array_walk($r, function ($v) use (&$seen) { $seen .= json_encode($v); }); return $seen; },
	'http_build_query' => fn ($r) => http_build_query((array) $r),
	'trace' => function ($r) { try { (fn ($request) => throw new Exception())($r); } catch (Exception $e) { return $e . print_r($e->getTrace(), true); } },
	'debug_backtrace' => fn ($r) => (fn ($request) => print_r(debug_backtrace(), true) . printed(fn () => debug_print_backtrace()))($r),
	'another object' => fn ($r) => print_r((object) ['request' => $r], true),
];
$seen = function (Skipcall\Request $request) use ($ways) {
	$shown = [];
	foreach ($ways as $name => $way) {
		$text = text(fn () => $way($request));
		$found = array_filter([KEY, substr(KEY, 8), PHONE, HUSH], fn ($secret) => str_contains($text, $secret));
		$shown[$name] = $found === [] ? (strlen($text) < 60 ? trim(preg_replace('/\s+/', ' ', $text)) : 'clean') : 'SECRETS';
	}
	return $shown;
};
$results = [];
$client = new Skipcall\Client(KEY, ['baseUrl' => 'https://api.example.test', 'headers' => ['X-Mine' => HUSH],
	'onRequest' => function ($request) use (&$results, $seen) { $results['onRequest'] = $seen($request); },
	'transport' => function ($request) use (&$results, $seen, &$kept) { $results['transport'] = $seen($request); $kept = $request; return answer(); }]);
$client->listCalls(filters: ['phone' => PHONE], workspaceIds: ['w']);
foreach ($results['transport'] as $way => $shown) {
	echo "$way: $shown\n";
}
say(the_same_for_onRequest: $results['onRequest'] === $results['transport'], the_same_afterwards: $seen($kept) === $results['transport']);
say(asked_for: str_contains($kept->getUrl(), PHONE) && $kept->getFilters() === ['phone' => PHONE]);
refused('key afterwards', fn () => $kept->getAuthorization());
echo preg_replace(['/"[0-9a-f]{16,}"/', '/#\d+/'], ['HEX', '#N'], printed(fn () => var_dump($kept)));
refused('new', fn () => new Skipcall\Request());
refused('without constructor', fn () => (new ReflectionClass(Skipcall\Request::class))->newInstanceWithoutConstructor());
refused('unserialize', fn () => unserialize('O:16:"Skipcall\Request":0:{}'));
refused('property', function () use ($kept) { $kept->key = 1; });

// Over the network, and for another attempt of the same call, it is over as well.
$mock = Mock::start(['rows' => 3]);
$mock->faults([['status' => 503], ['status' => 503]]);
$all = $known = [];
client($mock, ['sleep' => fn () => null, 'onRequest' => function ($request) use (&$all, &$known) {
	foreach ($all as $before) {
		refused('an attempt before', fn () => $before->getAuthorization());
	}
	$known[] = $request->getAuthorization();
	$all[] = $request;
}, 'onStats' => function () use (&$all) {
	refused('onStats', fn () => end($all)->getAuthorization());
}])->listCalls();
say(known: $known);
refused('the last', fn () => end($all)->getAuthorization());
?>
--EXPECT--
json_encode: {}
array: Array ( )
get_object_vars: []
get_mangled_object_vars: []
foreach: []
var_export: \Skipcall\Request::__set_state(array( ))
serialize: Exception
clone: Error
var_dump: clean
print_r: clean
ReflectionObject: clean
string: Error
ArrayObject: clean
array_walk: 
http_build_query: 
trace: clean
debug_backtrace: clean
another object: clean
the same for onRequest: true, the same afterwards: true
asked for: true
key afterwards: Skipcall\Exception\Error
object(Skipcall\Request)#N (7) {
  ["id"]=>
  string(16) HEX
  ["callId"]=>
  string(32) HEX
  ["operation"]=>
  string(9) "listCalls"
  ["attempt"]=>
  int(1)
  ["url"]=>
  string(67) "https://api.example.test/v1/calls?page=1&filters=…&workspaceIds=w"
  ["query"]=>
  array(2) {
    ["page"]=>
    int(1)
    ["workspaceIds"]=>
    array(1) {
      [0]=>
      string(1) "w"
    }
  }
  ["headers"]=>
  array(3) {
    [0]=>
    string(6) "Accept"
    [1]=>
    string(6) "X-Mine"
    [2]=>
    string(10) "User-Agent"
  }
}
new: Error
without constructor: ReflectionException
unserialize: Exception
property: Error
onStats: Skipcall\Exception\Error
an attempt before: Skipcall\Exception\Error
onStats: Skipcall\Exception\Error
an attempt before: Skipcall\Exception\Error
an attempt before: Skipcall\Exception\Error
onStats: Skipcall\Exception\Error
known: ["Bearer sk_test_ok","Bearer sk_test_ok","Bearer sk_test_ok"]
the last: Skipcall\Exception\Error
