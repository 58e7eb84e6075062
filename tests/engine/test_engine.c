#include "support.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "server.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"

/* An engine with a clock that stands still, and a server. */
struct stage {
	struct fake_time time;
	struct skc_clock clock;
	struct skc_engine engine;
	struct server server;
	char request[4000];
};

static int set_up(void **state)
{
	struct stage *stage = calloc(1, sizeof(*stage));
	*state = stage;
	stage->time = (struct fake_time){
		.monotonic = 5000 * SKC_SECOND, .wall = INT64_C(1710925230) * SKC_SECOND};
	stage->clock = (struct skc_clock){fake_monotonic, fake_wall, &stage->time};
	skc_engine_init(&stage->engine, &stage->clock, UINT64_C(0x123456789ABCDEF0));
	return server_open(&stage->server) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct stage *stage = *state;
	skc_engine_free(&stage->engine);
	close(stage->server.fd);
	free(stage);
	return 0;
}

static struct skc_transfer *start(struct stage *stage, const struct skc_request *request)
{
	struct skc_transfer *transfer = skc_transfer_new(request);
	assert_non_null(transfer);
	skc_engine_start(&stage->engine, transfer);
	return transfer;
}

/* Events of ASK by what is asked for. */
enum { ASKED_BUDGET = 100, ASKED_HEADERS, ASKED_TRANSPORT, ASKED_REPORT, ASKED_WAIT, ASKED_SLEEP };

static int kind_of(const struct skc_event *event)
{
	return event->kind == SKC_EVENT_ASK ? ASKED_BUDGET + (int)event->transfer->ask
										: (int)event->kind;
}

static int step(struct stage *stage, struct skc_transfer **transfer)
{
	struct skc_event event;
	skc_engine_step(&stage->engine, 0, &event);
	if (transfer != NULL) {
		*transfer = event.transfer;
	}
	return kind_of(&event);
}

static void answer(struct stage *stage, struct skc_transfer *transfer, const char *status_line,
	const char *header, const char *body)
{
	assert_true(skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT));
	skc_response_header(&transfer->response, status_line, strlen(status_line));
	skc_response_header(&transfer->response, header, strlen(header));
	skc_response_body(&transfer->response, body, strlen(body));
	skc_engine_answer(&stage->engine, transfer);
}

static struct skc_request own(bool sleep)
{
	struct skc_request request = request_to("http://127.0.0.1:1/");
	request.asks[SKC_ASK_TRANSPORT] = true;
	request.asks[SKC_ASK_SLEEP] = sleep;
	return request;
}

/* ---- without a network ---- */

static void an_engine_without_transfers_is_idle(void **state)
{
	struct skc_transfer *transfer;
	assert_int_equal(SKC_EVENT_IDLE, step(*state, &transfer));
	assert_null(transfer);
}

