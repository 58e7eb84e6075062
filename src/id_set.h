/* Ids of rows as 64-bit hashes, and sets of them. */
#ifndef SKC_ID_SET_H
#define SKC_ID_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct skc_id_set {
	uint64_t *slots; /* 0: free */
	size_t count;
	size_t room; /* a power of two, or 0 */
};

/* The same on every machine and in every version; never 0. */
uint64_t skc_id_hash(const char *id, size_t len);

/* Nothing is allocated before the first id. */
void skc_id_set_init(struct skc_id_set *set);

/* Owns: frees what the set holds; it can be used again. */
void skc_id_set_free(struct skc_id_set *set);

/* Forgets all ids and keeps the room. */
void skc_id_set_clear(struct skc_id_set *set);

/* Makes room for `more` ids. Fails without memory; the set stays as it was. */
bool skc_id_set_reserve(struct skc_id_set *set, size_t more);

/* Adds an id for which there is room; false when it was there. */
bool skc_id_set_add(struct skc_id_set *set, uint64_t id);

bool skc_id_set_has(const struct skc_id_set *set, uint64_t id);

#endif
