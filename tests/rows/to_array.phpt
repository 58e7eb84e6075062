--TEST--
toArray() is the document again: 25 members in its order, then $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
say(same_document: call(full_row())->toArray() === full_row());
$shuffled = array_reverse(full_row(), true);
say(same_order_of_a_reversed_one: call($shuffled)->toArray() === full_row());
say(document: call('{"b":1,"notes":"n","a":[2],"id":"x","7":null}')->toArray());
?>
--EXPECT--
same document: true
same order of a reversed one: true
document: {"id":"x","callType":null,"phoneNumberId":null,"userProviderSid":null,"adminProviderSid":null,"providerConferenceId":null,"status":null,"type":null,"transferred":null,"startedAt":null,"endedAt":null,"createdAt":null,"updatedAt":null,"sequenceRunId":null,"sequenceId":null,"syncedWithCrmDate":null,"deletedAt":null,"organizationId":null,"organizationMembershipId":null,"managedPhoneNumberId":null,"notes":"n","contact":null,"phoneNumber":null,"caller":null,"callerPhoneNumber":null,"b":1,"a":[2],"7":null}
