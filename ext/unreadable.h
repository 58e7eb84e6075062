/* What a synchronisation does with pages that cannot be read: because of a row, or for their size. */
#ifndef SKIPCALL_UNREADABLE_H
#define SKIPCALL_UNREADABLE_H

#include "page_request.h"

#include "../src/gaps.h"

/* What one run has met of them. Owns both. */
struct skipcall_unreadable {
	zval places; /* for getReport(); undefined: none */
	zend_object
		*exception; /* of the first that no earlier run has met: thrown at the end; NULL: none */
};

/* The row of a page at which it could not be read; -1: the page is too large; -2: nothing of the kind. */
int64_t skipcall_unreadable_row(const struct skc_transfer *transfer);

/*
 * The page of this request could not be read because of this row, or as a whole (-1): the planner will
 * ask for smaller ones, which show what is around. False with an exception.
 */
bool skipcall_unreadable_read_around(struct skipcall_unreadable *unreadable, struct skc_gaps *gaps,
	uint64_t token, const struct skipcall_page_request *request, int64_t row);

#endif
