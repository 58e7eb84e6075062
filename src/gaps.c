#include "gaps.h"

#include <stdlib.h>
#include <string.h>

void skc_gaps_init(struct skc_gaps *gaps, int64_t page_size, unsigned parallel)
{
	*gaps = (struct skc_gaps){.parallel = parallel > 0 ? parallel : 1};
	gaps->run.page_size = page_size > SKC_GAPS_PAGE_MIN ? page_size : SKC_GAPS_PAGE_MIN;
	gaps->run.total = -1;
	gaps->run.lowest = INT64_MAX;
	gaps->run.walls.last_bad = -SKC_POSITION_MAX;
	gaps->patience = (int64_t)gaps->parallel * SKC_GAPS_PATIENCE;
}

void skc_gaps_free(struct skc_gaps *gaps)
{
	while (gaps->gap_count > 0) {
		skc_gap_free(&gaps->gaps[--gaps->gap_count]);
	}
	skc_id_set_free(&gaps->run.undated);
	skc_id_set_free(&gaps->run.walls.at_seams);
}

/* ---- beginning ---- */

void skc_gaps_begin(struct skc_gaps *gaps, uint64_t query, const int64_t *since)
{
	const struct skc_mark end = {.known = false};
	gaps->query = query;
	if (since != NULL) {
		gaps->since = (struct skc_mark){.known = true, .time = *since};
	}
	skc_gap_init(&gaps->gaps[0], &end, &gaps->since);
	gaps->gaps[0].is_first = true;
	gaps->gap_count = 1;
	gaps->floor = gaps->since;
}

/*
 * Two gaps become one, those with the fewest rows between them: these are read once more. Gaps that
 * could not be read rather than others.
 */
static void merge_nearest(struct skc_checkpoint *checkpoint)
{
	unsigned nearest = 0;
	int64_t least = INT64_MAX;
	for (unsigned i = 0; i + 1 < checkpoint->gap_count; i++) {
		const struct skc_checkpoint_gap *gap = &checkpoint->gaps[i];
		const int64_t between = gap->floor.at - gap[1].top.at -
			(gap->unreadable && gap[1].unreadable ? SKC_POSITION_MAX : 0);
		if (between < least) {
			least = between;
			nearest = i;
		}
	}
	checkpoint->gaps[nearest].floor = checkpoint->gaps[nearest + 1].floor;
	checkpoint->gaps[nearest].unreadable &= checkpoint->gaps[nearest + 1].unreadable;
	checkpoint->gap_count--;
	memmove(&checkpoint->gaps[nearest + 1], &checkpoint->gaps[nearest + 2],
		(checkpoint->gap_count - nearest - 1) * sizeof(checkpoint->gaps[0]));
}

/* How far down a new run reads before it comes to what an earlier one has left. */
static struct skc_mark new_floor(const struct skc_checkpoint *checkpoint, int64_t lookback)
{
	struct skc_mark floor = checkpoint->newest;
	const struct skc_mark *top = &checkpoint->gaps[0].top;
	floor.whole = false;
	if (checkpoint->completed && lookback > 0 && floor.known) {
		floor.time = floor.time < INT64_MIN + lookback ? INT64_MIN : floor.time - lookback;
		floor.id_count = 0;
		floor.reach = 0;
	}
	/* What is below the first gap's top is that gap's, equals of it included. */
	if (checkpoint->gap_count > 0 &&
		(!floor.known || top->time > floor.time || (top->time == floor.time && !top->whole))) {
		floor = (struct skc_mark){.known = true, .time = top->time, .at = top->at, .reach = 1};
		/* Equals of a row that is to be read again are. */
		floor.time +=
			!top->whole && top->time < INT64_MAX && !(checkpoint->completed && lookback > 0);
	}
	return floor;
}

/*
 * What could not be read does not keep rows below it from being read again; nor, where it is of years to
 * come, new ones from being read at all.
 */
static void look_behind(struct skc_checkpoint *checkpoint, int64_t lookback)
{
	struct skc_mark down = checkpoint->newest;
	down.whole = false;
	down.reach = 0;
	if (checkpoint->completed && lookback > 0) {
		down.time = down.time < INT64_MIN + lookback ? INT64_MIN : down.time - lookback;
		down.id_count = 0;
	}
	for (unsigned i = 0; i < checkpoint->gap_count; i++) {
		struct skc_mark *floor = &checkpoint->gaps[i].floor;
		const struct skc_mark *next =
			i + 1 < checkpoint->gap_count ? &checkpoint->gaps[i + 1].top : NULL;
		if (floor->known && (down.known ? floor->time > down.time : checkpoint->completed)) {
			down.at = floor->at;
			*floor = down;
			if (next != NULL && (!down.known || next->time >= down.time)) {
				*floor = (struct skc_mark){.known = true,
					.time = next->time + (!next->whole && next->time < INT64_MAX),
					.at = down.at};
			}
		}
	}
}

