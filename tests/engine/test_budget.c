/* The budget: its rules one by one, threads at once, and processes that die at any instruction. */
#define _GNU_SOURCE 1

#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

#include "budgets.h"

/* ---- single rules ---- */

static enum skc_budget_verdict ask(struct skc_budget *budget, const struct skc_budget_rules *rules,
	int64_t now, struct skc_budget_decision *decision)
{
	const struct skc_budget_ref ref = {budget, skc_word_get(&budget->id)};
	const enum skc_budget_verdict verdict = skc_budget_ask(ref, rules, MONOTONIC + now, decision);
	if (verdict == SKC_BUDGET_WAIT || verdict == SKC_BUDGET_LOOK) {
		assert_true(decision->look > 0 && decision->look <= decision->wait &&
			decision->look <= SKC_SECOND / 4);
	}
	return verdict;
}

static enum skc_budget_verdict wants(struct skc_budget *budget, int64_t now)
{
	struct skc_budget_decision decision;
	return ask(budget, &plain, now, &decision);
}

/* Sends one, which has to be allowed. */
static struct skc_permit send_one(struct skc_budget *budget, int64_t now)
{
	struct skc_budget_decision decision;
	assert_int_equal(SKC_BUDGET_GO, ask(budget, &plain, now, &decision));
	return decision.permit;
}

static void get_answer(struct skc_permit *permit, struct skc_response response, int64_t now)
{
	skc_response_finish(&response, WALL + now);
	skc_budget_answered(permit, &response, MONOTONIC + now, WALL + now);
	assert_null(permit->budget.slot);
	skc_response_free(&response);
}

/* A request and its answer at once: so many of 10 are left in a window that ends after `end` seconds. */
static void exchange(struct skc_budget *budget, int64_t now, int left, int64_t end)
{
	struct skc_permit permit = send_one(budget, now);
	get_answer(&permit, answer(200, 10, left, WALL / SKC_SECOND + end), now);
}

static void the_first_request_goes_and_the_others_wait_for_its_answer(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	struct skc_permit first = send_one(&budget, 0);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 10 * MS));
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 1999 * MS));
	get_answer(&first, answer(200, 10, 9, WALL / SKC_SECOND + 60), 1999 * MS);
	for (int i = 0; i < 9; i++) {
		send_one(&budget, 2000 * MS);
	}
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 2000 * MS));
}

static void when_the_first_answer_does_not_come_another_one_goes(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	struct skc_permit first = send_one(&budget, 0);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 1900 * MS));
	struct skc_permit second = send_one(&budget, 2100 * MS);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 2200 * MS));
	/* A failure that is known does not have to be waited for. */
	skc_budget_unanswered(&second, MONOTONIC + 2300 * MS);
	struct skc_permit third = send_one(&budget, 2400 * MS);
	/* Whichever comes first is as good; the server has counted the one that failed. */
	get_answer(&third, answer(200, 10, 7, WALL / SKC_SECOND + 60), 2500 * MS);
	get_answer(&first, answer(200, 10, 9, WALL / SKC_SECOND + 60), 2600 * MS);
	for (int i = 0; i < 6; i++) {
		send_one(&budget, 2600 * MS);
	}
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 2700 * MS));
}

static void a_wait_lasts_until_a_second_after_a_reset_in_whole_seconds(void **state)
{
	struct skc_budget budget = {0};
	struct skc_budget_decision decision;
	(void)state;
	exchange(&budget, 0, 0, 60);
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, 0, &decision));
	assert_in_range(decision.wait, 61 * SKC_SECOND, 61100 * MS);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 60900 * MS));
	assert_int_equal(SKC_BUDGET_GO, wants(&budget, 61100 * MS));
}

static void milliseconds_and_seconds_left_are_understood(void **state)
{
	(void)state;
	const struct {
		int64_t reset;
		int64_t least, most;
	} table[] = {
		{60, 61000 * MS, 61100 * MS},
		{0, 1000 * MS, 2100 * MS},
		{WALL / 1000 + 60500, 60500 * MS, 60600 * MS},
		{WALL / SKC_SECOND + 7200, 300 * SKC_SECOND, 301 * SKC_SECOND},
	};
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_budget budget = {0};
		struct skc_permit permit = send_one(&budget, 0);
		struct skc_budget_decision decision;
		get_answer(&permit, answer(200, 10, 0, table[i].reset), 0);
		assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, 0, &decision));
		CHECK(decision.wait >= table[i].least && decision.wait <= table[i].most, "%zu: %" PRId64, i,
			decision.wait);
	}
}

