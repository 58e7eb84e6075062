#include "engine.h"

#include <stdio.h>
#include <string.h>

#include "url.h"

void skc_engine_init(struct skc_engine *engine, const struct skc_clock *clock, uint64_t seed)
{
	*engine = (struct skc_engine){.clock = clock, .dice = (uint32_t)(seed >> 32) | 1};
	skc_pool_init(&engine->pool);
	skc_learnt_init(&engine->learnt, seed);
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

/* Memory of an earlier body, if there is any. */
static void take_spare(struct skc_engine *engine, struct skc_buffer *body)
{
	for (unsigned i = 0; i < SKC_ENGINE_SPARE_BODIES && body->room == 0; i++) {
		if (engine->spare[i].room > 0 && engine->spare[i].room <= body->ceiling) {
			skc_buffer_move(body, &engine->spare[i]);
		}
	}
}

/* xorshift32: jitter needs spread, not secrecy. */
static uint32_t roll(struct skc_engine *engine)
{
	uint32_t x = engine->dice;
	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return engine->dice = x;
}

/* Time spent in steps, this one included. */
static int64_t driven_now(const struct skc_engine *engine)
{
	if (engine->step_began == 0) {
		return engine->driven;
	}
	return engine->driven + skc_clock_monotonic(engine->clock) - engine->step_began;
}

/* Microseconds until the transfer's deadline; 0 or less: it is over. */
static int64_t time_left(const struct skc_engine *engine, const struct skc_transfer *transfer)
{
	return transfer->deadline == SKC_NEVER
		? SKC_NEVER
		: transfer->deadline - skc_clock_monotonic(engine->clock);
}

/* ---- one transfer's way ---- */

static void return_handle(struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (transfer->handle != NULL) {
		if (transfer->generation != NULL) {
			skc_pool_remove(&engine->pool, transfer->generation, transfer->handle);
			transfer->generation = NULL;
		}
		skc_pool_give_back(&engine->pool, transfer->handle);
		transfer->handle = NULL;
	}
}

/* Off the list, with its reference; the outcome stands in it. */
static void finish(struct skc_engine *engine, struct skc_transfer *transfer)
{
	return_handle(engine, transfer);
	transfer->state = SKC_TRANSFER_DONE;
	*(transfer->previous != NULL ? &transfer->previous->next : &engine->first) = transfer->next;
	*(transfer->next != NULL ? &transfer->next->previous : &engine->last) = transfer->previous;
	transfer->next = transfer->previous = NULL;
	transfer->engine = NULL;
	skc_transfer_release(transfer);
}

/* Has the caller do something, if it wants to be asked for it. */
static bool ask(struct skc_transfer *transfer, enum skc_ask what)
{
	if (transfer->asks[what]) {
		transfer->state = SKC_TRANSFER_ASKING;
		transfer->ask = what;
		transfer->told = false;
	}
	return transfer->asks[what];
}

static void begin_wait(struct skc_engine *engine, struct skc_transfer *transfer)
{
	transfer->due = skc_clock_monotonic(engine->clock) + transfer->wait;
	transfer->attempt.waited += transfer->wait;
	engine->pool.counts.waited += transfer->wait;
	engine->pool.counts.retries++;
	if (!ask(transfer, SKC_ASK_SLEEP)) {
		transfer->state = SKC_TRANSFER_WAITING;
	}
}

/* The caller has taken note of the attempt. */
static void follow_up(struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (!transfer->again) {
		finish(engine, transfer);
	} else if (!ask(transfer, SKC_ASK_WAIT)) {
		begin_wait(engine, transfer);
	}
}

/*
 * The attempt is over: its outcome is in response and failure. Ends the transfer, or has it wait
 * for the next attempt.
 */
static void conclude(struct skc_engine *engine, struct skc_transfer *transfer)
{
	struct skc_failure *failure = &transfer->failure;
	return_handle(engine, transfer);
	if (transfer->response.rate_limit.known) {
		skc_learnt_slot(&engine->learnt, transfer->budget)->rate_limit =
			transfer->response.rate_limit;
	}
	if (failure->kind == SKC_FAILURE_NONE && !skc_response_is_success(&transfer->response)) {
		skc_failure_from_response(failure, &transfer->response);
	}
	failure->status = transfer->response.status;
	transfer->again = failure->kind != SKC_FAILURE_NONE &&
		skc_retry_decide(&transfer->retry, failure, &transfer->history, time_left(engine, transfer),
			roll(engine), &transfer->wait);
	if (transfer->again) {
		transfer->repeated_stale = false;
		transfer->fresh_connection = failure->dead_connection;
	}
	if (!ask(transfer, SKC_ASK_REPORT)) {
		follow_up(engine, transfer);
	}
}

/* As before the attempt: for a retry, a free repeat, or a start in a forked child. */
static void clear_outcome(struct skc_transfer *transfer)
{
	size_t max_bytes = transfer->response.max_bytes;
	skc_response_free(&transfer->response);
	skc_response_init(&transfer->response, max_bytes);
	skc_failure_free(&transfer->failure);
}

/* The time for all attempts is used up. */
static void fail_by_deadline(struct skc_transfer *transfer)
{
	skc_failure_set(&transfer->failure, SKC_FAILURE_TIMEOUT,
		"The time for this call is used up (%s); %zu bytes of body had arrived",
		transfer->deadline_name, transfer->response.body_bytes);
	transfer->failure.curl_code = CURLE_OPERATION_TIMEDOUT;
}

/* What the server of a transfer speaks, as far as it is known. */
static enum skc_protocol protocol_of(struct skc_engine *engine, const struct skc_transfer *transfer)
{
	return skc_url_is_plain_http(transfer->url)
		? SKC_PROTOCOL_HTTP1
		: skc_learnt_slot(&engine->learnt, transfer->origin)->protocol;
}

/*
 * Without HTTP/2 no more requests are handed to libcurl than there may be connections: what waits in
 * its queue would be taken for something that does not get a connection.
 */
static bool is_held_back(struct skc_engine *engine, const struct skc_transfer *transfer)
{
	unsigned in_flight = 0;
	if (transfer->asks[SKC_ASK_TRANSPORT] || protocol_of(engine, transfer) == SKC_PROTOCOL_HTTP2) {
		return false;
	}
	for (const struct skc_transfer *other = engine->first; other != NULL; other = other->next) {
		in_flight += other->state == SKC_TRANSFER_IN_FLIGHT && other->origin == transfer->origin;
	}
	return in_flight >= engine->pool.limits.max_connections;
}

/* Everything is there that the attempt needs. */
static void launch(struct skc_engine *engine, struct skc_transfer *transfer)
{
	transfer->started = driven_now(engine);
	if (ask(transfer, SKC_ASK_TRANSPORT)) {
		return;
	}
	transfer->share_connection = protocol_of(engine, transfer) != SKC_PROTOCOL_HTTP1;
	take_spare(engine, &transfer->response.body);
	transfer->handle = skc_pool_borrow(&engine->pool);
	if (transfer->handle != NULL) {
		skc_transfer_prepare(transfer, transfer->handle);
		transfer->generation = skc_pool_add(
			&engine->pool, transfer->keep, transfer->handle, skc_clock_monotonic(engine->clock));
	}
	if (transfer->generation == NULL) {
		skc_failure_set(&transfer->failure, SKC_FAILURE_TRANSPORT, "Out of memory");
		transfer->failure.curl_code = CURLE_OUT_OF_MEMORY;
		finish(engine, transfer);
		return;
	}
	transfer->state = SKC_TRANSFER_IN_FLIGHT;
}

static void begin_attempt(struct skc_engine *engine, struct skc_transfer *transfer)
{
	clear_outcome(transfer);
	skc_transfer_forget_extra_headers(transfer);
	transfer->attempt.number = transfer->history.retries + transfer->history.limited + 1;
	transfer->attempt.started_at = skc_clock_wall(engine->clock);
	if (time_left(engine, transfer) <= 0) {
		fail_by_deadline(transfer);
		finish(engine, transfer);
		return;
	}
	if (!ask(transfer, SKC_ASK_HEADERS)) {
		launch(engine, transfer);
	}
}

/* A connection that the server closed while it was idle looks like this at its next use. */
static bool is_stale(const struct skc_transfer *transfer, CURLcode code)
{
	if (!transfer->attempt.connection_reused || transfer->response.status != 0) {
		return false;
	}
	return code == CURLE_HTTP2 || code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING ||
		code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_HTTP2_STREAM;
}

static void fail_attempt(struct skc_transfer *transfer, CURLcode code)
{
	struct skc_response *response = &transfer->response;
	if (code == CURLE_WRITE_ERROR && response->body_bytes > response->max_bytes) {
		if (skc_response_is_success(response)) {
			skc_failure_set(&transfer->failure, SKC_FAILURE_DECODE,
				"The response body is larger than maxResponseBytes (%zu bytes)",
				response->max_bytes);
			transfer->failure.place.offset = response->max_bytes;
		}
		return; /* an error answer is one, however long */
	}
	if (response->head_complete && response->status >= 300) {
		return; /* its status counts for more than its missing end */
	}
	if (response->status == 0 && transfer->attempt.proxy_status >= 300) {
		skc_failure_from_proxy(&transfer->failure, transfer->attempt.proxy_status, (int)code);
		return;
	}
	skc_failure_from_curl(&transfer->failure,
		code == CURLE_WRITE_ERROR ? CURLE_OUT_OF_MEMORY : (int)code, transfer->error_text);
}

/* What an attempt adds to the pool's statistics. */
static void account(struct skc_engine *engine, const struct skc_attempt *attempt)
{
	struct skc_pool_counts *counts = &engine->pool.counts;
	counts->requests++;
	counts->reused += attempt->connection_reused;
	counts->handshakes += !attempt->connection_reused && attempt->tls > 0;
	counts->bytes_received += (uint64_t)attempt->bytes_received;
}

/* libcurl is done with the attempt. */
static void end_attempt(struct skc_engine *engine, struct skc_transfer *transfer, CURLcode code)
{
	if (code == CURLE_OK && !transfer->response.head_complete) {
		code = CURLE_PARTIAL_FILE; /* libcurl takes a head that breaks off for a whole one */
	}
	skc_response_finish(&transfer->response, skc_clock_wall(engine->clock));
	skc_transfer_measure(transfer, transfer->handle, (int)code);
	account(engine, &transfer->attempt);
	if (transfer->response.status > 0) {
		skc_learnt_slot(&engine->learnt, transfer->origin)->protocol =
			transfer->attempt.http_version[0] == '2' ? SKC_PROTOCOL_HTTP2 : SKC_PROTOCOL_HTTP1;
	}
	if (is_stale(transfer, code) && !transfer->repeated_stale) {
		return_handle(engine, transfer);
		transfer->repeated_stale = true;
		transfer->state = SKC_TRANSFER_WANTED;
		return;
	}
	if (code != CURLE_OK) {
		fail_attempt(transfer, code);
	}
	conclude(engine, transfer);
}

/* Judged only after everything that has arrived was read. */
static void check_time(struct skc_engine *engine, struct skc_transfer *transfer)
{
	int64_t spent = driven_now(engine) - transfer->started;
	curl_off_t ready = 0;
	if (spent >= transfer->connect_timeout) {
		curl_easy_getinfo(transfer->handle, CURLINFO_PRETRANSFER_TIME_T, &ready);
	}
	const bool connecting = spent >= transfer->connect_timeout && ready == 0;
	const bool over = time_left(engine, transfer) <= 0;
	if (!connecting && !over && spent < transfer->timeout) {
		return;
	}
	skc_response_finish(&transfer->response, skc_clock_wall(engine->clock));
	skc_transfer_measure(transfer, transfer->handle, CURLE_OPERATION_TIMEDOUT);
	account(engine, &transfer->attempt);
	transfer->attempt.total = spent;
	if (over) {
		fail_by_deadline(transfer);
	} else if (connecting) {
		skc_failure_set(&transfer->failure, SKC_FAILURE_CONNECT_TIMEOUT,
			"No connection within %.3f seconds (connectTimeout)",
			(double)transfer->connect_timeout / SKC_SECOND);
	} else {
		skc_failure_set(&transfer->failure, SKC_FAILURE_TIMEOUT,
			"No complete response within %.3f seconds (timeout); %zu bytes of body had arrived",
			(double)transfer->timeout / SKC_SECOND, transfer->response.body_bytes);
		if (transfer->attempt.connection_reused && transfer->response.status == 0) {
			transfer->failure.dead_connection = true;
			/* Nobody should meet it again: with HTTP/2 it would outlive this request. */
			curl_easy_setopt(transfer->handle, CURLOPT_FORBID_REUSE, 1L);
		}
	}
	transfer->failure.curl_code = CURLE_OPERATION_TIMEDOUT;
	conclude(engine, transfer);
}

/* ---- steps ---- */

/* In a forked child, attempts in flight begin again on connections of its own. */
static void restart_after_fork(struct skc_engine *engine)
{
	if (skc_pool_check_owner(&engine->pool)) {
		return;
	}
	for (struct skc_transfer *transfer = engine->first; transfer != NULL;
		 transfer = transfer->next) {
		if (transfer->state == SKC_TRANSFER_IN_FLIGHT) {
			transfer->handle = NULL;
			transfer->generation = NULL;
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
			(!is_held_back(engine, transfer) || time_left(engine, transfer) <= 0)) {
			begin_attempt(engine, transfer);
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
	struct skc_transfer *done;
	CURLcode code;
	for (struct skc_generation *generation = engine->pool.generations; generation != NULL;
		 generation = generation->next) {
		int running;
		if (generation->transfers > 0) {
			curl_multi_perform(generation->multi, &running);
		}
	}
	while ((done = next_done(engine, &code)) != NULL) {
		end_attempt(engine, done, code);
	}
	struct skc_transfer *next;
	for (struct skc_transfer *transfer = engine->first; transfer != NULL; transfer = next) {
		next = transfer->next;
		if (transfer->state == SKC_TRANSFER_IN_FLIGHT) {
			check_time(engine, transfer);
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
			int64_t spent = driven_now(engine) - transfer->started;
			int64_t limit =
				spent < transfer->connect_timeout && transfer->connect_timeout < transfer->timeout
				? transfer->connect_timeout
				: transfer->timeout;
			const int64_t all = time_left(engine, transfer);
			left = limit - spent < all ? limit - spent : all;
			*active = true;
		} else if (transfer->state == SKC_TRANSFER_WAITING) {
			left = transfer->due - now;
			*active = true;
		} else if (transfer->state == SKC_TRANSFER_WANTED && is_held_back(engine, transfer)) {
			left = time_left(engine, transfer);
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

void skc_engine_step(struct skc_engine *engine, int max_ms, struct skc_event *event)
{
	struct skc_pipe_guard guard;
	restart_after_fork(engine);
	skc_pipe_guard(&guard);
	engine->step_began = skc_clock_monotonic(engine->clock);
	drive(engine, max_ms, event);
	engine->driven = driven_now(engine);
	engine->step_began = 0;
	skc_pipe_unguard(&guard);
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

/* The socket that a transfer uses; CURL_SOCKET_BAD when it has none yet. */
static curl_socket_t socket_of(const struct skc_transfer *transfer)
{
	curl_socket_t socket = CURL_SOCKET_BAD;
	if (transfer->handle != NULL) {
		curl_easy_getinfo(transfer->handle, CURLINFO_ACTIVESOCKET, &socket);
	}
	return socket;
}

unsigned skc_engine_idle_connections(struct skc_engine *engine)
{
	unsigned idle = 0;
	restart_after_fork(engine);
	const unsigned count = skc_pool_count_sockets(&engine->pool);
	for (unsigned i = 0; i < count; i++) {
		const struct skc_transfer *user = engine->first;
		while (user != NULL && socket_of(user) != engine->pool.sockets[i].fd) {
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
	skc_transfer_hold(transfer);
	transfer->state = SKC_TRANSFER_WANTED;
	transfer->engine = engine;
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
	finish(engine, transfer);
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

void skc_engine_answer(struct skc_engine *engine, struct skc_transfer *transfer)
{
	struct skc_attempt *attempt = &transfer->attempt;
	transfer->response.head_complete = true;
	skc_response_finish(&transfer->response, skc_clock_wall(engine->clock));
	attempt->status = transfer->response.status;
	attempt->curl_code = 0;
	attempt->body_bytes = (int64_t)transfer->response.body_bytes;
	attempt->total = skc_clock_wall(engine->clock) - attempt->started_at;
	if (transfer->response.body_bytes > transfer->response.max_bytes ||
		transfer->response.body.failed) {
		fail_attempt(transfer, CURLE_WRITE_ERROR);
	}
	conclude(engine, transfer);
}

void skc_engine_answer_failure(struct skc_engine *engine, struct skc_transfer *transfer,
	enum skc_failure_kind kind, int curl_code, const char *message)
{
	transfer->attempt.status = 0;
	transfer->attempt.curl_code = curl_code;
	skc_failure_set(&transfer->failure, kind, "%s", message);
	transfer->failure.curl_code = curl_code;
	conclude(engine, transfer);
}

void skc_engine_go_on(struct skc_engine *engine, struct skc_transfer *transfer)
{
	switch (transfer->ask) {
		case SKC_ASK_HEADERS:
			launch(engine, transfer);
			break;
		case SKC_ASK_REPORT:
			follow_up(engine, transfer);
			break;
		case SKC_ASK_WAIT:
			begin_wait(engine, transfer);
			break;
		case SKC_ASK_SLEEP:
			/* The wait may have been pretended only: then the caller's time went on by as much. */
			if (transfer->deadline != SKC_NEVER) {
				transfer->deadline -= transfer->wait;
			}
			transfer->state = SKC_TRANSFER_WANTED;
			break;
		case SKC_ASK_TRANSPORT: /* has answers of its own */
		case SKC_ASKS:
			break;
	}
}

void skc_engine_give_up(struct skc_engine *engine, struct skc_transfer *transfer)
{
	finish(engine, transfer);
}
