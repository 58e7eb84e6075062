/*
 * Reads all rows of a list forward, with the next pages already requested: the inside of a CallIterator.
 * Functions that fail leave an exception.
 */
#ifndef SKIPCALL_ROWS_AHEAD_H
#define SKIPCALL_ROWS_AHEAD_H

#include "bisect.h"
#include "page_requests.h"

#include "../src/id_set.h"

/* What iterateCalls() was asked for. */
struct skipcall_iteration {
	int64_t page_size;
	int64_t max_rows; /* -1: all */
	bool has_since, has_until; /* then it is sorted by the creation time */
	int64_t since, until; /* microseconds */
};

/* Pages whose ids are remembered, so that rows that moved to a later page are not returned twice. */
#define SKIPCALL_PAGES_KNOWN 3

/* A page that was requested, by the request at the same index; one that has failed is sent again. */
struct skipcall_page_slot {
	int64_t start; /* position of its first row */
	int64_t limit;
};

struct skipcall_rows_ahead {
	struct skipcall_page_requests requests;
	struct skipcall_iteration wanted;
	int64_t limit; /* rows per request; smaller once a server has given fewer */

	bool is_begun;
	bool is_over;
	bool is_rewound; /* a loop has begun with what is read now */
	bool is_bisected; /* `start` is known */
	struct skipcall_bisection bisection; /* until it is */
	int64_t start; /* position from which on there may be rows that are wanted */
	int64_t covered; /* positions below it were read */
	int64_t asked; /* positions below it were asked for */
	int64_t total; /* from the last answer; -1: none yet */
	int64_t key;

	struct skipcall_page_slot slots[SKIPCALL_PAGE_REQUESTS]; /* a ring, in order */
	unsigned first_slot, slot_count;

	zval rows; /* of the current page; undefined: none */
	uint32_t index, count; /* of the row */
	int64_t page_start;
	bool is_last_page;
	struct skc_id_set
		known[SKIPCALL_PAGES_KNOWN]; /* ids of the last pages, the current one first */
	uint64_t first_id, last_id; /* of the page before, to know it again */
	int64_t total_before;
	uint32_t count_before;
};

/* Takes the arguments; holds the client. Asks for nothing yet. */
void skipcall_rows_ahead_init(struct skipcall_rows_ahead *it, struct skipcall_client *client,
	const struct skipcall_resource *resource, const struct skipcall_list_arguments *arguments,
	const struct skipcall_iteration *iteration);

/* Owns: frees what it holds, cancels what is under way, and lets the client go. */
void skipcall_rows_ahead_free(struct skipcall_rows_ahead *it);

/* Shows the garbage collector what it refers to. */
void skipcall_rows_ahead_gc(struct skipcall_rows_ahead *it, zend_get_gc_buffer *buffer);

/* Gets the first row, once; where a request has failed before, it is made again. */
void skipcall_rows_ahead_begin(struct skipcall_rows_ahead *it);

/* Goes on to the next row. */
void skipcall_rows_ahead_next(struct skipcall_rows_ahead *it);

/* Goes back to the first row; sends nothing when it is there already. */
void skipcall_rows_ahead_rewind(struct skipcall_rows_ahead *it);

/* The current row; NULL: there is none. Borrowed. */
zval *skipcall_rows_ahead_current(struct skipcall_rows_ahead *it);

/* Drops all requests; they are sent again when their pages are needed. */
void skipcall_rows_ahead_drop(struct skipcall_rows_ahead *it);

/* True when next() would not wait. May leave an exception that it did not cause. */
bool skipcall_rows_ahead_is_ready(struct skipcall_rows_ahead *it);

/*
 * Rows expected in all, at the price of one request where no page has come yet. With since or until no
 * more than this, until the last row tells. May leave an exception.
 */
int64_t skipcall_rows_ahead_expect(struct skipcall_rows_ahead *it);

#endif
