--TEST--
Properties are the members of the API document, in its order, with their types
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach ([Skipcall\Call::class, Skipcall\ContactSummary::class, Skipcall\PhoneNumberSummary::class,
	Skipcall\CallerSummary::class] as $class) {
	echo $class, "\n";
	foreach ((new ReflectionClass($class))->getProperties() as $property) {
		$readonly = $property->isPublic() && $property->isReadOnly() ? 'public readonly' : 'not read-only';
		echo "\t$readonly ", $property->getType(), ' $', $property->getName(), "\n";
	}
}
?>
--EXPECT--
Skipcall\Call
	public readonly string $id
	public readonly ?string $callType
	public readonly ?string $phoneNumberId
	public readonly ?string $userProviderSid
	public readonly ?string $adminProviderSid
	public readonly ?string $providerConferenceId
	public readonly ?string $status
	public readonly ?string $type
	public readonly ?bool $transferred
	public readonly ?string $startedAt
	public readonly ?string $endedAt
	public readonly ?string $createdAt
	public readonly ?string $updatedAt
	public readonly ?string $sequenceRunId
	public readonly ?string $sequenceId
	public readonly ?string $syncedWithCrmDate
	public readonly ?string $deletedAt
	public readonly ?string $organizationId
	public readonly ?string $organizationMembershipId
	public readonly ?string $managedPhoneNumberId
	public readonly ?string $notes
	public readonly ?Skipcall\ContactSummary $contact
	public readonly ?Skipcall\PhoneNumberSummary $phoneNumber
	public readonly ?Skipcall\CallerSummary $caller
	public readonly ?Skipcall\PhoneNumberSummary $callerPhoneNumber
	public readonly array $extra
Skipcall\ContactSummary
	public readonly ?string $id
	public readonly ?string $firstName
	public readonly ?string $lastName
	public readonly ?bool $isUnknown
	public readonly array $extra
Skipcall\PhoneNumberSummary
	public readonly ?string $value
	public readonly array $extra
Skipcall\CallerSummary
	public readonly ?string $firstName
	public readonly ?string $lastName
	public readonly array $extra
