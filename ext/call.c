/* The list of calls, and the methods of Call and its summaries for dates, duration and names. */
#include "php.h"
#include "ext/date/php_date.h"
#include "ext/standard/php_string.h"
#include "zend_smart_str.h"

#include "../src/clock.h"
#include "../src/iso_date.h"
#include "classes.h"
#include "php_compat.h"
#include "row.h"

const struct skipcall_resource skipcall_calls = {
	.path = "/v1/calls",
	.noun = "calls",
	.shape = SKIPCALL_CALL,
	.id = SKIPCALL_CALL_ID,
	.created = SKIPCALL_CALL_CREATED_AT,
	.updated = SKIPCALL_CALL_UPDATED_AT,
	.organisation = SKIPCALL_CALL_ORGANIZATION_ID,
};

ZEND_METHOD(Skipcall_Call, fromArray)
{
	HashTable *data;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(data)
	ZEND_PARSE_PARAMETERS_END();
	skipcall_row_from_array(&skipcall_shapes[SKIPCALL_CALL], data,
		"Skipcall\\Call::fromArray(): Argument #1 ($data)", return_value);
}

/* DateTimeImmutable of an ISO date, null when it is none. */
static void date_of(const char *text, size_t len, zval *return_value)
{
	char full[SKC_ISO_DATE_SIZE];
	int64_t us;
	int zone;
	/* Written anew: PHP does not read all of the forms, and takes its own zone where there is none. */
	if (!skc_iso_date_parse_zoned(text, len, &us, &zone) ||
		!skc_iso_date_write_zoned(us, zone, full)) {
		RETURN_NULL();
	}
	php_date_instantiate(php_date_get_immutable_ce(), return_value);
	if (!skipcall_read_date(Z_PHPDATE_P(return_value), full, strlen(full))) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
	}
}

static void date_method(enum skipcall_call_slot slot, INTERNAL_FUNCTION_PARAMETERS)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zval *text = skipcall_row_slot(Z_OBJ_P(ZEND_THIS), slot);
	if (Z_TYPE_P(text) == IS_STRING) {
		date_of(Z_STRVAL_P(text), Z_STRLEN_P(text), return_value);
	}
}

ZEND_METHOD(Skipcall_Call, getStartedAt)
{
	date_method(SKIPCALL_CALL_STARTED_AT, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_Call, getEndedAt)
{
	date_method(SKIPCALL_CALL_ENDED_AT, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_Call, getCreatedAt)
{
	date_method(SKIPCALL_CALL_CREATED_AT, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_Call, getUpdatedAt)
{
	date_method(SKIPCALL_CALL_UPDATED_AT, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_Call, getSyncedWithCrmDate)
{
	date_method(SKIPCALL_CALL_SYNCED_WITH_CRM_DATE, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_Call, getDeletedAt)
{
	date_method(SKIPCALL_CALL_DELETED_AT, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_Call, parseDate)
{
	zend_string *date;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR_OR_NULL(date)
	ZEND_PARSE_PARAMETERS_END();
	if (date != NULL) {
		date_of(ZSTR_VAL(date), ZSTR_LEN(date), return_value);
	}
}

static bool microseconds(zend_object *call, enum skipcall_call_slot slot, int64_t *us)
{
	zval *text = skipcall_row_slot(call, slot);
	return Z_TYPE_P(text) == IS_STRING &&
		skc_iso_date_parse(Z_STRVAL_P(text), Z_STRLEN_P(text), us);
}

ZEND_METHOD(Skipcall_Call, getDurationSeconds)
{
	int64_t start, end;
	ZEND_PARSE_PARAMETERS_NONE();
	zend_object *call = Z_OBJ_P(ZEND_THIS);
	if (microseconds(call, SKIPCALL_CALL_STARTED_AT, &start) &&
		microseconds(call, SKIPCALL_CALL_ENDED_AT, &end) && end >= start) {
		RETURN_DOUBLE((double)(end - start) / SKC_SECOND);
	}
}

static void type_method(const char *type, INTERNAL_FUNCTION_PARAMETERS)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zval *value = skipcall_row_slot(Z_OBJ_P(ZEND_THIS), SKIPCALL_CALL_TYPE);
	RETURN_BOOL(Z_TYPE_P(value) == IS_STRING &&
		zend_string_equals_cstr(Z_STR_P(value), type, strlen(type)));
}

ZEND_METHOD(Skipcall_Call, isInbound)
{
	type_method("inbound", INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_Call, isOutbound)
{
	type_method("outbound", INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

/*
 * First and last name, which stand in neighbouring slots, with one space between them when there
 * are both.
 */
_Static_assert(SKIPCALL_CONTACT_LAST_NAME == SKIPCALL_CONTACT_FIRST_NAME + 1 &&
		SKIPCALL_CALLER_LAST_NAME == SKIPCALL_CALLER_FIRST_NAME + 1,
	"names stand in neighbouring slots");

static void full_name_method(unsigned first_slot, INTERNAL_FUNCTION_PARAMETERS)
{
	ZEND_PARSE_PARAMETERS_NONE();
	smart_str name = {0};
	for (unsigned i = first_slot; i <= first_slot + 1; i++) {
		zval *part = skipcall_row_slot(Z_OBJ_P(ZEND_THIS), i);
		if (Z_TYPE_P(part) == IS_STRING) {
			zend_string *trimmed = php_trim(Z_STR_P(part), NULL, 0, 3);
			if (ZSTR_LEN(trimmed) > 0) {
				if (name.s != NULL) {
					smart_str_appendc(&name, ' ');
				}
				smart_str_append(&name, trimmed);
			}
			zend_string_release(trimmed);
		}
	}
	RETURN_STR(smart_str_extract(&name));
}

ZEND_METHOD(Skipcall_ContactSummary, getFullName)
{
	full_name_method(SKIPCALL_CONTACT_FIRST_NAME, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_CallerSummary, getFullName)
{
	full_name_method(SKIPCALL_CALLER_FIRST_NAME, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_ContactSummary, __toString)
{
	full_name_method(SKIPCALL_CONTACT_FIRST_NAME, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_CallerSummary, __toString)
{
	full_name_method(SKIPCALL_CALLER_FIRST_NAME, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_PhoneNumberSummary, __toString)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zval *value = skipcall_row_slot(Z_OBJ_P(ZEND_THIS), SKIPCALL_PHONE_NUMBER_VALUE);
	if (Z_TYPE_P(value) == IS_STRING) {
		RETURN_COPY(value);
	}
	RETURN_EMPTY_STRING();
}
