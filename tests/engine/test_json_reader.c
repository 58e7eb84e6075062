#include "support.h"

#include "../../src/json_reader.h"

/* A page as the API sends it, with everything a string may hold. */
static const char page_text[] =
	"{\"data\":[{\"id\":\"c0ffee00-0001\",\"direction\":\"inbound\",\"duration\":125,"
	"\"createdAt\":\"2024-03-20T09:00:00.000Z\",\"contact\":{\"firstName\":\"Zo\xC3\xAB\","
	"\"lastName\":\"O\\u0027Neil \\ud83d\\ude00\",\"phone\":null},\"tags\":[\"a\",\"b\\n\"],"
	"\"isInbound\":true},\r\n\t{\"id\":\"c0ffee00-0002\",\"duration\":-0.5e+3,\"contact\":{},"
	"\"summary\":{\"text\":\"\xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x93\x9E a rather long text so that "
	"whole blocks of plain text are passed over at once\"},\"isInbound\":false}],"
	"\"total\":2,\"page\":1,\"limit\":100}";

static enum skc_json_error read_all(const char *document, size_t len, size_t *at)
{
	struct skc_json json;
	skc_json_init(&json, document, len);
	bool skipped = skc_json_skip(&json);
	bool finished = skc_json_finish(&json);
	assert_true(finished == (json.error == SKC_JSON_OK));
	assert_true(skipped || json.error != SKC_JSON_OK);
	*at = json.error != SKC_JSON_OK ? (size_t)(json.at - document) : len;
	assert_true(*at <= len);
	return json.error;
}

/* True when a string, unescaped, is these bytes. */
static bool text_is(const struct skc_json_text *text, const char *bytes, size_t len)
{
	char plain[100];
	if (text->len != len || len > sizeof(plain)) {
		return false;
	}
	skc_json_unescape(text, plain);
	return memcmp(plain, bytes, len) == 0;
}

/* ---- documents ---- */

static void accepts_what_rfc_8259_does(void **state)
{
	static const struct {
		const char *document;
		size_t len;
	} table[] = {
		{BYTES("null")},
		{BYTES(" true ")},
		{BYTES("false")},
		{BYTES("0")},
		{BYTES("-0")},
		{BYTES("10")},
		{BYTES("1.50")},
		{BYTES("-1.25e-7")},
		{BYTES("1E+05")},
		{BYTES("0e0")},
		{BYTES("123456789012345678901234567890")},
		{BYTES("\"\"")},
		{BYTES("\"a\"")},
		{BYTES("\"\x7F\"")},
		{BYTES("\"/\\/\"")},
		{BYTES("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\uABCD\\uabcd\"")},
		{BYTES("\"\\u0000\"")},
		{BYTES("\"\\ud83d\\ude00\\uD83D\\uDE00\"")},
		{BYTES("[]")},
		{BYTES("{}")},
		{BYTES("[ ]")},
		{BYTES("{\n}")},
		{BYTES("\t\r\n [ 1 , 2 , [ 3 ] ] ")},
		{BYTES("{\"a\":{\"b\":[null,true,false]}}")},
		{BYTES("{ \"a\" : 1 , \"a\" : 2 }")},
		{BYTES("{\"\":1}")},
		{BYTES("[[],{},\"\",0,null]")},
		{BYTES(page_text)},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		size_t at;
		enum skc_json_error error = read_all(table[i].document, table[i].len, &at);
		CHECK(error == SKC_JSON_OK, "%s: %s at %zu", table[i].document, skc_json_error_text(error),
			at);
	}
}

