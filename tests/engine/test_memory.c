#include "support.h"

#include "server.h"

#include "../../src/gaps.h"
#include "../../src/inflate.h"
#include "../../src/query.h"
#include "../../src/url.h"

#include <json-c/json.h>
#include <zlib.h>

/*
 * Linked with --wrap: every allocation that src/ makes, and everything that it has a library make,
 * comes by here, and the one whose turn it is fails. Each scene runs until one run of it had no
 * failure. Inside the libraries malloc() is their own.
 */
static bool armed;
static long countdown;
static bool did_fail;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);

static bool must_fail(void)
{
	if (armed && --countdown == 0) {
		did_fail = true;
		return true;
	}
	return false;
}

void *__wrap_malloc(size_t size)
{
	return must_fail() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return must_fail() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return must_fail() ? NULL : __real_realloc(old, size);
}

char *__wrap_strdup(const char *text)
{
	return must_fail() ? NULL : __real_strdup(text);
}

struct json_tokener *__real_json_tokener_new(void);
struct json_tokener *__wrap_json_tokener_new(void)
{
	return must_fail() ? NULL : __real_json_tokener_new();
}

struct curl_slist *__real_curl_slist_append(struct curl_slist *list, const char *text);
struct curl_slist *__wrap_curl_slist_append(struct curl_slist *list, const char *text)
{
	return must_fail() ? NULL : __real_curl_slist_append(list, text);
}

CURLM *__real_curl_multi_init(void);
CURLM *__wrap_curl_multi_init(void)
{
	return must_fail() ? NULL : __real_curl_multi_init();
}

CURLSH *__real_curl_share_init(void);
CURLSH *__wrap_curl_share_init(void)
{
	return must_fail() ? NULL : __real_curl_share_init();
}

CURL *__real_curl_easy_init(void);
CURL *__wrap_curl_easy_init(void)
{
	return must_fail() ? NULL : __real_curl_easy_init();
}

CURLU *__real_curl_url(void);
CURLU *__wrap_curl_url(void)
{
	return must_fail() ? NULL : __real_curl_url();
}

/* Runs a scene, told whether it was spared, until it is. A scene has `at_least` allocations. */
static void torture(void (*scene)(void), long at_least)
{
	for (long n = 1;; n++) {
		assert_true(n < 1000);
		armed = true;
		countdown = n;
		did_fail = false;
		scene();
		armed = false;
		if (!did_fail) {
			CHECK(n > at_least, "only %ld allocations were met", n - 1);
			return;
		}
	}
}

/* ---- scenes ---- */

static void grow_a_buffer(void)
{
	struct skc_buffer buffer;
	skc_buffer_init(&buffer, 100000);
	size_t added = 0;
	bool whole = true;
	for (int i = 0; i < 2000; i++) {
		bool good = skc_buffer_add(&buffer, "0123456789", 10);
		added += good ? 10 : 0;
		whole = whole && good;
	}
	whole = skc_buffer_add_encoded(&buffer, "%%%", 3) && whole;
	whole = skc_buffer_addf(&buffer, "%d", 7) && whole;
	assert_true(whole == !did_fail);
	assert_true(buffer.failed == did_fail);
	assert_int_equal(whole ? added + 10 : added, buffer.len);
	skc_buffer_free(&buffer);
	assert_false(buffer.failed);
}

static void a_buffer_keeps_what_it_had(void **state)
{
	(void)state;
	torture(grow_a_buffer, 4);
}

