#include "support.h"

#include <locale.h>

#include "../../src/checkpoint.h"
#include "../../src/id_set.h"

static struct skc_mark mark(int64_t time, unsigned ids)
{
	struct skc_mark mark = {.known = true, .time = time, .at = 1000000, .reach = 300};
	for (unsigned i = 0; i < ids; i++) {
		skc_mark_add(&mark, UINT64_MAX - (uint64_t)time * 1000 - i);
	}
	return mark;
}

static struct skc_checkpoint full(unsigned gaps, unsigned ids)
{
	const int64_t now = INT64_C(1790000000000000);
	struct skc_checkpoint checkpoint = {.query = UINT64_MAX,
		.organisation = UINT64_MAX - 1,
		.churn = true,
		.newest = mark(now, ids),
		.gap_count = gaps};
	for (unsigned i = 0; i < gaps; i++) {
		checkpoint.gaps[i].top = mark(now - 2 * i, ids);
		checkpoint.gaps[i].floor = mark(now - 2 * i - 1, ids);
	}
	return checkpoint;
}

static void check_same_mark(const struct skc_mark *a, const struct skc_mark *b)
{
	assert_true(a->known == b->known && a->whole == b->whole && a->time == b->time &&
		a->at == b->at && a->reach == b->reach && a->id_count == b->id_count);
	assert_memory_equal(a->ids, b->ids, a->id_count * sizeof(a->ids[0]));
}

static void a_checkpoint_says_what_it_was_told(void **state)
{
	(void)state;
	for (unsigned gaps = 0; gaps <= SKC_GAPS_MAX; gaps++) {
		for (unsigned ids = 0; ids < 4; ids++) {
			struct skc_checkpoint checkpoint = full(gaps, ids), again;
			char text[SKC_CHECKPOINT_SIZE];
			if (gaps > 0) {
				checkpoint.gaps[gaps - 1].floor = (struct skc_mark){.known = false};
			}
			checkpoint.completed = gaps == 0;
			size_t len = skc_checkpoint_write(&checkpoint, text);
			assert_int_equal(strlen(text), len);
			assert_int_equal(SKC_CHECKPOINT_OK, skc_checkpoint_read(&again, text, len));
			assert_true(again.query == checkpoint.query && again.churn == checkpoint.churn &&
				again.completed == checkpoint.completed &&
				again.organisation == checkpoint.organisation);
			assert_int_equal(gaps, again.gap_count);
			check_same_mark(&checkpoint.newest, &again.newest);
			for (unsigned i = 0; i < gaps; i++) {
				check_same_mark(&checkpoint.gaps[i].top, &again.gaps[i].top);
				check_same_mark(&checkpoint.gaps[i].floor, &again.gaps[i].floor);
			}
		}
	}
}

static void times_of_every_size_and_sign_are_kept(void **state)
{
	static const int64_t times[] = {
		0, 1, -1, INT64_MAX, INT64_MIN, 1790000000000000, -62135596800000000};
	(void)state;
	for (size_t i = 0; i < COUNT(times); i++) {
		struct skc_checkpoint checkpoint = {.completed = true, .newest = mark(0, 0)}, again;
		char text[SKC_CHECKPOINT_SIZE];
		checkpoint.newest.time = times[i];
		size_t len = skc_checkpoint_write(&checkpoint, text);
		assert_int_equal(SKC_CHECKPOINT_OK, skc_checkpoint_read(&again, text, len));
		assert_true(again.newest.time == times[i]);
	}
}

static void the_text_is_short_and_safe_anywhere(void **state)
{
	char text[SKC_CHECKPOINT_SIZE];
	(void)state;
	for (unsigned gaps = 0; gaps <= SKC_GAPS_MAX; gaps++) {
		struct skc_checkpoint checkpoint = full(gaps, SKC_MARK_IDS), again;
		size_t len = skc_checkpoint_write(&checkpoint, text);
		CHECK(len <= (gaps <= 3 ? 1024 : SKC_CHECKPOINT_SIZE - 1), "%zu bytes, %u gaps", len, gaps);
		assert_memory_equal("skipcall1.", text, 10);
		assert_int_equal(
			len, strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."));
		assert_int_equal(SKC_CHECKPOINT_OK, skc_checkpoint_read(&again, text, len));
		/* Fewer ids, all of them right. */
		for (unsigned i = 0; i < gaps; i++) {
			assert_true(again.gaps[i].top.id_count >= SKC_CHECKPOINT_IDS / (2 * gaps + 1));
			assert_memory_equal(again.gaps[i].top.ids, checkpoint.gaps[i].top.ids,
				again.gaps[i].top.id_count * sizeof(uint64_t));
		}
	}
	/* The longest there can be: every number at its largest. */
	struct skc_checkpoint longest = full(SKC_GAPS_MAX, SKC_MARK_IDS);
	struct skc_mark *marks[2 * SKC_GAPS_MAX + 1] = {&longest.newest};
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		marks[2 * i + 1] = &longest.gaps[i].top;
		marks[2 * i + 2] = &longest.gaps[i].floor;
	}
	for (size_t i = 0; i < COUNT(marks); i++) {
		marks[i]->time = INT64_MIN;
		marks[i]->at = marks[i]->reach = INT64_MAX;
	}
	assert_true(skc_checkpoint_write(&longest, text) < SKC_CHECKPOINT_SIZE);
}

static void the_text_is_the_same_everywhere(void **state)
{
	struct skc_checkpoint checkpoint = {.query = 1, .completed = true, .newest = mark(123456, 0)};
	char text[SKC_CHECKPOINT_SIZE];
	(void)state;
	skc_mark_add(&checkpoint.newest, skc_id_hash(BYTES("0198a1b2-call-id")));
	setlocale(LC_ALL, "");
	skc_checkpoint_write(&checkpoint, text);
	assert_string_equal("skipcall1.B.A.B.F.8SA.HoSA.JY.Pif1yNkQoRC.A.H97OfRBARc1", text);
}

