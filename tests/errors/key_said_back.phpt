--TEST--
A server that says the rejected key back does not get it into a message, the details, the place of an error or the log
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
const KEY = 'sk_live_0123456789abcdefGHIJ';
$secret = substr(KEY, 8);
$encoded = '';
foreach (str_split(KEY) as $character) {
	$encoded .= '%' . bin2hex($character);
}
$lines = [];
$logger = new class($lines) {
	public function __construct(public array &$lines)
	{
	}

	public function log($level, $message, array $context = [])
	{
		$this->lines[] = "$level $message " . json_encode($context);
	}
};
$texts = [
	'whole' => 'Invalid API key: ' . KEY,
	'of a header' => 'cannot parse "Authorization: Bearer ' . KEY . '"',
	'in a URL' => 'GET /v1/calls?apiKey=' . KEY . '&filters={"phone":"+33698765432"} failed',
	'twice' => KEY . ' and ' . KEY,
	'percent-encoded' => "no such key: $encoded",
	'half encoded' => 'no such key: sk%5Flive%5F' . $secret,
	'without its prefix' => "no such key: $secret",
	'cut to 8 behind its prefix' => 'no such key: ' . substr(KEY, 0, 16) . '...',
	'cut to 8 in the middle' => 'no such key: ...' . substr($secret, 5, 8) . '...',
	'cut to 7' => 'no such key: ' . substr(KEY, 0, 15) . '...',
];
foreach ($texts as $what => $text) {
	$lines = [];
	foreach ([
		json_encode(['statusCode' => 401, 'message' => $text, 'error' => 'Unauthorized']),
		json_encode(['error' => ['code' => preg_match('~^[\w.:-]+$~', $text) ? $text : KEY, 'details' => [$text, "again: $text"]]]),
	] as $body) {
		$client = new Skipcall\Client(KEY, ['logger' => $logger, 'transport' => fn () => ['status' => 401, 'headers' => ['X-Request-Id' => KEY], 'body' => $body]]);
		$e = caught(fn () => $client->listCalls());
		$shown = $e->getMessage() . "\n" . json_encode($e->getDetails()) . "\n" . $e . "\n" . $e->getErrorCode() . "\n" . $e->getRequestId() . "\n" . implode("\n", $lines);
		$left = array_filter(range(0, strlen($secret) - 8), fn ($from) => stripos($shown, substr($secret, $from, 8)) !== false);
		echo "$what: parts of the key left: ", count($left), stripos($shown, $encoded) !== false ? ' encoded' : '', "\n";
	}
	echo '  ', $e->getDetails()[0], "\n";
}
// The place at which a document breaks is shown, with what stands there.
foreach (['{"data":[' . KEY . ']}', '{"data":[{"id":"1","' . KEY . '":tru}],"total":1}', '{"' . KEY . '":[tru]}'] as $body) {
	$client = new Skipcall\Client(KEY, ['transport' => fn () => ['status' => 200, 'headers' => [], 'body' => $body]]);
	foreach (['page' => fn () => $client->listCalls(), 'get' => fn () => $client->get('/v1/x')] as $what => $call) {
		$e = caught($call);
		echo "$what: the key is shown: ", var_export(str_contains($e === null ? '' : print_r($e, true), $secret), true), "\n";
	}
}
?>
--EXPECTF--
whole: parts of the key left: 0
whole: parts of the key left: 0
  Invalid API key: …
of a header: parts of the key left: 0
of a header: parts of the key left: 0
  cannot parse "Authorization: Bearer …"
in a URL: parts of the key left: 0
in a URL: parts of the key left: 0
  GET /v1/calls?apiKey=…&filters=… failed
twice: parts of the key left: 0
twice: parts of the key left: 0
  … and …
percent-encoded: parts of the key left: 0
percent-encoded: parts of the key left: 0
  no such key: …
half encoded: parts of the key left: 0
half encoded: parts of the key left: 0
  no such key: …
without its prefix: parts of the key left: 0
without its prefix: parts of the key left: 0
  no such key: …
cut to 8 behind its prefix: parts of the key left: 0
cut to 8 behind its prefix: parts of the key left: 0
  no such key: …...
cut to 8 in the middle: parts of the key left: 0
cut to 8 in the middle: parts of the key left: 0
  no such key: ...…...
cut to 7: parts of the key left: 0
cut to 7: parts of the key left: 0
  no such key: sk_live_0123456...
page: the key is shown: false
get: the key is shown: false
page: the key is shown: false
get: the key is shown: false
page: the key is shown: false
get: the key is shown: false
