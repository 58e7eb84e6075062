#include "iso_date.h"

#include <stdio.h>

#include "clock.h"

/* Reads exactly `count` digits; moves *text on. */
static bool digits(const char **text, const char *end, int count, int *value)
{
	*value = 0;
	for (int i = 0; i < count; i++, (*text)++) {
		if (*text == end || **text < '0' || **text > '9') {
			return false;
		}
		*value = *value * 10 + (**text - '0');
	}
	return true;
}

static bool take(const char **text, const char *end, char c)
{
	if (*text == end || **text != c) {
		return false;
	}
	(*text)++;
	return true;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
static int64_t days_since_epoch(int year, int month, int day)
{
	static const uint16_t before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	int64_t y = year - 1; /* whole years since year 1; leap days among them */
	int64_t days = y * 365 + y / 4 - y / 100 + y / 400 + before[month - 1] + day - 1;
	if (month > 2 && is_leap(year)) {
		days++;
	}
	return days - 719162;
}

static bool parse_zone(const char **text, const char *end, int *offset_minutes)
{
	int hours, minutes;
	*offset_minutes = 0;
	if (*text == end || take(text, end, 'Z')) {
		return *text == end;
	}
	bool west = **text == '-';
	if (!take(text, end, '+') && !take(text, end, '-')) {
		return false;
	}
	if (!digits(text, end, 2, &hours)) {
		return false;
	}
	take(text, end, ':');
	if (!digits(text, end, 2, &minutes) || *text != end || hours > 23 || minutes > 59) {
		return false;
	}
	*offset_minutes = (west ? -1 : 1) * (hours * 60 + minutes);
	return true;
}

bool skc_iso_date_parse(const char *text, size_t len, int64_t *us)
{
	const char *end = text + len;
	int year, month, day, hour = 0, minute = 0, second = 0, zone = 0;
	int64_t fraction = 0;
	if (!digits(&text, end, 4, &year) || !take(&text, end, '-') || !digits(&text, end, 2, &month) ||
		!take(&text, end, '-') || !digits(&text, end, 2, &day) || year < 1 || month < 1 ||
		month > 12 || day < 1 || day > days_in_month(year, month)) {
		return false;
	}
	if (text < end) {
		if ((!take(&text, end, 'T') && !take(&text, end, ' ')) || !digits(&text, end, 2, &hour) ||
			!take(&text, end, ':') || !digits(&text, end, 2, &minute) || hour > 23 || minute > 59) {
			return false;
		}
		if (take(&text, end, ':')) {
			/* 60 is a leap second; it counts as the first of the next minute, as everywhere. */
			if (!digits(&text, end, 2, &second) || second > 60) {
				return false;
			}
			if (take(&text, end, '.')) {
				const char *first = text;
				int64_t unit = SKC_SECOND / 10;
				for (; text < end && *text >= '0' && *text <= '9'; text++, unit /= 10) {
					fraction += (*text - '0') * unit;
				}
				if (text == first) {
					return false;
				}
			}
		}
		if (!parse_zone(&text, end, &zone)) {
			return false;
		}
	}
	int64_t seconds =
		days_since_epoch(year, month, day) * 86400 + hour * 3600 + (minute - zone) * 60 + second;
	*us = seconds * SKC_SECOND + fraction;
	return true;
}

bool skc_iso_date_write(int64_t us, char text[SKC_ISO_DATE_SIZE])
{
	const int64_t day_us = 86400 * SKC_SECOND;
	int64_t days = us / day_us;
	int64_t rest = us % day_us;
	if (rest < 0) {
		rest += day_us;
		days--;
	}
	if (days < days_since_epoch(1, 1, 1) || days > days_since_epoch(9999, 12, 31)) {
		return false;
	}
	/* An estimate that is never too late, then the few steps to the right year and month. */
	int year = (int)(1970 + (days < 0 ? days / 365 - 1 : days / 366));
	year = year < 1 ? 1 : year;
	while (days >= days_since_epoch(year + 1, 1, 1)) {
		year++;
	}
	int month = 1;
	while (month < 12 && days >= days_since_epoch(year, month + 1, 1)) {
		month++;
	}
	int day = (int)(days - days_since_epoch(year, month, 1)) + 1;
	int ms = (int)(rest / 1000);
	snprintf(text, SKC_ISO_DATE_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", year, month, day,
		ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
	return true;
}

void skc_date_order_next(struct skc_date_order *order, const char *text, size_t len)
{
	int64_t us;
	if (!skc_iso_date_parse(text, len, &us)) {
		return;
	}
	if (order->has_last && us != order->last) {
		if ((us < order->last) == order->descending) {
			order->confirmed = true;
		} else {
			order->contradicted = true;
		}
	}
	order->has_last = true;
	order->last = us;
}
