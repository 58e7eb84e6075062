/*
 * The budget: single rules, and a world in which any number of processes share one, with servers that
 * count in four ways and may be ahead or behind, answers that come late and in any order, processes that die
 * at any time, and a sensible number of strangers. The world counts for itself; it shares no code
 * with the budget.
 */
#define _GNU_SOURCE 1

#include <inttypes.h>
#include <pthread.h>

#include "support.h"

#include "../../src/budget.h"
#include "../../src/clock.h"

#define MS INT64_C(1000)
/* Unix time of the worlds' beginning, and what the monotonic clock says then. */
#define WALL (INT64_C(1700000000) * SKC_SECOND)
#define MONOTONIC (12345 * SKC_SECOND + 678901)

/* ---- single rules ---- */

static const struct skc_budget_rules plain = {
	.patience = 3600 * SKC_SECOND, .who = 1, .previous = SKC_NEVER};

/* What a server said: left < 0 for no headers. */
static struct skc_response answer(int status, int limit, int left, int64_t reset)
{
	struct skc_response response;
	skc_response_init(&response, 100);
	response.status = status;
	response.head_complete = true;
	response.said.limit = left < 0 ? -1 : limit;
	response.said.remaining = left;
	response.said.reset = left < 0 ? -1 : reset;
	return response;
}

static enum skc_budget_verdict ask(struct skc_budget *budget, const struct skc_budget_rules *rules,
	int64_t now, struct skc_budget_ticket *ticket, int64_t *wait)
{
	int64_t look = 0;
	const enum skc_budget_verdict verdict =
		skc_budget_ask(budget, rules, MONOTONIC + now, ticket, wait, &look);
	if (verdict == SKC_BUDGET_WAIT || verdict == SKC_BUDGET_LOOK) {
		assert_true(look > 0 && look <= *wait && look <= SKC_SECOND / 4);
	}
	return verdict;
}

static enum skc_budget_verdict wants(struct skc_budget *budget, int64_t now)
{
	struct skc_budget_ticket ticket;
	int64_t wait;
	return ask(budget, &plain, now, &ticket, &wait);
}

/* Sends one, which has to be allowed. */
static struct skc_budget_ticket send_one(struct skc_budget *budget, int64_t now)
{
	struct skc_budget_ticket ticket;
	int64_t wait;
	assert_int_equal(SKC_BUDGET_GO, ask(budget, &plain, now, &ticket, &wait));
	return ticket;
}

static void get_answer(struct skc_budget_ticket *ticket, struct skc_response response, int64_t now)
{
	skc_response_finish(&response, WALL + now);
	skc_budget_answered(ticket, &response, MONOTONIC + now, WALL + now);
	assert_null(ticket->budget);
	skc_response_free(&response);
}

/* A request and its answer at once: so many of 10 are left in a window that ends after `end` seconds. */
static void exchange(struct skc_budget *budget, int64_t now, int left, int64_t end)
{
	struct skc_budget_ticket ticket = send_one(budget, now);
	get_answer(&ticket, answer(200, 10, left, WALL / SKC_SECOND + end), now);
}

static void the_first_request_goes_and_the_others_wait_for_its_answer(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	struct skc_budget_ticket first = send_one(&budget, 0);
	assert_true(first.first);
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
	struct skc_budget_ticket first = send_one(&budget, 0);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 1900 * MS));
	struct skc_budget_ticket second = send_one(&budget, 2100 * MS);
	assert_true(second.first);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 2200 * MS));
	/* A failure that is known does not have to be waited for. */
	skc_budget_unanswered(&second, MONOTONIC + 2300 * MS);
	struct skc_budget_ticket third = send_one(&budget, 2400 * MS);
	/* The first one's answer is as good as any; what was sent meanwhile counts. */
	get_answer(&first, answer(200, 10, 9, WALL / SKC_SECOND + 60), 2500 * MS);
	for (int i = 0; i < 7; i++) {
		send_one(&budget, 2600 * MS);
	}
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 2600 * MS));
	get_answer(&third, answer(200, 10, 7, WALL / SKC_SECOND + 60), 2700 * MS);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 2700 * MS));
}

