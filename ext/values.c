#include "values.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"

#include "../src/clock.h"
#include "../src/url.h"
#include "classes.h"
#include "let_go.h"
#include "refuse.h"
#include "request_owner.h"
#include "scratch.h"

static zend_object_handlers value_handlers;

static zend_object *create_value(zend_class_entry *ce)
{
	zend_object *object = zend_objects_new(ce);
	object_properties_init(object, ce);
	object->handlers = &value_handlers;
	return object;
}

static zend_object *clone_value(zend_object *object)
{
	zend_object *copy = create_value(object->ce);
	zend_objects_clone_members(copy, object);
	return copy;
}

/* ---- what nobody may write to ---- */

static bool is_same_value(const zval *one, const zval *other)
{
	return Z_TYPE_INFO_P(one) == Z_TYPE_INFO_P(other) &&
		(Z_TYPE_P(one) <= IS_TRUE || Z_COUNTED_P(one) == Z_COUNTED_P(other));
}

/*
 * The same table for as long as the object lives, since its readers keep their places in it; what was
 * written into it is undone each time it is asked for.
 */
static HashTable *get_copied_properties(zend_object *object)
{
	const zend_class_entry *ce = object->ce;
	if (object->properties == NULL) {
		object->properties = zend_new_array((uint32_t)ce->default_properties_count);
		zend_hash_real_init_mixed(object->properties);
	}
	for (int i = 0; i < ce->default_properties_count; i++) {
		zval *slot = &object->properties_table[i];
		zval *copy =
			zend_hash_find_known_hash(object->properties, ce->properties_info_table[i]->name);
		if (Z_TYPE_P(slot) == IS_UNDEF || (copy != NULL && is_same_value(copy, slot))) {
			continue;
		}
		zval value;
		ZVAL_COPY(&value, slot);
		if (copy != NULL) {
			skipcall_replace(copy, &value);
		} else {
			zend_hash_add_new(object->properties, ce->properties_info_table[i]->name, &value);
		}
	}
	return object->properties;
}

/* Both hold what they refer to. */
static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	*table = object->properties_table;
	*count = object->ce->default_properties_count;
	return object->properties;
}

void skipcall_protect_handlers(zend_object_handlers *handlers)
{
	handlers->get_properties = get_copied_properties;
	handlers->get_gc = get_gc;
}

struct properties_iterator {
	zend_object_iterator base; /* base.data is the object */
	int position;
};

static int property_valid(zend_object_iterator *iterator)
{
	struct properties_iterator *it = (struct properties_iterator *)iterator;
	const zend_object *object = Z_OBJ(iterator->data);
	while (it->position < object->ce->default_properties_count &&
		Z_TYPE(object->properties_table[it->position]) == IS_UNDEF) {
		it->position++;
	}
	return it->position < object->ce->default_properties_count ? SUCCESS : FAILURE;
}

static zval *property_current(zend_object_iterator *iterator)
{
	return &Z_OBJ(iterator->data)
				->properties_table[((struct properties_iterator *)iterator)->position];
}

static void property_key(zend_object_iterator *iterator, zval *key)
{
	const int position = ((struct properties_iterator *)iterator)->position;
	ZVAL_STR_COPY(key, Z_OBJCE(iterator->data)->properties_info_table[position]->name);
}

static void property_next(zend_object_iterator *iterator)
{
	((struct properties_iterator *)iterator)->position++;
}

static void property_rewind(zend_object_iterator *iterator)
{
	((struct properties_iterator *)iterator)->position = 0;
}

static void property_dtor(zend_object_iterator *iterator)
{
	zval_ptr_dtor(&iterator->data);
}

HashTable *skipcall_loop_gc(zend_object_iterator *loop, zval **table, int *count)
{
	*table = &loop->data;
	*count = 1;
	return NULL;
}

static const zend_object_iterator_funcs property_functions = {
	.dtor = property_dtor,
	.valid = property_valid,
	.get_current_data = property_current,
	.get_current_key = property_key,
	.move_forward = property_next,
	.rewind = property_rewind,
	.get_gc = skipcall_loop_gc,
};

