/*
 * Rows that cannot be read, as the planner goes round them: gaps that are parked, split below what cannot be
 * read, and merged where there is no room. For gaps.c alone.
 */
#ifndef SKC_GAPS_UNREADABLE_H
#define SKC_GAPS_UNREADABLE_H

#include "gaps.h"

/*
 * Ends a gap for this run when all that is left of it cannot be read. *below: where a window below
 * what cannot be read has to end; -1: none is needed.
 */
void skc_gaps_park(struct skc_gaps *gaps, struct skc_gap *gap, int64_t *below);

/*
 * A window below what cannot be read: the gap ends at its highest row. Returns the gap that begins
 * there; NULL when the window is of no use.
 */
struct skc_gap *skc_gaps_cross(
	struct skc_gaps *gaps, struct skc_gap *gap, const struct skc_window *window);

#endif