static void a_wait_lasts_until_a_second_after_a_reset_in_whole_seconds(void **state)
{
	struct skc_budget budget = {0};
	struct skc_budget_ticket ticket;
	int64_t wait;
	(void)state;
	exchange(&budget, 0, 0, 60);
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, 0, &ticket, &wait));
	assert_in_range(wait, 61 * SKC_SECOND, 61100 * MS);
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
		{WALL / SKC_SECOND + 7200, 3601 * SKC_SECOND, 3602 * SKC_SECOND},
	};
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_budget budget = {0};
		struct skc_budget_ticket ticket = send_one(&budget, 0);
		int64_t wait;
		get_answer(&ticket, answer(200, 10, 0, table[i].reset), 0);
		assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, 0, &ticket, &wait));
		CHECK(wait >= table[i].least && wait <= table[i].most, "%zu: %" PRId64, i, wait);
	}
}

static void the_clock_of_the_server_may_be_any(void **state)
{
	(void)state;
	for (int64_t skew = -90; skew <= 90; skew += 45) {
		struct skc_budget budget = {0};
		struct skc_budget_ticket ticket = send_one(&budget, 0);
		struct skc_response response = answer(200, 10, 0, WALL / SKC_SECOND + skew + 60);
		int64_t wait;
		response.said.date = WALL / SKC_SECOND + skew;
		get_answer(&ticket, response, 0);
		assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, 0, &ticket, &wait));
		assert_in_range(wait, 61 * SKC_SECOND, 61100 * MS);
	}
}

static void what_others_use_is_kept_apart(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 0, 9, 60);
	struct skc_budget_ticket one = send_one(&budget, 0), two = send_one(&budget, 0);
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
	const struct skc_budget_rules reserved = {
		.reserve = 4, .patience = SKC_NEVER, .who = 1, .previous = SKC_NEVER};
	struct skc_budget_ticket ticket;
	int64_t wait;
	int went = 0;
	(void)state;
	exchange(&budget, 0, 9, 60);
	while (ask(&budget, &reserved, 0, &ticket, &wait) == SKC_BUDGET_GO) {
		went++;
	}
	assert_int_equal(5, went);
	/* Others have them; also at the turn, while the first answer of the new window is on its way. */
	send_one(&budget, 0);
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &reserved, 61100 * MS, &ticket, &wait));
	assert_int_equal(SKC_BUDGET_LOOK, ask(&budget, &reserved, 61100 * MS, &ticket, &wait));
	for (int i = 0; i < 3; i++) {
		send_one(&budget, 61100 * MS);
	}
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 61100 * MS));
	/* All of it is no reserve. */
	const struct skc_budget_rules all = {.reserve = 10, .patience = SKC_NEVER};
	assert_int_equal(SKC_BUDGET_NEVER, ask(&budget, &all, 200 * SKC_SECOND, &ticket, &wait));
}

static void what_was_left_over_need_not_wait_at_the_turn(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 0, 9, 60);
	exchange(&budget, 0, 8, 60);
	assert_true(send_one(&budget, 62 * SKC_SECOND).first);
	for (int i = 0; i < 8; i++) {
		assert_false(send_one(&budget, 62 * SKC_SECOND).first);
	}
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 62 * SKC_SECOND));
}

static void a_refusal_holds_back_everyone(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 0, 9, 60);
	struct skc_budget_ticket refused = send_one(&budget, 0);
	struct skc_response response = answer(429, 10, 0, WALL / SKC_SECOND + 60);
	response.said.retry_after = 7 * SKC_SECOND;
	get_answer(&refused, response, 100 * MS);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 7000 * MS));
	/* Then one goes, and it is seen what comes of it. */
	assert_true(send_one(&budget, 7150 * MS).first);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, 7150 * MS));
}

static void a_server_that_says_nothing_is_asked_freely_until_it_refuses(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	struct skc_budget_ticket ticket = send_one(&budget, 0);
	get_answer(&ticket, answer(200, 0, -1, 0), 0);
	for (int i = 0; i < 49; i++) {
		ticket = send_one(&budget, i * MS);
		get_answer(&ticket, answer(200, 0, -1, 0), i * MS);
	}
	ticket = send_one(&budget, 60 * MS);
	struct skc_response response = answer(429, 0, -1, 0);
	response.said.retry_after = 10 * SKC_SECOND;
	get_answer(&ticket, response, 60 * MS);
	assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 9 * SKC_SECOND));
	/* So many may go from now on; beyond that one at a time. */
	int64_t now = 11 * SKC_SECOND;
	ticket = send_one(&budget, now);
	get_answer(&ticket, answer(200, 0, -1, 0), now);
	struct skc_budget_ticket under_way[49];
	for (int i = 0; i < 49; i++) {
		under_way[i] = send_one(&budget, now);
	}
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, now));
	for (int i = 0; i < 49; i++) {
		get_answer(&under_way[i], answer(200, 0, -1, 0), now);
	}
	ticket = send_one(&budget, now);
	assert_int_equal(SKC_BUDGET_LOOK, wants(&budget, now));
	get_answer(&ticket, answer(200, 0, -1, 0), now);
	send_one(&budget, now);
}

