#include "gap.h"

#include <stdlib.h>
#include <string.h>

void skc_gap_init(struct skc_gap *gap, const struct skc_mark *top, const struct skc_mark *floor)
{
	*gap = (struct skc_gap){.floor = *floor, .handed = *top, .low = -1, .high = -1, .tried = -1};
	gap->top = (struct skc_edge){.known = top->known,
		.whole = top->whole,
		.time = top->time,
		.at = top->at,
		.reach = top->reach > 0 ? top->reach : 1};
	gap->is_placed = top->reach > 0;
}

bool skc_gap_remember(struct skc_gap *gap, const struct skc_mark *top)
{
	if (!skc_id_set_reserve(&gap->ids, SKC_MARK_IDS)) {
		return false;
	}
	for (unsigned i = 0; i < top->id_count; i++) {
		skc_id_set_add(&gap->ids, top->ids[i]);
	}
	return true;
}

void skc_gap_free(struct skc_gap *gap)
{
	while (gap->first != NULL) {
		struct skc_batch *batch = gap->first;
		gap->first = batch->next;
		free(batch);
	}
	gap->last = NULL;
	skc_id_set_free(&gap->ids);
	skc_id_set_free(&gap->trail[0].ids);
	skc_id_set_free(&gap->trail[1].ids);
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

int64_t skc_gap_size(const struct skc_gap *gap, int64_t total)
{
	const int64_t at = gap->top.known ? gap->top.at : larger(0, total);
	return gap->closed ? 0 : larger(0, at - (gap->floor.known ? gap->floor.at : 0));
}

/* ---- which window to ask for ---- */

#define ANYWHERE (INT64_MAX - 1)

/*
 * Windows begin at multiples of their length only. Finds the one that reaches furthest down of
 * those that reach up to `end` and begin at `bound` or lower; false when there is none.
 */
static bool choose(
	struct skc_gap *gap, const struct skc_gap_run *run, int64_t size, int64_t end, int64_t bound)
{
	int64_t best = bound + 1;
	const int64_t most = run->narrow > 0 && run->narrow < size ? run->narrow : size;
	for (int64_t limit = most; limit > 0 && (limit > most - 64 || run->walls.count > 0); limit--) {
		const int64_t page = (end + limit - 1) / limit;
		const int64_t start = (page - 1) * limit;
		if (start < best && !skc_walls_stand(&run->walls, start, start + limit)) {
			best = start;
			gap->asked_page = page;
			gap->asked_limit = limit;
		}
	}
	return best <= bound;
}

/* The same for a window that may begin anywhere: below what cannot be read, or else above it. */
static void choose_near(
	struct skc_gap *gap, const struct skc_gap_run *run, int64_t size, int64_t end)
{
	const int64_t below = skc_walls_below(&run->walls, end);
	for (end = below > 0 ? below : end; skc_walls_stand(&run->walls, end - 1, end);) {
		end++;
	}
	choose(gap, run, size, end, ANYWHERE);
}

/*
 * Nothing has moved: windows that begin at multiples of the page size are as few as can be. Others
 * will do that cost no more of them, to reach up to `wish` as long as there is slack.
 */
static void choose_thrifty(
	struct skc_gap *gap, const struct skc_gap_run *run, int64_t end, int64_t wish)
{
	const int64_t size = run->page_size, bound = (end + size - 1) / size * size - size;
	if (!choose(gap, run, size, wish, bound) && !choose(gap, run, size, end, bound)) {
		choose_near(gap, run, size, end); /* not so far down, for a wall */
	}
}

/* The end of the list is where `total` has it, or it was in the run before, or is looked for. */
static void want_end(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const int64_t total = run->total;
	if (gap->blind) {
		choose_thrifty(gap, run, larger(1, gap->top.at), larger(1, gap->top.at));
	} else if (total >= gap->low && (gap->high < 0 || total < gap->high) && total != gap->tried) {
		gap->tried = total;
		/* One row more, to see that there is none; a few more may come meanwhile. */
		choose_near(gap, run, run->page_size, total + (run->churn ? 4 : 1));
	} else if (gap->aim > 0) {
		choose_near(gap, run, run->page_size, gap->aim);
		if (gap->is_vacant && gap->high > 0 &&
			(gap->asked_page - 1) * gap->asked_limit >= gap->high) {
			/* None has a row and room for more, for a wall. */
			choose_near(gap, run, run->page_size, gap->high);
		}
	} else if (run->newest.known) {
		choose_near(gap, run, run->page_size, run->newest.at + 1 + larger(1, run->page_size / 4));
	} else {
		/* Tells `total`, and is all there is of a short list. */
		choose_near(gap, run, run->page_size, 1);
	}
}

static void begin_pass(struct skc_gap *gap, const struct skc_gap_run *run, int64_t group_end)
{
	const bool is_seen = gap->pass.high > 0 && gap->pass.time == gap->top.time;
	const bool is_same = is_seen && gap->pass.quiet > 0;
	gap->pass = (struct skc_pass){.active = true,
		.calm = !run->churn,
		.still = !is_same || (gap->pass.still && gap->pass.total == run->total),
		.end = group_end + 1,
		.group_end = group_end,
		.total = run->total,
		.time = gap->top.time,
		.low = is_seen ? gap->pass.low : -1,
		.high = is_seen  ? gap->pass.high
			: gap->exact ? group_end
						 : 0,
		.quiet = is_same ? gap->pass.quiet : 0};
}

static void want_pass(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const struct skc_pass *pass = &gap->pass;
	/* Cut elsewhere each time, should the server's order follow a rule. */
	const int64_t size = run->page_size - (run->churn ? 0 : run->page_size * pass->quiet / 10);
	if (!pass->started || !choose(gap, run, size, pass->end, pass->end - 2)) {
		/* As it begins; and where no window goes on below, another pass will. */
		choose_near(gap, run, size, larger(1, pass->started ? pass->end - 1 : pass->end));
	}
}

/*
 * Next to positions that most small numbers divide, like 2520 and 5040, no window of a small page
 * shows a row above and goes on below: a somewhat larger page does, or one that shows the top's own
 * row, or what abuts is believed when total has not changed.
 */
static void want_across(struct skc_gap *gap, const struct skc_gap_run *run, int64_t proof)
{
	const int64_t size = run->page_size, bound = larger(0, gap->top.at - 1);
	if (choose(gap, run, size, proof, bound) ||
		(!run->no_larger && choose(gap, run, size + SKC_GAP_LARGER, proof, bound))) {
		return;
	}
	gap->abuts = true;
	if (!choose(gap, run, size, gap->top.at + 1, bound)) {
		choose_near(gap, run, size, larger(1, gap->top.at));
	}
}

/*
 * Rows at the top's time, of which it is not sure that all that were there are known. Where equals come in
 * another order each time, a group of as many as the largest one seen is most likely whole.
 */
static bool is_group(const struct skc_gap *gap, const struct skc_gap_run *run)
{
	const struct skc_edge *top = &gap->top;
	return !top->whole && !(gap->is_below && top->time == gap->below) &&
		((run->churn && top->reach > 1) || (run->reorders && top->reach < run->equals) ||
			(int64_t)gap->ids.count != top->reach);
}

/*
 * What an earlier run could not read, with a row above and two below: the smallest window, since there
 * may be more of the kind around. False when there is no such window.
 */
static bool want_again(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const int64_t end = gap->top.at + gap->top.reach + 1;
	const int64_t start = gap->floor.known ? larger(0, gap->floor.at - 1) : 0;
	if (!gap->top.known || gap->is_probed || end - start > run->page_size) {
		return false;
	}
	for (int64_t limit = end - start; limit <= run->page_size; limit++) {
		if (choose(gap, run, limit, end, start)) {
			return true;
		}
	}
	return false;
}

void skc_gap_want(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const struct skc_edge *top = &gap->top;
	const int64_t size = run->page_size, bound = larger(0, top->at - 1);
	/* Up to this position a window has a row that proves it goes on where reading stopped. */
	const int64_t proof = top->at + (top->whole ? 1 : top->reach + 1);
	gap->abuts = false;
	gap->doubts = gap->doubts && gap->seen.limit <= run->page_size &&
		!skc_walls_stand(
			&run->walls, (gap->seen.page - 1) * gap->seen.limit, gap->seen.page * gap->seen.limit);
	if (gap->doubts) {
		gap->asked_page = gap->seen.page;
		gap->asked_limit = gap->seen.limit;
	} else if (run->verify > 0) {
		gap->verifies = true;
		gap->asked_page = 1;
		gap->asked_limit = run->verify;
	} else if (gap->told && want_again(gap, run)) {
		/* One request shows whether it can be read now. */
	} else if (!top->known) {
		want_end(gap, run);
	} else if (gap->aim > 0) {
		choose_near(gap, run, size, gap->aim);
	} else if (gap->pass.active) {
		want_pass(gap, run);
	} else if (run->reorders && !run->churn && gap->exact && gap->fruitless == 0 &&
		choose(gap, run, size, larger(1, top->at + (is_group(gap, run) ? top->reach : 0)), bound)) {
		/* Where a group may be cut, the next window shows all its places. */
	} else if (is_group(gap, run)) {
		/* It has to be seen from above to below; a server may give its rows any order. */
		if (gap->fruitless > 6 || !choose(gap, run, size, proof, bound)) {
			begin_pass(gap, run, top->at + top->reach);
			want_pass(gap, run);
		}
	} else if (!run->churn && gap->exact && gap->fruitless == 0) {
		choose_thrifty(gap, run, larger(1, top->at), proof);
	} else {
		want_across(gap, run, proof);
	}
}

void skc_gap_want_crossing(struct skc_gap *gap, const struct skc_gap_run *run, int64_t end)
{
	gap->abuts = false;
	gap->crosses = true;
	choose_near(gap, run, run->page_size, end);
}

void skc_gap_want_middle(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const int64_t floor = gap->floor.known ? gap->floor.at : 0;
	choose_near(gap, run, run->page_size, floor + (gap->top.at - floor) / 2);
}

/* ---- rows that cannot be read ---- */

void skc_gap_add_wall(struct skc_gap *gap, struct skc_gap_run *run, int64_t row)
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
	skc_walls_add(&run->walls, start + larger(0, row));
}

