#include "support.h"

#include "../../src/json_place.h"
#include "../../src/json_reader.h"

#define A60 "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff"

static void names_the_value_at_an_offset(void **state)
{
	static const struct {
		const char *document;
		size_t offset;
		const char *path;
	} table[] = {
		{"", 0, ""},
		{"null", 0, ""},
		{"null", 3, ""},
		{"[1,2]", 0, ""},
		{"[1,2]", 1, "[0]"},
		{"[1,2]", 3, "[1]"},
		{"[1,2]", 4, ""},
		{"[10,[20,30]]", 8, "[1][1]"},
		{"[10,[20,30]]", 9, "[1][1]"},
		{"[10,[20,30]]", 4, "[1]"},
		{"{\"a\":1}", 5, "a"},
		{"{\"a\":1}", 1, ""},
		{"{\"a\":1}", 2, ""},
		{"{\"data\":[{\"id\":1},{\"id\":null}]}", 24, "data[1].id"},
		{"{\"data\":[0,1,2,{\"contact\":{\"id\":7}}]}", 32, "data[3].contact.id"},
		{"{\"data\":[0,1,2,{\"contact\":{\"id\":7}}]}", 26, "data[3].contact"},
		{"{\"a\":\"text\"}", 8, "a"},
		{"{\"a b\":1}", 7, "[\"a b\"]"},
		{"{\"a-b\":{\"c\":1}}", 12, "[\"a-b\"].c"},
		{"{\"\":1}", 4, "[\"\"]"},
		{"{\"1a\":1}", 6, "[\"1a\"]"},
		{"{\"a1_B\":1}", 8, "a1_B"},
		{"{\"x\":{\"a.b\":1}}", 12, "x[\"a.b\"]"},
		{"{\"\xC3\xA9t\xC3\xA9\":1}", 9, "[\"\xC3\xA9t\xC3\xA9\"]"},
		{"{\"q\\\"q\":1}", 8, "[\"q\\\"q\"]"},
		{"{\"a\":1,\"a\":2}", 11, "a"},
		{"{\"" A60 "xxxx\":1}", 68, A60 "xxxx"},
		{"{\"" A60 "xxxxx\":1}", 69, "[\"" A60 "xxxx\"]"},
		{"{\"" A60 "xxx\xC3\xA9y\":1}", 70, "[\"" A60 "xxx\"]"},
		{"[1,2]", 99, ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_json_place place;
		size_t len = strlen(table[i].document);
		skc_json_place_find(&place, table[i].document, len, table[i].offset);
		CHECK(strcmp(place.path, table[i].path) == 0, "%s, %zu: %s", table[i].document,
			table[i].offset, place.path);
		assert_int_equal(table[i].offset < len ? table[i].offset : len, place.offset);
	}
}

static void names_the_value_in_which_a_document_breaks(void **state)
{
	static const struct {
		const char *document;
		const char *path;
		size_t offset;
		const char *excerpt;
	} table[] = {
		{"{\"data\":[{\"id\":tru}]}", "data[0].id", 15, "{\"data\":[{\"id\":tru}]}"},
		{"{\"data\":[{\"id\":1,}]}", "data[0]", 17, "{\"data\":[{\"id\":1,}]}"},
		{"[1 2]", "", 3, "[1 2]"},
		{"[1,]", "[1]", 3, "[1,]"},
		{"[1,2", "", 4, "[1,2"},
		{"{\"a\":", "a", 5, "{\"a\":"},
		{"{\"a\":[1,\"x", "a[1]", 10, "{\"a\":[1,\"x"},
		{"{\"a\":\"x\ny\"}", "a", 7, "{\"a\":\"x\ny\"}"},
		{"{\"a\":{\"b\" 1}}", "a", 10, "{\"a\":{\"b\" 1}}"},
		{"<html>", "", 0, "<html>"},
		{"[1] 2", "", 4, "[1] 2"},
		{"{\"" A60 "\":[\"" A60 "\",nul]}", A60 "[1]", 128,
			"ccccddddddddddeeeeeeeeeeffffffffff\",nul]}"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_json json;
		struct skc_json_place place;
		size_t len = strlen(table[i].document);
		skc_json_init(&json, table[i].document, len);
		skc_json_skip(&json);
		skc_json_finish(&json);
		assert_true(json.error != SKC_JSON_OK);
		skc_json_place_find(&place, table[i].document, len, (size_t)(json.at - json.start));
		CHECK(strcmp(place.path, table[i].path) == 0, "%s: %s", table[i].document, place.path);
		CHECK(place.offset == table[i].offset, "%s: %zu", table[i].document, place.offset);
		if (i + 1 < COUNT(table)) {
			CHECK(strcmp(place.excerpt, table[i].excerpt) == 0, "%s: %s", table[i].document,
				place.excerpt);
		} else {
			assert_non_null(strstr(place.excerpt, table[i].excerpt));
		}
		assert_int_equal(strlen(place.excerpt), place.excerpt_len);
	}
}

static void the_excerpt_is_80_bytes_around_the_place(void **state)
{
	char document[301];
	(void)state;
	for (size_t i = 0; i < 300; i++) {
		document[i] = (char)('!' + i % 90);
	}
	document[300] = '\0';
	static const struct {
		size_t offset, from, len;
	} table[] = {{0, 0, 80}, {10, 0, 80}, {40, 0, 80}, {41, 1, 80}, {150, 110, 80}, {290, 250, 50},
		{300, 260, 40}};
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_json_place place;
		skc_json_place_find(&place, document, 300, table[i].offset);
		assert_int_equal(table[i].len, place.excerpt_len);
		assert_memory_equal(document + table[i].from, place.excerpt, place.excerpt_len);
		assert_int_equal('\0', place.excerpt[place.excerpt_len]);
	}
}

static void the_excerpt_never_cuts_a_character(void **state)
{
	static const char *const characters[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
	(void)state;
	for (size_t c = 0; c < COUNT(characters); c++) {
		size_t size = strlen(characters[c]);
		for (size_t before = 0; before < 4; before++) {
			char document[600] = "";
			strcat(document, "\"");
			memcpy(document + 1, "abcd", before);
			document[1 + before] = '\0';
			for (int i = 0; i < 100; i++) {
				strcat(document, characters[c]);
			}
			/* The place is always the first byte of a character, as the reader's errors are. */
			for (size_t n = 0; n < 100; n++) {
				struct skc_json_place place;
				skc_json_place_find(&place, document, strlen(document), 1 + before + n * size);
				CHECK(is_utf8(place.excerpt, place.excerpt_len), "%zu bytes, %zu before, %zu", size,
					before, n);
				assert_true(place.excerpt_len <= SKC_JSON_EXCERPT_MAX);
			}
		}
	}
}

static void a_long_path_ends_within_its_room(void **state)
{
	char document[8192] = "";
	struct skc_json_place place;
	(void)state;
	for (int i = 0; i < 63; i++) {
		strcat(document, "{\"member_with_a_name\":");
	}
	strcat(document, "x");
	skc_json_place_find(&place, document, strlen(document), strlen(document) - 1);
	assert_true(strlen(place.path) < SKC_JSON_PATH_MAX);
	assert_true(strlen(place.path) > SKC_JSON_PATH_MAX - 24);
	assert_memory_equal("member_with_a_name.member_with_a_name.", place.path, 38);
}

static void a_long_path_never_cuts_a_character(void **state)
{
	(void)state;
	for (int shift = 0; shift < 4; shift++) {
		char document[8192] = "";
		struct skc_json_place place;
		sprintf(document, "{\"%.*s\":", shift, "abcd");
		for (int i = 0; i < 62; i++) {
			strcat(document, "{\"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\":");
		}
		strcat(document, "x");
		skc_json_place_find(&place, document, strlen(document), strlen(document) - 1);
		CHECK(is_utf8(place.path, strlen(place.path)),
			"%d before: the path ends in half a character", shift);
	}
}

static void too_deep_a_document_is_placed_where_it_gets_too_deep(void **state)
{
	char document[200];
	struct skc_json_place place;
	(void)state;
	memset(document, '[', sizeof(document));
	skc_json_place_find(&place, document, sizeof(document), 63);
	/* 63 containers are entered; the one too many is the first element of the last. */
	assert_int_equal(63 * 3, strlen(place.path));
	skc_json_place_find(&place, document, sizeof(document), sizeof(document));
	assert_int_equal(63 * 3, strlen(place.path));
}

static void no_offset_of_no_document_reads_past_its_end(void **state)
{
	static const char document[] =
		"{\"data\":[{\"id\":\"\xC3\xA9\\u00e9\",\"n\":[1,2,{\"x\":null}]},"
		"\"a string that is longer than a block of sixteen\",tru";
	struct guarded guarded;
	(void)state;
	guarded_init(&guarded, sizeof(document));
	for (size_t len = 0; len < sizeof(document); len++) {
		const char *put = guarded_put(&guarded, document, len);
		for (size_t offset = 0; offset <= len + 2; offset++) {
			struct skc_json_place place;
			skc_json_place_find(&place, put, len, offset);
			assert_true(place.offset <= len);
			assert_true(place.excerpt_len <= SKC_JSON_EXCERPT_MAX);
		}
	}
	struct skc_json_place place;
	skc_json_place_find(&place, NULL, 0, 0);
	assert_string_equal("", place.path);
	assert_int_equal(0, place.excerpt_len);
	guarded_free(&guarded);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_the_value_at_an_offset),
		cmocka_unit_test(names_the_value_in_which_a_document_breaks),
		cmocka_unit_test(the_excerpt_is_80_bytes_around_the_place),
		cmocka_unit_test(the_excerpt_never_cuts_a_character),
		cmocka_unit_test(a_long_path_ends_within_its_room),
		cmocka_unit_test(a_long_path_never_cuts_a_character),
		cmocka_unit_test(too_deep_a_document_is_placed_where_it_gets_too_deep),
		cmocka_unit_test(no_offset_of_no_document_reads_past_its_end),
	};
	return cmocka_run_group_tests_name("json_place", tests, NULL, NULL);
}
