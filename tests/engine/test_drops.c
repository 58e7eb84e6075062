/*
 * Connections that are reset under eight requests in flight. SKIPCALL_SERVED has what tests/server/served.php
 * printed: real servers, since what libcurl does with a dropped HTTP/2 connection is the question.
 */
#include "support.h"

#include "../../src/engine.h"
#include "server.h"

#define IN_FLIGHT 8
#define REQUESTS 4000

struct served {
	char plain[200], http2[200], ca_file[200];
};

static int set_up(void **state)
{
	struct served *served = calloc(1, sizeof(*served));
	const char *text = getenv("SKIPCALL_SERVED");
	*state = served;
	return text != NULL &&
			sscanf(text, "%199s %199s %199s", served->plain, served->http2, served->ca_file) == 3
		? 0
		: -1;
}

static int tear_down(void **state)
{
	free(*state);
	return 0;
}

/* Every request is answered; how many of them were sent on a new connection in the end. */
static unsigned flood(const char *url, char *ca_file, const char *version)
{
	const struct skc_connection_config connection = {.ca_file = ca_file, .verify = true};
	struct skc_transfer *flying[IN_FLIGHT] = {NULL};
	struct skc_engine engine;
	struct skc_request request = request_to(url);
	unsigned started = 0, done = 0, fresh = 0, retried = 0;
	request.connection = &connection;
	skc_engine_init(&engine, &skc_clock_system, 1);
	while (done < REQUESTS) {
		struct skc_event event;
		for (int i = 0; i < IN_FLIGHT; i++) {
			struct skc_transfer *transfer = flying[i];
			if (transfer != NULL && skc_transfer_is_done(transfer)) {
				CHECK(transfer->failure.kind == SKC_FAILURE_NONE, "request %u: %s", done,
					transfer->failure.message);
				assert_string_equal("{}", transfer->response.body.data);
				assert_string_equal(version, transfer->attempt.http_version);
				fresh += !transfer->attempt.connection_reused;
				retried += transfer->history.retries;
				skc_transfer_release(transfer);
				flying[i] = NULL;
				done++;
			}
			if (flying[i] == NULL && started < REQUESTS) {
				flying[i] = skc_transfer_new(&request);
				assert_non_null(flying[i]);
				skc_engine_start(&engine, flying[i]);
				started++;
			}
		}
		skc_engine_step(&engine, 1000, &event);
	}
	skc_engine_free(&engine);
	/* The free repeat is enough unless a request meets a second drop in a row. */
	CHECK(retried <= REQUESTS / 100, "%u counted as retries", retried);
	return fresh;
}

static void none_is_lost_with_http1(void **state)
{
	struct served *served = *state;
	unsigned fresh = flood(served->plain, NULL, "1.1");
	CHECK(fresh > 1000, "only %u connections were dropped", fresh);
}

static void none_is_lost_with_http2(void **state)
{
	struct served *served = *state;
	if ((curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_HTTP2) == 0) {
		print_message("SKIPPED tests/engine/test_drops.c: this libcurl has no HTTP/2\n");
		skip();
	}
	unsigned fresh = flood(served->http2, served->ca_file, "2");
	CHECK(fresh > 30, "only %u connections were dropped", fresh);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(none_is_lost_with_http1),
		cmocka_unit_test(none_is_lost_with_http2),
	};
	curl_global_init(CURL_GLOBAL_DEFAULT);
	return cmocka_run_group_tests_name("drops", tests, set_up, tear_down);
}
