/* Read-only records: RateLimit and TransferStats, and what such classes need for clone and unserialize(). */
#ifndef SKIPCALL_VALUES_H
#define SKIPCALL_VALUES_H

#include "php.h"

#include "../src/transfer.h"

/* Gives a class objects that clone() and unserialize() keep whole. */
void skipcall_value_class(zend_class_entry *ce);

/* For zend_class_entry.unserialize: refuses the "C:" format, which would make an unfilled object. */
int skipcall_refuse_old_format(zval *object, zend_class_entry *ce, const unsigned char *data,
	size_t len, zend_unserialize_data *more);

/* Fills a read-only property that has no value yet. Takes the value. */
static inline void skipcall_put(zend_object *object, unsigned slot, zval *value)
{
	ZVAL_COPY_VALUE(&object->properties_table[slot], value);
	Z_PROP_FLAG_P(&object->properties_table[slot]) = 0;
}

/* Returns new in *out. */
void skipcall_rate_limit_new(const struct skc_rate_limit *limit, zval *out);

/* Returns new in *out: a URL, or a text with URLs in it, without filters. */
void skipcall_shown_text(const char *text, zval *out);

/* Returns new in *out: the URL as it may be shown to users, without filters. */
void skipcall_shown_url(const struct skc_transfer *transfer, zval *out);

/* Returns new in *out: an id of so many words as text, 16 hexadecimal digits for each. */
void skipcall_id_text(const uint64_t *id, unsigned words, zval *out);

/* Returns new in *out: what the last attempt of a transfer cost. */
void skipcall_transfer_stats_new(const struct skc_transfer *transfer, zval *out);

/* The classes' own part of MINIT, beyond what arginfo registers. */
void skipcall_values_minit(void);

/*
 * Handlers for objects that nobody may write to, other than by their own code: PHP's functions that write
 * into the table of properties (array_walk(), mb_convert_variables()) get one with copies, ArrayObject
 * refuses the object, and a loop by reference is an error.
 */
void skipcall_protect_handlers(zend_object_handlers *handlers);

/* For the get_iterator of their classes: a loop over the properties. */
zend_object_iterator *skipcall_get_properties_iterator(
	zend_class_entry *ce, zval *object, int by_reference);

/* What a foreach over an object refers to: the object. For its get_gc. */
HashTable *skipcall_loop_gc(zend_object_iterator *loop, zval **table, int *count);

#endif
