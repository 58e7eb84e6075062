#include "gaps.h"

#include <stdlib.h>
#include <string.h>

void skc_gaps_init(struct skc_gaps *gaps, int64_t page_size, unsigned parallel)
{
	*gaps = (struct skc_gaps){.parallel = parallel > 0 ? parallel : 1};
	gaps->run.page_size = page_size > SKC_GAPS_PAGE_MIN ? page_size : SKC_GAPS_PAGE_MIN;
	gaps->run.total = -1;
	skc_id_set_init(&gaps->run.undated);
}

void skc_gaps_free(struct skc_gaps *gaps)
{
	while (gaps->gap_count > 0) {
		skc_gap_free(&gaps->gaps[--gaps->gap_count]);
	}
	skc_id_set_free(&gaps->run.undated);
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
	gaps->gap_count = 1;
}

/* Two gaps become one, those with the fewest rows between them: these are read once more. */
static void merge_nearest(struct skc_checkpoint *checkpoint)
{
	unsigned nearest = 0;
	int64_t least = INT64_MAX;
	for (unsigned i = 0; i + 1 < checkpoint->gap_count; i++) {
		const int64_t between = checkpoint->gaps[i].floor.at - checkpoint->gaps[i + 1].top.at;
		if (between < least) {
			least = between;
			nearest = i;
		}
	}
	checkpoint->gaps[nearest].floor = checkpoint->gaps[nearest + 1].floor;
	checkpoint->gap_count--;
	memmove(&checkpoint->gaps[nearest + 1], &checkpoint->gaps[nearest + 2],
		(checkpoint->gap_count - nearest - 1) * sizeof(checkpoint->gaps[0]));
}

/* How far down a new run reads before it comes to what an earlier one has left. */
static struct skc_mark new_floor(const struct skc_checkpoint *checkpoint, int64_t lookback)
{
	struct skc_mark floor = checkpoint->newest;
	floor.whole = false;
	if (checkpoint->completed && lookback > 0 && floor.known) {
		floor.time = floor.time < INT64_MIN + lookback ? INT64_MIN : floor.time - lookback;
		floor.id_count = 0;
	}
	/* Equals of the newest row belong to the gap that has begun with them. */
	if (checkpoint->gap_count > 0 && checkpoint->gaps[0].top.time == floor.time &&
		!checkpoint->gaps[0].top.whole && floor.time < INT64_MAX) {
		floor.time++;
		floor.id_count = 0;
	}
	return floor;
}

enum skc_checkpoint_problem skc_gaps_resume(
	struct skc_gaps *gaps, const char *text, size_t len, uint64_t query, int64_t lookback)
{
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
	gaps->run.newest = checkpoint.newest;
	gaps->run.churn = checkpoint.churn;
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
		if (!skc_gap_remember(gap, &checkpoint.gaps[i].top)) {
			skc_gaps_free(gaps);
			return SKC_CHECKPOINT_MEMORY;
		}
	}
	return SKC_CHECKPOINT_OK;
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
		open += !gaps->gaps[i].closed;
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
	return gaps->opened && gap->top.known && gap->exact && !gap->pass.active &&
		!gap->unsplittable && size >= 4 * gaps->run.page_size &&
		open_gaps(gaps) + probes < gaps->parallel && gaps->gap_count + probes < SKC_GAPS_MAX - 1;
}

