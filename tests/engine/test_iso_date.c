#include "support.h"

#include <time.h>

#include "../../src/iso_date.h"

#define DAY INT64_C(86400000000)

static void reads_dates_as_the_api_writes_them(void **state)
{
	static const struct {
		const char *text;
		int64_t us;
	} table[] = {
		{"1970-01-01", 0},
		{"1970-01-01T00:00:00.000Z", 0},
		{"1970-01-01T00:00Z", 0},
		{"1970-01-01T00:00", 0},
		{"1970-01-01 00:00:01", 1000000},
		{"1969-12-31T23:59:59.999999Z", -1},
		{"2024-03-20T09:00:00.000Z", INT64_C(1710925200000000)},
		{"2024-03-20T09:00:00Z", INT64_C(1710925200000000)},
		{"2024-03-20T10:00:00+01:00", INT64_C(1710925200000000)},
		{"2024-03-20T10:00:00+0100", INT64_C(1710925200000000)},
		{"2024-03-20T03:30:00-05:30", INT64_C(1710925200000000)},
		{"2024-03-20T09:00:00-00:00", INT64_C(1710925200000000)},
		{"2024-03-20T09:00:00.1Z", INT64_C(1710925200100000)},
		{"2024-03-20T09:00:00.123456Z", INT64_C(1710925200123456)},
		{"2024-03-20T09:00:00.1234567899999999999999999999Z", INT64_C(1710925200123456)},
		{"2024-03-20T09:00:00.5+00:00", INT64_C(1710925200500000)},
		{"2024-03-20 09:00:00+00", INT64_C(1710925200000000)},
		{"2024-03-20 09:00:00.5-05", INT64_C(1710943200500000)},
		{"2024-03-20t09:00:00z", INT64_C(1710925200000000)},
		{"2024-03-20 09:00:00 UTC", INT64_C(1710925200000000)},
		{"2024-03-20 09:00:00 +0000", INT64_C(1710925200000000)},
		{"2024-03-20T09:00:00,123456789Z", INT64_C(1710925200123456)},
		{"2024-03-20T09:09:21+00:09:21", INT64_C(1710925200000000)},
		{"20240320T090000Z", INT64_C(1710925200000000)},
		{"20240320T0900+0000", INT64_C(1710925200000000)},
		{"2024-03-19T24:00:00Z", INT64_C(1710892800000000)},
		{"2024-03-20", INT64_C(1710892800000000)},
		{"2000-02-29", INT64_C(951782400000000)},
		{"2000-03-01", INT64_C(951868800000000)},
		{"2024-02-29", INT64_C(1709164800000000)},
		{"1900-03-01", INT64_C(-2203891200000000)},
		{"2016-12-31T23:59:60Z", INT64_C(1483228800000000)},
		{"0001-01-01", INT64_C(-62135596800000000)},
		{"9999-12-31T23:59:59.999999Z", INT64_C(253402300799999999)},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int64_t us = 42;
		CHECK(skc_iso_date_parse(table[i].text, strlen(table[i].text), &us), "%s", table[i].text);
		CHECK(us == table[i].us, "%s: %lld", table[i].text, (long long)us);
	}
}

static void refuses_anything_else(void **state)
{
	static const char *const table[] = {"", "2024", "2024-03", "2024-3-20", "24-03-20",
		"2024-03-20T", "2024-03-20T09", "2024-03-20T09:", "2024-03-20T09:0",
		"2024-03-20T09:00:", "2024-03-20T09:00:0", "2024-03-20T09:00:00.", "2024-03-20T09:00:00.Z",
		"2024-03-20T09:00:00ZZ", "2024-03-20T09:00:00 ", "2024-03-20T09:00:00Z ",
		"2024-03-20T24:00:01Z", "2024-W12-3", "20240320T09:00:00Z", "2024-03-20T090000Z",
		"2024-03-20T09:00:00  Z", "2024-03-20T09:00:00Zx", "2024-03-20T09:00:00+1",
		"2024-03-20T09:00:00+01:0", "2024-03-20T09:00:00+01:000", "2024-03-20T09:00:00+24:00",
		"2024-03-20T09:00:00+01:60", "2024-03-20T09:00:00*01:00", "2024-03-20T09:60:00Z",
		"2024-03-20T09:00:61Z", "2024-00-20", "2024-13-20", "2024-03-00", "2024-03-32",
		"2024-04-31", "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "0000-01-01",
		"-024-03-20", "+024-03-20", "2024/03/20", "20240320", " 2024-03-20", "2024-03-20 ",
		"2024-03-20x09:00", "2024-03-20T09.00", "2024-03-20T-9:00", "1710925200", "null",
		"2024-03-2\xC2\xB9", "12024-03-20"};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int64_t us = 42;
		CHECK(!skc_iso_date_parse(table[i], strlen(table[i]), &us), "%s", table[i]);
		CHECK(us == 42, "%s set a time", table[i]);
	}
}

