--TEST--
All 25 members of a row, each in its property, and the four summaries
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(full_row());
foreach ($call as $name => $value) {
	echo $name, ': ', is_object($value) ? get_class($value) . ' ' . encode($value) : encode($value), "\n";
}
?>
--EXPECT--
id: "123e4567-e89b-12d3-a456-426614174000"
callType: "CALL_SESSION"
phoneNumberId: "123e4567-e89b-12d3-a456-426614174002"
userProviderSid: "CA123456789"
adminProviderSid: "CA987654321"
providerConferenceId: "CF123456789"
status: "completed"
type: "outbound"
transferred: false
startedAt: "2024-03-20T09:00:00.000Z"
endedAt: "2024-03-20T09:15:00.000Z"
createdAt: "2024-03-20T08:55:00.000Z"
updatedAt: "2024-03-20T09:16:00.000Z"
sequenceRunId: "123e4567-e89b-12d3-a456-426614174003"
sequenceId: "123e4567-e89b-12d3-a456-426614174010"
syncedWithCrmDate: "2024-03-20T09:15:30.000Z"
deletedAt: "2024-03-21T09:15:00.000Z"
organizationId: "123e4567-e89b-12d3-a456-426614174004"
organizationMembershipId: "123e4567-e89b-12d3-a456-426614174005"
managedPhoneNumberId: "123e4567-e89b-12d3-a456-426614174006"
notes: "Call notes here"
contact: Skipcall\ContactSummary {"id":"123e4567-e89b-12d3-a456-426614174001","firstName":"John","lastName":"Doe","isUnknown":false}
phoneNumber: Skipcall\PhoneNumberSummary {"value":"+33612345678"}
caller: Skipcall\CallerSummary {"firstName":"Alice","lastName":"Martin"}
callerPhoneNumber: Skipcall\PhoneNumberSummary {"value":"+33184000000"}
extra: []
