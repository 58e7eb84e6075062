/* Whether to try again, and after how long. Pure: what it needs is handed in. */
#ifndef SKC_RETRY_H
#define SKC_RETRY_H

#include "failure.h"

struct skc_retry_policy {
	unsigned max_retries; /* after the first attempt */
	unsigned max_attempts; /* in all, those after a 429 included; 0: any number */
	int64_t base; /* microseconds of the first back-off, doubled each time */
	int64_t cap; /* the longest back-off */
	int64_t longest_asked; /* the longest wait that a server may ask for by a Retry-After */
	int64_t rate_limit_max_wait; /* the longest sum of waits for 429s; 0: never wait */
};

/* Base 0.25 s, cap 10 s, asked for up to 60 s. */
struct skc_retry_policy skc_retry_policy_default(unsigned max_retries, int64_t rate_limit_max_wait);

/* The longest back-off before the n-th repeat (from 0). */
int64_t skc_retry_longest(const struct skc_retry_policy *policy, unsigned n);

/* What was done so far for one request. */
struct skc_retry_history {
	unsigned retries;
	unsigned limited; /* 429s waited out */
	int64_t limited_wait; /* microseconds */
};

/*
 * Decides on a failed attempt: true and *wait (microseconds) to try again, counted in `history`.
 * `left` is what is left of the time for all attempts: a wait that would use it up is no use. `random`
 * is a random number, spread over the whole range of its type (full jitter).
 */
bool skc_retry_decide(const struct skc_retry_policy *policy, const struct skc_failure *failure,
	struct skc_retry_history *history, int64_t left, uint32_t random, int64_t *wait);

#endif
