/* Calls callables given as options. */
#ifndef SKIPCALL_CALLBACK_H
#define SKIPCALL_CALLBACK_H

#include "php.h"

/*
 * Calls it with `count` arguments, which are taken. *result is to be freed; undefined when it threw:
 * false.
 */
bool skipcall_callback(zval *callable, uint32_t count, zval *arguments, zval *result);

/*
 * What may be called here and now becomes a closure, as Closure::fromCallable() makes it, so that it can
 * be called from anywhere: *closure, new. False when it cannot be called; maybe with an exception.
 */
bool skipcall_callback_resolve(zval *callable, zval *closure);

/* Whether two closures call the same function of the same object. */
bool skipcall_callback_is_same(const zval *one, const zval *other);

#endif