enum skc_checkpoint_problem skc_gaps_resume(
	struct skc_gaps *gaps, const char *text, size_t len, uint64_t query, int64_t lookback)
{
	static const struct skc_id_set none = {0};
	struct skc_checkpoint checkpoint;
	const enum skc_checkpoint_problem problem = skc_checkpoint_read(&checkpoint, text, len);
	if (problem != SKC_CHECKPOINT_OK) {
		return problem;
	}
	if (checkpoint.query != query) {
		return SKC_CHECKPOINT_QUERY;
	}
	gaps->query = query;
	gaps->organisation = checkpoint.organisation;
	gaps->was_completed = checkpoint.completed;
	gaps->run.newest = gaps->run.before = checkpoint.newest;
	gaps->run.churn = checkpoint.churn;
	gaps->is_end_told = checkpoint.end_unreadable;
	if (gaps->is_end_told) {
		const int64_t at = checkpoint.newest.known ? checkpoint.newest.at + 1 : 0;
		skc_walls_hint(&gaps->run.walls, at, at + 1);
	}
	look_behind(&checkpoint, lookback);
	/* A run that ended before its first page has left only that it wanted to begin. */
	const bool is_fresh = checkpoint.gap_count == 1 && !checkpoint.gaps[0].top.known;
	if (is_fresh) {
		gaps->since = checkpoint.gaps[0].floor;
	} else {
		const struct skc_mark end = {.known = false};
		const struct skc_mark floor = new_floor(&checkpoint, lookback);
		if (checkpoint.gap_count == SKC_GAPS_MAX) {
			merge_nearest(&checkpoint);
		}
		skc_gap_init(&gaps->gaps[gaps->gap_count++], &end, &floor);
	}
	for (unsigned i = 0; i < checkpoint.gap_count; i++) {
		struct skc_gap *gap = &gaps->gaps[gaps->gap_count++];
		skc_gap_init(gap, &checkpoint.gaps[i].top, &checkpoint.gaps[i].floor);
		gap->told = checkpoint.gaps[i].unreadable;
		gap->is_first = gap->told &&
			(!checkpoint.newest.known || checkpoint.gaps[i].top.time > checkpoint.newest.time);
		if (gap->told) {
			/* Of neighbours that became one only the upper one. */
			const int64_t least = gap->floor.known ? gap->floor.at + 1 : 0;
			skc_walls_hint(&gaps->run.walls,
				gap->top.at - least <= SKC_WALLS_HINTED ? least : gap->top.at - 1, gap->top.at);
		}
		/* Gaps that touch share the rows of that time. */
		const bool touches = gap != gaps->gaps && gap[-1].floor.known &&
			gap[-1].floor.time == gap->top.time && gap->top.known;
		if (!skc_gap_remember(gap, &checkpoint.gaps[i].top) ||
			(touches &&
				!skc_walls_add_seam(
					&gaps->run.walls, gap->top.time, lookback > 0 ? &none : &gap->ids))) {
			skc_gaps_free(gaps);
			return SKC_CHECKPOINT_MEMORY;
		}
	}
	gaps->gaps[0].is_first = gaps->gaps[0].is_first || !gaps->gaps[0].top.known;
	gaps->floor = gaps->gaps[gaps->gap_count - 1].floor;
	return SKC_CHECKPOINT_OK;
}

void skc_gaps_be_strict(struct skc_gaps *gaps)
{
	gaps->run.churn = true;
}

bool skc_gaps_organisation(struct skc_gaps *gaps, const char *id, size_t len)
{
	const uint64_t hash = skc_id_hash(id, len);
	if (gaps->organisation == 0) {
		gaps->organisation = hash;
	}
	return gaps->organisation == hash;
}

/* ---- asking ---- */

static unsigned open_gaps(const struct skc_gaps *gaps)
{
	unsigned open = 0;
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		open += !gaps->gaps[i].closed && !gaps->gaps[i].parked;
	}
	return open;
}