zend_object_iterator *skipcall_get_properties_iterator(
	zend_class_entry *ce, zval *object, int by_reference)
{
	if (by_reference) {
		skipcall_throw_error("Cannot acquire reference to readonly property %s::$%s",
			ZSTR_VAL(ce->name), ZSTR_VAL(ce->properties_info_table[0]->name));
		return NULL;
	}
	struct properties_iterator *iterator = emalloc(sizeof(*iterator));
	zend_iterator_init(&iterator->base);
	ZVAL_OBJ_COPY(&iterator->base.data, Z_OBJ_P(object));
	iterator->base.funcs = &property_functions;
	iterator->position = 0;
	return &iterator->base;
}

/* As PHP compares objects that have no table of properties: having one changes nothing here. */
static int compare_values(zval *left, zval *right)
{
	ZEND_COMPARE_OBJECTS_FALLBACK(left, right);
	const zend_class_entry *ce = Z_OBJCE_P(left);
	if (ce != Z_OBJCE_P(right)) {
		return ZEND_UNCOMPARABLE;
	}
	for (int i = 0; i < ce->default_properties_count; i++) {
		zval *one = &Z_OBJ_P(left)->properties_table[i];
		zval *other = &Z_OBJ_P(right)->properties_table[i];
		if (Z_TYPE_P(one) == IS_UNDEF || Z_TYPE_P(other) == IS_UNDEF) {
			if (Z_TYPE_P(one) != Z_TYPE_P(other)) {
				return ZEND_UNCOMPARABLE;
			}
			continue;
		}
		const int order = zend_compare(one, other);
		if (order != 0) {
			return order;
		}
	}
	return 0;
}

int skipcall_refuse_old_format(zval *object, zend_class_entry *ce, const unsigned char *data,
	size_t len, zend_unserialize_data *more)
{
	(void)object, (void)data, (void)len, (void)more;
	zend_throw_exception_ex(NULL, 0,
		"Unserialization of '%s' from the \"C:\" format is not allowed", ZSTR_VAL(ce->name));
	return FAILURE;
}

void skipcall_value_class(zend_class_entry *ce)
{
	ce->create_object = create_value;
	ce->get_iterator = skipcall_get_properties_iterator;
	ce->unserialize = skipcall_refuse_old_format;
}

void skipcall_values_minit(void)
{
	memcpy(&value_handlers, &std_object_handlers, sizeof(value_handlers));
	value_handlers.clone_obj = clone_value;
	value_handlers.compare = compare_values;
	skipcall_protect_handlers(&value_handlers);
	skipcall_value_class(skipcall_ce_RateLimit);
	skipcall_value_class(skipcall_ce_TransferStats);
}

/* Puts the next property in the order of the stub. Takes the value. */
static void put(zend_object *object, unsigned *index, zval value)
{
	skipcall_put(object, (*index)++, &value);
}

static zval of_long(zend_long number)
{
	zval value;
	ZVAL_LONG(&value, number);
	return value;
}

static zval of_seconds(int64_t microseconds)
{
	zval value;
	ZVAL_DOUBLE(&value, (double)microseconds / SKC_SECOND);
	return value;
}

static zval of_text(const char *text)
{
	zval value;
	ZVAL_STRING(&value, text);
	return value;
}

static zval of_text_or_null(const char *text)
{
	zval value = {0};
	ZVAL_NULL(&value);
	return text[0] != '\0' ? of_text(text) : value;
}

void skipcall_rate_limit_new(const struct skc_rate_limit *limit, zval *out)
{
	unsigned i = 0;
	object_init_ex(out, skipcall_ce_RateLimit);
	put(Z_OBJ_P(out), &i, of_long(limit->limit));
	put(Z_OBJ_P(out), &i, of_long(limit->remaining));
	put(Z_OBJ_P(out), &i, of_long(limit->reset_at));
}

/* The property of this name, which there is. */
static zval *property(zend_object *object, const char *name)
{
	int slot = 0;
	while (!zend_string_equals_cstr(
		object->ce->properties_info_table[slot]->name, name, strlen(name))) {
		slot++;
	}
	return &object->properties_table[slot];
}