static void the_clock_of_the_server_may_be_any(void **state)
{
	(void)state;
	for (int64_t skew = -90; skew <= 90; skew += 45) {
		struct skc_budget budget = {0};
		struct skc_permit permit = send_one(&budget, 0);
		struct skc_response response = answer(200, 10, 0, WALL / SKC_SECOND + skew + 60);
		struct skc_budget_decision decision;
		response.said.date = WALL / SKC_SECOND + skew;
		get_answer(&permit, response, 0);
		assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, 0, &decision));
		assert_in_range(decision.wait, 61 * SKC_SECOND, 61100 * MS);
	}
}

static void what_others_use_is_kept_apart(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 0, 9, 60);
	struct skc_permit one = send_one(&budget, 0), two = send_one(&budget, 0);
	/* Three of ours, and by then four of others. */
	get_answer(&two, answer(200, 10, 3, WALL / SKC_SECOND + 60), 10 * MS);
	/* An answer that was overtaken takes nothing back. */
	get_answer(&one, answer(200, 10, 8, WALL / SKC_SECOND + 60), 20 * MS);
	int went = 0;
	while (wants(&budget, 30 * MS) == SKC_BUDGET_GO) {
		went++;
	}
	/* One was under way when that was said, and may not have been in it. */
	assert_int_equal(2, went);
}

static void a_reserve_is_left_to_others(void **state)
{
	struct skc_budget budget = {0};
	const struct skc_budget_rules reserved = {.reserve = 4};
	struct skc_budget_decision decision;
	int went = 0;
	(void)state;
	exchange(&budget, 0, 9, 60);
	while (ask(&budget, &reserved, 0, &decision) == SKC_BUDGET_GO) {
		went++;
	}
	assert_int_equal(5, went);
	/* Others have them; also at the turn, while the first answer of the new window is on its way. */
	send_one(&budget, 0);
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &reserved, 61100 * MS, &decision));
	assert_int_equal(SKC_BUDGET_LOOK, ask(&budget, &reserved, 61100 * MS, &decision));
	for (int i = 0; i < 2; i++) {
		send_one(&budget, 61100 * MS);
	}
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 61100 * MS));
}

static void a_reserve_of_all_there_is_ends_when_the_limit_grows(void **state)
{
	struct skc_budget budget = {0};
	const struct skc_budget_rules all = {.reserve = 10};
	struct skc_budget_decision decision;
	(void)state;
	exchange(&budget, 0, 9, 60);
	assert_int_equal(SKC_BUDGET_NEVER, ask(&budget, &all, 0, &decision));
	assert_int_equal(SKC_BUDGET_NEVER, ask(&budget, &all, 60 * SKC_SECOND, &decision));
	/* One request of each window looks what the limit is by now. */
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &all, 62 * SKC_SECOND, &decision));
	get_answer(&decision.permit, answer(200, 10, 9, WALL / SKC_SECOND + 120), 62 * SKC_SECOND);
	assert_int_equal(SKC_BUDGET_NEVER, ask(&budget, &all, 63 * SKC_SECOND, &decision));
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &all, 122 * SKC_SECOND, &decision));
	get_answer(&decision.permit, answer(200, 100, 99, WALL / SKC_SECOND + 180), 122 * SKC_SECOND);
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &all, 122 * SKC_SECOND, &decision));
}

static void what_was_left_over_need_not_wait_at_the_turn(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 0, 9, 60);
	exchange(&budget, 0, 8, 60);
	/* It would have been allowed in the old window, and is in the new one. */
	for (int i = 0; i < 8; i++) {
		send_one(&budget, 62 * SKC_SECOND);
	}
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 62 * SKC_SECOND));
}

static void a_refusal_holds_back_everyone(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 0, 9, 60);
	struct skc_permit refused = send_one(&budget, 0);
	struct skc_response response = answer(429, 10, 0, WALL / SKC_SECOND + 60);
	response.said.retry_after = 7 * SKC_SECOND;
	get_answer(&refused, response, 100 * MS);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 7000 * MS));
	/* Then one goes, and it is seen what comes of it. */
	send_one(&budget, 7150 * MS);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 7150 * MS));
}