/* Whether this gap should be split now, so that more can be read at a time. */
static bool should_split(const struct skc_gaps *gaps, const struct skc_gap *gap)
{
	unsigned probes = 0;
	const int64_t size = skc_gap_size(gap, gaps->run.total);
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		const struct skc_gap *other = &gaps->gaps[i];
		probes += other->token != 0 && other->is_probe;
		if (skc_gap_size(other, gaps->run.total) > size) {
			return false;
		}
	}
	/* One place is kept for the gap that the next run opens. */
	return gaps->opened && gap->top.known && gap->exact && !gap->went_back && !gap->pass.active &&
		!gap->unsplittable && size >= 4 * gaps->run.page_size &&
		open_gaps(gaps) + probes < gaps->parallel && gaps->gap_count + probes < SKC_GAPS_MAX - 1;
}

/*
 * Ends a gap for this run when all that is left of it cannot be read. *below: where a window below
 * what cannot be read has to end; -1: none is needed.
 */
static void park(struct skc_gaps *gaps, struct skc_gap *gap, int64_t *below)
{
	const struct skc_mark *floor = &gap->floor;
	const int64_t at = gap->top.at;
	if (gap->told && !gap->is_probed) {
		skc_walls_drop_hints(&gaps->run.walls, floor->known ? floor->at : 0, at + 1);
	}
	do {
		if (!skc_gap_is_blocked(gap, &gaps->run, below)) {
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

enum skc_gaps_next skc_gaps_next(struct skc_gaps *gaps, struct skc_gaps_request *request)
{
	unsigned open = 0, parked = 0;
	int64_t below;
	/*
	 * Until the newest page is read older gaps wait: rows may still be added at the creation time
	 * of the newest row known, with which an older gap may begin.
	 */
	const unsigned allowed = gaps->opened ? gaps->parallel : 1;
	for (unsigned i = 0; i < gaps->gap_count && open < allowed; i++) {
		struct skc_gap *gap = &gaps->gaps[i];
		if (gap->token == 0 && !gap->closed && !gap->parked) {
			park(gaps, gap, &below);
		}
		if (gap->closed || gap->parked) {
			parked += gap->parked;
			continue;
		}
		open++;
		if (gap->token != 0) {
			continue;
		}
		gap->crosses = gap->verifies = false;
		gap->is_probe = below < 0 && should_split(gaps, gap);
		if (below >= 0) {
			skc_gap_want_crossing(gap, &gaps->run, below);
		} else if (gap->is_probe) {
			skc_gap_want_middle(gap, &gaps->run);
		} else {
			skc_gap_want(gap, &gaps->run);
		}
		gap->token = ++gaps->last_token;
		*request = (struct skc_gaps_request){
			.page = gap->asked_page, .limit = gap->asked_limit, .token = gap->token};
		return SKC_GAPS_ASK;
	}
	return open > 0 ? SKC_GAPS_WAIT : parked > 0 ? SKC_GAPS_UNREADABLE : SKC_GAPS_COMPLETE;
}

static struct skc_gap *find_asker(struct skc_gaps *gaps, uint64_t token)
{
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		if (gaps->gaps[i].token == token) {
			return &gaps->gaps[i];
		}
	}
	return NULL;
}

void skc_gaps_ask_again(struct skc_gaps *gaps, uint64_t token)
{
	struct skc_gap *gap = token != 0 ? find_asker(gaps, token) : NULL;
	if (gap != NULL) {
		gap->token = 0;
		gaps->requests++;
	}
}

bool skc_gaps_limit_refused(struct skc_gaps *gaps, uint64_t token)
{
	struct skc_gap *gap = token != 0 ? find_asker(gaps, token) : NULL;
	if (gap == NULL || gap->asked_limit <= SKC_GAPS_PAGE_MIN) {
		return false;
	}
	gaps->run.verify = 0;
	if (gap->asked_limit > gaps->run.page_size && !gaps->run.no_larger) {
		gaps->run.no_larger = true;
		skc_gaps_ask_again(gaps, token);
		return true;
	}
	const int64_t next = gap->asked_limit > 50 ? 50 : SKC_GAPS_PAGE_MIN;
	if (gaps->run.page_size > next) {
		gaps->run.page_size = next;
	}
	skc_gaps_ask_again(gaps, token);
	return true;
}

/* ---- answers ---- */

/* Gaps that are read and handed out make room. */
static void sweep(struct skc_gaps *gaps)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		struct skc_gap *gap = &gaps->gaps[i];
		if (gap->closed && !gap->parked && gap->first == NULL && gap->token == 0) {
			skc_gap_free(gap);
			continue;
		}
		if (kept != i) {
			gaps->gaps[kept] = *gap;
		}
		kept++;
	}
	gaps->gap_count = kept;
}