/* A property that is a Unix time, as DateTimeImmutable in UTC. Of an unfilled object: 1970. */
static void date_method(const char *name, INTERNAL_FUNCTION_PARAMETERS)
{
	ZEND_PARSE_PARAMETERS_NONE();
	const zval *value = property(Z_OBJ_P(ZEND_THIS), name);
	const double number = Z_TYPE_P(value) == IS_DOUBLE ? Z_DVAL_P(value) : 0.0;
	zend_long seconds = Z_TYPE_P(value) == IS_LONG ? Z_LVAL_P(value) : 0;
	int microseconds = 0;
	if (number > 0 && number < 1e12) {
		seconds = (zend_long)number;
		microseconds = (int)((number - (double)seconds) * SKC_SECOND);
	}
	char text[48];
	const int len = snprintf(text, sizeof(text), "@" ZEND_LONG_FMT ".%06d", seconds, microseconds);
	php_date_instantiate(php_date_get_immutable_ce(), return_value);
	php_date_initialize(Z_PHPDATE_P(return_value), text, (size_t)len, NULL, NULL, 0);
}

void skipcall_shown_text(const char *text, zval *out)
{
	skc_url_redact(text, skipcall_scratch(strlen(text) * 2 + SKC_URL_MAX));
	zend_string *shown = skipcall_scratch_take();
	ZVAL_STR(out, shown != NULL ? shown : ZSTR_EMPTY_ALLOC());
}

void skipcall_shown_url(const struct skc_transfer *transfer, zval *out)
{
	skipcall_shown_text(transfer->url, out);
}

void skipcall_id_text(const uint64_t *id, unsigned words, zval *out)
{
	static const char digits[] = "0123456789abcdef";
	zend_string *text = zend_string_alloc(words * 16, false);
	for (unsigned i = 0; i < words * 16; i++) {
		ZSTR_VAL(text)[i] = digits[(id[i / 16] >> (60 - i % 16 * 4)) & 15];
	}
	ZSTR_VAL(text)[words * 16] = '\0';
	ZVAL_STR(out, text);
}

void skipcall_transfer_stats_new(const struct skc_transfer *transfer, zval *out)
{
	const struct skc_attempt_cost *attempt = &transfer->attempt;
	unsigned i = 0;
	zval id, call_id, url, reused = {0};
	skipcall_id_text(&attempt->id, 1, &id);
	skipcall_id_text(skipcall_owner_of(transfer)->call_id, 2, &call_id);
	skipcall_shown_url(transfer, &url);
	ZVAL_BOOL(&reused, attempt->connection_reused);
	object_init_ex(out, skipcall_ce_TransferStats);
	zend_object *object = Z_OBJ_P(out);
	put(object, &i, id);
	put(object, &i, call_id);
	put(object, &i, url);
	put(object, &i, of_text(skipcall_owner_of(transfer)->operation));
	put(object, &i, of_seconds(attempt->started_at));
	put(object, &i, of_long(attempt->status));
	put(object, &i, of_long(attempt->curl_code));
	put(object, &i, of_text_or_null(transfer->failure.message));
	put(object, &i, of_long(attempt->number));
	put(object, &i, of_text_or_null(transfer->response.request_id));
	put(object, &i, of_text(attempt->http_version));
	put(object, &i, reused);
	put(object, &i, of_long(attempt->bytes_received));
	put(object, &i, of_long(attempt->body_bytes));
	put(object, &i, of_seconds(attempt->waited));
	put(object, &i, of_seconds(attempt->name_lookup));
	put(object, &i, of_seconds(attempt->connect));
	put(object, &i, of_seconds(attempt->tls));
	put(object, &i, of_seconds(attempt->first_byte));
	put(object, &i, of_seconds(attempt->total));
	ZEND_ASSERT((int)i == skipcall_ce_TransferStats->default_properties_count);
}

/* ---- methods ---- */

