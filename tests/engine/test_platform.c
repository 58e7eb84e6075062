#define _GNU_SOURCE 1

#include <errno.h>
#include <grp.h>
#include <sched.h>
#include <sys/wait.h>

#include "support.h"

/* Groups as a system has them, the names of their members included. */
static int pretend_getgrnam_r(
	const char *name, struct group *group, char *memory, size_t size, struct group **found)
{
	const size_t members = strcmp(name, "large") == 0 ? 600
		: strcmp(name, "huge") == 0                   ? 100000
													  : 1;
	*found = NULL;
	if (strcmp(name, "broken") == 0) {
		return EIO;
	}
	if (strcmp(name, "none") == 0) {
		return 0;
	}
	if (size < members * (sizeof(char *) + 32)) {
		return ERANGE;
	}
	memset(memory, 'x', members * (sizeof(char *) + 32));
	group->gr_gid = (gid_t)members;
	*found = group;
	return 0;
}

#define getgrnam_r pretend_getgrnam_r
#include "../../src/platform.h"

static void a_group_is_found_however_many_members_it_has(void **state)
{
	(void)state;
	assert_int_equal(1, skc_group_named("small"));
	assert_int_equal(600, skc_group_named("large"));
	assert_int_equal(100000, skc_group_named("huge"));
	assert_int_equal(-1, skc_group_named("none"));
	assert_int_equal(-1, skc_group_named("broken"));
}

static void runs_of_the_clock_have_a_name(void **state)
{
	(void)state;
	assert_true(skc_time_run() == skc_time_run());
#ifdef __linux__
	assert_true(skc_time_run() != 0);
#endif
}

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80 /* of Linux 5.6 */
#endif

/* As in a container whose clock counts from elsewhere. */
static void another_time_namespace_is_another_run(void **state)
{
	const uint64_t here = skc_time_run();
	int status;
	(void)state;
	if (unshare(CLONE_NEWTIME) != 0) {
		print_message(
			"SKIPPED tests/engine/test_platform.c: only root can make a time namespace\n");
		skip();
	}
	const pid_t child = fork();
	if (child == 0) {
		_exit(skc_time_run() != here && skc_time_run() != 0 ? 0 : 1);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	assert_int_equal(0, status);
	assert_true(skc_time_run() == here);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_group_is_found_however_many_members_it_has),
		cmocka_unit_test(runs_of_the_clock_have_a_name),
		cmocka_unit_test(another_time_namespace_is_another_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
