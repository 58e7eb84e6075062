#include "list_arguments.h"

#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"
#include "ext/json/php_json.h"
#include "zend_smart_str.h"

#include "../src/clock.h"
#include "../src/iso_date.h"
#include "../src/json_reader.h"
#include "refuse.h"

/* The nesting limit of filters is that of responses. */
#define FILTER_DEPTH SKC_JSON_DEPTH_MAX

/* ---- sort ---- */

static bool refuse_sort(unsigned position, const char *what)
{
	skipcall_refuse(
		"Argument #%u ($sort) must be \"createdAt\", \"-createdAt\", "
		"[\"createdAt\" => \"desc\"] or [\"orderBy\" => \"createdAt\", \"order\" => \"desc\"]; %s",
		position, what);
	return false;
}

static bool is_member_name(const char *name, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char c = name[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
				c == '_' || c == '.')) {
			return false;
		}
	}
	return len > 0;
}

static bool set_sort(struct skipcall_list_arguments *arguments, unsigned position, const char *name,
	size_t len, bool descending)
{
	if (!is_member_name(name, len)) {
		return refuse_sort(
			position, "the member's name may hold letters, digits, \"_\" and \".\" only");
	}
	arguments->order_by = zend_string_init(name, len, false);
	arguments->query.order_by = ZSTR_VAL(arguments->order_by);
	arguments->query.order_by_len = len;
	arguments->query.descending = descending;
	return true;
}

/* "asc" and "desc", in any case. */
static bool parse_order(zval *value, bool *descending)
{
	if (value == NULL) {
		*descending = false; /* the document's default */
		return true;
	}
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_STRING) {
		return false;
	}
	*descending = zend_string_equals_literal_ci(Z_STR_P(value), "desc");
	return *descending || zend_string_equals_literal_ci(Z_STR_P(value), "asc");
}

static bool parse_sort_array(
	struct skipcall_list_arguments *arguments, unsigned position, HashTable *sort)
{
	zval *order_by = zend_hash_str_find_deref(sort, ZEND_STRL("orderBy"));
	zval *order = zend_hash_str_find(sort, ZEND_STRL("order"));
	zend_string *name = NULL;
	bool descending;
	if (order_by != NULL) {
		if (Z_TYPE_P(order_by) != IS_STRING) {
			return refuse_sort(position, "\"orderBy\" is no string");
		}
		if (zend_hash_num_elements(sort) != (order != NULL ? 2u : 1u)) {
			return refuse_sort(position, "there are more members than \"orderBy\" and \"order\"");
		}
		name = Z_STR_P(order_by);
	} else {
		if (zend_hash_num_elements(sort) != 1) {
			return refuse_sort(position, "an array of one member is needed");
		}
		zend_string *key;
		ZEND_HASH_FOREACH_STR_KEY_VAL(sort, key, order) {
			name = key;
		}
		ZEND_HASH_FOREACH_END();
		if (name == NULL) {
			return refuse_sort(position, "a list was given");
		}
	}
	if (!parse_order(order, &descending)) {
		return refuse_sort(position, "the order is neither \"asc\" nor \"desc\"");
	}
	return set_sort(arguments, position, ZSTR_VAL(name), ZSTR_LEN(name), descending);
}

static bool parse_sort(struct skipcall_list_arguments *arguments, unsigned position, zval *sort)
{
	if (Z_TYPE_P(sort) == IS_ARRAY) {
		return parse_sort_array(arguments, position, Z_ARRVAL_P(sort));
	}
	const bool descending = Z_STRLEN_P(sort) > 0 && Z_STRVAL_P(sort)[0] == '-';
	return set_sort(arguments, position, Z_STRVAL_P(sort) + descending,
		Z_STRLEN_P(sort) - descending, descending);
}

/* ---- filters ---- */

static bool refuse_filters(unsigned position, const char *what)
{
	return skipcall_refuse("Argument #%u ($filters) %s", position, what);
}

/* A date in UTC, as the API writes its own. */
static bool date_to_json(zval *date, zval *out)
{
	const timelib_time *time = Z_PHPDATE_P(date)->time;
	char text[SKC_ISO_DATE_SIZE];
	if (time == NULL || time->sse > INT64_MAX / SKC_SECOND - 1 ||
		time->sse < INT64_MIN / SKC_SECOND + 1 ||
		!skc_iso_date_write((int64_t)time->sse * SKC_SECOND + (int64_t)time->us, text)) {
		return false;
	}
	ZVAL_STRING(out, text);
	return true;
}

static bool convert(zval *value, unsigned depth, const char **problem, zval *out);

