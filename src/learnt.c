#include "learnt.h"

#include <string.h>

void skc_learnt_init(struct skc_learnt *learnt, uint64_t seed)
{
	*learnt = (struct skc_learnt){.seed = seed};
}

/*
 * FNV-1a over the bytes, then mixed: names need to differ, not to resist an enemy, who cannot
 * choose keys here.
 */
static uint64_t hash(uint64_t sum, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		sum = (sum ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
	}
	sum ^= sum >> 32;
	sum *= UINT64_C(0x9e3779b97f4a7c15);
	return sum ^ sum >> 29;
}

uint64_t skc_learnt_id(
	const struct skc_learnt *learnt, uint64_t scope, const char *base_url, const char *key)
{
	uint64_t id = learnt->seed ^ UINT64_C(0xcbf29ce484222325);
	id = hash(id + scope * UINT64_C(0x9e3779b97f4a7c15), base_url, strlen(base_url));
	if (key != NULL) {
		id = hash(id ^ UINT64_C(0x5bd1e995), key, strlen(key));
	}
	return id != 0 ? id : 1;
}

struct skc_learnt_slot *skc_learnt_slot(struct skc_learnt *learnt, uint64_t id)
{
	struct skc_learnt_slot *oldest = &learnt->slots[0];
	learnt->uses++;
	for (size_t i = 0; i < SKC_LEARNT_SLOTS; i++) {
		struct skc_learnt_slot *slot = &learnt->slots[i];
		if (slot->id == id) {
			slot->used = learnt->uses;
			return slot;
		}
		if (slot->used < oldest->used) {
			oldest = slot;
		}
	}
	*oldest = (struct skc_learnt_slot){.id = id, .used = learnt->uses};
	return oldest;
}
