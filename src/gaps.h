/*
 * The planner of a synchronisation that loses no row: what is still unread, which page to ask for
 * next, which rows of an answer are new, and the checkpoint that covers the rows handed out. Pure:
 * no clock, no dice, no transport. What it believes, and why it ends, is proven in planner.md.
 *
 * The list is sorted by creation time, oldest first, and read from its end to its beginning, so
 * that deletions and new rows cannot move an unread row past the reader.
 *
 * - Each row with a readable date that exists throughout is handed out at least once over all runs,
 *   and once within a run. Equals of a group that no window shows whole: as far as reading over and
 *   over brings them. One row may be missed for each pair of an older row added and another one
 *   deleted between the same two requests, where no other sign of movement follows.
 * - A run has at most SKC_GAPS_BOUND answers, and completes or says what the server did.
 * - Rows inserted with an older creation time than what is read are not found, except within
 *   `lookback` of the newest row, or where they show up beside what was just read.
 * - Rows without a readable date are handed out when they are met, once in a run; nothing is
 *   promised of them, and on pages that hold no dates at all positions are believed.
 */
#ifndef SKC_GAPS_H
#define SKC_GAPS_H

#include "gap.h"

/* Page sizes below are raised to this: with fewer rows windows cannot overlap and go on. */
#define SKC_GAPS_PAGE_MIN 10

/*
 * Answers that bring no row cost one each of this; those that do give so many back, and one for each
 * row. So a run that hands out n rows has at most SKC_GAPS_BOUND(n) answers.
 */
#define SKC_GAPS_PATIENCE 128
#define SKC_GAPS_REFILL 8
#define SKC_GAPS_BOUND(parallel, rows) \
	((parallel)*SKC_GAPS_PATIENCE + 1 + (SKC_GAPS_REFILL + 2) * (rows))

/* So many answers in a row that cannot be read end the run; half of it when none could be read. */
#define SKC_GAPS_UNREADABLE_MAX 16

enum skc_gaps_next {
	SKC_GAPS_ASK, /* send the request */
	SKC_GAPS_WAIT, /* every gap that may be worked on has a request under way */
	SKC_GAPS_COMPLETE, /* nothing is unread; rows may still wait to be handed out */
	SKC_GAPS_UNREADABLE, /* the same, but for what cannot be read */
};

enum skc_gaps_verdict {
	SKC_GAPS_TAKEN,
	SKC_GAPS_DISORDER, /* creation times descend: the server has ignored the sort */
	SKC_GAPS_WRONG_PAGE, /* not the page asked for, more rows than asked for, or a limit below 10 */
	SKC_GAPS_STUCK, /* too many answers brought nothing: see SKC_GAPS_PATIENCE */
	SKC_GAPS_MEMORY,
};

/* GET page, limit, sorted by creation time ascending. */
struct skc_gaps_request {
	int64_t page;
	int64_t limit;
	uint64_t token; /* names it; never 0, never used twice */
};

/* What an answer says. `rows` are borrowed for the call. */
struct skc_gaps_page {
	int64_t page; /* as the server echoes it */
	int64_t limit; /* the same; 0: not told */
	int64_t total;
	int64_t now; /* microseconds since 1970, not before the server's clock; 0: not known */
	const struct skc_gaps_row *rows;
	size_t count;
};

struct skc_gaps_report {
	uint64_t rows; /* handed out in this run */
	uint64_t repeats; /* rows that came again */
	uint64_t requests; /* answers, whether of use or not, and failures */
	unsigned gaps; /* not yet read and handed out */
	int64_t total; /* as last told; -1: not yet */
	int64_t expected; /* rows of this run, by positions */
	bool complete; /* nothing is unread, and everything is handed out */
};

struct skc_gaps {
	struct skc_gap_run run;
	struct skc_gap gaps[SKC_GAPS_MAX]; /* newest first */
	unsigned gap_count;
	unsigned parallel;
	bool opened; /* the newest page was read */
	int64_t patience; /* answers that may bring nothing until the run is given up */
	bool was_completed; /* by the run before */
	bool is_end_told; /* an earlier run could not read the newest row */
	uint64_t query, organisation;
	struct skc_mark since;
	struct skc_mark floor; /* of the oldest gap, as the run began */
	uint64_t last_token;
	uint64_t rows, requests;
};