/* Into *out, an array or an object without properties. */
static bool convert_members(HashTable *members, unsigned depth, const char **problem, zval *out)
{
	zend_ulong number;
	zend_string *name;
	zval *member;
	ZEND_HASH_FOREACH_KEY_VAL(members, number, name, member) {
		zval converted;
		if (Z_TYPE_P(out) == IS_OBJECT && name != NULL && ZSTR_LEN(name) > 0 &&
			ZSTR_VAL(name)[0] == '\0') {
			continue; /* not public */
		}
		if (Z_TYPE_P(member) == IS_INDIRECT) {
			member = Z_INDIRECT_P(member);
		}
		if (Z_TYPE_P(member) == IS_UNDEF) {
			continue;
		}
		if (!convert(member, depth + 1, problem, &converted)) {
			return false;
		}
		HashTable *to = Z_TYPE_P(out) == IS_OBJECT ? Z_OBJPROP_P(out) : Z_ARRVAL_P(out);
		if (name != NULL) {
			zend_hash_update(to, name, &converted);
		} else {
			zend_hash_index_update(to, number, &converted);
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static bool convert_object(zval *value, unsigned depth, const char **problem, zval *out)
{
	zend_class_entry *ce = Z_OBJCE_P(value);
	if (instanceof_function(ce, php_date_get_interface_ce())) {
		*problem = "holds a date that was not constructed, or whose year does not have four digits";
		return date_to_json(value, out);
	}
	if (instanceof_function(ce, php_json_serializable_ce)) {
		zval result;
		zend_call_method_with_0_params(Z_OBJ_P(value), ce, NULL, "jsonserialize", &result);
		if (Z_TYPE(result) == IS_UNDEF) {
			return false; /* it threw */
		}
		if (Z_ISREF(result)) {
			zend_unwrap_reference(&result);
		}
		/* One that returns itself is written by its properties, as json_encode() does. */
		const bool itself = Z_TYPE(result) == IS_OBJECT && Z_OBJ(result) == Z_OBJ_P(value);
		const bool converted = !itself && convert(&result, depth + 1, problem, out);
		zval_ptr_dtor(&result);
		if (!itself) {
			return converted;
		}
	}
	if ((ce->ce_flags & ZEND_ACC_ENUM) != 0) {
		ZVAL_COPY(out, value); /* PHP's JSON writes its value, and refuses one without */
		return true;
	}
	HashTable *properties = zend_get_properties_for(value, ZEND_PROP_PURPOSE_JSON);
	object_init(out);
	const bool converted = properties == NULL || convert_members(properties, depth, problem, out);
	zend_release_properties(properties);
	return converted;
}

/* Copies filters with dates as text, for json_encode(). False with *problem set, or with an exception. */
static bool convert(zval *value, unsigned depth, const char **problem, zval *out)
{
	ZVAL_UNDEF(out);
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_ARRAY && Z_TYPE_P(value) != IS_OBJECT) {
		ZVAL_COPY(out, value);
		return true;
	}
	if (depth == FILTER_DEPTH) {
		*problem = "is nested more than 63 deep";
		return false;
	}
	/* Held while it is walked: code of its members may let it go, or change it. */
	zval held;
	bool converted;
	ZVAL_COPY(&held, value);
	if (Z_TYPE(held) == IS_OBJECT) {
		converted = convert_object(&held, depth, problem, out);
	} else {
		array_init_size(out, zend_hash_num_elements(Z_ARRVAL(held)));
		converted = convert_members(Z_ARRVAL(held), depth, problem, out);
	}
	zval_ptr_dtor(&held);
	if (!converted) {
		zval_ptr_dtor(out);
		ZVAL_UNDEF(out);
	}
	return converted;
}

/* Why json_encode() failed. */
static const char *encoder_problem(int code)
{
	switch (code) {
		case PHP_JSON_ERROR_UTF8:
			return "cannot be written as JSON: a text in it is not UTF-8";
		case PHP_JSON_ERROR_INF_OR_NAN:
			return "cannot be written as JSON: a number in it is infinite or NAN";
		case PHP_JSON_ERROR_UNSUPPORTED_TYPE:
			return "cannot be written as JSON: a value in it has a type that JSON does not know";
		case PHP_JSON_ERROR_NON_BACKED_ENUM:
			return "cannot be written as JSON: an enum in it has no values";
		default:
			return "cannot be written as JSON";
	}
}

static bool encode_filters(
	struct skipcall_list_arguments *arguments, unsigned position, zval *filters)
{
	const char *problem = NULL;
	zval converted;
	smart_str json = {0};
	if (!convert(filters, 0, &problem, &converted)) {
		return EG(exception) == NULL && refuse_filters(position, problem);
	}
	/* json_last_error() is the caller's. */
	const php_json_error_code last_error = JSON_G(error_code);
	php_json_encode_ex(&json, &converted,
		PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_PRESERVE_ZERO_FRACTION,
		FILTER_DEPTH);
	const php_json_error_code error = JSON_G(error_code);
	JSON_G(error_code) = last_error;
	zval_ptr_dtor(&converted);
	if (error != PHP_JSON_ERROR_NONE || EG(exception) != NULL || json.s == NULL) {
		smart_str_free(&json);
		return EG(exception) == NULL && refuse_filters(position, encoder_problem((int)error));
	}
	arguments->filters = smart_str_extract(&json);
	return true;
}

static bool parse_filters(
	struct skipcall_list_arguments *arguments, unsigned position, zval *filters)
{
	if (Z_TYPE_P(filters) == IS_ARRAY) {
		if (zend_hash_num_elements(Z_ARRVAL_P(filters)) == 0) {
			return true; /* no filter */
		}
		if (!encode_filters(arguments, position, filters)) {
			return false;
		}
	} else {
		struct skc_json json;
		skc_json_init(&json, Z_STRVAL_P(filters), Z_STRLEN_P(filters));
		if (!skc_json_skip(&json) || !skc_json_finish(&json)) {
			char what[160];
			snprintf(what, sizeof(what),
				"must be an array or valid JSON; string given, with %s at byte %zu",
				skc_json_error_text(json.error), (size_t)(json.at - json.start));
			return refuse_filters(position, what);
		}
		arguments->filters = zend_string_copy(Z_STR_P(filters));
		arguments->filters_are_text = true;
	}
	arguments->query.filters = ZSTR_VAL(arguments->filters);
	arguments->query.filters_len = ZSTR_LEN(arguments->filters);
	return true;
}

/* ---- workspaceIds ---- */

static bool refuse_workspaces(unsigned position, const char *what)
{
	return skipcall_refuse("Argument #%u ($workspaceIds) %s", position, what);
}

static bool is_workspace_id(const zend_string *id)
{
	for (size_t i = 0; i < ZSTR_LEN(id); i++) {
		unsigned char c = (unsigned char)ZSTR_VAL(id)[i];
		if (c <= ' ' || c == ',' || c == 0x7F) {
			return false;
		}
	}
	return ZSTR_LEN(id) > 0;
}

static bool parse_workspaces(
	struct skipcall_list_arguments *arguments, unsigned position, zval *ids)
{
	HashTable met;
	smart_str joined = {0};
	zval *id;
	zval list;
	bool ok = true;
	if (Z_TYPE_P(ids) == IS_STRING) {
		array_init_size(&list, 1);
		Z_TRY_ADDREF_P(ids);
		zend_hash_next_index_insert_new(Z_ARRVAL(list), ids);
	} else {
		ZVAL_COPY(&list, ids);
	}
	if (zend_hash_num_elements(Z_ARRVAL(list)) == 0) {
		zval_ptr_dtor(&list);
		return refuse_workspaces(position,
			"must not be empty: pass null for every workspace of the key (leaving it out means all "
			"of them)");
	}
	zend_hash_init(&met, 8, NULL, NULL, false);
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL(list), id) {
		ZVAL_DEREF(id);
		if (Z_TYPE_P(id) != IS_STRING) {
			char what[96];
			snprintf(what, sizeof(what), "must be a list of strings, %s found in it",
				zend_zval_type_name(id));
			ok = refuse_workspaces(position, what);
			break;
		}
		if (!is_workspace_id(Z_STR_P(id))) {
			ok = refuse_workspaces(position,
				"must be a list of ids, none of them empty and without commas, spaces and control "
				"characters");
			break;
		}
		if (zend_hash_add_empty_element(&met, Z_STR_P(id)) != NULL) {
			if (joined.s != NULL) {
				smart_str_appendc(&joined, ',');
			}
			smart_str_append(&joined, Z_STR_P(id));
		}
	}
	ZEND_HASH_FOREACH_END();
	zend_hash_destroy(&met);
	zval_ptr_dtor(&list);
	if (!ok) {
		smart_str_free(&joined);
		return false;
	}
	arguments->workspace_ids = smart_str_extract(&joined);
	arguments->query.workspace_ids = ZSTR_VAL(arguments->workspace_ids);
	arguments->query.workspace_ids_len = ZSTR_LEN(arguments->workspace_ids);
	return true;
}

/* ---- the whole ---- */

bool skipcall_list_arguments_check(
	zend_execute_data *execute_data, const struct skipcall_list_positions *positions)
{
	const unsigned checked[] = {positions->sort, positions->filters, positions->workspace_ids};
	for (size_t i = 0; i < sizeof(checked) / sizeof(checked[0]); i++) {
		const unsigned position = checked[i];
		if (position == 0 || position > ZEND_NUM_ARGS()) {
			continue;
		}
		zval *argument = ZEND_CALL_ARG(execute_data, position);
		ZVAL_DEREF(argument);
		if (Z_TYPE_P(argument) != IS_OBJECT ||
			!instanceof_function(Z_OBJCE_P(argument), zend_ce_traversable)) {
			continue;
		}
		const bool is_collection =
			zend_hash_str_exists(&Z_OBJCE_P(argument)->function_table, ZEND_STRL("all"));
		zend_argument_type_error(position, "must be of type array|string|null, %s given: pass %s",
			ZSTR_VAL(Z_OBJCE_P(argument)->name),
			is_collection ? "what its all() returns" : "iterator_to_array() of it");
		return false;
	}
	return true;
}

bool skipcall_list_arguments_parse(struct skipcall_list_arguments *arguments,
	const struct skipcall_list_positions *positions, zval *sort, zval *filters, zval *workspace_ids)
{
	*arguments = (struct skipcall_list_arguments){.query = {.page = 1}};
	if ((sort != NULL && !parse_sort(arguments, positions->sort, sort)) ||
		(filters != NULL && !parse_filters(arguments, positions->filters, filters)) ||
		(workspace_ids != NULL &&
			!parse_workspaces(arguments, positions->workspace_ids, workspace_ids))) {
		skipcall_list_arguments_free(arguments);
		return false;
	}
	return true;
}

static void release(zend_string *string)
{
	if (string != NULL) {
		zend_string_release(string);
	}
}

void skipcall_list_arguments_sort(struct skipcall_list_arguments *arguments, zend_string *order_by)
{
	if (arguments->order_by != NULL) {
		zend_string_release(arguments->order_by);
	}
	arguments->order_by = zend_string_copy(order_by);
	arguments->query.order_by = ZSTR_VAL(arguments->order_by);
	arguments->query.order_by_len = ZSTR_LEN(arguments->order_by);
	arguments->query.descending = false;
}

struct skipcall_list_arguments skipcall_list_arguments_copy(
	const struct skipcall_list_arguments *arguments)
{
	struct skipcall_list_arguments copy = *arguments;
	zend_string *const strings[] = {copy.order_by, copy.filters, copy.workspace_ids};
	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++) {
		if (strings[i] != NULL) {
			zend_string_addref(strings[i]);
		}
	}
	return copy;
}