static void the_caller_s_own_transport_is_asked_and_its_answer_is_the_outcome(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	struct skc_transfer *transfer = start(stage, &request), *asked;
	assert_int_equal(2, transfer->references);
	assert_int_equal(ASKED_TRANSPORT, step(stage, &asked));
	assert_ptr_equal(transfer, asked);
	stage->time.wall += 250000;
	answer(stage, transfer, "HTTP/1.1 200 OK", "X-Request-Id: r1", "{}");
	assert_true(skc_transfer_is_done(transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	assert_string_equal("{}", transfer->response.body.data);
	assert_string_equal("r1", transfer->response.request_id);
	assert_int_equal(200, transfer->attempt.status);
	assert_int_equal(250000, transfer->attempt.total);
	assert_int_equal(2, transfer->attempt.body_bytes);
	assert_int_equal(1, transfer->references);
	assert_null(transfer->engine);
	assert_null(stage->engine.first);
	assert_int_equal(SKC_EVENT_IDLE, step(stage, NULL));
	assert_null(stage->engine.pool.generations);
	skc_transfer_release(transfer);
}

static void it_is_asked_once_per_attempt(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	struct skc_transfer *transfer = start(stage, &request), *asked;
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	assert_int_equal(SKC_EVENT_IDLE, step(stage, &asked));
	assert_true(skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT));
	answer(stage, transfer, "HTTP/1.1 204", "", "");
	skc_transfer_release(transfer);
}

static void a_failed_attempt_is_tried_again_after_its_wait_until_one_succeeds(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	struct skc_transfer *transfer = start(stage, &request);
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	answer(stage, transfer, "HTTP/1.1 503 X", "Retry-After: 3", "{\"message\":\"first\"}");
	assert_int_equal(SKC_TRANSFER_WAITING, transfer->state);
	assert_int_equal(3 * SKC_SECOND, transfer->wait);
	assert_int_equal(SKC_EVENT_NONE, step(stage, NULL));
	stage->time.monotonic += 3 * SKC_SECOND - 1;
	assert_int_equal(SKC_EVENT_NONE, step(stage, NULL));
	stage->time.monotonic += 1;
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	/* Nothing of the first attempt is left in the second. */
	assert_int_equal(2, transfer->attempt.number);
	assert_int_equal(0, transfer->response.status);
	assert_int_equal(0, transfer->response.body.len);
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	skc_engine_answer_failure(&stage->engine, transfer, SKC_FAILURE_CONNECTION, 7, "no way");
	assert_int_equal(SKC_TRANSFER_WAITING, transfer->state);
	int64_t second = transfer->wait;
	assert_true(second >= 0 && second <= SKC_SECOND / 2);
	stage->time.monotonic += second;
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	assert_int_equal(3, transfer->attempt.number);
	answer(stage, transfer, "HTTP/1.1 200 OK", "", "[]");
	assert_true(skc_transfer_is_done(transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	assert_int_equal(0, transfer->failure.detail_count);
	assert_string_equal("[]", transfer->response.body.data);
	assert_int_equal(3 * SKC_SECOND + second, transfer->attempt.waited);
	skc_transfer_release(transfer);
}

static void after_the_last_retry_the_last_failure_is_the_outcome(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	struct skc_transfer *transfer = start(stage, &request);
	for (int attempt = 1; attempt <= 3; attempt++) {
		assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
		assert_int_equal(attempt, transfer->attempt.number);
		answer(stage, transfer, "HTTP/1.1 502 X", "", attempt < 3 ? "early" : "");
		stage->time.monotonic += 20 * SKC_SECOND;
	}
	assert_true(skc_transfer_is_done(transfer));
	assert_int_equal(SKC_FAILURE_SERVER, transfer->failure.kind);
	assert_int_equal(502, transfer->failure.status);
	assert_int_equal(2, transfer->history.retries);
	skc_transfer_release(transfer);
}

static void what_is_not_worth_a_retry_ends_at_once(void **state)
{
	static const struct {
		const char *line, *header;
		enum skc_failure_kind kind;
	} table[] = {
		{"HTTP/1.1 400 X", "", SKC_FAILURE_BAD_REQUEST},
		{"HTTP/1.1 401 X", "", SKC_FAILURE_AUTHENTICATION},
		{"HTTP/1.1 429 X", "Retry-After: 66", SKC_FAILURE_RATE_LIMIT},
		{"HTTP/1.1 503 X", "Retry-After: 61", SKC_FAILURE_SERVER},
		{"HTTP/1.1 302 X", "Location: /", SKC_FAILURE_API},
	};
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_transfer *transfer = start(stage, &request);
		assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
		answer(stage, transfer, table[i].line, table[i].header, "");
		assert_true(skc_transfer_is_done(transfer));
		assert_int_equal(table[i].kind, transfer->failure.kind);
		skc_transfer_release(transfer);
	}
}

static void the_caller_s_own_sleep_is_asked_for_every_wait(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(true);
	struct skc_transfer *transfer = start(stage, &request), *asked;
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	answer(stage, transfer, "HTTP/1.1 503 X", "Retry-After: 5", "");
	assert_int_equal(SKC_TRANSFER_ASKING, transfer->state);
	assert_int_equal(SKC_ASK_SLEEP, transfer->ask);
	assert_int_equal(ASKED_SLEEP, step(stage, &asked));
	assert_ptr_equal(transfer, asked);
	assert_int_equal(5 * SKC_SECOND, transfer->wait);
	stage->time.monotonic += 60 * SKC_SECOND;
	assert_int_equal(SKC_EVENT_IDLE, step(stage, NULL)); /* the caller has not slept yet */
	skc_engine_go_on(&stage->engine, transfer);
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	assert_int_equal(2, transfer->attempt.number);
	answer(stage, transfer, "HTTP/1.1 200 OK", "", "");
	assert_true(skc_transfer_is_done(transfer));
	skc_transfer_release(transfer);
}

static void a_429_is_waited_out_without_counting_as_a_retry(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = own(true);
	request.retry.max_retries = 0;
	struct skc_transfer *transfer = start(stage, &request);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
		answer(stage, transfer, "HTTP/1.1 429 X", "Retry-After: 20", "");
		assert_int_equal(ASKED_SLEEP, step(stage, NULL));
		assert_int_equal(20 * SKC_SECOND, transfer->wait);
		skc_engine_go_on(&stage->engine, transfer);
	}
	/* A fourth wait would make more than 65 s. */
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	answer(stage, transfer, "HTTP/1.1 429 X", "Retry-After: 20", "");
	assert_true(skc_transfer_is_done(transfer));
	assert_int_equal(SKC_FAILURE_RATE_LIMIT, transfer->failure.kind);
	assert_int_equal(20 * SKC_SECOND, transfer->failure.retry_after);
	assert_int_equal(0, transfer->history.retries);
	assert_int_equal(4, transfer->attempt.number);
	assert_int_equal(60 * SKC_SECOND, transfer->attempt.waited);
	skc_transfer_release(transfer);
}

/* Each pretended wait counts against the deadline as if it had been made. */
static void a_wait_that_would_outlive_the_deadline_is_not_begun(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = own(true);
	request.deadline = stage->time.monotonic + 12 * SKC_SECOND;
	struct skc_transfer *transfer = start(stage, &request);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
		answer(stage, transfer, "HTTP/1.1 503 X", "Retry-After: 5", "");
		assert_int_equal(ASKED_SLEEP, step(stage, NULL));
		skc_engine_go_on(&stage->engine, transfer);
	}
	request.retry.max_retries = 9;
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	answer(stage, transfer, "HTTP/1.1 429 X", "Retry-After: 2", "");
	assert_true(skc_transfer_is_done(transfer));
	assert_int_equal(SKC_FAILURE_RATE_LIMIT, transfer->failure.kind);
	skc_transfer_release(transfer);
}

static void after_the_deadline_nothing_is_sent(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = own(false);
	request.deadline = stage->time.monotonic;
	struct skc_transfer *transfer = start(stage, &request);
	assert_int_equal(SKC_EVENT_DONE, step(stage, NULL));
	assert_int_equal(SKC_FAILURE_TIMEOUT, transfer->failure.kind);
	assert_non_null(strstr(transfer->failure.message, "maxDuration"));
	skc_transfer_release(transfer);
}

