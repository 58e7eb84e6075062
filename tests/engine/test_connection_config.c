#include "support.h"

#include "../../src/connection_config.h"

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
		struct skc_connection_config config;
		struct skc_buffer shown;
		skc_connection_config_init(&config);
		skc_buffer_init(&shown, 1000);
		CHECK(skc_connection_config_set_proxy(&config, table[i].text, strlen(table[i].text)) ==
				SKC_PROXY_OK,
			"%s", table[i].text);
		assert_string_equal(table[i].proxy, config.proxy);
		assert_true((table[i].user == NULL) == (config.proxy_user == NULL));
		assert_true((table[i].password == NULL) == (config.proxy_password == NULL));
		if (table[i].user != NULL) {
			assert_string_equal(table[i].user, config.proxy_user);
		}
		if (table[i].password != NULL) {
			assert_string_equal(table[i].password, config.proxy_password);
		}
		assert_true(skc_connection_config_show_proxy(&config, &shown));
		assert_string_equal(table[i].shown, shown.data);
		skc_buffer_free(&shown);
		skc_connection_config_free(&config);
	}
}

static void a_proxy_and_its_credentials_are_one_way(void **state)
{
	static char proxy[] = "http://p:1", other[] = "http://p:2", user[] = "u", password[] = "w";
	struct skc_connection_config config = {.no_proxy = NULL};
	(void)state;
	assert_true(skc_connection_config_way(&config, "https://h/") == 0);
	config.proxy = proxy;
	const uint64_t plain = skc_connection_config_way(&config, "https://h/");
	assert_true(plain != 0);
	config.proxy_user = user;
	const uint64_t named = skc_connection_config_way(&config, "https://h/");
	assert_true(named != plain);
	config.proxy_password = password;
	const uint64_t whole = skc_connection_config_way(&config, "https://h/");
	assert_true(whole != plain && whole != named);
	config.proxy_user = password;
	config.proxy_password = user;
	assert_true(skc_connection_config_way(&config, "https://h/") != whole);
	config.proxy_user = user;
	config.proxy_password = password;
	assert_true(skc_connection_config_way(&config, "https://elsewhere/") == whole);
	config.proxy = other;
	assert_true(skc_connection_config_way(&config, "https://h/") != whole);
	static char direct[] = "h";
	config.no_proxy = direct;
	assert_true(skc_connection_config_way(&config, "https://h/") == 0);
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
	struct skc_connection_config config;
	(void)state;
	skc_connection_config_init(&config);
	assert_int_equal(
		SKC_PROXY_OK, skc_connection_config_set_proxy(&config, BYTES("http://u:p@kept.test:1")));
	for (size_t i = 0; i < COUNT(table); i++) {
		enum skc_proxy_problem problem =
			skc_connection_config_set_proxy(&config, table[i].text, strlen(table[i].text));
		CHECK(problem == table[i].problem, "%s: %d", table[i].text, (int)problem);
		assert_true(strlen(skc_proxy_problem_text(problem)) > 10);
		assert_string_equal("http://kept.test:1", config.proxy);
		assert_string_equal("p", config.proxy_password);
	}
	assert_int_equal(SKC_PROXY_OK, skc_connection_config_set_proxy(&config, "", 0));
	assert_null(config.proxy);
	assert_null(config.proxy_user);
	skc_connection_config_free(&config);
}

static void a_copy_stands_on_its_own(void **state)
{
	struct skc_connection_config config, copy;
	(void)state;
	skc_connection_config_init(&config);
	assert_true(config.verify);
	assert_int_equal(
		SKC_PROXY_OK, skc_connection_config_set_proxy(&config, BYTES("socks5://u:p@h:1")));
	config.ca_file = strdup("/ca.pem");
	config.no_proxy = strdup("a,b");
	config.verify = false;
	assert_true(skc_connection_config_copy(&copy, &config));
	skc_connection_config_free(&config);
	assert_string_equal("socks5://h:1", copy.proxy);
	assert_string_equal("u", copy.proxy_user);
	assert_string_equal("p", copy.proxy_password);
	assert_string_equal("/ca.pem", copy.ca_file);
	assert_string_equal("a,b", copy.no_proxy);
	assert_false(copy.verify);
	skc_connection_config_free(&copy);
}

