#include "gap.h"

#include <stdlib.h>

void skc_gap_init(struct skc_gap *gap, const struct skc_mark *top, const struct skc_mark *floor)
{
	*gap = (struct skc_gap){.floor = *floor, .handed = *top, .low = -1, .high = -1};
	gap->top = (struct skc_edge){.known = top->known,
		.whole = top->whole,
		.time = top->time,
		.at = top->at,
		.reach = top->reach};
	skc_id_set_init(&gap->ids);
	skc_id_set_init(&gap->recent);
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
	skc_id_set_free(&gap->recent);
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int64_t skc_gap_size(const struct skc_gap *gap, int64_t total)
{
	const int64_t at = gap->top.known ? gap->top.at : larger(0, total);
	return gap->closed ? 0 : larger(0, at - (gap->floor.known ? gap->floor.at : 0));
}

/* ---- which window to ask for ---- */

/*
 * Windows begin at multiples of their length only. Finds the one that reaches furthest down of
 * those that reach up to `end` and begin at `bound` or lower; false when there is none.
 */
static bool choose(struct skc_gap *gap, int64_t page_size, int64_t end, int64_t bound)
{
	int64_t best = bound + 1;
	for (int64_t limit = page_size; limit > 0 && limit > page_size - 64; limit--) {
		const int64_t page = (end + limit - 1) / limit;
		const int64_t start = (page - 1) * limit;
		if (start < best) {
			best = start;
			gap->asked_page = page;
			gap->asked_limit = limit;
		}
	}
	return best <= bound;
}

/*
 * Nothing has moved: windows that begin at multiples of the page size are as few as can be. Others
 * will do that cost no more of them, to reach up to `wish` as long as there is slack.
 */
static void choose_thrifty(struct skc_gap *gap, int64_t page_size, int64_t end, int64_t wish)
{
	const int64_t bound = (end + page_size - 1) / page_size * page_size - page_size;
	if (choose(gap, page_size, wish, bound)) {
		return;
	}
	/* What a window less far down leaves is slack for those after it. */
	choose(gap, page_size, gap->spare ? wish : end, gap->spare ? INT64_MAX - 1 : bound);
	gap->spare = false;
}

static void want_first(struct skc_gap *gap, const struct skc_gap_run *run)
{
	if (gap->blind || run->total >= 0) {
		const int64_t end = larger(1, gap->blind ? gap->top.at : run->total);
		if (run->churn && !gap->blind) {
			/* A few rows more may come meanwhile. */
			choose(gap, run->page_size, end + 4, INT64_MAX - 1);
		} else {
			choose_thrifty(gap, run->page_size, end, end);
		}
	} else if (run->newest.known) {
		gap->is_guess = true;
		choose(
			gap, run->page_size, run->newest.at + 1 + larger(1, run->page_size / 4), INT64_MAX - 1);
	} else {
		/* Tells `total`, and is all there is of a short list. */
		gap->is_guess = true;
		gap->asked_page = 1;
		gap->asked_limit = run->page_size;
	}
}

static void begin_pass(struct skc_gap *gap, const struct skc_gap_run *run, int64_t group_end)
{
	const unsigned quiet = gap->pass.active ? gap->pass.quiet : 0;
	gap->pass = (struct skc_pass){.active = true,
		.calm = !run->churn,
		.end = group_end + 1,
		.group_end = group_end,
		.total = run->total,
		.quiet = quiet};
}

/*
 * Next to positions that most small numbers divide, like 2520 and 5040, no window of a small page
 * shows a row above and goes on below: a somewhat larger page does, or what abuts is believed.
 */
static void want_across(struct skc_gap *gap, const struct skc_gap_run *run, int64_t proof)
{
	const int64_t size = run->page_size, bound = larger(0, gap->top.at - 1);
	if (choose(gap, size, proof + gap->margin, bound) || choose(gap, size, proof, bound) ||
		(!run->no_larger && choose(gap, size + SKC_GAP_LARGER, proof, bound))) {
		return;
	}
	gap->abuts = true;
	choose(gap, size, larger(1, gap->top.at), INT64_MAX - 1);
}

void skc_gap_want(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const struct skc_edge *top = &gap->top;
	const int64_t size = run->page_size;
	gap->is_guess = false;
	gap->abuts = false;
	if (!top->known) {
		want_first(gap, run);
		return;
	}
	if (gap->aim > 0) {
		choose(gap, size, gap->aim, INT64_MAX - 1);
		return;
	}
	/* Up to this position a window has a row that proves it goes on where reading stopped. */
	const int64_t proof = top->at + (top->whole ? 1 : top->reach + 1);
	const bool is_group = !top->whole && top->reach > 1;
	if (!gap->pass.active && is_group) {
		/* It has to be seen from above to below; a server may give its rows any order. */
		const int64_t bound = larger(0, top->at - 1);
		if (gap->fruitless <= 6 &&
			(choose(gap, size, proof + gap->margin, bound) || choose(gap, size, proof, bound))) {
			return;
		}
		begin_pass(gap, run, top->at + top->reach);
	}
	if (gap->pass.active) {
		/* Cut elsewhere each time, should the server's order follow a rule. */
		const int64_t less = run->churn ? 0 : size * gap->pass.quiet / 10;
		if (!gap->pass.started || !choose(gap, size - less, gap->pass.end, gap->pass.end - 2)) {
			/* As it begins; and where no window goes on below, another pass will. */
			choose(gap, size - less, gap->pass.started ? gap->pass.end - 1 : gap->pass.end,
				INT64_MAX - 1);
		}
	} else if (!run->churn && gap->exact) {
		choose_thrifty(gap, size, larger(1, top->at), proof);
	} else {
		want_across(gap, run, proof);
	}
}

void skc_gap_want_middle(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const int64_t floor = gap->floor.known ? gap->floor.at : 0;
	gap->is_guess = false;
	gap->abuts = false;
	choose(gap, run->page_size, floor + (gap->top.at - floor) / 2, INT64_MAX - 1);
}

/* ---- what a window proves ---- */

bool skc_gap_reserve(struct skc_gap *gap, struct skc_gap_run *run, size_t count)
{
	return skc_id_set_reserve(&gap->ids, count) &&
		skc_id_set_reserve(&gap->recent, count + gap->ids.count) &&
		skc_id_set_reserve(&run->undated, count);
}

bool skc_gap_has_moved(
	const struct skc_gap *gap, const struct skc_gap_run *run, const struct skc_window *window)
{
	if (!gap->top.known || !gap->exact || gap->pass.active || run->undated.count > 0) {
		return false;
	}
	int64_t below = 0, equal = 0;
	for (size_t i = 0; i < window->count; i++) {
		if (!window->rows[i].dated) {
			return false;
		}
		below += window->rows[i].time < gap->top.time;
		equal += window->rows[i].time == gap->top.time;
	}
	const int64_t unread = smaller(larger(0, gap->top.at - window->start), (int64_t)window->count);
	return below > unread || below + equal < unread;
}

static bool is_above_floor(const struct skc_gap *gap, const struct skc_batch_row *row)
{
	return !gap->floor.known || row->time > gap->floor.time ||
		(row->time == gap->floor.time && !skc_mark_has(&gap->floor, row->id));
}

/* Whether a row with a date is unread in this gap. */
static bool is_unread(const struct skc_gap *gap, const struct skc_batch_row *row)
{
	const struct skc_edge *top = &gap->top;
	if (!is_above_floor(gap, row) || skc_id_set_has(&gap->recent, row->id)) {
		return false;
	}
	return !top->known || row->time < top->time ||
		(row->time == top->time && !top->whole && !skc_id_set_has(&gap->ids, row->id));
}

/* Marks unread rows as new, only those at the top's own time when told so. */
static size_t take_rows(struct skc_gap *gap, struct skc_gap_run *run,
	const struct skc_window *window, bool only_equals, bool *is_new)
{
	size_t taken = 0;
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		if (!row->dated || (only_equals && row->time != gap->top.time)) {
			continue;
		}
		is_new[i] = is_unread(gap, row);
		taken += is_new[i];
		if (!is_new[i] && is_above_floor(gap, row) && row->time <= run->newest.time) {
			run->repeats++;
		}
	}
	return taken;
}

