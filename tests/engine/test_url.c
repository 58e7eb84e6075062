#include "support.h"

#include "../../src/url.h"

static void a_base_url_loses_its_trailing_slash_and_v1(void **state)
{
	static const struct {
		const char *text, *base;
	} table[] = {
		{"https://api-public.skipcall.app", "https://api-public.skipcall.app"},
		{"https://api-public.skipcall.app/", "https://api-public.skipcall.app"},
		{"https://api-public.skipcall.app///", "https://api-public.skipcall.app"},
		{"https://api-public.skipcall.app/v1", "https://api-public.skipcall.app"},
		{"https://api-public.skipcall.app/v1/", "https://api-public.skipcall.app"},
		{"https://api-public.skipcall.app//v1//", "https://api-public.skipcall.app"},
		{"https://example.com/api/v1", "https://example.com/api"},
		{"https://example.com/api", "https://example.com/api"},
		{"https://example.com/apiv1", "https://example.com/apiv1"},
		{"https://example.com/v1/v1", "https://example.com/v1"},
		{"https://example.com/v10", "https://example.com/v10"},
		{"https://example.com:8443", "https://example.com:8443"},
		{"HTTPS://example.com", "https://example.com"},
		{"http://localhost:8080/", "http://localhost:8080"},
		{"http://LOCALHOST", "http://LOCALHOST"},
		{"http://127.0.0.1:1", "http://127.0.0.1:1"},
		{"http://127.255.255.254", "http://127.255.255.254"},
		{"http://[::1]:8080/v1", "http://[::1]:8080"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_buffer base;
		skc_buffer_init(&base, SKC_URL_MAX);
		enum skc_url_problem problem = skc_url_base(table[i].text, strlen(table[i].text), false, &base);
		CHECK(problem == SKC_URL_OK, "%s %s", table[i].text, skc_url_problem_text(problem));
		assert_string_equal(table[i].base, base.data);
		skc_buffer_free(&base);
	}
}

static void a_base_url_that_will_not_do_is_refused_with_its_problem(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		enum skc_url_problem problem;
	} table[] = {
		{BYTES(""), SKC_URL_MALFORMED},
		{BYTES("api-public.skipcall.app"), SKC_URL_SCHEME},
		{BYTES("//api-public.skipcall.app"), SKC_URL_SCHEME},
		{BYTES("https:api-public.skipcall.app"), SKC_URL_SCHEME},
		{BYTES("ftp://example.com"), SKC_URL_SCHEME},
		{BYTES("file:///etc/passwd"), SKC_URL_MALFORMED},
		{BYTES("gopher://example.com"), SKC_URL_SCHEME},
		{BYTES("unknown://example.com"), SKC_URL_SCHEME},
		{BYTES("http://example.com"), SKC_URL_INSECURE},
		{BYTES("http://128.0.0.1"), SKC_URL_INSECURE},
		{BYTES("http://127.0.0.1.example.com"), SKC_URL_INSECURE},
		{BYTES("http://localhost.example.com"), SKC_URL_INSECURE},
		{BYTES("http://[::2]"), SKC_URL_INSECURE},
		{BYTES("http://[::ffff:127.0.0.1]"), SKC_URL_INSECURE},
		{BYTES("http://0.0.0.0"), SKC_URL_INSECURE},
		{BYTES("https://user@example.com"), SKC_URL_CREDENTIALS},
		{BYTES("https://user:secret@example.com"), SKC_URL_CREDENTIALS},
		{BYTES("http://127.0.0.1@example.com"), SKC_URL_CREDENTIALS},
		{BYTES("https://example.com?x"), SKC_URL_QUERY},
		{BYTES("https://example.com/?"), SKC_URL_QUERY},
		{BYTES("https://example.com/#"), SKC_URL_QUERY},
		{BYTES("https://example.com/#part"), SKC_URL_QUERY},
		{BYTES("https://"), SKC_URL_MALFORMED},
		{BYTES("https://example.com:99999"), SKC_URL_MALFORMED},
		{BYTES("https://example.com:port"), SKC_URL_MALFORMED},
		{BYTES("https://exa mple.com"), SKC_URL_MALFORMED},
		{BYTES(" https://example.com"), SKC_URL_MALFORMED},
		{BYTES("https://example.com\n"), SKC_URL_MALFORMED},
		{BYTES("https://example.com\\v1"), SKC_URL_MALFORMED},
		{BYTES("https://exam\0ple.com"), SKC_URL_MALFORMED},
		{BYTES("https://ex\xC3\xA4mple.com"), SKC_URL_MALFORMED},
		{BYTES("https://[::1"), SKC_URL_MALFORMED},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_buffer base;
		skc_buffer_init(&base, SKC_URL_MAX);
		enum skc_url_problem problem = skc_url_base(table[i].text, table[i].len, false, &base);
		const bool untouched = base.len == 0;
		skc_buffer_free(&base);
		CHECK(problem == table[i].problem, "%s: \"%s\"", table[i].text,
			skc_url_problem_text(problem));
		assert_true(untouched);
	}
}

