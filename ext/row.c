#include "row.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"

#include "../src/iso_date.h"
#include "classes.h"
#include "refuse.h"
#include "values.h"

#define MEMBER(slot, name, kind, child) SKC_JSON_MEMBER(name, kind, child),
static const struct skc_json_member call_members[] = {SKIPCALL_CALL_MEMBERS(MEMBER)};
static const struct skc_json_member contact_members[] = {SKIPCALL_CONTACT_MEMBERS(MEMBER)};
static const struct skc_json_member phone_number_members[] = {
	SKIPCALL_PHONE_NUMBER_MEMBERS(MEMBER)};
static const struct skc_json_member caller_members[] = {SKIPCALL_CALLER_MEMBERS(MEMBER)};
#ifdef SKIPCALL_DEV
static const struct skc_json_member sample_members[] = {SKIPCALL_SAMPLE_MEMBERS(MEMBER)};
#endif
#undef MEMBER

struct skipcall_shape skipcall_shapes[SKIPCALL_SHAPES] = {
	[SKIPCALL_CALL] = {.json = SKC_JSON_SHAPE(call_members)},
	[SKIPCALL_CONTACT] = {.json = SKC_JSON_SHAPE(contact_members)},
	[SKIPCALL_PHONE_NUMBER] = {.json = SKC_JSON_SHAPE(phone_number_members)},
	[SKIPCALL_CALLER] = {.json = SKC_JSON_SHAPE(caller_members)},
#ifdef SKIPCALL_DEV
	[SKIPCALL_SAMPLE] = {.json = SKC_JSON_SHAPE(sample_members)},
#endif
};

static zend_object_handlers row_handlers;

const struct skipcall_shape *skipcall_shape_of(const zend_class_entry *ce)
{
	for (unsigned i = 0; i < SKIPCALL_SHAPES; i++) {
		if (ce == skipcall_shapes[i].ce) {
			return &skipcall_shapes[i];
		}
	}
	ZEND_UNREACHABLE(); /* row classes are final */
	return NULL;
}

/* ---- life ---- */

zend_string *skipcall_row_text(const struct skipcall_shape *shape, zval *row, unsigned member)
{
	const zval *value = Z_TYPE_P(row) == IS_ARRAY
		? zend_hash_find(Z_ARRVAL_P(row), skipcall_row_name(shape, member))
		: skipcall_row_slot(Z_OBJ_P(row), member);
	return value != NULL && Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
}

bool skipcall_row_date(const struct skipcall_shape *shape, zval *row, unsigned member, int64_t *us)
{
	const zend_string *date = skipcall_row_text(shape, row, member);
	return date != NULL && skc_iso_date_parse(ZSTR_VAL(date), ZSTR_LEN(date), us);
}

bool skipcall_row_created(const struct skipcall_resource *resource, zval *row, int64_t *us)
{
	return skipcall_row_date(skipcall_resource_shape(resource), row, resource->created, us);
}

unsigned skipcall_date_member(const struct skipcall_shape *shape, zend_string *name)
{
	const zend_property_info *info = zend_hash_find_ptr(&shape->ce->properties_info, name);
	const unsigned index = info != NULL ? OBJ_PROP_TO_NUM(info->offset) : shape->json.count;
	return index < shape->json.count && shape->json.members[index].kind == SKIPCALL_DATE
		? index
		: SKIPCALL_NO_MEMBER;
}

zend_object *skipcall_row_new(const struct skipcall_shape *shape)
{
	zend_object *row = zend_object_alloc(sizeof(zend_object), shape->ce);
	zend_object_std_init(row, shape->ce);
	memcpy(row->properties_table, shape->blank, (shape->json.count + 1) * sizeof(zval));
	row->handlers = &row_handlers;
	return row;
}

/* For unserialize(): $extra is undefined until the row is filled, which happens once. */
static zend_object *create_row(zend_class_entry *ce)
{
	const struct skipcall_shape *shape = skipcall_shape_of(ce);
	zend_object *row = skipcall_row_new(shape);
	ZVAL_UNDEF(skipcall_row_extra(shape, row));
	Z_PROP_FLAG_P(skipcall_row_extra(shape, row)) = IS_PROP_UNINIT;
	return row;
}

static zend_object *clone_row(zend_object *row)
{
	zend_object *copy = create_row(row->ce);
	zend_objects_clone_members(copy, row);
	return copy;
}

