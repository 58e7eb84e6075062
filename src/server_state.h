/*
 * What servers have told us: how much of a rate limit is used, and of a base URL how it wants `sort` to be
 * written and which HTTP it speaks. Two tables of fixed size; when one is full, the slot that was used
 * longest ago makes room. Holds hashes, never a key. May lie in memory that processes share: it has no
 * pointers, zeros are a valid state, and words are 64 bits that are written whole.
 */
#ifndef SKC_SERVER_STATE_H
#define SKC_SERVER_STATE_H

#include "budget.h"
#include "query.h"

/* Of another layout or meaning, another version: a file with another one is another file. */
#define SKC_SERVER_STATE_VERSION "3"
/* The bytes of "skcall" and the version. */
#define SKC_SERVER_STATE_MAGIC (UINT64_C(0x736b63616c6c0033))

#define SKC_BUDGETS 4096
#define SKC_ORIGINS 64

/* Whether several requests can share a connection at a time. */
enum skc_protocol { SKC_PROTOCOL_UNKNOWN, SKC_PROTOCOL_HTTP1, SKC_PROTOCOL_HTTP2 };

/* A base URL. */
struct skc_origin {
	skc_word id; /* 0: free; `id` and `used` come first in every slot of a table */
	skc_word used; /* when it was last looked up */
	skc_word facts;
};

struct skc_server_state {
	skc_word magic; /* of a file: SKC_SERVER_STATE_MAGIC; 0: nothing was written yet */
	skc_word complained; /* for the use of whoever made it */
	struct skc_origin origins[SKC_ORIGINS];
	struct skc_budget budgets[SKC_BUDGETS];
	struct skc_budget full; /* nobody's: what is looked up when every slot is in use */
};

/* Whether memory that begins so may be used: it is of this version, or nothing was written to it yet. */
static inline bool skc_server_state_is_magic(uint64_t magic)
{
	return magic == 0 || magic == SKC_SERVER_STATE_MAGIC;
}

/*
 * The budget of this name, which makes a slot if need be. `scope` keeps apart what must not share. A slot in
 * use never gets another owner: when all are, the request is not counted. `now` is monotonic.
 */
struct skc_budget_ref skc_server_state_budget(
	struct skc_server_state *state, uint64_t scope, const char *name, int64_t now);

/* The slot of this base URL, made if need be. Borrowed. */
struct skc_origin *skc_server_state_origin(
	struct skc_server_state *state, uint64_t scope, const char *base_url, int64_t now);

/* Which HTTP the server speaks. */
enum skc_protocol skc_origin_protocol(struct skc_origin *origin);
void skc_origin_learn_protocol(struct skc_origin *origin, enum skc_protocol protocol);

/* How it wants `sort` to be written, as far as known. */
enum skc_sort_style skc_origin_sort_style(struct skc_origin *origin);

/* True when that was found out: it is not asked again for a day. */
bool skc_origin_is_sort_settled(struct skc_origin *origin, int64_t now);

void skc_origin_settle_sort(struct skc_origin *origin, enum skc_sort_style style, int64_t now);

#endif
