#include "server_state.h"

/* Slots are looked for here first; further away only when these are in use or somebody else's. */
#define NEIGHBOURS 64

/* Id of a slot that is between two owners. Its next one may have died: then it is free once it is old. */
#define TAKEN UINT64_C(1)

/* Servers change: what was found out of `sort` is believed for so long. */
#define SETTLED_FOR (24 * 3600 * SKC_SECOND)

/*
 * FNV-1a over the bytes, then mixed: names need to differ, not to resist an enemy, who cannot
 * choose keys here. Never 0 or TAKEN.
 */
static uint64_t hash(uint64_t scope, const char *name)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325) + scope * UINT64_C(0x9e3779b97f4a7c15);
	for (; *name != '\0'; name++) {
		sum = (sum ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
	}
	sum ^= sum >> 32;
	sum *= UINT64_C(0x9e3779b97f4a7c15);
	sum ^= sum >> 29;
	return sum > TAKEN ? sum : sum + 2;
}

/* How a slot of either table begins. */
struct head {
	skc_word id, used;
};

struct table {
	char *slots;
	size_t size; /* of one slot */
	size_t count;
	bool (*is_in_use)(void *slot, int64_t now);
	void (*clear)(void *slot);
};

static struct head *slot_at(const struct table *table, uint64_t id, size_t i)
{
	return (struct head *)(void *)(table->slots + (id + i) % table->count * table->size);
}

/*
 * The slot with this id, else where it may be: the first free one, or the one used longest ago. Slots are
 * never freed, so that nothing lies behind a free one. *seen is whose it is. NULL: all are in use.
 */
static struct head *look_up(const struct table *table, uint64_t id, int64_t now, uint64_t *seen)
{
	struct head *oldest = NULL;
	int64_t longest = -1;
	for (size_t i = 0; i < table->count; i++) {
		struct head *slot = slot_at(table, id, i);
		const uint64_t found = skc_word_get(&slot->id);
		if (found == id || found == 0) {
			*seen = found;
			return slot;
		}
		/* A use that is still to come was in another run of the clock. */
		const int64_t idle = now - (int64_t)skc_word_get(&slot->used);
		const int64_t age = idle < -SKC_SECOND ? INT64_MAX : idle;
		const bool is_near = i < NEIGHBOURS || oldest == NULL;
		if (is_near && age > longest && (found != TAKEN || age > SKC_SECOND) &&
			!table->is_in_use(slot, now)) {
			oldest = slot;
			longest = age;
			*seen = found;
		}
	}
	return oldest;
}

/* Gives a slot that nobody uses another owner. False when somebody was faster. */
static bool take_over(const struct table *table, struct head *slot, uint64_t owner, int64_t now)
{
	uint64_t seen = owner;
	if (!skc_word_swap(&slot->id, &seen, TAKEN)) {
		return false;
	}
	if (table->is_in_use(slot, now)) {
		skc_word_set(&slot->id, owner); /* by now */
		return false;
	}
	skc_word_set(&slot->used, (uint64_t)now);
	table->clear(slot);
	return true;
}

static struct head *find(const struct table *table, uint64_t id, int64_t now)
{
	for (;;) {
		uint64_t owner;
		struct head *slot = look_up(table, id, now, &owner);
		if (slot == NULL || owner == id) {
			return slot;
		}
		if (owner == 0) {
			if (skc_word_swap(&slot->id, &owner, id)) {
				skc_word_set(&slot->used, (uint64_t)now);
				return slot;
			}
		} else if (take_over(table, slot, owner, now)) {
			skc_word_set(&slot->id, id);
			/* Somebody may have taken another slot for the same id: the first one counts. */
			struct head *first = look_up(table, id, now, &owner);
			if (first != slot) {
				skc_word_set(&slot->used, 0);
				skc_word_set(&slot->id, TAKEN);
			}
			return first;
		}
	}
}

static bool is_budget_in_use(void *slot, int64_t now)
{
	return skc_budget_is_in_use(slot, now);
}

static void clear_budget(void *slot)
{
	skc_budget_clear(slot);
}

struct skc_budget_ref skc_server_state_budget(
	struct skc_server_state *state, uint64_t scope, const char *name, int64_t now)
{
	const struct table table = {(char *)state->budgets, sizeof(struct skc_budget), SKC_BUDGETS,
		is_budget_in_use, clear_budget};
	const uint64_t id = hash(scope, name);
	struct head *slot = find(&table, id, now);
	return (struct skc_budget_ref){slot != NULL ? (struct skc_budget *)slot : &state->full, id};
}

static bool is_origin_in_use(void *slot, int64_t now)
{
	(void)slot, (void)now;
	return false;
}

static void clear_origin(void *slot)
{
	skc_word_set(&((struct skc_origin *)slot)->facts, 0);
}

struct skc_origin *skc_server_state_origin(
	struct skc_server_state *state, uint64_t scope, const char *base_url, int64_t now)
{
	const struct table table = {(char *)state->origins, sizeof(struct skc_origin), SKC_ORIGINS,
		is_origin_in_use, clear_origin};
	struct skc_origin *origin = (struct skc_origin *)find(&table, hash(scope, base_url), now);
	skc_word_set(&origin->used, (uint64_t)now);
	return origin;
}

/* ---- of a base URL ---- */

/* The word `facts`: 8 bits of protocol, 8 of sort style, from bit 16 the second in which that was settled. */
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