static void make_urls(void)
{
	static const char filters[2000] = "{\"a\":\"b\"}";
	const struct skc_list_query query = {.path = "/v1/calls",
		.page = 1,
		.limit = 100,
		.order_by = "createdAt",
		.order_by_len = 9,
		.descending = true,
		.filters = filters,
		.filters_len = sizeof(filters),
		.workspace_ids = "a,b",
		.workspace_ids_len = 3};
	struct skc_buffer base, url, shown;
	skc_buffer_init(&base, SKC_URL_MAX);
	skc_buffer_init(&url, SKC_URL_MAX);
	skc_buffer_init(&shown, SKC_URL_MAX);
	enum skc_url_problem problem = skc_url_base(BYTES("https://example.com/v1/"), false, &base);
	assert_int_equal(did_fail ? SKC_URL_MEMORY : SKC_URL_OK, problem);
	if (problem == SKC_URL_OK) {
		bool written = skc_query_write(&query, base.data, SKC_SORT_DEEP_OBJECT, &url);
		assert_true(written == !did_fail);
		if (written) {
			assert_true(skc_url_redact(url.data, &shown) == !did_fail);
		}
	}
	skc_buffer_free(&base);
	skc_buffer_free(&url);
	skc_buffer_free(&shown);
}

static void urls_are_written_or_refused(void **state)
{
	(void)state;
	torture(make_urls, 4);
}

static void read_error_bodies(void)
{
	static const char *const bodies[] = {
		"{\"error\":{\"code\":\"A\",\"message\":[\"one\",\"two\",{\"message\":\"three\"}]}}",
		"{\"title\":\"T\",\"validation\":[{\"message\":\"a rather long message, so that the buffer "
		"has to grow\"},{\"message\":\"and again, with another message that is long: "
		"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"
		"89012345678901234567890123456789012345678901234567890123456789012345678901234567890123\"}]"
		"}",
		"<html>",
	};
	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct skc_response response;
		struct skc_failure failure;
		skc_response_init(&response, 100000);
		skc_failure_init(&failure);
		skc_response_header(&response, BYTES("HTTP/1.1 400 X\r\n"));
		bool before = did_fail;
		bool kept = skc_response_body(&response, bodies[i], strlen(bodies[i]));
		assert_true(kept == (did_fail == before));
		skc_response_finish(&response, 0);
		skc_failure_from_response(&failure, &response);
		/* With a message or without, its status is told. */
		assert_int_equal(SKC_FAILURE_BAD_REQUEST, failure.kind);
		assert_memory_equal("HTTP 400", failure.message, 8);
		if (!did_fail && i == 0) {
			assert_int_equal(3, failure.detail_count);
		}
		/* Details that were counted can be walked. */
		const char *p = failure.details.data;
		for (unsigned n = 0; n < failure.detail_count; n++, p += strlen(p) + 1) {
			assert_true(p < failure.details.data + failure.details.len);
		}
		skc_failure_names(&failure, "two");
		skc_failure_free(&failure);
		skc_response_free(&response);
	}
}

static void a_failure_keeps_its_kind(void **state)
{
	(void)state;
	torture(read_error_bodies, 5);
}

static void make_a_transfer(void)
{
	struct skc_request request = request_to("http://127.0.0.1:1/");
	const struct skc_connection_config config = {
		"/ca.pem", "/certs", "http://p:1", "user", "word", "localhost", true};
	request.connection = &config;
	struct skc_transfer *transfer = skc_transfer_new(&request);
	assert_true((transfer != NULL) == !did_fail);
	skc_transfer_release(transfer);
}

static void set_a_proxy(void)
{
	struct skc_connection_config config;
	skc_connection_config_init(&config);
	const bool set = skc_connection_config_set_proxy(
						 &config, BYTES("http://user:word@proxy.test:3128")) == SKC_PROXY_OK;
	assert_true(set || did_fail);
	assert_true(set == (config.proxy != NULL));
	skc_connection_config_free(&config);
}

static void a_proxy_is_set_whole_or_not_at_all(void **state)
{
	(void)state;
	torture(set_a_proxy, 8);
}

static void a_transfer_is_made_whole_or_not_at_all(void **state)
{
	(void)state;
	torture(make_a_transfer, 8);
}