static void a_caller_that_wants_to_is_asked_at_every_turn(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = own(true);
	request.asks[SKC_ASK_HEADERS] = request.asks[SKC_ASK_REPORT] = request.asks[SKC_ASK_WAIT] =
		true;
	struct skc_transfer *transfer = start(stage, &request);
	for (int attempt = 1; attempt <= 2; attempt++) {
		assert_int_equal(ASKED_HEADERS, step(stage, NULL));
		assert_int_equal(attempt, transfer->attempt.number);
		/* Headers are for one attempt alone. */
		assert_null(transfer->extra_headers);
		assert_true(skc_transfer_add_header(transfer, "traceparent: 1"));
		assert_true(skc_transfer_add_header(transfer, "X: y"));
		assert_string_equal("Authorization: Bearer sk_test_1", transfer->extra_headers->data);
		assert_int_equal(SKC_EVENT_IDLE, step(stage, NULL));
		skc_engine_go_on(&stage->engine, transfer);
		assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
		answer(stage, transfer, attempt == 1 ? "HTTP/1.1 503 X" : "HTTP/1.1 200 OK",
			"Retry-After: 2", "{}");
		assert_int_equal(ASKED_REPORT, step(stage, NULL));
		assert_int_equal(attempt == 1 ? 503 : 200, transfer->attempt.status);
		assert_false(skc_transfer_is_done(transfer));
		skc_engine_go_on(&stage->engine, transfer);
		if (attempt == 1) {
			assert_int_equal(ASKED_WAIT, step(stage, NULL));
			assert_int_equal(2 * SKC_SECOND, transfer->wait);
			assert_int_equal(0, transfer->attempt.waited);
			skc_engine_go_on(&stage->engine, transfer);
			assert_int_equal(ASKED_SLEEP, step(stage, NULL));
			skc_engine_go_on(&stage->engine, transfer);
		}
	}
	assert_true(skc_transfer_is_done(transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	skc_transfer_release(transfer);
}

static void a_wait_that_is_not_allowed_ends_in_the_failure(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = own(false);
	request.asks[SKC_ASK_WAIT] = true;
	struct skc_transfer *transfer = start(stage, &request);
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	answer(stage, transfer, "HTTP/1.1 503 X", "", "");
	assert_int_equal(ASKED_WAIT, step(stage, NULL));
	skc_engine_give_up(&stage->engine, transfer);
	assert_true(skc_transfer_is_done(transfer));
	assert_int_equal(SKC_FAILURE_SERVER, transfer->failure.kind);
	skc_transfer_release(transfer);
}

static void a_body_too_large_from_the_caller_s_transport_is_refused(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = own(false);
	request.max_response_bytes = 10;
	struct skc_transfer *transfer = start(stage, &request);
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	answer(stage, transfer, "HTTP/1.1 200 OK", "", "12345678901");
	assert_int_equal(SKC_FAILURE_DECODE, transfer->failure.kind);
	assert_non_null(strstr(transfer->failure.message, "maxResponseBytes"));
	skc_transfer_release(transfer);
	transfer = start(stage, &request);
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	answer(stage, transfer, "HTTP/1.1 404 X", "", "12345678901");
	assert_int_equal(SKC_FAILURE_NOT_FOUND, transfer->failure.kind);
	skc_transfer_release(transfer);
}

static void what_a_server_reports_of_its_limit_is_kept(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	struct skc_transfer *transfer = start(stage, &request);
	assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
	skc_response_header(&transfer->response, BYTES("HTTP/1.1 404 X"));
	skc_response_header(&transfer->response, BYTES("X-RateLimit-Limit: 100"));
	skc_response_header(&transfer->response, BYTES("X-RateLimit-Remaining: 41"));
	skc_response_header(&transfer->response, BYTES("X-RateLimit-Reset: 30"));
	skc_engine_answer(&stage->engine, transfer);
	const struct skc_rate_limit limit = skc_budget_rate_limit(
		(struct skc_budget_ref){&test_budget, 0}, skc_clock_wall(stage->engine.clock));
	assert_true(limit.known);
	assert_int_equal(100, limit.limit);
	assert_int_equal(41, limit.remaining);
	assert_int_equal(1710925260, limit.reset_at);
	skc_transfer_release(transfer);
}

static void transfers_are_begun_in_the_order_in_which_they_were_started(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	struct skc_transfer *transfers[4], *asked[4] = {NULL};
	for (size_t i = 0; i < COUNT(transfers); i++) {
		transfers[i] = start(stage, &request);
	}
	for (size_t i = 0; i < COUNT(transfers); i++) {
		assert_int_equal(ASKED_TRANSPORT, step(stage, &asked[i]));
	}
	bool in_order = memcmp(transfers, asked, sizeof(asked)) == 0;
	skc_engine_cancel_all(&stage->engine);
	for (size_t i = 0; i < COUNT(transfers); i++) {
		skc_transfer_release(transfers[i]);
	}
	CHECK(in_order, "the last one started was begun first");
}

static void a_transport_may_make_requests_of_its_own(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	struct skc_transfer *outer = start(stage, &request), *asked;
	assert_int_equal(ASKED_TRANSPORT, step(stage, &asked));
	assert_ptr_equal(outer, asked);
	/* While the outer one is at its transport: */
	struct skc_transfer *inner = start(stage, &request);
	assert_int_equal(ASKED_TRANSPORT, step(stage, &asked));
	assert_ptr_equal(inner, asked);
	struct skc_transfer *innermost = start(stage, &request);
	assert_int_equal(ASKED_TRANSPORT, step(stage, &asked));
	assert_ptr_equal(innermost, asked);
	answer(stage, innermost, "HTTP/1.1 200 OK", "", "3");
	answer(stage, inner, "HTTP/1.1 200 OK", "", "2");
	assert_false(skc_transfer_is_done(outer));
	answer(stage, outer, "HTTP/1.1 200 OK", "", "1");
	assert_string_equal("1", outer->response.body.data);
	assert_string_equal("2", inner->response.body.data);
	assert_string_equal("3", innermost->response.body.data);
	assert_null(stage->engine.first);
	skc_transfer_release(outer);
	skc_transfer_release(inner);
	skc_transfer_release(innermost);
}

static void check_cancelled(struct stage *stage, struct skc_transfer *transfer)
{
	skc_engine_cancel(&stage->engine, transfer);
	assert_true(skc_transfer_is_done(transfer));
	assert_int_equal(SKC_FAILURE_TRANSPORT, transfer->failure.kind);
	assert_string_equal("The request was cancelled", transfer->failure.message);
	assert_int_equal(1, transfer->references);
	assert_null(stage->engine.first);
	assert_int_equal(SKC_EVENT_IDLE, step(stage, NULL));
	skc_engine_cancel(&stage->engine, transfer); /* done already: nothing happens */
	assert_int_equal(1, transfer->references);
	skc_transfer_release(transfer);
}

static void a_transfer_can_be_cancelled_in_every_state(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false), sleeper = own(true);
	const struct skc_request network = request_to(stage->server.url);
	check_cancelled(stage, start(stage, &request));
	struct skc_transfer *transfer = start(stage, &request);
	step(stage, NULL);
	assert_true(skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT));
	check_cancelled(stage, transfer);
	transfer = start(stage, &request);
	step(stage, NULL);
	answer(stage, transfer, "HTTP/1.1 503 X", "Retry-After: 5", "gone");
	assert_int_equal(SKC_TRANSFER_WAITING, transfer->state);
	check_cancelled(stage, transfer);
	transfer = start(stage, &sleeper);
	step(stage, NULL);
	answer(stage, transfer, "HTTP/1.1 503 X", "Retry-After: 5", "{\"message\":\"gone\"}");
	assert_int_equal(SKC_TRANSFER_ASKING, transfer->state);
	assert_int_equal(SKC_ASK_SLEEP, transfer->ask);
	check_cancelled(stage, transfer);
	transfer = start(stage, &sleeper);
	step(stage, NULL);
	answer(stage, transfer, "HTTP/1.1 503 X", "Retry-After: 5", "");
	assert_int_equal(ASKED_SLEEP, step(stage, NULL));
	assert_true(skc_transfer_is_asking(transfer, SKC_ASK_SLEEP));
	check_cancelled(stage, transfer);
	transfer = start(stage, &network);
	step(stage, NULL);
	assert_int_equal(SKC_TRANSFER_IN_FLIGHT, transfer->state);
	check_cancelled(stage, transfer);
}

