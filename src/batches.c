#include "batches.h"

#include <stdlib.h>

void skc_batches_free(struct skc_batches *batches)
{
	while (batches->first != NULL) {
		struct skc_batch *batch = batches->first;
		batches->first = batch->next;
		free(batch);
	}
	batches->last = NULL;
}

/* Takes those off that are handed out; their rows count as covered. */
static void settle(struct skc_batches *batches)
{
	while (batches->first != NULL && batches->first->handed == batches->first->count) {
		struct skc_batch *batch = batches->first;
		if (!batch->detached && batch->after.known) {
			batches->handed = skc_batches_covered(batches);
		}
		batches->first = batch->next;
		if (batches->first == NULL) {
			batches->last = NULL;
		}
		free(batch);
	}
}

void skc_batches_add(struct skc_batches *batches, struct skc_batch *batch, size_t count,
	const bool *is_new, const struct skc_edge *after)
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
	batch->after = *after;
	if (batches->last != NULL) {
		batches->last->next = batch;
	} else {
		batches->first = batch;
	}
	batches->last = batch;
	settle(batches);
}

void skc_batches_go_back(struct skc_batches *batches, uint64_t number, const struct skc_mark *mark)
{
	bool is_ahead = batches->handed.known && batches->handed.time <= mark->time;
	for (struct skc_batch *batch = batches->first; batch != NULL; batch = batch->next) {
		batch->detached = batch->detached || batch->number >= number;
		/* What is still to be handed out before the mark comes to it by itself. */
		is_ahead = is_ahead && batch->detached;
	}
	if (is_ahead) {
		batches->handed = *mark;
	}
}

void skc_batches_give_up(struct skc_batches *batches, uint64_t token)
{
	if (batches->last != NULL && batches->last->token == token) {
		batches->last->count = 0;
		settle(batches);
	}
}

size_t skc_batches_hand_out(
	struct skc_batches *batches, uint64_t token, size_t count, bool *is_found)
{
	size_t more = 0;
	*is_found = false;
	for (struct skc_batch *batch = batches->first; batch != NULL; batch = batch->next) {
		if (batch->token != token) {
			continue;
		}
		*is_found = true;
		if (count > batch->count) {
			count = batch->count;
		}
		if (count > batch->handed) {
			more = count - batch->handed;
			batch->handed = count;
		}
		if (count == batch->count) {
			settle(batches);
		}
		break;
	}
	return more;
}

size_t skc_batches_left(const struct skc_batches *batches)
{
	size_t left = 0;
	for (const struct skc_batch *batch = batches->first; batch != NULL; batch = batch->next) {
		left += batch->count - batch->handed;
	}
	return left;
}

struct skc_mark skc_batches_covered(const struct skc_batches *batches)
{
	const struct skc_batch *batch = batches->first;
	struct skc_mark mark = batches->handed;
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
				end = batch->rows[i].at + 1 > end ? batch->rows[i].at + 1 : end;
			}
		}
		while (next < batch->count && !batch->rows[next].dated) {
			next++;
		}
		/* All its equals were in the window, and are handed out. */
		now.whole = next < batch->count && batch->rows[next].time < now.time;
		if (mark.known && mark.time == now.time) {
			end = mark.at + mark.reach > end ? mark.at + mark.reach : end;
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
