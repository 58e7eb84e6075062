#include "support.h"

#include <sys/wait.h>

#include "../../src/pool.h"

/* A handle in a generation. */
struct lent {
	CURL *handle;
	struct skc_generation *generation;
};

static struct lent lend_at(struct skc_pool *pool, struct skc_pool_place place, int64_t now)
{
	struct lent lent = {.handle = skc_pool_borrow(pool)};
	assert_non_null(lent.handle);
	lent.generation = skc_pool_add(pool, &place, lent.handle, now);
	assert_non_null(lent.generation);
	return lent;
}

static struct lent lend(struct skc_pool *pool, enum skc_keep keep, int64_t now)
{
	return lend_at(pool, (struct skc_pool_place){.keep = keep}, now);
}

static void take_back(struct skc_pool *pool, struct lent lent)
{
	skc_pool_remove(pool, lent.generation, lent.handle, 0);
	skc_pool_give_back(pool, lent.handle);
}

static unsigned count_generations(const struct skc_pool *pool)
{
	unsigned count = 0;
	for (const struct skc_generation *generation = pool->generations; generation != NULL;
		 generation = generation->next) {
		count++;
	}
	return count;
}

static void an_empty_pool_allocates_nothing(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	assert_null(pool.generations);
	assert_null(pool.share);
	assert_null(pool.sockets);
	assert_int_equal(getpid(), pool.owner);
	assert_true(skc_pool_check_owner(&pool));
	assert_int_equal(0, skc_pool_retire(&pool));
	skc_pool_end_request(&pool);
	skc_pool_poll(&pool, 0);
	skc_pool_free(&pool);
}

static void transfers_share_a_generation_until_it_is_retired(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	struct lent first = lend(&pool, SKC_KEEP_PROCESS, 0);
	struct lent second = lend(&pool, SKC_KEEP_PROCESS, 5);
	assert_ptr_equal(first.generation, second.generation);
	assert_int_equal(2, first.generation->transfers);
	skc_pool_retire(&pool);
	struct lent third = lend(&pool, SKC_KEEP_PROCESS, 6);
	assert_ptr_not_equal(first.generation, third.generation);
	assert_int_equal(2, count_generations(&pool));
	/* The old one lives until its last transfer ends. */
	take_back(&pool, first);
	assert_int_equal(2, count_generations(&pool));
	take_back(&pool, second);
	assert_int_equal(1, count_generations(&pool));
	take_back(&pool, third);
	assert_int_equal(1, count_generations(&pool));
	skc_pool_retire(&pool);
	assert_int_equal(0, count_generations(&pool));
	skc_pool_free(&pool);
}

static void a_generation_that_is_too_old_is_followed_by_another(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	pool.limits.max_age = 100;
	struct lent old = lend(&pool, SKC_KEEP_PROCESS, 1000);
	struct lent young = lend(&pool, SKC_KEEP_PROCESS, 1099);
	assert_ptr_equal(old.generation, young.generation);
	struct lent next = lend(&pool, SKC_KEEP_PROCESS, 1100);
	assert_ptr_not_equal(old.generation, next.generation);
	assert_true(old.generation->retired);
	take_back(&pool, old);
	take_back(&pool, young);
	take_back(&pool, next);
	skc_pool_free(&pool);
}

static void what_is_kept_for_a_request_ends_with_it(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	struct lent process = lend(&pool, SKC_KEEP_PROCESS, 0);
	struct lent request = lend(&pool, SKC_KEEP_REQUEST, 0);
	assert_ptr_not_equal(process.generation, request.generation);
	take_back(&pool, request);
	skc_pool_end_request(&pool);
	assert_int_equal(1, count_generations(&pool));
	assert_ptr_equal(process.generation, pool.generations);
	take_back(&pool, process);
	skc_pool_end_request(&pool);
	assert_int_equal(1, count_generations(&pool));
	skc_pool_free(&pool);
}

static void each_key_has_connections_of_its_own_at_each_server_and_proxy(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	struct skc_pool_place a = {.keep = SKC_KEEP_PROCESS, .key = 1, .server = 7};
	struct skc_pool_place b = a, elsewhere = a, proxied = a, shared = {.keep = SKC_KEEP_PROCESS};
	b.key = 2;
	elsewhere.server = 8;
	proxied.way = 9;
	struct lent lent[] = {lend_at(&pool, a, 0), lend_at(&pool, b, 0), lend_at(&pool, elsewhere, 0),
		lend_at(&pool, shared, 0), lend_at(&pool, proxied, 0), lend_at(&pool, a, 0)};
	for (size_t i = 0; i < 5; i++) {
		for (size_t j = 0; j < i; j++) {
			assert_ptr_not_equal(lent[i].generation, lent[j].generation);
		}
	}
	assert_ptr_equal(lent[0].generation, lent[5].generation);
	for (size_t i = 0; i < COUNT(lent); i++) {
		take_back(&pool, lent[i]);
	}
	/* Those without a connection are not kept. */
	assert_int_equal(1, count_generations(&pool));
	skc_pool_free(&pool);
}

