/* What Call and its summaries share: each is a shape, made of a table of row_members.h. */
#ifndef SKIPCALL_ROW_H
#define SKIPCALL_ROW_H

#include "php.h"

#include "../src/json_reader.h"
#include "row_members.h"

struct skipcall_shape {
	struct skc_json_shape json;
	zend_class_entry *ce;
	zval blank[SKC_JSON_MEMBERS_MAX + 1]; /* the properties of a new object */
};

extern struct skipcall_shape skipcall_shapes[SKIPCALL_SHAPES];

/* A list of the API: what everything that reads pages needs to know of it. */
struct skipcall_resource {
	const char *path; /* behind the base URL */
	const char *noun; /* what it is a list of, in messages */
	enum skipcall_shape_index shape; /* of a row */
	/* Members by which rows are told apart, sorted, and known to be of another account: texts. */
	unsigned id;
	unsigned created;
	unsigned organisation; /* SKIPCALL_NO_MEMBER: rows do not say */
};

#define SKIPCALL_NO_MEMBER SKC_JSON_MEMBERS_MAX

/* GET /v1/calls. */
extern const struct skipcall_resource skipcall_calls;

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

/* The shape of a row, by its class. */
const struct skipcall_shape *skipcall_shape_of(const zend_class_entry *ce);

static inline const struct skipcall_shape *skipcall_resource_shape(
	const struct skipcall_resource *resource)
{
	return &skipcall_shapes[resource->shape];
}

/* The name of the member by which rows can be sorted without losing any, like createdAt. */
static inline zend_string *skipcall_created_name(const struct skipcall_resource *resource)
{
	return skipcall_row_name(skipcall_resource_shape(resource), resource->created);
}

/* A member of a row of this shape, object or array; NULL: it is not there, or no text. Borrowed. */
zend_string *skipcall_row_text(const struct skipcall_shape *shape, zval *row, unsigned member);

/* The creation time of a row, in microseconds. False when it has none that can be read. */
bool skipcall_row_created(const struct skipcall_resource *resource, zval *row, int64_t *us);

/* The member of this name that holds a date; SKIPCALL_NO_MEMBER: there is none. */
unsigned skipcall_date_member(const struct skipcall_shape *shape, zend_string *name);

/* Returns new: an object without members. */
zend_object *skipcall_row_new(const struct skipcall_shape *shape);

/* Takes the value into $extra, under this name (numeric names as PHP's arrays have them). */
void skipcall_row_add_extra(
	const struct skipcall_shape *shape, zend_object *row, zend_string *name, zval *value);

/*
 * Makes a row of a decoded JSON object. Fails with an exception (naming `who`, like
 * "Skipcall\Call::fromArray(): Argument #1 ($data)") when `id` is missing: *out is then undefined.
 */
bool skipcall_row_from_array(
	const struct skipcall_shape *shape, HashTable *data, const char *who, zval *out);

/* The row as json_decode() would give it: all members in the order of the API document, then $extra. */
void skipcall_row_to_array(const struct skipcall_shape *shape, zend_object *row, zval *out);

/* At MINIT: makes objects of this class rows of a shape. */
void skipcall_row_class(enum skipcall_shape_index index, zend_class_entry *ce);

#endif
