/*
 * Finds the place of a date in a list that is sorted by the creation time, by requests of one row: step by
 * step without waiting, or at once.
 */
#ifndef SKIPCALL_BISECT_H
#define SKIPCALL_BISECT_H

#include "page_request.h"
#include "row.h"

/* Where it stands: the row that is asked for, or the end. */
enum skipcall_bisection_state {
	SKIPCALL_BISECT_FIRST, /* single rows cannot show that the sort was ignored; both ends can */
	SKIPCALL_BISECT_LAST,
	SKIPCALL_BISECT_MIDDLE,
	SKIPCALL_BISECT_CONTRADICTED, /* by both ends; thrown when it is waited for */
	SKIPCALL_BISECT_FOUND,
};

/* A date whose place is wanted. */
struct skipcall_bound {
	int64_t us;
	int64_t step; /* places are multiples of it */
	int64_t index; /* found: of the first place whose row lies behind the date, in steps */
};

struct skipcall_bisection {
	struct skipcall_client *client; /* borrowed */
	const struct skipcall_resource *resource;
	const struct skipcall_list_arguments *arguments; /* borrowed; sorted by the creation time */
	const char *operation; /* static */
	bool kept; /* its requests are an object's */
	struct skipcall_bound bounds[2];
	unsigned bound_count;

	enum skipcall_bisection_state state;
	unsigned at; /* the bound that is looked for */
	int64_t low, high; /* its index lies between */
	int64_t total; /* rows of the list, as last told */
	int64_t first; /* creation time of the first row */
	bool has_first;
	bool has_changed_style;
	bool is_asking;
	struct skipcall_page_request request; /* while is_asking */
};

/*
 * Goes on as far as possible without waiting: true when going on would not wait, be it that everything
 * is found or that a request has failed. May leave an exception that is not its own.
 */
bool skipcall_bisection_is_ready(struct skipcall_bisection *bisection);

/* Waits until everything is found. False with an exception; called again, it goes on from there. */
bool skipcall_bisection_wait(struct skipcall_bisection *bisection);

/* Gives up the request under way. */
void skipcall_bisection_drop(struct skipcall_bisection *bisection);

/*
 * How many rows lie from `since` (NULL: the beginning) to before `until` (NULL: the end). False with an
 * exception.
 */
bool skipcall_bisection_count(struct skipcall_client *client,
	const struct skipcall_resource *resource, const struct skipcall_list_arguments *arguments,
	const char *operation, const int64_t *since, const int64_t *until, int64_t *count);

#endif
