#include "gap.h"

#include <stdlib.h>
#include <string.h>

void skc_gap_init(struct skc_gap *gap, const struct skc_mark *top, const struct skc_mark *floor)
{
	*gap = (struct skc_gap){
		.floor = *floor, .batches.handed = *top, .low = -1, .high = -1, .tried = -1};
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
	skc_batches_free(&gap->batches);
	skc_id_set_free(&gap->ids);
	skc_id_set_free(&gap->trail[0].ids);
	skc_id_set_free(&gap->trail[1].ids);
}

int64_t skc_gap_size(const struct skc_gap *gap, int64_t total)
{
	const int64_t at = gap->top.known ? gap->top.at : skc_larger(0, total);
	return gap->closed ? 0 : skc_larger(0, at - (gap->floor.known ? gap->floor.at : 0));
}

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
	const int64_t slack = skc_larger(run->page_size / 2, SKC_GAP_FAR);
	bool is_there = false, is_elsewhere = false;
	int64_t equals = 0;
	gap->doubts = false;
	for (size_t i = 0; i < window->count; i++) {
		equals += window->rows[i].dated && window->rows[i].time == gap->top.time;
	}
	for (size_t i = 0; i < window->count && seen->known && !skc_window_is_short(window); i++) {
		const struct skc_batch_row *row = &window->rows[i];
		if (row->id == seen->id) {
			const int64_t by = skc_distance(row->at, seen->at);
			/* Rows of one time stand in any order: the window has to show where they end. */
			const bool is_sure = equals <= slack &&
				(row->at < seen->at ? window->high > row->time : window->low < row->time);
			is_there = by <= slack;
			is_elsewhere = is_sure && by > slack + skc_distance(window->total, seen->total);
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
	skc_batches_go_back(&gap->batches, trail->number, mark);
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
		2 * skc_distance(window->total, gap->taken_total) < places;
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
		run->equals = skc_larger(run->equals, equals);
	}
	/* The rows at the top's time, and how far up they reach. */
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		if (row->dated && row->time == gap->top.time) {
			skc_id_set_add(&gap->ids, row->id);
			group_end = skc_larger(group_end, row->at + 1);
		}
	}
	gap->top.reach = skc_larger(1, group_end - gap->top.at);
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
	gap->step = skc_smaller(skc_larger(first, gap->step * 2), STEP_MAX);
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
	gap->top.at = skc_larger(0, at - gap->step);
	gap->aim = gap->top.at + 1;
	gap->step = skc_smaller(skc_larger(run->page_size, gap->step * 2), STEP_MAX);
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
	gap->top.reach = skc_larger(1, pass->group_end - below);
	if (!(pass->calm && all) && !(pass->quiet >= 4 && all) && pass->quiet < (wall > 0 ? 2 : 8)) {
		skc_gap_begin_pass(gap, run, pass->group_end);
		return;
	}
	if (wall == 0 && pass->still &&
		pass->group_end - below - (int64_t)gap->ids.count >
			skc_larger(run->page_size / 2, SKC_GAP_FAR)) {
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
		gap->step = skc_smaller(skc_larger(2, gap->step * 2), STEP_MAX);
		pass->end = end + gap->step;
		gap->fruitless += added == 0;
		return;
	}
	if (!pass->started) {
		gap->step = 0;
		pass->started = true;
		pass->group_end = window->start;
	}
	pass->group_end = skc_larger(pass->group_end, group_end);
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
		gap->top.reach = skc_larger(end, gap->exact ? top.at + top.reach : 0) - gap->top.at;
		gap->aim = gap->step = 0;
		gap->low = gap->high = -1;
	}
}
