/*
 * What a synchronisation has to know to go on in another process, and its text: one line of
 * printable ASCII without spaces, quotes or backslashes, the same on every machine.
 */
#ifndef SKC_CHECKPOINT_H
#define SKC_CHECKPOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SKC_GAPS_MAX 8

/* Most ids kept at one end of a gap, and in one text all together. */
#define SKC_MARK_IDS 24
#define SKC_CHECKPOINT_IDS 60

/* No list is that long; sums of such numbers stay far from overflowing. */
#define SKC_POSITION_MAX (INT64_C(1) << 53)

/* A text is shorter than this; with three gaps it has at most 1,024 bytes. */
#define SKC_CHECKPOINT_SIZE 1600

/* A place in the list: a creation time, and which of the rows created just then are meant. */
struct skc_mark {
	bool known; /* false: the end of the list as a top, its beginning as a floor */
	bool whole; /* of a top: nothing created just then is missing, ids need not be told */
	int64_t time; /* microseconds */
	int64_t at; /* position in the list when it was seen; a hint */
	/* Positions from `at` up that rows created just then may take; a hint. 0: `at` is a guess. */
	int64_t reach;
	unsigned id_count;
	uint64_t ids[SKC_MARK_IDS];
};

struct skc_checkpoint_gap {
	struct skc_mark top;
	struct skc_mark floor;
	bool unreadable; /* all that is left of it is what could not be read */
};

struct skc_checkpoint {
	uint64_t query; /* hash of filters and workspaces */
	uint64_t organisation; /* hash; 0: not seen yet */
	bool completed; /* the last run read everything that can be read */
	bool end_unreadable; /* the newest row could not be read */
	bool churn; /* the last run saw rows move, and did not complete */
	struct skc_mark newest; /* the newest row known */
	unsigned gap_count;
	struct skc_checkpoint_gap gaps[SKC_GAPS_MAX]; /* newest first */
};

enum skc_checkpoint_problem {
	SKC_CHECKPOINT_OK,
	SKC_CHECKPOINT_FOREIGN, /* no checkpoint at all */
	SKC_CHECKPOINT_VERSION, /* of another version of this format */
	SKC_CHECKPOINT_DAMAGED,
	SKC_CHECKPOINT_QUERY, /* of other filters or workspaces */
	SKC_CHECKPOINT_MEMORY,
};

/* Adds an id that the mark does not have yet, as long as there is room. */
void skc_mark_add(struct skc_mark *mark, uint64_t id);

bool skc_mark_has(const struct skc_mark *mark, uint64_t id);

/*
 * Writes the text, NUL-terminated, and returns its length. When there are more ids than the text
 * may hold, the largest groups lose some: their rows are handed out again by a later run.
 */
size_t skc_checkpoint_write(
	const struct skc_checkpoint *checkpoint, char text[SKC_CHECKPOINT_SIZE]);

/* Reads a text. What it says of query and organisation is for the caller to judge. */
enum skc_checkpoint_problem skc_checkpoint_read(
	struct skc_checkpoint *checkpoint, const char *text, size_t len);

#endif
