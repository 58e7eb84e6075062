/*
 * One gap of a synchronisation: what is unread between two creation times, which window of the
 * list to ask for next, and what a window proves. For gaps.c alone; planner.md has the proof.
 *
 * A window is a page seen as positions: page p of `limit` rows shows those from (p - 1) * limit on,
 * in the list sorted by creation time. Between its lowest and its highest row it shows every row
 * there was, whatever the order in which answers come. Positions and `total` are hints.
 */
#ifndef SKC_GAP_H
#define SKC_GAP_H

#include "batches.h"
#include "id_set.h"
#include "walls.h"

/* One row of an answer. `id` is borrowed for the call. */
struct skc_gaps_row {
	const char *id;
	size_t id_len;
	int64_t created; /* microseconds since 1970 */
	bool has_date; /* `created` could be read */
};

/* An answer, seen as positions. */
struct skc_window {
	int64_t start;
	int64_t asked; /* rows it could have */
	int64_t total;
	int64_t now; /* the server's clock; 0: not known */
	size_t count;
	struct skc_batch_row *rows; /* oldest first */
	bool any_dated;
	int64_t low; /* the lowest and the highest creation time */
	int64_t high;
};

/* The lowest row of the window that was taken last, and where it stood. */
struct skc_sight {
	bool known;
	int64_t page, limit, total;
	int64_t at;
	uint64_t id;
};

/* Reading a group of equals that no window can show whole again and again. */
struct skc_pass {
	bool active;
	bool started; /* its upper end was seen */
	bool calm; /* `total` has not changed in this pass */
	bool still; /* nor in the passes before that added nothing, and the group stood still */
	int64_t low, high; /* where it stood in the pass before */
	int64_t end; /* next window ends there */
	int64_t group_end; /* position above the group */
	int64_t total;
	int64_t time; /* of the group */
	unsigned moved; /* windows that missed it */
	size_t added;
	unsigned quiet; /* passes in a row that added nothing */
};

/* Windows read shortly before: where they began, and the ids of their rows. */
struct skc_trail {
	unsigned windows;
	uint64_t number; /* windows of the gap taken before */
	struct skc_mark top; /* before the first of them */
	struct skc_id_set ids;
};

struct skc_gap {
	uint64_t token; /* the request under way; 0: none */
	int64_t asked_page, asked_limit;
	bool is_probe; /* the request under way looks for a place to split */
	bool verifies; /* the request under way is for page 1, to show whether pages are cut short */
	bool closed; /* nothing is unread */
	bool parked; /* what is unread cannot be read: the next run asks for it again */
	bool told; /* an earlier run has parked it */
	bool crosses; /* the request under way looks for a row below what cannot be read */
	int64_t cross_end; /* where its window ends; 0: right below */
	bool is_probed; /* this run has asked for what `told` is of */
	bool is_first; /* may show the newest row: nothing but later ones is above */
	bool merged; /* with what could not be read further down */
	bool
		is_below; /* what cannot be read: the gap above has the equals of this time that are missing */
	int64_t below;
	bool unsplittable;

	struct skc_edge top; /* as read */
	struct skc_id_set ids; /* of the rows at top.time that were read */
	struct skc_mark floor; /* `ids` of an earlier run; `at` a hint */
	bool is_placed; /* an earlier run saw the place at top.at */
	bool exact; /* the last answer showed the place where reading stopped */
	bool abuts; /* the window asked for ends where reading stopped: none goes beyond and on */
	bool blind; /* the last window had no date: the next one proves nothing and is taken */
	unsigned again; /* answers in a row that contradict what the server said */
	unsigned fruitless; /* windows in a row that brought the gap no further */
	unsigned vanished; /* times that all rows from the place on were seen to be gone */

	/* Looking for the place: it is above `low` and not above `high`, -1: unknown. */
	int64_t low, high, step;
	int64_t tried; /* the end of the list that `total` told, once it was looked at */
	int64_t aim; /* where the next window ends; 0: not looking */
	bool is_vacant; /* nothing stood from `high` on */

	struct skc_pass pass;
	uint64_t taken; /* windows */
	int64_t taken_total; /* as the last of them had it */
	bool is_short; /* that one had fewer rows than it should: its positions are not sure */
	struct skc_trail trail[2]; /* the older and the newer one */
	struct skc_sight seen;
	bool doubts; /* the request under way asks for that window again */
	unsigned
		repeated; /* windows in a row that had nothing new where something should be, weighted */
	unsigned insists; /* times that a row stood at two places at once */
	bool went_back;
	int64_t went_from; /* rows down to this time come for the second time */