enum skc_gaps_next skc_gaps_next(struct skc_gaps *gaps, struct skc_gaps_request *request)
{
	unsigned open = 0;
	/*
	 * Until the newest page is read older gaps wait: rows may still be added at the creation time
	 * of the newest row known, with which an older gap may begin.
	 */
	const unsigned allowed = gaps->opened ? gaps->parallel : 1;
	for (unsigned i = 0; i < gaps->gap_count && open < allowed; i++) {
		struct skc_gap *gap = &gaps->gaps[i];
		if (gap->closed) {
			continue;
		}
		open++;
		if (gap->token != 0) {
			continue;
		}
		gap->is_probe = should_split(gaps, gap);
		if (gap->is_probe) {
			skc_gap_want_middle(gap, &gaps->run);
		} else {
			skc_gap_want(gap, &gaps->run);
		}
		gap->token = ++gaps->last_token;
		*request = (struct skc_gaps_request){
			.page = gap->asked_page, .limit = gap->asked_limit, .token = gap->token};
		return SKC_GAPS_ASK;
	}
	return open > 0 ? SKC_GAPS_WAIT : SKC_GAPS_COMPLETE;
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
		if (gap->closed && gap->first == NULL && gap->token == 0) {
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

static struct skc_batch *new_batch(
	const struct skc_gap *gap, const struct skc_gaps_page *page, int64_t start)
{
	struct skc_batch *batch = malloc(sizeof(*batch) + page->count * sizeof(batch->rows[0]));
	if (batch == NULL) {
		return NULL;
	}
	*batch = (struct skc_batch){.token = gap->token};
	for (size_t i = 0; i < page->count; i++) {
		batch->rows[i] =
			(struct skc_batch_row){.id = skc_id_hash(page->rows[i].id, page->rows[i].id_len),
				.time = page->rows[i].created,
				.at = start + (int64_t)i,
				.dated = page->rows[i].has_date};
	}
	return batch;
}

static void look_at(struct skc_window *window, const struct skc_gap *gap,
	const struct skc_gaps_page *page, const struct skc_batch *batch)
{
	const int64_t asked = page->limit > 0 ? page->limit : gap->asked_limit;
	*window = (struct skc_window){.start = (gap->asked_page - 1) * asked,
		.total = page->total,
		.count = page->count,
		.rows = batch->rows};
	window->at_end = (int64_t)page->count < asked && page->count > 0 &&
		window->start + (int64_t)page->count >= page->total;
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
			skc_gap_rewind(&gaps->gaps[i]);
		}
	}
}

/* The first page of the run at the end of the list says which row is the newest one known. */
static void open(struct skc_gaps *gaps, struct skc_gap *gap, const struct skc_window *window)
{
	struct skc_mark *newest = &gaps->run.newest;
	const int64_t end = window->start + (int64_t)window->count;
	gap->spare = gap->is_guess && newest->known;
	/* The newest row of the run before stands where it stood: so do the rows below it. */
	for (size_t i = 0; i < window->count && newest->id_count == 1 && !gaps->run.churn; i++) {
		if (window->rows[i].id == newest->ids[0] && window->rows[i].at == newest->at) {
			for (unsigned k = 0; k < gaps->gap_count; k++) {
				gaps->gaps[k].exact = true;
			}
		}
	}
	if (!newest->known || window->high > newest->time) {
		*newest = (struct skc_mark){.known = true, .time = window->high};
	}
	if (window->high == newest->time) {
		newest->at = end > 0 ? end - 1 : 0;
		newest->reach = 1;
	} else if (newest->at > end) {
		newest->at = end;
	}
	gap->handed = (struct skc_mark){.known = true, .time = window->high, .at = end, .reach = 1};
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
	const struct skc_mark place = {
		.known = true, .time = window->high, .at = window->start + (int64_t)first, .reach = 1};
	struct skc_mark top = place;
	top.whole = true;
	const unsigned i = (unsigned)(gap - gaps->gaps);
	memmove(gap + 2, gap + 1, (gaps->gap_count - i - 1) * sizeof(*gap));
	gaps->gap_count++;
	skc_gap_init(gap + 1, &top, &gap->floor);
	gap->floor = place;
	return gap + 1;
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
	batch->unproven = gap->unproven > 0;
	if (gap->last != NULL) {
		gap->last->next = batch;
	} else {
		gap->first = batch;
	}
	gap->last = batch;
}

/*
 * Whether this answer is no more than a hint where the end of the list is. When new rows keep it
 * out of reach, the sixth one will do: what is above belongs to the next run.
 */
