/* Finds the place of a point in time in a list, by requests of one row each. */
#ifndef SKIPCALL_BISECT_H
#define SKIPCALL_BISECT_H

#include "client.h"
#include "list_arguments.h"
#include "row.h"

struct skipcall_bisection {
	struct skipcall_client *client; /* borrowed */
	const struct skipcall_resource *resource;
	const struct skipcall_list_arguments *arguments; /* borrowed; sorted by the creation time */
	const char *operation;
	int64_t total; /* of the list, as last told */
};

/*
 * Requests the first and the last row: how many there are, and whether they are sorted.
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

#endif
