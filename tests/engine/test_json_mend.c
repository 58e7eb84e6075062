#include "support.h"

#include "../../src/json_mend.h"

static void halves_of_characters_are_replaced_where_they_stand(void **state)
{
	static const struct {
		const char *given, *mended;
		size_t count;
	} table[] = {
		{"", "", 0},
		{"[]", "[]", 0},
		{"\"\\ud83d\"", "\"\\ufffd\"", 1},
		{"\"\\uDE00x\\uD83D\"", "\"\\ufffdx\\ufffd\"", 2},
		{"\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\"", 0},
		{"\"\\ud83d\\ud83d\\ude00\"", "\"\\ufffd\\ud83d\\ude00\"", 1},
		{"\"\\\\ud83d\"", "\"\\\\ud83d\"", 0},
		{"\"\\\"\\ud83d\"", "\"\\\"\\ufffd\"", 1},
		{"\"\\ud83d\\n\\ud83dx\"", "\"\\ufffd\\n\\ufffdx\"", 2},
		{"{\"a\":\"\\ud83d\",\"b\":[\"\\ud83d\",{\"c\":\"\\ud83d\"}],\"d\":\"\\ud83d\"}",
			"{\"a\":\"\\ufffd\",\"b\":[\"\\ufffd\",{\"c\":\"\\ufffd\"}],\"d\":\"\\ufffd\"}", 4},
		{"{ \"a\" : \"\\ud83d\" , \"\\ud83d\" : 1, \"b\":\"\\ud83d\"}",
			"{ \"a\" : \"\\ufffd\" , \"\\ud83d\" : 1, \"b\":\"\\ud83d\"}", 1},
		{"{\"a\":\"\\ud83d\",\"id\":\"\\ud83d\",\"b\":\"\\ud83d\"}",
			"{\"a\":\"\\ufffd\",\"id\":\"\\ud83d\",\"b\":\"\\ud83d\"}", 1},
		{"{\"\\u0069d\":\"\\ud83d\"}", "{\"\\u0069d\":\"\\ud83d\"}", 0},
		{"{\"id\":1,\"a\":\"\\ud83d\"}", "{\"id\":1,\"a\":\"\\ufffd\"}", 1},
		{"{\"id\":[\"\\ud83d\"]}", "{\"id\":[\"\\ufffd\"]}", 1},
		{"{\"idx\":\"\\ud83d\",\"ID\":\"\\ud83d\"}", "{\"idx\":\"\\ufffd\",\"ID\":\"\\ufffd\"}", 2},
		/* No JSON: whatever comes of it, nothing beyond its end is touched. */
		{"\"\\ud83", "\"\\ud83", 0},
		{"\"\\ud83d", "\"\\ufffd", 1},
		{"\"\\ud83d\\ude0", "\"\\ufffd\\ude0", 1},
		{"\"\\ud83d\\", "\"\\ufffd\\", 1},
		{"\"\\", "\"\\", 0},
		{"]}\"\\ud83d\"", "]}\"\\ud83d\"", 0},
		{"{\"", "{\"", 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const size_t len = strlen(table[i].given);
		struct skc_json_mends mends;
		char *copy = malloc(len > 0 ? len : 1); /* without a NUL: the end is the end */
		memcpy(copy, table[i].given, len);
		skc_json_mend(copy, len, &mends);
		CHECK(mends.count == table[i].count && memcmp(copy, table[i].mended, len) == 0,
			"%s: %zu, %.*s", table[i].given, mends.count, (int)len, copy);
		for (size_t j = 0; j < mends.count && j < SKC_JSON_MENDS_MAX; j++) {
			CHECK(
				memcmp(copy + mends.at[j], "\\ufffd", 6) == 0, "%s: place %zu", table[i].given, j);
		}
		free(copy);
	}
}

static void what_is_nested_too_deeply_is_left_to_the_reader(void **state)
{
	char text[200];
	struct skc_json_mends mends;
	(void)state;
	for (size_t depth = 60; depth < 70; depth++) {
		memset(text, '[', depth);
		memcpy(text + depth, "\"\\ud83d\"", 8);
		skc_json_mend(text, depth + 8, &mends);
		assert_int_equal(mends.count, depth <= 63);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(halves_of_characters_are_replaced_where_they_stand),
		cmocka_unit_test(what_is_nested_too_deeply_is_left_to_the_reader),
	};
	return cmocka_run_group_tests_name("json_mend", tests, NULL, NULL);
}
