#include "support.h"

#include <curl/curl.h>

#include "../../src/clock.h"
#include "../../src/retry.h"

#define HALF (UINT32_MAX / 2)

/* A decision after so many retries, with all the time there is. */
static bool decide(const struct skc_retry_policy *policy, const struct skc_failure *failure,
	unsigned retries, uint32_t dice, int64_t *wait)
{
	struct skc_retry_history history = {.retries = retries};
	const bool again = skc_retry_decide(policy, failure, &history, SKC_NEVER, dice, wait);
	assert_int_equal(retries + (again ? 1 : 0), history.retries);
	return again;
}

static void what_is_worth_another_attempt(void **state)
{
	static const struct {
		enum skc_failure_kind kind;
		int status;
		bool worth_it;
	} table[] = {
		{SKC_FAILURE_NONE, 200, false},
		{SKC_FAILURE_TRANSPORT, 0, false},
		{SKC_FAILURE_CONNECTION, 0, true},
		{SKC_FAILURE_CONNECTION, 200, true},
		{SKC_FAILURE_CONNECT_TIMEOUT, 0, true},
		{SKC_FAILURE_TIMEOUT, 0, false},
		{SKC_FAILURE_TIMEOUT, 500, false},
		{SKC_FAILURE_TLS, 0, false},
		{SKC_FAILURE_API, 302, false},
		{SKC_FAILURE_API, 408, true},
		{SKC_FAILURE_API, 409, false},
		{SKC_FAILURE_API, 422, false},
		{SKC_FAILURE_BAD_REQUEST, 400, false},
		{SKC_FAILURE_AUTHENTICATION, 401, false},
		{SKC_FAILURE_PERMISSION, 403, false},
		{SKC_FAILURE_SUBSCRIPTION_REQUIRED, 403, false},
		{SKC_FAILURE_PLAN_NOT_ELIGIBLE, 403, false},
		{SKC_FAILURE_NOT_FOUND, 404, false},
		{SKC_FAILURE_SERVER, 500, true},
		{SKC_FAILURE_SERVER, 501, false},
		{SKC_FAILURE_SERVER, 502, true},
		{SKC_FAILURE_SERVER, 503, true},
		{SKC_FAILURE_SERVER, 504, true},
		{SKC_FAILURE_SERVER, 505, false},
		{SKC_FAILURE_DECODE, 200, false},
		{SKC_FAILURE_PAGINATION, 200, false},
	};
	const struct skc_retry_policy policy = skc_retry_policy_default(1, 65 * SKC_SECOND);
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int64_t wait;
		const struct skc_failure failure = {
			.kind = table[i].kind, .status = table[i].status, .retry_after = -1};
		CHECK(decide(&policy, &failure, 0, 0, &wait) == table[i].worth_it,
			"kind %d, status %d", (int)table[i].kind, table[i].status);
	}
}

static void there_are_as_many_retries_as_allowed(void **state)
{
	static const unsigned allowed[] = {0, 1, 2, 10};
	const struct skc_failure failure = {.kind = SKC_FAILURE_CONNECTION, .retry_after = -1};
	(void)state;
	for (size_t i = 0; i < COUNT(allowed); i++) {
		const struct skc_retry_policy policy = skc_retry_policy_default(allowed[i], 65 * SKC_SECOND);
		int64_t wait;
		for (unsigned retries = 0; retries < 12; retries++) {
			assert_true((retries < allowed[i]) ==
				decide(&policy, &failure, retries, HALF, &wait));
		}
	}
}