static void a_server_that_says_nothing_is_asked_freely_until_it_refuses(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	struct skc_permit permit = send_one(&budget, 0);
	get_answer(&permit, answer(200, 0, -1, 0), 0);
	for (int i = 0; i < 49; i++) {
		permit = send_one(&budget, i * MS);
		get_answer(&permit, answer(200, 0, -1, 0), i * MS);
	}
	permit = send_one(&budget, 60 * MS);
	struct skc_response response = answer(429, 0, -1, 0);
	response.said.retry_after = 10 * SKC_SECOND;
	get_answer(&permit, response, 60 * MS);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 9 * SKC_SECOND));
	/* So many may go from now on; beyond that one at a time. */
	int64_t now = 11 * SKC_SECOND;
	permit = send_one(&budget, now);
	get_answer(&permit, answer(200, 0, -1, 0), now);
	struct skc_permit under_way[49];
	for (int i = 0; i < 49; i++) {
		under_way[i] = send_one(&budget, now);
	}
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, now));
	for (int i = 0; i < 49; i++) {
		get_answer(&under_way[i], answer(200, 0, -1, 0), now);
	}
	permit = send_one(&budget, now);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, now));
	get_answer(&permit, answer(200, 0, -1, 0), now);
	send_one(&budget, now);
}

static void a_limit_may_be_assumed_until_the_server_states_its_own(void **state)
{
	struct skc_budget budget = {0};
	const struct skc_budget_rules assumed = {.per_minute = 5};
	struct skc_budget_decision decision;
	(void)state;
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 0, &decision));
	get_answer(&decision.permit, answer(200, 0, -1, 0), 0);
	for (int i = 1; i < 5; i++) {
		assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, i * SKC_SECOND, &decision));
		get_answer(&decision.permit, answer(200, 0, -1, 0), i * SKC_SECOND);
	}
	/* However the server counts its minutes, none has more. */
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &assumed, 5 * SKC_SECOND, &decision));
	assert_in_range(decision.wait, 59 * SKC_SECOND, 60 * SKC_SECOND + MS);
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 65 * SKC_SECOND, &decision));
	get_answer(&decision.permit, answer(200, 100, 99, WALL / SKC_SECOND + 90), 65 * SKC_SECOND);
	for (int i = 1; i < 100; i++) {
		CHECK(ask(&budget, &assumed, 65 * SKC_SECOND, &decision) == SKC_BUDGET_GO, "%d", i);
	}
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &assumed, 65 * SKC_SECOND, &decision));
}

/* A request is counted when it arrives: at some time between when it was sent and when its answer came. */
static void an_assumed_minute_begins_when_the_last_answer_has_come(void **state)
{
	struct skc_budget budget = {0};
	const struct skc_budget_rules assumed = {.per_minute = 5};
	struct skc_budget_decision late[5], decision;
	(void)state;
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 0, &decision));
	get_answer(&decision.permit, answer(200, 0, -1, 0), 0);
	for (int i = 1; i < 5; i++) {
		assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, SKC_SECOND, &late[i]));
	}
	get_answer(&late[1].permit, answer(200, 0, -1, 0), SKC_SECOND);
	get_answer(&late[4].permit, answer(200, 0, -1, 0), 2 * SKC_SECOND);
	get_answer(&late[3].permit, answer(500, 0, -1, 0), 7 * SKC_SECOND);
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &assumed, 66 * SKC_SECOND, &decision));
	/* Nor does anybody know when one arrived that has brought no answer. */
	skc_budget_unanswered(&late[2].permit, MONOTONIC + 9 * SKC_SECOND);
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &assumed, 68 * SKC_SECOND, &decision));
	assert_in_range(decision.wait, 1, SKC_SECOND + MS);
	for (int i = 0; i < 5; i++) {
		assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 70 * SKC_SECOND, &decision));
		get_answer(&decision.permit, answer(200, 0, -1, 0), 70 * SKC_SECOND);
	}
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &assumed, 70 * SKC_SECOND, &decision));
	/* What was not sent is counted nowhere. */
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 131 * SKC_SECOND, &decision));
	get_answer(&decision.permit, answer(200, 0, -1, 0), 131 * SKC_SECOND);
	for (int i = 1; i < 5; i++) {
		assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 131 * SKC_SECOND, &late[i]));
	}
	skc_budget_unused(&late[4].permit, MONOTONIC + 140 * SKC_SECOND);
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 140 * SKC_SECOND, &decision));
}