static void refuses_everything_else_and_says_why_and_where(void **state)
{
	static const struct {
		const char *document;
		size_t len;
		enum skc_json_error error;
		size_t at;
	} table[] = {
		{BYTES(""), SKC_JSON_TRUNCATED, 0},
		{BYTES("  "), SKC_JSON_TRUNCATED, 2},
		{BYTES("nul"), SKC_JSON_TRUNCATED, 0},
		{BYTES("[t"), SKC_JSON_TRUNCATED, 1},
		{BYTES("nulL"), SKC_JSON_SYNTAX, 0},
		{BYTES("NULL"), SKC_JSON_SYNTAX, 0},
		{BYTES("True"), SKC_JSON_SYNTAX, 0},
		{BYTES("[fals]"), SKC_JSON_SYNTAX, 1},
		{BYTES("nullx"), SKC_JSON_TRAILING, 4},
		{BYTES("01"), SKC_JSON_TRAILING, 1},
		{BYTES("-01"), SKC_JSON_TRAILING, 2},
		{BYTES("[01]"), SKC_JSON_SYNTAX, 2},
		{BYTES("-"), SKC_JSON_TRUNCATED, 1},
		{BYTES("-a"), SKC_JSON_SYNTAX, 1},
		{BYTES("--1"), SKC_JSON_SYNTAX, 1},
		{BYTES("+1"), SKC_JSON_SYNTAX, 0},
		{BYTES(".5"), SKC_JSON_SYNTAX, 0},
		{BYTES("1."), SKC_JSON_TRUNCATED, 2},
		{BYTES("1.x"), SKC_JSON_SYNTAX, 2},
		{BYTES("1.e5"), SKC_JSON_SYNTAX, 2},
		{BYTES("1e"), SKC_JSON_TRUNCATED, 2},
		{BYTES("1e+"), SKC_JSON_TRUNCATED, 3},
		{BYTES("1ex"), SKC_JSON_SYNTAX, 2},
		{BYTES("1e1.5"), SKC_JSON_TRAILING, 3},
		{BYTES("0x10"), SKC_JSON_TRAILING, 1},
		{BYTES("NaN"), SKC_JSON_SYNTAX, 0},
		{BYTES("Infinity"), SKC_JSON_SYNTAX, 0},
		{BYTES("-Infinity"), SKC_JSON_SYNTAX, 1},
		{BYTES("["), SKC_JSON_TRUNCATED, 1},
		{BYTES("[1"), SKC_JSON_TRUNCATED, 2},
		{BYTES("[1,"), SKC_JSON_TRUNCATED, 3},
		{BYTES("[1,]"), SKC_JSON_SYNTAX, 3},
		{BYTES("[,1]"), SKC_JSON_SYNTAX, 1},
		{BYTES("[1,,2]"), SKC_JSON_SYNTAX, 3},
		{BYTES("[1 2]"), SKC_JSON_SYNTAX, 3},
		{BYTES("[1}"), SKC_JSON_SYNTAX, 2},
		{BYTES("]"), SKC_JSON_SYNTAX, 0},
		{BYTES("}"), SKC_JSON_SYNTAX, 0},
		{BYTES("{"), SKC_JSON_TRUNCATED, 1},
		{BYTES("{\"a\""), SKC_JSON_TRUNCATED, 4},
		{BYTES("{\"a\":"), SKC_JSON_TRUNCATED, 5},
		{BYTES("{\"a\":1"), SKC_JSON_TRUNCATED, 6},
		{BYTES("{\"a\":1,"), SKC_JSON_TRUNCATED, 7},
		{BYTES("{\"a\":1,}"), SKC_JSON_SYNTAX, 7},
		{BYTES("{,}"), SKC_JSON_SYNTAX, 1},
		{BYTES("{a:1}"), SKC_JSON_SYNTAX, 1},
		{BYTES("{'a':1}"), SKC_JSON_SYNTAX, 1},
		{BYTES("{1:2}"), SKC_JSON_SYNTAX, 1},
		{BYTES("{null:2}"), SKC_JSON_SYNTAX, 1},
		{BYTES("{\"a\" 1}"), SKC_JSON_SYNTAX, 5},
		{BYTES("{\"a\"}"), SKC_JSON_SYNTAX, 4},
		{BYTES("{\"a\":}"), SKC_JSON_SYNTAX, 5},
		{BYTES("{\"a\"::1}"), SKC_JSON_SYNTAX, 5},
		{BYTES("{\"a\":1]"), SKC_JSON_SYNTAX, 6},
		{BYTES("{\"a\":1 \"b\":2}"), SKC_JSON_SYNTAX, 7},
		{BYTES("[1] x"), SKC_JSON_TRAILING, 4},
		{BYTES("[1]]"), SKC_JSON_TRAILING, 3},
		{BYTES("1 2"), SKC_JSON_TRAILING, 2},
		{BYTES("{}{}"), SKC_JSON_TRAILING, 2},
		{BYTES("1\0"), SKC_JSON_TRAILING, 1},
		{BYTES("\0"), SKC_JSON_SYNTAX, 0},
		{BYTES("\xEF\xBB\xBF[]"), SKC_JSON_SYNTAX, 0},
		{BYTES("[1,\v2]"), SKC_JSON_SYNTAX, 3},
		{BYTES("[\f1]"), SKC_JSON_SYNTAX, 1},
		{BYTES("[1,\xC2\xA0"
			   "2]"),
			SKC_JSON_SYNTAX, 3},
		{BYTES("/**/1"), SKC_JSON_SYNTAX, 0},
		{BYTES("[1]//"), SKC_JSON_TRAILING, 3},
		{BYTES("'a'"), SKC_JSON_SYNTAX, 0},
		{BYTES("\"a"), SKC_JSON_TRUNCATED, 2},
		{BYTES("\"a\nb\""), SKC_JSON_CONTROL, 2},
		{BYTES("\"\x01\""), SKC_JSON_CONTROL, 1},
		{BYTES("\"ab\0\""), SKC_JSON_CONTROL, 3},
		{BYTES("{\"a\tb\":1}"), SKC_JSON_CONTROL, 3},
		{BYTES("\"0123456789abcdef0123\x1F\""), SKC_JSON_CONTROL, 21},
		{BYTES("\"\\x\""), SKC_JSON_ESCAPE, 1},
		{BYTES("\"a\\'\""), SKC_JSON_ESCAPE, 2},
		{BYTES("\"\\N\""), SKC_JSON_ESCAPE, 1},
		{BYTES("\"\\U0041\""), SKC_JSON_ESCAPE, 1},
		{BYTES("\"\\u12G4\""), SKC_JSON_ESCAPE, 1},
		{BYTES("\"\\u12\",\"\""), SKC_JSON_ESCAPE, 1},
		{BYTES("\"\\u 123\""), SKC_JSON_ESCAPE, 1},
		{BYTES("\"\\\n\""), SKC_JSON_ESCAPE, 1},
		{BYTES("\"\\ud83d\""), SKC_JSON_SURROGATE, 1},
		{BYTES("\"\\ude00\""), SKC_JSON_SURROGATE, 1},
		{BYTES("\"\\ude00\\ud83d\""), SKC_JSON_SURROGATE, 1},
		{BYTES("\"\\ud83d\\u0041\""), SKC_JSON_SURROGATE, 1},
		{BYTES("\"\\ud83d\\ud83d\""), SKC_JSON_SURROGATE, 1},
		{BYTES("\"\\ud83dxxxxxxxx\""), SKC_JSON_SURROGATE, 1},
		{BYTES("\"\\ud83d\\nxxxxx\""), SKC_JSON_SURROGATE, 1},
		{BYTES("{\"\\udc00\":1}"), SKC_JSON_SURROGATE, 2},
		{BYTES("[\"\xFF\"]"), SKC_JSON_UTF8, 2},
		{BYTES("\xFF"), SKC_JSON_SYNTAX, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		size_t at;
		enum skc_json_error error = read_all(table[i].document, table[i].len, &at);
		CHECK(error == table[i].error && at == table[i].at, "row %zu %s: \"%s\" at %zu", i,
			table[i].document, skc_json_error_text(error), at);
	}
}

static void nests_as_deep_as_json_decode_with_a_depth_of_64(void **state)
{
	char text[256];
	size_t at;
	(void)state;
	for (size_t depth = 60; depth <= 70; depth++) {
		memset(text, '[', depth);
		memset(text + depth, ']', depth);
		enum skc_json_error error = read_all(text, depth * 2, &at);
		if (depth <= 63) {
			assert_int_equal(SKC_JSON_OK, error);
		} else {
			assert_int_equal(SKC_JSON_DEPTH, error);
			assert_int_equal(63, at);
		}
	}
	/* Depth is what is open at once, not what was opened. */
	size_t len = 0;
	text[len++] = '[';
	for (int i = 0; i < 80; i++) {
		len += (size_t)sprintf(text + len, "[]%s", i < 79 ? "," : "]");
	}
	assert_int_equal(SKC_JSON_OK, read_all(text, len, &at));
}

static void objects_count_for_the_depth_as_arrays_do(void **state)
{
	char text[1024] = "";
	size_t at;
	(void)state;
	for (int i = 0; i < 63; i++) {
		strcat(text, i % 2 == 0 ? "{\"a\":" : "[");
	}
	strcat(text, "1");
	size_t opened = strlen(text);
	for (int i = 62; i >= 0; i--) {
		strcat(text, i % 2 == 0 ? "}" : "]");
	}
	assert_int_equal(SKC_JSON_OK, read_all(text, strlen(text), &at));
	text[opened - 1] = '{';
	assert_int_equal(SKC_JSON_DEPTH, read_all(text, strlen(text), &at));
	assert_int_equal(opened - 1, at);
}

static void every_page_that_breaks_off_is_refused_where_it_ends(void **state)
{
	struct guarded guarded;
	const size_t whole = sizeof(page_text) - 1;
	(void)state;
	guarded_init(&guarded, whole);
	for (size_t len = 0; len < whole; len++) {
		size_t at;
		const char *document = guarded_put(&guarded, page_text, len);
		enum skc_json_error error = read_all(document, len, &at);
		CHECK(error != SKC_JSON_OK, "%zu of %zu bytes were accepted", len, whole);
		CHECK(at + 12 >= len, "%zu bytes: at %zu", len, at);
	}
	size_t at;
	assert_int_equal(SKC_JSON_OK, read_all(guarded_put(&guarded, page_text, whole), whole, &at));
	guarded_free(&guarded);
}

static void a_page_that_breaks_off_is_said_to_end_too_early(void **state)
{
	(void)state;
	for (size_t len = 0; len < sizeof(page_text) - 1; len++) {
		size_t at;
		enum skc_json_error error = read_all(page_text, len, &at);
		CHECK(error == SKC_JSON_TRUNCATED, "cut after %zu bytes (%.*s): \"%s\"", len,
			(int)(len < 12 ? len : 12), page_text + (len < 12 ? 0 : len - 12),
			skc_json_error_text(error));
	}
}

static void damaged_pages_are_never_read_past_their_end(void **state)
{
	struct guarded guarded;
	uint32_t random = 20240320;
	char damaged[sizeof(page_text)];
	(void)state;
	guarded_init(&guarded, sizeof(page_text));
	for (int round = 0; round < 20000; round++) {
		size_t len = sizeof(page_text) - 1 - next_random(&random) % 64, at;
		memcpy(damaged, page_text, len);
		for (uint32_t n = 1 + next_random(&random) % 4; n > 0; n--) {
			static const char interesting[] = "\"\\{}[]:,u0-e.\x80\xC3\xED\xF4\x01 ";
			damaged[next_random(&random) % len] =
				interesting[next_random(&random) % (sizeof(interesting) - 1)];
		}
		read_all(guarded_put(&guarded, damaged, len), len, &at);
	}
	guarded_free(&guarded);
}

/* ---- strings ---- */

static void only_well_formed_utf8_is_text(void **state)
{
	static const struct {
		const char *text;
		bool good;
	} table[] = {
		{"\xC2\x80", true},
		{"\xDF\xBF", true},
		{"\xE0\xA0\x80", true},
		{"\xED\x9F\xBF", true},
		{"\xEE\x80\x80", true},
		{"\xEF\xBF\xBF", true},
		{"\xF0\x90\x80\x80", true},
		{"\xF4\x8F\xBF\xBF", true},
		{"\x80", false},
		{"\xBF", false},
		{"\xC0\x80", false},
		{"\xC1\xBF", false},
		{"\xC2", false},
		{"\xC2\x41", false},
		{"\xC2\xC2\x80", false},
		{"\xE0\x80\x80", false},
		{"\xE0\x9F\xBF", false},
		{"\xE1\x80", false},
		{"\xE1\x80\x41", false},
		{"\xE1\x41\x80", false},
		{"\xED\xA0\x80", false},
		{"\xED\xBF\xBF", false},
		{"\xF0\x80\x80\x80", false},
		{"\xF0\x8F\xBF\xBF", false},
		{"\xF1\x80\x80", false},
		{"\xF1\x80\x80\x41", false},
		{"\xF4\x90\x80\x80", false},
		{"\xF5\x80\x80\x80", false},
		{"\xF8\x88\x80\x80\x80", false},
		{"\xFE", false},
		{"\xFF", false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		/* At every place of a block of sixteen, and of a whole text. */
		for (int before = 0; before < 36; before++) {
			char document[128];
			size_t at;
			int len = snprintf(document, sizeof(document), "\"%.*s%s0123456789abcdefghij\"", before,
				"abcdefghijklmnopqrstuvwxyz0123456789", table[i].text);
			enum skc_json_error error = read_all(document, (size_t)len, &at);
			assert_true(table[i].good == is_utf8(table[i].text, strlen(table[i].text)));
			CHECK(error == (table[i].good ? SKC_JSON_OK : SKC_JSON_UTF8), "row %zu, %d before", i,
				before);
			if (!table[i].good) {
				CHECK(at == (size_t)before + 1, "row %zu, %d before: at %zu", i, before, at);
			}
		}
	}
}

static void strings_are_unescaped_into_the_length_promised(void **state)
{
	static const struct {
		const char *document;
		const char *text;
		size_t len;
	} table[] = {
		{"\"\"", BYTES("")},
		{"\"plain\"", BYTES("plain")},
		{"\"Zo\xC3\xAB\"", BYTES("Zo\xC3\xAB")},
		{"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", BYTES("\"\\/\b\f\n\r\t")},
		{"\"\\u0041\\u0000\\u007f\"", BYTES("A\0\x7F")},
		{"\"\\u0080\\u07ff\"", BYTES("\xC2\x80\xDF\xBF")},
		{"\"\\u0800\\uFFFF\\ud7ff\\ue000\"",
			BYTES("\xE0\xA0\x80\xEF\xBF\xBF\xED\x9F\xBF\xEE\x80\x80")},
		{"\"\\ud800\\udc00\\uDBFF\\uDFFF\"", BYTES("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF")},
		{"\"a\\nb\\n\\nc\"", BYTES("a\nb\n\nc")},
		{"\"\\\\u0041\"", BYTES("\\u0041")},
		{"\"0123456789abcdefghij\\t0123456789abcdefghij\xC3\xA9\\u00e9\"",
			BYTES("0123456789abcdefghij\t0123456789abcdefghij\xC3\xA9\xC3\xA9")},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_json json;
		struct skc_json_text text;
		skc_json_init(&json, table[i].document, strlen(table[i].document));
		assert_true(skc_json_string(&json, &text));
		assert_int_equal(table[i].len, text.len);
		assert_int_equal(strlen(table[i].document) - 2, text.raw_len);
		assert_ptr_equal(table[i].document + 1, text.raw);
		char *to = malloc(text.len + 1); /* exactly as long as promised */
		to[text.len] = 'X';
		skc_json_unescape(&text, to);
		assert_memory_equal(table[i].text, to, text.len);
		assert_int_equal('X', to[text.len]);
		free(to);
		assert_true(skc_json_finish(&json));
	}
}

static void every_code_point_survives_its_escape(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 0x101) {
		char document[32], plain[4];
		struct skc_json json;
		struct skc_json_text text;
		if (code >= 0xD800 && code <= 0xDFFF) {
			continue;
		}
		if (code < 0x10000) {
			snprintf(document, sizeof(document), "\"\\u%04x\"", code);
		} else {
			snprintf(document, sizeof(document), "\"\\u%04X\\u%04X\"",
				0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF));
		}
		skc_json_init(&json, document, strlen(document));
		assert_true(skc_json_string(&json, &text));
		assert_true(text.len <= sizeof(plain));
		skc_json_unescape(&text, plain);
		CHECK(is_utf8(plain, text.len), "U+%04X", code);
		size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		assert_int_equal(len, text.len);
		uint32_t back = (unsigned char)plain[0] & (len == 1 ? 0x7F : 0x3F >> (len - 1));
		for (size_t i = 1; i < len; i++) {
			back = back << 6 | (plain[i] & 0x3F);
		}
		assert_int_equal(code, back);
	}
}

