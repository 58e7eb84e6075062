/* Whether to try again, and after how long. Pure: what it needs is handed in. */
#ifndef SKC_RETRY_H
#define SKC_RETRY_H

#include "failure.h"

struct skc_retry_policy {
	unsigned max_retries; /* after the first attempt */
	int64_t base; /* microseconds of the first back-off, doubled each time */
	int64_t cap; /* the longest wait, also when the server asks for more: then there is no retry */
};

/* Base 0.25 s, cap 10 s. */
struct skc_retry_policy skc_retry_policy_default(unsigned max_retries);

/*
 * Decides on a failed attempt: true and *wait (microseconds) to try again. `retries` were made
 * before; `dice` is a random number, spread over the whole range of its type (full jitter). /
 */
bool skc_retry_decide(const struct skc_retry_policy *policy, const struct skc_failure *failure,
	unsigned retries, uint32_t dice, int64_t *wait);

#endif
