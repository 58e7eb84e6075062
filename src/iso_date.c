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

static bool take_any(const char **text, const char *end, const char *set)
{
	for (; *set != '\0'; set++) {
		if (take(text, end, *set)) {
			return true;
		}
	}
	return false;
}

/* A name of UTC itself. */
static bool take_utc(const char **text, const char *end)
{
	const char *p = *text;
	if (take_any(&p, end, "Zz") ||
		(take(&p, end, 'U') && take(&p, end, 'T') && take(&p, end, 'C'))) {
		*text = p;
		return true;
	}
	return false;
}

/* Z, +hh, +hhmm, +hh:mm, +hh:mm:ss (PostgreSQL, of local times before there were zones), or nothing. */
static bool parse_zone(const char **text, const char *end, int *offset)
{
	int hours, minutes = 0, seconds = 0;
	*offset = 0;
	if (*text == end) {
		return true;
	}
	take(text, end, ' ');
	if (take_utc(text, end)) {
		return *text == end;
	}
	bool west = **text == '-';
	if (!take_any(text, end, "+-") || !digits(text, end, 2, &hours)) {
		return false;
	}
	if (*text < end) {
		take(text, end, ':');
		if (!digits(text, end, 2, &minutes) ||
			(take(text, end, ':') && !digits(text, end, 2, &seconds))) {
			return false;
		}
	}
	if (*text != end || hours > 23 || minutes > 59 || seconds > 59) {
		return false;
	}
	*offset = (west ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
	return true;
}

/* What stands behind a point or comma: digits, of which 6 count. */
static bool parse_fraction(const char **text, const char *end, int64_t *fraction)
{
	int64_t unit = SKC_SECOND / 10;
	int count = 0;
	*fraction = 0;
	if (!take_any(text, end, ".,")) {
		return true;
	}
	for (; *text < end && **text >= '0' && **text <= '9'; (*text)++, count++) {
		*fraction += (**text - '0') * unit;
		unit /= 10;
	}
	return count > 0;
}

/* hh:mm[:ss[.fraction]], without colons in the basic form. 24:00 is the end of the day. */
static bool parse_time(const char **text, const char *end, bool basic, int64_t *us)
{
	int hour, minute, second = 0;
	int64_t fraction = 0;
	if (!digits(text, end, 2, &hour) || (!basic && !take(text, end, ':')) ||
		!digits(text, end, 2, &minute)) {
		return false;
	}
	const bool has_second =
		basic ? *text < end && **text >= '0' && **text <= '9' : take(text, end, ':');
	if (has_second && (!digits(text, end, 2, &second) || !parse_fraction(text, end, &fraction))) {
		return false;
	}
	/* 60 is a leap second; it counts as the first of the next minute, as everywhere. */
	if (minute > 59 || second > 60 || hour > 24 ||
		(hour == 24 && (minute > 0 || second > 0 || fraction > 0))) {
		return false;
	}
	*us = (int64_t)(hour * 3600 + minute * 60 + second) * SKC_SECOND + fraction;
	return true;
}

bool skc_iso_date_parse_zoned(const char *text, size_t len, int64_t *us, int *zone_seconds)
{
	const char *end = text + len;
	int year, month, day, zone = 0;
	int64_t time = 0;
	if (!digits(&text, end, 4, &year)) {
		return false;
	}
	const bool basic = !take(&text, end, '-');
	if (!digits(&text, end, 2, &month) || (!basic && !take(&text, end, '-')) ||
		!digits(&text, end, 2, &day) || year < 1 || month < 1 || month > 12 || day < 1 ||
		day > days_in_month(year, month)) {
		return false;
	}
	if (basic && text == end) {
		return false; /* a number of eight digits is a number */
	}
	if (text < end &&
		(!take_any(&text, end, "Tt ") || !parse_time(&text, end, basic, &time) ||
			!parse_zone(&text, end, &zone))) {
		return false;
	}
	*us = (days_since_epoch(year, month, day) * 86400 - zone) * SKC_SECOND + time;
	*zone_seconds = zone;
	return true;
}

bool skc_iso_date_parse(const char *text, size_t len, int64_t *us)
{
	int zone;
	return skc_iso_date_parse_zoned(text, len, us, &zone);
}

/* YYYY-MM-DDThh:mm:ss, and the microseconds of the second. */
static bool write_seconds(int64_t us, char text[SKC_ISO_DATE_SIZE], int *fraction)
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
	const int seconds = (int)(rest / SKC_SECOND);
	*fraction = (int)(rest % SKC_SECOND);
	snprintf(text, SKC_ISO_DATE_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day,
		seconds / 3600, seconds / 60 % 60, seconds % 60);
	return true;
}

bool skc_iso_date_write(int64_t us, char text[SKC_ISO_DATE_SIZE])
{
	char whole[SKC_ISO_DATE_SIZE];
	int fraction;
	if (!write_seconds(us, whole, &fraction)) {
		return false;
	}
	snprintf(text, SKC_ISO_DATE_SIZE, "%.19s.%03dZ", whole, fraction / 1000);
	return true;
}

bool skc_iso_date_write_zoned(int64_t us, int zone_seconds, char text[SKC_ISO_DATE_SIZE])
{
	char whole[SKC_ISO_DATE_SIZE];
	int fraction;
	const unsigned zone = (unsigned)(zone_seconds < 0 ? -zone_seconds : zone_seconds) % 86400;
	if (!write_seconds(us + zone_seconds * SKC_SECOND, whole, &fraction)) {
		return false;
	}
	int len = snprintf(text, SKC_ISO_DATE_SIZE, "%.19s.%06d", whole, fraction);
	if (zone == 0) {
		text[len++] = 'Z';
		text[len] = '\0';
		return true;
	}
	len += snprintf(text + len, SKC_ISO_DATE_SIZE - (size_t)len, "%c%02u:%02u",
		zone_seconds < 0 ? '-' : '+', zone / 3600, zone / 60 % 60);
	if (zone % 60 != 0) {
		snprintf(text + len, SKC_ISO_DATE_SIZE - (size_t)len, ":%02u", zone % 60);
	}
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
