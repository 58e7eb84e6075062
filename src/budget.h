/*
 * A budget counts the requests of one rate limit and says whether another may go now. It is a slot of
 * 64-bit words that threads and processes share. What is left of a window, when it ends and what is in
 * flight are one word, changed by compare-and-swap only: whoever is killed at any instruction leaves
 * nothing locked and costs one request of one window. A slot of zeros knows nothing.
 *
 *   UNKNOWN --ask--> OPENING --answer--> OPEN --429--> BLOCKED
 *                       ^                  |              |
 *                       +---- `end` -------+--------------+
 *
 * One request opens a window; as many as the last window had left go beside it, the rest wait for its
 * answer. In OPEN requests go until none is left. An answer lowers what is left to what the server says,
 * and raises it where requests have come back: for that, a permit knows how many may not be counted yet.
 * Every state ends at `end`, which is never more than SKC_LONGEST_WINDOW away, so whatever a server says is
 * over by then and one request probes.
 *
 * Times are microseconds of a monotonic clock that all who share the slot have in common.
 */
#ifndef SKC_BUDGET_H
#define SKC_BUDGET_H

#include "clock.h"
#include "platform.h"
#include "response.h"

/* A window is not believed to be longer, nor is Retry-After. The API documents a minute. */
#define SKC_LONGEST_WINDOW (300 * SKC_SECOND)

struct skc_budget {
	skc_word id; /* of its owner; 0: free. `id` and `used` come first in every slot of a table */
	skc_word used; /* when it was last asked */
	skc_word window; /* see struct window in budget.c */
	skc_word reported; /* limit, remaining and Reset as last reported, in one word; 0: never */
	skc_word
		refused_after; /* without headers: requests that went before a 429, plus one; 0: unknown */
	skc_word clock_ahead; /* our clock less the server's, at most; 0: unknown */
	skc_word slept; /* how far clients that only pretend to wait have moved its clock on */
	skc_word end_since; /* when the end of the window became known, or more was left than before */
};

/* A slot, and whose it was when it was looked up: a slot that has another owner counts nothing. */
struct skc_budget_ref {
	struct skc_budget *slot; /* borrowed */
	uint64_t id;
};

struct skc_budget_rules {
	bool ignore; /* goes in any case, but is counted */
	unsigned reserve; /* requests of a window that are left to others */
	unsigned per_minute; /* assumed until the server reports its limit; 0: no limit is */
	int64_t max_wait; /* the longest wait that makes sense */
	int64_t previous; /* when this process had a permit of this budget last; 0: not lately */
};

enum skc_budget_verdict {
	SKC_BUDGET_GO,
	SKC_BUDGET_WAIT, /* nothing is left */
	SKC_BUDGET_LOOK, /* an answer that is on its way decides: ask again soon */
	SKC_BUDGET_NEVER, /* the reserve is all there is */
};

/* The right to send one request. All zeros: none. */
struct skc_permit {
	struct skc_budget_ref budget; /* slot NULL: not counted */
	unsigned generation; /* of the window */
	unsigned left, others; /* in its window when it went: still to go, and in flight beside it */
	bool assumed; /* it went by a limit that the server has not stated */
	int64_t sent;
};

struct skc_budget_decision {
	struct skc_permit permit; /* of GO */
	int64_t wait; /* of WAIT and LOOK: how long, as far as known */
	int64_t look; /* when to ask again, since others may change things */
};

/* Asks for one request. The permit of GO has to go to one of the three functions below. */
enum skc_budget_verdict skc_budget_ask(struct skc_budget_ref budget,
	const struct skc_budget_rules *rules, int64_t now, struct skc_budget_decision *decision);

/* The head of the answer is there. `wall` is Unix time in microseconds. Empties the permit. */
void skc_budget_answered(
	struct skc_permit *permit, const struct skc_response *response, int64_t now, int64_t wall);

/* Sent, but no answer came: the server may have counted it. Empties the permit. */
void skc_budget_unanswered(struct skc_permit *permit, int64_t now);

/* Not sent after all. Empties the permit. */
void skc_budget_unused(struct skc_permit *permit, int64_t now);

/* What the server last reported to anyone; `known` is false when it has not. */
struct skc_rate_limit skc_budget_rate_limit(struct skc_budget_ref budget, int64_t wall);

/* Its window is not over, or an answer is still to come: the slot must not get another owner. */
bool skc_budget_is_in_use(struct skc_budget *slot, int64_t now);

/* Forgets everything but the generation, so that no permit of the last owner fits. */
void skc_budget_clear(struct skc_budget *slot);

#endif