/*
 * Nothing to read yet. At most `page_size` rows are asked for at once (SKC_GAP_LARGER more in the rare
 * places where no smaller window goes on, unless the server gives no more), and up to `parallel` gaps
 * read at a time; 0 counts as 1. Large gaps are split to keep as many at work.
 */
void skc_gaps_init(struct skc_gaps *gaps, int64_t page_size, unsigned parallel);

/* Owns: frees all it holds. */
void skc_gaps_free(struct skc_gaps *gaps);

/*
 * Begins a first run of the query with this hash. `since`: rows created at this time or later;
 * NULL: all. Once, after init.
 */
void skc_gaps_begin(struct skc_gaps *gaps, uint64_t query, const int64_t *since);

/*
 * Begins a run where a checkpoint left off. `lookback`: microseconds before the newest row to read
 * again if the run before completed. Once, after init; fails with what is wrong with the text, and
 * leaves nothing to read then.
 */
enum skc_checkpoint_problem skc_gaps_resume(
	struct skc_gaps *gaps, const char *text, size_t len, uint64_t query, int64_t lookback);

/* From here on nothing counts but proof: pages that abut are not believed. After it has begun. */
void skc_gaps_be_strict(struct skc_gaps *gaps);

/*
 * Tells the organisation that rows name, before they are answered. False when it is another than
 * before, or than the checkpoint's.
 */
bool skc_gaps_organisation(struct skc_gaps *gaps, const char *id, size_t len);

/*
 * What to do next. Within one gap there is never more than one request under way; rows of earlier
 * answers may still wait to be handed out.
 */
enum skc_gaps_next skc_gaps_next(struct skc_gaps *gaps, struct skc_gaps_request *request);

/*
 * An answer has come: sets is_new for each of its rows that is to be handed out: all of them, from
 * the last row of the page to the first, and answers of one gap in the order in which they came.
 * Fails: with anything but TAKEN no row is to be handed out. The request is still under way, to be
 * asked again or given up; only after STUCK it is not, and the run should end.
 */
enum skc_gaps_verdict skc_gaps_answer(
	struct skc_gaps *gaps, uint64_t token, const struct skc_gaps_page *page, bool *is_new);

/*
 * An answer has come that cannot be read, because of its row at this index; -1: the whole of it is too
 * large. Smaller windows will show the rows around; where none is left, reading goes on below, and
 * the checkpoint keeps what is between. *is_known: an earlier run has met it. Fails: STUCK when that
 * happens again and again; the run should end.
 */
enum skc_gaps_verdict skc_gaps_unreadable(
	struct skc_gaps *gaps, uint64_t token, int64_t row, bool *is_known);

/* The request came to nothing, or goes to another sort style: it will be asked again. */
void skc_gaps_ask_again(struct skc_gaps *gaps, uint64_t token);

/*
 * The server refused the limit of this request: it will be asked again with 50 rows at most, then
 * with 10. False when that was refused, too; the request is still under way then.
 */
bool skc_gaps_limit_refused(struct skc_gaps *gaps, uint64_t token);

/*
 * The first `count` new rows of an answer were handed out, in all. Allocates nothing; to be called
 * before the next row is handed out, or the checkpoint stays behind.
 */
void skc_gaps_handed_out(struct skc_gaps *gaps, uint64_t token, size_t count);

/*
 * Writes the checkpoint that covers exactly the rows handed out, NUL-terminated, and returns its
 * length. Of more than 24 rows with the creation time at which reading stopped, of more than 60 at
 * all such places, and of pages read again it covers fewer: a later run hands them out once more.
 */
size_t skc_gaps_checkpoint(const struct skc_gaps *gaps, char text[SKC_CHECKPOINT_SIZE]);

/* What the server did when an answer was last of no use, for people. Borrowed. */
const char *skc_gaps_trouble(const struct skc_gaps *gaps);

struct skc_gaps_report skc_gaps_report(const struct skc_gaps *gaps);

#endif
