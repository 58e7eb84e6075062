#define _GNU_SOURCE 1

#include <pthread.h>
#include <sched.h>
#include <sys/wait.h>

#include "support.h"

#include "../../src/clock.h"
#include "../../src/server_state.h"

#define WALL (INT64_C(1700000000) * SKC_SECOND)

static const struct skc_budget_rules plain = {0}, counted = {.ignore = true};

/* Zeros, which several processes share. */
static void *zeros(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(memory != MAP_FAILED);
	return memory;
}

/* One request of the budget, on its way. False: it has to wait. */
static bool send_one(struct skc_budget_ref budget, int64_t now, struct skc_permit *permit)
{
	struct skc_budget_decision decision;
	const bool goes = skc_budget_ask(budget, &plain, now, &decision) == SKC_BUDGET_GO;
	*permit = decision.permit;
	return goes;
}

static void get_answer(struct skc_permit *permit, int64_t now, unsigned left, int64_t end)
{
	struct skc_response response;
	skc_response_init(&response, 100);
	response.status = left < 100 ? 200 : 429;
	response.head_complete = true;
	response.said.limit = 100;
	response.said.remaining = left < 100 ? left : 0;
	response.said.reset = (WALL + end) / 1000; /* exactly */
	skc_response_finish(&response, WALL + now);
	skc_budget_answered(permit, &response, now, WALL + now);
}

static void name_of(char name[16], int i)
{
	snprintf(name, 16, "key %d", i);
}

static void the_same_names_are_the_same_slot_and_others_another(void **state)
{
	static struct skc_server_state servers;
	(void)state;
	const struct {
		uint64_t scope;
		const char *name;
	} names[] = {{0, "a"}, {0, "b"}, {0, "ab"}, {0, ""}, {1, "a"}, {2, "a"}, {1, "b"}};
	struct skc_budget_ref budgets[COUNT(names)];
	struct skc_origin *origins[COUNT(names)];
	for (size_t i = 0; i < COUNT(names); i++) {
		budgets[i] = skc_server_state_budget(&servers, names[i].scope, names[i].name, 0);
		origins[i] = skc_server_state_origin(&servers, names[i].scope, names[i].name, 0);
		for (size_t j = 0; j < i; j++) {
			CHECK(budgets[i].slot != budgets[j].slot && origins[i] != origins[j], "%zu and %zu", i,
				j);
		}
	}
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_ptr_equal(budgets[i].slot,
			skc_server_state_budget(&servers, names[i].scope, names[i].name, 5).slot);
		assert_ptr_equal(
			origins[i], skc_server_state_origin(&servers, names[i].scope, names[i].name, 5));
		assert_true(skc_word_get(&budgets[i].slot->id) == budgets[i].id);
	}
}

static void a_full_table_gives_away_the_slot_unused_for_longest(void **state)
{
	static struct skc_server_state servers;
	struct skc_permit permit;
	char name[16];
	(void)state;
	const struct skc_budget_ref kept = skc_server_state_budget(&servers, 0, "kept", SKC_SECOND);
	for (int i = 0; i < 3 * SKC_BUDGETS; i++) {
		const int64_t now = (i + 1) * SKC_SECOND;
		name_of(name, i);
		const struct skc_budget_ref budget = skc_server_state_budget(&servers, 0, name, now);
		assert_false(skc_budget_rate_limit(budget, WALL).known);
		assert_true(send_one(budget, now, &permit));
		get_answer(&permit, now, 99, now + 60 * SKC_SECOND);
		assert_ptr_equal(budget.slot, skc_server_state_budget(&servers, 0, name, now).slot);
		/* Used all the time, it never is the oldest. */
		assert_ptr_equal(kept.slot, skc_server_state_budget(&servers, 0, "kept", now).slot);
		send_one(kept, now, &permit);
		/* Of the last thousand none has made room. */
		if (i % 97 == 0 && i > 1000) {
			name_of(name, i - 1000);
			const struct skc_budget_ref recent = skc_server_state_budget(&servers, 0, name, now);
			assert_true(skc_budget_rate_limit(recent, WALL).known);
		}
	}
}