static void drive_own_transport(void)
{
	static char body[3000];
	struct fake_time time = {.monotonic = SKC_SECOND, .wall = 1};
	const struct skc_clock clock = {fake_monotonic, fake_wall, &time};
	struct skc_engine engine;
	struct skc_event event;
	struct skc_request request = request_to("http://127.0.0.1:1/");
	request.asks[SKC_ASK_TRANSPORT] = request.asks[SKC_ASK_SLEEP] = true;
	skc_engine_init(&engine, &clock, 1);
	struct skc_transfer *transfer = skc_transfer_new(&request);
	if (transfer != NULL) {
		skc_engine_start(&engine, transfer);
		skc_engine_step(&engine, 0, &event);
		assert_true(skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT));
		skc_response_header(&transfer->response, BYTES("HTTP/1.1 503 X"));
		skc_response_body(&transfer->response, BYTES("{\"message\":\"later\"}"));
		skc_engine_answer(&engine, transfer);
		assert_int_equal(SKC_FAILURE_SERVER, transfer->failure.kind);
		skc_engine_step(&engine, 0, &event);
		assert_true(skc_transfer_is_asking(transfer, SKC_ASK_SLEEP));
		skc_engine_go_on(&engine, transfer);
		skc_engine_step(&engine, 0, &event);
		assert_true(skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT));
		skc_response_header(&transfer->response, BYTES("HTTP/1.1 200 OK"));
		bool before = did_fail;
		memset(body, 'x', sizeof(body));
		bool kept = skc_response_body(&transfer->response, body, sizeof(body));
		skc_engine_answer(&engine, transfer);
		assert_true(skc_transfer_is_done(transfer));
		assert_true(kept == (did_fail == before));
		if (!kept && transfer->failure.kind == SKC_FAILURE_NONE) {
			armed = false;
			skc_transfer_release(transfer);
			skc_engine_free(&engine);
			fail_msg("a 200 answer without its body, for want of memory, passes for a success");
		}
		skc_transfer_release(transfer);
	}
	skc_engine_free(&engine);
}

static void an_own_transport_ends_in_an_outcome(void **state)
{
	(void)state;
	torture(drive_own_transport, 4);
}

/* 200 KB as gzip in two members: the text grows, and the window is needed. */
static void make_members(struct skc_buffer *body)
{
	unsigned char text[100000], packed[100000];
	for (size_t i = 0; i < sizeof(text); i++) {
		text[i] = (unsigned char)(' ' + i * i / 7 % 90);
	}
	skc_buffer_init(body, 400000);
	for (int i = 0; i < 2; i++) {
		z_stream stream = {.next_in = text,
			.avail_in = sizeof(text),
			.next_out = packed,
			.avail_out = sizeof(packed)};
		assert_int_equal(
			Z_OK, deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY));
		assert_int_equal(Z_STREAM_END, deflate(&stream, Z_FINISH));
		assert_true(skc_buffer_add(body, (char *)packed, stream.total_out));
		deflateEnd(&stream);
	}
}

static void undo_an_encoding(void)
{
	struct skc_buffer body;
	struct skc_inflate how = {0};
	armed = false;
	make_members(&body);
	armed = true;
	const size_t len = body.len;
	const enum skc_inflate_outcome outcome = skc_inflate_body(&how, &body, "gzip", 400000);
	assert_int_equal(did_fail ? SKC_INFLATE_NO_MEMORY : SKC_INFLATE_DONE, outcome);
	assert_int_equal(did_fail ? len : 200000, body.len); /* as it came, or whole */
	skc_buffer_free(&body);
}

static void an_encoding_is_undone_whole_or_not_at_all(void **state)
{
	(void)state;
	torture(undo_an_encoding, 4);
}

/* Runs in which all had come, and memory was missing for what follows. */
static unsigned not_decoded;