static void a_base_url_without_a_host_does_not_make_one_of_its_path(void **state)
{
	struct skc_buffer base;
	(void)state;
	skc_buffer_init(&base, SKC_URL_MAX);
	enum skc_url_problem problem = skc_url_base(BYTES("https:///v1"), false, &base);
	skc_buffer_free(&base);
	CHECK(problem == SKC_URL_MALFORMED, "\"https:///v1\" was taken for the host \"v1\"");
}

static void every_problem_but_none_has_a_text(void **state)
{
	(void)state;
	assert_string_equal("", skc_url_problem_text(SKC_URL_OK));
	for (int problem = SKC_URL_MEMORY; problem <= SKC_URL_PATH_CHARACTER; problem++) {
		assert_true(strlen(skc_url_problem_text((enum skc_url_problem)problem)) > 10);
	}
}

static void only_http_is_plain_http(void **state)
{
	(void)state;
	assert_true(skc_url_is_plain_http("http://127.0.0.1"));
	assert_true(skc_url_is_plain_http("HTTP://127.0.0.1"));
	assert_false(skc_url_is_plain_http("https://127.0.0.1"));
	assert_false(skc_url_is_plain_http("http:/"));
	assert_false(skc_url_is_plain_http(""));
}

static void paths_that_stay_below_the_base_url_are_fine(void **state)
{
	static const char *const table[] = {"/v1/calls", "v1/calls", "/", "/v1/calls?page=1&limit=2",
		"/v1/calls/", "/v1/calls?next=../../x", "/v1/calls?url=https://example.com//x",
		"/v1/calls/a:b", "/v1/...", "/v1/.hidden", "/v1/a..b", "/v1/%2e%2e%2e", "/v1/%2F%2E%2Fx",
		"/v1/calls?q={\"a\":1}", "/v1/~user", "/v1/%C3%A9", "/v1/%zz"};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		enum skc_url_problem problem = skc_url_check_path(table[i], strlen(table[i]));
		CHECK(problem == SKC_URL_OK, "%s: %s", table[i], skc_url_problem_text(problem));
	}
}

static void paths_that_lead_elsewhere_are_refused(void **state)
{
	static const struct {
		const char *path;
		size_t len;
		enum skc_url_problem problem;
	} table[] = {
		{BYTES(""), SKC_URL_PATH_EMPTY},
		{BYTES("//example.com"), SKC_URL_PATH_ABSOLUTE},
		{BYTES("/v1//calls"), SKC_URL_PATH_ABSOLUTE},
		{BYTES("https://example.com/v1"), SKC_URL_PATH_ABSOLUTE},
		{BYTES("file:/etc/passwd"), SKC_URL_PATH_ABSOLUTE},
		{BYTES("a:b"), SKC_URL_PATH_ABSOLUTE},
		{BYTES(":80/x"), SKC_URL_PATH_ABSOLUTE},
		{BYTES(".."), SKC_URL_PATH_DOTS},
		{BYTES("."), SKC_URL_PATH_DOTS},
		{BYTES("/v1/.."), SKC_URL_PATH_DOTS},
		{BYTES("/v1/../x"), SKC_URL_PATH_DOTS},
		{BYTES("/v1/./x"), SKC_URL_PATH_DOTS},
		{BYTES("/v1/..?x=1"), SKC_URL_PATH_DOTS},
		{BYTES("/v1/%2e%2E/x"), SKC_URL_PATH_DOTS},
		{BYTES("/v1/.%2e"), SKC_URL_PATH_DOTS},
		{BYTES("/v1/%2E"), SKC_URL_PATH_DOTS},
		{BYTES("/v1/calls#x"), SKC_URL_PATH_FRAGMENT},
		{BYTES("/v1/calls?x#y"), SKC_URL_PATH_FRAGMENT},
		{BYTES("/v1/a b"), SKC_URL_PATH_CHARACTER},
		{BYTES("/v1/a\r\nX: y"), SKC_URL_PATH_CHARACTER},
		{BYTES("/v1/a\0b"), SKC_URL_PATH_CHARACTER},
		{BYTES("/v1/\x7F"), SKC_URL_PATH_CHARACTER},
		{BYTES("/v1/\xC3\xA9"), SKC_URL_PATH_CHARACTER},
		{BYTES("/\\example.com"), SKC_URL_PATH_CHARACTER},
		{BYTES("/v1/calls?a=\\"), SKC_URL_PATH_CHARACTER},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		enum skc_url_problem problem = skc_url_check_path(table[i].path, table[i].len);
		CHECK(problem == table[i].problem, "%s: \"%s\"", table[i].path,
			skc_url_problem_text(problem));
	}
}