static void who_ignores_an_assumed_limit_does_not_make_others_wait_longer(void **state)
{
	struct skc_budget budget = {0};
	const struct skc_budget_rules assumed = {.per_minute = 5},
								  reactive = {.per_minute = 5, .ignore = true};
	struct skc_budget_decision decision;
	(void)state;
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 0, &decision));
	get_answer(&decision.permit, answer(200, 0, -1, 0), 0);
	for (int64_t second = 1; second < 60; second++) {
		for (int i = 0; i < 9; i++) {
			assert_int_equal(
				SKC_BUDGET_GO, ask(&budget, &reactive, second * SKC_SECOND, &decision));
			get_answer(&decision.permit, answer(200, 0, -1, 0), second * SKC_SECOND);
		}
		assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &assumed, second * SKC_SECOND, &decision));
		assert_true(decision.wait <= (60 - second) * SKC_SECOND + MS);
	}
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 61 * SKC_SECOND, &decision));
}

static void what_was_not_sent_goes_back(void **state)
{
	struct skc_budget budget = {0};
	struct skc_permit tickets[9];
	(void)state;
	exchange(&budget, 0, 9, 60);
	for (int i = 0; i < 9; i++) {
		tickets[i] = send_one(&budget, 0);
	}
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 0));
	skc_budget_unanswered(&tickets[0], MONOTONIC);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 0));
	skc_budget_unused(&tickets[1], MONOTONIC);
	send_one(&budget, 0);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 0));
}

static void a_slot_that_serves_somebody_else_by_now_is_left_alone(void **state)
{
	struct skc_budget budget = {.id = 1};
	(void)state;
	struct skc_permit permit = send_one(&budget, 0);
	skc_budget_clear(&budget);
	skc_word_set(&budget.id, 2);
	get_answer(&permit, answer(200, 10, 0, WALL / SKC_SECOND + 60), 0);
	assert_false(skc_budget_rate_limit((struct skc_budget_ref){&budget, 2}, WALL).known);
	assert_int_equal(SKC_BUDGET_GO, wants(&budget, 0));
	/* Whoever still has the slot of before is not counted in it, and knows nothing of it. */
	struct skc_budget_decision decision;
	const struct skc_budget_ref old = {&budget, 1};
	for (int i = 0; i < 9; i++) {
		assert_int_equal(SKC_BUDGET_GO, skc_budget_ask(old, &plain, MONOTONIC, &decision));
		assert_null(decision.permit.budget.slot);
		get_answer(&decision.permit, answer(200, 10, 0, WALL / SKC_SECOND + 60), 0);
	}
	assert_false(skc_budget_rate_limit(old, WALL).known);
	exchange(&budget, 3 * SKC_SECOND, 9, 60);
	assert_int_equal(9, skc_budget_rate_limit((struct skc_budget_ref){&budget, 2}, WALL).remaining);
	assert_false(skc_budget_rate_limit(old, WALL).known);
}

static void an_end_from_before_the_machine_was_started_is_none(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 400 * 24 * 3600 * SKC_SECOND, 0, 400 * 24 * 3600 + 60);
	assert_int_equal(SKC_BUDGET_GO, wants(&budget, 0));
}

/* As a log that slides: the window ends when it did, and more is left of it than before. */
static void what_comes_back_within_a_window_is_used(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 0, 2, 60);
	exchange(&budget, 0, 1, 60);
	struct skc_permit permit = send_one(&budget, SKC_SECOND);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, SKC_SECOND));
	get_answer(&permit, answer(200, 10, 4, WALL / SKC_SECOND + 60), SKC_SECOND);
	for (int i = 0; i < 4; i++) {
		send_one(&budget, SKC_SECOND);
	}
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 60 * SKC_SECOND));
	assert_int_equal(SKC_BUDGET_GO, wants(&budget, 61100 * MS));
}

/* A window in which one is left, after one in which somebody had to wait; it seems to end at 120. */
static void make_scarce(struct skc_budget *budget)
{
	exchange(budget, 0, 0, 60);
	assert_int_equal(SKC_BUDGET_WAIT, wants(budget, 0));
	for (int i = 9; i > 0; i--) {
		exchange(budget, 62 * SKC_SECOND, i, 120);
	}
}

