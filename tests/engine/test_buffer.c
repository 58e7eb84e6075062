#include "support.h"

#include "../../src/buffer.h"

static void allocates_nothing_before_the_first_byte(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 100);
	assert_null(buffer.data);
	assert_int_equal(0, buffer.len);
	assert_false(buffer.failed);
	skc_buffer_free(&buffer);
}

static void keeps_what_was_added_in_order_with_a_nul_behind(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 10000);
	for (int i = 0; i < 1000; i++) {
		assert_true(skc_buffer_add(&buffer, "ab\0cd", 5));
		assert_int_equal('\0', buffer.data[buffer.len]);
	}
	assert_true(skc_buffer_add_text(&buffer, "end"));
	assert_int_equal(5003, buffer.len);
	assert_memory_equal("ab\0cdab\0cd", buffer.data, 10);
	assert_string_equal("end", buffer.data + 5000);
	skc_buffer_free(&buffer);
}

static void holds_exactly_its_ceiling_and_not_a_byte_more(void **state)
{
	static const size_t ceilings[] = {0, 1, 255, 256, 257, 511, 512, 513, 4096};
	(void)state;
	for (size_t i = 0; i < COUNT(ceilings); i++) {
		struct skc_buffer buffer;
		skc_buffer_init(&buffer, ceilings[i]);
		for (size_t n = 0; n < ceilings[i]; n++) {
			CHECK(skc_buffer_add(&buffer, "x", 1), "byte %zu of %zu", n, ceilings[i]);
		}
		assert_true(skc_buffer_add(&buffer, "", 0));
		assert_false(skc_buffer_add(&buffer, "y", 1));
		assert_true(buffer.failed);
		assert_int_equal(ceilings[i], buffer.len);
		assert_null(memchr(buffer.data, 'y', buffer.len + 1));
		skc_buffer_free(&buffer);
	}
}

static void takes_its_whole_ceiling_in_one_piece(void **state)
{
	static char bytes[1000];
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, sizeof(bytes));
	assert_true(skc_buffer_add(&buffer, bytes, sizeof(bytes)));
	assert_int_equal(sizeof(bytes), buffer.len);
	skc_buffer_free(&buffer);
}

static void a_failure_stays_and_leaves_the_content_alone(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 4);
	assert_true(skc_buffer_add_text(&buffer, "abc"));
	assert_false(skc_buffer_add_text(&buffer, "de"));
	assert_false(skc_buffer_add_text(&buffer, "d"));
	assert_false(skc_buffer_addf(&buffer, "%d", 1));
	assert_false(skc_buffer_add_encoded(&buffer, "d", 1));
	assert_false(skc_buffer_reserve(&buffer, 0));
	assert_string_equal("abc", buffer.data);
	skc_buffer_free(&buffer);
}

static void a_huge_length_is_refused_without_overflow(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 1000);
	assert_true(skc_buffer_add_text(&buffer, "abc"));
	assert_false(skc_buffer_reserve(&buffer, SIZE_MAX));
	skc_buffer_free(&buffer);
	skc_buffer_init(&buffer, 1000);
	assert_true(skc_buffer_add_text(&buffer, "abc"));
	assert_false(skc_buffer_add_encoded(&buffer, "", SIZE_MAX));
	assert_string_equal("abc", buffer.data);
	skc_buffer_free(&buffer);
}

static void can_be_used_again_once_freed(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 3);
	assert_false(skc_buffer_add_text(&buffer, "abcd"));
	skc_buffer_free(&buffer);
	assert_null(buffer.data);
	assert_int_equal(3, buffer.ceiling);
	assert_true(skc_buffer_add_text(&buffer, "abc"));
	skc_buffer_free(&buffer);
	skc_buffer_free(&buffer);
}

static void writes_like_printf(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 100);
	assert_true(skc_buffer_addf(&buffer, "%s=%d", "page", 7));
	assert_true(skc_buffer_addf(&buffer, "&%05.1f%%", 2.25));
	assert_true(buffer.len == 13 && strncmp(buffer.data, "page=7&002.", 11) == 0);
	assert_false(skc_buffer_addf(&buffer, "%*s", 90, ""));
	assert_int_equal(13, buffer.len);
	skc_buffer_free(&buffer);
}

static void writes_like_printf_also_what_is_long(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 5000);
	for (int len = 500; len <= 2000; len += 100) {
		CHECK(skc_buffer_addf(&buffer, "%*s", len, "x"), "%d bytes are within the ceiling", len);
		skc_buffer_free(&buffer);
	}
}

