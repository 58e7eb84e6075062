/* Finds the place of a point in time in the list of calls, by requests of one row each. */
#ifndef SKIPCALL_BISECT_H
#define SKIPCALL_BISECT_H

#include "client.h"
#include "list_arguments.h"

struct skipcall_bisection {
	struct skipcall_client *client; /* borrowed */
	const struct skipcall_list_arguments *arguments; /* borrowed; sorted by createdAt */
	const char *operation;
	int64_t total; /* of the list, as last told */
};

/*
 * Asks for the first row and the last one: how many there are, and whether they stand in order at all.
 * Fails with an exception.
 */
bool skipcall_bisection_begin(struct skipcall_bisection *bisection);

/*
 * Of the rows 0, step, 2 * step and so on: *index is the first that is created at `bound` or later
 * (descending: before it), or their number when none is. Fails with an exception.
 */
bool skipcall_bisection_find(
	struct skipcall_bisection *bisection, int64_t bound, int64_t step, int64_t *index);

/*
 * How many rows are created at `since` or later and before `until`; NULL: no bound. Fails with an
 * exception.
 */
bool skipcall_bisection_count(struct skipcall_bisection *bisection, const int64_t *since,
	const int64_t *until, int64_t *count);

/* One of its dates, by the slot of the member; false when there is none that can be read. */
bool skipcall_row_date(zval *row, unsigned member, int64_t *us);

/* The creation time of a row. False when it has none that can be read. */
bool skipcall_row_created(zval *row, int64_t *us);

#endif
