#include "engine.h"

#include "attempt.h"

void skc_engine_init(struct skc_engine *engine, const struct skc_clock *clock, uint64_t seed)
{
	*engine =
		(struct skc_engine){.clock = clock, .rng_state = (uint32_t)(seed >> 32) | 1, .ids = seed};
	skc_pool_init(&engine->pool);
}

void skc_engine_free(struct skc_engine *engine)
{
	skc_engine_cancel_all(engine);
	for (unsigned i = 0; i < SKC_ENGINE_SPARE_BODIES; i++) {
		skc_buffer_free(&engine->spare[i]);
	}
	skc_pool_free(&engine->pool);
}

void skc_engine_recycle(struct skc_engine *engine, struct skc_transfer *transfer)
{
	struct skc_buffer *body = &transfer->response.body;
	for (unsigned i = 0;
		 i < SKC_ENGINE_SPARE_BODIES && body->room > 0 && body->room <= SKC_ENGINE_SPARE_BODY_MAX;
		 i++) {
		if (engine->spare[i].room == 0) {
			skc_buffer_move(&engine->spare[i], body);
		}
	}
}

/* ---- ids ---- */

/* The finaliser of splitmix64: no two numbers become the same one. */
static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
	return x ^ (x >> 31);
}

uint64_t skc_engine_new_id(struct skc_engine *engine)
{
	engine->ids += UINT64_C(0x9E3779B97F4A7C15);
	const uint64_t id = mix(engine->ids);
	return id != 0 ? id : 1;
}

/* Sent, or about to be. */
static bool is_attempt_open(const struct skc_transfer *transfer)
{
	return transfer->state == SKC_TRANSFER_IN_FLIGHT ||
		(transfer->state == SKC_TRANSFER_WANTED && transfer->repeats) ||
		(transfer->state == SKC_TRANSFER_ASKING &&
			(transfer->ask == SKC_ASK_HEADERS || transfer->ask == SKC_ASK_TRANSPORT));
}

const struct skc_transfer *skc_engine_attempt(const struct skc_engine *engine, uint64_t id)
{
	const struct skc_transfer *transfer = engine->first;
	while (transfer != NULL && !(transfer->attempt.id == id && is_attempt_open(transfer))) {
		transfer = transfer->next;
	}
	return transfer;
}

/* ---- steps ---- */

/* In a forked child, attempts in flight begin again on connections of its own. */
static void restart_after_fork(struct skc_engine *engine)
{
	if (skc_pool_check_owner(&engine->pool)) {
		return;
	}
	engine->ids ^= mix((uint64_t)skc_process_self()); /* or it would count on as its parent does */
	for (struct skc_transfer *transfer = engine->first; transfer != NULL;
		 transfer = transfer->next) {
		transfer->permit = (struct skc_permit){0}; /* the parent's */
		if (transfer->state == SKC_TRANSFER_IN_FLIGHT) {
			transfer->handle = NULL;
			transfer->generation = NULL;
			transfer->repeats = true;
			transfer->state = SKC_TRANSFER_WANTED;
		}
	}
}

/* Starts what is due. True when the caller has to do something. */
static bool start_due(struct skc_engine *engine, struct skc_event *event)
{
	struct skc_transfer *next;
	for (struct skc_transfer *transfer = engine->first; transfer != NULL; transfer = next) {
		next = transfer->next;
		if (transfer->state == SKC_TRANSFER_WAITING &&
			skc_clock_monotonic(engine->clock) >= transfer->due) {
			transfer->state = SKC_TRANSFER_WANTED;
		}
		if (transfer->state == SKC_TRANSFER_WANTED &&
			(!skc_attempt_is_held_back(engine, transfer) ||
				skc_attempt_time_left(engine, transfer) <= 0) &&
			skc_attempt_has_permit(engine, transfer)) {
			skc_attempt_begin(engine, transfer);
		}
		if (transfer->state == SKC_TRANSFER_ASKING && !transfer->told) {
			transfer->told = true;
			*event = (struct skc_event){SKC_EVENT_ASK, transfer};
			return true;
		}
	}
	return false;
}