static void a_server_that_speaks_http2_is_open_to_all_keys(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	struct skc_pool_place place = {.keep = SKC_KEEP_PROCESS, .key = 1, .server = 7};
	const struct skc_pool_place shared = {.keep = SKC_KEEP_PROCESS, .server = 7};
	struct lent first = lend_at(&pool, place, 0);
	place.key = 2;
	struct lent second = lend_at(&pool, place, 0);
	place.key = 3;
	struct lent mixed = lend_at(&pool, place, 0);
	mixed.generation->has_http1 = true;
	skc_pool_open_to_all(&pool, mixed.generation); /* connections of its key may be among them */
	assert_null(skc_pool_find(&pool, &shared, 0));
	skc_pool_open_to_all(&pool, first.generation);
	assert_ptr_equal(first.generation, skc_pool_find(&pool, &shared, 0));
	skc_pool_open_to_all(&pool, second.generation); /* there is one already */
	assert_ptr_equal(first.generation, skc_pool_find(&pool, &shared, 0));
	take_back(&pool, second);
	take_back(&pool, mixed);
	take_back(&pool, first);
	assert_int_equal(1, count_generations(&pool));
	skc_pool_free(&pool);
}

static void other_authorities_mean_other_connections_and_sessions(void **state)
{
	struct skc_pool pool;
	(void)state;
	skc_pool_init(&pool);
	struct skc_pool_place place = {.keep = SKC_KEEP_PROCESS, .trust_file = 7, .trust = 1};
	struct lent old = lend_at(&pool, place, 0);
	const struct skc_pool_share *sessions = old.generation->share;
	place.trust = 2;
	assert_null(skc_pool_find(&pool, &place, 0));
	assert_true(old.generation->retired);
	struct lent next = lend_at(&pool, place, 0);
	assert_ptr_not_equal(sessions, next.generation->share);
	struct skc_pool_place other = {.keep = SKC_KEEP_PROCESS, .trust_file = 8, .trust = 1};
	struct lent beside = lend_at(&pool, other, 0);
	assert_false(next.generation->retired);
	take_back(&pool, old);
	take_back(&pool, next);
	take_back(&pool, beside);
	skc_pool_free(&pool);
}

static void handles_given_back_are_lent_again(void **state)
{
	struct skc_pool pool;
	char *private = NULL;
	int mark;
	(void)state;
	skc_pool_init(&pool);
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
	struct lent lent = lend(&pool, SKC_KEEP_PROCESS, 0);
	const struct skc_generation *generation = lent.generation;
	take_back(&pool, lent);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		alarm(20);
		CHILD_CHECK(!skc_pool_check_owner(&pool));
		CHILD_CHECK(pool.generations == NULL && pool.spare_count == 0 && pool.owner == getpid());
		CHILD_CHECK(skc_pool_check_owner(&pool));
		take_back(&pool, lend(&pool, SKC_KEEP_PROCESS, 0));
		CHILD_CHECK(pool.generations != NULL && pool.generations != generation);
		skc_pool_free(&pool);
		CHILD_CHECK(pool.generations == NULL);
		_exit(0);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	assert_int_equal(0, status);
	assert_true(skc_pool_check_owner(&pool));
	assert_ptr_equal(generation, pool.generations);
	skc_pool_free(&pool);
}

static void a_child_that_only_frees_the_pool_leaves_the_parent_s_alone(void **state)
{
	struct skc_pool pool;
	int status;
	(void)state;
	skc_pool_init(&pool);
	take_back(&pool, lend(&pool, SKC_KEEP_PROCESS, 0));
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		alarm(20);
		skc_pool_free(&pool);
		CHILD_CHECK(pool.generations == NULL && pool.sockets == NULL);
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
		cmocka_unit_test(transfers_share_a_generation_until_it_is_retired),
		cmocka_unit_test(a_generation_that_is_too_old_is_followed_by_another),
		cmocka_unit_test(what_is_kept_for_a_request_ends_with_it),
		cmocka_unit_test(each_key_has_connections_of_its_own_at_each_server_and_proxy),
		cmocka_unit_test(a_server_that_speaks_http2_is_open_to_all_keys),
		cmocka_unit_test(other_authorities_mean_other_connections_and_sessions),
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