bool skc_gap_is_blocked(const struct skc_gap *gap, const struct skc_gap_run *run, int64_t *below)
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

/* ---- what a window proves ---- */

bool skc_gap_reserve(struct skc_gap *gap, struct skc_gap_run *run, size_t count)
{
	return skc_id_set_reserve(&gap->ids, count) &&
		skc_id_set_reserve(&gap->trail[0].ids, count + gap->ids.count) &&
		skc_id_set_reserve(&gap->trail[1].ids, count + gap->ids.count) &&
		skc_id_set_reserve(&run->undated, count) && skc_id_set_reserve(&run->walls.at_seams, count);
}

static int64_t end_of(const struct skc_window *window)
{
	return window->start + (int64_t)window->count;
}

bool skc_window_is_short(const struct skc_window *window)
{
	return (int64_t)window->count < window->asked && end_of(window) != window->total;
}

bool skc_gap_has_moved(const struct skc_gap *gap, const struct skc_window *window)
{
	const struct skc_edge *top = &gap->top;
	const struct skc_pass *pass = &gap->pass;
	if (!top->known || !gap->exact || skc_window_is_short(window)) {
		return false;
	}
	/* The group stands where it stood in the pass before, and before the first one it ended there. */
	for (size_t i = 0; i < window->count && pass->active; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		const bool is_equal = row->time == pass->time;
		if (row->dated &&
			((row->time > pass->time && row->at < pass->high) ||
				(pass->low >= 0 && row->time <= pass->time &&
					is_equal != (row->at >= pass->low && row->at < pass->high)))) {
			return true;
		}
	}
	if (pass->active) {
		return false;
	}
	/* Rows that are missing where unread ones stood have moved as well. */
	bool moved = window->count == 0 && window->start < top->at && window->total <= window->start;
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		moved = moved ||
			(row->dated && (row->at < top->at ? row->time > top->time : row->time < top->time));
	}
	return moved;
}