/*
 * A transfer that libcurl is done with, NULL when there is none. Looked for from the start each time:
 * what is done with the one before may have ended its generation.
 */
static struct skc_transfer *next_done(struct skc_engine *engine, CURLcode *code)
{
	for (struct skc_generation *generation = engine->pool.generations; generation != NULL;
		 generation = generation->next) {
		int left;
		const CURLMsg *message =
			generation->transfers > 0 ? curl_multi_info_read(generation->multi, &left) : NULL;
		if (message != NULL && message->msg == CURLMSG_DONE) {
			char *data = NULL;
			*code = message->data.result;
			curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &data);
			return (struct skc_transfer *)(void *)data;
		}
	}
	return NULL;
}

/* Lets libcurl work without waiting, then looks at what ended and at the time. */
static void perform(struct skc_engine *engine)
{
	struct skc_transfer *done, *next;
	CURLcode code;
	for (struct skc_transfer *transfer = engine->first; transfer != NULL;
		 transfer = transfer->next) {
		if (transfer->state == SKC_TRANSFER_IN_FLIGHT) {
			skc_attempt_await_turn(engine, transfer);
		}
	}
	for (struct skc_generation *generation = engine->pool.generations; generation != NULL;
		 generation = generation->next) {
		int running;
		generation->serves = false;
		if (generation->transfers > 0) {
			curl_multi_perform(generation->multi, &running);
		}
	}
	while ((done = next_done(engine, &code)) != NULL) {
		skc_attempt_end(engine, done, code);
	}
	for (struct skc_transfer *transfer = engine->first; transfer != NULL; transfer = next) {
		next = transfer->next;
		if (transfer->state == SKC_TRANSFER_IN_FLIGHT) {
			skc_attempt_note_turn(transfer);
			skc_attempt_note_head(engine, transfer);
			skc_attempt_check_time(engine, transfer);
		}
	}
}

/*
 * Microseconds until something is due by the clock, at most `most`. *active: something is in flight
 * or waiting.
 */
static int64_t until_due(struct skc_engine *engine, int64_t most, bool *active)
{
	int64_t now = skc_clock_monotonic(engine->clock);
	*active = false;
	for (struct skc_transfer *transfer = engine->first; transfer != NULL;
		 transfer = transfer->next) {
		int64_t left = most;
		if (transfer->state == SKC_TRANSFER_IN_FLIGHT) {
			int64_t spent = skc_attempt_driven_now(engine) - transfer->started;
			int64_t limit =
				spent < transfer->connect_timeout && transfer->connect_timeout < transfer->timeout
				? transfer->connect_timeout
				: transfer->timeout;
			const int64_t all = skc_attempt_time_left(engine, transfer);
			left = limit - spent < all ? limit - spent : all;
			*active = true;
		} else if (transfer->state == SKC_TRANSFER_WAITING) {
			left = transfer->due - now;
			*active = true;
		} else if (transfer->state == SKC_TRANSFER_WANTED &&
			skc_attempt_is_held_back(engine, transfer)) {
			left = skc_attempt_time_left(engine, transfer);
			*active = true;
		} else if (transfer->state == SKC_TRANSFER_WANTED ||
			(transfer->state == SKC_TRANSFER_ASKING && !transfer->told)) {
			left = 0;
			*active = true;
		}
		most = left < most ? left : most;
	}
	return most > 0 ? most : 0;
}

static void drive(struct skc_engine *engine, int max_ms, struct skc_event *event)
{
	bool active;
	unsigned before = skc_engine_transfers(engine);
	*event = (struct skc_event){SKC_EVENT_NONE, NULL};
	for (int round = 0; round < 2; round++) {
		if (start_due(engine, event)) {
			return;
		}
		perform(engine);
		if (skc_engine_transfers(engine) < before) {
			event->kind = SKC_EVENT_DONE;
			return;
		}
		int64_t wait = until_due(engine, (int64_t)max_ms * 1000, &active);
		if (!active) {
			event->kind = SKC_EVENT_IDLE;
			return;
		}
		if (round == 0) {
			/* Rounded up, so that the wait does not end a moment too early and spin. */
			skc_pool_poll(&engine->pool, (int)((wait + 999) / 1000));
		}
	}
}

