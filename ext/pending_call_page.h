/* Skipcall\PendingCallPage: a page under way. */
#ifndef SKIPCALL_PENDING_CALL_PAGE_H
#define SKIPCALL_PENDING_CALL_PAGE_H

#include "page_request.h"

/*
 * Returns new in *out, its request started; a failure to start is thrown by its wait(). Takes the
 * arguments; holds the client.
 */
void skipcall_pending_call_page_new(struct skipcall_client *client,
	const struct skipcall_resource *resource, struct skipcall_list_arguments *arguments, zval *out);

/* True when wait() would not wait. May leave an exception that it did not cause. */
bool skipcall_pending_call_page_is_ready(zend_object *object);

/* The class's own part of MINIT, beyond what arginfo registers. */
void skipcall_pending_call_page_minit(void);

#endif