bool skc_gap_doubts(struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window)
{
	const struct skc_sight *seen = &gap->seen;
	const bool doubted = gap->doubts;
	const int64_t slack = larger(run->page_size / 2, SKC_GAP_FAR);
	bool is_there = false, is_elsewhere = false;
	int64_t equals = 0;
	gap->doubts = false;
	for (size_t i = 0; i < window->count; i++) {
		equals += window->rows[i].dated && window->rows[i].time == gap->top.time;
	}
	for (size_t i = 0; i < window->count && seen->known && !skc_window_is_short(window); i++) {
		const struct skc_batch_row *row = &window->rows[i];
		if (row->id == seen->id) {
			const int64_t by = distance(row->at, seen->at);
			/* Rows of one time stand in any order: the window has to show where they end. */
			const bool is_sure = equals <= slack &&
				(row->at < seen->at ? window->high > row->time : window->low < row->time);
			is_there = by <= slack;
			is_elsewhere = is_sure && by > slack + distance(window->total, seen->total);
		}
	}
	if (doubted && !is_there) {
		gap->seen.known = false; /* it has moved */
		gap->insists = 0;
	} else if (doubted) {
		run->trouble = "rows stand on several pages at once";
		run->is_absurd = run->is_absurd || ++gap->insists > SKC_GAP_AGAIN;
	} else if (is_elsewhere) {
		gap->doubts = true;
	} else {
		gap->insists = 0;
	}
	return doubted || is_elsewhere;
}

static bool is_above_floor(const struct skc_gap *gap, const struct skc_batch_row *row)
{
	return !gap->floor.known || row->time > gap->floor.time ||
		(row->time == gap->floor.time && !skc_mark_has(&gap->floor, row->id));
}

