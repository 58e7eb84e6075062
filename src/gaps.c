#include "gaps_unreadable.h"

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
			skc_gaps_park(gaps, gap, &below);
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
		if (gap->closed && !gap->parked && gap->batches.first == NULL && gap->token == 0) {
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
	gap->batches.handed = (struct skc_mark){.known = true,
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
	return skc_gaps_insert_below(gaps, gap, &top, &place);
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
		gap = skc_gaps_cross(gaps, gap, &window);
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
	struct skc_edge after = gap->top;
	after.reach = gap->exact ? after.reach : 0;
	skc_batches_add(&gap->batches, batch, page->count, is_new, &after);
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
		skc_batches_give_up(&gaps->gaps[i].batches, token);
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
	skc_gaps_add_wall(gap, &gaps->run, row);
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
	bool is_found = false;
	for (unsigned i = 0; i < gaps->gap_count && !is_found; i++) {
		struct skc_batches *batches = &gaps->gaps[i].batches;
		gaps->rows += skc_batches_hand_out(batches, token, count, &is_found);
		if (is_found && batches->first == NULL) {
			sweep(gaps);
		}
	}
}

/* ---- what is told ---- */

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
		report.expected += (int64_t)skc_batches_left(&gap->batches);
	}
	return report;
}
