--TEST--
Closed sets of words are enums; options and arguments take a case, or its value as a string
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../say.inc';
use Skipcall\{Client, Hydrate, InvalidText, OnBadCheckpoint, RateLimiterFailure, RateLimitMode, SortStyle, StopReason, SyncBy};

enum Mine: string
{
	case Wait = 'wait';
}
$page = '{"data": [{"id": "a", "createdAt": "2024-03-20T09:00:00Z", "updatedAt": "2024-03-20T09:00:00Z"}], "total": 1, "page": 1, "limit": 100, "totalPages": 1}';
$client = new Client('sk_test_any', ['transport' => fn () => ['status' => 200, 'body' => $page]]);

$options = [
	'rateLimitMode' => RateLimitMode::class, 'rateLimiterFailure' => RateLimiterFailure::class, 'hydrate' => Hydrate::class, 'invalidText' => InvalidText::class, 'sortStyle' => SortStyle::class,
];
ob_start();
phpinfo(INFO_MODULES);
$info = ob_get_clean();
foreach ($options as $option => $enum) {
	$taken = [];
	foreach ($enum::cases() as $case) {
		$taken[] = $client->withOptions([$option => $case])->__debugInfo()[$option] === $case->value
			&& $client->withOptions([$option => $case->value])->__debugInfo()[$option] === $case->value
			&& lcfirst($case->name) === $case->value;
	}
	$words = implode(', ', array_map(fn ($case) => "\"$case->value\"", $enum::cases()));
	say($option, taken: $taken, nothing_else: str_contains($info, "$option => one of $words => "));
}
// A case of something else, and words that are none.
foreach ([Mine::Wait, Hydrate::Objects, RateLimitMode::class, 'Wait', ['wait'], new stdClass(), 1] as $wrong) {
	refused(is_scalar($wrong) ? json_encode($wrong) : get_debug_type($wrong), fn () => $client->withOptions(['rateLimitMode' => $wrong]));
}

foreach ([...SyncBy::cases(), 'createdAt', 'updatedAt'] as $by) {
	foreach ([...OnBadCheckpoint::cases(), 'throw', 'restart'] as $cure) {
		$rows = iterator_count($client->syncCalls('damaged', by: $by, onBadCheckpoint: OnBadCheckpoint::Restart));
		$thrown = 'nothing';
		try {
			$client->syncCalls('damaged', onBadCheckpoint: $cure);
		} catch (Skipcall\Exception\InvalidArgumentException) {
			$thrown = 'throws';
		}
		echo $rows, ' ', $thrown, ' ';
	}
}
echo "\n";
refused('by', fn () => $client->syncCalls(by: StopReason::Complete));
refused('by', fn () => $client->syncCalls(by: 'endedAt'));
refused('onBadCheckpoint', fn () => $client->syncCalls(onBadCheckpoint: 'Restart'));

$sync = $client->syncCalls();
say(before: $sync->getStopReason(), rows: iterator_count($sync), after: $sync->getStopReason() === StopReason::Complete);
foreach (StopReason::cases() as $case) {
	echo $case->name, ' ', unserialize(serialize($case)) === $case ? $case->value : 'differs', "\n";
}
?>
--EXPECT--
rateLimitMode; taken: [true,true,true], nothing else: true
rateLimiterFailure; taken: [true,true], nothing else: true
hydrate; taken: [true,true], nothing else: true
invalidText; taken: [true,true], nothing else: true
sortStyle; taken: [true,true,true], nothing else: true
Mine: Skipcall\Exception\InvalidArgumentException
Skipcall\Hydrate: Skipcall\Exception\InvalidArgumentException
"Skipcall\\RateLimitMode": Skipcall\Exception\InvalidArgumentException
"Wait": Skipcall\Exception\InvalidArgumentException
array: Skipcall\Exception\InvalidArgumentException
stdClass: Skipcall\Exception\InvalidArgumentException
1: Skipcall\Exception\InvalidArgumentException
1 throws 1 nothing 1 throws 1 nothing 1 throws 1 nothing 1 throws 1 nothing 1 throws 1 nothing 1 throws 1 nothing 1 throws 1 nothing 1 throws 1 nothing 
by: TypeError
by: Skipcall\Exception\InvalidArgumentException
onBadCheckpoint: Skipcall\Exception\InvalidArgumentException
before: null, rows: 1, after: true
Complete complete
Unreadable unreadable
MaxRequests maxRequests
MaxSeconds maxSeconds
RateLimit rateLimit