/* What of an answer cannot be: it is asked again, and if the server insists, the run says so. */
static enum skc_gaps_verdict check(const struct skc_gap *gap, const struct skc_gaps_page *page)
{
	if (page->page != gap->asked_page || page->limit < 0 || page->limit > gap->asked_limit ||
		(page->limit > 0 && page->limit < SKC_GAPS_PAGE_MIN && page->limit < gap->asked_limit) ||
		page->count > (uint64_t)(page->limit > 0 ? page->limit : gap->asked_limit) ||
		page->total < 0 || page->total > SKC_POSITION_MAX) {
		return SKC_GAPS_WRONG_PAGE;
	}
	const struct skc_gaps_row *last = NULL;
	for (size_t i = 0; i < page->count; i++) {
		const struct skc_gaps_row *row = &page->rows[i];
		if (row->has_date) {
			if (last != NULL && row->created < last->created) {
				return SKC_GAPS_DISORDER;
			}
			last = row;
		}
	}
	return SKC_GAPS_TAKEN;
}

/* A row with another time is another version of it: an edited one may even come in further down. */
static uint64_t version_of(const struct skc_gaps_row *row)
{
	const uint64_t time = row->has_date ? (uint64_t)row->created * UINT64_C(0x9e3779b97f4a7c15) : 0;
	const uint64_t version = skc_id_hash(row->id, row->id_len) ^ time;
	return version != 0 ? version : 1;
}

static struct skc_batch *new_batch(
	const struct skc_gap *gap, const struct skc_gaps_page *page, int64_t start)
{
	struct skc_batch *batch = malloc(sizeof(*batch) + page->count * sizeof(batch->rows[0]));
	if (batch == NULL) {
		return NULL;
	}
	*batch = (struct skc_batch){.token = gap->token, .number = gap->taken};
	for (size_t i = 0; i < page->count; i++) {
		batch->rows[i] = (struct skc_batch_row){.id = version_of(&page->rows[i]),
			.time = page->rows[i].created,
			.at = start + (int64_t)i,
			.dated = page->rows[i].has_date};
	}
	return batch;
}

static void look_at(struct skc_window *window, const struct skc_gap *gap,
	const struct skc_gaps_page *page, struct skc_batch *batch)
{
	const int64_t asked = page->limit > 0 ? page->limit : gap->asked_limit;
	*window = (struct skc_window){.start = (gap->asked_page - 1) * asked,
		.asked = asked,
		.total = page->total,
		.now = page->now,
		.count = page->count,
		.rows = batch->rows};
	for (size_t i = 0; i < page->count; i++) {
		if (batch->rows[i].dated) {
			window->low = window->any_dated ? window->low : batch->rows[i].time;
			window->high = batch->rows[i].time;
			window->any_dated = true;
		}
	}
}

static void saw_churn(struct skc_gaps *gaps)
{
	if (!gaps->run.churn) {
		gaps->run.churn = true;
		for (unsigned i = 0; i < gaps->gap_count; i++) {
			skc_gap_go_back(&gaps->gaps[i]);
		}
	}
}

/*
 * The newest row known is the highest one that is not later than the server's clock: one of years
 * to come would hide all that are created until then.
 */
static void note_newest(
	struct skc_gap_run *run, const struct skc_gap *gap, const struct skc_window *window)
{
	for (size_t i = window->count; i-- > 0 && !run->is_newest_found;) {
		const struct skc_batch_row *row = &window->rows[i];
		if (!row->dated || (window->now > 0 && row->time >= window->now)) {
			continue;
		}
		if (gap->floor.known && row->time < gap->floor.time) {
			break; /* another gap's, which may not have been shown it */
		}
		if (!run->newest.known || row->time > run->newest.time) {
			run->newest = (struct skc_mark){.known = true, .time = row->time};
		}
		if (row->time == run->newest.time) {
			run->newest.at = row->at;
			run->newest.reach = 1;
		}
		run->is_newest_found = true;
	}
}

/* The end of the list is known. */
static void begin_at_end(
	struct skc_gaps *gaps, struct skc_gap *gap, const struct skc_window *window)
{
	const struct skc_mark *newest = &gaps->run.newest;
	/* A total that does not say where the list ends does not say either whether rows move. */
	if (window->start + (int64_t)window->count != window->total) {
		saw_churn(gaps);
	}
	/* The newest row of the run before stands where it stood: so do the rows below it. */
	for (size_t i = 0; i < window->count && newest->id_count == 1 && !gaps->run.churn; i++) {
		if (window->rows[i].id == newest->ids[0] && window->rows[i].at == newest->at) {
			for (unsigned k = 0; k < gaps->gap_count; k++) {
				gaps->gaps[k].exact = gaps->gaps[k].is_placed;
			}
		}
	}
	gap->handed = (struct skc_mark){.known = true,
		.time = window->high,
		.at = window->start + (int64_t)window->count,
		.reach = 1};
	gaps->opened = true;
}