static const struct skc_trail *oldest_trail(const struct skc_gap *gap)
{
	return gap->trail[0].windows > 0 ? &gap->trail[0] : &gap->trail[1];
}

static bool is_on_trail(const struct skc_gap *gap, uint64_t id)
{
	return skc_id_set_has(&gap->trail[0].ids, id) || skc_id_set_has(&gap->trail[1].ids, id);
}

/* Whether a row with a date is unread. */
static bool is_unread(const struct skc_gap *gap, const struct skc_batch_row *row)
{
	const struct skc_edge *top = &gap->top;
	if (!is_above_floor(gap, row) || is_on_trail(gap, row->id)) {
		return false;
	}
	return !top->known || row->time < top->time ||
		(row->time == top->time && !top->whole && !skc_id_set_has(&gap->ids, row->id));
}

/*
 * Whether a row stands where all rows were read that were shown, and was not among them: it was
 * added since with an older time, or left out of an answer.
 */
static bool comes_late(const struct skc_gap *gap, const struct skc_batch_row *row)
{
	const struct skc_trail *trail = oldest_trail(gap);
	return trail->windows > 0 && gap->top.known && row->time > gap->top.time &&
		row->time < trail->top.time && is_above_floor(gap, row) && !is_on_trail(gap, row->id);
}

/* Marks rows that are to be handed out, only those at the top's own time when told so. */
static size_t take_rows(struct skc_gap *gap, struct skc_gap_run *run, struct skc_window *window,
	bool only_equals, bool *is_new)
{
	size_t taken = 0;
	for (size_t i = 0; i < window->count; i++) {
		struct skc_batch_row *row = &window->rows[i];
		if (!row->dated || (only_equals && row->time != gap->top.time)) {
			continue;
		}
		const bool is_late = comes_late(gap, row);
		is_new[i] = (is_late || is_unread(gap, row)) &&
			!skc_walls_has_come(&run->walls, row->time, row->id);
		taken += is_new[i] && !is_late;
		run->late += is_late;
		row->dated = !is_late;
		if (is_new[i]) {
			skc_id_set_add(&gap->trail[1].ids, row->id);
		} else if (is_above_floor(gap, row) && row->time <= run->newest.time) {
			run->repeats++;
		}
	}
	return taken;
}

static void found(struct skc_gap *gap)
{
	gap->exact = true;
	gap->blind = false;
	gap->fruitless = gap->vanished = 0;
	gap->aim = gap->step = 0;
	gap->low = gap->high = -1;
	gap->is_vacant = false;
}

static struct skc_mark mark_of(const struct skc_gap *gap)
{
	struct skc_mark mark = {.known = gap->top.known,
		.whole = gap->top.whole,
		.time = gap->top.time,
		.at = gap->top.at,
		.reach = gap->top.reach};
	for (size_t i = 0; !mark.whole && i < gap->ids.room; i++) {
		if (gap->ids.slots[i] != 0) {
			skc_mark_add(&mark, gap->ids.slots[i]);
		}
	}
	return mark;
}

/* Another window is about to be taken. The older trail is forgotten when the newer one is full. */
static void extend_trail(struct skc_gap *gap)
{
	struct skc_trail *last = &gap->trail[1];
	gap->taken++;
	if (!gap->top.known) {
		return;
	}
	if (last->windows == 0 || (last->windows >= SKC_GAP_TRAIL && !gap->went_back)) {
		struct skc_id_set ids = gap->trail[0].ids;
		gap->trail[0] = *last;
		skc_id_set_clear(&ids);
		*last = (struct skc_trail){.number = gap->taken - 1, .top = mark_of(gap), .ids = ids};
		for (size_t i = 0; i < gap->ids.room; i++) {
			if (gap->ids.slots[i] != 0) {
				skc_id_set_add(&last->ids, gap->ids.slots[i]);
			}
		}
	}
	last->windows++;
}

void skc_gap_go_back(struct skc_gap *gap)
{
	const struct skc_trail *trail = oldest_trail(gap);
	const struct skc_mark *mark = &trail->top;
	if (trail->windows == 0 || gap->closed) {
		return;
	}
	gap->went_back = true;
	gap->seen.known = gap->doubts = false;
	gap->parked = gap->parked && gap->merged;
	gap->went_from = gap->top.time;
	gap->top = (struct skc_edge){.known = true,
		.whole = mark->whole,
		.time = mark->time,
		.at = mark->at,
		.reach = mark->reach};
	/* The trail knows them. */
	skc_id_set_clear(&gap->ids);
	gap->pass.active = false;
	found(gap);
	bool is_ahead = gap->handed.known && gap->handed.time <= mark->time;
	for (struct skc_batch *batch = gap->first; batch != NULL; batch = batch->next) {
		batch->detached = batch->detached || batch->number >= trail->number;
		/* What is still to be handed out before the mark comes to it by itself. */
		is_ahead = is_ahead && batch->detached;
	}
	if (is_ahead) {
		gap->handed = *mark;
	}
}

