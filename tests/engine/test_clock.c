#include "support.h"

#include <time.h>

#include "../../src/clock.h"

static void the_machine_s_clock_never_goes_back(void **state)
{
	int64_t last = skc_clock_monotonic(&skc_clock_system);
	(void)state;
	for (int i = 0; i < 10000; i++) {
		int64_t now = skc_clock_monotonic(&skc_clock_system);
		assert_true(now >= last);
		last = now;
	}
}

static void monotonic_time_is_in_microseconds(void **state)
{
	struct timespec before, after;
	(void)state;
	clock_gettime(CLOCK_BOOTTIME, &before);
	int64_t now = skc_clock_monotonic(&skc_clock_system);
	clock_gettime(CLOCK_BOOTTIME, &after);
	assert_true(now >= before.tv_sec * SKC_SECOND + before.tv_nsec / 1000);
	assert_true(now <= after.tv_sec * SKC_SECOND + after.tv_nsec / 1000);
}

static void wall_time_counts_from_1970(void **state)
{
	time_t before = time(NULL);
	int64_t now = skc_clock_wall(&skc_clock_system);
	(void)state;
	/* time() may lag behind by a timer tick. */
	assert_true(now / SKC_SECOND >= before && now / SKC_SECOND <= time(NULL) + 1);
}

static int64_t add_one(void *context)
{
	return *(int *)context + 1;
}

static int64_t add_two(void *context)
{
	return *(int *)context + 2;
}

static void a_clock_of_one_s_own_is_asked_with_its_context(void **state)
{
	int context = 40;
	const struct skc_clock clock = {add_one, add_two, &context};
	(void)state;
	assert_int_equal(41, skc_clock_monotonic(&clock));
	assert_int_equal(42, skc_clock_wall(&clock));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_machine_s_clock_never_goes_back),
		cmocka_unit_test(monotonic_time_is_in_microseconds),
		cmocka_unit_test(wall_time_counts_from_1970),
		cmocka_unit_test(a_clock_of_one_s_own_is_asked_with_its_context),
	};
	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