static void a_limit_may_be_assumed_until_the_server_states_its_own(void **state)
{
	struct skc_budget budget = {0};
	const struct skc_budget_rules assumed = {.per_minute = 5, .patience = SKC_NEVER};
	struct skc_budget_ticket ticket;
	int64_t wait;
	(void)state;
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 0, &ticket, &wait));
	get_answer(&ticket, answer(200, 0, -1, 0), 0);
	for (int i = 1; i < 5; i++) {
		assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, i * SKC_SECOND, &ticket, &wait));
		get_answer(&ticket, answer(200, 0, -1, 0), i * SKC_SECOND);
	}
	/* However the server counts its minutes, none has more. */
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &assumed, 5 * SKC_SECOND, &ticket, &wait));
	assert_in_range(wait, 59 * SKC_SECOND, 60 * SKC_SECOND);
	assert_int_equal(SKC_BUDGET_GO, ask(&budget, &assumed, 65 * SKC_SECOND, &ticket, &wait));
	get_answer(&ticket, answer(200, 100, 99, WALL / SKC_SECOND + 90), 65 * SKC_SECOND);
	/* The last one is kept until shortly before Reset: somebody had to wait before. */
	for (int i = 1; i < 99; i++) {
		CHECK(ask(&budget, &assumed, 65 * SKC_SECOND, &ticket, &wait) == SKC_BUDGET_GO, "%d", i);
	}
	assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &assumed, 65 * SKC_SECOND, &ticket, &wait));
}

static void what_was_not_sent_goes_back(void **state)
{
	struct skc_budget budget = {0};
	struct skc_budget_ticket tickets[9];
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
	struct skc_budget_ticket ticket = send_one(&budget, 0);
	skc_budget_clear(&budget);
	skc_word_set(&budget.id, 2);
	get_answer(&ticket, answer(200, 10, 0, WALL / SKC_SECOND + 60), 0);
	assert_false(skc_budget_rate_limit(&budget).known);
	assert_int_equal(SKC_BUDGET_GO, wants(&budget, 0));
}

static void an_end_from_before_the_machine_was_started_is_none(void **state)
{
	struct skc_budget budget = {0};
	(void)state;
	exchange(&budget, 400 * 24 * 3600 * SKC_SECOND, 0, 400 * 24 * 3600 + 60);
	assert_int_equal(SKC_BUDGET_GO, wants(&budget, 0));
}

/* One request and its answer, of the windows of 10 that end at that second of the server. */
static void exchange_dated(struct skc_budget *budget, int64_t now, int left, int64_t end)
{
	struct skc_budget_ticket ticket = send_one(budget, now);
	struct skc_response response = answer(200, 10, left, WALL / SKC_SECOND + end);
	response.said.date = (WALL + now) / SKC_SECOND;
	get_answer(&ticket, response, now);
}

