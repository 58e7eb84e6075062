#include "support.h"

#include "../../src/query.h"
#include "../../src/url.h"

#define TEXT(literal) .order_by = literal, .order_by_len = sizeof(literal) - 1
#define FILTERS(literal) .filters = literal, .filters_len = sizeof(literal) - 1
#define IDS(literal) .workspace_ids = literal, .workspace_ids_len = sizeof(literal) - 1

static void the_url_holds_what_was_asked_for_and_no_more(void **state)
{
	static const struct {
		struct skc_list_query query;
		enum skc_sort_style style;
		const char *rest;
	} table[] = {
		{{.path = "/v1/calls", .page = 1}, SKC_SORT_FORM, "?page=1"},
		{{.path = "/v1/calls", .page = 3, .limit = 100}, SKC_SORT_FORM, "?page=3&limit=100"},
		{{.path = "/v1/calls", .page = INT64_MAX, .limit = INT64_MAX}, SKC_SORT_FORM,
			"?page=9223372036854775807&limit=9223372036854775807"},
		{{.path = "/v1/calls", .page = 1, TEXT("createdAt")}, SKC_SORT_FORM,
			"?page=1&orderBy=createdAt&order=asc"},
		{{.path = "/v1/calls", .page = 1, TEXT("createdAt"), .descending = true}, SKC_SORT_FORM,
			"?page=1&orderBy=createdAt&order=desc"},
		{{.path = "/v1/calls", .page = 1, TEXT("createdAt")}, SKC_SORT_DEEP_OBJECT,
			"?page=1&sort[orderBy]=createdAt&sort[order]=asc"},
		{{.path = "/v1/calls", .page = 1, TEXT("a&b"), .descending = true}, SKC_SORT_DEEP_OBJECT,
			"?page=1&sort[orderBy]=a%26b&sort[order]=desc"},
		{{.path = "/v1/calls", .page = 1, .descending = true}, SKC_SORT_FORM, "?page=1"},
		{{.path = "/v1/calls", .page = 1}, SKC_SORT_DEEP_OBJECT, "?page=1"},
		{{.path = "/v1/calls", .page = 1, FILTERS("{\"a\":\"b c+d/\xC3\xA9\"}")}, SKC_SORT_FORM,
			"?page=1&filters=%7B%22a%22%3A%22b%20c%2Bd%2F%C3%A9%22%7D"},
		{{.path = "/v1/calls", .page = 1, IDS("w1,w2")}, SKC_SORT_FORM,
			"?page=1&workspaceIds=w1%2Cw2"},
		{{.path = "/v1/calls", .page = 2, .limit = 10, TEXT("startedAt"), FILTERS("[]"), IDS("w")},
			SKC_SORT_FORM,
			"?page=2&limit=10&orderBy=startedAt&order=asc&filters=%5B%5D&workspaceIds=w"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_buffer url;
		char wanted[512];
		snprintf(wanted, sizeof(wanted), "https://a.example/api/v1/calls%s", table[i].rest);
		skc_buffer_init(&url, SKC_URL_MAX);
		assert_true(
			skc_query_write(&table[i].query, "https://a.example/api", table[i].style, &url));
		assert_string_equal(wanted, url.data);
		skc_buffer_free(&url);
	}
}

static void it_is_appended_to_what_is_there(void **state)
{
	const struct skc_list_query query = {.path = "/v1/calls", .page = 1};
	struct skc_buffer url;
	(void)state;
	skc_buffer_init(&url, 100);
	skc_buffer_add_text(&url, "GET ");
	assert_true(skc_query_write(&query, "http://h", SKC_SORT_FORM, &url));
	assert_string_equal("GET http://h/v1/calls?page=1", url.data);
	skc_buffer_free(&url);
}

static void a_url_as_long_as_the_ceiling_is_written_and_a_longer_one_is_not(void **state)
{
	char filters[200];
	struct skc_buffer url;
	(void)state;
	memset(filters, 'x', sizeof(filters));
	const struct skc_list_query query = {
		.path = "/v1/calls", .page = 1, .filters = filters, .filters_len = sizeof(filters)};
	const size_t wanted = strlen("http://h/v1/calls?page=1&filters=") + sizeof(filters);
	skc_buffer_init(&url, wanted - 1);
	assert_false(skc_query_write(&query, "http://h", SKC_SORT_FORM, &url));
	skc_buffer_free(&url);
	skc_buffer_init(&url, wanted);
	bool written = skc_query_write(&query, "http://h", SKC_SORT_FORM, &url);
	size_t len = url.len;
	skc_buffer_free(&url);
	CHECK(written, "a URL of %zu bytes was refused at a ceiling of %zu", wanted, wanted);
	assert_int_equal(wanted, len);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_url_holds_what_was_asked_for_and_no_more),
		cmocka_unit_test(it_is_appended_to_what_is_there),
		cmocka_unit_test(a_url_as_long_as_the_ceiling_is_written_and_a_longer_one_is_not),
	};
	return cmocka_run_group_tests_name("query", tests, NULL, NULL);
}
