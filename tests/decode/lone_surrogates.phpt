--TEST--
Half of a surrogate pair in a value is read as U+FFFD, counted and told to the logger; in an id or a name it refuses the page, as bytes that are not UTF-8 do
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
final class Log
{
	public array $lines = [];
	public function log($level, $message, array $context): void
	{
		if ($level === 'warning') {
			$this->lines[] = "$message " . json_encode($context['paths'] ?? null, JSON_UNESCAPED_UNICODE);
		}
	}
}
$log = new Log();
$page = fn (string $rows) => ['status' => 200, 'body' => '{"more":"@","data":[' . $rows . '],"total":2,"page":1,"limit":10,"totalPages":1}'];
function told(string $what, callable $do): void
{
	global $log;
	$log->lines = [];
	try {
		$do();
	} catch (Skipcall\Exception\DecodeException $e) {
		say("$what: refused", $e->getMessage());
	}
	foreach ($log->lines as $line) {
		echo "  log: $line\n";
	}
}
$cases = [
	'cut emoji' => '{"id":"a","notes":"cut \ud83d"},{"id":"b"}',
	'low half' => '{"id":"a","notes":"\ude00 cut"},{"id":"b"}',
	'before a pair' => '{"id":"a","notes":"\ud83d\ud83d\ude00\ude00"},{"id":"b"}',
	'capitals' => '{"id":"a","notes":"\uD83D\n\u00e9\\\\ud83d"},{"id":"b"}',
	'short' => '{"id":"a","notes":"\udfff"},{"id":"b"}',
	'in a child' => '{"id":"a","contact":{"id":"c","firstName":"Zo\ud83d"}},{"id":"b","phoneNumber":{"value":"\udc00"}}',
	'unknown member' => '{"id":"a","colour":["red\ud83d",{"x":"\ud83d"}]},{"id":"b"}',
	'a repeated name' => '{"id":"a","notes":"\ud83d","notes":"\ud83e"},{"id":"b"}',
	'flag' => '{"id":"a","transferred":"\ud83d"},{"id":"b"}',
	'date' => '{"id":"a","createdAt":"\ud83d"},{"id":"b"}',
	'ids beside it' => '{"organizationId":"\ud83d","id":"a"},{"id":"b"}',
	'id' => '{"notes":"\ud83d","id":"a\ud83d"},{"id":"b"}',
	'id of a child' => '{"id":"a","contact":{"id":"\ud83d"}},{"id":"b"}',
	'id, spelt otherwise' => '{"id":"a","x":{"\u0069\u0064":"\ud83d"}},{"id":"b"}',
	'name' => '{"id":"a","x\ud83d":1},{"id":"b"}',
	'name of a name' => '{"id":"a","x":{"y":[{"\ud83d":1}]}},{"id":"b"}',
	'bytes' => "{\"id\":\"a\",\"notes\":\"\\ud83d\"},{\"id\":\"b\",\"notes\":\"caf\xE9\"}",
	'surrogate as bytes' => "{\"id\":\"a\",\"notes\":\"\xED\xA0\xBD\"},{\"id\":\"b\"}",
	'broken behind it' => '{"id":"a","notes":"\ud83d"},{"id":"b"',
	'bad escape behind it' => '{"id":"a","notes":"\ud83d\x"},{"id":"b"}',
	'bad digits behind it' => '{"id":"a","notes":"\ud83d\ud83"},{"id":"b"}',
];
foreach ($cases as $what => $rows) {
	foreach (['objects', 'arrays'] as $hydrate) {
		told("$what, $hydrate", function () use ($what, $rows, $page, $hydrate, $log) {
			$read = doubled(fn () => $page($rows), ['hydrate' => $hydrate, 'logger' => $log])->listCalls();
			say("$what, $hydrate", count: $read->loneSurrogates, row: array_filter($read->toArray()['data'][0], fn ($value) => $value !== null), rows: count($read));
			$same = json_decode(preg_replace('/\\\\\\\\(*SKIP)(*F)|\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..(*SKIP)(*F)|\\\\u[dD][89a-fA-F]../', '\\ufffd', $page($rows)['body']), true);
			if (json_encode($same['data'][1]) !== json_encode(array_filter($read->toArray()['data'][1], fn ($value) => $value !== null)) || ($hydrate === 'arrays' && $same['data'] !== $read->data)) {
				echo "differs from the document with U+FFFD in their places\n";
			}
		});
	}
	told("$what, throw", fn () => doubled(fn () => $page($rows), ['invalidText' => 'throw', 'logger' => $log])->listCalls());
}
echo "-- everywhere\n";
$cut = $page('{"id":"a","createdAt":"2024-03-20T09:00:00.000Z","notes":"\ud83d\ud83d"},{"id":"b","createdAt":"2024-03-20T09:00:01.000Z","notes":"\ud83d"}');
$client = doubled(fn () => $cut, ['logger' => $log]);
told('get', fn () => say(get: $client->get('/v1/calls')['data'][0]['notes']));
told('get, strictly', fn () => $client->withOptions(['invalidText' => 'throw'])->get('/v1/calls'));
told('iterateCalls', fn () => say(iterateCalls: implode(' ', array_map(fn ($call) => $call->notes, iterator_to_array($client->iterateCalls())))));
told('iterateCalls, strictly', fn () => iterator_to_array($client->withOptions(['invalidText' => 'throw'])->iterateCalls()));
told('syncCalls', function () use ($client) {
	$sync = $client->syncCalls();
	say(syncCalls: implode(' ', array_keys(iterator_to_array($sync))), report: $sync->getReport()['loneSurrogates'], complete: $sync->isComplete());
});
told('wait', fn () => say(wait: $client->listCallsAsync()->wait()->loneSurrogates));
told('countCalls', fn () => say(countCalls: $client->countCalls()));
told('fromJson', fn () => say(fromJson: Skipcall\CallPage::fromJson($cut['body'])->loneSurrogates));
told('fromJson, id', fn () => Skipcall\CallPage::fromJson($page('{"id":"\ud83d"}')['body']));
$one = Skipcall\CallPage::fromJson($cut['body']);
say(kept: unserialize(serialize($one))->data == $one->data, exported: eval('return ' . var_export($one, true) . ';') == $one, none: Skipcall\CallPage::fromArray($one->toArray())->loneSurrogates);
attempt('option', fn () => doubled(fn () => $cut, ['invalidText' => 'ignore']));
// A logger that throws: nothing is lost.
$throwing = $client->withOptions(['logger' => new class {
	public bool $full = true;
	public function log($level): void
	{
		if ($level === 'warning' && $this->full) {
			$this->full = false;
			throw new LogicException('full');
		}
	}
}]);
$rows = $throwing->iterateCalls();
attempt('logger', fn () => $rows->rewind());
say(afterwards: iterator_count($rows));
// Many: as fast as few.
$many = $page(implode(',', array_map(fn ($i) => "{\"id\":\"$i\",\"notes\":\"" . str_repeat('\ud83d', 1000) . '"}', range(1, 100))));
say(many: Skipcall\CallPage::fromJson($many['body'])->loneSurrogates);
?>
--EXPECT--
cut emoji, objects; count: 1, row: {"id":"a","notes":"cut �"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].notes ["data[0].notes"]
cut emoji, arrays; count: 1, row: {"id":"a","notes":"cut �"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].notes ["data[0].notes"]
cut emoji, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 43 (data[0].notes)
low half, objects; count: 1, row: {"id":"a","notes":"� cut"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].notes ["data[0].notes"]
low half, arrays; count: 1, row: {"id":"a","notes":"� cut"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].notes ["data[0].notes"]
low half, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
before a pair, objects; count: 2, row: {"id":"a","notes":"�😀�"}, rows: 2
  log: Skipcall: 2 lone surrogates were read as U+FFFD: data[0].notes ["data[0].notes","data[0].notes"]
