#include "support.h"

#include "../../src/route.h"

static void a_proxy_is_taken_apart_into_address_and_credentials(void **state)
{
	static const struct {
		const char *text, *proxy, *user, *password, *shown;
	} table[] = {
		{"proxy.test:3128", "http://proxy.test:3128", NULL, NULL, "http://proxy.test:3128"},
		{"proxy.test", "http://proxy.test", NULL, NULL, "http://proxy.test"},
		{"http://proxy.test:80/", "http://proxy.test:80", NULL, NULL, "http://proxy.test:80"},
		{"http://u:p@proxy.test:3128", "http://proxy.test:3128", "u", "p",
			"http://\xE2\x80\xA6@proxy.test:3128"},
		{"u:p@proxy.test:1", "http://proxy.test:1", "u", "p", "http://\xE2\x80\xA6@proxy.test:1"},
		{"http://u@proxy.test:1", "http://proxy.test:1", "u", NULL,
			"http://\xE2\x80\xA6@proxy.test:1"},
		{"http://u%40x:p%3Ass@proxy.test:1", "http://proxy.test:1", "u@x", "p:ss",
			"http://\xE2\x80\xA6@proxy.test:1"},
		{"socks5h://[::1]:1080", "socks5h://[::1]:1080", NULL, NULL, "socks5h://[::1]:1080"},
		{"SOCKS4A://h", "socks4a://h", NULL, NULL, "socks4a://h"},
		{"https://h:443", "https://h:443", NULL, NULL, "https://h:443"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_route route;
		struct skc_buffer shown;
		skc_route_init(&route);
		skc_buffer_init(&shown, 1000);
		CHECK(skc_route_set_proxy(&route, table[i].text, strlen(table[i].text)) == SKC_PROXY_OK,
			"%s", table[i].text);
		assert_string_equal(table[i].proxy, route.proxy);
		assert_true((table[i].user == NULL) == (route.proxy_user == NULL));
		assert_true((table[i].password == NULL) == (route.proxy_password == NULL));
		if (table[i].user != NULL) {
			assert_string_equal(table[i].user, route.proxy_user);
		}
		if (table[i].password != NULL) {
			assert_string_equal(table[i].password, route.proxy_password);
		}
		assert_true(skc_route_show_proxy(&route, &shown));
		assert_string_equal(table[i].shown, shown.data);
		skc_buffer_free(&shown);
		skc_route_free(&route);
	}
}

static void what_is_no_proxy_is_refused_and_changes_nothing(void **state)
{
	static const struct {
		const char *text;
		enum skc_proxy_problem problem;
	} table[] = {
		{"ftp://h", SKC_PROXY_SCHEME},
		{"file:///etc/passwd", SKC_PROXY_MALFORMED},
		{"http://h/path", SKC_PROXY_MALFORMED},
		{"http://h?x=1", SKC_PROXY_MALFORMED},
		{"http://h#x", SKC_PROXY_MALFORMED},
		{"http://", SKC_PROXY_MALFORMED},
		{"h:99999", SKC_PROXY_MALFORMED},
		{"h:port", SKC_PROXY_MALFORMED},
		{"a b", SKC_PROXY_MALFORMED},
		{"h\r\nX: y", SKC_PROXY_MALFORMED},
		{"http://u%00:p@h", SKC_PROXY_MALFORMED},
		{"http://u%0d%0a:p@h", SKC_PROXY_MALFORMED},
	};
	struct skc_route route;
	(void)state;
	skc_route_init(&route);
	assert_int_equal(SKC_PROXY_OK, skc_route_set_proxy(&route, BYTES("http://u:p@kept.test:1")));
	for (size_t i = 0; i < COUNT(table); i++) {
		enum skc_proxy_problem problem =
			skc_route_set_proxy(&route, table[i].text, strlen(table[i].text));
		CHECK(problem == table[i].problem, "%s: %d", table[i].text, (int)problem);
		assert_true(strlen(skc_proxy_problem_text(problem)) > 10);
		assert_string_equal("http://kept.test:1", route.proxy);
		assert_string_equal("p", route.proxy_password);
	}
	assert_int_equal(SKC_PROXY_OK, skc_route_set_proxy(&route, "", 0));
	assert_null(route.proxy);
	assert_null(route.proxy_user);
	skc_route_free(&route);
}

static void a_copy_stands_on_its_own(void **state)
{
	struct skc_route route, copy;
	(void)state;
	skc_route_init(&route);
	assert_true(route.verify);
	assert_int_equal(SKC_PROXY_OK, skc_route_set_proxy(&route, BYTES("socks5://u:p@h:1")));
	route.ca_file = strdup("/ca.pem");
	route.no_proxy = strdup("a,b");
	route.verify = false;
	assert_true(skc_route_copy(&copy, &route));
	skc_route_free(&route);
	assert_string_equal("socks5://h:1", copy.proxy);
	assert_string_equal("u", copy.proxy_user);
	assert_string_equal("p", copy.proxy_password);
	assert_string_equal("/ca.pem", copy.ca_file);
	assert_string_equal("a,b", copy.no_proxy);
	assert_false(copy.verify);
	skc_route_free(&copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_proxy_is_taken_apart_into_address_and_credentials),
		cmocka_unit_test(what_is_no_proxy_is_refused_and_changes_nothing),
		cmocka_unit_test(a_copy_stands_on_its_own),
	};
	return cmocka_run_group_tests_name("route", tests, NULL, NULL);
}
