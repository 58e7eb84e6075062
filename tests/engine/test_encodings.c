#include "support.h"

#include <zlib.h>

#include "server.h"

/* Answers whose encoding libcurl cannot undo, over connections. The server sends the same each time. */

#define DOCUMENT "{\"message\":\"a member boundary may be anywhere\"}"

struct stage {
	struct fake_time time;
	struct skc_clock clock;
	struct skc_engine engine;
	struct server server;
	char request[4000];
	struct skc_buffer body; /* what it sends */
};

static int set_up(void **state)
{
	struct stage *stage = calloc(1, sizeof(*stage));
	*state = stage;
	stage->time = (struct fake_time){
		.monotonic = 5000 * SKC_SECOND, .wall = INT64_C(1710925230) * SKC_SECOND};
	stage->clock = (struct skc_clock){fake_monotonic, fake_wall, &stage->time};
	skc_engine_init(&stage->engine, &stage->clock, UINT64_C(0x123456789ABCDEF0));
	skc_buffer_init(&stage->body, 8 << 20);
	return server_open(&stage->server) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct stage *stage = *state;
	skc_engine_free(&stage->engine);
	skc_buffer_free(&stage->body);
	close(stage->server.fd);
	free(stage);
	return 0;
}

static void add_member(struct stage *stage, const char *bytes, size_t len)
{
	z_stream stream = {0};
	unsigned char *packed = malloc(len + 1024);
	assert_non_null(packed);
	assert_int_equal(
		Z_OK, deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY));
	stream.next_in = (unsigned char *)(uintptr_t)bytes;
	stream.avail_in = (uInt)len;
	stream.next_out = packed;
	stream.avail_out = (uInt)len + 1024;
	assert_int_equal(Z_STREAM_END, deflate(&stream, Z_FINISH));
	assert_true(skc_buffer_add(&stage->body, (char *)packed, stream.total_out));
	deflateEnd(&stream);
	free(packed);
}

static void add_document(struct stage *stage)
{
	add_member(stage, DOCUMENT, 15);
	add_member(stage, "", 0);
	add_member(stage, DOCUMENT + 15, sizeof(DOCUMENT) - 16);
}

static struct skc_transfer *start(struct stage *stage, const struct skc_request *request)
{
	struct skc_transfer *transfer = skc_transfer_new(request);
	assert_non_null(transfer);
	skc_engine_start(&stage->engine, transfer);
	return transfer;
}

/* The next request is there: its connection. The second one asks for no encoding. */
static int asked(struct stage *stage, bool as_it_is)
{
	const int fd = server_accept(&stage->server, &stage->engine);
	assert_true(fd >= 0);
	assert_true(server_read(fd, &stage->engine, stage->request, sizeof(stage->request)));
	assert_true(
		(strstr(stage->request, "Accept-Encoding: identity\r\n") != NULL) == as_it_is);
	return fd;
}

/* The body with a length, or in two chunks of which the first has so many bytes. */
static void answer(const struct stage *stage, int fd, const char *head, size_t chunk)
{
	const struct skc_buffer *body = &stage->body;
	char text[400];
	assert_true(server_say(fd, head));
	if (chunk == 0) {
		snprintf(text, sizeof(text), "Content-Length: %zu\r\n\r\n", body->len);
		assert_true(server_say(fd, text));
		assert_true(server_send(fd, body->data, body->len));
		return;
	}
	snprintf(text, sizeof(text), "Transfer-Encoding: chunked\r\n\r\n%zx\r\n", chunk);
	assert_true(server_say(fd, text));
	assert_true(server_send(fd, body->data, chunk));
	snprintf(text, sizeof(text), "\r\n%zx\r\n", body->len - chunk);
	assert_true(server_say(fd, text));
	assert_true(server_send(fd, body->data + chunk, body->len - chunk));
	assert_true(server_say(fd, "\r\n0\r\n\r\n"));
}

#define GZIP_HEAD "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"

/* What a request ends in when both answers are the same. */
static struct skc_transfer *two_answers(struct stage *stage, const char *head, size_t chunk)
{
	const struct skc_request request = request_to(stage->server.url);
	struct skc_transfer *transfer = start(stage, &request);
	for (int i = 0; i < 2; i++) {
		const int fd = asked(stage, i == 1);
		answer(stage, fd, head, chunk);
		if (i == 1) {
			assert_true(drive_until_done(&stage->engine, transfer));
		}
		close(fd);
	}
	assert_false(is_readable(stage->server.fd, 0)); /* and no third one */
	return transfer;
}

static void a_member_may_end_at_every_byte_of_a_chunk(void **state)
{
	struct stage *stage = *state;
	add_document(stage);
	for (size_t chunk = 0; chunk < stage->body.len; chunk++) {
		struct skc_transfer *transfer = two_answers(stage, GZIP_HEAD, chunk);
		CHECK(transfer->failure.kind == SKC_FAILURE_NONE, "%zu: %s", chunk,
			transfer->failure.message);
		assert_string_equal(DOCUMENT, transfer->response.body.data);
		assert_int_equal(sizeof(DOCUMENT) - 1, transfer->response.body_bytes);
		assert_int_equal(sizeof(DOCUMENT) - 1, transfer->attempt.body_bytes);
		assert_true(transfer->attempt.bytes_received > (int64_t)stage->body.len);
		assert_int_equal(1, transfer->attempt.number);
		skc_transfer_release(transfer);
	}
}

