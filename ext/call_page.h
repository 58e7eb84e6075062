/* Skipcall\CallPage. */
#ifndef SKIPCALL_CALL_PAGE_H
#define SKIPCALL_CALL_PAGE_H

#include "php.h"

#include "hydrate.h"

/* Whether rows stand in the order asked for. */
enum skipcall_sorted { SKIPCALL_SORTED_UNKNOWN, SKIPCALL_SORTED_YES, SKIPCALL_SORTED_NO };

/* Returns new in *out. Takes page->data, rate_limit and stats (null where there is none). */
void skipcall_call_page_new(struct skipcall_page *page, enum skipcall_sorted sorted,
	zval *rate_limit, zval *stats, zval *out);

/* For foreach over an object whose first property is a list of rows. */
zend_object_iterator *skipcall_get_rows_iterator(
	zend_class_entry *ce, zval *object, int by_reference);

/* The class's own part of MINIT, beyond what arginfo registers. */
void skipcall_call_page_minit(void);

#endif
