--TEST--
CallPage::fromJson() reads a page from text as the API's are read: for caches, fixtures and webhooks
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$rows = array_map(fn ($i) => ['phoneNumber' => ['value' => "+336$i"], 'contact' => null, 'colour' => 'red'] + row($i, '2024-03-20T09:00:00.000Z'), range(1, 30));
$json = answer($rows, ['total' => 99, 'totalPages' => 4, 'limit' => 30])['body'];
$page = Skipcall\CallPage::fromJson($json);
show($page);
say(row: $page->data[29], sorted: $page->sorted, rateLimit: $page->rateLimit, stats: $page->stats);
say(as_from_an_array: $page == Skipcall\CallPage::fromArray(json_decode($json, true)),
	as_from_the_network: $page->data == doubled(fn () => ['status' => 200, 'body' => $json])->listCalls()->data,
	of_itself: $page == Skipcall\CallPage::fromJson(json_encode($page)));
foreach (['', 'x', '[]', '{}', '{"data":[]}', '{"data":[],"total":-1,"page":1,"limit":1,"totalPages":1}', '{"data":[{"id":7}],"total":1,"page":1,"limit":1,"totalPages":1}',
	'{"data":[{}],"total":1,"page":1,"limit":1,"totalPages":1}', '{"data":5,"total":1,"page":1,"limit":1,"totalPages":1}', $json . 'x', substr($json, 0, -1), "{\"data\":[{\"id\":\"\xE9\"}]}"] as $bad) {
	try {
		Skipcall\CallPage::fromJson($bad);
		echo "allowed\n";
	} catch (Skipcall\Exception\DecodeException $e) {
		say($e->getMessage());
		say(path: $e->getPath(), offset: $e->getOffset(), excerpt: strlen($e->getExcerpt()) <= 80, stats: $e->getStats(), retryable: $e->isRetryable());
	}
}
refused('array', fn () => Skipcall\CallPage::fromJson([]));
?>
--EXPECT--
30 rows of 99, page 1 of 4, limit 30, before: false, after: true
row: {"id":"call-30","callType":null,"phoneNumberId":null,"userProviderSid":null,"adminProviderSid":null,"providerConferenceId":null,"status":null,"type":null,"transferred":null,"startedAt":null,"endedAt":null,"createdAt":"2024-03-20T09:00:00.000Z","updatedAt":null,"sequenceRunId":null,"sequenceId":null,"syncedWithCrmDate":null,"deletedAt":null,"organizationId":null,"organizationMembershipId":null,"managedPhoneNumberId":null,"notes":null,"contact":null,"phoneNumber":{"value":"+33630"},"caller":null,"callerPhoneNumber":null,"colour":"red"}, sorted: null, rateLimit: null, stats: null
as from an array: true, as from the network: true, of itself: true
The text is not the documented JSON: the text ends too early at byte 0
path: "", offset: 0, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: syntax error at byte 0
path: "", offset: 0, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: expected an object with "data" at byte 0
path: "", offset: 0, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: it has no member "data"
path: "", offset: 0, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: it has no member "total"
path: "", offset: 0, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: expected a whole number from 0 at byte 19 (total)
path: "total", offset: 19, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: expected a string at byte 15 (data[0].id)
path: "data[0].id", offset: 15, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: expected an "id" at byte 9 (data[0])
path: "data[0]", offset: 9, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: expected a list of calls at byte 8 (data)
path: "data", offset: 8, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: text after the end of the document at byte 3608
path: "", offset: 3608, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: the text ends too early at byte 3607
path: "", offset: 3607, excerpt: true, stats: null, retryable: false
The text is not the documented JSON: malformed UTF-8 at byte 16 (data[0].id)
path: "data[0].id", offset: 16, excerpt: true, stats: null, retryable: false
array: TypeError