static bool is_off_the_end(
	struct skc_gaps *gaps, const struct skc_gap *gap, const struct skc_window *window)
{
	if (gap->top.known || gap->blind) {
		return false;
	}
	if (window->count == 0) {
		return window->start > 0;
	}
	const bool reaches = window->start + (int64_t)window->count >= window->total;
	return !reaches && (gap->is_guess || gaps->guesses++ < 5);
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
	const enum skc_gaps_verdict verdict = check(gap, page);
	if (verdict != SKC_GAPS_TAKEN) {
		return verdict;
	}
	struct skc_window window;
	const bool is_clamped = page->limit > 0 && page->limit < gap->asked_limit;
	struct skc_batch *batch = new_batch(gap, page, (gap->asked_page - 1) * gap->asked_limit);
	if (batch == NULL || !skc_gap_reserve(gap, &gaps->run, page->count)) {
		free(batch);
		return SKC_GAPS_MEMORY;
	}
	look_at(&window, gap, page, batch);
	gap->token = 0;
	gaps->requests++;
	if (is_clamped && gap->asked_limit > gaps->run.page_size) {
		gaps->run.no_larger = true;
	}
	if (is_clamped && page->limit < gaps->run.page_size) {
		gaps->run.page_size = page->limit;
	}
	if (gaps->run.total >= 0 && gaps->run.total != page->total) {
		saw_churn(gaps);
	}
	gaps->run.total = page->total;
	/* Of a smaller page the positions are others; only the first one begins where it should. */
	if ((is_clamped && gap->asked_page != 1) || is_off_the_end(gaps, gap, &window)) {
		gap->fruitless++;
		free(batch);
		goto done;
	}
	if (gap->is_probe) {
		/* Both halves stay proven whatever comes: they are told apart by creation time. */
		struct skc_gap *lower = split(gaps, gap, &window);
		if (lower == NULL || !skc_gap_reserve(lower, &gaps->run, page->count)) {
			free(batch);
			goto done;
		}
		gap = lower;
	} else if (!gap->top.known) {
		if (window.any_dated) {
			open(gaps, gap, &window);
		} else if (window.count == 0) {
			gaps->opened = true;
		}
	} else if (skc_gap_has_moved(gap, &gaps->run, &window)) {
		saw_churn(gaps);
	}
	gaps->run.calm++;
	skc_gap_judge(gap, &gaps->run, &window, is_new);
	for (size_t i = 0; i < page->count; i++) {
		if (is_new[i] && batch->rows[i].dated && gaps->run.newest.known &&
			batch->rows[i].time == gaps->run.newest.time) {
			skc_mark_add(&gaps->run.newest, batch->rows[i].id);
		}
	}
	queue(gap, batch, page->count, is_new);
	skc_gap_settle(gap);
done:
	if (gap->fruitless > SKC_GAP_FRUITLESS_MAX) {
		for (size_t i = 0; i < page->count; i++) {
			is_new[i] = false;
		}
		return SKC_GAPS_STUCK;
	}
	sweep(gaps);
	return SKC_GAPS_TAKEN;
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
		.completed = gaps->gap_count == 0 || (!gaps->opened && gaps->was_completed),
		.newest = within_reason(gaps->run.newest)};
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		const struct skc_mark top = skc_gap_covered(&gaps->gaps[i]);
		/* A gap that has not been opened is what any run begins with. */
		if (top.known ||
			(!gaps->run.newest.known && gaps->gap_count == 1 && !gaps->was_completed)) {
			checkpoint.gaps[checkpoint.gap_count++] = (struct skc_checkpoint_gap){
				.top = within_reason(top), .floor = within_reason(gaps->gaps[i].floor)};
		}
	}
	checkpoint.churn = gaps->run.churn && !checkpoint.completed;
	/* An empty list has no newest row; what came before `since` is still not wanted. */
	if (checkpoint.completed && !checkpoint.newest.known) {
		checkpoint.newest = gaps->since;
	}
	return skc_checkpoint_write(&checkpoint, text);
}

struct skc_gaps_report skc_gaps_report(const struct skc_gaps *gaps)
{
	struct skc_gaps_report report = {.rows = gaps->rows,
		.repeats = gaps->run.repeats,
		.requests = gaps->requests,
		.gaps = gaps->gap_count,
		.total = gaps->run.total,
		.expected = (int64_t)gaps->rows,
		.complete = gaps->gap_count == 0};
	for (unsigned i = 0; i < gaps->gap_count; i++) {
		const struct skc_gap *gap = &gaps->gaps[i];
		report.expected += skc_gap_size(gap, gaps->run.total);
		for (const struct skc_batch *batch = gap->first; batch != NULL; batch = batch->next) {
			report.expected += (int64_t)(batch->count - batch->handed);
		}
	}
	return report;
}