/* Rows that another answer of this run may bring again, should the gap be rewound. */
static void keep_recent(struct skc_gap *gap, const struct skc_window *window, const bool *is_new)
{
	for (size_t i = 0; gap->unproven > 0 && i < window->count; i++) {
		if (is_new[i]) {
			skc_id_set_add(&gap->recent, window->rows[i].id);
		}
	}
}

/* Remembers the rows at the top's time, and how far up they reach. */
static void keep_equals(struct skc_gap *gap, const struct skc_window *window)
{
	int64_t end = gap->top.at;
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		if (row->dated && row->time == gap->top.time) {
			skc_id_set_add(&gap->ids, row->id);
			end = row->at + 1;
		}
	}
	gap->top.reach = larger(1, end - gap->top.at);
}

static void found(struct skc_gap *gap)
{
	gap->exact = true;
	gap->blind = false;
	gap->fruitless = 0;
	gap->aim = gap->step = 0;
	gap->low = gap->high = -1;
	gap->smooth++;
	if (gap->smooth >= 16 && gap->margin > 0) {
		gap->smooth = 0;
		gap->margin--;
	}
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

/* A page is about to be taken only because nothing has moved so far. */
static void drop_anchor(struct skc_gap *gap)
{
	if (gap->unproven++ > 0) {
		return;
	}
	gap->anchor = mark_of(gap);
	for (size_t i = 0; i < gap->ids.room; i++) {
		if (gap->ids.slots[i] != 0) {
			skc_id_set_add(&gap->recent, gap->ids.slots[i]);
		}
	}
}

static void weigh_anchor(struct skc_gap *gap)
{
	gap->unproven = 0;
	skc_id_set_clear(&gap->recent);
}

void skc_gap_rewind(struct skc_gap *gap)
{
	if (gap->unproven == 0 || gap->closed) {
		return;
	}
	gap->rewound = true;
	gap->rewound_from = gap->top.time;
	gap->unproven = 0;
	gap->top = (struct skc_edge){.known = true,
		.whole = gap->anchor.whole,
		.time = gap->anchor.time,
		.at = gap->anchor.at,
		.reach = gap->anchor.reach};
	/* `recent` knows them. */
	skc_id_set_clear(&gap->ids);
	gap->pass.active = false;
	gap->aim = gap->step = 0;
	gap->low = gap->high = -1;
	gap->fruitless = 0;
	bool is_ahead = gap->handed.known && gap->handed.time <= gap->anchor.time;
	for (struct skc_batch *batch = gap->first; batch != NULL; batch = batch->next) {
		batch->detached = batch->detached || batch->unproven;
		/* What is still to be handed out before the anchor comes to it by itself. */
		is_ahead = is_ahead && batch->detached;
	}
	if (is_ahead) {
		gap->handed = gap->anchor;
	}
}

/* The window goes on where reading stopped: everything in it is read now. */
static void take(
	struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window, bool *is_new)
{
	const bool is_vain = take_rows(gap, run, window, false, is_new) == 0 && gap->top.known &&
		window->start >= gap->top.at;
	const unsigned fruitless = gap->fruitless;
	keep_recent(gap, window, is_new);
	found(gap);
	gap->fruitless = is_vain ? fruitless + 1 : 0;
	if (window->start == 0 || (gap->floor.known && window->low < gap->floor.time)) {
		gap->closed = true;
	}
	if (!gap->top.known || window->low < gap->top.time) {
		skc_id_set_clear(&gap->ids);
		gap->top = (struct skc_edge){.known = true, .time = window->low};
	}
	gap->top.at = window->start;
	keep_equals(gap, window);
	if (gap->rewound && gap->top.time < gap->rewound_from) {
		gap->rewound = false;
		skc_id_set_clear(&gap->recent);
	}
}

/* No list is longer. */
#define STEP_MAX (INT64_C(1) << 40)

/* Between two positions known: one window that shows both, or the middle. */
static void look_between(struct skc_gap *gap, const struct skc_gap_run *run)
{
	const int64_t between = gap->high - gap->low;
	gap->top.at = gap->low + between / 2;
	gap->aim = between < run->page_size / 2 ? gap->high + 1 : gap->top.at + run->page_size / 2;
}

/* Rows above are unread, up to an unknown place: look further up, and further each time. */
static void look_higher(struct skc_gap *gap, const struct skc_gap_run *run, int64_t end)
{
	gap->smooth = 0;
	gap->margin = smaller(larger(2, gap->margin * 2), run->page_size / 4);
	gap->exact = false;
	/*
	 * A window that begins where another one did brings nothing: rows have moved, or it cannot be
	 * had.
	 */
	const bool is_nearer = end > gap->low;
	gap->low = end;
	if (gap->high > end && is_nearer) {
		look_between(gap, run);
		return;
	}
	gap->high = -1;
	gap->step = smaller(larger(2, gap->step * 2), STEP_MAX);
	gap->top.at = end;
	gap->aim = end + (gap->top.whole ? 0 : gap->top.reach) + gap->step;
}

/* Everything in the window was read before: look further down, and further each time. */
static void look_lower(struct skc_gap *gap, const struct skc_gap_run *run, int64_t start)
{
	gap->exact = false;
	const bool is_nearer = gap->high < 0 || start < gap->high;
	gap->high = start;
	if (gap->low >= 0 && gap->low < start && is_nearer) {
		look_between(gap, run);
		return;
	}
	gap->low = -1;
	gap->top.at = larger(0, start - gap->step);
	gap->aim = gap->top.at + 1;
	gap->step = smaller(larger(run->page_size, gap->step * 2), STEP_MAX);
}

static void end_pass(struct skc_gap *gap, const struct skc_gap_run *run, int64_t below)
{
	struct skc_pass *pass = &gap->pass;
	size_t known = gap->ids.count;
	if (gap->floor.known && gap->floor.time == gap->top.time) {
		known += gap->floor.id_count;
	}
	pass->quiet = pass->added == 0 ? pass->quiet + 1 : 0;
	const bool all = (int64_t)known >= pass->group_end - below;
	gap->top.at = below;
	gap->top.reach = larger(1, pass->group_end - below);
	if ((pass->calm && all) || (pass->quiet >= 4 && all) || pass->quiet >= 8) {
		pass->active = false;
		pass->quiet = 0;
		gap->top.whole = true;
		found(gap);
		gap->closed =
			gap->closed || below == 0 || (gap->floor.known && gap->floor.time == gap->top.time);
		return;
	}
	begin_pass(gap, run, pass->group_end);
}

/* One window of a pass over the group of equals at the top. */
static void judge_pass(
	struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window, bool *is_new)
{
	struct skc_pass *pass = &gap->pass;
	const int64_t time = gap->top.time;
	const size_t added = take_rows(gap, run, window, true, is_new);
	int64_t below = 0, group_end = -1;
	pass->added += added;
	pass->calm = pass->calm && !run->churn && run->total == pass->total;
	keep_recent(gap, window, is_new);
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		if (row->dated && row->time == time) {
			skc_id_set_add(&gap->ids, row->id);
			group_end = row->at + 1;
		} else if (row->dated && row->time < time) {
			below = row->at + 1 - window->start;
		}
	}
	const int64_t end = window->start + (int64_t)window->count;
	if (window->low > time || (window->high < time && !pass->started && !window->at_end)) {
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
	if (!pass->started) {
		if (window->high == time && !window->at_end) {
			/* The group begins further up. */
			gap->step = smaller(larger(2, gap->step * 2), STEP_MAX);
			pass->end = end + gap->step;
			gap->fruitless += added == 0;
			return;
		}
		gap->step = 0;
		pass->started = true;
		pass->group_end = window->start;
	}
	pass->group_end = larger(pass->group_end, group_end);
	if (window->low < time || window->start == 0) {
		end_pass(gap, run, window->start + below);
		return;
	}
	pass->end = window->start + (run->churn ? 1 : 0);
}

static void judge_empty(
	struct skc_gap *gap, const struct skc_gap_run *run, const struct skc_window *window)
{
	if (window->start == 0) {
		gap->closed = true;
		return;
	}
	gap->fruitless++;
	if (gap->pass.active) {
		gap->pass.end = smaller(window->start, window->total + 1);
	} else if (gap->top.known) {
		look_lower(gap, run, smaller(window->start, window->total));
	}
}

/* Rows without a date prove nothing. The place is believed, and what comes next as well. */
static void judge_undated(struct skc_gap *gap, const struct skc_window *window)
{
	found(gap);
	gap->blind = true;
	gap->pass.active = false;
	gap->top.at = window->start;
	gap->top.reach = 1;
	gap->closed = window->start == 0;
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

void skc_gap_judge(
	struct skc_gap *gap, struct skc_gap_run *run, const struct skc_window *window, bool *is_new)
{
	const struct skc_edge top = gap->top;
	const int64_t end = window->start + (int64_t)window->count;
	for (size_t i = 0; i < window->count; i++) {
		const struct skc_batch_row *row = &window->rows[i];
		is_new[i] = !row->dated && skc_id_set_add(&run->undated, row->id);
	}
	if (run->calm > SKC_GAP_TRUST && !run->churn && gap->unproven > 0) {
		weigh_anchor(gap);
	}
	if (window->count == 0) {
		judge_empty(gap, run, window);
	} else if (!window->any_dated) {
		judge_undated(gap, window);
	} else if (!top.known) {
		take(gap, run, window, is_new);
	} else if (gap->pass.active) {
		judge_pass(gap, run, window, is_new);
	} else if (window->low > top.time || (window->low == top.time && top.whole)) {
		gap->closed = window->start == 0;
		gap->fruitless++;
		take_rows(gap, run, window, false, is_new); /* counts repeats */
		look_lower(gap, run, window->start);
	} else if (window->high > top.time || window->at_end ||
		(window->high == top.time && top.whole)) {
		take(gap, run, window, is_new);
	} else if (window->high < top.time &&
		(gap->blind || (gap->abuts && end_of_older(gap, window) >= top.at))) {
		take(gap, run, window, is_new);
	} else if (gap->exact && !run->churn && end_of_older(gap, window) >= top.at) {
		if (run->calm <= SKC_GAP_TRUST) {
			drop_anchor(gap);
		}
		take(gap, run, window, is_new);
	} else if (window->high < top.time) {
		gap->fruitless++;
		look_higher(gap, run, end);
	} else {
		/*
		 * Equals of the top up to the window's edge, and none newer: there may be more of them
		 * above. The next window will show them all.
		 */
		gap->fruitless++;
		gap->top.at = end_of_older(gap, window);
		gap->top.reach = larger(end, gap->exact ? top.at + top.reach : 0) - gap->top.at;
		if (end > top.at + 1) {
			gap->margin = smaller(larger(1, gap->margin * 2), run->page_size / 4);
		}
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
