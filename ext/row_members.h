/*
 * The rows of the API, one line for each member: its slot, its name, what it holds, and the shape of a child.
 *
 * The order is that of the API document and of the properties in the stub: member i is property i, and
 * $extra is the property after the last. PHP does not start when table and stub differ.
 *
 * To add a kind of row: its members here, an entry in the enum below, two in row.c, its class in the stub
 * and in module.c. If the API has a list of them: a struct skipcall_resource, as in call.c. sample.c does
 * all this in 100 lines.
 */
#ifndef SKIPCALL_ROW_MEMBERS_H
#define SKIPCALL_ROW_MEMBERS_H

/* What a member holds (struct skc_json_member, kind). Anything else goes to $extra. */
enum skipcall_kind {
	SKIPCALL_ID, /* text that has to be there; only the first member */
	SKIPCALL_TEXT, /* text or null */
	SKIPCALL_DATE, /* the same, and rows can be judged by it: whether they stand in order */
	SKIPCALL_REPEATED, /* text or null, likely to be that of another row too: kept once */
	SKIPCALL_FLAG, /* true, false or null */
	SKIPCALL_CHILD, /* an object of the shape named, or null; one that comes again is kept once */
};

#define SKIPCALL_CALL_MEMBERS(MEMBER) \
	MEMBER(SKIPCALL_CALL_ID, "id", SKIPCALL_ID, 0) \
	MEMBER(SKIPCALL_CALL_CALL_TYPE, "callType", SKIPCALL_REPEATED, 0) \
	MEMBER(SKIPCALL_CALL_PHONE_NUMBER_ID, "phoneNumberId", SKIPCALL_REPEATED, 0) \
	MEMBER(SKIPCALL_CALL_USER_PROVIDER_SID, "userProviderSid", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CALL_ADMIN_PROVIDER_SID, "adminProviderSid", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CALL_CONFERENCE_ID, "providerConferenceId", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CALL_STATUS, "status", SKIPCALL_REPEATED, 0) \
	MEMBER(SKIPCALL_CALL_TYPE, "type", SKIPCALL_REPEATED, 0) \
	MEMBER(SKIPCALL_CALL_TRANSFERRED, "transferred", SKIPCALL_FLAG, 0) \
	MEMBER(SKIPCALL_CALL_STARTED_AT, "startedAt", SKIPCALL_DATE, 0) \
	MEMBER(SKIPCALL_CALL_ENDED_AT, "endedAt", SKIPCALL_DATE, 0) \
	MEMBER(SKIPCALL_CALL_CREATED_AT, "createdAt", SKIPCALL_DATE, 0) \
	MEMBER(SKIPCALL_CALL_UPDATED_AT, "updatedAt", SKIPCALL_DATE, 0) \
	MEMBER(SKIPCALL_CALL_SEQUENCE_RUN_ID, "sequenceRunId", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CALL_SEQUENCE_ID, "sequenceId", SKIPCALL_REPEATED, 0) \
	MEMBER(SKIPCALL_CALL_SYNCED_WITH_CRM_DATE, "syncedWithCrmDate", SKIPCALL_DATE, 0) \
	MEMBER(SKIPCALL_CALL_DELETED_AT, "deletedAt", SKIPCALL_DATE, 0) \
	MEMBER(SKIPCALL_CALL_ORGANIZATION_ID, "organizationId", SKIPCALL_REPEATED, 0) \
	MEMBER(SKIPCALL_CALL_MEMBERSHIP_ID, "organizationMembershipId", SKIPCALL_REPEATED, 0) \
	MEMBER(SKIPCALL_CALL_MANAGED_NUMBER_ID, "managedPhoneNumberId", SKIPCALL_REPEATED, 0) \
	MEMBER(SKIPCALL_CALL_NOTES, "notes", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CALL_CONTACT, "contact", SKIPCALL_CHILD, SKIPCALL_CONTACT) \
	MEMBER(SKIPCALL_CALL_PHONE_NUMBER, "phoneNumber", SKIPCALL_CHILD, SKIPCALL_PHONE_NUMBER) \
	MEMBER(SKIPCALL_CALL_CALLER, "caller", SKIPCALL_CHILD, SKIPCALL_CALLER) \
	MEMBER(SKIPCALL_CALL_CALLER_NUMBER, "callerPhoneNumber", SKIPCALL_CHILD, SKIPCALL_PHONE_NUMBER)

#define SKIPCALL_CONTACT_MEMBERS(MEMBER) \
	MEMBER(SKIPCALL_CONTACT_ID, "id", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CONTACT_FIRST_NAME, "firstName", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CONTACT_LAST_NAME, "lastName", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CONTACT_IS_UNKNOWN, "isUnknown", SKIPCALL_FLAG, 0)

#define SKIPCALL_PHONE_NUMBER_MEMBERS(MEMBER) \
	MEMBER(SKIPCALL_PHONE_NUMBER_VALUE, "value", SKIPCALL_TEXT, 0)

#define SKIPCALL_CALLER_MEMBERS(MEMBER) \
	MEMBER(SKIPCALL_CALLER_FIRST_NAME, "firstName", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_CALLER_LAST_NAME, "lastName", SKIPCALL_TEXT, 0)

#ifdef SKIPCALL_DEV
/* A second list, in builds with --enable-skipcall-dev only: a test reads it with the code for calls. */
#define SKIPCALL_SAMPLE_MEMBERS(MEMBER) \
	MEMBER(SKIPCALL_SAMPLE_ID, "id", SKIPCALL_ID, 0) \
	MEMBER(SKIPCALL_SAMPLE_NAME, "name", SKIPCALL_TEXT, 0) \
	MEMBER(SKIPCALL_SAMPLE_ADDED, "added", SKIPCALL_DATE, 0) \
	MEMBER(SKIPCALL_SAMPLE_PHONE_NUMBER, "phoneNumber", SKIPCALL_CHILD, SKIPCALL_PHONE_NUMBER)
#endif

enum skipcall_shape_index {
	SKIPCALL_CALL,
	SKIPCALL_CONTACT,
	SKIPCALL_PHONE_NUMBER,
	SKIPCALL_CALLER,
#ifdef SKIPCALL_DEV
	SKIPCALL_SAMPLE,
#endif
	SKIPCALL_SHAPES
};

/* The slots, from the tables. */
#define SKIPCALL_SLOT(slot, name, kind, child) slot,
enum skipcall_call_slot { SKIPCALL_CALL_MEMBERS(SKIPCALL_SLOT) };
enum skipcall_contact_slot { SKIPCALL_CONTACT_MEMBERS(SKIPCALL_SLOT) };
enum skipcall_phone_number_slot { SKIPCALL_PHONE_NUMBER_MEMBERS(SKIPCALL_SLOT) };
enum skipcall_caller_slot { SKIPCALL_CALLER_MEMBERS(SKIPCALL_SLOT) };
#ifdef SKIPCALL_DEV
enum skipcall_sample_slot { SKIPCALL_SAMPLE_MEMBERS(SKIPCALL_SLOT) };
#endif
#undef SKIPCALL_SLOT

#endif
