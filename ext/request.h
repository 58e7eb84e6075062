/* Skipcall\Request: one attempt, as the options `transport` and `onRequest` are handed it. */
#ifndef SKIPCALL_REQUEST_H
#define SKIPCALL_REQUEST_H

#include "request_owner.h"

/* Returns new in *out: the attempt that the transfer is about to make. */
void skipcall_request_new(const struct skc_transfer *transfer, zval *out);

/*
 * Returns new: a text that others wrote about the attempt, without the filters, wherever they stand in it.
 * The key is masked by whoever shows it.
 */
zend_string *skipcall_request_mask(const struct skc_transfer *transfer, zend_string *text);

/* The class's own part of MINIT, beyond what arginfo registers. */
void skipcall_request_minit(void);

#endif