/* A window from the middle of a gap: what lies below its highest row becomes a gap of its own. */
static struct skc_gap *split(
	struct skc_gaps *gaps, struct skc_gap *gap, const struct skc_window *window)
{
	size_t first = window->count;
	while (first > 0 &&
		(!window->rows[first - 1].dated || window->rows[first - 1].time == window->high)) {
		first--;
	}
	if (!window->any_dated || window->low == window->high || window->high >= gap->top.time ||
		(gap->floor.known && window->high <= gap->floor.time) || gaps->gap_count == SKC_GAPS_MAX) {
		gap->unsplittable = true;
		return NULL;
	}
	if (gap->went_back && window->high > gap->went_from) {
		/* It went back while this was under way: rows further down came, as only its trail knows. */
		return NULL;
	}
	const struct skc_mark place = {
		.known = true, .time = window->high, .at = window->start + (int64_t)first, .reach = 1};
	struct skc_mark top = place;
	top.whole = true;
	const unsigned i = (unsigned)(gap - gaps->gaps);
	memmove(gap + 2, gap + 1, (gaps->gap_count - i - 1) * sizeof(*gap));
	gaps->gap_count++;
	skc_gap_init(gap + 1, &top, &gap->floor);
	gap[1].asked_page = gap->asked_page;
	gap[1].asked_limit = gap->asked_limit;
	gap->floor = place;
	return gap + 1;
}

