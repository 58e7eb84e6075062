#include "support.h"

#include <curl/curl.h>

#include "../../src/failure.h"

#define DEEP100 \
	"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["

static void fail_with(struct skc_failure *failure, int status, const char *body, size_t len)
{
	struct skc_response response;
	skc_failure_init(failure);
	skc_response_init(&response, 1 << 24);
	response.status = status;
	response.retry_after = 77;
	assert_true(skc_response_body(&response, body, len));
	skc_failure_from_response(failure, &response);
	skc_response_free(&response);
	assert_int_equal(status, failure->status);
	assert_int_equal(77, failure->retry_after);
}

/* The messages kept, joined by "|". */
static void join(const struct skc_failure *failure, char *to, size_t room)
{
	const char *p = failure->details.data;
	to[0] = '\0';
	for (unsigned i = 0; i < failure->detail_count; i++, p += strlen(p) + 1) {
		snprintf(to + strlen(to), room - strlen(to), "%s%s", i > 0 ? "|" : "", p);
	}
}

static void every_shape_of_error_body_is_understood(void **state)
{
	static const struct {
		int status;
		const char *body;
		size_t len;
		enum skc_failure_kind kind;
		const char *code, *details, *message;
	} table[] = {
		/* as the document has it */
		{401,
			BYTES("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid "
				  "key\",\"status\":401}}"),
			SKC_FAILURE_AUTHENTICATION, "UNAUTHORIZED", "Invalid key",
			"HTTP 401 UNAUTHORIZED: Invalid key"},
		{403,
			BYTES("{\"error\":{\"code\":\"SUBSCRIPTION_REQUIRED\",\"message\":\"No plan\","
				  "\"status\":403}}"),
			SKC_FAILURE_SUBSCRIPTION_REQUIRED, "SUBSCRIPTION_REQUIRED", "No plan",
			"HTTP 403 SUBSCRIPTION_REQUIRED: No plan"},
		/* as the vendor's page has it */
		{401, BYTES("{\"code\":\"API_KEY_INVALID\",\"details\":null}"), SKC_FAILURE_AUTHENTICATION,
			"API_KEY_INVALID", "", "HTTP 401 API_KEY_INVALID: invalid or missing API key"},
		{403, BYTES("{\"code\":\"PLAN_NOT_ELIGIBLE\",\"details\":null}"),
			SKC_FAILURE_PLAN_NOT_ELIGIBLE, "PLAN_NOT_ELIGIBLE", "",
			"HTTP 403 PLAN_NOT_ELIGIBLE: not allowed; a workspace id may be outside the scope of "
			"the API key"},
		{400, BYTES("{\"code\":\"X\",\"details\":[\"one\",{\"message\":\"two\"}]}"),
			SKC_FAILURE_BAD_REQUEST, "X", "one|two",
			"HTTP 400 X: one (and more, see getDetails())"},
		/* as NestJS has it */
		{400,
			BYTES("{\"statusCode\":400,\"message\":\"limit is too large\",\"error\":\"Bad "
				  "Request\"}"),
			SKC_FAILURE_BAD_REQUEST, "", "limit is too large", "HTTP 400: limit is too large"},
		{400,
			BYTES("{\"statusCode\":400,\"message\":[\"orderBy must be one of: createdAt\",\"limit "
				  "must not be greater than 100\"],\"error\":\"Bad Request\"}"),
			SKC_FAILURE_BAD_REQUEST, "",
			"orderBy must be one of: createdAt|limit must not be greater than 100",
			"HTTP 400: orderBy must be one of: createdAt (and more, see getDetails())"},
		{404, BYTES("{\"statusCode\":404,\"error\":\"Not Found\"}"), SKC_FAILURE_NOT_FOUND, "",
			"Not Found", "HTTP 404: Not Found"},
		{429, BYTES("{\"statusCode\":429,\"message\":\"ThrottlerException: Too Many Requests\"}"),
			SKC_FAILURE_RATE_LIMIT, "", "ThrottlerException: Too Many Requests",
			"HTTP 429: ThrottlerException: Too Many Requests"},
		/* problem+json */
		{400,
			BYTES("{\"type\":\"about:blank\",\"title\":\"Validation failed\",\"detail\":\"Two "
				  "members\",\"validation\":[{\"path\":\"limit\",\"message\":\"limit too big\"},"
				  "{\"message\":\"page too small\"}]}"),
			SKC_FAILURE_BAD_REQUEST, "", "Two members|limit too big|page too small",
			"HTTP 400: Two members (and more, see getDetails())"},
		{503, BYTES("{\"title\":\"Out for lunch\"}"), SKC_FAILURE_SERVER, "", "Out for lunch",
			"HTTP 503: Out for lunch"},
		/* a message said twice is one */
		{400, BYTES("{\"message\":[\"a\",\"a\",\"b\",\"a\"],\"errors\":[\"b\",\"c\"]}"),
			SKC_FAILURE_BAD_REQUEST, "", "a|b|c", "HTTP 400: a (and more, see getDetails())"},
		{400, BYTES("{\"error\":{\"message\":\"inner\"},\"message\":\"outer\"}"),
			SKC_FAILURE_BAD_REQUEST, "", "inner|outer",
			"HTTP 400: inner (and more, see getDetails())"},
		/* nothing to read */
		{403, BYTES(""), SKC_FAILURE_PERMISSION, "", "",
			"HTTP 403: not allowed; a workspace id may be outside the scope of the API key"},
		{502, BYTES("<html><body><h1>502 Bad Gateway</h1></body></html>"), SKC_FAILURE_SERVER, "",
			"",
			"HTTP 502: bad gateway; HTML came instead of JSON; something between here and the API "
			"may "
			"have answered (a proxy, firewall or CDN)"},
		{500, BYTES("Internal Server Error"), SKC_FAILURE_SERVER, "", "",
			"HTTP 500: internal server error"},
		{500, BYTES("null"), SKC_FAILURE_SERVER, "", "", "HTTP 500: internal server error"},
		{500, BYTES("[]"), SKC_FAILURE_SERVER, "", "", "HTTP 500: internal server error"},
		{500, BYTES("[\"message\"]"), SKC_FAILURE_SERVER, "", "",
			"HTTP 500: internal server error"},
		{500, BYTES("\"message\""), SKC_FAILURE_SERVER, "", "", "HTTP 500: internal server error"},
		{500, BYTES("42"), SKC_FAILURE_SERVER, "", "", "HTTP 500: internal server error"},
		{500, BYTES("{}"), SKC_FAILURE_SERVER, "", "", "HTTP 500: internal server error"},
		/* members of a type nobody expects */
		{400, BYTES("{\"error\":null,\"message\":null,\"code\":null}"), SKC_FAILURE_BAD_REQUEST, "",
			"", "HTTP 400: bad request"},
		{400, BYTES("{\"error\":7,\"message\":{\"a\":1},\"code\":7,\"details\":7,\"errors\":true}"),
			SKC_FAILURE_BAD_REQUEST, "", "", "HTTP 400: bad request"},
		{400, BYTES("{\"error\":[\"one\",\"two\"]}"), SKC_FAILURE_BAD_REQUEST, "", "one|two",
			"HTTP 400: one (and more, see getDetails())"},
		{400, BYTES("{\"message\":[null,7,[\"x\"],{\"message\":[\"y\"]},{\"other\":\"z\"},\"\"]}"),
			SKC_FAILURE_BAD_REQUEST, "", "", "HTTP 400: bad request"},
		/* broken */
		{400, BYTES("{\"message\":\"cut"), SKC_FAILURE_BAD_REQUEST, "", "",
			"HTTP 400: bad request"},
		{400, BYTES("{\"message\":\"\xFF\xFE\"}"), SKC_FAILURE_BAD_REQUEST, "", "",
			"HTTP 400: bad request"},
		{400, BYTES("{\"message\":"), SKC_FAILURE_BAD_REQUEST, "", "", "HTTP 400: bad request"},
		{400, BYTES(DEEP100), SKC_FAILURE_BAD_REQUEST, "", "", "HTTP 400: bad request"},
		{400, BYTES("{\"message\":" DEEP100), SKC_FAILURE_BAD_REQUEST, "", "",
			"HTTP 400: bad request"},
		{400, BYTES("\0\0\0"), SKC_FAILURE_BAD_REQUEST, "", "", "HTTP 400: bad request"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_failure failure;
		char details[2048];
		fail_with(&failure, table[i].status, table[i].body, table[i].len);
		join(&failure, details, sizeof(details));
		CHECK(failure.kind == table[i].kind, "%s: kind %d", table[i].body, (int)failure.kind);
		CHECK(strcmp(failure.code, table[i].code) == 0, "%s: %s", table[i].body, failure.code);
		CHECK(strcmp(details, table[i].details) == 0, "%s: %s", table[i].body, details);
		CHECK(strcmp(failure.message, table[i].message) == 0, "%s: %s", table[i].body,
			failure.message);
		skc_failure_free(&failure);
	}
}

static void the_kind_is_by_status_and_code(void **state)
{
	static const struct {
		int status;
		const char *code;
		enum skc_failure_kind kind;
		bool retryable;
	} table[] = {
		{300, "", SKC_FAILURE_API, false},
		{302, "", SKC_FAILURE_API, false},
		{400, "SUBSCRIPTION_REQUIRED", SKC_FAILURE_BAD_REQUEST, false},
		{401, "", SKC_FAILURE_AUTHENTICATION, false},
		{402, "", SKC_FAILURE_API, false},
		{403, "", SKC_FAILURE_PERMISSION, false},
		{403, "FORBIDDEN", SKC_FAILURE_PERMISSION, false},
		{403, "subscription_required", SKC_FAILURE_PERMISSION, false},
		{403, "SUBSCRIPTION_REQUIRED", SKC_FAILURE_SUBSCRIPTION_REQUIRED, false},
		{403, "PLAN_NOT_ELIGIBLE", SKC_FAILURE_PLAN_NOT_ELIGIBLE, false},
		{404, "", SKC_FAILURE_NOT_FOUND, false},
		{408, "", SKC_FAILURE_API, true},
		{409, "", SKC_FAILURE_API, false},
		{418, "", SKC_FAILURE_API, false},
		{422, "", SKC_FAILURE_API, false},
		{429, "", SKC_FAILURE_RATE_LIMIT, true},
		{500, "", SKC_FAILURE_SERVER, true},
		{501, "", SKC_FAILURE_SERVER, false},
		{502, "", SKC_FAILURE_SERVER, true},
		{503, "", SKC_FAILURE_SERVER, true},
		{504, "", SKC_FAILURE_SERVER, true},
		{599, "", SKC_FAILURE_SERVER, false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_failure failure;
		char body[100], start[20];
		snprintf(body, sizeof(body), "{\"code\":\"%s\"}", table[i].code);
		snprintf(start, sizeof(start), "HTTP %d", table[i].status);
		fail_with(&failure, table[i].status, body, strlen(body));
		CHECK(failure.kind == table[i].kind, "%d %s", table[i].status, table[i].code);
		CHECK(skc_failure_is_retryable(&failure) == table[i].retryable, "%d", table[i].status);
		assert_memory_equal(start, failure.message, strlen(start));
		assert_true(strlen(failure.message) > strlen(start) + 2);
		skc_failure_free(&failure);
	}
}

static void only_what_looks_like_a_code_is_one(void **state)
{
	static const struct {
		const char *json, *code;
	} table[] = {
		{"A", "A"},
		{"rate.limit-exceeded:v2_1", "rate.limit-exceeded:v2_1"},
		{"0123456789012345678901234567890123456789012345678901234567890123",
			"0123456789012345678901234567890123456789012345678901234567890123"},
		{"01234567890123456789012345678901234567890123456789012345678901234", ""},
		{"", ""},
		{"two words", ""},
		{"line\\nbreak", ""},
		{"caf\xC3\xA9", ""},
		{"<script>", ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_failure failure;
		char body[200];
		snprintf(body, sizeof(body), "{\"error\":{\"code\":\"%s\"}}", table[i].json);
		fail_with(&failure, 400, body, strlen(body));
		assert_string_equal(table[i].code, failure.code);
		skc_failure_free(&failure);
	}
}

static void a_code_with_a_nul_in_it_is_none(void **state)
{
	struct skc_failure failure;
	(void)state;
	fail_with(&failure, 403, BYTES("{\"code\":\"SUBSCRIPTION_REQUIRED\\u0000x\"}"));
	bool taken = failure.code[0] != '\0';
	enum skc_failure_kind kind = failure.kind;
	skc_failure_free(&failure);
	CHECK(!taken, "a code with U+0000 was taken, cut there");
	assert_int_equal(SKC_FAILURE_PERMISSION, kind);
}

static void messages_hold_no_control_characters(void **state)
{
	struct skc_failure failure;
	char details[200];
	(void)state;
	fail_with(&failure, 400,
		BYTES("{\"message\":[\"a\\u0000b\\u001b[31mc\\r\\nd\\u007fe\",\"caf\xC3\xA9 \\u00e9\"]}"));
	join(&failure, details, sizeof(details));
	assert_string_equal("a b [31mc  d e|caf\xC3\xA9 \xC3\xA9", details);
	for (const char *p = failure.message; *p != '\0'; p++) {
		assert_true((unsigned char)*p >= ' ' && *p != 0x7F);
	}
	skc_failure_free(&failure);
}

static void messages_hold_none_of_the_upper_control_characters_either(void **state)
{
	struct skc_failure failure;
	char details[200];
	(void)state;
	fail_with(&failure, 400, BYTES("{\"message\":\"a\\u009b31mb\\u0085c\"}"));
	join(&failure, details, sizeof(details));
	skc_failure_free(&failure);
	CHECK(strchr(details, '\xC2') == NULL, "U+009B begins a terminal's control sequence");
}

static void long_messages_are_cut_between_characters(void **state)
{
	(void)state;
	for (size_t before = 0; before < 4; before++) {
		struct skc_failure failure;
		char body[6000] = "{\"message\":\"";
		strncat(body, "abcd", before);
		for (int i = 0; i < 1000; i++) {
			strcat(body, "\xE2\x82\xAC");
		}
		strcat(body, "\"}");
		fail_with(&failure, 400, body, strlen(body));
		assert_int_equal(1, failure.detail_count);
		size_t len = strlen(failure.details.data);
		assert_true(len <= SKC_DETAIL_MAX && len > SKC_DETAIL_MAX - 4);
		assert_true(is_utf8(failure.details.data, len));
		assert_true(is_utf8(failure.message, strlen(failure.message)));
		assert_true(strlen(failure.message) < SKC_MESSAGE_MAX);
		skc_failure_free(&failure);
	}
}

static void as_many_messages_are_kept_as_there_is_room_for(void **state)
{
	static char body[200000];
	struct skc_failure failure;
	(void)state;
	strcpy(body, "{\"message\":[");
	size_t len = strlen(body);
	for (int i = 0; i < 100; i++) {
		/* Each as long as is kept of one. */
		len += (size_t)sprintf(body + len, "%s\"%0*d\"", i > 0 ? "," : "", 500, i);
	}
	len += (size_t)sprintf(body + len, "]}");
	fail_with(&failure, 400, body, len);
	assert_int_equal(SKC_DETAILS_MAX, failure.detail_count);
	skc_failure_free(&failure);
	len = (size_t)sprintf(body, "{\"message\":[");
	for (int i = 0; i < 62; i++) {
		len += (size_t)sprintf(body + len, "%s\"%0*d\"", i > 0 ? "," : "", SKC_DETAIL_MAX, i);
	}
	len += (size_t)sprintf(body + len, "]}");
	assert_true(len < SKC_ERROR_BODY_MAX);
	fail_with(&failure, 400, body, len);
	assert_int_equal(62, failure.detail_count);
	skc_failure_free(&failure);
}

static void a_body_cut_at_64_kib_keeps_its_status(void **state)
{
	static char body[SKC_ERROR_BODY_MAX + 1000];
	struct skc_failure failure;
	(void)state;
	memset(body, 'x', sizeof(body));
	memcpy(body, BYTES("{\"message\":\""));
	memcpy(body + sizeof(body) - 2, "\"}", 2);
	fail_with(&failure, 503, body, sizeof(body));
	assert_int_equal(SKC_FAILURE_SERVER, failure.kind);
	assert_string_equal("HTTP 503: service unavailable", failure.message);
	skc_failure_free(&failure);
}

static void no_damaged_body_does_harm(void **state)
{
	static const char body[] = "{\"error\":{\"code\":\"BAD\",\"message\":[\"caf\xC3\xA9 \\u00e9 "
							   "\\ud83d\\ude00\",{\"message\":"
							   "\"x\"}],\"details\":{\"a\":[1,2.5e3]}},\"validation\":[{"
							   "\"message\":\"y\"}],\"title\":null}";
	uint32_t random = 99;
	(void)state;
	for (int round = 0; round < 20000; round++) {
		char damaged[sizeof(body)];
		size_t len = 1 + next_random(&random) % (sizeof(body) - 1);
		memcpy(damaged, body, len);
		for (uint32_t n = next_random(&random) % 4; n > 0; n--) {
			damaged[next_random(&random) % len] = (char)next_random(&random);
		}
		struct skc_failure failure;
		fail_with(&failure, 400, damaged, len);
		assert_int_equal(SKC_FAILURE_BAD_REQUEST, failure.kind);
		assert_true(is_utf8(failure.message, strlen(failure.message)));
		skc_failure_free(&failure);
	}
}

static void libcurl_s_codes_become_kinds(void **state)
{
	static const struct {
		int code;
		enum skc_failure_kind kind;
		bool retryable;
	} table[] = {
		{CURLE_UNSUPPORTED_PROTOCOL, SKC_FAILURE_TRANSPORT, false},
		{CURLE_URL_MALFORMAT, SKC_FAILURE_TRANSPORT, false},
		{CURLE_COULDNT_RESOLVE_PROXY, SKC_FAILURE_CONNECTION, true},
		{CURLE_COULDNT_RESOLVE_HOST, SKC_FAILURE_CONNECTION, true},
		{CURLE_COULDNT_CONNECT, SKC_FAILURE_CONNECTION, true},
		{CURLE_HTTP2, SKC_FAILURE_CONNECTION, true},
		{CURLE_PARTIAL_FILE, SKC_FAILURE_CONNECTION, true},
		{CURLE_WRITE_ERROR, SKC_FAILURE_TRANSPORT, false},
		{CURLE_OUT_OF_MEMORY, SKC_FAILURE_TRANSPORT, false},
		{CURLE_OPERATION_TIMEDOUT, SKC_FAILURE_TIMEOUT, true},
		{CURLE_SSL_CONNECT_ERROR, SKC_FAILURE_TLS, false},
		{CURLE_GOT_NOTHING, SKC_FAILURE_CONNECTION, true},
		{CURLE_SEND_ERROR, SKC_FAILURE_CONNECTION, true},
		{CURLE_RECV_ERROR, SKC_FAILURE_CONNECTION, true},
		{CURLE_SSL_CERTPROBLEM, SKC_FAILURE_TLS, false},
		{CURLE_SSL_CIPHER, SKC_FAILURE_TLS, false},
		{CURLE_PEER_FAILED_VERIFICATION, SKC_FAILURE_TLS, false},
		{CURLE_BAD_CONTENT_ENCODING, SKC_FAILURE_TRANSPORT, false},
		{CURLE_SSL_CACERT_BADFILE, SKC_FAILURE_TLS, false},
		{CURLE_SSL_CRL_BADFILE, SKC_FAILURE_TLS, false},
		{CURLE_SSL_ISSUER_ERROR, SKC_FAILURE_TLS, false},
		{CURLE_SSL_PINNEDPUBKEYNOTMATCH, SKC_FAILURE_TLS, false},
		{CURLE_SSL_INVALIDCERTSTATUS, SKC_FAILURE_TLS, false},
		{CURLE_HTTP2_STREAM, SKC_FAILURE_CONNECTION, true},
		{9999, SKC_FAILURE_TRANSPORT, false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_failure failure;
		char tail[40];
		snprintf(tail, sizeof(tail), "(curl error %d)", table[i].code);
		skc_failure_init(&failure);
		skc_failure_from_curl(&failure, table[i].code, "");
		CHECK(failure.kind == table[i].kind, "%d: kind %d", table[i].code, (int)failure.kind);
		CHECK(skc_failure_is_retryable(&failure) == table[i].retryable, "%d", table[i].code);
		assert_int_equal(table[i].code, failure.curl_code);
		assert_int_equal(0, failure.status);
		assert_true(failure.retry_after == -1);
		assert_non_null(strstr(failure.message, tail));
		skc_failure_free(&failure);
	}
}

static void a_client_certificate_that_is_asked_for_is_a_matter_of_tls(void **state)
{
	struct skc_failure failure;
	(void)state;
	skc_failure_init(&failure);
	skc_failure_from_curl(&failure, 98 /* CURLE_SSL_CLIENTCERT, from libcurl 7.77 */, "");
	assert_int_equal(SKC_FAILURE_TLS, failure.kind);
}

static void a_peer_that_is_gone_in_the_handshake_is_so_in_any_language(void **state)
{
	static const struct {
		const char *detail;
		enum skc_failure_kind kind;
	} table[] = {
		{"Recv failure: Connection reset by peer", SKC_FAILURE_CONNECTION},
		{"Recv failure: Ba\xC4\x9Flant\xC4\xB1 kar\xC5\x9F\xC4\xB1"
		 "dan kesildi",
			SKC_FAILURE_CONNECTION},
		{"Send failure: Datenuebergabe unterbrochen (broken pipe)", SKC_FAILURE_CONNECTION},
		{"Send failure: Boru hatt\xC4\xB1 bozuk", SKC_FAILURE_CONNECTION},
		{"OpenSSL SSL_connect: Verbindung abgebrochen in connection to 127.0.0.1:443",
			SKC_FAILURE_CONNECTION},
		{"error:0A000438:SSL routines::tlsv1 alert internal error", SKC_FAILURE_TLS},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_failure failure;
		skc_failure_init(&failure);
		skc_failure_from_curl(&failure, CURLE_SSL_CONNECT_ERROR, table[i].detail);
		CHECK(failure.kind == table[i].kind, "%s: kind %d", table[i].detail, (int)failure.kind);
		skc_failure_free(&failure);
	}
}

static void libcurl_s_own_text_is_in_the_message(void **state)
{
	struct skc_failure failure;
	char detail[CURL_ERROR_SIZE];
	(void)state;
	skc_failure_init(&failure);
	skc_failure_from_curl(&failure, CURLE_COULDNT_CONNECT, "Failed to connect to 127.0.0.1 port 1");
	assert_string_equal("Couldn't connect to server: Failed to connect to 127.0.0.1 port 1 (curl "
						"error 7)",
		failure.message);
	memset(detail, 'x', sizeof(detail));
	skc_failure_from_curl(&failure, CURLE_COULDNT_CONNECT, (detail[255] = '\0', detail));
	assert_non_null(strstr(failure.message, "(curl error 7)"));
}

static void setting_a_failure_cuts_its_message_between_characters(void **state)
{
	(void)state;
	for (int before = 0; before < 4; before++) {
		struct skc_failure failure;
		char text[1200];
		int len = snprintf(text, sizeof(text), "%.*s", before, "abcd");
		for (int i = 0; i < 250; i++) {
			len += sprintf(text + len, "\xF0\x9F\x98\x80");
		}
		skc_failure_init(&failure);
		skc_failure_set(&failure, SKC_FAILURE_TRANSPORT, "%s", text);
		assert_true(strlen(failure.message) < SKC_MESSAGE_MAX);
		CHECK(is_utf8(failure.message, strlen(failure.message)),
			"%d before: the message ends in half a character", before);
	}
}

static void details_are_searched_for_whole_words(void **state)
{
	static const struct {
		const char *message, *word;
		bool named;
	} table[] = {
		{"limit must not be greater than 100", "limit", true},
		{"the limit", "limit", true},
		{"property query.limit is too large", "limit", true},
		{"\\\"limit\\\": too large", "limit", true},
		{"limits apply", "limit", false},
		{"unlimited", "limit", false},
		{"unlimited limit", "limit", true},
		{"limitlimit", "limit", false},
		{"Limit", "limit", false},
		{"orderBy must be", "order", false},
		{"orderBy must be", "orderBy", true},
		{"sort[order] must be", "order", true},
		{"nothing", "limit", false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_failure failure;
		char body[300];
		/* Not the first message, and again in another one. */
		snprintf(body, sizeof(body), "{\"message\":[\"first\",\"%s\",\"last\"]}", table[i].message);
		fail_with(&failure, 400, body, strlen(body));
		CHECK(skc_failure_names(&failure, table[i].word) == table[i].named, "%s: %s",
			table[i].message, table[i].word);
		skc_failure_free(&failure);
	}
	struct skc_failure none;
	skc_failure_init(&none);
	assert_false(skc_failure_names(&none, "limit"));
}

static void the_message_is_searched_as_well(void **state)
{
	struct skc_failure failure;
	(void)state;
	skc_failure_init(&failure);
	skc_failure_set(&failure, SKC_FAILURE_BAD_REQUEST, "limit must not be greater than 100");
	CHECK(skc_failure_names(&failure, "limit"), "\"the failure's message or details\"");
}

static void a_failure_can_be_used_again_once_freed(void **state)
{
	struct skc_failure failure;
	(void)state;
	fail_with(&failure, 400, BYTES("{\"code\":\"C\",\"message\":\"m\"}"));
	skc_failure_free(&failure);
	assert_int_equal(SKC_FAILURE_NONE, failure.kind);
	assert_int_equal(0, failure.status);
	assert_int_equal(0, failure.detail_count);
	assert_string_equal("", failure.code);
	assert_string_equal("", failure.message);
	assert_true(failure.retry_after == -1);
	assert_null(failure.details.data);
	skc_failure_free(&failure);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_shape_of_error_body_is_understood),
		cmocka_unit_test(the_kind_is_by_status_and_code),
		cmocka_unit_test(only_what_looks_like_a_code_is_one),
		cmocka_unit_test(a_code_with_a_nul_in_it_is_none),
		cmocka_unit_test(messages_hold_no_control_characters),
		cmocka_unit_test(messages_hold_none_of_the_upper_control_characters_either),
		cmocka_unit_test(long_messages_are_cut_between_characters),
		cmocka_unit_test(as_many_messages_are_kept_as_there_is_room_for),
		cmocka_unit_test(a_body_cut_at_64_kib_keeps_its_status),
		cmocka_unit_test(no_damaged_body_does_harm),
		cmocka_unit_test(libcurl_s_codes_become_kinds),
		cmocka_unit_test(a_client_certificate_that_is_asked_for_is_a_matter_of_tls),
		cmocka_unit_test(a_peer_that_is_gone_in_the_handshake_is_so_in_any_language),
		cmocka_unit_test(libcurl_s_own_text_is_in_the_message),
		cmocka_unit_test(setting_a_failure_cuts_its_message_between_characters),
		cmocka_unit_test(details_are_searched_for_whole_words),
		cmocka_unit_test(the_message_is_searched_as_well),
		cmocka_unit_test(a_failure_can_be_used_again_once_freed),
	};
	return cmocka_run_group_tests_name("failure", tests, NULL, NULL);
}
