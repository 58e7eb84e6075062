/* Calls callables given as options. */
#ifndef SKIPCALL_CALLBACK_H
#define SKIPCALL_CALLBACK_H

#include "php.h"

/*
 * Calls it with `count` arguments, which are taken. *result is to be freed; undefined when it threw:
 * false.
 */
bool skipcall_callback(zval *callable, uint32_t count, zval *arguments, zval *result);

#endif
