#define _GNU_SOURCE 1

#include "support.h"

#include "../../src/clock.h"
#include "../../src/learnt.h"

/* Makes use of a budget: its window ends so long after `now`. */
static void use(struct skc_budget *budget, int64_t now)
{
	const struct skc_budget_rules rules = {.ignore = true};
	struct skc_budget_ticket ticket;
	int64_t wait, look;
	assert_int_equal(SKC_BUDGET_GO, skc_budget_ask(budget, &rules, now, &ticket, &wait, &look));
}

static void the_same_names_are_the_same_entry_and_others_another(void **state)
{
	static struct skc_learnt learnt, other;
	(void)state;
	skc_learnt_init(&learnt, 1);
	skc_learnt_init(&other, 2);
	const struct {
		uint64_t scope;
		const char *name;
	} names[] = {{0, "a"}, {0, "b"}, {0, "ab"}, {0, ""}, {1, "a"}, {2, "a"}, {1, "b"}};
	struct skc_budget *budgets[COUNT(names)];
	struct skc_origin *origins[COUNT(names)];
	for (size_t i = 0; i < COUNT(names); i++) {
		budgets[i] = skc_learnt_budget(&learnt, names[i].scope, names[i].name, 0);
		origins[i] = skc_learnt_origin(&learnt, names[i].scope, names[i].name, 0);
		for (size_t j = 0; j < i; j++) {
			CHECK(budgets[i] != budgets[j] && origins[i] != origins[j], "%zu and %zu", i, j);
		}
	}
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_ptr_equal(budgets[i], skc_learnt_budget(&learnt, names[i].scope, names[i].name, 5));
		assert_ptr_equal(origins[i], skc_learnt_origin(&learnt, names[i].scope, names[i].name, 5));
	}
	/* Ids are of use in one table only. */
	assert_true(
		skc_word_get(&skc_learnt_budget(&other, 0, "a", 0)->id) != skc_word_get(&budgets[0]->id));
}

static void a_full_table_gives_away_the_window_that_ended_longest_ago(void **state)
{
	static struct skc_learnt learnt;
	char name[16];
	(void)state;
	skc_learnt_init(&learnt, 99);
	struct skc_budget *kept = skc_learnt_budget(&learnt, 0, "kept", SKC_SECOND);
	for (int i = 0; i < 10 * SKC_LEARNT_BUDGETS; i++) {
		const int64_t now = (i + 1) * SKC_SECOND;
		snprintf(name, sizeof(name), "%d", i);
		struct skc_budget *budget = skc_learnt_budget(&learnt, 0, name, now);
		use(budget, now);
		assert_ptr_equal(budget, skc_learnt_budget(&learnt, 0, name, now));
		/* Used all the time, it never is the oldest. */
		assert_ptr_equal(kept, skc_learnt_budget(&learnt, 0, "kept", now));
		use(kept, now);
	}
	/* One that had to make room knows nothing when it comes back. */
	struct skc_budget *again = skc_learnt_budget(&learnt, 0, "0", 9999 * SKC_SECOND);
	assert_true(skc_budget_end(again, 9999 * SKC_SECOND) == INT64_MIN);
}

static void a_full_table_of_base_urls_forgets_the_one_unused_for_longest(void **state)
{
	static struct skc_learnt learnt;
	char name[16];
	(void)state;
	skc_learnt_init(&learnt, 99);
	struct skc_origin *kept = skc_learnt_origin(&learnt, 0, "kept", 1);
	skc_origin_learn_protocol(kept, SKC_PROTOCOL_HTTP2);
	for (int i = 0; i < 10 * SKC_LEARNT_ORIGINS; i++) {
		snprintf(name, sizeof(name), "%d", i);
		struct skc_origin *origin = skc_learnt_origin(&learnt, 0, name, 2 * i + 2);
		assert_int_equal(SKC_PROTOCOL_UNKNOWN, skc_origin_protocol(origin));
		skc_origin_learn_protocol(origin, SKC_PROTOCOL_HTTP1);
		kept = skc_learnt_origin(&learnt, 0, "kept", 2 * i + 3);
		assert_int_equal(SKC_PROTOCOL_HTTP2, skc_origin_protocol(kept));
	}
}

static void what_was_found_out_of_sort_is_believed_for_a_day(void **state)
{
	static struct skc_learnt learnt;
	const int64_t day = 24 * 3600 * SKC_SECOND;
	const int64_t now = 5 * day;
	(void)state;
	skc_learnt_init(&learnt, 1);
	struct skc_origin *origin = skc_learnt_origin(&learnt, 0, "a", now);
	assert_int_equal(SKC_SORT_FORM, skc_origin_sort_style(origin));
	assert_false(skc_origin_is_sort_settled(origin, now));
	skc_origin_learn_protocol(origin, SKC_PROTOCOL_HTTP2);
	skc_origin_settle_sort(origin, SKC_SORT_DEEP_OBJECT, now);
	assert_int_equal(SKC_SORT_DEEP_OBJECT, skc_origin_sort_style(origin));
	assert_int_equal(SKC_PROTOCOL_HTTP2, skc_origin_protocol(origin));
	assert_true(skc_origin_is_sort_settled(origin, now));
	assert_true(skc_origin_is_sort_settled(origin, now + day - 2 * SKC_SECOND));
	assert_false(skc_origin_is_sort_settled(origin, now + day + 2 * SKC_SECOND));
	/* The style stays; it may be asked again whether it is right. */
	assert_int_equal(SKC_SORT_DEEP_OBJECT, skc_origin_sort_style(origin));
	/* A machine that was started anew counts from nothing. */
	assert_false(skc_origin_is_sort_settled(origin, SKC_SECOND));
}

static void memory_of_another_kind_is_told(void **state)
{
	static struct skc_learnt learnt;
	(void)state;
	memset(&learnt, 0, sizeof(learnt));
	assert_false(skc_learnt_is_one(&learnt));
	skc_learnt_init(&learnt, 1);
	assert_true(skc_learnt_is_one(&learnt));
	learnt.version++;
	assert_false(skc_learnt_is_one(&learnt));
	skc_learnt_init(&learnt, 1);
	learnt.size--;
	assert_false(skc_learnt_is_one(&learnt));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_names_are_the_same_entry_and_others_another),
		cmocka_unit_test(a_full_table_gives_away_the_window_that_ended_longest_ago),
		cmocka_unit_test(a_full_table_of_base_urls_forgets_the_one_unused_for_longest),
		cmocka_unit_test(what_was_found_out_of_sort_is_believed_for_a_day),
		cmocka_unit_test(memory_of_another_kind_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