static void percent_encodes_all_but_unreserved_characters(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *encoded;
	} table[] = {
		{BYTES(""), ""},
		{BYTES("AZaz09-._~"), "AZaz09-._~"},
		{BYTES(" +&=#?/%"), "%20%2B%26%3D%23%3F%2F%25"},
		{BYTES("{\"a\":[1,2]}"), "%7B%22a%22%3A%5B1%2C2%5D%7D"},
		{BYTES("é\0\x7F\xFF"), "%C3%A9%00%7F%FF"},
		{BYTES("@`[^"), "%40%60%5B%5E"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_buffer buffer;
		skc_buffer_init(&buffer, 1000);
		assert_true(skc_buffer_add_encoded(&buffer, table[i].bytes, table[i].len));
		assert_string_equal(table[i].encoded, buffer.data);
		assert_int_equal(strlen(table[i].encoded), buffer.len);
		skc_buffer_free(&buffer);
	}
}

static void every_byte_is_encoded_so_that_it_can_be_read_back(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 10);
	for (int c = 0; c < 256; c++) {
		char byte = (char)c;
		assert_true(skc_buffer_add_encoded(&buffer, &byte, 1));
		int read = buffer.len == 3 ? (int)strtol(buffer.data + 1, NULL, 16)
								   : (unsigned char)buffer.data[0];
		assert_int_equal(c, read);
		skc_buffer_free(&buffer);
	}
}

static void encoding_meets_the_ceiling_only_with_what_is_written(void **state)
{
	struct skc_buffer buffer;
	(void)state;
	skc_buffer_init(&buffer, 12);
	CHECK(skc_buffer_add_encoded(&buffer, "abcdefgh", 8), "8 plain bytes fit a ceiling of 12");
	CHECK(skc_buffer_add_encoded(&buffer, "i%", 2), "4 more bytes fit it as well");
	assert_string_equal("abcdefghi%25", buffer.data);
	skc_buffer_free(&buffer);
	skc_buffer_init(&buffer, 5);
	assert_false(skc_buffer_add_encoded(&buffer, "%%", 2));
	assert_int_equal(0, buffer.len);
	skc_buffer_free(&buffer);
}

static void count_call(void *lender)
{
	++*(int *)lender;
}

static void what_is_lent_is_given_back_once_and_never_written_to(void **state)
{
	static char lent[] = "lent";
	struct skc_buffer buffer;
	int given_back = 0, again = 0;
	(void)state;
	skc_buffer_init(&buffer, 100);
	assert_true(skc_buffer_add(&buffer, "of its own", 10));
	skc_buffer_lend(&buffer, lent, 4, &given_back, count_call);
	assert_ptr_equal(lent, buffer.data);
	assert_int_equal(4, buffer.len);
	CHECK(!skc_buffer_add(&buffer, "x", 1) && buffer.failed, "nothing is added to what was lent");
	assert_string_equal("lent", lent);
	assert_int_equal(0, given_back);
	skc_buffer_lend(&buffer, lent, 2, &again, count_call);
	assert_int_equal(1, given_back);
	skc_buffer_free(&buffer);
	skc_buffer_free(&buffer);
	assert_int_equal(1, given_back);
	assert_int_equal(1, again);
	assert_null(buffer.data);
	CHECK(skc_buffer_add(&buffer, "new", 3), "it can be used again");
	assert_string_equal("new", buffer.data);
	skc_buffer_free(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(allocates_nothing_before_the_first_byte),
		cmocka_unit_test(keeps_what_was_added_in_order_with_a_nul_behind),
		cmocka_unit_test(holds_exactly_its_ceiling_and_not_a_byte_more),
		cmocka_unit_test(takes_its_whole_ceiling_in_one_piece),
		cmocka_unit_test(a_failure_stays_and_leaves_the_content_alone),
		cmocka_unit_test(a_huge_length_is_refused_without_overflow),
		cmocka_unit_test(can_be_used_again_once_freed),
		cmocka_unit_test(what_is_lent_is_given_back_once_and_never_written_to),
		cmocka_unit_test(writes_like_printf),
		cmocka_unit_test(writes_like_printf_also_what_is_long),
		cmocka_unit_test(percent_encodes_all_but_unreserved_characters),
		cmocka_unit_test(every_byte_is_encoded_so_that_it_can_be_read_back),
		cmocka_unit_test(encoding_meets_the_ceiling_only_with_what_is_written),
	};
	return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