static void a_slot_in_use_never_gets_another_owner(void **state)
{
	static struct skc_server_state servers;
	static struct skc_budget_ref budgets[SKC_BUDGETS];
	static struct skc_permit permits[SKC_BUDGETS];
	char name[16];
	const int64_t now = 1000 * SKC_SECOND;
	(void)state;
	for (int i = 0; i < SKC_BUDGETS; i++) {
		name_of(name, i);
		budgets[i] = skc_server_state_budget(&servers, 0, name, now);
		/* A third has an answer to come, a third an open window, a third has to wait. */
		assert_true(send_one(budgets[i], now, &permits[i]));
		if (i % 3 > 0) {
			get_answer(&permits[i], now, i % 3 == 1 ? 99 : 0, now + 60 * SKC_SECOND);
		}
	}
	for (int i = 0; i < SKC_BUDGETS; i++) {
		name_of(name, SKC_BUDGETS + i);
		const struct skc_budget_ref none = skc_server_state_budget(&servers, 0, name, now);
		struct skc_permit permit;
		/* They go uncounted, and know nothing. */
		assert_true(send_one(none, now, &permit));
		assert_null(permit.budget.slot);
		get_answer(&permit, now, 0, now + 60 * SKC_SECOND);
		assert_false(skc_budget_rate_limit(none, WALL).known);
	}
	for (int i = 0; i < SKC_BUDGETS; i++) {
		name_of(name, i);
		assert_ptr_equal(budgets[i].slot, skc_server_state_budget(&servers, 0, name, now).slot);
		assert_true(skc_word_get(&budgets[i].slot->id) == budgets[i].id);
		assert_int_equal(i % 3 != 2,
			skc_budget_ask(budgets[i], &counted, now, &(struct skc_budget_decision){0}) ==
					SKC_BUDGET_GO &&
				i % 3 != 2);
	}
	/* When their windows are over, so is that. */
	const int64_t later = now + 400 * SKC_SECOND;
	name_of(name, SKC_BUDGETS);
	const struct skc_budget_ref new = skc_server_state_budget(&servers, 0, name, later);
	assert_true(skc_word_get(&new.slot->id) == new.id);
	/* A permit of before knows its owner: it changes nothing of the new one's. */
	struct skc_permit permit;
	assert_true(send_one(new, later, &permit));
	const uint64_t window = skc_word_get(&new.slot->window);
	for (int i = 0; i < SKC_BUDGETS; i += 3) {
		if (budgets[i].slot == new.slot) {
			skc_budget_unanswered(&permits[i], later);
		}
	}
	assert_true(window == skc_word_get(&new.slot->window));
}

static void another_run_of_the_clock_starts_afresh(void **state)
{
	static struct skc_server_state servers;
	struct skc_permit permit;
	(void)state;
	/* Before the machine was started anew it was up for a day. */
	int64_t now = 24 * 3600 * SKC_SECOND;
	struct skc_budget_ref budget = skc_server_state_budget(&servers, 1, "key", now);
	assert_true(send_one(budget, now, &permit));
	get_answer(&permit, now, 0, now + 60 * SKC_SECOND);
	assert_false(send_one(budget, now, &permit));
	/* Afterwards the same time comes again, but the name of the run is another. */
	assert_true(send_one(skc_server_state_budget(&servers, 2, "key", now), now, &permit));
	/* The slots of the old run are nobody's any more. */
	char name[16];
	for (int i = 0; i < 2 * SKC_BUDGETS; i++) {
		name_of(name, i);
		now = SKC_SECOND;
		const struct skc_budget_ref new = skc_server_state_budget(&servers, 2, name, now);
		assert_true(skc_word_get(&new.slot->id) == new.id);
	}
	assert_true(skc_time_run() == skc_time_run());
}

