#include "learnt.h"

#include <string.h>

#include "clock.h"

/* So many neighbours may hold an entry. */
#define REACH 16

/* Servers change: what was found out of `sort` is believed for so long. */
#define SETTLED_FOR (24 * 3600 * SKC_SECOND)

static const char magic[8] = "skipcall";

void skc_learnt_init(struct skc_learnt *learnt, uint64_t seed)
{
	memset(learnt, 0, sizeof(*learnt));
	memcpy(learnt->magic, magic, sizeof(magic));
	learnt->version = SKC_LEARNT_VERSION;
	learnt->size = sizeof(*learnt);
	learnt->seed = seed;
}

bool skc_learnt_is_one(const struct skc_learnt *learnt)
{
	return memcmp(learnt->magic, magic, sizeof(magic)) == 0 &&
		learnt->version == SKC_LEARNT_VERSION && learnt->size == sizeof(*learnt);
}

/*
 * FNV-1a over the bytes, then mixed: names need to differ, not to resist an enemy, who cannot
 * choose keys here. Never 0.
 */
static uint64_t hash(const struct skc_learnt *learnt, uint64_t scope, const char *name)
{
	uint64_t sum = learnt->seed ^ UINT64_C(0xcbf29ce484222325);
	sum += scope * UINT64_C(0x9e3779b97f4a7c15);
	for (; *name != '\0'; name++) {
		sum = (sum ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
	}
	sum ^= sum >> 32;
	sum *= UINT64_C(0x9e3779b97f4a7c15);
	sum ^= sum >> 29;
	return sum != 0 ? sum : 1;
}

struct skc_budget *skc_learnt_budget(
	struct skc_learnt *learnt, uint64_t scope, const char *name, int64_t now)
{
	const uint64_t id = hash(learnt, scope, name);
	for (;;) {
		struct skc_budget *oldest = NULL;
		uint64_t its_id = 0;
		int64_t its_end = INT64_MAX;
		for (size_t i = 0; i < REACH; i++) {
			struct skc_budget *budget = &learnt->budgets[(id + i) % SKC_LEARNT_BUDGETS];
			const uint64_t found = skc_word_get(&budget->id);
			if (found == id) {
				return budget;
			}
			const int64_t end = found == 0 ? INT64_MIN : skc_budget_end(budget, now);
			if (oldest == NULL || (end < its_end && its_id != 0)) {
				oldest = budget;
				its_id = found;
				its_end = end;
			}
		}
		skc_budget_clear(oldest);
		if (skc_word_swap(&oldest->id, &its_id, id)) {
			return oldest;
		}
	}
}

struct skc_origin *skc_learnt_origin(
	struct skc_learnt *learnt, uint64_t scope, const char *base_url, int64_t now)
{
	const uint64_t id = hash(learnt, scope, base_url);
	for (;;) {
		struct skc_origin *oldest = NULL;
		uint64_t its_id = 0;
		int64_t its_use = INT64_MAX;
		for (size_t i = 0; i < REACH; i++) {
			struct skc_origin *origin = &learnt->origins[(id + i) % SKC_LEARNT_ORIGINS];
			const uint64_t found = skc_word_get(&origin->id);
			if (found == id) {
				skc_word_set(&origin->used, (uint64_t)now);
				return origin;
			}
			const int64_t use = found == 0 ? INT64_MIN : (int64_t)skc_word_get(&origin->used);
			if (oldest == NULL || (use < its_use && its_id != 0)) {
				oldest = origin;
				its_id = found;
				its_use = use;
			}
		}
		skc_word_set(&oldest->facts, 0);
		skc_word_set(&oldest->used, (uint64_t)now);
		if (skc_word_swap(&oldest->id, &its_id, id)) {
			return oldest;
		}
	}
}

/* ---- of a base URL ---- */

/* The word `facts`: 8 bits of protocol, 8 of sort style, and from bit 16 the second in which that was settled. */
#define PROTOCOL(facts) ((enum skc_protocol)((facts)&0xFF))
#define SORT_STYLE(facts) ((enum skc_sort_style)((facts) >> 8 & 0xFF))
#define SETTLED_AT(facts) ((int64_t)((facts) >> 16) * SKC_SECOND)

static void change(struct skc_origin *origin, uint64_t mask, uint64_t bits)
{
	uint64_t facts = skc_word_get(&origin->facts);
	while (!skc_word_swap(&origin->facts, &facts, (facts & ~mask) | bits)) {
	}
}

enum skc_protocol skc_origin_protocol(struct skc_origin *origin)
{
	return PROTOCOL(skc_word_get(&origin->facts));
}

void skc_origin_learn_protocol(struct skc_origin *origin, enum skc_protocol protocol)
{
	if (skc_origin_protocol(origin) != protocol) {
		change(origin, 0xFF, (uint64_t)protocol);
	}
}

enum skc_sort_style skc_origin_sort_style(struct skc_origin *origin)
{
	return SORT_STYLE(skc_word_get(&origin->facts));
}

bool skc_origin_is_sort_settled(struct skc_origin *origin, int64_t now)
{
	const uint64_t facts = skc_word_get(&origin->facts);
	return facts >> 16 != 0 && now >= SETTLED_AT(facts) - SKC_SECOND &&
		now < SETTLED_AT(facts) + SETTLED_FOR;
}

void skc_origin_settle_sort(struct skc_origin *origin, enum skc_sort_style style, int64_t now)
{
	const uint64_t second = (uint64_t)(now / SKC_SECOND) + 1;
	change(origin, ~UINT64_C(0xFF), second << 16 | (uint64_t)style << 8);
}