static void the_last_one_is_kept_until_shortly_before_reset(void **state)
{
	struct skc_budget budget = {0};
	const struct skc_budget_rules hurried = {.max_wait = SKC_SECOND};
	struct skc_budget_decision decision;
	(void)state;
	make_scarce(&budget);
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, 62 * SKC_SECOND, &decision));
	assert_in_range(decision.wait, 57750 * MS, 57850 * MS);
	/* Reset was rounded up: the window is over by then. */
	exchange(&budget, 119900 * MS, 9, 180);
	for (int i = 0; i < 8; i++) {
		send_one(&budget, 119900 * MS);
	}
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 119900 * MS));
	/* Who cannot wait so long has it. */
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &hurried, 119900 * MS, &decision));
	get_answer(&decision.permit, answer(200, 10, 0, WALL / SKC_SECOND + 180), 119900 * MS);
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, 119900 * MS, &decision));
	assert_in_range(decision.wait, 61100 * MS, 61200 * MS);
}

static void where_requests_come_back_the_last_one_is_kept_for_a_second(void **state)
{
	struct skc_budget budget = {0};
	const struct skc_budget_rules hurried = {.max_wait = SKC_SECOND};
	struct skc_budget_rules rules = plain;
	struct skc_budget_decision decision;
	(void)state;
	make_scarce(&budget);
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &hurried, 70 * SKC_SECOND, &decision));
	get_answer(&decision.permit, answer(200, 10, 3, WALL / SKC_SECOND + 120), 70 * SKC_SECOND);
	send_one(&budget, 71 * SKC_SECOND);
	send_one(&budget, 71 * SKC_SECOND);
	rules.previous = MONOTONIC + 71 * SKC_SECOND;
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &rules, 71100 * MS, &decision));
	assert_int_equal(900 * MS, decision.wait);
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &rules, 72 * SKC_SECOND, &decision));
	get_answer(&decision.permit, answer(200, 10, 5, WALL / SKC_SECOND + 120), 72 * SKC_SECOND);
	/* Two that are in flight may not be counted in that. */
	for (int i = 0; i < 3; i++) {
		send_one(&budget, 73 * SKC_SECOND);
	}
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 80 * SKC_SECOND));
}

static void what_may_not_be_counted_yet_has_not_come_back(void **state)
{
	struct skc_budget budget = {0};
	struct skc_permit permits[9];
	(void)state;
	exchange(&budget, 0, 9, 60);
	for (int i = 0; i < 9; i++) {
		permits[i] = send_one(&budget, 0);
	}
	/* The server had them in another order, and its answers came in another one again. */
	static const int order[] = {4, 8, 0, 2, 7, 1, 6, 3, 5};
	static const int left[] = {3, 0, 8, 5, 1, 7, 2, 4, 6};
	for (int i = 0; i < 9; i++) {
		get_answer(&permits[order[i]], answer(200, 10, left[i], WALL / SKC_SECOND + 60), MS);
		assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, MS));
	}
}

static void the_head_of_any_answer_opens_a_window(void **state)
{
	static const int statuses[] = {200, 204, 301, 400, 404, 500, 503};
	(void)state;
	for (size_t i = 0; i < COUNT(statuses); i++) {
		struct skc_budget budget = {0};
		struct skc_permit permit = send_one(&budget, 0);
		get_answer(&permit, answer(statuses[i], 10, 9, WALL / SKC_SECOND + 60), 0);
		for (int j = 0; j < 9; j++) {
			send_one(&budget, 0);
		}
		CHECK(wants(&budget, 0) == SKC_BUDGET_WAIT, "%d", statuses[i]);

		struct skc_budget silent = {0};
		permit = send_one(&silent, 0);
		get_answer(&permit, answer(statuses[i], 0, -1, 0), 0);
		for (int j = 0; j < 99; j++) {
			send_one(&silent, 0);
		}
	}
}