before a pair, arrays; count: 2, row: {"id":"a","notes":"�😀�"}, rows: 2
  log: Skipcall: 2 lone surrogates were read as U+FFFD: data[0].notes ["data[0].notes","data[0].notes"]
before a pair, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
capitals, objects; count: 1, row: {"id":"a","notes":"�\né\\ud83d"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].notes ["data[0].notes"]
capitals, arrays; count: 1, row: {"id":"a","notes":"�\né\\ud83d"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].notes ["data[0].notes"]
capitals, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
short, objects; count: 1, row: {"id":"a","notes":"�"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].notes ["data[0].notes"]
short, arrays; count: 1, row: {"id":"a","notes":"�"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].notes ["data[0].notes"]
short, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
in a child, objects; count: 2, row: {"id":"a","contact":{"id":"c","firstName":"Zo�","lastName":null,"isUnknown":null}}, rows: 2
  log: Skipcall: 2 lone surrogates were read as U+FFFD: data[0].contact.firstName ["data[0].contact.firstName","data[1].phoneNumber.value"]
in a child, arrays; count: 2, row: {"id":"a","contact":{"id":"c","firstName":"Zo�"}}, rows: 2
  log: Skipcall: 2 lone surrogates were read as U+FFFD: data[0].contact.firstName ["data[0].contact.firstName","data[1].phoneNumber.value"]
in a child, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 65 (data[0].contact.firstName)
unknown member, objects; count: 2, row: {"id":"a","colour":["red�",{"x":"�"}]}, rows: 2
  log: Skipcall: 2 lone surrogates were read as U+FFFD: … ["…","…"]
