/* Exceptions as objects: made by the extension or by hand, and those that reading a text ends in. */
#ifndef SKIPCALL_EXCEPTION_OBJECT_H
#define SKIPCALL_EXCEPTION_OBJECT_H

#include "php.h"

#include "../src/failure.h"

/* The class of a kind of failure. */
zend_class_entry *skipcall_exception_class(enum skc_failure_kind kind);

/* Returns new: not thrown yet, since whoever is told of exceptions is to see them whole. */
zend_object *skipcall_exception_new(zend_class_entry *ce, const char *message, zend_long code);

/* Writes a private property that `scope` declares. Takes the value. */
void skipcall_exception_set(
	zend_object *exception, zend_class_entry *scope, const char *name, zval *value);

/* Writes the place of a DecodeException. */
void skipcall_exception_set_place(zend_object *exception, const struct skc_json_place *place);

/* Throws it. Takes it. */
void skipcall_exception_throw(zend_object *exception);

/* Throws the DECODE failure of a text that no request brought. */
void skipcall_throw_unreadable(const struct skc_failure *failure);

#endif