/*
 * Whether page 1, with `low` as its lowest row, may end the gap: not before it was asked again when
 * rows below were seen.
 */
static bool may_close(struct skc_gap *gap, struct skc_gap_run *run, int64_t low, bool is_old)
{
	if ((low <= run->lowest && !is_old) || gap->again++ >= SKC_GAP_INSISTS) {
		return true;
	}
	run->trouble = "rows that were there are missing on page 1";
	return false;
}

/* The window goes on where reading stopped: everything in it is read now. */
static void take(
	struct skc_gap *gap, struct skc_gap_run *run, struct skc_window *window, bool *is_new)
{
	const struct skc_edge top = gap->top;
	int64_t group_end = top.known && window->high <= top.time ? top.at + top.reach : 0;
	extend_trail(gap);
	const bool is_old = take_rows(gap, run, window, false, is_new) == 0 && top.known;
	const bool is_vain = is_old && window->start >= top.at;
	/* Where unread rows should have been, read ones stand: equals of the top may. */
	int64_t places = top.at - window->start;
	for (size_t i = 0; i < window->count; i++) {
		places -= window->rows[i].dated && window->rows[i].time == top.time;
	}
	const bool is_repeated = is_old && gap->exact && window->low >= top.time && places > 0 &&
		2 * distance(window->total, gap->taken_total) < places;
	gap->repeated = is_repeated ? gap->repeated + (places >= SKC_GAP_FAR ? 3 : 1) : 0;
	if (gap->repeated > 3 * SKC_GAP_AGAIN) {
		run->trouble = "pages show again what others have shown";
		run->is_absurd = true;
	}
	const unsigned fruitless = gap->fruitless;
	found(gap);
	gap->fruitless = is_vain ? fruitless + 1 : 0;
	gap->closed = (gap->floor.known && window->low < gap->floor.time) ||
		(window->start == 0 && may_close(gap, run, window->low, is_old));
	if (!top.known || window->low < top.time) {
		skc_id_set_clear(&gap->ids);
		gap->top = (struct skc_edge){.known = true, .time = window->low};
		group_end = 0;
	}
	gap->top.at = window->start;
	gap->taken_total = window->total;
	gap->is_short = skc_window_is_short(window);
	/* As long as nothing lower comes it stays as it was first seen: small steps add up. */
	if (!is_repeated || !gap->seen.known || gap->is_short || gap->seen.id != window->rows[0].id) {
		gap->seen = (struct skc_sight){.known = !gap->is_short,
			.page = gap->asked_page,
			.limit = gap->asked_limit,
			.total = window->total,
			.at = window->rows[0].at,
			.id = window->rows[0].id};
	}
	int64_t equals = 0;
	for (size_t i = 0; i < window->count; i++) {
		equals = i > 0 && window->rows[i].time == window->rows[i - 1].time ? equals + 1 : 1;
		run->equals = larger(run->equals, equals);
	}
	/* The rows at the top's time, and how far up they reach. */
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		if (row->dated && row->time == gap->top.time) {
			skc_id_set_add(&gap->ids, row->id);
			group_end = larger(group_end, row->at + 1);
		}
	}
	gap->top.reach = larger(1, group_end - gap->top.at);
	gap->went_back = gap->went_back && gap->top.time >= gap->went_from;
}

/* Further at once leads to page numbers that a server may refuse. */
#define STEP_MAX (INT64_C(1) << 20)

/* Between two positions known: one window that shows both, or the middle. */
static void look_between(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const int64_t between = gap->high - gap->low;
	gap->top.at = gap->low + between / 2;
	gap->aim = between < run->page_size / 2 ? gap->high + 1 : gap->top.at + run->page_size / 2;
	gap->step = 0;
}

/* The place is not below `at`: between two positions, or further up, and further each time. */
static void look_higher(struct skc_gap *gap, const struct skc_gap_run *run, int64_t at)
{
	const int64_t first = gap->top.known ? 2 : run->page_size;
	gap->exact = false;
	/* A bracket that does not shrink is none: rows have moved, or a window cannot be had. */
	const bool shrinks = at > gap->low && at <= gap->high;
	gap->low = at;
	if (shrinks) {
		look_between(gap, run);
		return;
	}
	gap->high = -1;
	gap->step = smaller(larger(first, gap->step * 2), STEP_MAX);
	gap->top.at = at;
	gap->aim = at + (gap->top.whole ? 0 : gap->top.reach) + gap->step;
}

