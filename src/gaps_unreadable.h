/*
 * Rows that cannot be read, as the planner goes round them: gaps that are parked, split below what cannot be
 * read, and merged where there is no room. For gaps.c alone.
 */
#ifndef SKC_GAPS_UNREADABLE_H
#define SKC_GAPS_UNREADABLE_H

#include "gaps.h"

/* An answer could not be read, because of this row of it; -1: the whole of it was too large. */
void skc_gaps_add_wall(struct skc_gap *gap, struct skc_gap_run *run, int64_t row);

/*
 * Ends a gap for this run when all that is left of it cannot be read. *below: where a window below
 * what cannot be read has to end; -1: none is needed.
 */
void skc_gaps_park(struct skc_gaps *gaps, struct skc_gap *gap, int64_t *below);

/*
 * Makes two gaps of one: it ends at `floor`, and a new one, which is returned, begins at `top` with the page
 * asked for. There is room for it.
 */
struct skc_gap *skc_gaps_insert_below(struct skc_gaps *gaps, struct skc_gap *gap,
	const struct skc_mark *top, const struct skc_mark *floor);

/*
 * A window below what cannot be read: the gap ends at its highest row. Returns the gap that begins
 * there; NULL when the window is of no use.
 */
struct skc_gap *skc_gaps_cross(
	struct skc_gaps *gaps, struct skc_gap *gap, const struct skc_window *window);

#endif
