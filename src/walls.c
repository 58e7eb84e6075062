#include "walls.h"

#include <stdlib.h>
#include <string.h>

bool skc_walls_stand(const struct skc_walls *walls, int64_t from, int64_t to)
{
	for (unsigned i = 0; i < walls->count; i++) {
		if (walls->walls[i].from < to && from < walls->walls[i].to) {
			return true;
		}
	}
	return false;
}

int64_t skc_walls_highest(const struct skc_walls *walls, int64_t from, int64_t to)
{
	for (; to > from && to > 0; to--) {
		if (skc_walls_stand(walls, to - 1, to)) {
			return to;
		}
	}
	return 0;
}

int64_t skc_walls_below(const struct skc_walls *walls, int64_t at)
{
	while (at > 0 && skc_walls_stand(walls, at - 1, at)) {
		at--;
	}
	return at;
}

/* So many answers in a row that cannot be read, and reading jumps, twice as far each time. */
#define WALL_JUMPS 3

static void append(struct skc_walls *walls, int64_t from, int64_t to, bool is_hint)
{
	if (walls->count == SKC_WALLS_MAX) {
		walls->count--;
		memmove(walls->walls, walls->walls + 1, walls->count * sizeof(walls->walls[0]));
	}
	walls->walls[walls->count++] = (struct skc_wall){from, to, is_hint};
}

void skc_walls_add(struct skc_walls *walls, int64_t at)
{
	/* Neighbours are one wall; of many close together the others as well, and what follows is jumped. */
	const unsigned before = walls->close > WALL_JUMPS ? walls->close - WALL_JUMPS : 0;
	walls->close = llabs(at - walls->last_bad) <= 4 + (INT64_C(2) << before) ? walls->close + 1 : 0;
	walls->last_bad = at;
	const unsigned many = walls->close > WALL_JUMPS ? walls->close - WALL_JUMPS : 0;
	const int64_t jump = many > 0 ? INT64_C(1) << many : 0, near = many > 0 ? 4 + 2 * jump : 0;
	for (unsigned i = walls->count; i-- > 0;) {
		struct skc_wall *wall = &walls->walls[i];
		if (at >= wall->to && at <= wall->to + near) {
			wall->to = at + 1 + jump;
			return;
		}
		if (at < wall->from && at >= wall->from - 1 - near) {
			wall->from = at > jump ? at - jump : 0;
			return;
		}
	}
	append(walls, at, at + 1, false);
}

void skc_walls_hint(struct skc_walls *walls, int64_t from, int64_t to)
{
	if (from < to) {
		append(walls, from, to, true);
	}
}

bool skc_walls_drop_hints(struct skc_walls *walls, int64_t from, int64_t to)
{
	const unsigned before = walls->count;
	walls->count = 0;
	for (unsigned i = 0; i < before; i++) {
		const struct skc_wall wall = walls->walls[i];
		if (!wall.is_hint || wall.to <= from || wall.from >= to) {
			walls->walls[walls->count++] = wall;
		}
	}
	return walls->count < before;
}

static bool is_seam(const struct skc_walls *walls, int64_t time)
{
	for (unsigned i = 0; i < walls->seam_count; i++) {
		if (walls->seams[i] == time) {
			return true;
		}
	}
	return false;
}

bool skc_walls_add_seam(struct skc_walls *walls, int64_t time, const struct skc_id_set *ids)
{
	if (!is_seam(walls, time)) {
		if (walls->seam_count == SKC_WALLS_MAX) {
			walls->seam_count--;
			memmove(walls->seams, walls->seams + 1, walls->seam_count * sizeof(walls->seams[0]));
		}
		walls->seams[walls->seam_count++] = time;
	}
	if (!skc_id_set_reserve(&walls->at_seams, ids->count)) {
		return false;
	}
	for (size_t i = 0; i < ids->room; i++) {
		if (ids->slots[i] != 0) {
			skc_id_set_add(&walls->at_seams, ids->slots[i]);
		}
	}
	return true;
}

bool skc_walls_has_come(struct skc_walls *walls, int64_t time, uint64_t id)
{
	return is_seam(walls, time) && !skc_id_set_add(&walls->at_seams, id);
}