static void cancelling_one_of_several_leaves_the_others(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	for (size_t gone = 0; gone < 3; gone++) {
		struct skc_transfer *transfers[3];
		for (size_t i = 0; i < 3; i++) {
			transfers[i] = start(stage, &request);
		}
		skc_engine_cancel(&stage->engine, transfers[gone]);
		assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
		assert_int_equal(ASKED_TRANSPORT, step(stage, NULL));
		assert_int_equal(SKC_EVENT_IDLE, step(stage, NULL));
		for (size_t i = 0; i < 3; i++) {
			if (i != gone) {
				answer(stage, transfers[i], "HTTP/1.1 200 OK", "", "x");
			}
			skc_transfer_release(transfers[i]);
		}
		assert_null(stage->engine.first);
	}
}

static void a_transfer_that_nobody_holds_any_more_still_ends_well(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = own(false);
	struct skc_transfer *transfer = start(stage, &request), *asked;
	skc_transfer_release(transfer);
	assert_int_equal(ASKED_TRANSPORT, step(stage, &asked));
	answer(stage, asked, "HTTP/1.1 200 OK", "", "x");
	assert_null(stage->engine.first);
	skc_transfer_release(start(stage, &request)); /* left to the engine's end */
}

/* ---- over a connection ---- */

static void connections_are_kept_and_used_again(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	int fd = -1;
	for (int i = 0; i < 3; i++) {
		struct skc_transfer *transfer = start(stage, &request);
		if (i == 0) {
			fd = server_accept(&stage->server, &stage->engine);
		}
		assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
		assert_true(server_say(fd, OK_HEAD "{}"));
		assert_true(drive_until_done(&stage->engine, transfer));
		assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
		assert_true(transfer->attempt.connection_reused == (i > 0));
		assert_int_equal(1, stage->engine.pool.socket_count);
		/* The handle went back to the free list, and the next transfer takes it from there. */
		assert_int_equal(1, stage->engine.pool.spare_count);
		skc_transfer_release(transfer);
	}
	/* Programs that are started must not inherit it. */
	int flags = fcntl(stage->engine.pool.sockets[0].fd, F_GETFD);
	assert_true(flags != -1 && (flags & FD_CLOEXEC) != 0);
	skc_engine_free(&stage->engine);
	assert_int_equal(0, stage->engine.pool.socket_count);
	assert_true(server_sees_end(fd, NULL));
	close(fd);
}

static void an_ended_transfer_is_reported(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fd, OK_HEAD "{}"));
	struct skc_event event = {SKC_EVENT_NONE, NULL};
	for (int i = 0; i < 1000 && event.kind == SKC_EVENT_NONE; i++) {
		skc_engine_step(&stage->engine, SLICE_MS, &event);
	}
	assert_int_equal(SKC_EVENT_DONE, event.kind);
	assert_true(skc_transfer_is_done(transfer));
	close(fd);
	struct skc_transfer *told = event.transfer;
	skc_transfer_release(transfer);
	assert_null(told); /* several may have ended */
}

static void a_connection_closed_while_idle_costs_nothing(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	for (int i = 0; i < 6; i++) {
		struct skc_transfer *transfer = start(stage, &request);
		int fd = server_accept(&stage->server, &stage->engine);
		assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
		assert_true(server_say(fd, OK_HEAD "{}"));
		assert_true(drive_until_done(&stage->engine, transfer));
		assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
		assert_int_equal(1, transfer->attempt.number);
		assert_int_equal(0, transfer->attempt.waited);
		skc_transfer_release(transfer);
		i % 2 == 0 ? (void)close(fd) : server_reset(fd);
	}
}