/* ---- numbers ---- */

static void integers_are_told_from_numbers_up_to_the_edges_of_64_bits(void **state)
{
	static const struct {
		const char *number;
		bool is_integer;
		int64_t value;
	} table[] = {
		{"0", true, 0},
		{"-0", true, 0},
		{"7", true, 7},
		{"-7", true, -7},
		{"9223372036854775806", true, INT64_MAX - 1},
		{"9223372036854775807", true, INT64_MAX},
		{"9223372036854775808", false, 0},
		{"9999999999999999999", false, 0},
		{"-9223372036854775807", true, -INT64_MAX},
		{"-9223372036854775808", true, INT64_MIN},
		{"-9223372036854775809", false, 0},
		{"-9999999999999999999", false, 0},
		{"10000000000000000000", false, 0},
		{"18446744073709551616", false, 0},
		{"18446744073709551617", false, 0},
		{"100000000000000000000000000000", false, 0},
		{"10.0", false, 0},
		{"1e2", false, 0},
		{"0.0", false, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_json json;
		struct skc_json_digits digits;
		skc_json_init(&json, table[i].number, strlen(table[i].number));
		assert_true(skc_json_number(&json, &digits));
		CHECK(digits.is_integer == table[i].is_integer, "%s", table[i].number);
		if (digits.is_integer) {
			CHECK(digits.value == table[i].value, "%s", table[i].number);
		}
		assert_ptr_equal(table[i].number, digits.raw);
		assert_int_equal(strlen(table[i].number), digits.len);
		assert_true(skc_json_finish(&json));
	}
}

/* ---- pulling ---- */

static void peek_tells_the_type_behind_white_space(void **state)
{
	static const struct {
		const char *document;
		enum skc_json_type type;
	} table[] = {
		{"", SKC_JSON_IS_NOTHING},
		{" \t\r\n", SKC_JSON_IS_NOTHING},
		{" null", SKC_JSON_IS_NULL},
		{"\ntrue", SKC_JSON_IS_TRUE},
		{"\rfalse", SKC_JSON_IS_FALSE},
		{"\t\"", SKC_JSON_IS_STRING},
		{"[", SKC_JSON_IS_ARRAY},
		{"{", SKC_JSON_IS_OBJECT},
		{"-1", SKC_JSON_IS_NUMBER},
		{"0", SKC_JSON_IS_NUMBER},
		{"9", SKC_JSON_IS_NUMBER},
		{"+", SKC_JSON_IS_NOTHING},
		{"]", SKC_JSON_IS_NOTHING},
		{"N", SKC_JSON_IS_NOTHING},
		{"\xC3", SKC_JSON_IS_NOTHING},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_json json;
		skc_json_init(&json, table[i].document, strlen(table[i].document));
		CHECK(skc_json_peek(&json) == table[i].type, "%s", table[i].document);
		assert_int_equal(SKC_JSON_OK, json.error);
	}
}

static void containers_are_walked_element_by_element(void **state)
{
	static const char document[] = " [ 1 , [ ] , { \"a\" : \"b\" , \"c\" : null } , true ] ";
	struct skc_json json;
	struct skc_json_digits digits;
	struct skc_json_text text;
	(void)state;
	skc_json_init(&json, BYTES(document));
	assert_true(skc_json_enter(&json, '['));
	assert_int_equal(SKC_JSON_IS_NUMBER, skc_json_peek(&json));
	assert_true(skc_json_number(&json, &digits));
	assert_true(skc_json_more(&json, ']'));
	assert_false(skc_json_enter(&json, '['));
	assert_int_equal(SKC_JSON_OK, json.error);
	assert_true(skc_json_more(&json, ']'));
	assert_true(skc_json_enter(&json, '{'));
	assert_true(skc_json_key(&json, &text));
	assert_true(text_is(&text, "a", 1));
	assert_int_equal(SKC_JSON_IS_STRING, skc_json_peek(&json));
	assert_true(skc_json_string(&json, &text));
	assert_true(text_is(&text, "b", 1));
	assert_true(skc_json_more(&json, '}'));
	assert_true(skc_json_key(&json, &text));
	assert_int_equal(SKC_JSON_IS_NULL, skc_json_peek(&json));
	assert_true(skc_json_literal(&json, SKC_JSON_IS_NULL));
	assert_false(skc_json_more(&json, '}'));
	assert_true(skc_json_more(&json, ']'));
	assert_int_equal(SKC_JSON_IS_TRUE, skc_json_peek(&json));
	assert_true(skc_json_literal(&json, SKC_JSON_IS_TRUE));
	assert_false(skc_json_more(&json, ']'));
	assert_true(skc_json_finish(&json));
	assert_int_equal(0, json.depth);
}

static void entering_the_wrong_container_is_an_error(void **state)
{
	struct skc_json json;
	(void)state;
	skc_json_init(&json, BYTES(" {}"));
	assert_false(skc_json_enter(&json, '['));
	assert_int_equal(SKC_JSON_SYNTAX, json.error);
	assert_ptr_equal(json.start + 1, json.at);
	skc_json_init(&json, BYTES(" "));
	assert_false(skc_json_enter(&json, '['));
	assert_int_equal(SKC_JSON_TRUNCATED, json.error);
}

static void after_an_error_every_function_says_no_and_the_first_error_stays(void **state)
{
	static const struct skc_json_member members[] = {SKC_JSON_MEMBER("a", 0, 0)};
	static const struct skc_json_shape shape = SKC_JSON_SHAPE(members);
	static const char *const rests[] = {"\"a\":1}", "{\"a\":1}", "[1]", "1", "null", "true",
		"false", ",1", "]", "}", "", "\"a\\n\"", " x"};
	(void)state;
	for (size_t i = 0; i < COUNT(rests); i++) {
		struct skc_json json;
		struct skc_json_text text;
		struct skc_json_digits digits;
		struct skc_json_guess guess;
		struct skc_json_object object = {.guess = &guess};
		struct skc_json_object second = {.guess = &guess, .entered = true};
		skc_json_guess_init(&guess, &shape);
		skc_json_init(&json, rests[i], strlen(rests[i]));
		assert_false(skc_json_fail(&json, SKC_JSON_UNEXPECTED, json.start));
		assert_false(skc_json_fail(&json, SKC_JSON_SYNTAX, json.end));
		assert_int_equal(SKC_JSON_IS_NOTHING, skc_json_peek(&json));
		assert_false(skc_json_enter(&json, '['));
		assert_false(skc_json_enter(&json, '{'));
		assert_false(skc_json_more(&json, ']'));
		assert_false(skc_json_more(&json, '}'));
		assert_false(skc_json_string(&json, &text));
		assert_false(skc_json_number(&json, &digits));
		assert_false(skc_json_literal(&json, SKC_JSON_IS_NULL));
		assert_false(skc_json_literal(&json, SKC_JSON_IS_TRUE));
		assert_false(skc_json_literal(&json, SKC_JSON_IS_FALSE));
		assert_false(skc_json_skip(&json));
		assert_false(skc_json_key(&json, &text));
		assert_int_equal(SKC_JSON_NO_MEMBER, skc_json_next_member(&json, &object, &text));
		assert_int_equal(SKC_JSON_NO_MEMBER, skc_json_next_member(&json, &second, &text));
		assert_false(skc_json_finish(&json));
		assert_int_equal(SKC_JSON_UNEXPECTED, json.error);
		assert_ptr_equal(json.start, json.at);
		assert_int_equal(0, json.depth);
	}
}

static void every_error_has_a_text(void **state)
{
	(void)state;
	for (int error = SKC_JSON_OK; error <= SKC_JSON_UNEXPECTED; error++) {
		const char *text = skc_json_error_text((enum skc_json_error)error);
		assert_true(text != NULL && text[0] != '\0');
	}
	assert_string_equal("malformed UTF-8", skc_json_error_text(SKC_JSON_UTF8));
}

/* ---- shapes ---- */

enum { ID, DURATION, CONTACT, LONGEST, EMOJI };

static const struct skc_json_member call_members[] = {
	SKC_JSON_MEMBER("id", 0, 0),
	SKC_JSON_MEMBER("duration", 1, 0),
	SKC_JSON_MEMBER("contact", 2, 3),
	SKC_JSON_MEMBER("anameof29byteswhichismostofit", 0, 0),
	SKC_JSON_MEMBER("\xC3\xA9t\xC3\xA9", 0, 0),
};
static const struct skc_json_shape call = SKC_JSON_SHAPE(call_members);

/* Reads one object; writes a letter per member: its index, or U. Z when there was an error. */
static void read_members(struct skc_json *json, struct skc_json_guess *guess, char *seen)
{
	struct skc_json_object object = {.guess = guess};
	struct skc_json_text name;
	int member;
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		if (member == SKC_JSON_UNKNOWN_MEMBER) {
			*seen++ = 'U';
			assert_true(name.raw >= json->start && name.raw + name.raw_len <= json->end);
		} else {
			*seen++ = (char)('0' + member);
		}
		skc_json_skip(json);
	}
	*seen++ = json->error == SKC_JSON_OK ? '.' : 'Z';
	*seen = '\0';
}

