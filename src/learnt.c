#include "learnt.h"

#include <string.h>

#include "clock.h"

/* So many neighbours may hold an entry. */
#define REACH 16

/* Servers change: what was found out of `sort` is believed for so long. */
#define SETTLED_FOR (24 * 3600 * SKC_SECOND)

static const char magic[8] = {'s', 'k', 'i', 'p', 'c', 'a', 'l', 'l'};

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

/* What the two tables have in common; every entry begins with its id. */
struct table {
	char *entries;
	size_t size; /* of one */
	size_t count;
	int64_t (*last_use)(const void *entry, int64_t now);
	void (*clear)(void *entry, int64_t now);
};

/* The entry with this id; else a free one, or the one that was of use longest ago, cleared. */
static void *find(const struct table *table, uint64_t id, int64_t now)
{
	for (;;) {
		void *oldest = NULL;
		uint64_t its_id = 0;
		int64_t its_use = 0;
		for (size_t i = 0; i < REACH; i++) {
			void *entry = table->entries + (id + i) % table->count * table->size;
			const uint64_t found = skc_word_get(entry);
			if (found == id) {
				return entry;
			}
			const int64_t use = found == 0 ? INT64_MIN : table->last_use(entry, now);
			if (oldest == NULL || (use < its_use && its_id != 0)) {
				oldest = entry;
				its_id = found;
				its_use = use;
			}
		}
		table->clear(oldest, now);
		if (skc_word_swap(oldest, &its_id, id)) {
			return oldest;
		}
	}
}

static int64_t end_of_budget(const void *entry, int64_t now)
{
	return skc_budget_end((struct skc_budget *)(uintptr_t)entry, now);
}

static void clear_budget(void *entry, int64_t now)
{
	(void)now;
	skc_budget_clear(entry);
}

struct skc_budget *skc_learnt_budget(
	struct skc_learnt *learnt, uint64_t scope, const char *name, int64_t now)
{
	const struct table table = {(char *)learnt->budgets, sizeof(struct skc_budget),
		SKC_LEARNT_BUDGETS, end_of_budget, clear_budget};
	return find(&table, hash(learnt, scope, name), now);
}

static int64_t use_of_origin(const void *entry, int64_t now)
{
	(void)now;
	return (int64_t)skc_word_get(&((struct skc_origin *)(uintptr_t)entry)->used);
}

static void clear_origin(void *entry, int64_t now)
{
	struct skc_origin *origin = entry;
	skc_word_set(&origin->facts, 0);
	skc_word_set(&origin->used, (uint64_t)now);
}

struct skc_origin *skc_learnt_origin(
	struct skc_learnt *learnt, uint64_t scope, const char *base_url, int64_t now)
{
	const struct table table = {(char *)learnt->origins, sizeof(struct skc_origin),
		SKC_LEARNT_ORIGINS, use_of_origin, clear_origin};
	struct skc_origin *origin = find(&table, hash(learnt, scope, base_url), now);
	skc_word_set(&origin->used, (uint64_t)now);
	return origin;
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