/* Makes room for one gap more: of those that cannot be read, two neighbours become one. */
static bool make_room(struct skc_gaps *gaps)
{
	struct skc_gap *nearest = NULL;
	if (gaps->gap_count < SKC_GAPS_MAX) {
		return true;
	}
	for (unsigned i = 0; i + 1 < gaps->gap_count; i++) {
		struct skc_gap *gap = &gaps->gaps[i];
		if (gap->parked && gap[1].parked && gap->top.known && gap->token == 0 &&
			gap[1].token == 0 && gap[1].first == NULL &&
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
	skc_gap_free(nearest + 1);
	gaps->gap_count--;
	memmove(nearest + 1, nearest + 2,
		(gaps->gap_count - (size_t)(nearest + 1 - gaps->gaps)) * sizeof(*nearest));
	return true;
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
	if (!make_room(gaps)) {
		return NULL;
	}
	gap = find_asker(gaps, token);
	struct skc_gap *lower = gap + 1;
	memmove(lower + 1, lower, (gaps->gap_count - (size_t)(lower - gaps->gaps)) * sizeof(*lower));
	gaps->gap_count++;
	skc_gap_init(lower, top, &gap->floor);
	gap->floor = *floor;
	if (gap->went_back) {
		/* It goes back no more; rows below come for the second time. */
		memcpy(lower->trail, gap->trail, sizeof(lower->trail));
		memset(gap->trail, 0, sizeof(gap->trail));
		lower->went_back = true;
		lower->went_from = gap->went_from;
		gap->went_back = false;
	}
	lower->asked_page = gap->asked_page;
	lower->asked_limit = gap->asked_limit;
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

/*
 * A window below what cannot be read: the gap ends at its highest row. Returns the gap that begins
 * there; NULL when the window is of no use.
 */
static struct skc_gap *cross(
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
		lower->handed =
			(struct skc_mark){.known = true, .time = floor.time, .at = floor.at + 1, .reach = 1};
	}
	return lower;
}

/* Leaves the new rows in the batch, newest first, at the end of the gap's queue. */
static void queue(struct skc_gap *gap, struct skc_batch *batch, size_t count, const bool *is_new)
{
	for (size_t i = 0; i < count / 2; i++) {
		const struct skc_batch_row row = batch->rows[i];
		batch->rows[i] = batch->rows[count - 1 - i];
		batch->rows[count - 1 - i] = row;
	}
	for (size_t i = 0; i < count; i++) {
		if (is_new[count - 1 - i]) {
			batch->rows[batch->count++] = batch->rows[i];
		}
	}
	batch->after = gap->top;
	batch->after.reach = gap->exact ? gap->top.reach : 0;
	if (gap->last != NULL) {
		gap->last->next = batch;
	} else {
		gap->first = batch;
	}
	gap->last = batch;
}

/*
 * Whether a page may have been cut short: it has fewer rows than were asked for, and no answer of
 * this run had as many. Then its positions are not known, and page 1 will tell: it begins where the
 * list does. What that one has is as many as this server gives.
 */
static bool may_be_cut(
	struct skc_gaps *gaps, struct skc_gap *gap, const struct skc_window *window, bool is_cut)
{
	struct skc_gap_run *run = &gaps->run;
	const int64_t count = (int64_t)window->count;
	const bool is_suspect =
		count > 0 && skc_window_is_short(window) && window->asked > run->most && !is_cut;
	run->most = count > run->most ? count : run->most;
	if (gap->verifies && count == 0 && gap->again < SKC_GAP_INSISTS) {
		gap->again++; /* an empty page does not tell */
		return true;
	}
	if (gap->verifies || (is_suspect && gap->asked_page == 1)) {
		run->verify = 0;
		if (is_suspect && count >= SKC_GAPS_PAGE_MIN) {
			run->page_size = count < run->page_size ? count : run->page_size;
			run->no_larger = true;
		} else {
			run->most = window->asked;
		}
		return gap->verifies;
	}
	run->verify = is_suspect ? gap->asked_limit : run->verify > run->most ? run->verify : 0;
	return is_suspect;
}

/* An answer that is sound as such. Sets is_new; takes the batch. */
static enum skc_gaps_verdict take_answer(struct skc_gaps *gaps, struct skc_gap *gap,
	const struct skc_gaps_page *page, struct skc_batch *batch, bool *is_new)
{
	struct skc_gap_run *run = &gaps->run;
	struct skc_window window;
	uint64_t taken;
	const bool is_cut = page->limit > 0 && page->limit < gap->asked_limit;
	look_at(&window, gap, page, batch);
	if (is_cut && gap->asked_limit > run->page_size) {
		run->no_larger = true;
	}
	if (is_cut && page->limit < run->page_size) {
		run->page_size = page->limit;
	}
	if (run->total >= 0 && run->total != page->total) {
		saw_churn(gaps);
	}
	run->total = page->total;
	for (size_t i = 0; i < page->count; i++) {
		if (batch->rows[i].dated && batch->rows[i].time < run->lowest) {
			run->lowest = batch->rows[i].time;
		}
	}
	gap->is_probed = true;
	run->narrow = run->narrow * 2 < run->page_size ? run->narrow * 2 : 0;
	/* Of a smaller page the positions are others; only the first one begins where it should. */
	if ((is_cut && gap->asked_page != 1) || may_be_cut(gaps, gap, &window, is_cut)) {
		goto useless;
	}
	if (gap->crosses && gap->top.known && window.any_dated &&
		(window.high > gap->top.time || (gap->top.whole && window.high == gap->top.time))) {
		run->walls.count = 0; /* rows have moved: nobody knows where it stands */
	} else if (gap->top.known && !gap->pass.active && !gap->is_probe && !gap->crosses &&
		skc_gap_doubts(gap, run, &window)) {
		goto useless;
	} else if (gap->crosses) {
		gap = cross(gaps, gap, &window);
		gaps->opened = gaps->opened || gap != NULL;
		if (gap == NULL || !skc_gap_reserve(gap, run, page->count)) {
			goto useless;
		}
		taken = gap->taken;
		skc_gap_judge(gap, run, &window, is_new);
		goto judged;
	}
	if (gap->is_probe) {
		/* Both halves stay proven whatever comes: they are told apart by creation time. */
		gap = split(gaps, gap, &window);
		if (gap == NULL || !skc_gap_reserve(gap, run, page->count)) {
			goto useless;
		}
	} else if (!gap->top.known && window.count > 0) {
		if (!skc_gap_is_end(gap, run, &window)) {
			goto useless;
		}
		if (window.any_dated) {
			begin_at_end(gaps, gap, &window);
		}
	} else if (!run->churn && skc_window_is_short(&window) && window.count > 0) {
		run->trouble = "pages have fewer rows than asked for where more follow";
		if (gap->again++ < SKC_GAP_AGAIN) {
			goto useless;
		}
		saw_churn(gaps);
	} else if (skc_gap_has_moved(gap, &window)) {
		saw_churn(gaps);
	}
	taken = gap->taken;
	skc_gap_judge(gap, run, &window, is_new);
judged:
	gaps->opened = gaps->opened || gap->closed || gap->parked;
	if (gap->top.known && gap->is_first && gap->taken > taken) {
		note_newest(run, gap, &window);
	}
	for (size_t i = 0; i < page->count; i++) {
		if (is_new[i] && run->newest.known && batch->rows[i].dated &&
			batch->rows[i].time == run->newest.time) {
			skc_mark_add(&run->newest, batch->rows[i].id);
		}
	}
	queue(gap, batch, page->count, is_new);
	skc_gap_settle(gap);
	return SKC_GAPS_TAKEN;
useless:
	free(batch);
	return SKC_GAPS_TAKEN;
}

/* The measure: every answer that brings no row makes it smaller. */
static void spend_patience(
	struct skc_gaps *gaps, const struct skc_gaps_page *page, const bool *is_new, int64_t late)
{
	int64_t brought = -late, undated = 0, most = (int64_t)gaps->parallel * SKC_GAPS_PATIENCE;
	size_t dates = 0;
	for (size_t i = 0; i < page->count; i++) {
		dates += page->rows[i].has_date;
		*(page->rows[i].has_date ? &brought : &undated) += is_new[i];
	}
	brought += dates == 0 ? undated : 0;
	/* Groups of equals that no window shows whole are read over and over. */
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		most += 4 * (int64_t)gaps->gaps[i].ids.count;
	}
	gaps->patience += brought > 0 ? SKC_GAPS_REFILL + brought : -1;
	if (brought > 0) {
		gaps->run.blocked = gaps->run.walls.close = 0;
	}
	if (brought > 0 && gaps->patience > most) {
		gaps->patience = most;
	}
	if (gaps->run.is_absurd || gaps->run.is_vanished) {
		gaps->patience = -1;
	}
}

/* Rows of the last answer, late ones or such without a date, are not handed out. */
static void give_up(struct skc_gaps *gaps, uint64_t token, size_t count, bool *is_new)
{
	for (size_t i = 0; i < count; i++) {
		is_new[i] = false;
	}
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		struct skc_gap *gap = &gaps->gaps[i];
		if (gap->last != NULL && gap->last->token == token) {
			gap->last->count = 0;
			skc_gap_settle(gap);
		}
	}
}

