#include "gap.h"

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
		choose_thrifty(gap, run, skc_larger(1, gap->top.at), skc_larger(1, gap->top.at));
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
		choose_near(
			gap, run, run->page_size, run->newest.at + 1 + skc_larger(1, run->page_size / 4));
	} else {
		/* Tells `total`, and is all there is of a short list. */
		choose_near(gap, run, run->page_size, 1);
	}
}

void skc_gap_begin_pass(struct skc_gap *gap, const struct skc_gap_run *run, int64_t group_end)
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
		choose_near(gap, run, size, skc_larger(1, pass->started ? pass->end - 1 : pass->end));
	}
}

/*
 * Next to positions that most small numbers divide, like 2520 and 5040, no window of a small page
 * shows a row above and goes on below: a somewhat larger page does, or one that shows the top's own
 * row, or what abuts is believed when total has not changed.
 */
static void want_across(struct skc_gap *gap, const struct skc_gap_run *run, int64_t proof)
{
	const int64_t size = run->page_size, bound = skc_larger(0, gap->top.at - 1);
	if (choose(gap, run, size, proof, bound) ||
		(!run->no_larger && choose(gap, run, size + SKC_GAP_LARGER, proof, bound))) {
		return;
	}
	gap->abuts = true;
	if (!choose(gap, run, size, gap->top.at + 1, bound)) {
		choose_near(gap, run, size, skc_larger(1, gap->top.at));
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
	const int64_t start = gap->floor.known ? skc_larger(0, gap->floor.at - 1) : 0;
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
	const int64_t size = run->page_size, bound = skc_larger(0, top->at - 1);
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
		choose(gap, run, size, skc_larger(1, top->at + (is_group(gap, run) ? top->reach : 0)),
			bound)) {
		/* Where a group may be cut, the next window shows all its places. */
	} else if (is_group(gap, run)) {
		/* It has to be seen from above to below; a server may give its rows any order. */
		if (gap->fruitless > 6 || !choose(gap, run, size, proof, bound)) {
			skc_gap_begin_pass(gap, run, top->at + top->reach);
			want_pass(gap, run);
		}
	} else if (!run->churn && gap->exact && gap->fruitless == 0) {
		choose_thrifty(gap, run, skc_larger(1, top->at), proof);
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