static void every_damaged_text_is_refused(void **state)
{
	struct guarded guarded;
	struct skc_checkpoint checkpoint = full(3, 2), again;
	char text[SKC_CHECKPOINT_SIZE];
	(void)state;
	guarded_init(&guarded, SKC_CHECKPOINT_SIZE);
	size_t len = skc_checkpoint_write(&checkpoint, text);
	for (size_t i = 0; i < len; i++) {
		for (unsigned c = 0; c < 256; c++) {
			char *copy = guarded_put(&guarded, text, len);
			if ((char)c != text[i]) {
				copy[i] = (char)c;
				enum skc_checkpoint_problem problem = skc_checkpoint_read(&again, copy, len);
				assert_true(problem == (i < 8 ? SKC_CHECKPOINT_FOREIGN : SKC_CHECKPOINT_DAMAGED) ||
					((i == 8 || i == 9) && problem == SKC_CHECKPOINT_VERSION));
			}
		}
	}
	for (size_t cut = 0; cut < len; cut++) {
		char *copy = guarded_put(&guarded, text, cut);
		assert_int_equal(cut < 8 ? SKC_CHECKPOINT_FOREIGN : SKC_CHECKPOINT_DAMAGED,
			skc_checkpoint_read(&again, copy, cut));
	}
	char *copy = guarded_put(&guarded, text, len + 1);
	assert_int_equal(SKC_CHECKPOINT_DAMAGED, skc_checkpoint_read(&again, copy, len + 1));
	guarded_free(&guarded);
}

static void what_is_wrong_with_a_text_is_told(void **state)
{
	static const struct {
		const char *text;
		enum skc_checkpoint_problem problem;
	} table[] = {
		{"", SKC_CHECKPOINT_FOREIGN},
		{"{\"page\":3}", SKC_CHECKPOINT_FOREIGN},
		{"skipcal", SKC_CHECKPOINT_FOREIGN},
		{"skipcall", SKC_CHECKPOINT_DAMAGED},
		{"skipcall1", SKC_CHECKPOINT_DAMAGED},
		{"skipcall1.", SKC_CHECKPOINT_DAMAGED},
		{"skipcall2.A.B", SKC_CHECKPOINT_VERSION},
		{"skipcall12.A.B", SKC_CHECKPOINT_VERSION},
	};
	struct skc_checkpoint checkpoint;
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK(skc_checkpoint_read(&checkpoint, table[i].text, strlen(table[i].text)) ==
				table[i].problem,
			"%s", table[i].text);
	}
}

/* Texts that are whole, but say what cannot be. */
static void what_cannot_be_is_refused(void **state)
{
	(void)state;
	for (unsigned what = 0; what < 7; what++) {
		struct skc_checkpoint checkpoint = full(2, 1), again;
		char text[SKC_CHECKPOINT_SIZE];
		if (what == 0) {
			checkpoint.completed = true;
		} else if (what == 1) {
			checkpoint.gaps[1].top.time = checkpoint.gaps[0].floor.time + 1;
		} else if (what == 2) {
			checkpoint.gaps[0].floor.known = false;
		} else if (what == 3) {
			checkpoint.gaps[1].top.known = false;
		} else if (what == 4) {
			checkpoint.gaps[0].top.at = -1;
		} else if (what == 5) {
			checkpoint.gaps[1].floor.time = checkpoint.gaps[1].top.time + 1;
		} else {
			checkpoint.newest.reach = INT64_MAX;
		}
		size_t len = skc_checkpoint_write(&checkpoint, text);
		CHECK(skc_checkpoint_read(&again, text, len) == SKC_CHECKPOINT_DAMAGED, "case %u", what);
	}
}

static void hashes_of_ids_differ(void **state)
{
	struct skc_id_set set;
	(void)state;
	skc_id_set_init(&set);
	assert_false(skc_id_set_has(&set, 1));
	for (unsigned i = 0; i < 300000; i++) {
		char id[40];
		int len = snprintf(id, sizeof(id),
			i % 3 == 0       ? "%u"
				: i % 3 == 1 ? "0198-%08x-%08x"
							 : "call_%x",
			i, i / 7);
		assert_true(skc_id_set_reserve(&set, 1));
		assert_true(skc_id_set_add(&set, skc_id_hash(id, (size_t)len)));
	}
	/* Zeros, and where words end. */
	for (size_t len = 0; len < 40; len++) {
		assert_true(skc_id_set_reserve(&set, 1));
		assert_true(skc_id_set_add(&set, skc_id_hash((char[40]){0}, len)));
	}
	assert_int_equal(300040, set.count);
	skc_id_set_clear(&set);
	assert_false(skc_id_set_has(&set, skc_id_hash("", 0)));
	assert_false(skc_id_set_reserve(&set, SIZE_MAX));
	skc_id_set_free(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_checkpoint_says_what_it_was_told),
		cmocka_unit_test(times_of_every_size_and_sign_are_kept),
		cmocka_unit_test(the_text_is_short_and_safe_anywhere),
		cmocka_unit_test(the_text_is_the_same_everywhere),
		cmocka_unit_test(every_damaged_text_is_refused),
		cmocka_unit_test(what_is_wrong_with_a_text_is_told),
		cmocka_unit_test(what_cannot_be_is_refused),
		cmocka_unit_test(hashes_of_ids_differ),
	};
	return cmocka_run_group_tests_name("checkpoint", tests, NULL, NULL);
}
