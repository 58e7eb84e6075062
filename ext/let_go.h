/*
 * Letting go of what destructors, or the garbage collector, may run PHP code for: that code may come
 * back to the very place, and has to find it empty. Every slot that PHP code can reach is let go so.
 */
#ifndef SKIPCALL_LET_GO_H
#define SKIPCALL_LET_GO_H

#include "php.h"

#include "Zend/zend_exceptions.h"

static inline void skipcall_let_go(zval *slot)
{
	zval old;
	ZVAL_COPY_VALUE(&old, slot);
	ZVAL_UNDEF(slot);
	zval_ptr_dtor(&old);
}

/* The same of an object; NULL: there is none. */
static inline void skipcall_let_go_object(zend_object **slot)
{
	zend_object *old = *slot;
	*slot = NULL;
	if (old != NULL) {
		OBJ_RELEASE(old);
	}
}

/* Takes the value into the slot, and only then lets go of what was in it. */
static inline void skipcall_replace(zval *slot, zval *value)
{
	zval old;
	ZVAL_COPY_VALUE(&old, slot);
	ZVAL_COPY_VALUE(slot, value);
	zval_ptr_dtor(&old);
}

/*
 * Forgets the exception under way, if there is one. Its destructor runs last: zend_clear_exception() on its
 * own would have it run before the frame below knows where to go on, and exceptions that are caught in the
 * destructor would change that place. May leave an exception: the destructor's.
 */
static inline void skipcall_clear_exception(void)
{
	zend_object *exception = EG(exception);
	if (exception != NULL) {
		GC_ADDREF(exception);
		zend_clear_exception();
		OBJ_RELEASE(exception);
	}
}

#endif