static void a_kept_connection_that_says_something_of_its_own_accord_is_dead(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fd, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	skc_transfer_release(transfer);
	assert_true(server_say(fd, OK_HEAD "[]"));
	assert_true(is_readable(stage->engine.pool.sockets[0].fd, PATIENCE_MS));
	transfer = start(stage, &request);
	int next = server_accept(&stage->server, &stage->engine);
	assert_true(next >= 0);
	assert_true(server_read(next, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(next, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_string_equal("{}", transfer->response.body.data);
	assert_false(transfer->attempt.connection_reused);
	/* Nothing was sent on the old one. */
	assert_true(server_sees_end(fd, NULL));
	skc_transfer_release(transfer);
	close(fd);
	close(next);
}

static void another_key_never_gets_a_connection_of_the_first_one(void **state)
{
	struct stage *stage = *state;
	static const char *const headers[] = {"Authorization: Bearer sk_test_2"};
	struct skc_request request = request_to(stage->server.url);
	int fds[3];
	for (int i = 0; i < 3; i++) {
		struct skc_request mine = request;
		if (i == 1) {
			mine.headers = headers;
			mine.header_count = 1;
		}
		struct skc_transfer *transfer = start(stage, &mine);
		fds[i] = i < 2 ? server_accept(&stage->server, &stage->engine) : fds[0];
		assert_true(fds[i] >= 0);
		assert_true(server_read(fds[i], &stage->engine, stage->request, sizeof(stage->request)));
		assert_true(server_say(fds[i], OK_HEAD "{}"));
		assert_true(drive_until_done(&stage->engine, transfer));
		assert_int_equal(i == 2, transfer->attempt.connection_reused);
		skc_transfer_release(transfer);
	}
	assert_int_equal(2, stage->engine.pool.socket_count);
	/* max_idle counts over all of them: the one that was used longest ago goes. */
	stage->engine.pool.limits.max_idle = 1;
	struct skc_transfer *transfer = start(stage, &request);
	assert_true(server_read(fds[0], &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fds[0], OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_true(transfer->attempt.connection_reused);
	skc_transfer_release(transfer);
	assert_int_equal(1, stage->engine.pool.socket_count);
	assert_true(server_sees_end(fds[1], NULL));
	close(fds[0]);
	close(fds[1]);
}

static void a_connection_closed_under_the_next_request_is_repeated_for_free(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.retry.max_retries = 0;
	for (int i = 0; i < 4; i++) {
		struct skc_transfer *transfer = start(stage, &request);
		int fd = server_accept(&stage->server, &stage->engine);
		assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
		assert_true(server_say(fd, OK_HEAD "{}"));
		assert_true(drive_until_done(&stage->engine, transfer));
		skc_transfer_release(transfer);
		/* The next one is sent on this connection, and only then does the server go. */
		transfer = start(stage, &request);
		assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
		i % 2 == 0 ? (void)close(fd) : server_reset(fd);
		fd = server_accept(&stage->server, &stage->engine);
		assert_true(fd >= 0);
		assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
		assert_true(server_say(fd,
			"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
			"Connection: close\r\n\r\n{}"));
		assert_true(drive_until_done(&stage->engine, transfer));
		assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
		assert_int_equal(1, transfer->attempt.number);
		assert_int_equal(0, transfer->history.retries);
		assert_int_equal(0, transfer->attempt.waited);
		skc_transfer_release(transfer);
		close(fd);
	}
}

/* One attempt against a server that says `text` and goes. */
static struct skc_transfer *one_answer(
	struct stage *stage, const char *text, size_t len, bool reset, struct skc_request request)
{
	request.retry.max_retries = 0;
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(fd >= 0);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_send(fd, text, len));
	if (reset) {
		/* A reset throws away what was not read yet: let it be read. */
		for (int i = 0; i < 1000 && !transfer->response.head_complete; i++) {
			struct skc_event event;
			skc_engine_step(&stage->engine, SLICE_MS, &event);
		}
		server_reset(fd);
	} else {
		close(fd);
	}
	assert_true(drive_until_done(&stage->engine, transfer));
	return transfer;
}

static void answers_that_break_off_are_failures_of_the_connection(void **state)
{
	static const char *const table[] = {"", "H", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX",
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
		"HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\nHTTP/1.1 20"};
	struct stage *stage = *state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_transfer *transfer =
			one_answer(stage, table[i], strlen(table[i]), false, request_to(stage->server.url));
		enum skc_failure_kind kind = transfer->failure.kind;
		int code = transfer->failure.curl_code;
		skc_transfer_release(transfer);
		CHECK(
			kind == SKC_FAILURE_CONNECTION, "%s: kind %d, curl code %d", table[i], (int)kind, code);
	}
}

static void whole_answers_are_told_from_those(void **state)
{
	static const struct {
		const char *text;
		int status;
		const char *body;
	} table[] = {
		{OK_HEAD "{}", 200, "{}"},
		{"HTTP/1.1 200 OK\r\n\r\n{\"until\":\"close\"}", 200, "{\"until\":\"close\"}"},
		{"HTTP/1.0 200 OK\r\n\r\n[]", 200, "[]"},
		{"HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" OK_HEAD "{}", 200, "{}"},
		{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 200, "{}"},
		{"HTTP/1.1 204 No Content\r\n\r\n", 204, ""},
		{"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}", 404, "{}"},
		{"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", 302, ""},
		/* An error whose body breaks off is that error all the same. */
		{"HTTP/1.1 401 No\r\nContent-Length: 100\r\n\r\n{}", 401, "{}"},
		{"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", 404, "{}"},
	};
	struct stage *stage = *state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_transfer *transfer = one_answer(
			stage, table[i].text, strlen(table[i].text), false, request_to(stage->server.url));
		CHECK(transfer->response.status == table[i].status, "%s", table[i].text);
		assert_int_equal(table[i].status, transfer->attempt.status);
		assert_int_equal(table[i].status, transfer->failure.status);
		CHECK((transfer->failure.kind == SKC_FAILURE_NONE) == (table[i].status / 100 == 2),
			"%s: %s", table[i].text, transfer->failure.message);
		if (table[i].status == 401) {
			assert_int_equal(SKC_FAILURE_AUTHENTICATION, transfer->failure.kind);
		}
		assert_string_equal(table[i].body,
			transfer->response.body.data != NULL ? transfer->response.body.data : "");
		skc_transfer_release(transfer);
	}
}

static void an_error_whose_body_is_cut_by_a_reset_is_that_error(void **state)
{
	struct stage *stage = *state;
	struct skc_transfer *transfer =
		one_answer(stage, BYTES("HTTP/1.1 401 No\r\nContent-Length: 100\r\n\r\n{}"), true,
			request_to(stage->server.url));
	struct skc_failure failure = transfer->failure;
	int code = transfer->attempt.curl_code;
	skc_transfer_release(transfer);
	CHECK(failure.kind == SKC_FAILURE_AUTHENTICATION, "kind %d, curl code %d", (int)failure.kind,
		code);
}

static void what_does_not_speak_http_fails_without_a_retry(void **state)
{
	struct stage *stage = *state;
	struct skc_transfer *transfer =
		one_answer(stage, BYTES("SSH-2.0-OpenSSH\r\n"), false, request_to(stage->server.url));
	assert_int_equal(SKC_FAILURE_TRANSPORT, transfer->failure.kind);
	skc_transfer_release(transfer);
}

static void a_body_that_is_no_gzip_is_not_called_a_lack_of_memory(void **state)
{
	struct stage *stage = *state;
	static const char text[] =
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot gzip at ";
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *transfer = start(stage, &request);
	/* Asked for again without an encoding. */
	for (int i = 0; i < 2; i++) {
		int fd = server_accept(&stage->server, &stage->engine);
		assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
		assert_int_equal(i == 1, strstr(stage->request, "Accept-Encoding: identity\r\n") != NULL);
		assert_true(server_say(fd, text));
		if (i == 1) {
			assert_true(drive_until_done(&stage->engine, transfer));
		}
		close(fd);
	}
	assert_string_equal("not gzip at ", transfer->response.body.data);
	enum skc_failure_kind kind = transfer->failure.kind;
	int code = transfer->failure.curl_code;
	skc_transfer_release(transfer);
	assert_int_equal(SKC_FAILURE_NONE, kind); /* it is for its reader to say what it is not */
	assert_int_equal(0, code);
}

static void a_body_may_not_be_larger_than_the_ceiling(void **state)
{
	static char answer_text[4096];
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.max_response_bytes = 1000;
	for (int size = 999; size <= 1001; size++) {
		for (int status = 200; status <= 404; status += 204) {
			int len = snprintf(answer_text, sizeof(answer_text),
				"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%0*d", status, size, size, 0);
			struct skc_transfer *transfer =
				one_answer(stage, answer_text, (size_t)len, false, request);
			if (status == 404) {
				assert_int_equal(SKC_FAILURE_NOT_FOUND, transfer->failure.kind);
			} else if (size > 1000) {
				assert_int_equal(SKC_FAILURE_DECODE, transfer->failure.kind);
				assert_int_equal(1000, transfer->failure.place.offset);
				assert_int_equal(200, transfer->failure.status);
			} else {
				assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
				assert_int_equal(size, transfer->response.body.len);
			}
			skc_transfer_release(transfer);
		}
	}
}

static void nobody_at_the_port_is_a_failure_of_the_connection_and_retried(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.asks[SKC_ASK_SLEEP] = true;
	close(stage->server.fd);
	struct skc_transfer *transfer = start(stage, &request);
	for (int attempt = 1; attempt <= 2; attempt++) {
		struct skc_event event = {SKC_EVENT_NONE, NULL};
		for (int i = 0; i < 1000 && event.kind == SKC_EVENT_NONE; i++) {
			skc_engine_step(&stage->engine, SLICE_MS, &event);
		}
		assert_int_equal(ASKED_SLEEP, kind_of(&event));
		assert_int_equal(attempt, transfer->attempt.number);
		assert_string_equal("", transfer->attempt.http_version);
		skc_engine_go_on(&stage->engine, transfer);
	}
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_CONNECTION, transfer->failure.kind);
	assert_int_equal(CURLE_COULDNT_CONNECT, transfer->failure.curl_code);
	assert_int_equal(3, transfer->attempt.number);
	assert_int_equal(0, stage->engine.pool.socket_count);
	skc_transfer_release(transfer);
	assert_true(server_open(&stage->server));
}

/* ---- time ---- */

static void a_deadline_ends_an_attempt_in_flight(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.deadline = stage->time.monotonic + 3 * SKC_SECOND;
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	stage->time.monotonic += 3 * SKC_SECOND - 1;
	assert_int_equal(SKC_EVENT_NONE, step(stage, NULL));
	stage->time.monotonic += 1;
	assert_int_equal(SKC_EVENT_DONE, step(stage, NULL));
	assert_int_equal(SKC_FAILURE_TIMEOUT, transfer->failure.kind);
	assert_int_equal(0, transfer->history.retries);
	skc_transfer_release(transfer);
	close(fd);
}

static void a_page_that_has_arrived_counts_also_after_the_deadline(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.deadline = stage->time.monotonic + 3 * SKC_SECOND;
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fd, OK_HEAD "{}"));
	struct pollfd waiting = {stage->engine.pool.sockets[0].fd, POLLIN, 0};
	assert_int_equal(1, poll(&waiting, 1, PATIENCE_MS));
	stage->time.monotonic += 60 * SKC_SECOND;
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	skc_transfer_release(transfer);
	close(fd);
}