static void a_path_is_not_read_past_its_length(void **state)
{
	static const char path[] = "/v1/%2e%2e/calls?page=1";
	struct guarded guarded;
	(void)state;
	guarded_init(&guarded, 100);
	for (size_t len = 0; len < sizeof(path); len++) {
		skc_url_check_path(guarded_put(&guarded, path, len), len);
	}
	guarded_free(&guarded);
}

static void filters_are_never_shown(void **state)
{
	static const struct {
		const char *url, *shown;
	} table[] = {
		{"", ""},
		{"https://a/v1/calls?page=1", "https://a/v1/calls?page=1"},
		{"https://a/v1/calls?page=1&filters=%7B%22x%22%7D&limit=2",
			"https://a/v1/calls?page=1&filters=\xE2\x80\xA6&limit=2"},
		{"https://a/v1/calls?filters=secret", "https://a/v1/calls?filters=\xE2\x80\xA6"},
		{"https://a/v1/calls?filters=", "https://a/v1/calls?filters=\xE2\x80\xA6"},
		{"https://a/v1/calls?filters=a&filters=b&x=c",
			"https://a/v1/calls?filters=\xE2\x80\xA6&filters=\xE2\x80\xA6&x=c"},
		{"https://a/v1/calls?myfilters=kept", "https://a/v1/calls?myfilters=kept"},
		{"https://a/filters=kept?x=filters=kept&filters=secret",
			"https://a/filters=kept?x=filters=kept&filters=\xE2\x80\xA6"},
		{"filters=kept", "filters=kept"},
		{"https://a/v1/calls?filters[phone]=secret&page=1",
			"https://a/v1/calls?filters=\xE2\x80\xA6&page=1"},
		{"https://a/v1/calls?filters%5Bphone%5D=secret", "https://a/v1/calls?filters=\xE2\x80\xA6"},
		{"https://a/v1/calls?&&filter=kept&f", "https://a/v1/calls?&&filter=kept&f"},
		/* A server that says our URL back. */
		{"Cannot GET /v1/x?filters=%7B%22a%22%7D&page=1 (or /y?page=2&filters=secret)",
			"Cannot GET /v1/x?filters=\xE2\x80\xA6&page=1 (or /y?page=2&filters=\xE2\x80\xA6"},
		{"Why? filters=1 is no URL", "Why? filters=1 is no URL"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_buffer shown;
		skc_buffer_init(&shown, 1000);
		assert_true(skc_url_redact(table[i].url, &shown));
		assert_string_equal(table[i].shown, shown.data != NULL ? shown.data : "");
		skc_buffer_free(&shown);
	}
	struct skc_buffer small;
	skc_buffer_init(&small, 30);
	assert_false(skc_url_redact("https://a/v1/calls?filters=secret&limit=2", &small));
	skc_buffer_free(&small);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_base_url_loses_its_trailing_slash_and_v1),
		cmocka_unit_test(a_base_url_that_will_not_do_is_refused_with_its_problem),
		cmocka_unit_test(a_base_url_without_a_host_does_not_make_one_of_its_path),
		cmocka_unit_test(every_problem_but_none_has_a_text),
		cmocka_unit_test(only_http_is_plain_http),
		cmocka_unit_test(paths_that_stay_below_the_base_url_are_fine),
		cmocka_unit_test(paths_that_lead_elsewhere_are_refused),
		cmocka_unit_test(a_path_is_not_read_past_its_length),
		cmocka_unit_test(filters_are_never_shown),
	};
	return cmocka_run_group_tests_name("url", tests, NULL, NULL);
}