/* An answer that libcurl does not decode, and again as it is. */
static void fetch_members(void)
{
	struct fake_time time = {.monotonic = SKC_SECOND, .wall = 1};
	const struct skc_clock clock = {fake_monotonic, fake_wall, &time};
	struct skc_engine engine;
	struct server server;
	struct skc_buffer body;
	char text[2000];
	int fds[2] = {-1, -1}, connections = 0;
	armed = false;
	make_members(&body);
	armed = true;
	assert_true(server_open(&server));
	struct skc_request request = request_to(server.url);
	request.retry.max_retries = 0;
	skc_engine_init(&engine, &clock, 1);
	struct skc_transfer *transfer = skc_transfer_new(&request);
	if (transfer != NULL) {
		skc_engine_start(&engine, transfer);
		for (int i = 0; i < 5000 && !skc_transfer_is_done(transfer); i++) {
			struct skc_event event;
			skc_engine_step(&engine, 1, &event);
			if (connections < 2 && is_readable(server.fd, 0)) {
				fds[connections++] = accept(server.fd, NULL, NULL);
			} else if (connections > 0 && is_readable(fds[connections - 1], 0) &&
				read(fds[connections - 1], text, sizeof(text)) > 0) {
				snprintf(text, sizeof(text),
					"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
					body.len);
				server_say(fds[connections - 1], text);
				server_send(fds[connections - 1], body.data, body.len);
			}
		}
		assert_true(skc_transfer_is_done(transfer));
		assert_true((transfer->failure.kind == SKC_FAILURE_NONE) == !did_fail);
		if (!did_fail) {
			assert_int_equal(200000, transfer->response.body.len);
		} else if (transfer->response.body_bytes == body.len) {
			assert_int_equal(SKC_FAILURE_TRANSPORT, transfer->failure.kind);
			assert_non_null(strstr(transfer->failure.message, "Out of memory"));
			not_decoded++;
		}
		skc_transfer_release(transfer);
	}
	for (int i = 0; i < connections; i++) {
		close(fds[i]);
	}
	skc_engine_free(&engine);
	close(server.fd);
	skc_buffer_free(&body);
}

static void an_encoding_without_memory_to_undo_it_is_called_that(void **state)
{
	(void)state;
	torture(fetch_members, 9);
	assert_true(not_decoded >= 4);
}

static void fetch_over_a_connection(void)
{
	struct fake_time time = {.monotonic = SKC_SECOND, .wall = 1};
	const struct skc_clock clock = {fake_monotonic, fake_wall, &time};
	struct skc_engine engine;
	struct server server;
	char text[2000];
	assert_true(server_open(&server));
	struct skc_request request = request_to(server.url);
	request.retry.max_retries = 0;
	skc_engine_init(&engine, &clock, 1);
	struct skc_transfer *transfer = skc_transfer_new(&request);
	if (transfer != NULL) {
		int fd = -1;
		skc_engine_start(&engine, transfer);
		for (int i = 0; i < 5000 && !skc_transfer_is_done(transfer); i++) {
			struct skc_event event;
			skc_engine_step(&engine, 1, &event);
			if (fd < 0 && is_readable(server.fd, 0)) {
				fd = accept(server.fd, NULL, NULL);
			} else if (fd >= 0 && is_readable(fd, 0) && read(fd, text, sizeof(text)) > 0) {
				server_say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody");
			}
		}
		assert_true(skc_transfer_is_done(transfer));
		assert_true((transfer->failure.kind == SKC_FAILURE_NONE) == !did_fail);
		if (!did_fail) {
			assert_string_equal("body", transfer->response.body.data);
			assert_int_equal(1, engine.pool.socket_count);
		}
		assert_null(engine.first);
		skc_transfer_release(transfer);
		if (fd >= 0) {
			close(fd);
		}
	}
	skc_engine_free(&engine);
	assert_int_equal(0, engine.pool.socket_count);
	close(server.fd);
}

static void a_fetch_ends_in_an_outcome_and_leaves_no_socket(void **state)
{
	(void)state;
	int before = dup(0);
	close(before);
	torture(fetch_over_a_connection, 5);
	int after = dup(0);
	close(after);
	assert_int_equal(before, after);
}

