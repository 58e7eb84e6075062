/* Skipcall\CallIterator: every row of every page. */
#ifndef SKIPCALL_CALL_ITERATOR_H
#define SKIPCALL_CALL_ITERATOR_H

#include "rows_ahead.h"

/* Returns new in *out; asks for nothing yet. Takes the arguments; holds the client. */
void skipcall_call_iterator_new(struct skipcall_client *client,
	const struct skipcall_resource *resource, struct skipcall_list_arguments *arguments,
	const struct skipcall_iteration *iteration, zval *out);

/* True when next() would not wait. May leave an exception that it did not cause. */
bool skipcall_call_iterator_is_ready(zend_object *object);

/* The class's own part of MINIT, beyond what arginfo registers. */
void skipcall_call_iterator_minit(void);

#endif
