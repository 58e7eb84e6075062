#include "support.h"

#include "../../src/clock.h"
#include "../../src/response.h"

/* Wed, 20 Mar 2024 09:00:30 GMT, thirty seconds into a minute. */
#define NOW INT64_C(1710925230)
#define NOW_US (NOW * SKC_SECOND)
/* The server's clock is an hour ahead of ours. */
#define AN_HOUR_AHEAD "Date: Wed, 20 Mar 2024 10:00:30 GMT\r\n"

/* Feeds a head line by line, as libcurl hands it over. */
static void feed(struct skc_response *response, const char *head)
{
	while (*head != '\0') {
		const char *end = strchr(head, '\n');
		size_t len = end != NULL ? (size_t)(end + 1 - head) : strlen(head);
		char *line = malloc(len); /* no NUL behind it, as in libcurl's buffer */
		memcpy(line, head, len);
		skc_response_header(response, line, len);
		free(line);
		head += len;
	}
}

static void rate_limit_headers_mean_what_the_api_is_known_to_mean(void **state)
{
	static const struct {
		const char *head;
		bool known;
		int64_t limit, remaining, reset_at;
	} table[] = {
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 99\r\nX-RateLimit-Reset: 1710925260\r\n",
			true, 100, 99, NOW + 30},
		{"x-ratelimit-limit:1000\nX-RATELIMIT-REMAINING:\t0 \nX-RateLimit-reset:  30\n", true, 1000,
			0, NOW + 30},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 99\r\nX-RateLimit-Reset: 0\r\n", true,
			100, 99, NOW},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 99\r\nX-RateLimit-Reset: 29.75\r\n",
			true, 100, 99, NOW + 29},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 99\r\nX-RateLimit-Reset: "
		 "1710925260000\r\n",
			true, 100, 99, NOW + 30},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 99\r\nX-RateLimit-Reset: "
		 "1710925260999\r\n",
			true, 100, 99, NOW + 30},
		{AN_HOUR_AHEAD "X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\n"
					   "X-RateLimit-Reset: 1710928860\r\n",
			true, 100, 9, NOW + 30},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: "
		 "1710928860000\r\n" AN_HOUR_AHEAD,
			true, 100, 9, NOW + 30},
		{AN_HOUR_AHEAD "X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\n"
					   "X-RateLimit-Reset: 30\r\n",
			true, 100, 9, NOW + 30},
		{"Date: soon\r\nX-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\n"
		 "X-RateLimit-Reset: 1710925260\r\n",
			true, 100, 9, NOW + 30},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: 999999999\r\n",
			true, 100, 9, NOW + 999999999},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: 1000000000\r\n",
			true, 100, 9, 1000000000},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: "
		 "999999999999\r\n",
			true, 100, 9, INT64_C(999999999999)},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: "
		 "1000000000000\r\n",
			true, 100, 9, 1000000000},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\n", false, 0, 0, 0},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Reset: 30\r\n", false, 0, 0, 0},
		{"X-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: 30\r\n", false, 0, 0, 0},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: -1\r\nX-RateLimit-Reset: 30\r\n", false,
			0, 0, 0},
		{"X-RateLimit-Limit: many\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: 30\r\n", false,
			0, 0, 0},
		{"X-RateLimit-Limit: 100;w=60\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: 30\r\n",
			true, 100, 9, NOW + 30},
		{"X-RateLimit-Limit: 1000, 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Remaining: 7\r\n"
		 "X-RateLimit-Reset: 30\r\nX-RateLimit-Reset: 20\r\n",
			true, 100, 7, NOW + 30},
		{"X-RateLimit-Limit:\r\n 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: 30\r\n",
			true, 100, 9, NOW + 30},
		{"X-RateLimit-Limit:\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: 30\r\n", false, 0, 0,
			0},
		{"X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: "
		 "99999999999999999999999\r\n",
			false, 0, 0, 0},
		{"", false, 0, 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_response response;
		skc_response_init(&response, 1000);
		feed(&response, "HTTP/1.1 200 OK\r\n");
		feed(&response, table[i].head);
		feed(&response, "\r\n");
		skc_response_finish(&response, NOW_US);
		CHECK(response.rate_limit.known == table[i].known, "%s", table[i].head);
		CHECK(response.rate_limit.limit == table[i].limit, "%s", table[i].head);
		CHECK(response.rate_limit.remaining == table[i].remaining, "%s", table[i].head);
		CHECK(response.rate_limit.reset_at == table[i].reset_at, "%s: %lld", table[i].head,
			(long long)response.rate_limit.reset_at);
		assert_true(response.retry_after == -1);
		skc_response_free(&response);
	}
}