enum skc_gaps_verdict skc_gaps_answer(
	struct skc_gaps *gaps, uint64_t token, const struct skc_gaps_page *page, bool *is_new)
{
	struct skc_gap *gap = token != 0 ? find_asker(gaps, token) : NULL;
	for (size_t i = 0; i < page->count; i++) {
		is_new[i] = false;
	}
	if (gap == NULL) {
		return SKC_GAPS_TAKEN;
	}
	const unsigned again = gap->again;
	const int64_t late = gaps->run.late;
	const enum skc_gaps_verdict verdict = check(gap, page);
	if (verdict != SKC_GAPS_TAKEN && again >= SKC_GAP_AGAIN) {
		gap->again = 0;
		return verdict;
	}
	if (verdict != SKC_GAPS_TAKEN) {
		gap->again++;
	} else {
		struct skc_batch *batch = new_batch(gap, page, (gap->asked_page - 1) * gap->asked_limit);
		if (batch == NULL || !skc_gap_reserve(gap, &gaps->run, page->count)) {
			free(batch);
			return SKC_GAPS_MEMORY;
		}
		take_answer(gaps, gap, page, batch, is_new);
		gap = find_asker(gaps, token);
		gap->again = gap->again == again ? 0 : gap->again;
	}
	gap->token = 0;
	gaps->requests++;
	spend_patience(gaps, page, is_new, gaps->run.late - late);
	if (gaps->patience < 0) {
		give_up(gaps, token, page->count, is_new);
	}
	sweep(gaps);
	return gaps->patience >= 0 ? SKC_GAPS_TAKEN : SKC_GAPS_STUCK;
}

enum skc_gaps_verdict skc_gaps_unreadable(
	struct skc_gaps *gaps, uint64_t token, int64_t row, bool *is_known)
{
	struct skc_gap *gap = token != 0 ? find_asker(gaps, token) : NULL;
	*is_known = false;
	if (gap == NULL) {
		return SKC_GAPS_TAKEN;
	}
	*is_known = gap->told || (gap == &gaps->gaps[0] && gaps->is_end_told);
	/* Where it stood, and where its neighbours may still be. */
	const int64_t at = (gap->asked_page - 1) * gap->asked_limit + row;
	gap->parked = gap->told && row >= 0 && at < gap->top.at &&
		(!gap->floor.known || (gap->floor.reach > 0 && at > gap->floor.at));
	skc_gap_add_wall(gap, &gaps->run, row);
	gap->token = 0;
	gaps->requests++;
	gaps->patience--;
	gaps->run.blocked++;
	const unsigned most =
		gaps->run.total < 0 ? SKC_GAPS_UNREADABLE_MAX / 2 : SKC_GAPS_UNREADABLE_MAX;
	return gaps->patience < 0 || gaps->run.blocked > most ? SKC_GAPS_STUCK : SKC_GAPS_TAKEN;
}

