#include "support.h"

#include "../../src/nearest.h"

static const char *const names[] = {"timeout", "connectTimeout", "maxRetries", "sortStyle",
	"baseUrl", "page", "limit",
	"a_name_that_is_longer_than_sixty_three_characters_is_never_near__"};

static void a_mistyped_name_finds_the_one_that_was_meant(void **state)
{
	static const struct {
		const char *given, *meant;
	} table[] = {
		{"timeout", "timeout"},
		{"timout", "timeout"},
		{"TIMEOUT", "timeout"},
		{"tiemout", "timeout"},
		{"time_out", "timeout"},
		{"connect_timeout", "connectTimeout"},
		{"max_retries", "maxRetries"},
		{"retries", "maxRetries"},
		{"baseURL", "baseUrl"},
		{"pge", "page"},
		{"limits", "limit"},
		{"", NULL},
		{"x", NULL},
		{"proxy", NULL},
		{"entirelyDifferent", NULL},
		{"a_name_that_is_longer_than_sixty_three_characters_is_never_near__", NULL},
		{"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", NULL},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		size_t found = skc_nearest(table[i].given, names, COUNT(names));
		const char *meant = found == (size_t)-1 ? NULL : names[found];
		CHECK(meant == table[i].meant ||
				(meant != NULL && table[i].meant != NULL && strcmp(meant, table[i].meant) == 0),
			"%s: %s", table[i].given, meant != NULL ? meant : "none");
	}
}

static void of_names_equally_near_the_first_is_taken(void **state)
{
	static const char *const twins[] = {"abcx", "abcy", "abcd"};
	(void)state;
	assert_int_equal(0, skc_nearest("abcz", twins, 2));
	assert_int_equal(2, skc_nearest("abcd", twins, 3));
}

static void among_no_names_none_is_near(void **state)
{
	static const char *const empty[] = {""};
	(void)state;
	assert_true(skc_nearest("page", names, 0) == (size_t)-1);
	assert_true(skc_nearest("page", empty, 1) == (size_t)-1);
}

static void names_of_63_bytes_are_compared_and_longer_ones_are_not(void **state)
{
	char text[65];
	const char *const only[] = {text};
	char given[65];
	(void)state;
	memset(text, 'n', 64);
	text[63] = text[64] = '\0';
	memcpy(given, text, sizeof(given));
	given[5] = 'm';
	assert_int_equal(0, skc_nearest(given, only, 1));
	given[63] = 'n';
	assert_true(skc_nearest(given, only, 1) == (size_t)-1);
	given[63] = '\0';
	text[63] = 'n';
	assert_true(skc_nearest(given, only, 1) == (size_t)-1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mistyped_name_finds_the_one_that_was_meant),
		cmocka_unit_test(of_names_equally_near_the_first_is_taken),
		cmocka_unit_test(among_no_names_none_is_near),
		cmocka_unit_test(names_of_63_bytes_are_compared_and_longer_ones_are_not),
	};
	return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
