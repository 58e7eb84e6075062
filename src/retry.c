#include "retry.h"

#include "clock.h"

struct skc_retry_policy skc_retry_policy_default(unsigned max_retries, int64_t rate_limit_max_wait)
{
	return (struct skc_retry_policy){
		.max_retries = max_retries,
		.base = SKC_SECOND / 4,
		.cap = 10 * SKC_SECOND,
		.longest_asked = 60 * SKC_SECOND,
		.rate_limit_max_wait = rate_limit_max_wait,
	};
}

/*
 * What is worth another attempt without asking the caller. A timed-out answer is not: it has cost
 * its time already. But a kept connection on which nothing came may have been dead.
 */
static bool is_worth_it(const struct skc_failure *failure)
{
	return skc_failure_is_retryable(failure) &&
		(failure->kind != SKC_FAILURE_TIMEOUT || failure->dead_connection);
}

int64_t skc_retry_longest(const struct skc_retry_policy *policy, unsigned n)
{
	int64_t wait = policy->base;
	for (unsigned i = 0; i < n && wait < policy->cap; i++) {
		wait *= 2;
	}
	return wait < policy->cap ? wait : policy->cap;
}

/*
 * A 429 that is waited out is not counted as a retry; only the sum of such waits is bounded. A
 * server that says "at once" again and again must not keep us spinning: from the second on, waits
 * have a shortest.
 */
static bool decide_limited(const struct skc_retry_policy *policy, const struct skc_failure *failure,
	struct skc_retry_history *history, int64_t left, int64_t *wait)
{
	const int64_t shortest =
		history->limited > 0 ? skc_retry_longest(policy, history->limited - 1) : 0;
	*wait = failure->retry_after > shortest ? failure->retry_after : shortest;
	if (policy->rate_limit_max_wait == 0 || *wait >= left ||
		*wait > policy->rate_limit_max_wait - history->limited_wait) {
		return false;
	}
	history->limited++;
	history->limited_wait += *wait;
	return true;
}

bool skc_retry_decide(const struct skc_retry_policy *policy, const struct skc_failure *failure,
	struct skc_retry_history *history, int64_t left, uint32_t random, int64_t *wait)
{
	if (policy->max_attempts > 0 &&
		history->retries + history->limited + 1 >= policy->max_attempts) {
		return false;
	}
	if (failure->kind == SKC_FAILURE_RATE_LIMIT) {
		return decide_limited(policy, failure, history, left, wait);
	}
	if (history->retries >= policy->max_retries || !is_worth_it(failure)) {
		return false;
	}
	if (failure->retry_after >= 0) {
		*wait = failure->retry_after;
		if (*wait > policy->longest_asked) {
			return false;
		}
	} else {
		const double share = (double)random / (double)UINT32_MAX;
		*wait = (int64_t)((double)skc_retry_longest(policy, history->retries) * share);
	}
	if (*wait >= left) {
		return false;
	}
	history->retries++;
	return true;
}