static void the_wait_is_spread_over_a_range_that_doubles_up_to_the_cap(void **state)
{
	static const int64_t ceilings[] = {
		250000, 500000, 1000000, 2000000, 4000000, 8000000, 10000000, 10000000, 10000000};
	const struct skc_retry_policy policy = skc_retry_policy_default(100, 65 * SKC_SECOND);
	const struct skc_failure failure = {.kind = SKC_FAILURE_CONNECTION, .retry_after = -1};
	int64_t wait;
	(void)state;
	assert_int_equal(SKC_SECOND / 4, policy.base);
	assert_int_equal(10 * SKC_SECOND, policy.cap);
	for (unsigned retries = 0; retries < COUNT(ceilings); retries++) {
		assert_true(decide(&policy, &failure, retries, 0, &wait));
		assert_int_equal(0, wait);
		assert_true(decide(&policy, &failure, retries, UINT32_MAX, &wait));
		assert_int_equal(ceilings[retries], wait);
		assert_true(decide(&policy, &failure, retries, HALF, &wait));
		assert_true(llabs((long long)(wait - ceilings[retries] / 2)) <= 1);
	}
	assert_true(decide(&policy, &failure, 99, UINT32_MAX, &wait));
	assert_int_equal(10 * SKC_SECOND, wait);
}

static void jitter_never_leaves_its_bounds_and_uses_all_of_them(void **state)
{
	const struct skc_retry_policy policy = skc_retry_policy_default(5, 65 * SKC_SECOND);
	const struct skc_failure failure = {
		.kind = SKC_FAILURE_SERVER, .status = 503, .retry_after = -1};
	uint32_t random = 1;
	int tenths[10] = {0};
	(void)state;
	for (int i = 0; i < 10000; i++) {
		int64_t wait;
		assert_true(decide(&policy, &failure, 2, next_random(&random), &wait));
		assert_true(wait >= 0 && wait <= SKC_SECOND);
		tenths[wait == SKC_SECOND ? 9 : wait * 10 / SKC_SECOND]++;
	}
	for (int i = 0; i < 10; i++) {
		assert_true(tenths[i] > 800 && tenths[i] < 1200);
	}
}

static void a_base_above_the_cap_is_cut_to_it(void **state)
{
	const struct skc_retry_policy policy = {
		.max_retries = 5, .base = 60 * SKC_SECOND, .cap = 10 * SKC_SECOND};
	const struct skc_failure failure = {.kind = SKC_FAILURE_CONNECTION, .retry_after = -1};
	int64_t wait;
	(void)state;
	assert_true(decide(&policy, &failure, 0, UINT32_MAX, &wait));
	assert_int_equal(10 * SKC_SECOND, wait);
}

static void the_server_s_word_counts_unless_it_asks_for_too_long(void **state)
{
	static const struct {
		int64_t retry_after;
		bool retried;
	} table[] = {
		{0, true},
		{1, true},
		{3 * SKC_SECOND, true},
		{60 * SKC_SECOND, true},
		{60 * SKC_SECOND + 1, false},
		{3600 * SKC_SECOND, false},
		{INT64_MAX, false},
	};
	const struct skc_retry_policy policy = skc_retry_policy_default(5, 65 * SKC_SECOND);
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct skc_failure failure = {
			.kind = SKC_FAILURE_SERVER, .status = 503, .retry_after = table[i].retry_after};
		int64_t wait = -1;
		assert_true(table[i].retried == decide(&policy, &failure, 3, UINT32_MAX, &wait));
		if (table[i].retried) {
			assert_int_equal(table[i].retry_after, wait);
		}
	}
}

static void a_wait_must_end_before_the_time_does(void **state)
{
	const struct skc_retry_policy policy = skc_retry_policy_default(5, 65 * SKC_SECOND);
	struct skc_failure failure = {
		.kind = SKC_FAILURE_SERVER, .status = 503, .retry_after = 3 * SKC_SECOND};
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct skc_retry_history history = {0};
		int64_t wait;
		assert_false(skc_retry_decide(&policy, &failure, &history, 3 * SKC_SECOND, 0, &wait));
		assert_false(skc_retry_decide(&policy, &failure, &history, 0, 0, &wait));
		assert_false(skc_retry_decide(&policy, &failure, &history, -1, 0, &wait));
		assert_int_equal(0, history.retries + history.limited);
		assert_true(skc_retry_decide(&policy, &failure, &history, 3 * SKC_SECOND + 1, 0, &wait));
		assert_int_equal(3 * SKC_SECOND, wait);
		failure.kind = SKC_FAILURE_RATE_LIMIT;
		failure.status = 429;
	}
}