	struct skc_batches batches;
};

/* What the gaps of one run share. */
struct skc_gap_run {
	int64_t page_size;
	int64_t total; /* -1: not known yet */
	int64_t most; /* rows of the longest answer: up to here the server does not cut pages short */
	bool no_larger; /* the server gives no more rows at once than page_size */
	int64_t verify; /* page 1 of so many rows is to show whether it cuts pages short; 0: not */
	bool churn; /* rows were seen to move */
	bool reorders; /* equals were seen in another order */
	int64_t equals; /* rows of the largest group of equals seen */
	struct skc_mark newest; /* the newest row known; later ones are the next run's */
	bool is_newest_found; /* by this run */
	struct skc_mark before; /* the newest row known when it began */
	int64_t lowest; /* creation time, of all rows this run was shown */
	struct skc_id_set undated; /* rows without a date that were handed out */
	uint64_t repeats;
	bool is_absurd; /* the server has insisted on what cannot be */
	bool is_vanished; /* it has shown rows, and now insists that there are none at all */
	int64_t late; /* rows that came late: a server without end of them is no reason to go on */
	struct skc_walls walls;
	unsigned blocked; /* answers in a row that could not be read */
	int64_t narrow; /* most rows of a window, where pages are too large to be read; 0: any */
	const char *trouble; /* what the server did when an answer was of no use; NULL: nothing */
};

/* So many rows more than a page where only a larger window goes on. */
#define SKC_GAP_LARGER 10

/* Windows of a trail: when rows move, reading goes back over so many to twice as many. */
#define SKC_GAP_TRAIL 8

/* Answers in a row that have to say so before a list is believed to be empty, or a page to be cut. */
#define SKC_GAP_INSISTS 8
#define SKC_GAP_AGAIN 2

/* More of them, when a list that has shown rows has none any more, end the run. */
#define SKC_GAP_VANISHED 32

/* Rows do not move by more than half a page, or this, without a word of `total`. */
#define SKC_GAP_FAR 8

static inline int64_t skc_larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static inline int64_t skc_smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static inline int64_t skc_distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

void skc_gap_free(struct skc_gap *gap);

/* A gap below a known row, or from the end of the list (`top` not known) down to `floor`. */
void skc_gap_init(struct skc_gap *gap, const struct skc_mark *top, const struct skc_mark *floor);

/* Puts the ids of `top` into the gap. Fails without memory. */
bool skc_gap_remember(struct skc_gap *gap, const struct skc_mark *top);

/* Sets asked_page and asked_limit for a window that ends at `end` or below. */
void skc_gap_want_crossing(struct skc_gap *gap, const struct skc_gap_run *run, int64_t end);

/* Rows that are unread by the positions known: an estimate. */
int64_t skc_gap_size(const struct skc_gap *gap, int64_t total);

/* Begins to read the group of equals at the top once more, from this position down. */
void skc_gap_begin_pass(struct skc_gap *gap, const struct skc_gap_run *run, int64_t group_end);

/* Sets asked_page and asked_limit for the window to ask for next. */
void skc_gap_want(struct skc_gap *gap, const struct skc_gap_run *run);

/* The same for a window in the middle, where the gap can be split. */
void skc_gap_want_middle(struct skc_gap *gap, const struct skc_gap_run *run);

/* Makes room for whatever an answer of `count` rows may bring. Fails without memory. */
bool skc_gap_reserve(struct skc_gap *gap, struct skc_gap_run *run, size_t count);

/* Whether a window has fewer rows than it should by `total`: then its positions are not sure. */
bool skc_window_is_short(const struct skc_window *window);

/* Whether positions contradict what was read: rows have moved. */
bool skc_gap_has_moved(const struct skc_gap *gap, const struct skc_window *window);

/*
 * Whether a window is to be left: a row that was seen stands far from where it stood, and `total` does not
 * tell of so many rows. The window where it stood is asked for again: it cannot stand at both places.
 */
bool skc_gap_doubts(struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window);

/* Goes back over what was read shortly before, because rows were seen to move. */
void skc_gap_go_back(struct skc_gap *gap);

/* Whether an answer shows the end of the list; else changes where to look for it. */
bool skc_gap_is_end(struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window);

/*
 * Takes what a window proves: marks the rows that are new and moves the top down, or changes where
 * to look next. Room has been made.
 */
void skc_gap_judge(
	struct skc_gap *gap, struct skc_gap_run *run, struct skc_window *window, bool *is_new);

#endif
