/*
 * Worlds in which any number of processes share one budget, with servers that count in four ways, may be
 * ahead or behind and may lie, answers that come late and in any order, processes that die at any time, and a
 * sensible number of strangers. The world counts for itself; it shares no code with the budget.
 */
#define _GNU_SOURCE 1

#include <inttypes.h>

#include "budgets.h"

enum counting { ALIGNED, FROM_FIRST, SLIDING, BUCKET, THROTTLER };

#define PROCESSES_MAX 40
#define UNDER_WAY_MAX 4000

/* A request on its way to the server, at it, and its answer on the way back. */
struct message {
	unsigned process;
	struct skc_permit permit; /* slot NULL: its process is dead */
	int64_t arrives; /* at the server */
	int64_t returns; /* 0: it has not been there yet */
	struct skc_response response;
};

struct world {
	uint32_t rng_state;
	enum counting counting;
	int64_t window;
	unsigned limit;
	bool ceil, headers, dated, in_seconds, strangers, crashes;
	int64_t lies_until; /* some answers are anything at all */
	bool short_waits; /* but for waits: none longer than a window */
	bool waits; /* each process has one request under way at most */
	bool prompt; /* no answer lies about unread */
	int64_t skew; /* the server's clock less ours */
	int64_t now; /* since the beginning */
	struct skc_budget budget;

	/* The server's own count. */
	int64_t start;
	unsigned used;
	int64_t log[70000]; /* of SLIDING and THROTTLER: a ring */
	size_t log_first, log_len;
	double tokens;
	int64_t poured;
	int64_t blocked; /* of THROTTLER: until then */

	unsigned processes;
	int64_t next_look[PROCESSES_MAX];
	int64_t previous[PROCESSES_MAX]; /* when it sent last; 0: never */
	struct message messages[UNDER_WAY_MAX];
	unsigned message_count;

	/* What is judged. */
	unsigned long steps, served, refused, crashed, turns, refused_in_window, most_refused;
	unsigned long refused_in[8]; /* the first windows */
	unsigned long served_to[PROCESSES_MAX];
	int64_t last_served;
	int64_t late; /* of all first requests of windows: how long after the end of the one before */
};

static int64_t random_up_to(struct world *world, int64_t most)
{
	return (int64_t)(next_random(&world->rng_state) % (uint32_t)(most + 1));
}

static bool one_in(struct world *world, unsigned n)
{
	return next_random(&world->rng_state) % n == 0;
}

/* Forgets the requests of SLIDING and THROTTLER that are as old as a window. */
static void slide(struct world *world)
{
	while (world->log_len > 0 && world->log[world->log_first] <= world->now - world->window) {
		world->log_first = (world->log_first + 1) % COUNT(world->log);
		world->log_len--;
	}
}

static void log_one(struct world *world)
{
	world->log[(world->log_first + world->log_len++) % COUNT(world->log)] = world->now;
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
				const int64_t aligned = now - clock % world->window;
				if (world->turns > 0) {
					world->late +=
						now - (world->counting == ALIGNED ? aligned : world->start + world->window);
				}
				world->start = world->counting == ALIGNED ? aligned : now;
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
			slide(world);
			served = world->log_len < world->limit;
			if (served) {
				log_one(world);
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
		case THROTTLER:
			/* As @nestjs/throttler: the log slides, Reset does not, and a refusal blocks for a window. */
			slide(world);
			if (now >= world->start + world->window) {
				world->start = now;
				world->turns++;
			}
			if (world->blocked != 0 && now >= world->blocked) {
				world->blocked = 0;
				world->log_len = 0;
			}
			served = world->blocked == 0 && world->log_len < world->limit;
			if (served) {
				log_one(world);
			} else if (world->blocked == 0) {
				world->blocked = now + world->window;
			}
			*left = world->limit - (unsigned)world->log_len;
			*reset = world->start + world->window;
			*retry = world->blocked;
			return served;
	}
	return false;
}

static int64_t in_seconds(const struct world *world, int64_t time)
{
	return world->ceil ? (time + SKC_SECOND - 1) / SKC_SECOND : time / SKC_SECOND;
}

