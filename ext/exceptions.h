/* Turns failures of transfers into exceptions. */
#ifndef SKIPCALL_EXCEPTIONS_H
#define SKIPCALL_EXCEPTIONS_H

#include "php.h"

#include "request_owner.h"

/* Returns new: the exception for the failure of a transfer, not thrown yet. */
zend_object *skipcall_failure_exception(const struct skc_transfer *transfer);

/* Throws the failure of a transfer. */
void skipcall_throw_failure(const struct skc_transfer *transfer);

/* Throws the exception that a callback of the owner's transfer has thrown. */
void skipcall_throw_kept(struct skipcall_request_owner *owner);

/* Throws a PaginationException that belongs to no single request. Borrows the checkpoint; NULL: none. */
void skipcall_throw_pagination(zend_string *checkpoint, const char *reason, const char *format, ...)
	ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* A request that is waited for has a callback that has not returned: that of a fiber that is suspended. */
void skipcall_throw_waits_for_itself(void);

/* Whether the exception under way is that of exit() or of a destroyed fiber, which must not be caught. */
bool skipcall_is_exiting(void);

/* Puts the checkpoint into an exception, if it is one of ours. Borrows it; NULL: none. */
void skipcall_exception_set_checkpoint(zend_object *exception, zend_string *checkpoint);

#endif
