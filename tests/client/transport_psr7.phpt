--TEST--
A transport may return a PSR-7 response, of whichever library: its methods count, not the name of an interface
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Body
{
	public function __construct(private mixed $text) {}
	public function __toString(): string
	{
		return is_callable($this->text) ? ($this->text)() : $this->text;
	}
}
class Response
{
	public function __construct(private mixed $status, private mixed $headers, private mixed $body) {}
	public function getStatusCode() { return is_callable($this->status) ? ($this->status)() : $this->status; }
	public function getHeaders() { return $this->headers; }
	public function &getBody() { return $this->body; }
}
$json = answer([row(1), row(2)])['body'];
$page = doubled(fn () => new Response(200, ['x-request-id' => ['abc'], 'X-RateLimit-Limit' => ['100'], 'X-RateLimit-Remaining' => ['9'],
	'X-RateLimit-Reset' => ['30'], 'Set-Cookie' => ['a=b', 'c=d']], new Body($json)))->listCalls();
show($page);
say(requestId: $page->stats->requestId, remaining: $page->rateLimit->remaining, status: $page->stats->status, bytes: $page->stats->bodyBytes === strlen($json));
attempt('404', fn () => doubled(fn () => new Response(404, [], new Body('')))->listCalls());
show(doubled(fn () => new Response(200, [], $json))->listCalls());
attempt('too large', fn () => doubled(fn () => new Response(200, [], new Body($json . str_repeat(' ', 2000))), ['maxResponseBytes' => 1024])->listCalls());
// None of them is a response.
class Hidden { private function getStatusCode() {} public function getHeaders() {} public function getBody() {} }
foreach ([new Response('200', [], ''), new Response(99, [], ''), new Response(200, null, ''), new Response(200, ['a' => new Body('x')], ''),
	new Response(200, ['a' => ["b\r\nc: d"]], ''), new Response(200, ["a\r\nb" => ['c']], ''), new Response(200, [['c']], ''), new Hidden(), new Body('x')] as $bad) {
	attempt($bad::class, fn () => doubled(fn () => $bad)->listCalls());
}
attempt('null', fn () => doubled(fn () => new Response(200, [], null))->listCalls());
// What its methods throw is what the transport threw; they may end the request, too.
foreach ([new RuntimeException('broken'), new Error('no such thing')] as $e) {
	attempt('status', fn () => doubled(fn () => new Response(fn () => throw $e, [], ''))->listCalls());
	attempt('body', fn () => doubled(fn () => new Response(200, [], new Body(fn () => throw $e)))->listCalls());
}
attempt('no text', fn () => doubled(fn () => new Response(200, [], new stdClass()))->listCalls());
$cancels = function () use (&$pending, $json) { $pending->cancel(); return $json; };
$pending = doubled(fn () => new Response(200, [], new Body($cancels)))->listCallsAsync();
attempt('cancelled', fn () => $pending->wait());
$lets_go = function () use (&$pending) { $pending = null; return 200; };
$pending = doubled(fn () => new Response($lets_go, [], $json))->listCallsAsync();
for ($i = 0; $i < 5 && $pending?->isReady() === false; $i++);
say(left: $pending);
?>
--EXPECT--
2 rows of 2, page 1 of 1, limit 10, before: false, after: false
requestId: "abc", remaining: 9, status: 200, bytes: true
404: Skipcall\Exception\NotFoundException: HTTP 404: not found
2 rows of 2, page 1 of 1, limit 10, before: false, after: false
too large: Skipcall\Exception\DecodeException: The response body is larger than maxResponseBytes (1024 bytes)
Response: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Response given
Response: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Response given
Response: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Response given
Response: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Response given
Response: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Response given
Response: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Response given
Response: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Response given
Hidden: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Hidden given
Body: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, Body given
null: Skipcall\Exception\DecodeException: HTTP 200: the answer has no body
status: Skipcall\Exception\TransportException: The transport threw RuntimeException: broken
body: Skipcall\Exception\TransportException: The transport threw RuntimeException: broken
status: Error: no such thing
body: Error: no such thing
no text: Error: Object of class stdClass could not be converted to string
cancelled: Skipcall\Exception\TransportException: The request was cancelled
left: null