static void numbers_that_make_no_sense_are_not_reported_ones(void **state)
{
	(void)state;
	const struct {
		const char *what;
		int64_t limit, remaining, reset;
	} table[] = {
		{"a limit of 0", 0, 0, 60},
		{"more left than there is", 10, 11, 60},
		{"Reset in three years", 10, 0, WALL / SKC_SECOND + 100000000},
		{"Reset in two days", 10, 0, 2 * 24 * 3600},
		{"Reset two days ago", 10, 0, WALL / SKC_SECOND - 2 * 24 * 3600},
		{"no limit at all", 10, -1, 60},
	};
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_budget budget = {0};
		struct skc_response said = answer(200, 10, 1, table[i].reset);
		struct skc_permit permit = send_one(&budget, 0);
		said.said.limit = table[i].limit;
		said.said.remaining = table[i].remaining;
		get_answer(&permit, said, 0);
		for (int j = 0; j < 99; j++) {
			CHECK(wants(&budget, 0) == SKC_BUDGET_GO, "%s", table[i].what);
		}
		CHECK(!skc_budget_rate_limit((struct skc_budget_ref){&budget, 0}, WALL).known, "%s",
			table[i].what);

		/* What was reported before stays. */
		struct skc_budget known = {0};
		exchange(&known, 0, 9, 60);
		permit = send_one(&known, 0);
		get_answer(&permit, said, 0);
		for (int j = 0; j < 8; j++) {
			send_one(&known, 0);
		}
		CHECK(wants(&known, 0) == SKC_BUDGET_WAIT, "%s", table[i].what);
		CHECK(skc_budget_rate_limit((struct skc_budget_ref){&known, 0}, WALL).limit == 10, "%s",
			table[i].what);
	}
}

static void what_was_reported_is_one_word(void **state)
{
	(void)state;
	const struct {
		int64_t limit, remaining, reset;
	} table[] = {{1, 0, 0}, {100, 99, 60}, {262143, 262142, 3600}, {5, 5, 86000}, {7, 3, -86000}};
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_budget budget = {0};
		struct skc_permit permit = send_one(&budget, 0);
		struct skc_response said = answer(200, 1, 1, WALL / SKC_SECOND + table[i].reset);
		said.said.limit = table[i].limit;
		said.said.remaining = table[i].remaining;
		get_answer(&permit, said, 0);
		/* Also a year later. */
		for (int64_t later = 0; later < 2; later++) {
			const struct skc_rate_limit limit = skc_budget_rate_limit(
				(struct skc_budget_ref){&budget, 0}, WALL + later * 365 * 24 * 3600 * SKC_SECOND);
			assert_true(limit.known);
			assert_int_equal(table[i].limit, limit.limit);
			assert_int_equal(table[i].remaining, limit.remaining);
			assert_int_equal(WALL / SKC_SECOND + table[i].reset, limit.reset_at);
		}
	}
	/* What does not fit is shown as the most that does. */
	struct skc_budget budget = {0};
	struct skc_permit permit = send_one(&budget, 0);
	get_answer(&permit, answer(200, 2000000000, 1999999999, WALL / SKC_SECOND + 60), 0);
	const struct skc_rate_limit limit =
		skc_budget_rate_limit((struct skc_budget_ref){&budget, 0}, WALL);
	assert_int_equal(262143, limit.limit);
	assert_int_equal(262143, limit.remaining);
}

static void a_wait_that_a_server_asks_for_ends_after_five_minutes(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 0, 9, 60);
	struct skc_permit refused = send_one(&budget, 0);
	struct skc_response response = answer(429, 10, 0, WALL / SKC_SECOND + 60);
	response.said.retry_after = 1000000 * SKC_SECOND;
	get_answer(&refused, response, 0);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 299 * SKC_SECOND));
	send_one(&budget, 300 * SKC_SECOND);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 300 * SKC_SECOND));
}

static void times_begin_anew_every_five_hours_and_nobody_notices(void **state)
{
	(void)state;
	/* Idle for so long that the end of the last window seems to be ahead again. */
	for (int64_t idle = 0; idle < 20 * 3600; idle += 7) {
		struct skc_budget budget = {0};
		exchange(&budget, 0, 0, 60);
		const enum skc_budget_verdict verdict = wants(&budget, idle * SKC_SECOND);
		CHECK(verdict == (idle < 61 ? SKC_BUDGET_WAIT : SKC_BUDGET_GO), "%d s", (int)idle);
	}
}

/* ---- threads ---- */

#define THREADS 4
#define ROUNDS 40

static struct {
	struct skc_budget budget;
	_Atomic int64_t now; /* since the beginning; goes on by itself */
	_Atomic unsigned used;
	_Atomic unsigned refused;
	_Atomic int64_t sent[THREADS]; /* when its request was; INT64_MAX: none is in flight */
} shared;

/*
 * Time goes on only while somebody waits, and not while a request is in flight for half a second already:
 * a thread that the machine keeps from running is not a server that takes seconds.
 */
static void let_time_pass(int64_t now)
{
	for (int i = 0; i < THREADS; i++) {
		if (shared.sent[i] < now - 500 * MS) {
			return;
		}
	}
	shared.now += 10 * MS;
}