/* The place is not above `at`: between two positions, or further down, and further each time. */
static void look_lower(struct skc_gap *gap, const struct skc_gap_run *run, int64_t at)
{
	gap->exact = gap->is_vacant = false;
	const bool shrinks = gap->low >= 0 && at >= gap->low && (gap->high < 0 || at < gap->high);
	gap->high = at;
	if (shrinks) {
		look_between(gap, run);
		return;
	}
	gap->low = -1;
	gap->top.at = larger(0, at - gap->step);
	gap->aim = gap->top.at + 1;
	gap->step = smaller(larger(run->page_size, gap->step * 2), STEP_MAX);
}

/* Whether an empty window was seen right behind the last row of this one, which has room for more. */
static bool is_followed_by_nothing(const struct skc_gap *gap, const struct skc_window *window)
{
	const int64_t end = end_of(window);
	return gap->is_vacant && gap->high >= end && gap->high <= window->start + window->asked &&
		((int64_t)window->count < window->asked || window->total == end);
}

bool skc_gap_is_end(struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window)
{
	const bool is_cut = (int64_t)window->count < window->asked;
	if (gap->blind || (is_cut && !skc_window_is_short(window)) ||
		is_followed_by_nothing(gap, window)) {
		return true;
	}
	look_higher(gap, run, end_of(window));
	return false;
}

static void end_pass(struct skc_gap *gap, struct skc_gap_run *run, int64_t below)
{
	struct skc_pass *pass = &gap->pass;
	pass->quiet = pass->added == 0 ? pass->quiet + 1 : 0;
	pass->still =
		pass->still && (pass->quiet <= 1 || (pass->low == below && pass->high == pass->group_end));
	pass->low = below;
	pass->high = pass->group_end;
	const bool all = (int64_t)gap->ids.count >= pass->group_end - below;
	const int64_t wall = skc_walls_highest(&run->walls, below - 1, pass->group_end + 1);
	gap->top.at = below;
	gap->top.reach = larger(1, pass->group_end - below);
	if (!(pass->calm && all) && !(pass->quiet >= 4 && all) && pass->quiet < (wall > 0 ? 2 : 8)) {
		begin_pass(gap, run, pass->group_end);
		return;
	}
	if (wall == 0 && pass->still &&
		pass->group_end - below - (int64_t)gap->ids.count >
			larger(run->page_size / 2, SKC_GAP_FAR)) {
		run->trouble = "rows of one time are fewer than their places";
		run->is_absurd = true;
		return;
	}
	pass->active = false;
	pass->quiet = 0;
	found(gap);
	if (wall > 0) {
		/* A row that cannot be read may be of this time: what is below is another gap's. */
		gap->top.at = wall;
		gap->top.reach = 1;
		return;
	}
	gap->top.whole = true;
	gap->closed = below == 0 || (gap->floor.known && gap->floor.time == gap->top.time);
}

/* One window of a pass over the group of equals at the top. */
static void judge_pass(
	struct skc_gap *gap, struct skc_gap_run *run, struct skc_window *window, bool *is_new)
{
	struct skc_pass *pass = &gap->pass;
	const int64_t time = gap->top.time, end = end_of(window);
	const bool at_end = ((int64_t)window->count < window->asked && end == window->total) ||
		is_followed_by_nothing(gap, window);
	int64_t below = 0, group_end = -1;
	const size_t added = take_rows(gap, run, window, true, is_new);
	pass->added += added;
	pass->calm = pass->calm && !run->churn && run->total == pass->total;
	pass->still = pass->still && run->total == pass->total;
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		if (row->dated && row->time == time) {
			skc_id_set_add(&gap->ids, row->id);
			group_end = row->at + 1;
		} else if (row->dated && row->time < time) {
			below = row->at + 1 - window->start;
		}
	}
	if (window->low > time && window->start > 0 && ++pass->moved < 4) {
		pass->end = window->start + 1;
		return;
	}
	if (window->low > time ||
		(window->high < time && !pass->started && !at_end && pass->moved++ >= 4)) {
		/* The group is somewhere else. */
		pass->active = false;
		gap->fruitless++;
		if (window->low > time) {
			look_lower(gap, run, window->start);
		} else {
			look_higher(gap, run, end);
		}
		return;
	}
	if (!pass->started && window->high <= time && !at_end) {
		/* The group begins further up. */
		gap->step = smaller(larger(2, gap->step * 2), STEP_MAX);
		pass->end = end + gap->step;
		gap->fruitless += added == 0;
		return;
	}
	if (!pass->started) {
		gap->step = 0;
		pass->started = true;
		pass->group_end = window->start;
	}
	pass->group_end = larger(pass->group_end, group_end);
	if (window->low < time || skc_walls_below(&run->walls, window->start) == 0) {
		end_pass(gap, run, window->start + below);
		return;
	}
	pass->end = window->start + (run->churn ? 1 : 0);
}