unknown member, arrays; count: 2, row: {"id":"a","colour":["red�",{"x":"�"}]}, rows: 2
  log: Skipcall: 2 lone surrogates were read as U+FFFD: … ["…","…"]
unknown member, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 44
a repeated name, objects; count: 2, row: {"id":"a","notes":"�"}, rows: 2
  log: Skipcall: 2 lone surrogates were read as U+FFFD: data[0].notes ["data[0].notes","data[0].notes"]
a repeated name, arrays; count: 2, row: {"id":"a","notes":"�"}, rows: 2
  log: Skipcall: 2 lone surrogates were read as U+FFFD: data[0].notes ["data[0].notes","data[0].notes"]
a repeated name, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
flag, objects; count: 1, row: {"id":"a","transferred":"�"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].transferred ["data[0].transferred"]
flag, arrays; count: 1, row: {"id":"a","transferred":"�"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].transferred ["data[0].transferred"]
flag, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 45 (data[0].transferred)
date, objects; count: 1, row: {"id":"a","createdAt":"�"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].createdAt ["data[0].createdAt"]
date, arrays; count: 1, row: {"id":"a","createdAt":"�"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].createdAt ["data[0].createdAt"]
date, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 43 (data[0].createdAt)
ids beside it, objects; count: 1, row: {"id":"a","organizationId":"�"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].organizationId ["data[0].organizationId"]
ids beside it, arrays; count: 1, row: {"organizationId":"�","id":"a"}, rows: 2
  log: Skipcall: 1 lone surrogate was read as U+FFFD: data[0].organizationId ["data[0].organizationId"]
ids beside it, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].organizationId)
id, objects: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 45 (data[0].id)
id, arrays: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 45 (data[0].id)
id, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 30 (data[0].notes)
id of a child, objects: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 47 (data[0].contact.id)
id of a child, arrays: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 47 (data[0].contact.id)
id of a child, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 47 (data[0].contact.id)
id, spelt otherwise, objects: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 51
id, spelt otherwise, arrays: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 51
id, spelt otherwise, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 51
name, objects: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 32 (data[0])
name, arrays: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 32 (data[0])
name, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 32 (data[0])
name of a name, objects: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 42
name of a name, arrays: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 42
name of a name, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 42
bytes, objects: refused The response is not the documented JSON: malformed UTF-8 at byte 70 (data[1].notes)
bytes, arrays: refused The response is not the documented JSON: malformed UTF-8 at byte 70 (data[1].notes)
bytes, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
surrogate as bytes, objects: refused The response is not the documented JSON: malformed UTF-8 at byte 39 (data[0].notes)
surrogate as bytes, arrays: refused The response is not the documented JSON: malformed UTF-8 at byte 39 (data[0].notes)
surrogate as bytes, throw: refused The response is not the documented JSON: malformed UTF-8 at byte 39 (data[0].notes)
broken behind it, objects: refused The response is not the documented JSON: syntax error at byte 57 (data[1])
broken behind it, arrays: refused The response is not the documented JSON: syntax error at byte 57 (data[1])
broken behind it, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
bad escape behind it, objects: refused The response is not the documented JSON: bad escape in a string at byte 45 (data[0].notes)
bad escape behind it, arrays: refused The response is not the documented JSON: bad escape in a string at byte 45 (data[0].notes)
bad escape behind it, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
bad digits behind it, objects: refused The response is not the documented JSON: bad escape in a string at byte 45 (data[0].notes)
bad digits behind it, arrays: refused The response is not the documented JSON: bad escape in a string at byte 45 (data[0].notes)
bad digits behind it, throw: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 39 (data[0].notes)
-- everywhere
get: "��"
  log: Skipcall: 3 lone surrogates were read as U+FFFD: data[0].notes ["data[0].notes","data[0].notes","data[1].notes"]
get, strictly: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 78 (data[0].notes)
iterateCalls: "�� �"
  log: Skipcall: 3 lone surrogates were read as U+FFFD: data[0].notes ["data[0].notes","data[0].notes","data[1].notes"]
iterateCalls, strictly: refused The response is not the documented JSON: unpaired surrogate in an escape at byte 78 (data[0].notes)
syncCalls: "b a", report: 3, complete: true
  log: Skipcall: 3 lone surrogates were read as U+FFFD: data[0].notes ["data[0].notes","data[0].notes","data[1].notes"]
wait: 3
  log: Skipcall: 3 lone surrogates were read as U+FFFD: data[0].notes ["data[0].notes","data[0].notes","data[1].notes"]
countCalls: 2
fromJson: 3
fromJson, id: refused The text is not the documented JSON: unpaired surrogate in an escape at byte 27 (data[0].id)
kept: true, exported: true, none: 0
option: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "invalidText" must be one of "replace", "throw", string given
logger: LogicException: full
afterwards: 2
many: 100000