static void the_last_request_shows_whether_reset_is_rounded_up(void **state)
{
	(void)state;
	for (int up = 0; up < 2; up++) {
		struct skc_budget budget = {0};
		struct skc_budget_ticket ticket;
		int64_t wait;
		/* Windows that end at 60.5, 120.5 and so on. */
		exchange_dated(&budget, 1, 0, 60 + up);
		assert_int_equal(SKC_BUDGET_WAIT, wants(&budget, 1)); /* somebody has to wait */
		int64_t now = 65 * SKC_SECOND;
		for (int i = 9; i > 0; i--) {
			exchange_dated(&budget, now, i, 120 + up);
		}
		/* The last one is kept until shortly before Reset, for those that can wait so long. */
		const struct skc_budget_rules hurried = {
			.patience = SKC_SECOND, .who = 1, .previous = SKC_NEVER};
		struct skc_budget copy = {.id = 0};
		skc_word_set(&copy.window, skc_word_get(&budget.window));
		skc_word_set(&copy.terms, skc_word_get(&budget.terms));
		assert_int_equal(SKC_BUDGET_GO, ask(&copy, &hurried, now, &ticket, &wait));
		assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, now, &ticket, &wait));
		assert_in_range(
			now + wait, (119 + up) * SKC_SECOND + 750 * MS, (119 + up) * SKC_SECOND + 800 * MS);
		now = (119 + up) * SKC_SECOND + 800 * MS;
		if (up) {
			/* 120.8: it is over, before Reset. */
			for (int i = 9; i > 0; i--) {
				exchange_dated(&budget, now, i, 181);
			}
			/* The next time it is tried as soon as it could be. */
			assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, now, &ticket, &wait));
			assert_in_range(now + wait, 180 * SKC_SECOND, 180100 * MS);
			assert_int_equal(SKC_BUDGET_GO, ask(&budget, &hurried, now, &ticket, &wait));
		} else {
			exchange_dated(&budget, now, 0, 120);
		}
		/* From now on it is known; or it remains open, and then a second is added. */
		assert_int_equal(SKC_BUDGET_WAIT, ask(&budget, &plain, now, &ticket, &wait));
		const int64_t due = up ? 181 * SKC_SECOND : 121 * SKC_SECOND;
		assert_in_range(now + wait, due, due + 100 * MS);
	}
}

/* ---- the world ---- */

enum counting { ALIGNED, FROM_FIRST, SLIDING, BUCKET };

#define PROCESSES_MAX 40
#define UNDER_WAY_MAX 4000

/* A request on its way to the server, at it, and its answer on the way back. */
struct message {
	unsigned process;
	struct skc_budget_ticket ticket; /* of whom it is; budget NULL: its process is dead */
	int64_t arrives; /* at the server */
	int64_t returns; /* 0: it has not been there yet */
	struct skc_response response;
};

struct world {
	uint32_t dice;
	enum counting counting;
	int64_t window;
	unsigned limit;
	bool ceil, headers, dated, in_seconds, strangers, crashes;
	bool waits; /* each process has one request under way at most */
	int64_t skew; /* the server's clock less ours */
	int64_t now; /* since the beginning */
	struct skc_budget budget;

	/* The server's own count. */
	int64_t start;
	unsigned used;
	int64_t log[70000]; /* of SLIDING: a ring */
	size_t log_first, log_len;
	double tokens;
	int64_t poured;

	unsigned processes;
	int64_t next_look[PROCESSES_MAX];
	int64_t previous[PROCESSES_MAX]; /* when each had leave last */
	struct message messages[UNDER_WAY_MAX];
	unsigned message_count;

	/* What is judged. */
	unsigned long steps, served, refused, crashed, turns, refused_in_window, most_refused;
	int64_t last_served;
};

static int64_t random_up_to(struct world *world, int64_t most)
{
	return (int64_t)(next_random(&world->dice) % (uint32_t)(most + 1));
}

static bool one_in(struct world *world, unsigned n)
{
	return next_random(&world->dice) % n == 0;
}

/* The server counts one request: whether it is served, what is left, when that changes. */
static bool server_counts(struct world *world, unsigned *left, int64_t *reset, int64_t *retry)
{
	const int64_t now = world->now;
	bool served;
	switch (world->counting) {
		case ALIGNED:
		case FROM_FIRST:
			if (now >= world->start + world->window) {
				/* Aligned to the server's clock. */
				const int64_t clock = WALL + now + world->skew;
				world->start = world->counting == ALIGNED ? now - clock % world->window : now;
				world->used = 0;
				world->turns++;
				world->refused_in_window = 0;
			}
			served = world->used < world->limit;
			world->used += served;
			*left = world->limit - world->used;
			*reset = world->start + world->window;
			*retry = *reset;
			return served;
		case SLIDING:
			while (world->log_len > 0 && world->log[world->log_first] <= now - world->window) {
				world->log_first = (world->log_first + 1) % COUNT(world->log);
				world->log_len--;
			}
			served = world->log_len < world->limit;
			if (served) {
				world->log[(world->log_first + world->log_len++) % COUNT(world->log)] = now;
			}
			*left = world->limit - (unsigned)world->log_len;
			*reset = world->log[world->log_first] + world->window;
			*retry = *reset;
			return served;
		case BUCKET:
			world->tokens += (double)(now - world->poured) * world->limit / (double)world->window;
			world->tokens = world->tokens < world->limit ? world->tokens : world->limit;
			world->poured = now;
			served = world->tokens >= 1;
			world->tokens -= served;
			*left = (unsigned)world->tokens;
			*reset = now +
				(int64_t)((world->limit - world->tokens) * (double)world->window / world->limit);
			*retry = now +
				(int64_t)(served || world->tokens >= 1
						? 0
						: (1 - world->tokens) * (double)world->window / world->limit);
			return served;
	}
	return false;
}