static const struct {
	const char *document;
	const char *seen;
} objects[] = {
	{"{}", "."},
	{"{ }", "."},
	{"{\"id\":1,\"duration\":2,\"contact\":{\"id\":3}}", "012."},
	{"{\"contact\":1,\"duration\":2,\"id\":3}", "210."},
	{"{\"id\":1,\"contact\":2}", "02."},
	{"{\"duration\":1}", "1."},
	{"{\"id\":1,\"id\":2,\"id\":3}", "000."},
	{"{\"id\":1,\"new\":2,\"duration\":3}", "0U1."},
	{"{\"new\":1,\"id\":2}", "U0."},
	{"{\"x\":1,\"y\":2,\"z\":3}", "UUU."},
	{"{\"new\":1,\"new\":2,\"id\":3,\"new\":4}", "UU0U."},
	{"{ \"id\" : 1 , \"duration\" : 2 }", "01."},
	{"{\"i\\u0064\":1,\"\\u0064uration\":2}", "01."},
	{"{\"\\u00e9t\\u00E9\":1,\"\xC3\xA9t\xC3\xA9\":2}", "44."},
	{"{\"id\\u0000\":1,\"\":2,\"Id\":3,\"idx\":4,\"i\":5}", "UUUUU."},
	{"{\"anameof29byteswhichismostofit\":1,\"anameof29byteswhichismostofitx\":2}", "3U."},
	{"{\"id\":1,\"duration\":[1,{\"contact\":2}],\"contact\":\"\\\"\"}", "012."},
	{"{\"id\":}", "0Z"},
	{"{\"id\":1,}", "0Z"},
	{"{\"id\" 1}", "Z"},
	{"{\"id\"", "Z"},
	{"{\"id\":1 \"duration\":2}", "0Z"},
	{"{\"id", "Z"},
	{"[]", "Z"},
	{"{\"i\\x\":1}", "Z"},
	{"{", "Z"},
	{"", "Z"},
};