static void an_encoding_said_twice_is_a_list(void **state)
{
	struct stage *stage = *state;
	struct skc_buffer inner;
	add_document(stage);
	skc_buffer_init(&inner, 4000);
	assert_true(skc_buffer_add(&inner, stage->body.data, stage->body.len));
	stage->body.len = 0;
	add_member(stage, inner.data, 30);
	add_member(stage, inner.data + 30, inner.len - 30);
	skc_buffer_free(&inner);
	struct skc_transfer *transfer = two_answers(stage,
		"HTTP/1.1 200 OK\r\nContent-Encoding: X-GZIP\r\nContent-Encoding: gzip\r\n", 0);
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	assert_string_equal("X-GZIP, gzip", transfer->response.encoding);
	assert_string_equal(DOCUMENT, transfer->response.body.data);
	skc_transfer_release(transfer);
}

static void what_is_wrong_with_which_member_is_said(void **state)
{
	struct stage *stage = *state;
	add_document(stage);
	stage->body.data[stage->body.len - 8] ^= 1;
	struct skc_transfer *transfer = two_answers(stage, GZIP_HEAD, 0);
	assert_int_equal(SKC_FAILURE_DECODE, transfer->failure.kind);
	assert_string_equal("HTTP 200: the body cannot be decoded: member 3 of its gzip is damaged: "
						"incorrect data check (its Content-Encoding is \"gzip\")",
		transfer->failure.message);
	assert_int_equal(0, transfer->failure.curl_code);
	assert_int_equal(stage->body.len, transfer->response.body_bytes); /* as it came */
	skc_transfer_release(transfer);
	stage->body.len -= 6;
	transfer = two_answers(stage, GZIP_HEAD, 0);
	assert_int_equal(SKC_FAILURE_DECODE, transfer->failure.kind);
	assert_string_equal("HTTP 200: the body cannot be decoded: member 3 of its gzip is cut short "
						"(its Content-Encoding is \"gzip\")",
		transfer->failure.message);
	skc_transfer_release(transfer);
}

static void a_bomb_in_a_later_member_is_stopped_at_the_ceiling(void **state)
{
	struct stage *stage = *state;
	char *blanks = malloc(2 << 20);
	assert_non_null(blanks);
	memset(blanks, ' ', 2 << 20);
	add_member(stage, "{}", 2);
	add_member(stage, blanks, (1 << 20) - 2);
	struct skc_transfer *transfer = two_answers(stage, GZIP_HEAD, 0);
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind); /* exactly as much */
	assert_int_equal(1 << 20, transfer->response.body_bytes);
	skc_transfer_release(transfer);
	add_member(stage, blanks, 1);
	transfer = two_answers(stage, GZIP_HEAD, 0);
	assert_int_equal(SKC_FAILURE_DECODE, transfer->failure.kind);
	assert_string_equal("The response body is larger than maxResponseBytes (1048576 bytes)",
		transfer->failure.message);
	skc_transfer_release(transfer);
	free(blanks);
}

static void of_an_error_what_can_be_read_is_read(void **state)
{
	static const char head[] = "HTTP/1.1 400 Bad Request\r\nContent-Encoding: gzip\r\n";
	struct stage *stage = *state;
	add_document(stage);
	for (int i = 0; i < 3; i++) {
		struct skc_transfer *transfer = two_answers(stage, head, 0);
		assert_int_equal(SKC_FAILURE_BAD_REQUEST, transfer->failure.kind);
		if (i < 2) {
			assert_string_equal("HTTP 400: a member boundary may be anywhere",
				transfer->failure.message);
			assert_string_equal(DOCUMENT, transfer->response.body.data);
		} else {
			assert_memory_equal("{\"message\":\"a ", transfer->response.body.data, 14);
		}
		skc_transfer_release(transfer);
		stage->body.len -= i == 0 ? 8 : 10; /* without its checks; without its end */
	}
	/* A flood, behind the end of the first member. */
	char *blanks = malloc(2 << 20);
	assert_non_null(blanks);
	memset(blanks, ' ', 2 << 20);
	stage->body.len = 0;
	add_document(stage);
	add_member(stage, blanks, 2 << 20);
	free(blanks);
	struct skc_transfer *transfer = two_answers(stage, head, 0);
	assert_string_equal("HTTP 400: a member boundary may be anywhere", transfer->failure.message);
	assert_int_equal(SKC_ERROR_BODY_MAX, transfer->response.body.len);
	skc_transfer_release(transfer);
}