static void hosts_without_a_proxy_are_read_as_curl_and_go_read_them(void **state)
{
	static const struct {
		const char *list, *url;
		bool direct;
	} table[] = {
		{"", "https://api.example.com/", false},
		{"*", "https://api.example.com/", true},
		{"example.com", "https://example.com/v1", true},
		{"example.com", "https://api.example.com/v1", true},
		{"example.com", "https://badexample.com/v1", false},
		{"example.com", "https://example.com.evil/v1", false},
		{".example.com", "https://api.example.com", true},
		{".example.com", "https://example.com", true},
		{"*.example.com", "https://api.example.com", true},
		{"*.example.com", "https://example.com", false},
		{"EXAMPLE.com", "https://api.Example.COM./", true},
		{"example.com.", "https://example.com/", true},
		{"example.com:443", "https://api.example.com/", true},
		{"example.com:443", "https://api.example.com:443/", true},
		{"example.com:8443", "https://api.example.com/", false},
		{"example.com:8443", "https://api.example.com:8443/", true},
		{"a.test , example.com", "https://example.com/", true},
		{"a.test example.com", "https://example.com/", true},
		{"\"example.com\"", "https://example.com/", true},
		{"'a.test','example.com'", "https://example.com/", true},
		{",,", "https://example.com/", false},
		{".", "https://example.com/", false},
		{"127.0.0.1", "https://127.0.0.1:8443/", true},
		{"127.0.0.0/8", "https://127.9.9.9/", true},
		{"127.0.0.0/33", "https://127.0.0.0/", false},
		{"10.0.0.0/9", "https://10.128.0.1/", false},
		{"7.0.0.1", "https://127.0.0.1/", false},
		{"::1", "https://[::1]:8443/", true},
		{"[::1]:8443", "https://[::1]:8443/", true},
		{"[::1]:443", "https://[::1]:8443/", false},
		{"fd00::/8", "https://[fd12::1]/", true},
		{"fd00::/8", "https://[fe80::1]/", false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK(skc_no_proxy_matches(table[i].list, table[i].url) == table[i].direct, "%s: %s",
			table[i].list, table[i].url);
	}
	assert_false(skc_no_proxy_matches(NULL, "https://example.com/"));
}

static void what_is_trusted_changes_with_its_file(void **state)
{
	char name[] = "/tmp/skc-trust-XXXXXX";
	uint64_t file, content, same_file, other;
	const int fd = mkstemp(name);
	(void)state;
	struct skc_connection_config config = {.verify = true, .ca_file = name};
	skc_connection_config_trust(&config, &file, &content);
	skc_connection_config_trust(&config, &same_file, &other);
	assert_true(file == same_file && content == other && file != 0);
	assert_int_equal(1, write(fd, "x", 1));
	skc_connection_config_trust(&config, &same_file, &other);
	assert_true(file == same_file && content != other);
	close(fd);
	unlink(name);
	config.verify = false;
	skc_connection_config_trust(&config, &file, &content);
	assert_true(file == 0 && content == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_proxy_is_taken_apart_into_address_and_credentials),
		cmocka_unit_test(hosts_without_a_proxy_are_read_as_curl_and_go_read_them),
		cmocka_unit_test(what_is_trusted_changes_with_its_file),
		cmocka_unit_test(a_proxy_and_its_credentials_are_one_way),
		cmocka_unit_test(what_is_no_proxy_is_refused_and_changes_nothing),
		cmocka_unit_test(a_copy_stands_on_its_own),
	};
	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
