#include "support.h"

#include "../../src/transfer.h"
#include "server.h"

static void a_new_transfer_has_nothing_behind_it(void **state)
{
	const struct skc_request request = request_to("http://127.0.0.1:1/");
	struct skc_transfer *transfer = skc_transfer_new(&request);
	(void)state;
	assert_non_null(transfer);
	assert_int_equal(SKC_TRANSFER_WANTED, transfer->state);
	assert_false(skc_transfer_is_done(transfer));
	assert_int_equal(1, transfer->references);
	assert_int_equal(1, transfer->attempt.number);
	assert_int_equal(0, transfer->response.status);
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	assert_null(transfer->engine);
	assert_null(transfer->handle);
	skc_transfer_release(transfer);
}

static void it_keeps_copies_of_what_it_is_made_from(void **state)
{
	char url[] = "http://127.0.0.1:1/x", agent[] = "agent", ca[] = "/ca.pem", key[] = "A: secret";
	const char *headers[] = {key, "B: b"};
	struct skc_request request = request_to(url);
	(void)state;
	request.user_agent = agent;
	const struct skc_connection_config connection = {.ca_file = ca};
	request.connection = &connection;
	request.headers = headers;
	request.caller = &request;
	request.rules.reserve = 42;
	request.asks[SKC_ASK_SLEEP] = true;
	struct skc_transfer *transfer = skc_transfer_new(&request);
	memset(url, 0, sizeof(url));
	memset(agent, 0, sizeof(agent));
	memset(ca, 0, sizeof(ca));
	memset(key, 0, sizeof(key));
	assert_string_equal("http://127.0.0.1:1/x", transfer->url);
	assert_string_equal("agent", transfer->user_agent);
	assert_string_equal("/ca.pem", transfer->connection.ca_file);
	assert_string_equal("A: secret", transfer->headers->data);
	assert_string_equal("B: b", transfer->headers->next->data);
	assert_null(transfer->headers->next->next);
	assert_ptr_equal(&request, transfer->caller);
	assert_ptr_equal(&test_budget, transfer->budget.slot);
	assert_int_equal(42, transfer->rules.reserve);
	assert_true(transfer->asks[SKC_ASK_SLEEP]);
	assert_false(transfer->asks[SKC_ASK_TRANSPORT]);
	assert_int_equal(30 * SKC_SECOND, transfer->timeout);
	assert_int_equal(1 << 20, transfer->response.max_bytes);
	skc_transfer_release(transfer);
}

static void a_request_without_headers_will_do(void **state)
{
	struct skc_request request = request_to("http://127.0.0.1:1/");
	(void)state;
	request.headers = NULL;
	request.header_count = 0;
	struct skc_transfer *transfer = skc_transfer_new(&request);
	assert_null(transfer->headers);
	skc_transfer_release(transfer);
}

static void it_lives_as_long_as_somebody_holds_it(void **state)
{
	const struct skc_request request = request_to("http://127.0.0.1:1/");
	struct skc_transfer *transfer = skc_transfer_new(&request);
	(void)state;
	assert_ptr_equal(transfer, skc_transfer_hold(transfer));
	skc_transfer_release(transfer);
	assert_string_equal("http://127.0.0.1:1/", transfer->url);
	skc_transfer_release(transfer);
	skc_transfer_release(NULL);
}

static void a_measured_attempt_tells_what_it_cost(void **state)
{
	struct server server;
	struct skc_engine engine;
	char request_text[2000];
	struct skc_event event;
	(void)state;
	assert_true(server_open(&server));
	skc_engine_init(&engine, &skc_clock_system, 1);
	const struct skc_request request = request_to(server.url);
	struct skc_transfer *transfer = skc_transfer_new(&request);
	skc_engine_start(&engine, transfer);
	int fd = server_accept(&server, &engine);
	assert_true(server_read(fd, &engine, request_text, sizeof(request_text)));
	assert_memory_equal("GET / HTTP/1.1\r\n", request_text, 16);
	assert_non_null(strstr(request_text, "\r\nAuthorization: Bearer sk_test_1\r\n"));
	assert_non_null(strstr(request_text, "\r\nUser-Agent: engine-test\r\n"));
	assert_non_null(strstr(request_text, "\r\nAccept-Encoding: "));
	static const char head[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
	assert_true(server_say(fd, head) && server_say(fd, "hello"));
	assert_true(drive_until_done(&engine, transfer));
	const struct skc_attempt_cost *attempt = &transfer->attempt;
	assert_int_equal(SKC_FAILURE_NONE, transfer->failure.kind);
	assert_int_equal(1, attempt->number);
	assert_int_equal(200, attempt->status);
	assert_int_equal(0, attempt->curl_code);
	assert_string_equal("1.1", attempt->http_version);
	assert_false(attempt->connection_reused);
	assert_int_equal(sizeof(head) - 1 + 5, attempt->bytes_received);
	assert_int_equal(5, attempt->body_bytes);
	assert_int_equal(0, attempt->waited);
	assert_int_equal(0, attempt->tls);
	assert_true(attempt->started_at > 0);
	assert_true(attempt->name_lookup >= 0 && attempt->connect >= 0);
	assert_true(attempt->first_byte > 0 && attempt->total >= attempt->first_byte);
	assert_string_equal("hello", transfer->response.body.data);
	skc_engine_step(&engine, 0, &event);
	assert_int_equal(SKC_EVENT_IDLE, event.kind);
	close(fd);
	close(server.fd);
	skc_transfer_release(transfer);
	skc_engine_free(&engine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_transfer_has_nothing_behind_it),
		cmocka_unit_test(it_keeps_copies_of_what_it_is_made_from),
		cmocka_unit_test(a_request_without_headers_will_do),
		cmocka_unit_test(it_lives_as_long_as_somebody_holds_it),
		cmocka_unit_test(a_measured_attempt_tells_what_it_cost),
	};
	return cmocka_run_group_tests_name("transfer", tests, NULL, NULL);
}
