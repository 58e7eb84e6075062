#include "id_set.h"

#include <stdlib.h>
#include <string.h>

/* A bijection that lets every bit of x reach every bit of the result (MurmurHash3's last step). */
static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 33) * UINT64_C(0xff51afd7ed558ccd);
	x = (x ^ x >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return x ^ x >> 33;
}

uint64_t skc_id_hash(const char *id, size_t len)
{
	const unsigned char *bytes = (const unsigned char *)id;
	uint64_t sum = mix(UINT64_C(0x9e3779b97f4a7c15) + len);
	/* Eight bytes at a time, put together by hand: the same whatever the order of bytes here. */
	for (size_t i = 0; i < len; i += 8) {
		uint64_t word = 0;
		for (size_t k = i; k < i + 8 && k < len; k++) {
			word |= (uint64_t)bytes[k] << 8 * (k - i);
		}
		sum = mix(sum ^ word) + UINT64_C(0x9e3779b97f4a7c15);
	}
	return sum != 0 ? sum : 1;
}

void skc_id_set_init(struct skc_id_set *set)
{
	*set = (struct skc_id_set){0};
}

void skc_id_set_free(struct skc_id_set *set)
{
	free(set->slots);
	skc_id_set_init(set);
}

void skc_id_set_clear(struct skc_id_set *set)
{
	if (set->count > 0) {
		memset(set->slots, 0, set->room * sizeof(*set->slots));
		set->count = 0;
	}
}

/* The slot that holds the id, or the free one where it belongs. */
static size_t find(const struct skc_id_set *set, uint64_t id)
{
	size_t at = (size_t)id & (set->room - 1);
	while (set->slots[at] != 0 && set->slots[at] != id) {
		at = (at + 1) & (set->room - 1);
	}
	return at;
}

bool skc_id_set_reserve(struct skc_id_set *set, size_t more)
{
	size_t room = set->room > 0 ? set->room : 16;
	if (more > SIZE_MAX / 32 || set->count > SIZE_MAX / 32) {
		return false;
	}
	while (room < (set->count + more) * 2) {
		room *= 2;
	}
	if (room == set->room) {
		return true;
	}
	struct skc_id_set grown = {.slots = calloc(room, sizeof(*grown.slots)), .room = room};
	if (grown.slots == NULL) {
		return false;
	}
	for (size_t i = 0; i < set->room; i++) {
		if (set->slots[i] != 0) {
			skc_id_set_add(&grown, set->slots[i]);
		}
	}
	skc_id_set_free(set);
	*set = grown;
	return true;
}

bool skc_id_set_add(struct skc_id_set *set, uint64_t id)
{
	const size_t at = find(set, id);
	if (set->slots[at] == id) {
		return false;
	}
	set->slots[at] = id;
	set->count++;
	return true;
}

bool skc_id_set_has(const struct skc_id_set *set, uint64_t id)
{
	return set->count > 0 && set->slots[find(set, id)] == id;
}