/* Anything at all. */
static struct skc_response lie(struct world *world)
{
	static const int statuses[] = {200, 200, 404, 429, 429, 500, 503};
	const int64_t most = 999999999999999;
	const int64_t now = (WALL + world->now + world->skew) / SKC_SECOND;
	const int64_t window = world->window / SKC_SECOND;
	const int64_t numbers[] = {-1, 0, 0, 1, 5, world->limit, 1000000, most};
	const int64_t times[] = {-1, 0, 1, window, now - 3600, now, now + 1, now * 1000, most,
		now * 1000 + 500 * window, 100000, now + 60, now + 7200, (now + 300) * 1000};
	const int64_t waits[] = {0, 1, -1, -1, 60, 86400, most};
	struct skc_response response = answer(statuses[random_up_to(world, COUNT(statuses) - 1)], 0, 0,
		times[random_up_to(world, (int64_t)COUNT(times) - (world->short_waits ? 6 : 1))]);
	response.said.limit = numbers[random_up_to(world, COUNT(numbers) - 1)];
	response.said.remaining = numbers[random_up_to(world, COUNT(numbers) - 1)];
	const int64_t wait =
		waits[random_up_to(world, (int64_t)COUNT(waits) - (world->short_waits ? 6 : 1))];
	response.said.retry_after =
		wait > 0 && wait < INT64_MAX / SKC_SECOND ? wait * SKC_SECOND : wait;
	response.said.date = world->short_waits ? now
		: one_in(world, 2)                  ? -1
											: now + random_up_to(world, 100000) - 50000;
	return response;
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
	if (world->now < world->lies_until && one_in(world, 4)) {
		return lie(world);
	}
	if (served) {
		world->served++;
		world->last_served = world->now;
	} else {
		world->refused++;
		world->refused_in_window++;
		if (world->turns > 0 && world->turns <= COUNT(world->refused_in)) {
			world->refused_in[world->turns - 1]++;
		}
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
	struct skc_budget_decision decision;
	struct skc_budget_rules rules = plain;
	rules.previous = world->previous[i];
	const enum skc_budget_verdict verdict = skc_budget_ask(
		(struct skc_budget_ref){&world->budget, 0}, &rules, MONOTONIC + world->now, &decision);
	if (verdict == SKC_BUDGET_GO && world->message_count < UNDER_WAY_MAX) {
		world->previous[i] = MONOTONIC + world->now;
		world->messages[world->message_count++] = (struct message){
			.process = i,
			.permit = decision.permit,
			.arrives = world->now + 1 + random_up_to(world, latency),
		};
		/* Up to a second of other work, mostly none. */
		world->next_look[i] = world->waits
			? SKC_NEVER
			: world->now + random_up_to(world, one_in(world, 20) ? SKC_SECOND : MS);
	} else {
		world->next_look[i] = world->now + decision.look + random_up_to(world, 3 * MS);
	}
}

static void message_moves(struct world *world, unsigned i, int64_t latency)
{
	struct message *message = &world->messages[i];
	if (message->returns == 0) {
		const unsigned long before = world->served;
		message->response = serve(world, false);
		world->served_to[message->process] += world->served - before;
		/* Some answers lie about unread for long. */
		message->returns = world->now + 1 +
			random_up_to(world, !world->prompt && one_in(world, 500) ? 10 * SKC_SECOND : latency);
		return;
	}
	if (message->permit.budget.slot != NULL) {
		skc_response_finish(&message->response, WALL + world->now);
		skc_budget_answered(
			&message->permit, &message->response, MONOTONIC + world->now, WALL + world->now);
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
			&world->messages[next_random(&world->rng_state) % world->message_count];
		message->permit.budget.slot = NULL;
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
	world->rng_state = seed * 2654435761u | 1;
	for (int i = 0; i < 10; i++) {
		next_random(&world->rng_state);
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
	double used = 0, could = 0, late = 0;
	unsigned long turns = 0;
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
		late += (double)world->late / SKC_SECOND;
		turns += world->turns - 1;
		total_steps += world->steps;
		free(world);
	}
	print_message(
		"fixed windows: %.1f %% of what is possible was used; the first request comes %.2f "
		"s after a turn\n",
		100 * used / could, late / (double)turns);
	assert_true(used / could >= 1);
	/* A second more than Reset, which is in whole seconds. */
	assert_true(late / (double)turns <= 1.3);
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
	assert_true(used / could >= 0.95);
}

/* One request at a time each, on networks of any speed: a window's requests may take seconds to be sent. */
static void nestjs_throttler_is_used_up_and_never_refuses(void **state)
{
	double used = 0, could = 0;
	(void)state;
	for (uint32_t seed = 1; seed <= runs() * 80; seed++) {
		struct world *world = new_world(seed);
		world->counting = THROTTLER;
		world->waits = true;
		world->in_seconds = world->ceil = true;
		world->limit = 100;
		world->window = 60 * SKC_SECOND;
		world->start = -world->window;
		world->processes = 1 + seed % 8;
		const int64_t latency = (1 + random_up_to(world, seed % 3 == 0 ? 300 : 60)) * MS;
		const int64_t began = world->now;
		/* In half of them, every other window is ten times as fast. */
		for (int i = 1; i <= 10; i++) {
			const bool fast = seed % 2 == 0 && i % 2 == 0;
			run(world, began + i * world->window, fast ? latency / 10 : latency);
		}
		CHECK(world->refused == 0, "seed %u: %lu refused of %lu (%u processes, %d ms)", seed,
			world->refused, world->served, world->processes, (int)(latency / MS));
		used += (double)world->served;
		could += possible(world, began);
		total_steps += world->steps;
		free(world);
	}
	print_message("NestJS' throttler: %.1f %% of what is possible was used\n", 100 * used / could);
	assert_true(used / could >= 0.97);
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
	unsigned across = 0;
	(void)state;
	for (uint32_t seed = 1; seed <= runs() * 40; seed++) {
		struct world *world = new_world(seed);
		world->counting = seed % 2 == 0 ? ALIGNED : FROM_FIRST;
		world->headers = false;
		world->waits = true;
		world->limit = 100;
		world->processes = 8;
		const int64_t began = world->now;
		world->prompt = seed / 2 % 2 == 0;
		world->window = seed % 3 == 0 ? 4 * SKC_SECOND : world->window;
		run(world, began + 6 * world->window, 20 * MS);
		CHECK(world->refused <= world->processes + 2 * world->turns,
			"seed %u: %lu refused in %lu windows, %lu in one", seed, world->refused, world->turns,
			world->most_refused);
		/*
		 * All that are under way at first. Where these began shortly before the end of a window, nobody is
		 * refused in it, and what the next one teaches counts both: the one after that teaches it again.
		 */
		const size_t first = world->refused_in[0] == 0 ? 3 : 1;
		across += first == 3;
		for (size_t i = 0; world->prompt && i < COUNT(world->refused_in); i++) {
			CHECK(world->refused_in[i] <= (i < first ? world->processes : 1),
				"seed %u: %lu refused in window %zu", seed, world->refused_in[i], i);
		}
		CHECK(world->now - world->last_served < 2 * world->window + 15 * SKC_SECOND,
			"seed %u: stuck", seed);
		total_steps += world->steps;
		free(world);
	}
	CHECK(across > 0, "none began at the end of a window");
}

/* Windows of any length on networks of any speed, or short ones that are used up in no time. */
static void shares_of_processes(bool at_once)
{
	double sum = 0, worst = 1;
	unsigned worlds = 0;
	for (uint32_t seed = 1; seed <= runs() * 80; seed++) {
		struct world *world = new_world(seed);
		world->waits = true;
		world->prompt = at_once; /* else a process may be out for three whole windows */
		world->processes = at_once ? 8 : 2 + seed % 7;
		world->limit = at_once ? 100 : 100 + (seed % 3) * 100;
		world->window = at_once ? (3 + seed % 5) * SKC_SECOND : world->window;
		const int64_t latency = (1 + random_up_to(world, at_once ? 2 : 60)) * MS;
		run(world, world->now + 10 * world->window, latency);
		unsigned long least = world->served_to[0];
		for (unsigned i = 1; i < world->processes; i++) {
			least = world->served_to[i] < least ? world->served_to[i] : least;
		}
		const double share = (double)least * world->processes / (double)world->served;
		CHECK(share >= (at_once ? 0.7 : 0.5),
			"seed %u: %.2f of a fair share (%d, limit %u, %u processes)", seed, share,
			world->counting, world->limit, world->processes);
		worst = share < worst ? share : worst;
		sum += share;
		worlds++;
		total_steps += world->steps;
		free(world);
	}
	print_message(
		"whoever gets least has %.2f of a fair share, %.2f at worst\n", sum / worlds, worst);
}

static void nobody_gets_less_than_half_of_a_fair_share(void **state)
{
	(void)state;
	shares_of_processes(false);
}

static void nobody_sleeps_while_a_window_is_used_up(void **state)
{
	(void)state;
	shares_of_processes(true);
}

/*
 * A server lies for some windows, then no more: two true windows later everything is as if it never had. A
 * wait that it asked for counts on top, up to the cap.  */
static void after_the_lies(bool short_waits)
{
	unsigned long waited = 0, worlds = 0;
	double used = 0, could = 0;
	for (uint32_t seed = 1; seed <= runs() * 200; seed++) {
		struct world *world = new_world(seed);
		world->counting = seed % 2 == 0 ? ALIGNED : FROM_FIRST;
		world->limit = 100;
		world->processes = 4 + seed % 5;
		world->waits = true;
		world->headers = seed % 5 != 0;
		world->short_waits = short_waits;
		const int64_t latency = (1 + random_up_to(world, 20)) * MS;
		/* Without headers a window is taken to be a minute long. */
		const int64_t two = 2 * (world->headers ? world->window : 60 * SKC_SECOND);
		world->lies_until = world->now + (1 + seed % 3) * world->window;
		/* The last lies are on their way. */
		run(world, world->lies_until + 11 * SKC_SECOND, latency);
		struct skc_budget_decision decision;
		const enum skc_budget_verdict verdict = skc_budget_ask(
			(struct skc_budget_ref){&world->budget, 0}, &plain, MONOTONIC + world->now, &decision);
		if (verdict == SKC_BUDGET_GO) {
			skc_budget_unused(&decision.permit, MONOTONIC + world->now);
		} else if (!short_waits && decision.wait > 2 * SKC_SECOND) {
			CHECK(decision.wait <= SKC_LONGEST_WINDOW, "seed %u: waits", seed);
			run(world, world->now + decision.wait, latency);
			waited++;
		}
		run(world, world->now + two, latency);
		world->served = world->refused = 0;
		run(world, world->now + 4 * world->window, latency);
		/* A lie may have been the answer to the probe of how Reset is rounded: that costs one. */
		CHECK(!world->headers || world->refused <= 1, "seed %u: %lu refused", seed, world->refused);
		const double most = 4 * (double)world->limit;
		CHECK(
			(double)world->served >= most * 0.7, "seed %u: %lu of %.0f", seed, world->served, most);
		used += (double)world->served;
		could += most;
		worlds++;
		total_steps += world->steps;
		free(world);
	}
	print_message(
		"after lies: waited for in %lu of %lu worlds; two windows later %.1f %% is used\n", waited,
		worlds, 100 * used / could);
	assert_true(used / could >= 0.9);
}

static void whatever_a_server_said_is_over_after_two_windows(void **state)
{
	(void)state;
	after_the_lies(true);
}

static void a_wait_that_a_liar_asked_for_ends_at_the_cap(void **state)
{
	(void)state;
	after_the_lies(false);
}

static void all_that_makes_a_million_steps(void **state)
{
	(void)state;
	print_message("%lu steps\n", total_steps);
	assert_true(total_steps >= 1000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_is_ever_refused_where_all_share_and_windows_are_fixed),
		cmocka_unit_test(servers_that_give_back_one_by_one_hardly_refuse),
		cmocka_unit_test(nestjs_throttler_is_used_up_and_never_refuses),
		cmocka_unit_test(strangers_cost_a_refusal_per_request_under_way_at_most),
		cmocka_unit_test(without_headers_one_is_refused_per_window),
		cmocka_unit_test(nobody_gets_less_than_half_of_a_fair_share),
		cmocka_unit_test(nobody_sleeps_while_a_window_is_used_up),
		cmocka_unit_test(whatever_a_server_said_is_over_after_two_windows),
		cmocka_unit_test(a_wait_that_a_liar_asked_for_ends_at_the_cap),
		cmocka_unit_test(all_that_makes_a_million_steps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