static int64_t in_seconds(const struct world *world, int64_t time)
{
	return world->ceil ? (time + SKC_SECOND - 1) / SKC_SECOND : time / SKC_SECOND;
}

static struct skc_response serve(struct world *world, bool stranger)
{
	unsigned left;
	int64_t reset, retry;
	const bool served = server_counts(world, &left, &reset, &retry);
	struct skc_response response =
		answer(served ? 200 : 429, (int)world->limit, world->headers ? (int)left : -1,
			world->in_seconds ? in_seconds(world, reset - world->now)
							  : in_seconds(world, WALL + reset + world->skew));
	if (world->dated) {
		response.said.date = (WALL + world->now + world->skew) / SKC_SECOND;
	}
	if (stranger) {
		return response;
	}
	if (served) {
		world->served++;
		world->last_served = world->now;
	} else {
		world->refused++;
		world->refused_in_window++;
		if (world->refused_in_window > world->most_refused) {
			world->most_refused = world->refused_in_window;
		}
		response.said.retry_after = (retry - world->now + SKC_SECOND - 1) / SKC_SECOND * SKC_SECOND;
	}
	return response;
}

/* One process looks whether it may send. */
static void process_looks(struct world *world, unsigned i, int64_t latency)
{
	struct skc_budget_ticket ticket;
	int64_t wait = 0, look = 0;
	const struct skc_budget_rules rules = {
		.patience = 3600 * SKC_SECOND, .who = i + 1, .previous = world->previous[i]};
	const enum skc_budget_verdict verdict =
		skc_budget_ask(&world->budget, &rules, MONOTONIC + world->now, &ticket, &wait, &look);
	if (verdict == SKC_BUDGET_GO && world->message_count < UNDER_WAY_MAX) {
		world->previous[i] = MONOTONIC + world->now;
		world->messages[world->message_count++] = (struct message){
			.process = i,
			.ticket = ticket,
			.arrives = world->now + 1 + random_up_to(world, latency),
		};
		/* Up to a second of other work, mostly none. */
		world->next_look[i] = world->waits
			? SKC_NEVER
			: world->now + random_up_to(world, one_in(world, 20) ? SKC_SECOND : MS);
	} else {
		world->next_look[i] = world->now + look + random_up_to(world, 3 * MS);
	}
}

static void message_moves(struct world *world, unsigned i, int64_t latency)
{
	struct message *message = &world->messages[i];
	if (message->returns == 0) {
		message->response = serve(world, false);
		/* Some answers lie about unread for long. */
		message->returns =
			world->now + 1 + random_up_to(world, one_in(world, 500) ? 10 * SKC_SECOND : latency);
		return;
	}
	if (message->ticket.budget != NULL) {
		skc_response_finish(&message->response, WALL + world->now);
		skc_budget_answered(
			&message->ticket, &message->response, MONOTONIC + world->now, WALL + world->now);
	}
	if (world->waits) {
		world->next_look[message->process] = world->now + random_up_to(world, MS);
	}
	*message = world->messages[--world->message_count];
}

static void random_death(struct world *world)
{
	if (world->message_count > 0) {
		struct message *message =
			&world->messages[next_random(&world->dice) % world->message_count];
		message->ticket.budget = NULL;
		world->crashed++;
	}
}

