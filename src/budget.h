/*
 * Requests per window: how many have gone, and whether another may go now. One slot serves everyone
 * who shares a rate limit, threads and processes alike. It is changed by compare-and-swap only: who is
 * killed at any instruction leaves nothing locked, and costs one request of a window at most. All
 * zeros is a slot that knows nothing.
 *
 * Fixed windows are counted exactly: what we sent in the window, and apart from it what others must
 * have sent, since the server has counted more. Servers that give back request by request (sliding
 * logs, token buckets) look like many short windows; their word on what is left is followed, as if all
 * that is under way were not in it yet.
 *
 * Times are microseconds of a clock that never goes back and that all who share the slot have in
 * common. /
 */
#ifndef SKC_BUDGET_H
#define SKC_BUDGET_H

#include "platform.h"
#include "response.h"

struct skc_budget {
	skc_word id; /* of whom, as the owner of the slot says; 0: free; first in every entry */
	skc_word window; /* end, state, generation, sent, under way */
	skc_word terms; /* limit, sent by others, what is known of the server */
	skc_word clock; /* ours less the server's, at most; 0: unknown */
	skc_word said; /* limit (32 bits), remaining (32): as last heard */
	skc_word said_reset; /* Unix seconds; 0: nothing heard */
	skc_word ahead; /* so much the clock of who pretends to wait has jumped */
	skc_word retry_at; /* when a refusal ends, exactly */
	skc_word turned; /* when the newest window was begun */
	skc_word
		span; /* of a window, in milliseconds: surely more (32 bits), at most (32); 0: unknown */
	skc_word company; /* who sent last (32 bits), the second when that was somebody else (32) */
};

/* How a request wants its budget. */
struct skc_budget_rules {
	bool ignore; /* goes whatever the budget says, but is counted */
	unsigned reserve; /* requests of a window that are left to others */
	unsigned per_minute; /* assumed until the server has stated its limit; 0: nothing is */
	int64_t patience; /* the longest wait that makes sense */
	uint32_t who; /* a process; not 0 */
	int64_t previous; /* when it had leave from this budget last; SKC_NEVER: not yet */
};

enum skc_budget_verdict {
	SKC_BUDGET_GO,
	SKC_BUDGET_WAIT, /* nothing is left: so long, as far as known */
	SKC_BUDGET_LOOK, /* the first answer of a window is on its way: look again soon */
	SKC_BUDGET_NEVER, /* the reserve is all there is */
};

/* One request that may go. All zeros: none. */
struct skc_budget_ticket {
	struct skc_budget *budget; /* borrowed; NULL: none */
	uint64_t id;
	unsigned generation;
	bool first; /* of its window: others wait for its answer */
	bool scout; /* sent when its window should be over, to see whether it is */
	int64_t sent;
};

/*
 * Asks leave for one request. GO fills the ticket, which has to be given to one of the functions below;
 * WAIT and LOOK set *wait, and *look, after how long to ask again, since others may change things.
 */
enum skc_budget_verdict skc_budget_ask(struct skc_budget *budget,
	const struct skc_budget_rules *rules, int64_t now, struct skc_budget_ticket *ticket,
	int64_t *wait, int64_t *look);

/* The server answered. `wall` is the Unix time in microseconds. Empties the ticket. */
void skc_budget_answered(struct skc_budget_ticket *ticket, const struct skc_response *response,
	int64_t now, int64_t wall);

/* Sent, but no answer came: the server may have counted it. Empties the ticket. */
void skc_budget_unanswered(struct skc_budget_ticket *ticket, int64_t now);

/* Not sent after all. Empties the ticket. */
void skc_budget_unused(struct skc_budget_ticket *ticket, int64_t now);

/* What the server last said to anyone. `known` is false when it has said nothing. */
struct skc_rate_limit skc_budget_rate_limit(struct skc_budget *budget);

/* When the window ends or ended (monotonic); the smallest number when it knows nothing. */
int64_t skc_budget_end(struct skc_budget *budget, int64_t now);

/* Knows nothing any more: the slot is to serve somebody else. */
void skc_budget_clear(struct skc_budget *budget);

#endif
