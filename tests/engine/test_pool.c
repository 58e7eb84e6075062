#include "support.h"

#include <sys/wait.h>

#include "../../src/pool.h"

static void an_empty_pool_allocates_nothing(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	assert_null(pool.multi);
	assert_null(pool.share);
	assert_null(pool.sockets);
	assert_int_equal(getpid(), pool.owner);
	assert_true(skc_pool_check_owner(&pool));
	skc_pool_free(&pool);
}

static void the_multi_handle_is_made_once(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	CURLM *multi = skc_pool_multi(&pool);
	assert_non_null(multi);
	assert_non_null(pool.share);
	assert_ptr_equal(multi, skc_pool_multi(&pool));
	skc_pool_free(&pool);
	assert_null(pool.multi);
	assert_non_null(skc_pool_multi(&pool));
	skc_pool_free(&pool);
}

static void handles_given_back_are_lent_again(void **state)
{
	struct skc_pool pool;
	char *private = NULL;
	int mark;
	(void)state;
	skc_pool_init(&pool);
	skc_pool_multi(&pool);
	CURL *handle = skc_pool_borrow(&pool);
	assert_non_null(handle);
	curl_easy_setopt(handle, CURLOPT_PRIVATE, &mark);
	skc_pool_give_back(&pool, handle);
	assert_int_equal(1, pool.spare_count);
	assert_ptr_equal(handle, skc_pool_borrow(&pool));
	assert_int_equal(0, pool.spare_count);
	/* Nothing of the last user is left in it. */
	curl_easy_getinfo(handle, CURLINFO_PRIVATE, &private);
	assert_null(private);
	skc_pool_give_back(&pool, handle);
	skc_pool_free(&pool);
}

static void no_more_handles_are_kept_than_there_is_room_for(void **state)
{
	struct skc_pool pool;
	CURL *handles[SKC_POOL_SPARE_HANDLES + 3];
	(void)state;
	skc_pool_init(&pool);
	skc_pool_multi(&pool);
	for (size_t i = 0; i < COUNT(handles); i++) {
		handles[i] = skc_pool_borrow(&pool);
		assert_non_null(handles[i]);
	}
	for (size_t i = 0; i < COUNT(handles); i++) {
		skc_pool_give_back(&pool, handles[i]);
	}
	assert_int_equal(SKC_POOL_SPARE_HANDLES, pool.spare_count);
	skc_pool_free(&pool);
	assert_int_equal(0, pool.spare_count);
}

/* Ends the child with the line at which something was not so; 0 when all was. */
#define CHILD_CHECK(truth) \
	do { \
		if (!(truth)) { \
			_exit(__LINE__ % 250 + 1); \
		} \
	} while (0)

static void a_child_notices_once_that_the_pool_is_its_parent_s(void **state)
{
	struct skc_pool pool;
	int status;
	(void)state;
	skc_pool_init(&pool);
	CURLM *multi = skc_pool_multi(&pool);
	skc_pool_give_back(&pool, skc_pool_borrow(&pool));
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		alarm(20);
		CHILD_CHECK(!skc_pool_check_owner(&pool));
		CHILD_CHECK(pool.multi == NULL && pool.spare_count == 0 && pool.owner == getpid());
		CHILD_CHECK(skc_pool_check_owner(&pool));
		CHILD_CHECK(skc_pool_multi(&pool) != NULL && pool.multi != multi);
		skc_pool_free(&pool);
		CHILD_CHECK(pool.multi == NULL);
		_exit(0);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	assert_int_equal(0, status);
	assert_true(skc_pool_check_owner(&pool));
	assert_ptr_equal(multi, pool.multi);
	skc_pool_free(&pool);
}

static void a_child_that_only_frees_the_pool_leaves_the_parent_s_alone(void **state)
{
	struct skc_pool pool;
	int status;
	(void)state;
	skc_pool_init(&pool);
	skc_pool_multi(&pool);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		alarm(20);
		skc_pool_free(&pool);
		CHILD_CHECK(pool.multi == NULL && pool.sockets == NULL);
		_exit(0);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	assert_int_equal(0, status);
	skc_pool_free(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_pool_allocates_nothing),
		cmocka_unit_test(the_multi_handle_is_made_once),
		cmocka_unit_test(handles_given_back_are_lent_again),
		cmocka_unit_test(no_more_handles_are_kept_than_there_is_room_for),
		cmocka_unit_test(a_child_notices_once_that_the_pool_is_its_parent_s),
		cmocka_unit_test(a_child_that_only_frees_the_pool_leaves_the_parent_s_alone),
	};
	curl_global_init(CURL_GLOBAL_DEFAULT);
	int failed = cmocka_run_group_tests_name("pool", tests, NULL, NULL);
	curl_global_cleanup();
	return failed;
}