/* Lets the world go on until then. */
static void run(struct world *world, int64_t until, int64_t latency)
{
	while (world->now < until) {
		int64_t next = until;
		unsigned who = 0;
		bool is_message = false;
		for (unsigned i = 0; i < world->processes; i++) {
			if (world->next_look[i] < next) {
				next = world->next_look[i];
				who = i;
				is_message = false;
			}
		}
		for (unsigned i = 0; i < world->message_count; i++) {
			const struct message *message = &world->messages[i];
			const int64_t due = message->returns != 0 ? message->returns : message->arrives;
			if (due < next) {
				next = due;
				who = i;
				is_message = true;
			}
		}
		if (next >= until) {
			world->now = until;
			return;
		}
		world->now = next > world->now ? next : world->now;
		world->steps++;
		if (is_message) {
			message_moves(world, who, latency);
		} else {
			process_looks(world, who, latency);
		}
		if (world->crashes && is_message && one_in(world, 30)) {
			random_death(world);
		}
		if (world->strangers && is_message && one_in(world, 10)) {
			serve(world, true);
		}
	}
}

static struct world *new_world(uint32_t seed)
{
	struct world *world = calloc(1, sizeof(*world));
	assert_non_null(world);
	world->dice = seed * 2654435761u | 1;
	for (int i = 0; i < 10; i++) {
		next_random(&world->dice);
	}
	world->counting = (enum counting)(seed % 4);
	world->window = (6 + random_up_to(world, 54)) * SKC_SECOND;
	world->limit = one_in(world, 4) ? 1000 : 20 + (unsigned)random_up_to(world, 180);
	world->ceil = one_in(world, 2);
	world->headers = true;
	world->dated = !one_in(world, 4);
	world->in_seconds = one_in(world, 4);
	world->skew = world->dated ? random_up_to(world, 180 * SKC_SECOND) - 90 * SKC_SECOND : 0;
	world->processes = 1 + (unsigned)random_up_to(world, PROCESSES_MAX - 1);
	world->start = -world->window;
	world->tokens = world->limit;
	world->now = random_up_to(world, 10 * SKC_SECOND);
	world->poured = world->now;
	for (unsigned i = 0; i < world->processes; i++) {
		world->previous[i] = SKC_NEVER;
		/* Some at once, some later. */
		world->next_look[i] = world->now + (one_in(world, 2) ? 0 : random_up_to(world, SKC_SECOND));
	}
	return world;
}

static unsigned long total_steps;

/* SKIPCALL_BUDGET_RUNS: so many times as many worlds. */
static uint32_t runs(void)
{
	const char *text = getenv("SKIPCALL_BUDGET_RUNS");
	return text != NULL ? (uint32_t)atoi(text) : 1;
}

/* So many requests could have been served, at most. */
static double possible(const struct world *world, int64_t began)
{
	const double windows = (double)(world->now - began) / (double)world->window;
	return windows * world->limit;
}

static void nobody_is_ever_refused_where_all_share_and_windows_are_fixed(void **state)
{
	double used = 0, could = 0;
	(void)state;
	for (uint32_t seed = 1; seed <= runs() * 160; seed++) {
		struct world *world = new_world(seed);
		world->counting = seed % 2 == 0 ? ALIGNED : FROM_FIRST;
		world->crashes = seed % 3 == 0;
		const int64_t latency = (1 + random_up_to(world, 300)) * MS;
		const int64_t began = world->now;
		run(world, began + 6 * world->window, latency);
		CHECK(world->refused == 0,
			"seed %u: %lu refused of %lu (%d, limit %u, window %d s, %u processes, skew %d "
			"s%s%s%s)",
			seed, world->refused, world->served, world->counting, world->limit,
			(int)(world->window / SKC_SECOND), world->processes, (int)(world->skew / SKC_SECOND),
			world->ceil ? ", ceil" : ", floor", world->in_seconds ? ", seconds left" : "",
			world->crashes ? ", crashes" : "");
		CHECK(world->now - world->last_served < 2 * world->window + 15 * SKC_SECOND,
			"seed %u: stuck", seed);
		used += (double)world->served;
		could += possible(world, began);
		total_steps += world->steps;
		free(world);
	}
	print_message("fixed windows: %.1f %% of what is possible was used\n", 100 * used / could);
}