ZEND_METHOD(Skipcall_RateLimit, __construct)
{
	(void)return_value;
	zend_long numbers[3];
	zend_object *date;
	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_LONG(numbers[0])
		Z_PARAM_LONG(numbers[1])
		Z_PARAM_OBJ_OF_CLASS_OR_LONG(date, php_date_get_interface_ce(), numbers[2])
	ZEND_PARSE_PARAMETERS_END();
	static const char *const names[] = {"limit", "remaining", "resetAt"};
	zend_object *object = Z_OBJ_P(ZEND_THIS);
	if (Z_TYPE(object->properties_table[0]) != IS_UNDEF) {
		skipcall_throw_error("Cannot construct a Skipcall\\RateLimit twice");
		return;
	}
	if (date != NULL) {
		const timelib_time *time = php_date_obj_from_obj(date)->time;
		if (time == NULL) {
			skipcall_throw_argument(
				"Skipcall\\RateLimit::__construct(): Argument #3 ($resetAt) must "
				"be a date that was constructed");
			return;
		}
		numbers[2] = (zend_long)time->sse;
	}
	for (unsigned i = 0; i < 3; i++) {
		if (numbers[i] < 0) {
			skipcall_throw_argument(
				"Skipcall\\RateLimit::__construct(): Argument #%u ($%s) must be 0 "
				"or more, " ZEND_LONG_FMT " given",
				i + 1, names[i], numbers[i]);
			return;
		}
	}
	for (unsigned i = 0; i < 3;) {
		put(object, &i, of_long(numbers[i]));
	}
}

ZEND_METHOD(Skipcall_RateLimit, getResetAt)
{
	date_method("resetAt", INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_RateLimit, getSecondsUntilReset)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zval *reset_at = property(Z_OBJ_P(ZEND_THIS), "resetAt");
	if (Z_TYPE_P(reset_at) != IS_LONG) {
		RETURN_DOUBLE(0.0);
	}
	double now = (double)skc_clock_wall(&skc_clock_system) / SKC_SECOND;
	double left = (double)Z_LVAL_P(reset_at) - now;
	RETURN_DOUBLE(left > 0 ? left : 0.0);
}

ZEND_METHOD(Skipcall_TransferStats, getStartedAt)
{
	date_method("startedAt", INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(Skipcall_TransferStats, __construct)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
}

/* Every property by its name. */
static void to_array_method(INTERNAL_FUNCTION_PARAMETERS)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_object *object = Z_OBJ_P(ZEND_THIS);
	array_init(return_value);
	for (int i = 0; i < object->ce->default_properties_count; i++) {
		zval *slot = &object->properties_table[i];
		if (Z_TYPE_P(slot) != IS_UNDEF) {
			Z_TRY_ADDREF_P(slot);
			zend_hash_update(
				Z_ARRVAL_P(return_value), object->ce->properties_info_table[i]->name, slot);
		}
	}
}

/* Fills an empty record; every property has to be there and of its type. */
static void fill(zend_object *object, HashTable *data)
{
	zend_class_entry *ce = object->ce;
	if (Z_TYPE(object->properties_table[0]) != IS_UNDEF) {
		skipcall_throw_error("Cannot unserialize into a %s that holds data", ZSTR_VAL(ce->name));
		return;
	}
	for (int i = 0; i < ce->default_properties_count; i++) {
		zend_property_info *info = ce->properties_info_table[i];
		zval *value = zend_hash_find_deref(data, info->name);
		if (value == NULL || !ZEND_TYPE_CONTAINS_CODE(info->type, Z_TYPE_P(value)) ||
			(Z_TYPE_P(value) == IS_LONG && Z_LVAL_P(value) < 0) ||
			(Z_TYPE_P(value) == IS_DOUBLE && !(Z_DVAL_P(value) >= 0))) {
			skipcall_throw_argument("%s: \"%s\" is missing, negative or not of its type (%s given)",
				ZSTR_VAL(ce->name), ZSTR_VAL(info->name),
				value != NULL ? zend_zval_type_name(value) : "none");
			return;
		}
	}
	for (int i = 0; i < ce->default_properties_count; i++) {
		zval *slot = &object->properties_table[i];
		ZVAL_COPY(slot, zend_hash_find_deref(data, ce->properties_info_table[i]->name));
		Z_PROP_FLAG_P(slot) = 0;
	}
}

