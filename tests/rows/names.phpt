--TEST--
One form of names: what is computed is a get…() or is…() method, what has a name is its text, records have toArray()
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../say.inc';
use Skipcall\{Call, CallerSummary, ContactSummary, PhoneNumberSummary, RateLimit, TransferStats};

// People and numbers are texts where a text is wanted.
$call = Call::fromArray(['id' => 'a', 'contact' => ['firstName' => ' Ada', 'lastName' => 'Lovelace '], 'caller' => ['lastName' => 'Martin'], 'phoneNumber' => ['value' => '+33']]);
echo "$call->contact, $call->caller, $call->phoneNumber\n";
say(nobody: (string) Call::fromArray(['id' => 'a', 'contact' => []])->contact);
say(stringable: array_map(fn ($class) => is_subclass_of($class, Stringable::class), [ContactSummary::class, CallerSummary::class, PhoneNumberSummary::class]));

// A property is what the other side wrote; get…() of the same name is it as a date.
$limit = new RateLimit(100, 5, 1700000000);
$client = new Skipcall\Client('sk_test_any', ['transport' => fn () => ['status' => 200, 'body' => '{"data": [], "total": 0, "page": 1, "limit": 10, "totalPages": 0}']]);
$stats = $client->listCalls()->stats;
say(resetAt: $limit->resetAt, date: $limit->getResetAt()->format(DATE_RFC3339_EXTENDED), class: get_class($limit->getResetAt()));
say(startedAt: abs((float) $stats->getStartedAt()->format('U.u') - $stats->startedAt) < 0.00001);
date_default_timezone_set('Asia/Tokyo');
say(in_UTC: [$limit->getResetAt()->getOffset(), $stats->getStartedAt()->getOffset()]);
say(from_a_date: new RateLimit(100, 5, new DateTime('2023-11-14 22:13:20.9 UTC')) == $limit);
foreach ([0, PHP_INT_MAX, new DateTimeImmutable('@-1'), '1700000000', 'soon'] as $at) {
	refused('resetAt ' . (is_object($at) ? $at->format('U') : json_encode($at)), fn () => print (new RateLimit(1, 1, $at))->getResetAt()->format("U\n"));
}
refused('never constructed', fn () => new RateLimit(1, 1, (new ReflectionClass(DateTime::class))->newInstanceWithoutConstructor()));
class Keeper
{
	public static RateLimit $limit;

	public function __unserialize(array $data): void
	{
		self::$limit = $data['limit'];
		throw new Exception('before the limit around it was filled');
	}
}
refused('unserialize', fn () => unserialize('O:18:"Skipcall\RateLimit":1:{s:1:"x";O:6:"Keeper":1:{s:5:"limit";r:1;}}'));
say(unfilled: Keeper::$limit->getResetAt()->format('U'));

// toArray() is what json_encode() writes, of whatever can be written.
foreach ([$call, $call->contact, $call->caller, $call->phoneNumber, $limit, $stats, Skipcall\CallPage::fromArray(['data' => [], 'total' => 0, 'page' => 1, 'limit' => 10, 'totalPages' => 0])] as $record) {
	say($record::class, as_JSON: json_encode($record->toArray()) === json_encode($record));
}
say(of_all_properties: array_keys($stats->toArray()) === array_column((new ReflectionClass($stats))->getProperties(), 'name'));

// The same in every class: no method of a value without a prefix that says what it is.
$allowed = '/^(get|is|has|to|from|parse|list|iterate|sync|count|wait|with|close|batches|cancel|json|acquire|observe|current|key|next|rewind|valid|cases|tryFrom|__)/';
foreach ((new ReflectionExtension('skipcall'))->getClasses() as $class) {
	foreach ($class->getMethods() as $method) {
		if ($method->isPublic() && preg_match('/^Skipcall\\\\(?!Dev)/', $method->class) && !preg_match($allowed, $method->name)) {
			echo "$method->class::$method->name()\n";
		}
	}
	foreach ($class->getProperties(ReflectionProperty::IS_PUBLIC) as $property) {
		// isUnknown is a member of the API.
		if (preg_match('/^(is|has)[A-Z]/', $property->name) && $property->name !== 'isUnknown') {
			echo "$property->class::\$$property->name\n";
		}
	}
}
?>
--EXPECT--
Ada Lovelace, Martin, +33
nobody: ""
stringable: [true,true,true]
resetAt: 1700000000, date: "2023-11-14T22:13:20.000+00:00", class: "DateTimeImmutable"
startedAt: true
in UTC: [0,0]
from a date: true
0
resetAt 0: allowed
9223372036854775807
resetAt 9223372036854775807: allowed
resetAt -1: Skipcall\Exception\InvalidArgumentException
1700000000
resetAt "1700000000": allowed
resetAt "soon": TypeError
never constructed: Skipcall\Exception\InvalidArgumentException
unserialize: Exception
unfilled: "0"
Skipcall\Call; as JSON: true
Skipcall\ContactSummary; as JSON: true
Skipcall\CallerSummary; as JSON: true
Skipcall\PhoneNumberSummary; as JSON: true
Skipcall\RateLimit; as JSON: true
Skipcall\TransferStats; as JSON: true
Skipcall\CallPage; as JSON: true
of all properties: true
