#include "retry.h"

#include "clock.h"

struct skc_retry_policy skc_retry_policy_default(unsigned max_retries)
{
	return (struct skc_retry_policy){max_retries, SKC_SECOND / 4, 10 * SKC_SECOND};
}

/*
 * What is worth another attempt without asking the caller. A timed-out answer is not: it has cost
 * its time already.
 */
static bool is_worth_it(const struct skc_failure *failure)
{
	return skc_failure_is_retryable(failure) && failure->kind != SKC_FAILURE_TIMEOUT &&
		failure->kind != SKC_FAILURE_RATE_LIMIT;
}

bool skc_retry_decide(const struct skc_retry_policy *policy, const struct skc_failure *failure,
	unsigned retries, uint32_t dice, int64_t *wait)
{
	if (retries >= policy->max_retries || !is_worth_it(failure)) {
		return false;
	}
	if (failure->retry_after >= 0) {
		*wait = failure->retry_after;
		return *wait <= policy->cap;
	}
	int64_t ceiling = policy->base;
	for (unsigned i = 0; i < retries && ceiling < policy->cap; i++) {
		ceiling *= 2;
	}
	ceiling = ceiling < policy->cap ? ceiling : policy->cap;
	*wait = (int64_t)((double)ceiling * ((double)dice / (double)UINT32_MAX));
	return true;
}