static void a_full_table_of_base_urls_forgets_the_one_unused_for_longest(void **state)
{
	static struct skc_server_state servers;
	char name[16];
	(void)state;
	struct skc_origin *kept = skc_server_state_origin(&servers, 0, "kept", 1);
	skc_origin_learn_protocol(kept, SKC_PROTOCOL_HTTP2);
	for (int i = 0; i < 10 * SKC_ORIGINS; i++) {
		snprintf(name, sizeof(name), "%d", i);
		struct skc_origin *origin = skc_server_state_origin(&servers, 0, name, 2 * i + 2);
		assert_int_equal(SKC_PROTOCOL_UNKNOWN, skc_origin_protocol(origin));
		skc_origin_learn_protocol(origin, SKC_PROTOCOL_HTTP1);
		kept = skc_server_state_origin(&servers, 0, "kept", 2 * i + 3);
		assert_int_equal(SKC_PROTOCOL_HTTP2, skc_origin_protocol(kept));
	}
}

static void what_was_found_out_of_sort_is_believed_for_a_day(void **state)
{
	static struct skc_server_state servers;
	const int64_t day = 24 * 3600 * SKC_SECOND;
	const int64_t now = 5 * day;
	(void)state;
	struct skc_origin *origin = skc_server_state_origin(&servers, 0, "a", now);
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

/* ---- processes at once ---- */

#define PROCESSES 8

struct meeting {
	skc_word here[PROCESSES]; /* steps that each has come to */
};

static void meet(struct meeting *meeting, int who, uint64_t step)
{
	skc_word_set(&meeting->here[who], step);
	for (int i = 0; i < PROCESSES; i++) {
		while (skc_word_get(&meeting->here[i]) < step) {
			sched_yield();
		}
	}
}

/* Runs it in so many processes, and fails when one fails. */
static void in_processes(void (*work)(void *context, int who), void *context)
{
	for (int who = 0; who < PROCESSES; who++) {
		if (fork() == 0) {
			alarm(50); /* nobody may be there to meet any more */
			work(context, who);
			_exit(0);
		}
	}
	for (int i = 0; i < PROCESSES; i++) {
		int ended;
		assert_true(wait(&ended) > 0);
		assert_int_equal(0, ended);
	}
}

#define FIRST_USES 3000

struct first_uses {
	struct meeting meeting;
	struct skc_server_state servers;
	int64_t now;
};

static void use_first(void *context, int who)
{
	struct first_uses *all = context;
	char name[16];
	for (int i = 0; i < FIRST_USES; i++) {
		if (i % 50 == 0) {
			meet(&all->meeting, who, (uint64_t)i + 1);
		}
		name_of(name, i);
		const struct skc_budget_ref budget =
			skc_server_state_budget(&all->servers, 0, name, all->now);
		struct skc_budget_decision decision;
		skc_budget_ask(budget, &counted, all->now, &decision);
	}
}

/* Requests that count nowhere, in a table that is full of slots unused for long, or empty. */
static int lost_first_uses(bool full)
{
	char name[16];
	int lost = 0;
	struct first_uses *all = zeros(sizeof(*all));
	for (int i = 0; full && i < SKC_BUDGETS; i++) {
		struct skc_permit permit;
		name_of(name, -1 - i);
		send_one(skc_server_state_budget(&all->servers, 0, name, SKC_SECOND), SKC_SECOND, &permit);
	}
	all->now = 3600 * SKC_SECOND;
	in_processes(use_first, all);
	for (int i = 0; i < FIRST_USES; i++) {
		name_of(name, i);
		struct skc_budget *slot = skc_server_state_budget(&all->servers, 0, name, all->now).slot;
		lost += PROCESSES - (int)(skc_word_get(&slot->window) & 0x3FF); /* in flight there */
	}
	munmap(all, sizeof(*all));
	return lost;
}

static void a_first_use_at_the_same_instant_loses_no_count(void **state)
{
	(void)state;
	assert_int_equal(0, lost_first_uses(false));
	/* When two give the same name a slot each, one of them is dropped, and who has just seen it with it. */
	const int lost = lost_first_uses(true);
	print_message("full table: %d of %d uncounted\n", lost, FIRST_USES * PROCESSES);
	assert_true(lost <= FIRST_USES * PROCESSES / 1000);
}

/* Servers with windows of a minute and 100 requests, one per key; time is as all see it. */
#define KEYS 3000
#define WINDOWS 3

struct tenants {
	struct meeting meeting;
	struct skc_server_state servers;
	_Atomic int64_t now;
	skc_word used[KEYS][WINDOWS + 1];
	skc_word refused;
	skc_word uncounted;
};

/* What this process can get of a key at this instant. */
static void use_up(struct tenants *tenants, int key)
{
	char name[16];
	struct skc_permit permit;
	name_of(name, key);
	for (;;) {
		const int64_t now = tenants->now;
		const struct skc_budget_ref budget =
			skc_server_state_budget(&tenants->servers, 0, name, now);
		if (!send_one(budget, now, &permit)) {
			return;
		}
		if (permit.budget.slot == NULL) {
			skc_word_set(&tenants->uncounted, 1);
			return;
		}
		const int64_t window = now / (60 * SKC_SECOND);
		skc_word *used = &tenants->used[key][window];
		uint64_t seen = skc_word_get(used);
		while (!skc_word_swap(used, &seen, seen + 1)) {
		}
		if (seen >= 100) {
			skc_word_set(&tenants->refused, skc_word_get(&tenants->refused) + 1);
		}
		get_answer(
			&permit, now, seen < 100 ? 99 - (unsigned)seen : 100, (window + 1) * 60 * SKC_SECOND);
	}
}

static void serve_tenants(void *context, int who)
{
	struct tenants *tenants = context;
	uint64_t step = 0;
	while (tenants->now < WINDOWS * 60 * SKC_SECOND) {
		meet(&tenants->meeting, who, ++step);
		/* Each in an order of its own, so that keys meet. */
		for (int i = 0; i < KEYS; i++) {
			use_up(tenants, (i * (2 * who + 1) * 7 + who * 371) % KEYS);
		}
		meet(&tenants->meeting, who, ++step);
		if (who == 0) {
			tenants->now += 10 * SKC_SECOND;
		}
		meet(&tenants->meeting, who, ++step);
	}
}

static void thousands_of_keys_have_their_full_rate_each(void **state)
{
	uint64_t used = 0;
	(void)state;
	struct tenants *tenants = zeros(sizeof(*tenants));
	tenants->now = 1;
	in_processes(serve_tenants, tenants);
	for (int key = 0; key < KEYS; key++) {
		for (int window = 0; window < WINDOWS; window++) {
			const uint64_t count = skc_word_get(&tenants->used[key][window]);
			CHECK(count >= 95, "key %d, window %d: %d used", key, window, (int)count);
			used += count;
		}
	}
	print_message("%d keys, %d processes: %d refused, %.2f %% used\n", KEYS, PROCESSES,
		(int)skc_word_get(&tenants->refused), 100.0 * (double)used / (KEYS * WINDOWS * 100));
	assert_int_equal(0, skc_word_get(&tenants->refused));
	assert_int_equal(0, skc_word_get(&tenants->uncounted));
	munmap(tenants, sizeof(*tenants));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_names_are_the_same_slot_and_others_another),
		cmocka_unit_test(a_full_table_gives_away_the_slot_unused_for_longest),
		cmocka_unit_test(a_slot_in_use_never_gets_another_owner),
		cmocka_unit_test(another_run_of_the_clock_starts_afresh),
		cmocka_unit_test(a_full_table_of_base_urls_forgets_the_one_unused_for_longest),
		cmocka_unit_test(what_was_found_out_of_sort_is_believed_for_a_day),
		cmocka_unit_test(a_first_use_at_the_same_instant_loses_no_count),
		cmocka_unit_test(thousands_of_keys_have_their_full_rate_each),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
