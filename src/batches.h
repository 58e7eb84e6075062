/*
 * The new rows of the answers of one gap, until they are handed out, and the mark that covers exactly those
 * that were. For gap.c and gaps.c.
 */
#ifndef SKC_BATCHES_H
#define SKC_BATCHES_H

#include "checkpoint.h"

/* What one row was, until it is handed out. */
struct skc_batch_row {
	uint64_t id;
	int64_t time;
	int64_t at; /* position */
	bool dated; /* false also of a row that comes late: it says nothing of how far down is read */
};

/* How far down a gap is read. Ids of the rows at `time` are kept apart. */
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
	uint64_t number; /* windows taken before */
	size_t count;
	size_t handed;
	bool detached; /* reading went back before it: says nothing about how far down is read */
	struct skc_edge after; /* once all its rows are handed out */
	struct skc_batch_row rows[];
};

/* Those of one gap, in the order in which they are handed out. */
struct skc_batches {
	struct skc_batch *first, *last;
	struct skc_mark handed; /* how far down the gap is read and handed out */
};

/* Frees them all. */
void skc_batches_free(struct skc_batches *batches);

/*
 * Leaves the new ones of `count` rows in the batch, newest first, as the last one. `after`: how far down the
 * gap is read then. Owns: the batch.
 */
void skc_batches_add(struct skc_batches *batches, struct skc_batch *batch, size_t count,
	const bool *is_new, const struct skc_edge *after);

/* Reading went back to this mark: batches from this number of windows on say nothing of how far it came. */
void skc_batches_go_back(struct skc_batches *batches, uint64_t number, const struct skc_mark *mark);

/* The rows of this answer, the last one, are not handed out. */
void skc_batches_give_up(struct skc_batches *batches, uint64_t token);

/* The first `count` rows of this answer were handed out, in all. Returns how many more than before. */
size_t skc_batches_hand_out(
	struct skc_batches *batches, uint64_t token, size_t count, bool *is_found);

/* Rows that are still to be handed out. */
size_t skc_batches_left(const struct skc_batches *batches);

/* The mark that covers exactly the rows handed out. */
struct skc_mark skc_batches_covered(const struct skc_batches *batches);

#endif