static void members_of_a_shape_are_found_whatever_their_order_and_spelling(void **state)
{
	struct guarded guarded;
	(void)state;
	guarded_init(&guarded, 200);
	for (size_t i = 0; i < COUNT(objects); i++) {
		struct skc_json json;
		struct skc_json_guess guess;
		char seen[20];
		size_t len = strlen(objects[i].document);
		skc_json_guess_init(&guess, &call);
		skc_json_init(&json, guarded_put(&guarded, objects[i].document, len), len);
		read_members(&json, &guess, seen);
		CHECK(strcmp(seen, objects[i].seen) == 0, "%s: %s", objects[i].document, seen);
	}
	guarded_free(&guarded);
}

static void whatever_was_read_before_changes_no_outcome(void **state)
{
	uint32_t random = 7;
	struct skc_json_guess guess;
	(void)state;
	skc_json_guess_init(&guess, &call);
	for (int round = 0; round < 5000; round++) {
		size_t i = next_random(&random) % COUNT(objects);
		struct skc_json json;
		char seen[20];
		skc_json_init(&json, objects[i].document, strlen(objects[i].document));
		read_members(&json, &guess, seen);
		CHECK(strcmp(seen, objects[i].seen) == 0, "%s: %s", objects[i].document, seen);
	}
}