/* A server with windows that end when all threads have met their end. */
static void *flat_out(void *sent_at)
{
	_Atomic int64_t *sent = sent_at;
	for (;;) {
		struct skc_budget_decision decision;
		int64_t now;
		/* Said before it counts: a thread that is kept from running in between would have an old time. */
		do {
			now = shared.now;
			*sent = now;
		} while (now != shared.now);
		if (now > ROUNDS * 10 * SKC_SECOND) {
			*sent = INT64_MAX;
			return NULL;
		}
		if (skc_budget_ask((struct skc_budget_ref){&shared.budget, 0}, &plain, MONOTONIC + now,
				&decision) != SKC_BUDGET_GO) {
			*sent = INT64_MAX;
			let_time_pass(now);
			continue;
		}
		/* Aligned windows of ten seconds, each with a count of its own in the upper bits. */
		const unsigned window = (unsigned)(shared.now / (10 * SKC_SECOND));
		unsigned seen = shared.used, count;
		do {
			count = (seen >> 12 == window ? seen & 4095 : 0) + 1;
		} while (!atomic_compare_exchange_weak(
			&shared.used, &seen, window << 12 | (count < 4095 ? count : 4095)));
		const bool served = count <= 1000;
		shared.refused += !served;
		struct skc_response response = answer(served ? 200 : 429, 1000,
			served ? 1000 - (int)count : 0, WALL / SKC_SECOND + (int64_t)(window + 1) * 10);
		skc_response_finish(&response, WALL + now);
		skc_budget_answered(&decision.permit, &response, MONOTONIC + now, WALL + now);
	}
}

static void threads_at_once_never_send_too_many(void **state)
{
	pthread_t threads[THREADS];
	(void)state;
	for (int i = 0; i < THREADS; i++) {
		shared.sent[i] = INT64_MAX;
	}
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(0, pthread_create(&threads[i], NULL, flat_out, &shared.sent[i]));
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
	}
	assert_int_equal(0, shared.refused);
}

/* ---- killed at any instruction ---- */

#define STATES_MAX 64

/* What shared memory was like after each instruction that changed it. */
struct crash {
	struct skc_budget slot; /* the shared memory itself */
	struct skc_budget states[STATES_MAX];
	unsigned count;
};

/* A server with windows of a minute and 10 requests each, from the first one on. */
struct exact_server {
	int64_t end;
	int used;
};

static struct skc_response ask_server(struct exact_server *server, int64_t now)
{
	if (now >= server->end) {
		server->end = now + 60 * SKC_SECOND;
		server->used = 0;
	}
	const bool served = server->used < 10;
	server->used += served;
	struct skc_response response =
		answer(served ? 200 : 429, 10, 10 - server->used, (WALL + server->end) / 1000);
	if (!served) {
		response.said.retry_after = (server->end - now + 999999) / SKC_SECOND * SKC_SECOND;
	}
	return response;
}

/* The operations that a process may be killed in the middle of. */
static void operate(struct skc_budget *slot, int operation)
{
	struct exact_server server = {0};
	struct skc_permit permit = send_one(slot, 0);
	struct skc_response response;
	switch (operation) {
		case 0: /* the first request of a window */
			break;
		case 1:
			get_answer(&permit, ask_server(&server, 0), 1);
			break;
		case 2:
			get_answer(&permit, ask_server(&server, 0), 1);
			permit = send_one(slot, 2);
			get_answer(&permit, ask_server(&server, 2), 3);
			break;
		case 3:
			response = answer(429, 10, -1, 0);
			response.said.retry_after = 60 * SKC_SECOND;
			get_answer(&permit, response, 1);
			break;
		case 4:
			skc_budget_unanswered(&permit, MONOTONIC + 1);
			break;
		case 5:
			skc_budget_unused(&permit, MONOTONIC + 1);
			break;
	}
}

/* Has a child do it step by step, and keeps what it leaves in shared memory at each. False: no ptrace. */
static bool record(struct crash *crash, int operation)
{
	int status;
	const pid_t child = fork();
	if (child == 0) {
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0) {
			_exit(9);
		}
		raise(SIGSTOP);
		operate(&crash->slot, operation);
		_exit(0);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	crash->count = 0;
	while (WIFSTOPPED(status)) {
		if (crash->count == 0 ||
			memcmp(&crash->states[crash->count - 1], &crash->slot, sizeof(crash->slot)) != 0) {
			assert_true(crash->count < STATES_MAX);
			memcpy(&crash->states[crash->count++], &crash->slot, sizeof(crash->slot));
		}
		if (ptrace(PTRACE_SINGLESTEP, child, NULL, NULL) != 0) {
			break;
		}
		waitpid(child, &status, 0);
	}
	return !WIFEXITED(status) || WEXITSTATUS(status) == 0;
}

