/*
 * What Call and its summaries share. Each is described by a table: one line a member, in the order
 * of the API document, which is also the order of the properties: member i lives in property slot
 * i, $extra in the slot after the last. /
 */
#ifndef SKIPCALL_ROW_H
#define SKIPCALL_ROW_H

#include "php.h"

#include "../src/json_reader.h"

enum skipcall_shape_index {
	SKIPCALL_CALL,
	SKIPCALL_CONTACT,
	SKIPCALL_PHONE_NUMBER,
	SKIPCALL_CALLER,
	SKIPCALL_SHAPES
};

/* Members of a call that are read here, by their places in its table. */
enum skipcall_call_member {
	SKIPCALL_CALL_ID = 0,
	SKIPCALL_CALL_CREATED_AT = 11,
	SKIPCALL_CALL_UPDATED_AT = 12,
	SKIPCALL_CALL_ORGANIZATION_ID = 17,
};

/* What a member holds (struct skc_json_member, kind). Anything else goes to $extra. */
enum skipcall_kind {
	SKIPCALL_ID, /* text that has to be there */
	SKIPCALL_TEXT, /* text or null */
	SKIPCALL_REPEATED, /* the same, likely to be that of another row too: kept once */
	SKIPCALL_FLAG, /* true, false or null */
	SKIPCALL_CHILD, /* an object of the shape `child`, or null */
};

struct skipcall_shape {
	struct skc_json_shape json;
	zend_class_entry *ce;
	zval blank[SKC_JSON_MEMBERS_MAX + 1]; /* the slots of an object that has met no member yet */
};

extern struct skipcall_shape skipcall_shapes[SKIPCALL_SHAPES];

static inline zval *skipcall_row_slot(zend_object *row, unsigned index)
{
	return &row->properties_table[index];
}

static inline zval *skipcall_row_extra(const struct skipcall_shape *shape, zend_object *row)
{
	return skipcall_row_slot(row, shape->json.count);
}

/* The interned name of member i. */
static inline zend_string *skipcall_row_name(const struct skipcall_shape *shape, unsigned index)
{
	return shape->ce->properties_info_table[index]->name;
}

/* One of these of a row, object or array; NULL: it is not there, or no text. Borrowed. */
zend_string *skipcall_call_text(zval *row, enum skipcall_call_member member);

/* Returns new: an object without members. */
zend_object *skipcall_row_new(const struct skipcall_shape *shape);

/* Takes the value into $extra, under this name (numeric names as PHP's arrays have them). */
void skipcall_row_add_extra(
	const struct skipcall_shape *shape, zend_object *row, zend_string *name, zval *value);

/*
 * Makes a row of a decoded JSON object. Fails with an exception (naming `who`, like
 * "Skipcall\Call::fromArray(): Argument #1 ($data)") when `id` is missing: *out is then undefined.
 * /
 */
bool skipcall_row_from_array(
	const struct skipcall_shape *shape, HashTable *data, const char *who, zval *out);

/*
 * The row as json_decode() would give it: every member in the order of the document, then $extra.
 */
void skipcall_row_to_array(const struct skipcall_shape *shape, zend_object *row, zval *out);

/* The classes' own part of MINIT, beyond what arginfo registers. */
void skipcall_rows_minit(zend_class_entry *call, zend_class_entry *contact,
	zend_class_entry *phone_number, zend_class_entry *caller);

#endif