static void the_order_seen_is_the_order_expected_next(void **state)
{
	static const char document[] = "{\"contact\":1,\"id\":2,\"duration\":3}";
	struct skc_json_guess guess;
	char seen[20];
	(void)state;
	skc_json_guess_init(&guess, &call);
	for (unsigned i = 0; i < call.count; i++) {
		assert_int_equal(i, guess.follower[i]);
	}
	struct skc_json json;
	skc_json_init(&json, BYTES(document));
	read_members(&json, &guess, seen);
	assert_string_equal("201.", seen);
	assert_int_equal(CONTACT, guess.follower[0]);
	assert_int_equal(ID, guess.follower[1 + CONTACT]);
	assert_int_equal(DURATION, guess.follower[1 + ID]);
	/* A member that one row leaves out does not unlearn the rest. */
	skc_json_init(&json, BYTES("{\"contact\":1,\"duration\":3}"));
	read_members(&json, &guess, seen);
	assert_string_equal("21.", seen);
	skc_json_init(&json, BYTES(document));
	read_members(&json, &guess, seen);
	assert_string_equal("201.", seen);
}

static void an_unknown_member_hands_out_its_name(void **state)
{
	static const char document[] = "{\"id\":1, \"ne\\u0077\" : 2}";
	struct skc_json json;
	struct skc_json_guess guess;
	struct skc_json_object object = {.guess = &guess};
	struct skc_json_text name;
	(void)state;
	skc_json_guess_init(&guess, &call);
	skc_json_init(&json, BYTES(document));
	assert_int_equal(ID, skc_json_next_member(&json, &object, &name));
	assert_true(skc_json_skip(&json));
	assert_int_equal(SKC_JSON_UNKNOWN_MEMBER, skc_json_next_member(&json, &object, &name));
	assert_true(text_is(&name, "new", 3));
	assert_true(skc_json_skip(&json));
	assert_int_equal(SKC_JSON_NO_MEMBER, skc_json_next_member(&json, &object, &name));
	assert_true(skc_json_finish(&json));
}

/* A shape that nothing else here knows, as an engineer would add it: these ten lines. */
enum { CONTACT_ID, FIRST_NAME, LAST_NAME, IS_UNKNOWN, CONTACT_MEMBERS };
static const struct skc_json_member contact_members[] = {
	SKC_JSON_MEMBER("id", SKC_JSON_IS_STRING, 0),
	SKC_JSON_MEMBER("firstName", SKC_JSON_IS_STRING, 0),
	SKC_JSON_MEMBER("lastName", SKC_JSON_IS_STRING, 0),
	SKC_JSON_MEMBER("isUnknown", SKC_JSON_IS_TRUE, 0),
};
static const struct skc_json_shape contact = SKC_JSON_SHAPE(contact_members);

/* The code that reads it knows any shape whose members are texts and flags. */
static void read_texts_and_flags(struct skc_json *json, const struct skc_json_shape *shape,
	struct skc_json_text *texts, bool *flags)
{
	struct skc_json_guess guess;
	struct skc_json_object object = {.guess = &guess};
	struct skc_json_text name;
	int member;
	skc_json_guess_init(&guess, shape);
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		enum skc_json_type type = skc_json_peek(json);
		if (member != SKC_JSON_UNKNOWN_MEMBER && type == shape->members[member].kind &&
			type == SKC_JSON_IS_STRING) {
			skc_json_string(json, &texts[member]);
		} else {
			if (member != SKC_JSON_UNKNOWN_MEMBER) {
				flags[member] = type == SKC_JSON_IS_TRUE;
			}
			skc_json_skip(json);
		}
	}
}

static void a_new_shape_is_a_table(void **state)
{
	struct skc_json json;
	struct skc_json_text texts[CONTACT_MEMBERS] = {{0}};
	bool flags[CONTACT_MEMBERS] = {false};
	(void)state;
	skc_json_init(&json,
		BYTES("{\"lastName\":\"B\\u00e9ranger\", \"new\":[1], \"isUnknown\":true,\"id\":\"c1\","
			  "\"firstName\":null}"));
	read_texts_and_flags(&json, &contact, texts, flags);
	assert_true(skc_json_finish(&json));
	assert_true(text_is(&texts[CONTACT_ID], BYTES("c1")));
	assert_true(text_is(&texts[LAST_NAME], BYTES("B\xC3\xA9ranger")));
	assert_null(texts[FIRST_NAME].raw);
	assert_true(flags[IS_UNKNOWN]);
}

