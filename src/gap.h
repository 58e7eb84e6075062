/*
 * One gap of a synchronisation: what is still unread between two creation times, which window of
 * the list to ask for next, and what a window proves. For gaps.c alone.
 *
 * Position p of the list, sorted by creation time, is in page p / limit + 1. A window is a page
 * seen so: the positions from (page - 1) * limit on. What a window shows is proven by the creation
 * times in it, never by the order in which answers come: between its lowest and its highest row it
 * has every row there was. Positions are hints.
 */
#ifndef SKC_GAP_H
#define SKC_GAP_H

#include "checkpoint.h"
#include "id_set.h"

/* One row of an answer. `id` is borrowed for the call. */
struct skc_gaps_row {
	const char *id;
	size_t id_len;
	int64_t created; /* microseconds since 1970 */
	bool has_date; /* `created` could be read */
};

/* What one row was, until it is handed out. */
struct skc_batch_row {
	uint64_t id;
	int64_t time;
	int64_t at; /* position */
	bool dated;
};

/* How far down a gap is read. `ids` of the rows at `time` are kept apart. */
struct skc_edge {
	bool known; /* false: nothing was read yet */
	bool whole; /* all rows at `time` were read: unread ones are older */
	int64_t time;
	int64_t at; /* position of the lowest row read, or number of unread rows below */
	int64_t reach; /* positions from `at` up that rows at `time` may take */
};

/* The new rows of one answer, newest first, until they are handed out. */
struct skc_batch {
	struct skc_batch *next;
	uint64_t token;
	size_t count;
	size_t handed;
	bool unproven; /* read while a rewind was still possible */
	bool detached; /* the gap was rewound: says nothing about how far down is read */
	struct skc_edge after; /* once all its rows are handed out */
	struct skc_batch_row rows[];
};

/* An answer, seen as positions. */
struct skc_window {
	int64_t start;
	int64_t total;
	size_t count;
	const struct skc_batch_row *rows; /* oldest first */
	bool any_dated;
	int64_t low; /* the lowest and the highest creation time */
	int64_t high;
	bool at_end; /* there is no row above */
};

/* Reading a group of equals that is larger than a page again and again. */
struct skc_pass {
	bool active;
	bool started; /* its upper end was seen */
	bool calm; /* `total` has not changed in this pass */
	int64_t end; /* next window ends there */
	int64_t group_end; /* position above the group */
	int64_t total;
	size_t added;
	unsigned quiet; /* passes in a row that added nothing */
};

struct skc_gap {
	uint64_t token; /* the request under way; 0: none */
	int64_t asked_page, asked_limit;
	bool is_probe; /* the request under way looks for a place to split */
	bool is_guess; /* it looks for the end of the list where it was */
	bool closed; /* nothing is unread */
	bool unsplittable;

	struct skc_edge top; /* as read */
	struct skc_id_set ids; /* of the rows at top.time that were read */
	struct skc_mark floor; /* `ids` of an earlier run; `at` a hint */
	bool exact; /* positions were seen in this run */
	bool spare; /* the run has asked for nothing in vain: one request may go into overlaps */
	bool abuts; /* the window asked for ends where reading stopped: none goes beyond and on */
	bool blind; /* the last window had no date: the next one proves nothing and is taken */
	unsigned fruitless; /* windows in a row that brought the gap no further */
	unsigned smooth; /* windows in a row that did */
	int64_t margin; /* rows to overlap beyond what is needed, as rows move up */
	int64_t aim; /* while looking for the place: where the next window ends; 0: not looking */
	int64_t low, high; /* while looking: positions surely below and above, -1: unknown */
	int64_t step;
	struct skc_pass pass;

	/* Pages taken because nothing had moved, until it is sure that nothing has. */
	unsigned unproven;
	struct skc_mark anchor; /* the top before the first of them */
	struct skc_id_set recent; /* rows read since then */
	bool rewound;
	int64_t rewound_from;

	struct skc_mark handed; /* the top, as far as rows were handed out */
	struct skc_batch *first, *last;
};

/* What the gaps of one run share. */
struct skc_gap_run {
	int64_t page_size;
	int64_t total; /* -1: not known yet */
	bool no_larger; /* the server gives no more rows at once than page_size */
	bool churn; /* rows were seen to move */
	unsigned calm; /* answers without that */
	struct skc_mark newest; /* the newest row known; later ones are the next run's */
	struct skc_id_set undated; /* rows without a date that were handed out */
	uint64_t repeats;
};

/* Fruitless windows in a row after which a gap is given up. */
#define SKC_GAP_FRUITLESS_MAX 100

/* So many rows more than a page where only a larger window goes on. */
#define SKC_GAP_LARGER 10

/* Answers without any movement after which pages that abut are trusted for good. */
#define SKC_GAP_TRUST 16

void skc_gap_free(struct skc_gap *gap);

/* A gap below a known row, or from the end of the list (`top` not known) down to `floor`. */
void skc_gap_init(struct skc_gap *gap, const struct skc_mark *top, const struct skc_mark *floor);

/* Puts the ids of `top` into the gap. Fails without memory. */
bool skc_gap_remember(struct skc_gap *gap, const struct skc_mark *top);

/* Rows that are unread by the positions known: an estimate. */
int64_t skc_gap_size(const struct skc_gap *gap, int64_t total);

/* Sets asked_page, asked_limit and is_guess for the window to ask for next. */
void skc_gap_want(struct skc_gap *gap, const struct skc_gap_run *run);

/* The same for a window in the middle, where the gap can be split. */
void skc_gap_want_middle(struct skc_gap *gap, const struct skc_gap_run *run);

/* Makes room for whatever an answer of `count` rows may bring. Fails without memory. */
bool skc_gap_reserve(struct skc_gap *gap, struct skc_gap_run *run, size_t count);

/* Whether positions contradict what was read: rows have moved. */
bool skc_gap_has_moved(
	const struct skc_gap *gap, const struct skc_gap_run *run, const struct skc_window *window);

/* Goes back to what is proven, because rows were seen to move. */
void skc_gap_rewind(struct skc_gap *gap);

/*
 * Takes what a window proves: marks the rows that are new and moves the top down, or changes where
 * to look next. Room has been made.
 */
void skc_gap_judge(
	struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window, bool *is_new);

/*
 * Takes the batches at the head of the queue that are handed out off it; their rows count as
 * covered.
 */
void skc_gap_settle(struct skc_gap *gap);

/* The top that covers exactly the rows handed out. */
struct skc_mark skc_gap_covered(const struct skc_gap *gap);

#endif
