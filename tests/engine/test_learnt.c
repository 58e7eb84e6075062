#define _GNU_SOURCE 1

#include "support.h"

#include "../../src/learnt.h"

static void the_same_names_give_the_same_id_and_others_another(void **state)
{
	static struct skc_learnt learnt, other;
	(void)state;
	skc_learnt_init(&learnt, 1);
	skc_learnt_init(&other, 2);
	const uint64_t ids[] = {
		skc_learnt_id(&learnt, 0, "https://a", NULL),
		skc_learnt_id(&learnt, 0, "https://b", NULL),
		skc_learnt_id(&learnt, 0, "https://a", "sk_live_1"),
		skc_learnt_id(&learnt, 0, "https://a", "sk_live_2"),
		skc_learnt_id(&learnt, 0, "https://asp", "k_live_1"),
		skc_learnt_id(&learnt, 0, "https://a", ""),
		skc_learnt_id(&learnt, 1, "https://a", "sk_live_1"),
		skc_learnt_id(&learnt, 2, "https://a", "sk_live_1"),
		skc_learnt_id(&learnt, 1, "https://a", NULL),
		skc_learnt_id(&other, 0, "https://a", "sk_live_1"),
	};
	for (size_t i = 0; i < COUNT(ids); i++) {
		assert_true(ids[i] != 0);
		for (size_t j = 0; j < i; j++) {
			CHECK(ids[i] != ids[j], "%zu and %zu", i, j);
		}
	}
	assert_true(ids[0] == skc_learnt_id(&learnt, 0, "https://a", NULL));
	assert_true(ids[2] == skc_learnt_id(&learnt, 0, "https://a", "sk_live_1"));
	assert_true(ids[7] == skc_learnt_id(&learnt, 2, "https://a", "sk_live_1"));
}

static void a_new_slot_knows_nothing_and_an_old_one_what_was_put_in(void **state)
{
	static struct skc_learnt learnt;
	(void)state;
	skc_learnt_init(&learnt, 99);
	uint64_t id = skc_learnt_id(&learnt, 0, "https://a", "key");
	struct skc_learnt_slot *slot = skc_learnt_slot(&learnt, id);
	assert_true(slot->id == id);
	assert_false(slot->rate_limit.known);
	assert_false(slot->sort_settled);
	assert_int_equal(SKC_SORT_FORM, slot->sort_style);
	slot->rate_limit = (struct skc_rate_limit){true, 100, 7, 1710925200};
	slot->sort_style = SKC_SORT_DEEP_OBJECT;
	slot->sort_settled = true;
	slot = skc_learnt_slot(&learnt, id);
	assert_true(slot->rate_limit.known);
	assert_int_equal(7, slot->rate_limit.remaining);
	assert_int_equal(SKC_SORT_DEEP_OBJECT, slot->sort_style);
	assert_true(slot->sort_settled);
}

static void a_full_table_forgets_what_was_unused_for_longest(void **state)
{
	static struct skc_learnt learnt;
	(void)state;
	skc_learnt_init(&learnt, 5);
	for (uint64_t id = 1; id <= SKC_LEARNT_SLOTS; id++) {
		skc_learnt_slot(&learnt, id)->rate_limit.limit = (int64_t)id;
	}
	skc_learnt_slot(&learnt, 1); /* used again: now 2 is the oldest */
	assert_int_equal(0, skc_learnt_slot(&learnt, 1000)->rate_limit.limit);
	for (uint64_t id = 3; id <= SKC_LEARNT_SLOTS; id++) {
		assert_int_equal(id, skc_learnt_slot(&learnt, id)->rate_limit.limit);
	}
	assert_int_equal(1, skc_learnt_slot(&learnt, 1)->rate_limit.limit);
	assert_int_equal(0, skc_learnt_slot(&learnt, 2)->rate_limit.limit);
}

static void the_table_holds_no_text_of_a_key(void **state)
{
	static struct skc_learnt learnt;
	static const char key[] = "sk_live_0123456789";
	(void)state;
	skc_learnt_init(&learnt, 5);
	skc_learnt_slot(&learnt, skc_learnt_id(&learnt, 0, "https://a", key));
	assert_null(memmem(&learnt, sizeof(learnt), key, 8));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_names_give_the_same_id_and_others_another),
		cmocka_unit_test(a_new_slot_knows_nothing_and_an_old_one_what_was_put_in),
		cmocka_unit_test(a_full_table_forgets_what_was_unused_for_longest),
		cmocka_unit_test(the_table_holds_no_text_of_a_key),
	};
	return cmocka_run_group_tests_name("learnt", tests, NULL, NULL);
}
