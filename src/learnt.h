/*
 * What servers have told this process: the rate limit of a key, and of a base URL how it wants `sort`
 * to be written and which HTTP it speaks. A small table of fixed size; when it is full the entry unused for longest makes room.
 * Holds hashes, never a key. /
 */
#ifndef SKC_LEARNT_H
#define SKC_LEARNT_H

#include "query.h"
#include "response.h"

#define SKC_LEARNT_SLOTS 64

/* Whether several requests can share a connection at a time. */
enum skc_protocol { SKC_PROTOCOL_UNKNOWN, SKC_PROTOCOL_HTTP1, SKC_PROTOCOL_HTTP2 };

struct skc_learnt_slot {
	uint64_t id; /* 0: free */
	uint64_t used; /* when, in look-ups */
	struct skc_rate_limit rate_limit;
	enum skc_sort_style sort_style;
	enum skc_protocol protocol; /* of a base URL */
	bool sort_settled; /* it has changed its mind once, and does not do so again */
};

struct skc_learnt {
	uint64_t uses;
	uint64_t seed; /* makes ids useless outside this process */
	struct skc_learnt_slot slots[SKC_LEARNT_SLOTS];
};

/* Knows nothing. `seed` should be random. */
void skc_learnt_init(struct skc_learnt *learnt, uint64_t seed);

/*
 * Name of a base URL (key NULL), or of a key at it; `scope` keeps apart what must not share, 0 is
 * everyone's. Never 0.
 */
uint64_t skc_learnt_id(
	const struct skc_learnt *learnt, uint64_t scope, const char *base_url, const char *key);

/* The slot with this id, made if need be. Valid until the next call. */
struct skc_learnt_slot *skc_learnt_slot(struct skc_learnt *learnt, uint64_t id);

#endif