/* Decoding that lasts, by a clock that goes on at each look. */
static struct skc_transfer *slow_decoding(struct stage *stage, const struct skc_request *request)
{
	for (int i = 0; i < 4000; i++) {
		add_member(stage, "", 0);
	}
	struct skc_transfer *transfer = start(stage, request);
	for (int i = 0; i < 2; i++) {
		const int fd = asked(stage, i == 1);
		answer(stage, fd, GZIP_HEAD, 0);
		if (i == 1) {
			stage->time.tick = SKC_SECOND / 20;
			assert_true(drive_until_done(&stage->engine, transfer));
			stage->time.tick = 0;
		}
		close(fd);
	}
	assert_int_equal(SKC_FAILURE_TIMEOUT, transfer->failure.kind);
	assert_int_equal(stage->body.len, transfer->response.body_bytes); /* all had arrived */
	return transfer;
}

static void decoding_ends_with_the_time_of_the_attempt(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.timeout = 100 * SKC_SECOND;
	struct skc_transfer *transfer = slow_decoding(stage, &request);
	assert_non_null(strstr(transfer->failure.message, "(timeout)"));
	skc_transfer_release(transfer);
}

static void decoding_ends_with_the_time_of_the_call(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.timeout = 1000 * SKC_SECOND;
	request.deadline = stage->time.monotonic + 100 * SKC_SECOND;
	struct skc_transfer *transfer = slow_decoding(stage, &request);
	assert_non_null(strstr(transfer->failure.message, "(maxDuration)"));
	skc_transfer_release(transfer);
}

static void a_body_that_has_arrived_is_decoded_also_after_the_deadline(void **state)
{
	struct stage *stage = *state;
	struct skc_request request = request_to(stage->server.url);
	request.deadline = stage->time.monotonic + 3 * SKC_SECOND;
	add_document(stage);
	struct skc_transfer *transfer = start(stage, &request);
	char text[400];
	const int head = snprintf(
		text, sizeof(text), GZIP_HEAD "Content-Length: %zu\r\n\r\n", stage->body.len);
	memcpy(text + head, stage->body.data, stage->body.len);
	for (int i = 0; i < 2; i++) {
		const int fd = asked(stage, i == 1);
		assert_true(server_send(fd, text, (size_t)head + stage->body.len));
		if (i == 1) {
			const struct skc_pool *pool = &stage->engine.pool;
			struct pollfd waiting = {pool->sockets[pool->socket_count - 1].fd, POLLIN, 0};
			assert_int_equal(1, poll(&waiting, 1, PATIENCE_MS));
			stage->time.monotonic += 60 * SKC_SECOND;
			assert_true(drive_until_done(&stage->engine, transfer));
		}
		close(fd);
	}
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	assert_string_equal(DOCUMENT, transfer->response.body.data);
	skc_transfer_release(transfer);
}

static void it_can_be_cancelled_before_and_after_it_asks_again(void **state)
{
	struct stage *stage = *state;
	struct skc_event event;
	add_document(stage);
	for (int i = 0; i < 2; i++) {
		const struct skc_request request = request_to(stage->server.url);
		struct skc_transfer *transfer = start(stage, &request);
		const int first = asked(stage, false);
		answer(stage, first, GZIP_HEAD, 0);
		int second = -1;
		if (i == 1) {
			second = asked(stage, true);
			assert_true(server_say(second, GZIP_HEAD "Content-Length: 100\r\n\r\n\x1F\x8B"));
			for (int j = 0; j < 1000 && transfer->response.body_bytes == 0; j++) {
				skc_engine_step(&stage->engine, SLICE_MS, &event);
			}
			assert_int_equal(2, transfer->response.body_bytes);
		} else {
			for (int j = 0; j < 1000 && !transfer->as_it_is; j++) {
				skc_engine_step(&stage->engine, SLICE_MS, &event);
			}
			assert_true(transfer->as_it_is);
		}
		skc_engine_cancel(&stage->engine, transfer);
		skc_transfer_release(transfer);
		assert_null(stage->engine.first);
		if (second >= 0) {
			assert_true(server_sees_end(second, &stage->engine));
			close(second);
		} else if (is_readable(stage->server.fd, 0)) {
			close(accept(stage->server.fd, NULL, NULL)); /* on its way already */
		}
		close(first);
	}
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(a_member_may_end_at_every_byte_of_a_chunk),
		STAGED(an_encoding_said_twice_is_a_list),
		STAGED(what_is_wrong_with_which_member_is_said),
		STAGED(a_bomb_in_a_later_member_is_stopped_at_the_ceiling),
		STAGED(of_an_error_what_can_be_read_is_read),
		STAGED(decoding_ends_with_the_time_of_the_attempt),
		STAGED(decoding_ends_with_the_time_of_the_call),
		STAGED(a_body_that_has_arrived_is_decoded_also_after_the_deadline),
		STAGED(it_can_be_cancelled_before_and_after_it_asks_again),
	};
	curl_global_init(CURL_GLOBAL_DEFAULT);
	int failed = cmocka_run_group_tests_name("encodings", tests, NULL, NULL);
	curl_global_cleanup();
	return failed;
}