static void the_wait_that_a_server_asks_for(void **state)
{
	static const struct {
		int status;
		const char *head;
		int64_t seconds; /* -1: not said */
	} table[] = {
		{429, "Retry-After: 7\r\n", 7},
		{429, "retry-after:0\r\n", 0},
		{429, "Retry-After: 2.0\r\n", 2},
		{429, "Retry-After: 7\r\nX-RateLimit-Reset: 1710925260\r\n", 7},
		{429, "Retry-After: Wed, 20 Mar 2024 09:01:00 GMT\r\n", 30},
		{429, "Retry-After: Wednesday, 20-Mar-24 09:01:00 GMT\r\n", 30},
		{429, "Retry-After: Wed Mar 20 09:01:00 2024\r\n", 30},
		{429, AN_HOUR_AHEAD "Retry-After: Wed, 20 Mar 2024 10:01:00 GMT\r\n", 30},
		{429, "Retry-After: Wed, 20 Mar 2024 10:01:00 GMT\r\n" AN_HOUR_AHEAD, 30},
		{429, "Retry-After: Wed, 20 Mar 2024 08:00:00 GMT\r\n", 0},
		{429, "X-RateLimit-Reset: 1710925250\r\n", 20},
		{429, "X-RateLimit-Reset: 12\r\n", 12},
		{429, "X-RateLimit-Reset: 1710925250000\r\n", 20},
		{429, "X-RateLimit-Reset: 1710925000\r\n", 0},
		{429, AN_HOUR_AHEAD "X-RateLimit-Reset: 1710928850\r\n", 20},
		{429, "Retry-After: later\r\nX-RateLimit-Reset: 12\r\n", 12},
		{429, "Retry-After: later\r\n", 30},
		{429, "", 30},
		{503, "Retry-After: 7\r\n", 7},
		{503, "Retry-After: Wed, 20 Mar 2024 09:01:00 GMT\r\n", 30},
		{503, "X-RateLimit-Reset: 12\r\n", -1},
		{503, "Retry-After: later\r\n", -1},
		{503, "", -1},
		{200, "", -1},
		{429, "Retry-After: 999999999999999\r\n", 30},
		{429, "Retry-After: 946080000\r\n", 30},
		{429, "Retry-After: 2678400\r\n", 2678400},
		{429, "Retry-After: 2678401\r\n", 30},
		{429, "Retry-After: 1710925250\r\n", 20},
		{429, "Retry-After: 1710925250000\r\n", 20},
		{429, "Retry-After: 1710920000\r\n", 0},
		{429, "Retry-After: 5\r\nRetry-After: 12\r\n", 12},
		{503, "Date: Fri, 31 Dec 292277026 23:59:59 GMT\r\nRetry-After: 7\r\n", 7},
		{503, "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n", -1},
		{503,
			"Date: Fri, 31 Dec 9999 23:59:59 GMT\r\nRetry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
			0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_response response;
		char line[40];
		snprintf(line, sizeof(line), "HTTP/1.1 %d Whatever\r\n", table[i].status);
		skc_response_init(&response, 1000);
		feed(&response, line);
		feed(&response, table[i].head);
		skc_response_finish(&response, NOW_US);
		int64_t wanted = table[i].seconds < 0 ? -1 : table[i].seconds * SKC_SECOND;
		CHECK(response.retry_after == wanted, "%d %s: %lld", table[i].status, table[i].head,
			(long long)response.retry_after);
		skc_response_free(&response);
	}
}

static void a_429_without_a_word_waits_for_the_end_of_the_minute(void **state)
{
	static const int64_t into[] = {0, 1, 29999999, 59999999};
	(void)state;
	for (size_t i = 0; i < COUNT(into); i++) {
		struct skc_response response;
		int64_t minute = (NOW - NOW % 60) * SKC_SECOND;
		skc_response_init(&response, 1000);
		feed(&response, "HTTP/2 429 \r\n\r\n");
		skc_response_finish(&response, minute + into[i]);
		assert_int_equal(60 * SKC_SECOND - into[i], response.retry_after);
		skc_response_free(&response);
	}
}

static void absurd_numbers_do_not_overflow(void **state)
{
	static const char *const numbers[] = {"0", "999999999", "1000000000", "999999999999",
		"1000000000000", "999999999999999", "9999999999999999", "99999999999999999999", "-1",
		"-99999999999999999999", "1e400", "0x7fffffffffffffff", ".", "", "+5"};
	static const char *const dates[] = {"Thu, 01 Jan 1970 00:00:00 GMT",
		"Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 31 Dec 99999 23:59:59 GMT",
		"Thu, 01 Jan 0001 00:00:00 GMT", "",
		"Wed, 20 Mar 2024 09:00:30 GMT, and so on for longer than any date there is in the world"};
	static const int64_t nows[] = {0, 1, NOW_US, INT64_C(253402300799) * SKC_SECOND};
	(void)state;
	for (size_t n = 0; n < COUNT(numbers) * COUNT(dates) * COUNT(nows); n++) {
		const char *number = numbers[n % COUNT(numbers)];
		const char *date = dates[n / COUNT(numbers) % COUNT(dates)];
		int64_t now = nows[n / COUNT(numbers) / COUNT(dates)];
		for (int way = 0; way < 3; way++) {
			struct skc_response response;
			char head[600];
			snprintf(head, sizeof(head),
				"HTTP/1.1 429 X\r\nDate: %s\r\nX-RateLimit-Limit: %s\r\nX-RateLimit-Remaining: "
				"%s\r\n"
				"X-RateLimit-Reset: %s\r\n%s%s\r\n\r\n",
				date, number, number, number, way == 0 ? "" : "Retry-After: ",
				way == 0       ? ""
					: way == 1 ? number
							   : date);
			skc_response_init(&response, 1000);
			feed(&response, head);
			skc_response_finish(&response, now);
			assert_true(response.retry_after >= 0);
			assert_true(!response.rate_limit.known || response.rate_limit.reset_at >= 0);
			skc_response_free(&response);
		}
	}
}

static void the_last_head_is_the_one_that_counts(void **state)
{
	struct skc_response response;
	(void)state;
	skc_response_init(&response, 1000);
	feed(&response,
		"HTTP/1.1 103 Early Hints\r\nX-Request-Id: early\r\nRetry-After: 9\r\n"
		"X-RateLimit-Limit: 1\r\nX-RateLimit-Remaining: 1\r\nX-RateLimit-Reset: 1\r\n"
		"\r\n");
	assert_int_equal(103, response.status);
	assert_true(response.head_complete);
	feed(&response, "HTTP/1.1 200 OK\r\n");
	assert_int_equal(200, response.status);
	assert_false(response.head_complete);
	assert_string_equal("", response.request_id);
	feed(&response, "X-Request-Id: final\r\n\r\n");
	assert_true(response.head_complete);
	skc_response_finish(&response, NOW_US);
	assert_string_equal("final", response.request_id);
	assert_false(response.rate_limit.known);
	assert_true(response.retry_after == -1);
	skc_response_free(&response);
}

static void status_lines_of_every_version_are_read(void **state)
{
	static const struct {
		const char *line;
		int status;
	} table[] = {
		{"HTTP/1.1 200 OK\r\n", 200},
		{"HTTP/1.0 404 Not Found", 404},
		{"HTTP/2 503 \r\n", 503},
		{"HTTP/3 429", 429},
		{"http/1.1 500 x\r\n", 500},
		{"HTTP/1.1 2000 x\r\n", 200},
		{"HTTP/1.1\r\n", 0},
		{"HTTP/1.1 \r\n", 0},
		{"HTTP/1.1 abc\r\n", 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_response response;
		skc_response_init(&response, 1000);
		feed(&response, table[i].line);
		CHECK(response.status == table[i].status, "%s: %d", table[i].line, response.status);
		assert_true(skc_response_is_success(&response) == (table[i].status == 200));
		skc_response_free(&response);
	}
}

static void the_head_is_complete_with_its_empty_line(void **state)
{
	static const char *const ends[] = {"\r\n", "\n"};
	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct skc_response response;
		skc_response_init(&response, 1000);
		assert_false(response.head_complete);
		feed(&response, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nBroken\r\n");
		assert_false(response.head_complete);
		feed(&response, ends[i]);
		assert_true(response.head_complete);
		feed(&response, "X-Trailer: 1\r\n");
		assert_true(response.head_complete);
		skc_response_free(&response);
	}
}

static void the_empty_line_may_come_without_its_line_end(void **state)
{
	struct skc_response response;
	(void)state;
	skc_response_init(&response, 1000);
	skc_response_header(&response, BYTES("HTTP/1.1 200 OK"));
	skc_response_header(&response, BYTES("X-Request-Id: a"));
	skc_response_header(&response, BYTES(""));
	CHECK(response.head_complete, "lines come \"with or without\" their line end");
	skc_response_free(&response);
}

static void the_request_id_is_kept_as_printable_text(void **state)
{
	static const struct {
		const char *line;
		const char *id;
	} table[] = {
		{"X-Request-Id: abc-123\r\n", "abc-123"},
		{"x-request-id:abc\n", "abc"},
		{"Request-Id:  abc  \r\n", "abc"},
		{"X-Request-Id: a\x1B[31mb\x7F\xC3\xA9\tc d\r\n", "a[31mbcd"},
		{"X-Request-Id:\r\n", ""},
		{"X-Request-Identity: abc\r\n", ""},
		{"X-Request: abc\r\n", ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_response response;
		skc_response_init(&response, 1000);
		feed(&response, "HTTP/1.1 200 OK\r\n");
		feed(&response, table[i].line);
		feed(&response, "\r\n");
		assert_string_equal(table[i].id, response.request_id);
		skc_response_free(&response);
	}
	struct skc_response response;
	char line[400] = "X-Request-Id: ";
	memset(line + 14, 'i', 300);
	skc_response_init(&response, 1000);
	skc_response_header(&response, line, 314);
	skc_response_header(&response, "\r\n", 2);
	assert_int_equal(SKC_REQUEST_ID_MAX, strlen(response.request_id));
	skc_response_free(&response);
}

static void a_body_may_have_as_many_bytes_as_the_ceiling_and_not_one_more(void **state)
{
	static const size_t pieces[] = {1, 7, 100, 101};
	static const char bytes[200] = "";
	(void)state;
	for (size_t i = 0; i < COUNT(pieces); i++) {
		struct skc_response response;
		size_t fed = 0;
		skc_response_init(&response, 100);
		feed(&response, "HTTP/1.1 200 OK\r\n\r\n");
		while (fed + pieces[i] <= 100) {
			assert_true(skc_response_body(&response, bytes, pieces[i]));
			fed += pieces[i];
		}
		assert_true(skc_response_body(&response, bytes, 100 - fed));
		assert_int_equal(100, response.body.len);
		assert_int_equal(100, response.body_bytes);
		assert_false(skc_response_body(&response, bytes, 1));
		assert_true(response.body_bytes > response.max_bytes);
		skc_response_free(&response);
	}
}

static void of_an_error_body_64_kib_are_kept_and_all_is_counted(void **state)
{
	static char bytes[10000];
	struct skc_response response;
	(void)state;
	memset(bytes, 'e', sizeof(bytes));
	skc_response_init(&response, 1000000);
	feed(&response, "HTTP/1.1 500 Internal Server Error\r\n\r\n");
	for (int i = 0; i < 100; i++) {
		assert_true(skc_response_body(&response, bytes, sizeof(bytes)));
	}
	assert_int_equal(SKC_ERROR_BODY_MAX, response.body.len);
	assert_int_equal(1000000, response.body_bytes);
	assert_false(response.body.failed);
	assert_false(skc_response_body(&response, bytes, 1));
	skc_response_free(&response);
	/* A success keeps everything. */
	skc_response_init(&response, 1000000);
	feed(&response, "HTTP/1.1 200 OK\r\n\r\n");
	for (int i = 0; i < 100; i++) {
		assert_true(skc_response_body(&response, bytes, sizeof(bytes)));
	}
	assert_int_equal(1000000, response.body.len);
	skc_response_free(&response);
}

static void only_2xx_is_a_success(void **state)
{
	(void)state;
	for (int status = 0; status < 600; status++) {
		struct skc_response response = {.status = status};
		assert_true(skc_response_is_success(&response) == (status / 100 == 2));
	}
}

static void count_call(void *lender)
{
	++*(int *)lender;
}

static void a_body_that_is_lent_is_kept_as_one_that_is_copied(void **state)
{
	static const struct {
		const char *head;
		size_t len, max_bytes, kept;
		bool is_copied;
	} cases[] = {
		{"HTTP/1.1 200 OK", 100000, 100000, 100000, false},
		{"HTTP/1.1 200 OK", 100000, 99999, 0, true},
		{"HTTP/1.1 200 OK", 0, 10, 0, false},
		{"HTTP/1.1 500 Oh", 100000, 100000, SKC_ERROR_BODY_MAX, true},
		{"HTTP/1.1 404 No", 10, 100000, 10, true},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct skc_response response;
		int given_back = 0;
		char *body = malloc(cases[i].len + 1);
		assert_non_null(body);
		memset(body, 'x', cases[i].len);
		body[cases[i].len] = '\0';
		skc_response_init(&response, cases[i].max_bytes);
		skc_response_header(&response, cases[i].head, strlen(cases[i].head));
		skc_response_lend_body(&response, body, cases[i].len, &given_back, count_call);
		assert_int_equal(cases[i].len, response.body_bytes);
		assert_int_equal(cases[i].kept, response.body.len);
		assert_int_equal(cases[i].is_copied, given_back);
		CHECK((response.body.data == body) == !cases[i].is_copied, "case %zu", i);
		skc_response_free(&response);
		assert_int_equal(1, given_back);
		free(body);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rate_limit_headers_mean_what_the_api_is_known_to_mean),
		cmocka_unit_test(the_wait_that_a_server_asks_for),
		cmocka_unit_test(a_429_without_a_word_waits_for_the_end_of_the_minute),
		cmocka_unit_test(absurd_numbers_do_not_overflow),
		cmocka_unit_test(the_last_head_is_the_one_that_counts),
		cmocka_unit_test(status_lines_of_every_version_are_read),
		cmocka_unit_test(the_head_is_complete_with_its_empty_line),
		cmocka_unit_test(the_empty_line_may_come_without_its_line_end),
		cmocka_unit_test(the_request_id_is_kept_as_printable_text),
		cmocka_unit_test(a_body_may_have_as_many_bytes_as_the_ceiling_and_not_one_more),
		cmocka_unit_test(of_an_error_body_64_kib_are_kept_and_all_is_counted),
		cmocka_unit_test(only_2xx_is_a_success),
		cmocka_unit_test(a_body_that_is_lent_is_kept_as_one_that_is_copied),
	};
	return cmocka_run_group_tests_name("response", tests, NULL, NULL);
}