static void servers_that_give_back_one_by_one_hardly_refuse(void **state)
{
	double used = 0, could = 0;
	unsigned long refused = 0, windows = 0;
	(void)state;
	for (uint32_t seed = 1; seed <= runs() * 120; seed++) {
		struct world *world = new_world(seed);
		world->counting = seed % 2 == 0 ? SLIDING : BUCKET;
		const int64_t latency = (1 + random_up_to(world, 100)) * MS;
		const int64_t began = world->now;
		run(world, began + 6 * world->window, latency);
		CHECK(world->now - world->last_served < 2 * world->window + 15 * SKC_SECOND,
			"seed %u: stuck", seed);
		CHECK(world->refused <= 6 * 2, "seed %u: %lu refused of %lu (%d, limit %u, %u processes)",
			seed, world->refused, world->served, world->counting, world->limit, world->processes);
		refused += world->refused;
		windows += 6;
		used += (double)world->served;
		could += possible(world, began);
		total_steps += world->steps;
		free(world);
	}
	print_message("sliding logs and token buckets: %lu refused in %lu windows, %.1f %% used\n",
		refused, windows, 100 * used / could);
	assert_true(refused <= windows);
}

static void strangers_cost_a_refusal_per_request_under_way_at_most(void **state)
{
	unsigned long refused = 0, turns = 0;
	(void)state;
	for (uint32_t seed = 1; seed <= runs() * 60; seed++) {
		struct world *world = new_world(seed);
		world->counting = seed % 2 == 0 ? ALIGNED : FROM_FIRST;
		world->strangers = true;
		world->crashes = seed % 3 == 0;
		const int64_t began = world->now;
		run(world, began + 6 * world->window, 50 * MS);
		/* Those of the strangers are in it. */
		CHECK(world->now - world->last_served < 2 * world->window + 15 * SKC_SECOND,
			"seed %u: stuck", seed);
		refused += world->refused;
		turns += world->turns;
		total_steps += world->steps;
		free(world);
	}
	print_message("with strangers: %lu refused in %lu windows\n", refused, turns);
}

static void without_headers_one_is_refused_per_window(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= runs() * 40; seed++) {
		struct world *world = new_world(seed);
		world->counting = seed % 2 == 0 ? ALIGNED : FROM_FIRST;
		world->headers = false;
		world->waits = true;
		world->limit = 100;
		world->processes = 8;
		const int64_t began = world->now;
		run(world, began + 6 * world->window, 20 * MS);
		CHECK(world->refused <= world->processes + 2 * world->turns,
			"seed %u: %lu refused in %lu windows, %lu in one", seed, world->refused, world->turns,
			world->most_refused);
		CHECK(world->now - world->last_served < 2 * world->window + 15 * SKC_SECOND,
			"seed %u: stuck", seed);
		total_steps += world->steps;
		free(world);
	}
}

static void all_that_makes_a_million_steps(void **state)
{
	(void)state;
	print_message("%lu steps\n", total_steps);
	assert_true(total_steps >= 1000000);
}

/* ---- threads ---- */

#define THREADS 4
#define ROUNDS 40

static struct {
	struct skc_budget budget;
	_Atomic int64_t now; /* since the beginning; goes on by itself */
	_Atomic unsigned used;
	_Atomic unsigned refused;
} shared;

/* A server with windows that end when all threads have met their end. */
static void *flat_out(void *unused)
{
	(void)unused;
	for (;;) {
		struct skc_budget_ticket ticket;
		int64_t wait, look;
		const int64_t now = shared.now;
		if (now > ROUNDS * 10 * SKC_SECOND) {
			return NULL;
		}
		if (skc_budget_ask(&shared.budget, &plain, MONOTONIC + now, &ticket, &wait, &look) !=
			SKC_BUDGET_GO) {
			/* Time goes on only while somebody waits. */
			shared.now += 10 * MS;
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
		skc_budget_answered(&ticket, &response, MONOTONIC + now, WALL + now);
	}
}

static void threads_at_once_never_send_too_many(void **state)
{
	pthread_t threads[THREADS];
	(void)state;
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(0, pthread_create(&threads[i], NULL, flat_out, NULL));
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
	}
	assert_int_equal(0, shared.refused);
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
		cmocka_unit_test(the_last_request_shows_whether_reset_is_rounded_up),
		cmocka_unit_test(nobody_is_ever_refused_where_all_share_and_windows_are_fixed),
		cmocka_unit_test(servers_that_give_back_one_by_one_hardly_refuse),
		cmocka_unit_test(strangers_cost_a_refusal_per_request_under_way_at_most),
		cmocka_unit_test(without_headers_one_is_refused_per_window),
		cmocka_unit_test(all_that_makes_a_million_steps),
		cmocka_unit_test(threads_at_once_never_send_too_many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
