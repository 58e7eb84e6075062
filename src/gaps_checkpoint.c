#include "gaps.h"

#include <string.h>

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

/* The newest row known; when a run completed, so much before it. */
static struct skc_mark newest_less(const struct skc_checkpoint *checkpoint, int64_t lookback)
{
	struct skc_mark mark = checkpoint->newest;
	mark.whole = false;
	if (checkpoint->completed && lookback > 0 && mark.known) {
		mark.time = mark.time < INT64_MIN + lookback ? INT64_MIN : mark.time - lookback;
		mark.id_count = 0;
		mark.reach = 0;
	}
	return mark;
}

/* How far down a new run reads before it comes to what an earlier one has left. */
static struct skc_mark new_floor(const struct skc_checkpoint *checkpoint, int64_t lookback)
{
	struct skc_mark floor = newest_less(checkpoint, lookback);
	const struct skc_mark *top = &checkpoint->gaps[0].top;
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
	struct skc_mark down = newest_less(checkpoint, lookback);
	down.reach = 0;
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
		const struct skc_mark top = skc_batches_covered(&gaps->gaps[i].batches);
		const struct skc_mark *floor = &gaps->gaps[i].floor;
		const bool unreadable =
			gaps->gaps[i].parked || (gaps->gaps[i].told && !gaps->gaps[i].is_probed);
		const bool is_left = unreadable && gaps->gaps[i].batches.first == NULL;
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
