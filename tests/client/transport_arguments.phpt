--TEST--
A transport is handed all that it has to send and a test has to see: URL, query, filters, headers, key, what is left of the time
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
enum Kind: string
{
	case In = 'inbound';
}
function told(Skipcall\Request $request): void
{
	echo $request->getOperation(), ' ', $request->getUrl(), "\n";
	say(query: $request->getQuery(), filters: $request->getFilters());
}
$requests = [];
$client = doubled(function (Skipcall\Request $request) use (&$requests) {
	told($request);
	$requests[] = $request;
	say(
		authorization: $request->getAuthorization(),
		headers: $request->getHeaders(),
		redacted: $request->getRedactedUrl(),
		attempt: $request->getAttempt(),
		maxResponseBytes: $request->getMaxResponseBytes(),
		in_time: $request->getTimeout() > 1 && $request->getTimeout() <= 20,
		id: preg_match('/^(?!0+$)[0-9a-f]{16}$/', $request->getId()),
		callId: preg_match('/^(?!0+$)[0-9a-f]{32}$/', $request->getCallId()),
	);
	return answer();
}, ['headers' => ['X-Trace' => 'a: b', 'X-None' => '', 'User-Agent' => 'Own/1'], 'timeout' => 50, 'maxDuration' => 20, 'maxResponseBytes' => 5000]);
$client->listCalls(page: 1, limit: 5, sort: 'createdAt', filters: ['phone' => '+33612345678', 'in' => ['a', 1.0, null],
	'since' => new DateTimeImmutable('2024-03-20T10:00:00+01:00'), 'kind' => Kind::In], workspaceIds: ['a', 'b']);
attempt('afterwards', fn () => $requests[0]->getAuthorization());
say(seconds_afterwards: $requests[0]->getTimeout() > 0);

// What is left out is not there; a text stays one; each method says who it is.
$told = doubled(function (Skipcall\Request $request) {
	told($request);
	return answer([row(1, '2024-03-01T09:00:00.000Z')]);
}, ['sortStyle' => 'deepObject']);
$told->listCalls();
$told->listCalls(filters: '{"a": 1}', sort: '-createdAt');
$told->listCalls(filters: []);
$told->get('/v1/contacts?a=b', ['page' => 2, 'filters' => ['phone' => '1'], 'f.x' => 'y']);
$told->get('/v1/contacts');
$told->countCalls(workspaceIds: 'w');
$told->iterateCalls(pageSize: 7, filters: ['a' => []])->current();
$told->syncCalls()->current();
?>
--EXPECT--
listCalls https://api.example.test/v1/calls?page=1&limit=5&orderBy=createdAt&order=asc&filters=%7B%22phone%22%3A%22%2B33612345678%22%2C%22in%22%3A%5B%22a%22%2C1.0%2Cnull%5D%2C%22since%22%3A%222024-03-20T09%3A00%3A00.000Z%22%2C%22kind%22%3A%22inbound%22%7D&workspaceIds=a%2Cb
query: {"page":1,"limit":5,"sort":{"orderBy":"createdAt","order":"asc"},"workspaceIds":["a","b"]}, filters: {"phone":"+33612345678","in":["a",1.0,null],"since":"2024-03-20T09:00:00.000Z","kind":"inbound"}
authorization: "Bearer sk_test_ok", headers: {"Accept":"application/json","X-Trace":"a: b","X-None":"","User-Agent":"Own/1"}, redacted: "https://api.example.test/v1/calls?page=1&limit=5&orderBy=createdAt&order=asc&filters=…&workspaceIds=a%2Cb", attempt: 1, maxResponseBytes: 5000, in time: true, id: 1, callId: 1
afterwards: Skipcall\Exception\Error: Skipcall\Request: the attempt is over, and the API key is no longer given out
seconds afterwards: true
listCalls https://api.example.test/v1/calls?page=1
query: {"page":1}, filters: null
listCalls https://api.example.test/v1/calls?page=1&sort[orderBy]=createdAt&sort[order]=desc&filters=%7B%22a%22%3A%201%7D
query: {"page":1,"sort":{"orderBy":"createdAt","order":"desc"}}, filters: "{\"a\": 1}"
listCalls https://api.example.test/v1/calls?page=1
query: {"page":1}, filters: null
get https://api.example.test/v1/contacts?a=b&page=2&filters%5Bphone%5D=1&f.x=y
query: {"a":"b","page":"2","f_x":"y"}, filters: {"phone":"1"}
get https://api.example.test/v1/contacts
query: [], filters: null
countCalls https://api.example.test/v1/calls?page=1&limit=1&workspaceIds=w
query: {"page":1,"limit":1,"workspaceIds":["w"]}, filters: null
iterateCalls https://api.example.test/v1/calls?page=1&limit=7&sort[orderBy]=createdAt&sort[order]=asc&filters=%7B%22a%22%3A%5B%5D%7D
query: {"page":1,"limit":7,"sort":{"orderBy":"createdAt","order":"asc"}}, filters: {"a":[]}
syncCalls https://api.example.test/v1/calls?page=1&limit=100&sort[orderBy]=createdAt&sort[order]=asc
query: {"page":1,"limit":100,"sort":{"orderBy":"createdAt","order":"asc"}}, filters: null