/* The same names with identical values, in whatever order: toArray() may have moved some. */
static bool are_extras_equal(zval *one, zval *other)
{
	zend_ulong number;
	zend_string *name;
	zval *value;
	if (Z_TYPE_P(one) != IS_ARRAY || Z_TYPE_P(other) != IS_ARRAY) {
		return Z_TYPE_P(one) == Z_TYPE_P(other); /* rows that unserialize() has not filled */
	}
	if (zend_hash_num_elements(Z_ARRVAL_P(one)) != zend_hash_num_elements(Z_ARRVAL_P(other))) {
		return false;
	}
	ZEND_HASH_FOREACH_KEY_VAL(Z_ARRVAL_P(one), number, name, value) {
		zval *twin = name != NULL ? zend_hash_find(Z_ARRVAL_P(other), name)
								  : zend_hash_index_find(Z_ARRVAL_P(other), number);
		if (twin == NULL || !zend_is_identical(value, twin)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static int compare_rows(zval *left, zval *right);

static int compare_slots(zval *one, zval *other)
{
	if (Z_TYPE_P(one) != Z_TYPE_P(other)) {
		return Z_TYPE_P(one) < Z_TYPE_P(other) ? -1 : 1;
	}
	switch (Z_TYPE_P(one)) {
		case IS_STRING:
			return ZEND_NORMALIZE_BOOL(zend_binary_strcmp(
				Z_STRVAL_P(one), Z_STRLEN_P(one), Z_STRVAL_P(other), Z_STRLEN_P(other)));
		case IS_OBJECT:
			return compare_rows(one, other);
		default:
			return 0; /* null, true, false, undefined: the type says all */
	}
}

/*
 * Rows are equal when they are of one class and all members are identical (PHP's == would find "10" and "1e1"
 * equal). Others are ordered member by member, so that sort() and array_unique() bring equal rows together.
 */
static int compare_rows(zval *left, zval *right)
{
	ZEND_COMPARE_OBJECTS_FALLBACK(left, right);
	zend_object *a = Z_OBJ_P(left);
	zend_object *b = Z_OBJ_P(right);
	if (a->ce != b->ce) {
		return ZEND_UNCOMPARABLE;
	}
	const struct skipcall_shape *shape = skipcall_shape_of(a->ce);
	for (unsigned i = 0; i < shape->json.count; i++) {
		int order = compare_slots(skipcall_row_slot(a, i), skipcall_row_slot(b, i));
		if (order != 0) {
			return order;
		}
	}
	zval *extra = skipcall_row_extra(shape, a);
	zval *other_extra = skipcall_row_extra(shape, b);
	if (are_extras_equal(extra, other_extra)) {
		return 0;
	}
	int order = compare_slots(extra, other_extra);
	if (order == 0) {
		order = zend_compare(extra, other_extra); /* PHP's own order of arrays */
	}
	return order != 0 ? order : ZEND_UNCOMPARABLE;
}

void skipcall_row_class(enum skipcall_shape_index index, zend_class_entry *ce)
{
	struct skipcall_shape *shape = &skipcall_shapes[index];
	const unsigned count = shape->json.count;
	memcpy(&row_handlers, &std_object_handlers, sizeof(row_handlers));
	row_handlers.clone_obj = clone_row;
	skipcall_protect_handlers(&row_handlers);
	row_handlers.compare = compare_rows;
	shape->ce = ce;
	ce->create_object = create_row;
	ce->get_iterator = skipcall_get_properties_iterator;
	ce->unserialize = skipcall_refuse_old_format;
	/*
	 * Slots are written by number: a stub in another order than the table must not get as far as a
	 * release.
	 */
	if (ce->default_properties_count != (int)count + 1) {
		zend_error_noreturn(E_CORE_ERROR, "skipcall: %s has %d properties instead of %u",
			ZSTR_VAL(ce->name), ce->default_properties_count, count + 1);
	}
	for (unsigned i = 0; i <= count; i++) {
		const struct skc_json_member *member = &shape->json.members[i];
		const char *name = i < count ? skc_json_member_name(member) : "extra";
		size_t len = i < count ? skc_json_member_name_len(member) : strlen("extra");
		if (!zend_string_equals_cstr(ce->properties_info_table[i]->name, name, len)) {
			zend_error_noreturn(E_CORE_ERROR, "skipcall: property %u of %s is not \"%.*s\"", i,
				ZSTR_VAL(ce->name), (int)len, name);
		}
		ZVAL_NULL(&shape->blank[i]);
		Z_PROP_FLAG_P(&shape->blank[i]) = 0;
		if (i < count && shape->json.members[i].kind == SKIPCALL_ID) {
			ZVAL_UNDEF(&shape->blank[i]);
			Z_PROP_FLAG_P(&shape->blank[i]) = IS_PROP_UNINIT;
		}
	}
	ZVAL_EMPTY_ARRAY(&shape->blank[count]);
}

/* ---- from and to arrays ---- */

void skipcall_row_add_extra(
	const struct skipcall_shape *shape, zend_object *row, zend_string *name, zval *value)
{
	zval *extra = skipcall_row_extra(shape, row);
	SEPARATE_ARRAY(extra);
	zend_symtable_update(Z_ARRVAL_P(extra), name, value);
}

/*
 * Where a value comes from: var_export() knows objects and a property "extra", JSON knows neither.
 */
enum source { FROM_JSON, FROM_PROPERTIES };

static bool row_from_hash(const struct skipcall_shape *shape, HashTable *data, enum source source,
	const char *who, zval *out);

/* Puts the value into the slot, which is null, if it is of the member's kind; null always is. */
static bool set_slot(const struct skc_json_member *member, zval *slot, zval *value,
	enum source source, const char *who)
{
	const struct skipcall_shape *child = &skipcall_shapes[member->child];
	switch (member->kind) {
		case SKIPCALL_ID:
		case SKIPCALL_TEXT:
		case SKIPCALL_DATE:
		case SKIPCALL_REPEATED:
			if (Z_TYPE_P(value) == IS_STRING) {
				ZVAL_COPY(slot, value);
				Z_PROP_FLAG_P(slot) = 0;
				return true;
			}
			return Z_TYPE_P(value) == IS_NULL;
		case SKIPCALL_FLAG:
			if (Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE) {
				ZVAL_COPY_VALUE(slot, value);
				return true;
			}
			return Z_TYPE_P(value) == IS_NULL;
		case SKIPCALL_CHILD:
			if (source == FROM_PROPERTIES && Z_TYPE_P(value) == IS_OBJECT &&
				Z_OBJCE_P(value) == child->ce) {
				ZVAL_COPY(slot, value);
				return true;
			}
			if (Z_TYPE_P(value) == IS_ARRAY) {
				/* A JSON list is no object; an empty one cannot be told from {}. */
				if (zend_hash_num_elements(Z_ARRVAL_P(value)) > 0 &&
					zend_array_is_list(Z_ARRVAL_P(value))) {
					return false;
				}
				return row_from_hash(child, Z_ARRVAL_P(value), FROM_JSON, who, slot);
			}
			return Z_TYPE_P(value) == IS_NULL;
	}
	return false;
}

/* Adds a copy of the value under a name or a number. */
static void add_extra(const struct skipcall_shape *shape, zend_object *row, zend_string *name,
	zend_ulong number, zval *value)
{
	zval *extra = skipcall_row_extra(shape, row);
	SEPARATE_ARRAY(extra);
	Z_TRY_ADDREF_P(value);
	if (name != NULL) {
		zend_hash_update(Z_ARRVAL_P(extra), name, value);
	} else {
		zend_hash_index_update(Z_ARRVAL_P(extra), number, value);
	}
}

static void add_extras(const struct skipcall_shape *shape, zend_object *row, HashTable *extras)
{
	zend_ulong number;
	zend_string *name;
	zval *value;
	ZEND_HASH_FOREACH_KEY_VAL(extras, number, name, value) {
		ZVAL_DEREF(value);
		add_extra(shape, row, name, number, value);
	}
	ZEND_HASH_FOREACH_END();
}

/* Fills a blank row. */
static bool fill_row(const struct skipcall_shape *shape, zend_object *row, HashTable *data,
	enum source source, const char *who)
{
	zend_ulong number;
	zend_string *name;
	zval *value;
	ZEND_HASH_FOREACH_KEY_VAL(data, number, name, value) {
		ZVAL_DEREF(value);
		zend_property_info *info =
			name != NULL ? zend_hash_find_ptr(&shape->ce->properties_info, name) : NULL;
		unsigned index = info != NULL ? OBJ_PROP_TO_NUM(info->offset) : shape->json.count + 1;
		if (index == shape->json.count && source == FROM_PROPERTIES &&
			Z_TYPE_P(value) == IS_ARRAY) {
			add_extras(shape, row, Z_ARRVAL_P(value));
		} else if (index >= shape->json.count ||
			!set_slot(
				&shape->json.members[index], skipcall_row_slot(row, index), value, source, who)) {
			add_extra(shape, row, name, number, value);
		}
	}
	ZEND_HASH_FOREACH_END();
	if (shape->json.members[0].kind == SKIPCALL_ID &&
		Z_TYPE_P(skipcall_row_slot(row, 0)) != IS_STRING) {
		zval *given = zend_hash_str_find(data, ZEND_STRL("id"));
		skipcall_throw_argument("%s must hold \"id\" as a string, %s given", who,
			given != NULL ? zend_zval_type_name(given) : "none");
		return false;
	}
	return true;
}

static bool row_from_hash(const struct skipcall_shape *shape, HashTable *data, enum source source,
	const char *who, zval *out)
{
	zend_object *row = skipcall_row_new(shape);
	if (!fill_row(shape, row, data, source, who)) {
		zend_object_release(row);
		return false;
	}
	ZVAL_OBJ(out, row);
	return true;
}

bool skipcall_row_from_array(
	const struct skipcall_shape *shape, HashTable *data, const char *who, zval *out)
{
	return row_from_hash(shape, data, FROM_JSON, who, out);
}

void skipcall_row_to_array(const struct skipcall_shape *shape, zend_object *row, zval *out)
{
	zval *extra = skipcall_row_extra(shape, row);
	HashTable *extras =
		Z_TYPE_P(extra) == IS_ARRAY ? Z_ARRVAL_P(extra) : (HashTable *)&zend_empty_array;
	array_init_size(out, shape->json.count + zend_hash_num_elements(extras));
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	for (unsigned i = 0; i < shape->json.count; i++) {
		zval *slot = skipcall_row_slot(row, i);
		zval value;
		if (Z_TYPE_P(slot) == IS_OBJECT) {
			skipcall_row_to_array(
				&skipcall_shapes[shape->json.members[i].child], Z_OBJ_P(slot), &value);
		} else if (Z_TYPE_P(slot) == IS_UNDEF) {
			ZVAL_NULL(&value);
		} else {
			ZVAL_COPY(&value, slot);
		}
		zend_hash_add_new(Z_ARRVAL_P(out), skipcall_row_name(shape, i), &value);
	}
	zend_ulong number;
	zend_string *name;
	zval *value;
	ZEND_HASH_FOREACH_KEY_VAL(extras, number, name, value) {
		Z_TRY_ADDREF_P(value);
		if (name != NULL) {
			zend_hash_update(Z_ARRVAL_P(out), name, value);
		} else {
			zend_hash_index_update(Z_ARRVAL_P(out), number, value);
		}
	}
	ZEND_HASH_FOREACH_END();
}

/* ---- methods that every row class has ---- */

static void row_to_array_method(INTERNAL_FUNCTION_PARAMETERS)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_object *row = Z_OBJ_P(ZEND_THIS);
	skipcall_row_to_array(skipcall_shape_of(row->ce), row, return_value);
}

static void row_unserialize_method(zend_execute_data *execute_data)
{
	HashTable *data;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(data)
	ZEND_PARSE_PARAMETERS_END();
	zend_object *row = Z_OBJ_P(ZEND_THIS);
	const struct skipcall_shape *shape = skipcall_shape_of(row->ce);
	zval *extra = skipcall_row_extra(shape, row);
	if (Z_TYPE_P(extra) != IS_UNDEF) {
		skipcall_throw_error(
			"Cannot unserialize into a %s that holds data", ZSTR_VAL(row->ce->name));
		return;
	}
	ZVAL_EMPTY_ARRAY(extra);
	Z_PROP_FLAG_P(extra) = 0;
	fill_row(shape, row, data, FROM_JSON, "Serialized data");
}

static void row_set_state_method(const struct skipcall_shape *shape, INTERNAL_FUNCTION_PARAMETERS)
{
	HashTable *properties;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(properties)
	ZEND_PARSE_PARAMETERS_END();
	row_from_hash(shape, properties, FROM_PROPERTIES, "Argument #1 ($properties)", return_value);
}

/*
 * Methods are named one by one in arginfo; these are the same for all four. The constructor is
 * private and never called: rows come from pages and fromArray().
 */
#define ROW_METHODS(class_name, index) \
	ZEND_METHOD(Skipcall_##class_name, __construct) \
	{ \
		(void)return_value; \
		ZEND_PARSE_PARAMETERS_NONE(); \
	} \
	ZEND_METHOD(Skipcall_##class_name, toArray) \
	{ \
		row_to_array_method(INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	} \
	ZEND_METHOD(Skipcall_##class_name, jsonSerialize) \
	{ \
		row_to_array_method(INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	} \
	ZEND_METHOD(Skipcall_##class_name, __serialize) \
	{ \
		row_to_array_method(INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	} \
	ZEND_METHOD(Skipcall_##class_name, __unserialize) \
	{ \
		(void)return_value; \
		row_unserialize_method(execute_data); \
	} \
	ZEND_METHOD(Skipcall_##class_name, __set_state) \
	{ \
		row_set_state_method(&skipcall_shapes[index], INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	}

ROW_METHODS(Call, SKIPCALL_CALL)
ROW_METHODS(ContactSummary, SKIPCALL_CONTACT)
ROW_METHODS(PhoneNumberSummary, SKIPCALL_PHONE_NUMBER)
ROW_METHODS(CallerSummary, SKIPCALL_CALLER)
