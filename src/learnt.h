/*
 * What servers have told us: of a rate limit how much of it is used, of a base URL how it wants `sort` to be
 * written and which HTTP it speaks. Tables of fixed size; when one is full, the entry that was of use
 * longest ago makes room. Holds hashes, never a key. May lie in memory that processes share: it
 * has no pointers, and every word of it is changed by compare-and-swap. /
 */
#ifndef SKC_LEARNT_H
#define SKC_LEARNT_H

#include "budget.h"
#include "query.h"

/* Of another layout or meaning, another version: a file that has one is replaced. */
#define SKC_LEARNT_VERSION 1

#define SKC_LEARNT_BUDGETS 256
#define SKC_LEARNT_ORIGINS 64

/* Whether several requests can share a connection at a time. */
enum skc_protocol { SKC_PROTOCOL_UNKNOWN, SKC_PROTOCOL_HTTP1, SKC_PROTOCOL_HTTP2 };

/* A base URL. */
struct skc_origin {
	skc_word id; /* 0: free; first, as in every entry of a table */
	skc_word facts;
	skc_word used; /* when */
};

struct skc_learnt {
	char magic[8];
	uint64_t version;
	uint64_t size;
	uint64_t seed; /* makes ids useless elsewhere */
	skc_word complained; /* for the use of whoever made it */
	struct skc_origin origins[SKC_LEARNT_ORIGINS];
	struct skc_budget budgets[SKC_LEARNT_BUDGETS];
};

/* Knows nothing. `seed` should be random. */
void skc_learnt_init(struct skc_learnt *learnt, uint64_t seed);

/* Whether memory found somewhere is one of these, of this version. */
bool skc_learnt_is_one(const struct skc_learnt *learnt);

/*
 * The budget of this name, made if need be. `scope` keeps apart what must not share, 0 is everyone's. `now` is
 * monotonic. Borrowed.
 */
struct skc_budget *skc_learnt_budget(
	struct skc_learnt *learnt, uint64_t scope, const char *name, int64_t now);

/* The entry of this base URL, made if need be. Borrowed. */
struct skc_origin *skc_learnt_origin(
	struct skc_learnt *learnt, uint64_t scope, const char *base_url, int64_t now);

/* Which HTTP the server speaks. */
enum skc_protocol skc_origin_protocol(struct skc_origin *origin);
void skc_origin_learn_protocol(struct skc_origin *origin, enum skc_protocol protocol);

/* How it wants `sort` to be written, as far as known. */
enum skc_sort_style skc_origin_sort_style(struct skc_origin *origin);

/* True when that was found out: it is not asked again for a day. */
bool skc_origin_is_sort_settled(struct skc_origin *origin, int64_t now);

void skc_origin_settle_sort(struct skc_origin *origin, enum skc_sort_style style, int64_t now);

#endif
