#include "gaps_unreadable.h"

#include <string.h>

void skc_gaps_add_wall(struct skc_gap *gap, struct skc_gap_run *run, int64_t row)
{
	const int64_t start = (gap->asked_page - 1) * gap->asked_limit;
	gap->is_probed = true;
	gap->tried = -1;
	if (gap->verifies) {
		run->verify = 0;
		run->most = gap->asked_limit;
	}
	if (row < 0 && gap->asked_limit > 1) {
		run->narrow = gap->asked_limit / 2;
		return;
	}
	skc_walls_add(&run->walls, start + skc_larger(0, row));
}

/*
 * Whether no window goes on, because of a wall: reading has to go on below `*below`, leaving what is
 * between for another run.
 */
static bool is_blocked(const struct skc_gap *gap, const struct skc_gap_run *run, int64_t *below)
{
	const struct skc_edge *top = &gap->top;
	const int64_t place = top->known ? top->at : gap->is_vacant ? gap->high : 0;
	int64_t at = place;
	if (run->walls.count == 0 || gap->pass.active) {
		return false;
	}
	if (gap->aim > 0 && top->known) {
		/* The place was looked for up to the wall, and from below up to it. */
		at = gap->low >= 0 && gap->high > gap->low &&
				skc_walls_below(&run->walls, gap->high) <= gap->low
			? gap->high
			: 0;
	}
	if (gap->fruitless > 4) {
		/* Rows move, and this is as near as it gets. */
		const int64_t end =
			skc_walls_highest(&run->walls, place - run->page_size, place + run->page_size / 2);
		at = end > 0 ? end : at;
	}
	*below = skc_walls_below(&run->walls, at);
	return at > *below;
}

void skc_gaps_park(struct skc_gaps *gaps, struct skc_gap *gap, int64_t *below)
{
	const struct skc_mark *floor = &gap->floor;
	const int64_t at = gap->top.at;
	if (gap->told && !gap->is_probed) {
		skc_walls_drop_hints(&gaps->run.walls, floor->known ? floor->at : 0, at + 1);
	}
	do {
		if (!is_blocked(gap, &gaps->run, below)) {
			*below = -1;
			return;
		}
	} while (skc_walls_drop_hints(&gaps->run.walls, *below, gap->top.known ? at : gap->high));
	if (gap->cross_end > 0 && gap->cross_end < *below) {
		*below = gap->cross_end;
	}
	/* The row below is known to be somebody else's: nothing is between. */
	gap->parked = *below == 0 ||
		(floor->reach > 0 && floor->id_count > 0 && *below - 1 == floor->at) ||
		gap->again > SKC_GAP_AGAIN;
	gaps->opened = gaps->opened || gap->parked;
}

/*
 * Makes room for one gap more: of those that cannot be read, two neighbours become one. *mine stays the same
 * gap.
 */
static bool make_room(struct skc_gaps *gaps, struct skc_gap **mine)
{
	struct skc_gap *nearest = NULL;
	if (gaps->gap_count < SKC_GAPS_MAX) {
		return true;
	}
	for (unsigned i = 0; i + 1 < gaps->gap_count; i++) {
		struct skc_gap *gap = &gaps->gaps[i];
		if (gap->parked && gap[1].parked && gap->top.known && gap->token == 0 &&
			gap[1].token == 0 && gap[1].batches.first == NULL &&
			(nearest == NULL ||
				gap->floor.at - gap[1].top.at < nearest->floor.at - nearest[1].top.at)) {
			nearest = gap;
		}
	}
	if (nearest == NULL) {
		return false;
	}
	nearest->floor = nearest[1].floor;
	nearest->merged = true;
	if (nearest < *mine) {
		(*mine)--;
	}
	skc_gap_free(nearest + 1);
	gaps->gap_count--;
	memmove(nearest + 1, nearest + 2,
		(gaps->gap_count - (size_t)(nearest + 1 - gaps->gaps)) * sizeof(*nearest));
	return true;
}

struct skc_gap *skc_gaps_insert_below(struct skc_gaps *gaps, struct skc_gap *gap,
	const struct skc_mark *top, const struct skc_mark *floor)
{
	struct skc_gap *lower = gap + 1;
	memmove(lower + 1, lower, (gaps->gap_count - (size_t)(lower - gaps->gaps)) * sizeof(*lower));
	gaps->gap_count++;
	skc_gap_init(lower, top, &gap->floor);
	lower->asked_page = gap->asked_page;
	lower->asked_limit = gap->asked_limit;
	gap->floor = *floor;
	return lower;
}

/*
 * Leaves what cannot be read of a gap to another run, and makes what is below `floor` a gap of its
 * own, which is returned with the request of the first; NULL without room.
 */
static struct skc_gap *divide(struct skc_gaps *gaps, struct skc_gap *gap,
	const struct skc_mark *top, const struct skc_mark *floor)
{
	const uint64_t token = gap->token;
	gap->parked = true;
	if (!make_room(gaps, &gap)) {
		return NULL;
	}
	struct skc_gap *lower = skc_gaps_insert_below(gaps, gap, top, floor);
	if (gap->went_back) {
		/* It goes back no more; rows below come for the second time. */
		memcpy(lower->trail, gap->trail, sizeof(lower->trail));
		memset(gap->trail, 0, sizeof(gap->trail));
		lower->went_back = true;
		lower->went_from = gap->went_from;
		gap->went_back = false;
	}
	lower->token = token;
	gap->token = 0;
	return lower;
}

/* Rows of this time may belong to two gaps from now on. Fails without memory. */
static bool add_seam(struct skc_gaps *gaps, int64_t time)
{
	bool added = true;
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		const struct skc_gap *gap = &gaps->gaps[i];
		static const struct skc_id_set none = {0};
		added = added &&
			skc_walls_add_seam(&gaps->run.walls, time,
				gap->top.known && gap->top.time == time ? &gap->ids : &none);
		for (unsigned k = 0; k < 2 && gap->went_back; k++) {
			added = added && skc_walls_add_seam(&gaps->run.walls, time, &gap->trail[k].ids);
		}
	}
	return added;
}

struct skc_gap *skc_gaps_cross(
	struct skc_gaps *gaps, struct skc_gap *gap, const struct skc_window *window)
{
	if (!window->any_dated) {
		/* Rows without a date tell no place: further down. */
		gap->again += window->count == 0;
		gap->cross_end = window->count > 0 ? window->start : 0;
		gap->parked = window->count > 0 && window->start == 0;
		return NULL;
	}
	gap->cross_end = 0;
	if (gap->floor.known && window->high < gap->floor.time) {
		gap->parked = true;
		return NULL;
	}
	const struct skc_mark end = {.known = false};
	struct skc_mark floor = {.known = true,
		.time = window->high,
		.at = window->start + (int64_t)window->count - 1,
		.reach = 1};
	for (size_t i = 0; i < window->count; i++) {
		if (window->rows[i].dated && window->rows[i].time == floor.time) {
			skc_mark_add(&floor, window->rows[i].id);
		}
	}
	if (!add_seam(gaps, floor.time)) {
		return NULL;
	}
	struct skc_gap *lower = divide(gaps, gap, &end, &floor);
	if (lower != NULL) {
		lower->is_below = true;
		lower->below = floor.time;
		lower->is_first = lower[-1].is_first;
		lower->batches.handed =
			(struct skc_mark){.known = true, .time = floor.time, .at = floor.at + 1, .reach = 1};
	}
	return lower;
}