void skc_gaps_handed_out(struct skc_gaps *gaps, uint64_t token, size_t count)
{
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		struct skc_gap *gap = &gaps->gaps[i];
		for (struct skc_batch *batch = gap->first; batch != NULL; batch = batch->next) {
			if (batch->token != token) {
				continue;
			}
			if (count > batch->count) {
				count = batch->count;
			}
			if (count > batch->handed) {
				gaps->rows += count - batch->handed;
				batch->handed = count;
			}
			if (count == batch->count) {
				skc_gap_settle(gap);
				sweep(gaps);
			}
			return;
		}
	}
}

/* ---- what is told ---- */

/* A server may have told positions that no list has. */
static struct skc_mark within_reason(struct skc_mark mark)
{
	mark.at = mark.at < SKC_POSITION_MAX ? mark.at : SKC_POSITION_MAX;
	mark.reach = mark.reach < SKC_POSITION_MAX ? mark.reach : SKC_POSITION_MAX;
	return mark;
}

size_t skc_gaps_checkpoint(const struct skc_gaps *gaps, char text[SKC_CHECKPOINT_SIZE])
{
	struct skc_checkpoint checkpoint = {.query = gaps->query,
		.organisation = gaps->organisation,
		.completed = gaps->opened || gaps->gap_count == 0 || gaps->was_completed,
		.end_unreadable = gaps->is_end_told,
		.newest = within_reason(gaps->run.newest)};
	if (gaps->run.is_absurd) {
		/* Nothing of what this run was shown is sure: the next one begins anew. */
		checkpoint.completed = checkpoint.end_unreadable = false;
		checkpoint.newest = (struct skc_mark){.known = false};
		checkpoint.gap_count = 1;
		checkpoint.gaps[0] = (struct skc_checkpoint_gap){.floor = gaps->floor};
		return skc_checkpoint_write(&checkpoint, text);
	}
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		const struct skc_mark top = skc_gap_covered(&gaps->gaps[i]);
		const struct skc_mark *floor = &gaps->gaps[i].floor;
		const bool unreadable =
			gaps->gaps[i].parked || (gaps->gaps[i].told && !gaps->gaps[i].is_probed);
		const bool is_left = unreadable && gaps->gaps[i].first == NULL;
		checkpoint.end_unreadable = checkpoint.end_unreadable || (unreadable && !top.known);
		/* A gap that has not been opened is what any run begins with; one of no rows is none. */
		if ((top.known && !(floor->known && floor->time > top.time)) ||
			(!top.known && !gaps->run.newest.known && gaps->gap_count == 1 &&
				!gaps->was_completed)) {
			checkpoint.gaps[checkpoint.gap_count++] = (struct skc_checkpoint_gap){
				.top = within_reason(top), .floor = within_reason(*floor), .unreadable = is_left};
			checkpoint.completed = checkpoint.completed && is_left && top.known;
		} else {
			checkpoint.completed = checkpoint.completed && (is_left || !gaps->opened);
		}
	}
	checkpoint.churn = gaps->run.churn && !checkpoint.completed;
	/* An empty list has no newest row; what came before `since` is still not wanted. */
	if (checkpoint.completed && !checkpoint.newest.known) {
		checkpoint.newest = gaps->since;
	}
	return skc_checkpoint_write(&checkpoint, text);
}

const char *skc_gaps_trouble(const struct skc_gaps *gaps)
{
	return gaps->run.trouble != NULL ? gaps->run.trouble : "pages repeat";
}

struct skc_gaps_report skc_gaps_report(const struct skc_gaps *gaps)
{
	struct skc_gaps_report report = {.rows = gaps->rows,
		.repeats = gaps->run.repeats,
		.requests = gaps->requests,
		.gaps = gaps->gap_count,
		.total = gaps->run.total,
		.expected = (int64_t)gaps->rows,
		.complete = gaps->gap_count == 0 && !gaps->run.is_absurd};
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		const struct skc_gap *gap = &gaps->gaps[i];
		report.expected += skc_gap_size(gap, gaps->run.total);
		for (const struct skc_batch *batch = gap->first; batch != NULL; batch = batch->next) {
			report.expected += (int64_t)(batch->count - batch->handed);
		}
	}
	return report;
}
