/*
 * Rows of a synchronisation that cannot be read: the positions that no window may hold, and the times at
 * which such a row keeps two gaps apart. For gap.c and gaps.c; planner.md tells how they are read around.
 */
#ifndef SKC_WALLS_H
#define SKC_WALLS_H

#include "id_set.h"

#include <stdbool.h>
#include <stdint.h>

/* Positions that no window may hold: a row there cannot be read. */
struct skc_wall {
	int64_t from, to;
	bool is_hint; /* as an earlier run had it */
};

#define SKC_WALLS_MAX 16

/* A stretch of more rows is not all of rows that cannot be read. */
#define SKC_WALLS_HINTED 8

struct skc_walls {
	struct skc_wall walls[SKC_WALLS_MAX]; /* the last ones */
	unsigned count;
	unsigned close; /* answers in a row that could not be read, close to each other */
	int64_t last_bad;
	/* Times at which a gap ends and the next one begins, and the rows of these times handed out. */
	int64_t seams[SKC_WALLS_MAX];
	unsigned seam_count;
	struct skc_id_set at_seams;
};

/* Whether one stands between these positions. */
bool skc_walls_stand(const struct skc_walls *walls, int64_t from, int64_t to);

/* The position above the highest of them; 0: there is none. */
int64_t skc_walls_highest(const struct skc_walls *walls, int64_t from, int64_t to);

/* The position above the highest row below `at` that stands behind no wall; 0: none. */
int64_t skc_walls_below(const struct skc_walls *walls, int64_t at);

/* The row at this position cannot be read. */
void skc_walls_add(struct skc_walls *walls, int64_t at);

/* The same of an earlier run: until it is asked for again, or in the way. */
void skc_walls_hint(struct skc_walls *walls, int64_t from, int64_t to);

/* Forgets these. False when there was none. */
bool skc_walls_drop_hints(struct skc_walls *walls, int64_t from, int64_t to);

/* Rows of this time may belong to two gaps. `ids`: those handed out. Fails without memory. */
bool skc_walls_add_seam(struct skc_walls *walls, int64_t time, const struct skc_id_set *ids);

/* Whether a row belongs to two gaps by its time, and the other one had it. Room has been made. */
bool skc_walls_has_come(struct skc_walls *walls, int64_t time, uint64_t id);

#endif