static void a_kept_connection_that_stays_silent_is_given_up_for_a_new_one(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.asks[SKC_ASK_SLEEP] = true;
	struct skc_transfer *transfer = start(stage, &request);
	int kept = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(kept, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(kept, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	skc_transfer_release(transfer);

	request.timeout = SKC_SECOND / 10;
	stage->time.tick = SKC_SECOND / 100;
	transfer = start(stage, &request);
	struct skc_event event = {SKC_EVENT_NONE, NULL};
	for (int i = 0; i < 1000 && event.kind == SKC_EVENT_NONE; i++) {
		skc_engine_step(&stage->engine, SLICE_MS, &event);
	}
	assert_int_equal(ASKED_SLEEP, kind_of(&event));
	assert_int_equal(SKC_FAILURE_TIMEOUT, transfer->failure.kind);
	stage->time.tick = 0;
	skc_engine_go_on(&stage->engine, transfer);
	int fresh = server_accept(&stage->server, &stage->engine);
	assert_true(fresh >= 0);
	assert_true(server_read(fresh, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fresh, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	assert_int_equal(1, transfer->history.retries);
	skc_transfer_release(transfer);
	close(kept);
	close(fresh);
}

static void a_new_connection_that_stays_silent_is_not_asked_again(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.timeout = SKC_SECOND / 10;
	stage->time.tick = SKC_SECOND / 100;
	struct skc_transfer *transfer = start(stage, &request);
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_TIMEOUT, transfer->failure.kind);
	assert_int_equal(0, transfer->history.retries);
	skc_transfer_release(transfer);
}

static void time_between_steps_does_not_count(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	for (int i = 0; i < 10; i++) {
		stage->time.monotonic += 3600 * SKC_SECOND;
		assert_int_equal(SKC_EVENT_NONE, step(stage, NULL));
	}
	assert_int_equal(0, stage->engine.driven);
	assert_true(server_say(fd, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	skc_transfer_release(transfer);
	close(fd);
}

static void time_inside_steps_does_and_a_timeout_is_not_retried(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{"));
	stage->time.tick = SKC_SECOND / 2;
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_TIMEOUT, transfer->failure.kind);
	assert_int_equal(CURLE_OPERATION_TIMEDOUT, transfer->failure.curl_code);
	assert_int_equal(1, transfer->attempt.number);
	assert_non_null(strstr(transfer->failure.message, "30.000 seconds"));
	assert_non_null(strstr(transfer->failure.message, "1 bytes of body"));
	assert_true(transfer->attempt.total >= 30 * SKC_SECOND);
	stage->time.tick = 0;
	assert_true(server_sees_end(fd, &stage->engine));
	close(fd);
	skc_transfer_release(transfer);
}

static void an_answer_that_has_arrived_counts_for_more_than_the_time(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fd, OK_HEAD "{}"));
	assert_true(is_readable(stage->engine.pool.sockets[0].fd, PATIENCE_MS));
	stage->time.tick = 100 * SKC_SECOND; /* each look at the clock is one too late */
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	skc_transfer_release(transfer);
	close(fd);
}

/* To a client that speaks TLS a silent server is one that it is not connected to yet. */
static const char *tls_url(const struct stage *stage)
{
	static char url[80];
	snprintf(url, sizeof(url), "https%s", stage->server.url + 4);
	return url;
}

static void a_connection_that_does_not_come_about_has_its_own_limit_and_is_retried(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(tls_url(stage));
	request.asks[SKC_ASK_SLEEP] = true;
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(fd >= 0);
	stage->time.monotonic += 3600 * SKC_SECOND;
	assert_int_equal(SKC_EVENT_NONE, step(stage, NULL));
	stage->time.tick = SKC_SECOND / 2;
	struct skc_event event = {SKC_EVENT_NONE, NULL};
	for (int i = 0; i < 1000 && event.kind == SKC_EVENT_NONE; i++) {
		skc_engine_step(&stage->engine, SLICE_MS, &event);
	}
	assert_int_equal(ASKED_SLEEP, kind_of(&event));
	assert_int_equal(SKC_FAILURE_CONNECT_TIMEOUT, transfer->failure.kind);
	assert_non_null(strstr(transfer->failure.message, "10.000 seconds"));
	assert_true(
		transfer->attempt.total >= 10 * SKC_SECOND && transfer->attempt.total < 15 * SKC_SECOND);
	skc_engine_cancel(&stage->engine, transfer);
	skc_transfer_release(transfer);
	close(fd);
}

static void a_slow_answer_is_no_matter_of_the_connect_timeout(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	stage->time.tick = SKC_SECOND;
	while (stage->engine.driven < 15 * SKC_SECOND) {
		assert_int_equal(SKC_EVENT_NONE, step(stage, NULL));
	}
	stage->time.tick = 0;
	assert_true(server_say(fd, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	skc_transfer_release(transfer);
	close(fd);
}

/* ---- the wait for one's turn in libcurl's queue ---- */

/* As if its server were known by another name, so that the engine does not hold it back itself. */
static struct skc_request queued_request(const struct skc_request *request)
{
	static struct skc_origin other_origin;
	struct skc_request queued = *request;
	memset(&other_origin, 0, sizeof(other_origin));
	queued.origin = &other_origin;
	return queued;
}

/* Steps until so much more time was spent in them. */
static void let_time_pass(struct stage *stage, int64_t time)
{
	const int64_t end = stage->engine.driven + time;
	stage->time.tick = SKC_SECOND / 10;
	while (stage->engine.driven < end) {
		step(stage, NULL);
	}
	stage->time.tick = 0;
}

static void the_wait_for_others_counts_against_no_timeout(void **state)
{
	struct stage *stage = *state;
	stage->engine.pool.limits.max_connections = 1;
	struct skc_request request = request_to(stage->server.url);
	request.retry = skc_retry_policy_default(0, 0);
	const struct skc_request queued = queued_request(&request);
	struct skc_transfer *first = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	struct skc_transfer *second = start(stage, &queued), *third = start(stage, &queued);
	let_time_pass(stage, 25 * SKC_SECOND);
	assert_true(server_say(fd, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, first));
	assert_int_equal(SKC_FAILURE_NONE, first->failure.kind);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	let_time_pass(stage, 25 * SKC_SECOND);
	assert_true(server_say(fd, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, second));
	assert_int_equal(SKC_FAILURE_NONE, second->failure.kind);

	/* Its own time begins with its turn. */
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	let_time_pass(stage, 28 * SKC_SECOND);
	assert_false(skc_transfer_is_done(third));
	let_time_pass(stage, 3 * SKC_SECOND);
	assert_true(skc_transfer_is_done(third));
	assert_int_equal(SKC_FAILURE_TIMEOUT, third->failure.kind);
	assert_true(third->attempt.total >= 30 * SKC_SECOND && third->attempt.total < 32 * SKC_SECOND);
	skc_transfer_release(first);
	skc_transfer_release(second);
	skc_transfer_release(third);
	close(fd);
}

static void others_that_are_answered_give_no_time_to_one_that_is_not(void **state)
{
	struct stage *stage = *state;
	stage->engine.pool.limits.max_connections = 2;
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *silent = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	int other = -1;
	while (!skc_transfer_is_done(silent) && stage->engine.driven < 100 * SKC_SECOND) {
		struct skc_transfer *answered = start(stage, &request);
		other = other >= 0 ? other : server_accept(&stage->server, &stage->engine);
		assert_true(server_read(other, &stage->engine, stage->request, sizeof(stage->request)));
		let_time_pass(stage, 5 * SKC_SECOND);
		assert_true(server_say(other, OK_HEAD "{}"));
		assert_true(drive_until_done(&stage->engine, answered));
		assert_int_equal(SKC_FAILURE_NONE, answered->failure.kind);
		skc_transfer_release(answered);
	}
	assert_int_equal(SKC_FAILURE_TIMEOUT, silent->failure.kind);
	assert_true(silent->attempt.total < 32 * SKC_SECOND);
	skc_transfer_release(silent);
	close(fd);
	close(other);
}

static void where_nobody_is_answered_the_wait_for_a_connection_is_bounded(void **state)
{
	struct stage *stage = *state;
	stage->engine.pool.limits.max_connections = 1;
	struct skc_request request = request_to(tls_url(stage));
	request.asks[SKC_ASK_SLEEP] = true;
	const struct skc_request queued = queued_request(&request);
	struct skc_transfer *first = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(fd >= 0);
	struct skc_transfer *second = start(stage, &queued);
	let_time_pass(stage, 12 * SKC_SECOND);
	assert_int_equal(SKC_FAILURE_CONNECT_TIMEOUT, first->failure.kind);
	assert_int_equal(SKC_FAILURE_CONNECT_TIMEOUT, second->failure.kind);
	skc_engine_cancel_all(&stage->engine);
	skc_transfer_release(first);
	skc_transfer_release(second);
	close(fd);
}

/* ---- processes and signals ---- */

#define CHILD_CHECK(truth) \
	do { \
		if (!(truth)) { \
			_exit(__LINE__ % 250 + 1); \
		} \
	} while (0)

/* What the child does with the engine it inherited; never returns. */
static void be_child(struct stage *stage, struct skc_transfer *transfer)
{
	int inherited[4];
	ino_t was[4];
	struct stat socket_is;
	unsigned count = stage->engine.pool.socket_count;
	alarm(30);
	CHILD_CHECK(count >= 1 && count <= COUNT(inherited));
	for (unsigned i = 0; i < count; i++) {
		inherited[i] = stage->engine.pool.sockets[i].fd;
		CHILD_CHECK(fstat(inherited[i], &socket_is) == 0);
		was[i] = socket_is.st_ino;
	}
	int fd = server_accept(&stage->server, &stage->engine);
	CHILD_CHECK(fd >= 0);
	CHILD_CHECK(stage->engine.pool.owner == getpid());
	/* The parent's sockets are closed here, though another may have got the number since. */
	for (unsigned i = 0; i < count; i++) {
		CHILD_CHECK(fstat(inherited[i], &socket_is) != 0 || socket_is.st_ino != was[i]);
	}
	CHILD_CHECK(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	CHILD_CHECK(server_say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nchild"));
	CHILD_CHECK(drive_until_done(&stage->engine, transfer));
	CHILD_CHECK(transfer->failure.kind == SKC_FAILURE_NONE);
	CHILD_CHECK(strcmp(transfer->response.body.data, "child") == 0);
	CHILD_CHECK(transfer->attempt.number == 1);
	skc_transfer_release(transfer);
	skc_engine_free(&stage->engine);
	_exit(0);
}

static void a_forked_child_uses_connections_of_its_own_and_the_parent_s_go_on(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	int status;
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npar"));
	while (transfer->response.body.len < 3) {
		step(stage, NULL);
	}
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		be_child(stage, transfer);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	assert_int_equal(0, WEXITSTATUS(status));
	assert_int_equal(0, status);
	assert_true(server_say(fd, "ent"));
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	assert_string_equal("parent", transfer->response.body.data);
	skc_transfer_release(transfer);
	transfer = start(stage, &request);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(server_say(fd, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_true(transfer->attempt.connection_reused);
	skc_transfer_release(transfer);
	close(fd);
}

static void a_forked_child_may_cancel_what_it_inherited(void **state)
{
	struct stage *stage = *state;
	const struct skc_request request = request_to(stage->server.url);
	int status;
	struct skc_transfer *transfer = start(stage, &request);
	int fd = server_accept(&stage->server, &stage->engine);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		alarm(30);
		skc_engine_cancel_all(&stage->engine);
		CHILD_CHECK(skc_transfer_is_done(transfer) && transfer->handle == NULL);
		skc_transfer_release(transfer);
		skc_engine_free(&stage->engine);
		_exit(0);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	assert_int_equal(0, status);
	assert_true(server_say(fd, OK_HEAD "{}"));
	assert_true(drive_until_done(&stage->engine, transfer));
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	skc_transfer_release(transfer);
	close(fd);
}

static void a_step_leaves_signals_as_they_were(void **state)
{
	struct sigaction action;
	sigset_t before, after;
	sigprocmask(SIG_SETMASK, NULL, &before);
	step(*state, NULL);
	sigprocmask(SIG_SETMASK, NULL, &after);
	assert_int_equal(sigismember(&before, SIGPIPE), sigismember(&after, SIGPIPE));
	assert_int_equal(0, sigaction(SIGPIPE, NULL, &action));
	assert_true(action.sa_handler == SIG_DFL);
}

int main(void)
{
#define STAGED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest alone[] = {
		STAGED(an_engine_without_transfers_is_idle),
		STAGED(the_caller_s_own_transport_is_asked_and_its_answer_is_the_outcome),
		STAGED(it_is_asked_once_per_attempt),
		STAGED(a_failed_attempt_is_tried_again_after_its_wait_until_one_succeeds),
		STAGED(after_the_last_retry_the_last_failure_is_the_outcome),
		STAGED(what_is_not_worth_a_retry_ends_at_once),
		STAGED(a_429_is_waited_out_without_counting_as_a_retry),
		STAGED(a_caller_that_wants_to_is_asked_at_every_turn),
		STAGED(a_wait_that_is_not_allowed_ends_in_the_failure),
		STAGED(a_wait_that_would_outlive_the_deadline_is_not_begun),
		STAGED(after_the_deadline_nothing_is_sent),
		STAGED(the_caller_s_own_sleep_is_asked_for_every_wait),
		STAGED(a_body_too_large_from_the_caller_s_transport_is_refused),
		STAGED(what_a_server_reports_of_its_limit_is_kept),
		STAGED(transfers_are_begun_in_the_order_in_which_they_were_started),
		STAGED(a_transport_may_make_requests_of_its_own),
		STAGED(a_transfer_can_be_cancelled_in_every_state),
		STAGED(cancelling_one_of_several_leaves_the_others),
		STAGED(a_transfer_that_nobody_holds_any_more_still_ends_well),
	};
	const struct CMUnitTest connected[] = {
		STAGED(connections_are_kept_and_used_again),
		STAGED(an_ended_transfer_is_reported),
		STAGED(a_connection_closed_while_idle_costs_nothing),
		STAGED(a_kept_connection_that_says_something_of_its_own_accord_is_dead),
		STAGED(another_key_never_gets_a_connection_of_the_first_one),
		STAGED(a_connection_closed_under_the_next_request_is_repeated_for_free),
		STAGED(answers_that_break_off_are_failures_of_the_connection),
		STAGED(whole_answers_are_told_from_those),
		STAGED(an_error_whose_body_is_cut_by_a_reset_is_that_error),
		STAGED(what_does_not_speak_http_fails_without_a_retry),
		STAGED(a_body_that_is_no_gzip_is_not_called_a_lack_of_memory),
		STAGED(a_body_may_not_be_larger_than_the_ceiling),
		STAGED(nobody_at_the_port_is_a_failure_of_the_connection_and_retried),
	};
	const struct CMUnitTest timed[] = {
		STAGED(a_deadline_ends_an_attempt_in_flight),
		STAGED(a_page_that_has_arrived_counts_also_after_the_deadline),
		STAGED(a_kept_connection_that_stays_silent_is_given_up_for_a_new_one),
		STAGED(a_new_connection_that_stays_silent_is_not_asked_again),
		STAGED(time_between_steps_does_not_count),
		STAGED(time_inside_steps_does_and_a_timeout_is_not_retried),
		STAGED(an_answer_that_has_arrived_counts_for_more_than_the_time),
		STAGED(a_connection_that_does_not_come_about_has_its_own_limit_and_is_retried),
		STAGED(a_slow_answer_is_no_matter_of_the_connect_timeout),
		STAGED(the_wait_for_others_counts_against_no_timeout),
		STAGED(others_that_are_answered_give_no_time_to_one_that_is_not),
		STAGED(where_nobody_is_answered_the_wait_for_a_connection_is_bounded),
	};
	const struct CMUnitTest processes[] = {
		STAGED(a_forked_child_uses_connections_of_its_own_and_the_parent_s_go_on),
		STAGED(a_forked_child_may_cancel_what_it_inherited),
		STAGED(a_step_leaves_signals_as_they_were),
	};
	curl_global_init(CURL_GLOBAL_DEFAULT);
	int failed = cmocka_run_group_tests_name("engine: without a network", alone, NULL, NULL);
	failed += cmocka_run_group_tests_name("engine: connections", connected, NULL, NULL);
	failed += cmocka_run_group_tests_name("engine: time", timed, NULL, NULL);
	failed += cmocka_run_group_tests_name("engine: processes", processes, NULL, NULL);
	curl_global_cleanup();
	return failed;
}