/* What stands for a property of TransferStats that was not given. */
static zval default_of(const zend_property_info *info)
{
	static const uint64_t no_id[2] = {0, 0};
	const char *name = ZSTR_VAL(info->name);
	zval value = {0};
	ZVAL_NULL(&value);
	if (strcmp(name, "id") == 0 || strcmp(name, "callId") == 0) {
		skipcall_id_text(no_id, name[0] == 'i' ? 1 : 2, &value);
	} else if (strcmp(name, "operation") == 0) {
		ZVAL_STRING(&value, "listCalls");
	} else if (strcmp(name, "attempt") == 0) {
		ZVAL_LONG(&value, 1);
	} else if (ZEND_TYPE_ALLOW_NULL(info->type)) {
		return value;
	} else if (ZEND_TYPE_CONTAINS_CODE(info->type, IS_STRING)) {
		ZVAL_EMPTY_STRING(&value);
	} else if (ZEND_TYPE_CONTAINS_CODE(info->type, IS_DOUBLE)) {
		ZVAL_DOUBLE(&value, 0);
	} else if (ZEND_TYPE_CONTAINS_CODE(info->type, IS_LONG)) {
		ZVAL_LONG(&value, 0);
	} else {
		ZVAL_FALSE(&value);
	}
	return value;
}

/* Refuses names that the class does not have. */
static bool are_properties(const zend_class_entry *ce, HashTable *values, const char *who)
{
	zend_string *name;
	zend_ulong number;
	ZEND_HASH_FOREACH_KEY(values, number, name)
	{
		if (name == NULL) {
			skipcall_throw_argument("%s has no \"" ZEND_ULONG_FMT "\"", who, number);
			return false;
		}
		if (!zend_hash_exists(&ce->properties_info, name)) {
			skipcall_throw_argument("%s has no \"%.64s\"", who, ZSTR_VAL(name));
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

ZEND_METHOD(Skipcall_TransferStats, fromArray)
{
	HashTable *given;
	zval whole;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();
	const zend_class_entry *ce = skipcall_ce_TransferStats;
	if (!are_properties(ce, given, "Skipcall\\TransferStats")) {
		return;
	}
	array_init(&whole);
	for (int i = 0; i < ce->default_properties_count; i++) {
		const zend_property_info *info = ce->properties_info_table[i];
		zval *value = zend_hash_find_deref(given, info->name), made;
		if (value == NULL) {
			made = default_of(info);
		} else if (Z_TYPE_P(value) == IS_LONG && ZEND_TYPE_CONTAINS_CODE(info->type, IS_DOUBLE)) {
			ZVAL_DOUBLE(&made, (double)Z_LVAL_P(value)); /* JSON writes 1.0 as 1 */
		} else {
			ZVAL_COPY(&made, value);
		}
		zend_hash_update(Z_ARRVAL(whole), info->name, &made);
	}
	object_init_ex(return_value, skipcall_ce_TransferStats);
	fill(Z_OBJ_P(return_value), Z_ARRVAL(whole));
	zval_ptr_dtor(&whole);
}

static void unserialize_method(zend_execute_data *execute_data)
{
	HashTable *data;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(data)
	ZEND_PARSE_PARAMETERS_END();
	fill(Z_OBJ_P(ZEND_THIS), data);
}

static void set_state_method(zend_class_entry *ce, INTERNAL_FUNCTION_PARAMETERS)
{
	HashTable *properties;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(properties)
	ZEND_PARSE_PARAMETERS_END();
	object_init_ex(return_value, ce);
	fill(Z_OBJ_P(return_value), properties);
}

#define VALUE_METHODS(class_name) \
	ZEND_METHOD(Skipcall_##class_name, toArray) \
	{ \
		to_array_method(INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	} \
	ZEND_METHOD(Skipcall_##class_name, jsonSerialize) \
	{ \
		to_array_method(INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	} \
	ZEND_METHOD(Skipcall_##class_name, __serialize) \
	{ \
		to_array_method(INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	} \
	ZEND_METHOD(Skipcall_##class_name, __unserialize) \
	{ \
		(void)return_value; \
		unserialize_method(execute_data); \
	} \
	ZEND_METHOD(Skipcall_##class_name, __set_state) \
	{ \
		set_state_method(skipcall_ce_##class_name, INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	}

VALUE_METHODS(RateLimit)
VALUE_METHODS(TransferStats)