/* Somebody else goes on with it, flat out: how many requests of windows 2 to 4 are served. */
static int go_on(struct skc_budget *slot, int *refused)
{
	struct exact_server server = {.end = 60 * SKC_SECOND, .used = 2};
	int served = 0;
	*refused = 0;
	for (int64_t now = 5; server.end < 360 * SKC_SECOND;) {
		struct skc_budget_decision decision;
		if (ask(slot, &plain, now, &decision) != SKC_BUDGET_GO) {
			now += decision.look;
			continue;
		}
		struct skc_response response = ask_server(&server, now);
		served += response.status == 200 && server.end > 121 * SKC_SECOND &&
			server.end < 320 * SKC_SECOND;
		*refused += response.status == 429;
		now += 10 * MS;
		get_answer(&decision.permit, response, now);
	}
	return served;
}

static void whoever_is_killed_at_any_instruction_costs_nothing_after_its_window(void **state)
{
	(void)state;
	unsigned states = 0;
	struct crash *crash =
		mmap(NULL, sizeof(*crash), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(crash != MAP_FAILED);
	for (int operation = 0; operation < 6; operation++) {
		memset(crash, 0, sizeof(*crash));
		if (!record(crash, operation)) {
			skip();
		}
		CHECK(crash->count >= 3, "%d: %u states", operation, crash->count);
		for (unsigned i = 0; i < crash->count; i++) {
			int refused;
			const int served = go_on(&crash->states[i], &refused);
			CHECK(served == 30 && refused == 0, "operation %d, state %u: %d served, %d refused",
				operation, i, served, refused);
			states++;
		}
	}
	print_message("%u states that a killed process may leave\n", states);
	munmap(crash, sizeof(*crash));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_request_goes_and_the_others_wait_for_its_answer),
		cmocka_unit_test(when_the_first_answer_does_not_come_another_one_goes),
		cmocka_unit_test(a_wait_lasts_until_a_second_after_a_reset_in_whole_seconds),
		cmocka_unit_test(milliseconds_and_seconds_left_are_understood),
		cmocka_unit_test(the_clock_of_the_server_may_be_any),
		cmocka_unit_test(what_others_use_is_kept_apart),
		cmocka_unit_test(a_reserve_is_left_to_others),
		cmocka_unit_test(what_was_left_over_need_not_wait_at_the_turn),
		cmocka_unit_test(a_refusal_holds_back_everyone),
		cmocka_unit_test(a_server_that_says_nothing_is_asked_freely_until_it_refuses),
		cmocka_unit_test(a_limit_may_be_assumed_until_the_server_states_its_own),
		cmocka_unit_test(what_was_not_sent_goes_back),
		cmocka_unit_test(a_slot_that_serves_somebody_else_by_now_is_left_alone),
		cmocka_unit_test(an_end_from_before_the_machine_was_started_is_none),
		cmocka_unit_test(a_reserve_of_all_there_is_ends_when_the_limit_grows),
		cmocka_unit_test(an_assumed_minute_begins_when_the_last_answer_has_come),
		cmocka_unit_test(who_ignores_an_assumed_limit_does_not_make_others_wait_longer),
		cmocka_unit_test(what_comes_back_within_a_window_is_used),
		cmocka_unit_test(the_last_one_is_kept_until_shortly_before_reset),
		cmocka_unit_test(where_requests_come_back_the_last_one_is_kept_for_a_second),
		cmocka_unit_test(what_may_not_be_counted_yet_has_not_come_back),
		cmocka_unit_test(the_head_of_any_answer_opens_a_window),
		cmocka_unit_test(numbers_that_make_no_sense_are_not_reported_ones),
		cmocka_unit_test(what_was_reported_is_one_word),
		cmocka_unit_test(a_wait_that_a_server_asks_for_ends_after_five_minutes),
		cmocka_unit_test(times_begin_anew_every_five_hours_and_nobody_notices),
		cmocka_unit_test(threads_at_once_never_send_too_many),
		cmocka_unit_test(whoever_is_killed_at_any_instruction_costs_nothing_after_its_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