/* While this is so, descriptors may be opened; an attempt that begins holds their places itself. */
static bool has_libcurl_at_work(const struct skc_engine *engine)
{
	const struct skc_transfer *transfer = engine->first;
	while (transfer != NULL && transfer->state != SKC_TRANSFER_IN_FLIGHT) {
		transfer = transfer->next;
	}
	return transfer != NULL;
}

static void free_places(struct skc_engine *engine)
{
	if (!has_libcurl_at_work(engine)) {
		skc_standard_places_free(&engine->places);
	}
}

void skc_engine_step(struct skc_engine *engine, int max_ms, struct skc_event *event)
{
	struct skc_pipe_guard guard;
	restart_after_fork(engine);
	skc_pipe_guard(&guard);
	engine->step_began = skc_clock_monotonic(engine->clock);
	if (has_libcurl_at_work(engine)) {
		skc_standard_places_hold(&engine->places);
	}
	drive(engine, max_ms, event);
	engine->driven = skc_attempt_driven_now(engine);
	engine->step_began = 0;
	skc_pipe_unguard(&guard);
	free_places(engine);
}

/* ---- what there is ---- */

unsigned skc_engine_transfers(const struct skc_engine *engine)
{
	unsigned n = 0;
	for (const struct skc_transfer *transfer = engine->first; transfer != NULL;
		 transfer = transfer->next) {
		n++;
	}
	return n;
}

size_t skc_engine_memory(const struct skc_engine *engine)
{
	size_t bytes = 0;
	for (unsigned i = 0; i < SKC_ENGINE_SPARE_BODIES; i++) {
		bytes += engine->spare[i].room;
	}
	for (const struct skc_transfer *transfer = engine->first; transfer != NULL;
		 transfer = transfer->next) {
		bytes += transfer->response.body.room;
	}
	return bytes;
}

unsigned skc_engine_idle_connections(struct skc_engine *engine)
{
	unsigned idle = 0;
	restart_after_fork(engine);
	const unsigned count = skc_pool_count_sockets(&engine->pool);
	for (unsigned i = 0; i < count; i++) {
		const struct skc_transfer *user = engine->first;
		while (user != NULL && skc_transfer_socket(user) != engine->pool.sockets[i].fd) {
			user = user->next;
		}
		idle += user == NULL;
	}
	return idle;
}

/* ---- what callers do ---- */

unsigned skc_engine_close_idle(struct skc_engine *engine)
{
	restart_after_fork(engine);
	return skc_pool_retire(&engine->pool);
}

void skc_engine_start(struct skc_engine *engine, struct skc_transfer *transfer)
{
	restart_after_fork(engine);
	skc_transfer_hold(transfer);
	transfer->state = SKC_TRANSFER_WANTED;
	transfer->engine = engine;
	transfer->attempt.id = skc_engine_new_id(engine);
	transfer->previous = engine->last;
	*(engine->last != NULL ? &engine->last->next : &engine->first) = transfer;
	engine->last = transfer;
}

void skc_engine_cancel(struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (transfer->engine == NULL) {
		return;
	}
	restart_after_fork(engine);
	skc_failure_free(&transfer->failure);
	skc_failure_set(&transfer->failure, SKC_FAILURE_TRANSPORT, "The request was cancelled");
	skc_attempt_finish(engine, transfer);
	free_places(engine);
}

void skc_engine_cancel_all(struct skc_engine *engine)
{
	while (engine->first != NULL) {
		skc_engine_cancel(engine, engine->first);
	}
}

void skc_engine_end_request(struct skc_engine *engine)
{
	skc_engine_cancel_all(engine);
	skc_pool_end_request(&engine->pool);
}