static void a_shape_may_have_32_members(void **state)
{
	struct skc_json_member members[SKC_JSON_MEMBERS_MAX];
	struct skc_json_shape shape = {members, SKC_JSON_MEMBERS_MAX};
	struct skc_json_guess guess;
	char document[1024] = "{";
	(void)state;
	for (unsigned i = 0; i < SKC_JSON_MEMBERS_MAX; i++) {
		members[i] = (struct skc_json_member)SKC_JSON_MEMBER("m__", 0, 0);
		snprintf(members[i].key, sizeof(members[i].key), "\"m%02u\":", i);
		sprintf(document + strlen(document), "%s\"m%02u\":%u", i > 0 ? "," : "",
			SKC_JSON_MEMBERS_MAX - 1 - i, i);
	}
	strcat(document, "}");
	skc_json_guess_init(&guess, &shape);
	for (int round = 0; round < 3; round++) {
		struct skc_json json;
		struct skc_json_object object = {.guess = &guess};
		struct skc_json_text name;
		skc_json_init(&json, document, strlen(document));
		for (int i = SKC_JSON_MEMBERS_MAX - 1; i >= 0; i--) {
			assert_int_equal(i, skc_json_next_member(&json, &object, &name));
			assert_true(skc_json_skip(&json));
		}
		assert_int_equal(SKC_JSON_NO_MEMBER, skc_json_next_member(&json, &object, &name));
		assert_true(skc_json_finish(&json));
	}
}

static void a_page_read_by_shape_never_reads_past_its_end(void **state)
{
	struct guarded guarded;
	const char *data = strchr(page_text, '[') + 1;
	const size_t whole = strlen(data);
	(void)state;
	guarded_init(&guarded, whole);
	for (size_t len = 0; len < whole; len++) {
		struct skc_json json;
		struct skc_json_guess guess;
		char seen[40];
		skc_json_guess_init(&guess, &call);
		skc_json_init(&json, guarded_put(&guarded, data, len), len);
		read_members(&json, &guess, seen);
		if (skc_json_more(&json, ']')) {
			skc_json_space(&json);
			read_members(&json, &guess, seen);
		}
	}
	guarded_free(&guarded);
}

/* ---- the inner loops ---- */

static void plain_text_ends_where_a_naive_loop_says(void **state)
{
	struct guarded guarded;
	uint32_t random = 4711;
	(void)state;
	guarded_init(&guarded, 4096);
	for (int round = 0; round < 40000; round++) {
		char bytes[80];
		size_t len = next_random(&random) % sizeof(bytes);
		/* Mostly plain bytes, so that long runs are met as well. */
		for (size_t i = 0; i < len; i++) {
			uint32_t r = next_random(&random);
			bytes[i] = (char)(r % 40 == 0 ? r >> 8 : 'a' + r % 26);
		}
		const char *text = guarded_put(&guarded, bytes, len);
		size_t plain = 0;
		while (plain < len && (unsigned char)text[plain] >= 0x20 && text[plain] != '"' &&
			text[plain] != '\\' && (unsigned char)text[plain] < 0x80) {
			plain++;
		}
		assert_ptr_equal(text + plain, skc_json_plain_end(text, text + len));
	}
	for (int c = 0; c < 256; c++) {
		for (size_t at = 0; at < 40; at++) {
			char bytes[40];
			memset(bytes, 'x', sizeof(bytes));
			bytes[at] = (char)c;
			bool special = c < 0x20 || c == '"' || c == '\\' || c >= 0x80;
			assert_true(special == skc_json_is_special((unsigned char)c));
			assert_ptr_equal(bytes + (special ? at : sizeof(bytes)),
				skc_json_plain_end(bytes, bytes + sizeof(bytes)));
		}
	}
	guarded_free(&guarded);
}

static void characters_of_two_bytes_are_passed_over_as_a_naive_loop_does(void **state)
{
	struct guarded guarded;
	uint32_t random = 815;
	(void)state;
	guarded_init(&guarded, 4096);
	for (int round = 0; round < 60000; round++) {
		char bytes[80];
		size_t len = next_random(&random) % sizeof(bytes), end = 0;
		for (size_t i = 0; i < len; i++) {
			uint32_t r = next_random(&random);
			if (r % 5 == 0 && i + 1 < len) {
				bytes[i++] = (char)(0xC2 + (r >> 8) % 30);
				bytes[i] = (char)(0x80 + (r >> 16) % 64);
			} else {
				bytes[i] = (char)(r % 150 == 1 ? r >> 8 : 'a' + r % 26);
			}
		}
		const char *text = guarded_put(&guarded, bytes, len);
		const char *found = skc_json_latin_end(text, text + len);
		bool is_boundary = found == text;
		for (;;) {
			const unsigned char c = end < len ? (unsigned char)text[end] : 0;
			const unsigned char next = end + 1 < len ? (unsigned char)text[end + 1] : 0;
			if (c >= 0xC2 && c <= 0xDF && next >= 0x80 && next <= 0xBF) {
				end += 2;
			} else if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
				end++;
			} else {
				break;
			}
			is_boundary = is_boundary || found == text + end;
		}
		assert_true(is_boundary);
#ifdef SKC_JSON_SSE2
		assert_true(found == text + end || text + len - found < 16);
#endif
	}
	guarded_free(&guarded);
}

static void bytes_are_the_same_or_not(void **state)
{
	struct guarded one, other;
	uint32_t random = 12;
	(void)state;
	guarded_init(&one, 4096);
	guarded_init(&other, 4096);
	for (int round = 0; round < 40000; round++) {
		char bytes[130];
		size_t len = next_random(&random) % sizeof(bytes);
		for (size_t i = 0; i < len; i++) {
			bytes[i] = (char)(next_random(&random) >> 8);
		}
		const char *a = guarded_put(&one, bytes, len);
		const bool changed = len > 0 && next_random(&random) % 2 == 0;
		if (changed) {
			bytes[next_random(&random) % len] ^= (char)(1 << next_random(&random) % 8);
		}
		assert_true(skc_json_same(a, guarded_put(&other, bytes, len), len) == !changed);
	}
	guarded_free(&one);
	guarded_free(&other);
}