/* Reads 700 rows, 40 of them equals, with an interruption; rows move meanwhile. */
static void synchronise(void)
{
	static unsigned char seen[800];
	struct skc_gaps gaps;
	char checkpoint[SKC_CHECKPOINT_SIZE];
	size_t removed = 0, handed = 0, len = 0;
	bool went_back = false;
	memset(seen, 0, sizeof(seen));
	skc_gaps_init(&gaps, 50, 3);
	skc_gaps_begin(&gaps, 1, NULL);
	for (unsigned asked = 0; asked < 200; asked++) {
		struct skc_gaps_row rows[50];
		struct skc_gaps_request request;
		char ids[50][16];
		bool is_new[50];
		if (skc_gaps_next(&gaps, &request) != SKC_GAPS_ASK) {
			break;
		}
		/* The first rows go, one by one. */
		removed += asked > 5 && removed < 20;
		struct skc_gaps_page page = {
			.page = request.page, .total = 700 - (int64_t)removed, .rows = rows};
		size_t row = removed + (size_t)((request.page - 1) * request.limit);
		for (; row < 700 && page.count < (size_t)request.limit; row++, page.count++) {
			rows[page.count] = (struct skc_gaps_row){.id = ids[page.count],
				.id_len = (size_t)snprintf(ids[page.count], 16, "%zu", row),
				.created = (int64_t)(row >= 400 && row < 440 ? 400 : row),
				.has_date = row % 50 != 49};
		}
		enum skc_gaps_verdict verdict = skc_gaps_answer(&gaps, request.token, &page, is_new);
		assert_true(verdict == SKC_GAPS_TAKEN || (verdict == SKC_GAPS_MEMORY && did_fail));
		if (verdict != SKC_GAPS_TAKEN) {
			/* Nothing is lost by it. */
			skc_gaps_ask_again(&gaps, request.token);
			continue;
		}
		size_t count = 0;
		for (size_t i = page.count; i-- > 0;) {
			if (is_new[i]) {
				size_t id = strtoul(ids[i], NULL, 10);
				/*
				 * A checkpoint has no room for so many equals, nor for rows without a date, and does
				 * not cover what is being read again.
				 */
				const bool may_return = id % 50 == 49 || (id >= 400 && id < 440) || went_back;
				assert_true(seen[id]++ == 0 || (may_return && len > 0));
				skc_gaps_handed_out(&gaps, request.token, ++count);
			}
		}
		handed += count;
		if (len == 0 && handed > 300) {
			len = skc_gaps_checkpoint(&gaps, checkpoint);
			for (unsigned i = 0; i < gaps.gap_count; i++) {
				went_back = went_back || gaps.gaps[i].went_back;
			}
			skc_gaps_free(&gaps);
			for (unsigned attempt = 0;; attempt++) {
				skc_gaps_init(&gaps, 50, 3);
				enum skc_checkpoint_problem problem = skc_gaps_resume(&gaps, checkpoint, len, 1, 0);
				if (problem == SKC_CHECKPOINT_OK) {
					break;
				}
				assert_true(problem == SKC_CHECKPOINT_MEMORY && did_fail && attempt == 0);
				assert_int_equal(0, gaps.gap_count);
			}
		}
	}
	assert_true(skc_gaps_report(&gaps).complete);
	for (size_t i = 20; i < 700; i++) {
		assert_true(seen[i] > 0);
	}
	skc_gaps_free(&gaps);
}

static void a_synchronisation_without_memory_can_go_on(void **state)
{
	(void)state;
	torture(synchronise, 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_buffer_keeps_what_it_had),
		cmocka_unit_test(urls_are_written_or_refused),
		cmocka_unit_test(a_failure_keeps_its_kind),
		cmocka_unit_test(a_proxy_is_set_whole_or_not_at_all),
		cmocka_unit_test(a_transfer_is_made_whole_or_not_at_all),
		cmocka_unit_test(an_own_transport_ends_in_an_outcome),
		cmocka_unit_test(a_synchronisation_without_memory_can_go_on),
		cmocka_unit_test(an_encoding_is_undone_whole_or_not_at_all),
		cmocka_unit_test(an_encoding_without_memory_to_undo_it_is_called_that),
		cmocka_unit_test(a_fetch_ends_in_an_outcome_and_leaves_no_socket),
	};
	curl_global_init(CURL_GLOBAL_DEFAULT);
	int failed = cmocka_run_group_tests_name("memory", tests, NULL, NULL);
	curl_global_cleanup();
	return failed;
}