static void judge_empty(
	struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window)
{
	gap->fruitless++;
	if (window->total > window->start) {
		run->trouble = "pages are empty where total has rows";
	}
	if (window->start == 0) {
		const bool is_known = gap->top.known || run->newest.known;
		const bool was_shown = run->lowest < INT64_MAX;
		gap->again++;
		if (was_shown && window->total == 0) {
			/* Failures look just like it, as often as they are asked: the next run may believe it. */
			run->trouble = "the list is empty though rows of it were shown";
			run->is_vanished = gap->again > SKC_GAP_VANISHED;
		} else {
			gap->closed = gap->again > (is_known ? SKC_GAP_INSISTS : 1) && window->total == 0;
		}
	} else if (gap->pass.active) {
		gap->pass.end = gap->high = window->start;
		gap->is_vacant = true;
	} else if (gap->top.known && window->total > window->start && gap->again < SKC_GAP_AGAIN) {
		gap->again++;
	} else {
		look_lower(gap, run, window->start);
		gap->is_vacant = true;
	}
}

/* Rows without a date prove nothing. The place is believed, and what comes next as well. */
static void judge_undated(
	struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window)
{
	if (gap->top.known && !gap->blind && (gap->aim > 0 || gap->again < SKC_GAP_AGAIN)) {
		run->trouble = "pages have no date that can be read";
		gap->again++;
		return;
	}
	found(gap);
	gap->blind = true;
	gap->pass.active = false;
	gap->top.at = window->start;
	gap->top.reach = 1;
	gap->parked = window->start == 0 && run->walls.count > 0;
	gap->closed = window->start == 0 && !gap->parked;
}

/* The position above the rows older than the top, none newer being in the window. */
static int64_t end_of_older(const struct skc_gap *gap, const struct skc_window *window)
{
	size_t count = window->count;
	while (count > 0 && window->rows[count - 1].dated &&
		window->rows[count - 1].time == gap->top.time) {
		count--;
	}
	return window->start + (int64_t)count;
}

static bool has_in_place(const struct skc_window *window, const struct skc_mark *mark)
{
	const int64_t at = mark->at - window->start;
	return mark->known && at >= 0 && at < (int64_t)window->count && window->rows[at].dated &&
		window->rows[at].time == mark->time &&
		(mark->id_count == 0 || skc_mark_has(mark, window->rows[at].id));
}

/* Whether a window with no row above the top is taken, since it ends where reading stopped. */
static bool goes_on(struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window)
{
	const int64_t older = end_of_older(gap, window), end = end_of(window);
	if (gap->blind) {
		return window->high < gap->top.time;
	}
	if (gap->abuts && window->low < gap->top.time) {
		/* Small windows abut at many places, not only where no other will do. */
		const uint64_t highest = window->rows[window->count - 1].id;
		if ((window->high == gap->top.time &&
				(skc_id_set_has(&gap->ids, highest) || is_on_trail(gap, highest))) ||
			(older >= gap->top.at && window->total == gap->taken_total && run->narrow == 0 &&
				run->walls.count == 0 && !gap->is_short && !skc_window_is_short(window))) {
			return true;
		}
	}
	/*
	 * The window before is just as old, and had the floor's row in its place; or right below what
	 * cannot be read, where none has a row above.
	 */
	const bool is_second = window->total == gap->taken_total &&
		((gap->is_below && gap->top.time == gap->below) ||
			(gap->top.time == gap->floor.time && gap->floor.at >= gap->top.at &&
				gap->floor.at < gap->top.at + gap->top.reach));
	if (run->churn || !gap->exact || end < gap->top.at ||
		(gap->floor.known && window->low < gap->floor.time && !has_in_place(window, &gap->floor) &&
			!has_in_place(window, &run->before) && !is_second)) {
		/* Nothing comes after the last window that could contradict it: it has to prove itself. */
		return false;
	}
	if (gap->top.whole) {
		return window->high < gap->top.time;
	}
	/* All of the top's equals are known when they are as many as their positions. */
	int64_t known = (int64_t)gap->ids.count;
	for (int64_t i = older - window->start; i < (int64_t)window->count; i++) {
		known += !skc_id_set_has(&gap->ids, window->rows[i].id);
	}
	run->reorders = run->reorders || known != gap->top.at + gap->top.reach - older;
	return known == gap->top.at + gap->top.reach - older;
}