bool skipcall_instant_parse(zval *value, unsigned position, const char *name, int64_t *us)
{
	if (Z_TYPE_P(value) == IS_STRING) {
		return skc_iso_date_parse(Z_STRVAL_P(value), Z_STRLEN_P(value), us) ||
			skipcall_refuse("Argument #%u ($%s) must be a date like 2024-03-20T09:00:00.000Z, or a "
							"DateTimeInterface, %s given",
				position, name,
				is_numeric_string(Z_STRVAL_P(value), Z_STRLEN_P(value), NULL, NULL, false) != 0
					? "a number (of a Unix time: new DateTimeImmutable('@1700000000'))"
					: "another string");
	}
	const timelib_time *time = Z_TYPE_P(value) == IS_OBJECT &&
			instanceof_function(Z_OBJCE_P(value), php_date_get_interface_ce())
		? Z_PHPDATE_P(value)->time
		: NULL;
	if (time == NULL) {
		return skipcall_refuse("Argument #%u ($%s) must be a date that was constructed, %s given",
			position, name, zend_zval_type_name(value));
	}
	/* Beyond what microseconds can tell it is as far away as they can. */
	*us = time->sse >= INT64_MAX / SKC_SECOND ? INT64_MAX
		: time->sse <= INT64_MIN / SKC_SECOND ? INT64_MIN
											  : (int64_t)time->sse * SKC_SECOND + (int64_t)time->us;
	return true;
}

void skipcall_list_arguments_free(struct skipcall_list_arguments *arguments)
{
	release(arguments->order_by);
	release(arguments->filters);
	release(arguments->workspace_ids);
}

zval *skipcall_argument_or_null(zend_execute_data *execute_data, uint32_t position)
{
	zval *argument =
		ZEND_CALL_NUM_ARGS(execute_data) >= position ? ZEND_CALL_ARG(execute_data, position) : NULL;
	return argument != NULL && Z_TYPE_P(argument) > IS_NULL ? argument : NULL;
}