static void reads_no_byte_past_the_length_given(void **state)
{
	static const char text[] = "2024-03-20T09:00:00.123+01:00";
	struct guarded guarded;
	(void)state;
	guarded_init(&guarded, 100);
	for (size_t len = 0; len < sizeof(text); len++) {
		int64_t us;
		/* A date, up to minutes, seconds, or a fraction of one to three digits; hours of a zone; the whole. */
		bool whole = len == 10 || len == 16 || len == 19 || (len >= 21 && len <= 23) || len == 26 ||
			len == 29;
		const char *put = guarded_put(&guarded, text, len);
		CHECK(whole == skc_iso_date_parse(put, len, &us), "%.*s", (int)len, text);
	}
	guarded_free(&guarded);
}

static void writes_milliseconds_in_utc(void **state)
{
	static const struct {
		int64_t us;
		const char *text;
	} table[] = {
		{0, "1970-01-01T00:00:00.000Z"},
		{999, "1970-01-01T00:00:00.000Z"},
		{-1, "1969-12-31T23:59:59.999Z"},
		{INT64_C(1710925200123456), "2024-03-20T09:00:00.123Z"},
		{INT64_C(951782400000000), "2000-02-29T00:00:00.000Z"},
		{INT64_C(-62135596800000000), "0001-01-01T00:00:00.000Z"},
		{INT64_C(253402300799999999), "9999-12-31T23:59:59.999Z"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char text[SKC_ISO_DATE_SIZE];
		assert_true(skc_iso_date_write(table[i].us, text));
		assert_string_equal(table[i].text, text);
	}
}

static void writes_no_year_without_four_digits(void **state)
{
	static const int64_t table[] = {INT64_MIN, INT64_MAX, INT64_C(-62135596800000001),
		INT64_C(253402300800000000), INT64_MIN + 1, INT64_MAX - 1};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char text[SKC_ISO_DATE_SIZE] = "untouched";
		assert_false(skc_iso_date_write(table[i], text));
		assert_string_equal("untouched", text);
	}
}

static void agrees_with_the_c_library_on_every_day_of_a_thousand_years(void **state)
{
	(void)state;
	for (int64_t day = -182621; day < 182621; day++) {
		char ours[SKC_ISO_DATE_SIZE], theirs[64];
		time_t seconds = (time_t)(day * 86400);
		struct tm tm;
		int64_t back;
		gmtime_r(&seconds, &tm);
		snprintf(theirs, sizeof(theirs), "%04d-%02d-%02dT00:00:00.000Z", tm.tm_year + 1900,
			tm.tm_mon + 1, tm.tm_mday);
		assert_true(skc_iso_date_write(day * DAY, ours));
		if (strcmp(theirs, ours) != 0) {
			assert_string_equal(theirs, ours);
		}
		assert_true(skc_iso_date_parse(ours, strlen(ours), &back));
		assert_true(back == day * DAY);
	}
}

static void tells_whether_dates_stand_in_the_order_asked_for(void **state)
{
	static const struct {
		bool descending;
		const char *dates[5];
		bool confirmed, contradicted;
	} table[] = {
		{false, {NULL}, false, false},
		{false, {"2024-01-01"}, false, false},
		{false, {"2024-01-01", "2024-01-01"}, false, false},
		{false, {"2024-01-01", "2024-01-02"}, true, false},
		{true, {"2024-01-01", "2024-01-02"}, false, true},
		{true, {"2024-01-02", "2024-01-01"}, true, false},
		{false, {"2024-01-02", "2024-01-01"}, false, true},
		{false, {"2024-01-01", "2024-01-03", "2024-01-02"}, true, true},
		{false, {"2024-01-01", "", "not a date", "2024-01-02"}, true, false},
		{false, {"", "2024-01-02"}, false, false},
		{false, {"2024-01-01T01:00:00+01:00", "2024-01-01T00:00:00Z"}, false, false},
		{true, {"2024-01-01T00:00:00.000001Z", "2024-01-01T00:00:00Z"}, true, false},
		{false, {"1969-12-31", "1970-01-01"}, true, false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct skc_date_order order = {.descending = table[i].descending};
		for (size_t n = 0; n < COUNT(table[i].dates) && table[i].dates[n] != NULL; n++) {
			skc_date_order_next(&order, table[i].dates[n], strlen(table[i].dates[n]));
		}
		CHECK(order.confirmed == table[i].confirmed, "row %zu: confirmed", i);
		CHECK(order.contradicted == table[i].contradicted, "row %zu: contradicted", i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_dates_as_the_api_writes_them),
		cmocka_unit_test(refuses_anything_else),
		cmocka_unit_test(reads_no_byte_past_the_length_given),
		cmocka_unit_test(writes_milliseconds_in_utc),
		cmocka_unit_test(writes_no_year_without_four_digits),
		cmocka_unit_test(agrees_with_the_c_library_on_every_day_of_a_thousand_years),
		cmocka_unit_test(tells_whether_dates_stand_in_the_order_asked_for),
	};
	return cmocka_run_group_tests_name("iso_date", tests, NULL, NULL);
}