void skc_gap_judge(
	struct skc_gap *gap, struct skc_gap_run *run, struct skc_window *window, bool *is_new)
{
	const struct skc_edge top = gap->top;
	const int64_t end = end_of(window);
	const bool is_cut = (int64_t)window->count < window->asked;
	const bool is_end = is_cut && !skc_window_is_short(window);
	const bool is_last = is_followed_by_nothing(gap, window);
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		is_new[i] = !row->dated && skc_id_set_add(&run->undated, row->id);
	}
	if (window->count == 0) {
		judge_empty(gap, run, window);
	} else if (!window->any_dated) {
		judge_undated(gap, run, window);
	} else if (!top.known) {
		take(gap, run, window, is_new);
	} else if (gap->pass.active) {
		judge_pass(gap, run, window, is_new);
	} else if (window->low > top.time || (window->low == top.time && top.whole)) {
		gap->fruitless++;
		run->trouble = "pages do not meet: rows above the place where reading stopped";
		take_rows(gap, run, window, false, is_new);
		if (window->start == 0) {
			gap->closed = gap->again++ >= SKC_GAP_INSISTS;
		} else {
			look_lower(gap, run, window->start);
		}
	} else if (window->high > top.time || (window->high == top.time && top.whole) ||
		(window->high == top.time && (is_end || is_last)) ||
		/* All from there on may be gone. */
		(is_last && window->total <= end && gap->vanished++ >= SKC_GAP_INSISTS)) {
		/* A row from above the gap, or the end of the list. */
		take(gap, run, window, is_new);
	} else if (goes_on(gap, run, window)) {
		take(gap, run, window, is_new);
	} else if (window->high < top.time || is_cut) {
		gap->fruitless++;
		run->trouble = "pages do not meet: rows below the place where reading stopped";
		look_higher(gap, run, end);
	} else {
		/*
		 * Equals of the top up to the window's edge, and none newer: there may be more of them
		 * above. The next window will show them all.
		 */
		gap->fruitless++;
		gap->top.at = end_of_older(gap, window);
		gap->top.reach = larger(end, gap->exact ? top.at + top.reach : 0) - gap->top.at;
		gap->aim = gap->step = 0;
		gap->low = gap->high = -1;
	}
}

/* ---- what has been handed out ---- */

void skc_gap_settle(struct skc_gap *gap)
{
	while (gap->first != NULL && gap->first->handed == gap->first->count) {
		struct skc_batch *batch = gap->first;
		if (!batch->detached && batch->after.known) {
			gap->handed = skc_gap_covered(gap);
		}
		gap->first = batch->next;
		if (gap->first == NULL) {
			gap->last = NULL;
		}
		free(batch);
	}
}

struct skc_mark skc_gap_covered(const struct skc_gap *gap)
{
	const struct skc_batch *batch = gap->first;
	struct skc_mark mark = gap->handed;
	if (batch == NULL || batch->detached || !batch->after.known) {
		return mark;
	}
	size_t last = batch->handed;
	while (last > 0 && !batch->rows[last - 1].dated) {
		last--;
	}
	const bool all = batch->handed == batch->count;
	if (last == 0 && !all) {
		return mark;
	}
	struct skc_mark now = {.known = true};
	if (all) {
		now.whole = batch->after.whole;
		now.time = batch->after.time;
		now.at = batch->after.at;
		now.reach = batch->after.reach;
	} else {
		now.time = batch->rows[last - 1].time;
		now.at = batch->rows[last - 1].at;
		int64_t end = now.at + 1;
		size_t next = batch->handed;
		for (size_t i = 0; i < batch->count; i++) {
			if (batch->rows[i].dated && batch->rows[i].time == now.time) {
				end = larger(end, batch->rows[i].at + 1);
			}
		}
		while (next < batch->count && !batch->rows[next].dated) {
			next++;
		}
		/* All its equals were in the window, and are handed out. */
		now.whole = next < batch->count && batch->rows[next].time < now.time;
		if (mark.known && mark.time == now.time) {
			end = larger(end, mark.at + mark.reach);
		}
		now.reach = end - now.at;
	}
	if (mark.known && mark.time == now.time) {
		for (unsigned i = 0; i < mark.id_count; i++) {
			skc_mark_add(&now, mark.ids[i]);
		}
	}
	for (size_t i = 0; i < batch->handed; i++) {
		if (batch->rows[i].dated && batch->rows[i].time == now.time) {
			skc_mark_add(&now, batch->rows[i].id);
		}
	}
	return now;
}
