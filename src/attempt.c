#include "attempt.h"

#include <inttypes.h>
#include <string.h>

#include "attempt_outcome.h"
#include "curl_compat.h"
#include "url.h"

/* Free repeats of one attempt whose streams are refused; each is five of libcurl's. */
#define MOST_REFUSALS 20

/* Of them, those in a row while the server answers nothing at all. */
#define MOST_VAIN_REFUSALS 1

/* A step that lasts longer, its wait included, does not end by itself. */
#define LONGEST_STEP (SKC_SECOND / 2)

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
	uint32_t x = engine->rng_state;
	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return engine->rng_state = x;
}

/* Time spent in steps, this one included. */
int64_t skc_attempt_driven_now(const struct skc_engine *engine)
{
	if (engine->step_began == 0) {
		return engine->driven;
	}
	return engine->driven + skc_clock_monotonic(engine->clock) - engine->step_began;
}

/* Microseconds until the transfer's deadline; 0 or less: it is over. */
int64_t skc_attempt_time_left(const struct skc_engine *engine, const struct skc_transfer *transfer)
{
	return transfer->deadline == SKC_NEVER
		? SKC_NEVER
		: transfer->deadline - skc_clock_monotonic(engine->clock);
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Microseconds until the process's own alarm, SKC_NEVER without one. */
static int64_t alarm_left(void)
{
	const int64_t left = skc_alarm_left();
	return left >= 0 ? left : SKC_NEVER;
}

/* ---- one transfer's way ---- */

static void return_handle(struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (transfer->handle != NULL) {
		if (transfer->generation != NULL) {
			skc_pool_remove(&engine->pool, transfer->generation, transfer->handle,
				skc_clock_monotonic(engine->clock));
			transfer->generation = NULL;
		}
		skc_pool_give_back(&engine->pool, transfer->handle);
		transfer->handle = NULL;
	}
}

/* The clock of its budget, which jumps when its client pretends to wait. */
static int64_t budget_now(const struct skc_engine *engine, const struct skc_transfer *transfer)
{
	return skc_clock_monotonic(engine->clock) +
		(int64_t)skc_word_get(&transfer->budget.slot->slept);
}

/* Unix time on that clock. */
static int64_t budget_wall(const struct skc_engine *engine, const struct skc_transfer *transfer)
{
	return skc_clock_wall(engine->clock) + (int64_t)skc_word_get(&transfer->budget.slot->slept);
}

/* The attempt is over, or will not be made: its permit goes back with what is known of it. */
static void settle(struct skc_engine *engine, struct skc_transfer *transfer)
{
	struct skc_permit *permit = &transfer->permit;
	const bool sent = transfer->state == SKC_TRANSFER_IN_FLIGHT ||
		(transfer->state == SKC_TRANSFER_ASKING && transfer->ask == SKC_ASK_TRANSPORT);
	transfer->granted = false;
	if (permit->budget.slot == NULL) {
		return;
	}
	if (transfer->response.head_complete) {
		skc_budget_answered(permit, &transfer->response, budget_now(engine, transfer),
			budget_wall(engine, transfer));
	} else if (sent) {
		skc_budget_unanswered(permit, budget_now(engine, transfer));
	} else {
		skc_budget_unused(permit, budget_now(engine, transfer));
	}
}

/* Makes sense of the head, once, as close to its arrival as can be: the times in it count from then. */
static void finish_response(struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (!transfer->has_head) {
		transfer->has_head = transfer->response.head_complete;
		skc_response_finish(&transfer->response, budget_wall(engine, transfer));
	}
}

void skc_attempt_await_turn(const struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (!transfer->has_connection && transfer->generation->serves) {
		transfer->started = skc_attempt_driven_now(engine);
	}
	transfer->has_connection = false;
}

void skc_attempt_note_turn(struct skc_transfer *transfer)
{
	skc_transfer_find_connection(transfer);
	if (transfer->has_connection && !transfer->generation->serves) {
		transfer->generation->serves = skc_transfer_was_connected(transfer);
	}
}

/* What the budget learns of an answer is in its head: nobody has to wait for its body. */
void skc_attempt_note_head(struct skc_engine *engine, struct skc_transfer *transfer)
{
	const bool is_final = transfer->response.head_complete && transfer->response.status >= 200;
	if (is_final && !transfer->has_head) {
		finish_response(engine, transfer);
		settle(engine, transfer);
	}
}

/* Off the list, with its reference; the outcome stands in it. */
void skc_attempt_finish(struct skc_engine *engine, struct skc_transfer *transfer)
{
	return_handle(engine, transfer);
	if (transfer->state == SKC_TRANSFER_IN_FLIGHT && transfer->response.head_complete) {
		finish_response(engine, transfer); /* cut short */
	}
	settle(engine, transfer);
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
		skc_attempt_finish(engine, transfer);
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
	int64_t left = skc_attempt_time_left(engine, transfer);
	return_handle(engine, transfer);
	settle(engine, transfer);
	if (failure->kind == SKC_FAILURE_NONE && !skc_response_is_success(&transfer->response)) {
		skc_failure_from_response(failure, &transfer->response);
	}
	failure->status = transfer->response.status;
	skc_transfer_mask_key(transfer);
	if (failure->kind == SKC_FAILURE_RATE_LIMIT) {
		left = least(left, alarm_left());
	}
	transfer->again = failure->kind != SKC_FAILURE_NONE &&
		skc_retry_decide(
			&transfer->retry, failure, &transfer->history, left, roll(engine), &transfer->wait);
	transfer->reason = failure->retry_after >= 0 ? SKC_WAIT_RETRY_AFTER : SKC_WAIT_BACKOFF;
	if (transfer->again) {
		transfer->repeated_stale = false;
		transfer->refused = transfer->refused_in_vain = 0;
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
	transfer->has_head = false;
	transfer->cut_off = false;
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
static enum skc_protocol protocol_of(const struct skc_transfer *transfer)
{
	return skc_url_is_plain_http(transfer->url) ? SKC_PROTOCOL_HTTP1
												: skc_origin_protocol(transfer->origin);
}

/*
 * Without HTTP/2 no more requests are handed to libcurl than there may be connections to the server, for
 * all keys together: libcurl counts those of one generation only.
 */
bool skc_attempt_is_held_back(const struct skc_engine *engine, const struct skc_transfer *transfer)
{
	unsigned in_flight = 0;
	if (transfer->asks[SKC_ASK_TRANSPORT] || protocol_of(transfer) == SKC_PROTOCOL_HTTP2) {
		return false;
	}
	for (const struct skc_transfer *other = engine->first; other != NULL; other = other->next) {
		in_flight += other->state == SKC_TRANSFER_IN_FLIGHT && other->origin == transfer->origin;
	}
	return in_flight >= engine->pool.limits.max_connections;
}

/* ---- its budget ---- */

/* So long it may wait for its budget: for all attempts together, and now. */
static int64_t max_wait(const struct skc_engine *engine, const struct skc_transfer *transfer)
{
	return least(transfer->retry.rate_limit_max_wait - transfer->history.limited_wait,
		least(skc_attempt_time_left(engine, transfer), alarm_left()) - 1);
}

/* Adds what it has waited to the account. */
static void count_wait(struct skc_engine *engine, struct skc_transfer *transfer, int64_t waited)
{
	transfer->attempt.waited += waited;
	transfer->history.limited_wait += waited;
	engine->pool.counts.waited += waited;
	transfer->wait_began = 0;
}

/* Ends it: it would have to wait for its budget longer than it may. */
static void refuse(struct skc_engine *engine, struct skc_transfer *transfer, const char *why)
{
	clear_outcome(transfer);
	skc_failure_set(&transfer->failure, SKC_FAILURE_RATE_LIMIT,
		"The rate limit is used up for another %.3f seconds, and that is not waited for (%s); "
		"nothing was sent",
		(double)transfer->wait / SKC_SECOND, why);
	transfer->failure.local = true;
	transfer->failure.status = 429;
	transfer->failure.retry_after = transfer->wait;
	skc_attempt_finish(engine, transfer);
}

static void begin_budget_wait(struct skc_transfer *transfer)
{
	if (!ask(transfer, SKC_ASK_SLEEP)) {
		transfer->state = SKC_TRANSFER_WAITING;
	}
}

/* Nothing is left for so long; asked again when `look` is over. */
static void wait_for_budget(
	struct skc_engine *engine, struct skc_transfer *transfer, int64_t wait, int64_t look)
{
	transfer->wait = wait;
	transfer->reason = SKC_WAIT_RATE_LIMIT;
	const int64_t now = skc_clock_monotonic(engine->clock);
	transfer->due = now + look;
	if (wait > max_wait(engine, transfer)) {
		refuse(engine, transfer,
			wait > transfer->retry.rate_limit_max_wait - transfer->history.limited_wait
				? "rateLimitMaxWait"
				: wait >= skc_attempt_time_left(engine, transfer) ? transfer->deadline_name
																  : "a pending alarm");
		return;
	}
	transfer->wait_began = now; /* what the announcement takes is part of it */
	/* Once for all looks at it. */
	if (!transfer->announced) {
		transfer->announced = true;
		if (ask(transfer, SKC_ASK_WAIT)) {
			return;
		}
	}
	begin_budget_wait(transfer);
}

/*
 * Whether a callback of another request of this budget is running: this one is made in it, or beside it,
 * and waiting for its answer might be for ever.
 */
static bool is_beside_callback(const struct skc_engine *engine, const struct skc_transfer *transfer)
{
	const struct skc_transfer *other = engine->first;
	while (other != NULL &&
		!(other != transfer && other->budget.slot == transfer->budget.slot &&
			other->state == SKC_TRANSFER_ASKING && other->told)) {
		other = other->next;
	}
	return other != NULL;
}

/* Asks the budget of this machine. False when the transfer waits now, or has ended. */
static bool ask_budget(struct skc_engine *engine, struct skc_transfer *transfer)
{
	struct skc_budget_rules rules = transfer->rules;
	struct skc_budget_decision decision;
	const int64_t now = budget_now(engine, transfer);
	rules.max_wait = max_wait(engine, transfer);
	rules.previous = engine->paced == transfer->budget.slot ? engine->paced_at : 0;
	switch (skc_budget_ask(transfer->budget, &rules, now, &decision)) {
		case SKC_BUDGET_GO:
			/* Who only pretends to wait is alone. */
			engine->paced =
				skc_word_get(&transfer->budget.slot->slept) == 0 ? transfer->budget.slot : NULL;
			engine->paced_at = now;
			transfer->permit = decision.permit;
			return true;
		case SKC_BUDGET_LOOK:
			if (is_beside_callback(engine, transfer)) {
				transfer->granted = true; /* counted when it is launched */
				return true;
			}
			transfer->wait_began = skc_clock_monotonic(engine->clock);
			transfer->due = transfer->wait_began + decision.look;
			transfer->state = SKC_TRANSFER_WAITING;
			return false;
		case SKC_BUDGET_WAIT:
			wait_for_budget(engine, transfer, decision.wait, decision.look);
			return false;
		case SKC_BUDGET_NEVER:
			break;
	}
	clear_outcome(transfer);
	skc_failure_set(&transfer->failure, SKC_FAILURE_RESERVE,
		"option \"rateLimitReserve\" (%u) must be less than the rate limit (%" PRId64
		" requests a window)",
		transfer->rules.reserve,
		skc_budget_rate_limit(transfer->budget, budget_wall(engine, transfer)).limit);
	skc_attempt_finish(engine, transfer);
	return false;
}

/* A permit for the next attempt. False when the transfer waits for it, asks for it, or has ended. */
bool skc_attempt_has_permit(struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (transfer->wait_began != 0) {
		count_wait(engine, transfer, skc_clock_monotonic(engine->clock) - transfer->wait_began);
	}
	if (transfer->permit.budget.slot != NULL || transfer->granted ||
		skc_attempt_time_left(engine, transfer) <= 0) { /* it fails at once */
		return true;
	}
	return !ask(transfer, SKC_ASK_BUDGET) && ask_budget(engine, transfer);
}

/* The permit was given elsewhere, or to the process that forked this one: here it is only counted. */
static void count_elsewhere(struct skc_engine *engine, struct skc_transfer *transfer)
{
	const struct skc_budget_rules rules = {.ignore = true};
	struct skc_budget_decision decision;
	if (transfer->permit.budget.slot == NULL) {
		skc_budget_ask(transfer->budget, &rules, budget_now(engine, transfer), &decision);
		transfer->permit = decision.permit;
	}
}

/* The transfer in flight that uses this socket; NULL: it is idle. */
static const struct skc_transfer *user_of(const struct skc_engine *engine, curl_socket_t fd)
{
	const struct skc_transfer *user = engine->first;
	while (user != NULL && skc_transfer_socket(user) != fd) {
		user = user->next;
	}
	return user;
}

/*
 * A kept HTTP/1.1 connection that is readable before a request has been closed, or says something that
 * nobody asked for. What TLS servers send of their own accord (session tickets) comes before the answer,
 * and was read with it. Of a transfer on a new connection libcurl does not tell the socket yet: as many
 * of those that are readable may be theirs.
 */
static bool has_dead_connection(
	const struct skc_engine *engine, const struct skc_generation *generation)
{
	const struct skc_pool *pool = &engine->pool;
	unsigned readable = 0, untold = 0, i = 0;
	while (i < pool->socket_count) {
		skc_socket sockets[SKC_SOCKETS_AT_ONCE];
		unsigned count = 0;
		for (; i < pool->socket_count && count < SKC_SOCKETS_AT_ONCE; i++) {
			if (pool->sockets[i].generation == generation) {
				sockets[count++] = pool->sockets[i].fd;
			}
		}
		count = skc_sockets_readable(sockets, count);
		for (unsigned j = 0; j < count; j++) {
			readable += user_of(engine, sockets[j]) == NULL;
		}
	}
	for (const struct skc_transfer *transfer = engine->first; readable > 0 && transfer != NULL;
		 transfer = transfer->next) {
		if (transfer->generation == generation &&
			skc_transfer_socket(transfer) == CURL_SOCKET_BAD) {
			untold++;
		}
	}
	return readable > untold;
}

/* Puts the transfer's handle where its connections are; false without memory. */
static bool add_to_pool(struct skc_engine *engine, struct skc_transfer *transfer)
{
	const enum skc_protocol protocol = protocol_of(transfer);
	const int64_t now = skc_clock_monotonic(engine->clock);
	struct skc_pool_place place = {.keep = transfer->keep, .server = transfer->server};
	place.way = skc_connection_config_way(&transfer->connection, transfer->url);
	if (!skc_url_is_plain_http(transfer->url)) {
		skc_connection_config_trust(&transfer->connection, &place.trust_file, &place.trust);
	}
	/* With key 0: what all keys share. While it is not known what the server speaks, that may be it. */
	struct skc_generation *generation = NULL;
	if (protocol != SKC_PROTOCOL_HTTP1) {
		generation = skc_pool_find(&engine->pool, &place, now);
	}
	if (generation == NULL && protocol != SKC_PROTOCOL_HTTP2) {
		place.key = transfer->key;
		generation = skc_pool_find(&engine->pool, &place, now);
	}
	if (generation != NULL && place.key != 0 && has_dead_connection(engine, generation)) {
		skc_pool_retire_generation(&engine->pool, generation);
	}
	transfer->generation = skc_pool_add(&engine->pool, &place, transfer->handle, now);
	return transfer->generation != NULL;
}

/* The attempt's time is over, within a step that lasts: what has arrived before is read in any case. */
static bool is_out_of_time(const struct skc_engine *engine, const struct skc_transfer *transfer)
{
	if (engine->step_began == 0 ||
		skc_clock_monotonic(engine->clock) - engine->step_began < LONGEST_STEP) {
		return false;
	}
	return skc_attempt_driven_now(engine) - transfer->started >= transfer->timeout ||
		skc_attempt_time_left(engine, transfer) <= 0;
}

/*
 * Judges the time while libcurl reads on without returning to us: when it is over, the connection is cut
 * off, which libcurl sees at once.
 */
static int watch_records(CURL *handle, curl_infotype type, char *bytes, size_t len, void *data)
{
	struct skc_transfer *transfer = data;
	const struct skc_engine *engine = transfer->engine;
	(void)handle;
	(void)bytes;
	(void)len;
	if (type == CURLINFO_SSL_DATA_IN && !transfer->cut_off && engine != NULL &&
		is_out_of_time(engine, transfer)) {
		transfer->cut_off = true;
		skc_pool_cut_off(transfer->generation);
	}
	return 0;
}

/* Everything is there that the attempt needs. */
static void launch(struct skc_engine *engine, struct skc_transfer *transfer)
{
	transfer->started = skc_attempt_driven_now(engine);
	transfer->announced = false;
	count_elsewhere(engine, transfer);
	if (ask(transfer, SKC_ASK_TRANSPORT)) {
		return;
	}
	transfer->share_connection = protocol_of(transfer) != SKC_PROTOCOL_HTTP1;
	take_spare(engine, &transfer->response.body);
	skc_standard_places_hold(&engine->places);
	transfer->handle = skc_pool_borrow(&engine->pool);
	if (transfer->handle != NULL) {
		skc_transfer_prepare(transfer, transfer->handle);
		if (!skc_url_is_plain_http(transfer->url)) {
			skc_curl_watch_endless_reads(transfer->handle, watch_records, transfer);
		}
	}
	if (transfer->handle == NULL || !add_to_pool(engine, transfer)) {
		/* A multi handle has some of its own. */
		const bool left = skc_descriptors_left(4);
		skc_failure_set(&transfer->failure, left ? SKC_FAILURE_TRANSPORT : SKC_FAILURE_CONNECTION,
			"%s", left ? "Out of memory" : SKC_NO_DESCRIPTORS);
		transfer->failure.curl_code = CURLE_OUT_OF_MEMORY;
		skc_attempt_finish(engine, transfer);
		return;
	}
	transfer->state = SKC_TRANSFER_IN_FLIGHT;
}

void skc_attempt_begin(struct skc_engine *engine, struct skc_transfer *transfer)
{
	const bool repeats = transfer->repeats;
	transfer->repeats = false;
	clear_outcome(transfer);
	if (!repeats) {
		skc_transfer_forget_extra_headers(transfer);
		transfer->attempt.id = skc_engine_new_id(engine);
	}
	transfer->attempt.number = transfer->history.retries + transfer->history.limited + 1;
	transfer->attempt.started_at = skc_clock_wall(engine->clock);
	if (skc_attempt_time_left(engine, transfer) <= 0) {
		fail_by_deadline(transfer);
		skc_attempt_finish(engine, transfer);
		return;
	}
	if (repeats || !ask(transfer, SKC_ASK_HEADERS)) {
		launch(engine, transfer);
	}
}

/*
 * A server that allows few HTTP/2 streams refuses those that are one too many, untouched. With another
 * handle libcurl goes on, as long as others are answered: a server that refuses everything is left alone.
 */
static bool may_ask_again(struct skc_transfer *transfer)
{
	if (transfer->answers_seen != transfer->generation->answers) {
		transfer->answers_seen = transfer->generation->answers;
		transfer->refused_in_vain = 0;
	}
	return transfer->refused++ < MOST_REFUSALS && transfer->refused_in_vain++ < MOST_VAIN_REFUSALS;
}

static bool has_time(void *context)
{
	const struct skc_transfer *transfer = context;
	return !is_out_of_time(transfer->engine, transfer);
}

/*
 * Decodes a body that came as it is. Of an error answer, what can be read is enough. Gives what libcurl
 * would say: CURLE_OPERATION_TIMEDOUT when the time was over before the body was read. A body that is
 * not whole is a failure of its own.
 */
static CURLcode decode(struct skc_transfer *transfer)
{
	struct skc_response *response = &transfer->response;
	const bool is_success = skc_response_is_success(response);
	const char *before = response->body.data;
	struct skc_inflate inflate = {
		.partly = !is_success, .may_go_on = has_time, .context = transfer};
	switch (skc_inflate_body(&inflate, &response->body, response->encoding,
		is_success ? response->max_bytes : SKC_ERROR_BODY_MAX)) {
		case SKC_INFLATE_CUT_SHORT:
		case SKC_INFLATE_DAMAGED:
			if (is_success) {
				skc_failure_from_inflate(&transfer->failure, response, &inflate);
			}
			return CURLE_OK;
		case SKC_INFLATE_TOO_LARGE:
			response->body_bytes = response->max_bytes + 1;
			return CURLE_WRITE_ERROR;
		case SKC_INFLATE_NO_MEMORY:
			return CURLE_OUT_OF_MEMORY;
		case SKC_INFLATE_STOPPED:
			return CURLE_OPERATION_TIMEDOUT;
		case SKC_INFLATE_DONE:
			break;
	}
	if (response->body.data != before) {
		response->body_bytes = response->body.len;
	}
	return CURLE_OK;
}

/* What an attempt adds to the pool's statistics. */
static void account(struct skc_engine *engine, const struct skc_attempt_cost *attempt)
{
	struct skc_pool_counts *counts = &engine->pool.counts;
	counts->requests++;
	counts->reused += attempt->connection_reused;
	counts->handshakes += !attempt->connection_reused && attempt->tls > 0;
	counts->bytes_received += (uint64_t)attempt->bytes_received;
}

/* The same attempt once more, at no cost. */
static void repeat(struct skc_transfer *transfer)
{
	transfer->repeats = true;
	transfer->state = SKC_TRANSFER_WANTED;
}

/* libcurl is done with the attempt. */
void skc_attempt_end(struct skc_engine *engine, struct skc_transfer *transfer, CURLcode code)
{
	if (transfer->cut_off && code != CURLE_OK) {
		skc_attempt_check_time(engine, transfer);
		return;
	}
	if (code == CURLE_OK && !transfer->response.head_complete) {
		code = CURLE_PARTIAL_FILE; /* libcurl takes a head that breaks off for a whole one */
	}
	finish_response(engine, transfer);
	if (code == CURLE_OK && transfer->as_it_is) {
		code = decode(transfer);
		if (code == CURLE_OPERATION_TIMEDOUT) {
			skc_attempt_check_time(engine, transfer);
			return;
		}
	}
	skc_transfer_measure(transfer, transfer->handle, (int)code);
	account(engine, &transfer->attempt);
	if (transfer->response.status > 0) {
		transfer->generation->answers++;
		skc_origin_learn_protocol(
			transfer->origin, transfer->speaks_http2 ? SKC_PROTOCOL_HTTP2 : SKC_PROTOCOL_HTTP1);
		if (transfer->speaks_http2 && transfer->generation->place.key != 0 &&
			!skc_url_is_plain_http(transfer->url)) {
			skc_pool_open_to_all(&engine->pool, transfer->generation);
		}
	}
	if (skc_outcome_is_given_up(transfer, code) && may_ask_again(transfer)) {
		return_handle(engine, transfer);
		repeat(transfer);
		return;
	}
	if (skc_outcome_is_stale(transfer, code) && !transfer->repeated_stale) {
		return_handle(engine, transfer);
		transfer->repeated_stale = true;
		repeat(transfer);
		return;
	}
	if (skc_outcome_is_encoding_at_fault(transfer, code)) {
		return_handle(engine, transfer);
		transfer->as_it_is = true;
		repeat(transfer);
		return;
	}
	if (code != CURLE_OK) {
		skc_outcome_fail(transfer, code);
	}
	conclude(engine, transfer);
}

/* Judged only after everything that has arrived was read. */
void skc_attempt_check_time(struct skc_engine *engine, struct skc_transfer *transfer)
{
	int64_t spent = skc_attempt_driven_now(engine) - transfer->started;
	const bool connecting =
		spent >= transfer->connect_timeout && !skc_transfer_was_connected(transfer);
	const bool over = skc_attempt_time_left(engine, transfer) <= 0;
	if (!connecting && !over && spent < transfer->timeout) {
		return;
	}
	finish_response(engine, transfer);
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

/* ---- what the caller of the engine says ---- */

void skc_engine_answer(struct skc_engine *engine, struct skc_transfer *transfer)
{
	struct skc_attempt_cost *attempt = &transfer->attempt;
	transfer->response.head_complete = true;
	finish_response(engine, transfer);
	attempt->status = transfer->response.status;
	attempt->curl_code = 0;
	attempt->body_bytes = (int64_t)transfer->response.body_bytes;
	attempt->total = skc_clock_wall(engine->clock) - attempt->started_at;
	if (transfer->response.body_bytes > transfer->response.max_bytes ||
		transfer->response.body.failed) {
		skc_outcome_fail(transfer, CURLE_WRITE_ERROR);
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

/* The wait may have been pretended only: then the caller's time went on by as much. */
static void end_sleep(struct skc_engine *engine, struct skc_transfer *transfer)
{
	uint64_t ahead = skc_word_get(&transfer->budget.slot->slept);
	while (
		!skc_word_swap(&transfer->budget.slot->slept, &ahead, ahead + (uint64_t)transfer->wait)) {
	}
	if (transfer->deadline != SKC_NEVER) {
		transfer->deadline -= transfer->wait;
	}
	if (transfer->reason == SKC_WAIT_RATE_LIMIT) {
		count_wait(engine, transfer, transfer->wait);
	}
	transfer->state = SKC_TRANSFER_WANTED;
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
			if (transfer->reason == SKC_WAIT_RATE_LIMIT) {
				begin_budget_wait(transfer);
			} else {
				begin_wait(engine, transfer);
			}
			break;
		case SKC_ASK_SLEEP:
			end_sleep(engine, transfer);
			break;
		case SKC_ASK_BUDGET: /* these have answers of their own */
		case SKC_ASK_TRANSPORT:
		case SKC_ASKS:
			break;
	}
}

void skc_engine_set_deadline(
	struct skc_engine *engine, struct skc_transfer *transfer, int64_t at, const char *name)
{
	transfer->deadline = at;
	transfer->deadline_name = name;
	/* A wait for the budget looks at it anyway, soon. */
	if (transfer->state == SKC_TRANSFER_WAITING && transfer->wait_began == 0 &&
		transfer->due >= at) {
		skc_attempt_finish(engine, transfer);
	}
}

void skc_engine_give_up(struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (transfer->reason == SKC_WAIT_RATE_LIMIT) {
		refuse(engine, transfer, "onWait");
	} else {
		skc_attempt_finish(engine, transfer);
	}
}

void skc_engine_grant(struct skc_engine *engine, struct skc_transfer *transfer)
{
	(void)engine;
	transfer->granted = true;
	transfer->state = SKC_TRANSFER_WANTED;
}

void skc_engine_defer(struct skc_engine *engine, struct skc_transfer *transfer, int64_t wait)
{
	wait_for_budget(engine, transfer, wait, wait);
}

void skc_engine_ask_here(struct skc_engine *engine, struct skc_transfer *transfer)
{
	if (ask_budget(engine, transfer)) {
		transfer->state = SKC_TRANSFER_WANTED;
	}
}