static void waits_for_the_rate_limit_are_bounded_by_their_sum_alone(void **state)
{
	const struct skc_retry_policy policy = skc_retry_policy_default(0, 65 * SKC_SECOND);
	struct skc_failure failure = {
		.kind = SKC_FAILURE_RATE_LIMIT, .status = 429, .retry_after = 30 * SKC_SECOND};
	struct skc_retry_history history = {0};
	int64_t wait;
	(void)state;
	assert_true(skc_retry_decide(&policy, &failure, &history, SKC_NEVER, HALF, &wait));
	assert_int_equal(30 * SKC_SECOND, wait);
	assert_true(skc_retry_decide(&policy, &failure, &history, SKC_NEVER, HALF, &wait));
	assert_false(skc_retry_decide(&policy, &failure, &history, SKC_NEVER, HALF, &wait));
	failure.retry_after = 5 * SKC_SECOND;
	assert_true(skc_retry_decide(&policy, &failure, &history, SKC_NEVER, HALF, &wait));
	assert_int_equal(65 * SKC_SECOND, history.limited_wait);
	assert_int_equal(0, history.retries);
	failure.retry_after = INT64_MAX;
	assert_false(skc_retry_decide(&policy, &failure, &history, SKC_NEVER, HALF, &wait));
}

static void a_server_that_says_at_once_again_and_again_is_not_asked_for_ever(void **state)
{
	static const int64_t waits[] = {0, 250000, 500000, 1000000, 2000000, 4000000, 8000000, 10000000};
	const struct skc_retry_policy policy = skc_retry_policy_default(0, 65 * SKC_SECOND);
	const struct skc_failure failure = {.kind = SKC_FAILURE_RATE_LIMIT, .status = 429};
	struct skc_retry_history history = {0};
	int64_t wait;
	(void)state;
	for (size_t i = 0; i < COUNT(waits); i++) {
		assert_true(skc_retry_decide(&policy, &failure, &history, SKC_NEVER, HALF, &wait));
		assert_int_equal(waits[i], wait);
	}
	unsigned more = 0;
	while (skc_retry_decide(&policy, &failure, &history, SKC_NEVER, HALF, &wait)) {
		more++;
	}
	assert_int_equal(3, more);
}

static void a_timeout_is_repeated_only_where_the_connection_may_have_been_dead(void **state)
{
	const struct skc_retry_policy policy = skc_retry_policy_default(1, 0);
	struct skc_failure failure = {
		.kind = SKC_FAILURE_TIMEOUT, .retry_after = -1, .dead_connection = true};
	int64_t wait;
	(void)state;
	assert_true(decide(&policy, &failure, 0, HALF, &wait));
	failure.dead_connection = false;
	assert_false(decide(&policy, &failure, 0, HALF, &wait));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_worth_another_attempt),
		cmocka_unit_test(there_are_as_many_retries_as_allowed),
		cmocka_unit_test(the_wait_is_spread_over_a_range_that_doubles_up_to_the_cap),
		cmocka_unit_test(jitter_never_leaves_its_bounds_and_uses_all_of_them),
		cmocka_unit_test(a_base_above_the_cap_is_cut_to_it),
		cmocka_unit_test(the_server_s_word_counts_unless_it_asks_for_too_long),
		cmocka_unit_test(a_wait_must_end_before_the_time_does),
		cmocka_unit_test(waits_for_the_rate_limit_are_bounded_by_their_sum_alone),
		cmocka_unit_test(a_server_that_says_at_once_again_and_again_is_not_asked_for_ever),
		cmocka_unit_test(a_timeout_is_repeated_only_where_the_connection_may_have_been_dead),
	};
	return cmocka_run_group_tests_name("retry", tests, NULL, NULL);
}