static void white_space_ends_where_a_naive_loop_says(void **state)
{
	struct guarded guarded;
	uint32_t random = 99;
	(void)state;
	guarded_init(&guarded, 4096);
	for (int round = 0; round < 40000; round++) {
		char bytes[80];
		size_t len = next_random(&random) % sizeof(bytes), blank = 0;
		for (size_t i = 0; i < len; i++) {
			uint32_t r = next_random(&random);
			bytes[i] = r % 40 == 0 ? (char)(r >> 8) : " \n\r\t"[r % 4];
		}
		const char *text = guarded_put(&guarded, bytes, len);
		while (blank < len && strchr(" \n\r\t", text[blank]) != NULL && text[blank] != '\0') {
			blank++;
		}
		assert_ptr_equal(text + blank, skc_json_space_end(text, text + len));
	}
	guarded_free(&guarded);
}

static void plain_text_is_copied_up_to_a_backslash_and_into_its_room_only(void **state)
{
	struct guarded from, to;
	uint32_t random = 3;
	(void)state;
	guarded_init(&from, 4096);
	guarded_init(&to, 4096);
	for (int round = 0; round < 40000; round++) {
		char bytes[80];
		size_t len = next_random(&random) % sizeof(bytes), plain = 0;
		for (size_t i = 0; i < len; i++) {
			uint32_t r = next_random(&random);
			bytes[i] = r % 50 == 0 ? '\\' : (char)(r >> 8);
		}
		while (plain < len && bytes[plain] != '\\') {
			plain++;
		}
		const char *text = guarded_put(&from, bytes, len);
		/* Room for the text without its escapes, sometimes for more. */
		char *copy = to.map + to.usable - plain - next_random(&random) % 40;
		assert_int_equal(plain, skc_json_copy_plain(copy, to.map + to.usable, text, text + len));
		assert_memory_equal(bytes, copy, plain);
	}
	guarded_free(&from);
	guarded_free(&to);
}

static void a_key_is_recognised_as_memcmp_would(void **state)
{
	struct guarded guarded;
	uint32_t random = 815;
	(void)state;
	guarded_init(&guarded, 4096);
	for (int round = 0; round < 40000; round++) {
		char key[SKC_JSON_KEY_MAX] = "", text[64];
		size_t key_len = next_random(&random) % (sizeof(key) + 1);
		uint32_t bits = (uint32_t)((UINT64_C(1) << key_len) - 1);
		size_t len = next_random(&random) % sizeof(text);
		for (size_t i = 0; i < sizeof(text); i++) {
			text[i] = (char)('a' + next_random(&random) % 26);
		}
		memcpy(key, text, key_len);
		if (key_len > 0 && next_random(&random) % 2 == 0) {
			text[next_random(&random) % key_len] ^= (char)(1 << next_random(&random) % 8);
		}
		const char *p = guarded_put(&guarded, text, len);
		bool same = len >= key_len && memcmp(p, key, key_len) == 0;
		assert_true(same == skc_json_key_is(p, p + len, key, key_len, bits));
	}
	guarded_free(&guarded);
}

int main(void)
{
	const struct CMUnitTest documents[] = {
		cmocka_unit_test(accepts_what_rfc_8259_does),
		cmocka_unit_test(refuses_everything_else_and_says_why_and_where),
		cmocka_unit_test(nests_as_deep_as_json_decode_with_a_depth_of_64),
		cmocka_unit_test(objects_count_for_the_depth_as_arrays_do),
		cmocka_unit_test(every_page_that_breaks_off_is_refused_where_it_ends),
		cmocka_unit_test(a_page_that_breaks_off_is_said_to_end_too_early),
		cmocka_unit_test(damaged_pages_are_never_read_past_their_end),
	};
	const struct CMUnitTest values[] = {
		cmocka_unit_test(only_well_formed_utf8_is_text),
		cmocka_unit_test(strings_are_unescaped_into_the_length_promised),
		cmocka_unit_test(every_code_point_survives_its_escape),
		cmocka_unit_test(integers_are_told_from_numbers_up_to_the_edges_of_64_bits),
		cmocka_unit_test(peek_tells_the_type_behind_white_space),
		cmocka_unit_test(containers_are_walked_element_by_element),
		cmocka_unit_test(entering_the_wrong_container_is_an_error),
		cmocka_unit_test(after_an_error_every_function_says_no_and_the_first_error_stays),
		cmocka_unit_test(every_error_has_a_text),
	};
	const struct CMUnitTest shapes[] = {
		cmocka_unit_test(members_of_a_shape_are_found_whatever_their_order_and_spelling),
		cmocka_unit_test(whatever_was_read_before_changes_no_outcome),
		cmocka_unit_test(the_order_seen_is_the_order_expected_next),
		cmocka_unit_test(an_unknown_member_hands_out_its_name),
		cmocka_unit_test(a_new_shape_is_a_table),
		cmocka_unit_test(a_shape_may_have_32_members),
		cmocka_unit_test(a_page_read_by_shape_never_reads_past_its_end),
	};
	const struct CMUnitTest loops[] = {
		cmocka_unit_test(plain_text_ends_where_a_naive_loop_says),
		cmocka_unit_test(characters_of_two_bytes_are_passed_over_as_a_naive_loop_does),
		cmocka_unit_test(bytes_are_the_same_or_not),
		cmocka_unit_test(white_space_ends_where_a_naive_loop_says),
		cmocka_unit_test(plain_text_is_copied_up_to_a_backslash_and_into_its_room_only),
		cmocka_unit_test(a_key_is_recognised_as_memcmp_would),
	};
	int failed = cmocka_run_group_tests_name("json_reader: documents", documents, NULL, NULL);
	failed += cmocka_run_group_tests_name("json_reader: values", values, NULL, NULL);
	failed += cmocka_run_group_tests_name("json_reader: shapes", shapes, NULL, NULL);
	return failed + cmocka_run_group_tests_name("json_reader: loops", loops, NULL, NULL);
}
