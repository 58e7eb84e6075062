--TEST--
Of a row that unserialize() left unfilled every method answers or throws
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
class Keeper
{
	public static ?object $row = null;

	public function __unserialize(array $data): void
	{
		self::$row = $data['row'];
		throw new Exception('before the row around it was filled');
	}
}

function unfilled(string $class): object
{
	try {
		unserialize('O:' . strlen($class) . ':"' . $class . '":1:{s:1:"x";O:6:"Keeper":1:{s:3:"row";r:1;}}');
	} catch (Exception $e) {
		return Keeper::$row;
	}
}

foreach ([Skipcall\Call::class, Skipcall\ContactSummary::class, Skipcall\PhoneNumberSummary::class, Skipcall\CallerSummary::class] as $class) {
	foreach ((new ReflectionClass($class))->getMethods() as $method) {
		$name = $method->getName();
		if ($name === '__construct' || $method->isStatic()) {
			continue;
		}
		$row = unfilled($class);
		$result = $method->getNumberOfRequiredParameters() === 0 ? $row->$name() : $row->$name(['id' => 'a']);
		echo "$class::$name(): ", is_array($result) ? count($result) . ' members' : encode($result), "\n";
	}
	$row = unfilled($class);
	say(
		equal: $row == unfilled($class),
		clone_is_equal: clone $row == $row,
		json_is_of_toArray: json_encode($row) === json_encode($row->toArray()),
	);
	unserialize(serialize(unfilled(Skipcall\CallerSummary::class)));
}
refused('its id', fn() => unfilled(Skipcall\Call::class)->id);
attempt('back from a string', fn() => unserialize(serialize(unfilled(Skipcall\Call::class))));
?>
--EXPECT--
Skipcall\Call::getStartedAt(): null
Skipcall\Call::getEndedAt(): null
Skipcall\Call::getCreatedAt(): null
Skipcall\Call::getUpdatedAt(): null
Skipcall\Call::getSyncedWithCrmDate(): null
Skipcall\Call::getDeletedAt(): null
Skipcall\Call::getDurationSeconds(): null
Skipcall\Call::isInbound(): false
Skipcall\Call::isOutbound(): false
Skipcall\Call::toArray(): 25 members
Skipcall\Call::jsonSerialize(): 25 members
Skipcall\Call::__serialize(): 25 members
Skipcall\Call::__unserialize(): null
equal: true, clone is equal: true, json is of toArray: true
Skipcall\ContactSummary::getFullName(): ""
Skipcall\ContactSummary::__toString(): ""
Skipcall\ContactSummary::toArray(): 4 members
Skipcall\ContactSummary::jsonSerialize(): 4 members
Skipcall\ContactSummary::__serialize(): 4 members
Skipcall\ContactSummary::__unserialize(): null
equal: true, clone is equal: true, json is of toArray: true
Skipcall\PhoneNumberSummary::__toString(): ""
Skipcall\PhoneNumberSummary::toArray(): 1 members
Skipcall\PhoneNumberSummary::jsonSerialize(): 1 members
Skipcall\PhoneNumberSummary::__serialize(): 1 members
Skipcall\PhoneNumberSummary::__unserialize(): null
equal: true, clone is equal: true, json is of toArray: true
Skipcall\CallerSummary::getFullName(): ""
Skipcall\CallerSummary::__toString(): ""
Skipcall\CallerSummary::toArray(): 2 members
Skipcall\CallerSummary::jsonSerialize(): 2 members
Skipcall\CallerSummary::__serialize(): 2 members
Skipcall\CallerSummary::__unserialize(): null
equal: true, clone is equal: true, json is of toArray: true
its id: Error
back from a string: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "id" as a string, null given
