#include "response.h"

#include <curl/curl.h>
#include <string.h>

#include "clock.h"
#include "header.h"
#include "iso_date.h"

/* Seconds: what asks for a longer wait is no number of seconds. */
#define LONGEST_WAIT (INT64_C(31) * 86400)

/* Unix seconds of the end of the year 9999: later dates are none. */
#define LAST_DATE INT64_C(253402300799)

static void forget_head(struct skc_response *response)
{
	response->status = 0;
	response->head_complete = false;
	response->request_id[0] = '\0';
	response->encoding[0] = '\0';
	response->line_len = 0;
	response->said.limit = response->said.remaining = response->said.reset = -1;
	response->said.retry_after = response->said.retry_after_date = -1;
	response->said.date = -1;
}

void skc_response_init(struct skc_response *response, size_t max_bytes)
{
	*response = (struct skc_response){.retry_after = -1, .max_bytes = max_bytes};
	skc_buffer_init(&response->body, max_bytes);
	forget_head(response);
}

void skc_response_free(struct skc_response *response)
{
	skc_buffer_free(&response->body);
}

/*
 * A whole number, at most 15 digits; a fraction is dropped (some servers write seconds with one).
 * -1 for anything else.
 */
static int64_t read_number(const char *value, size_t len)
{
	int64_t number = 0;
	size_t i = 0;
	for (; i < len && i < 16 && value[i] >= '0' && value[i] <= '9'; i++) {
		number = number * 10 + (value[i] - '0');
	}
	if (i == 0 || i > 15 || (i < len && value[i] != '.')) {
		return -1;
	}
	return number;
}

/* A number as read_number() has it, in microseconds; -1 for anything else, and for no time of a wait. */
static int64_t read_seconds(const char *value, size_t len)
{
	const int64_t whole = read_number(value, len);
	const char *point = memchr(value, '.', len);
	int64_t fraction = 0, unit = SKC_SECOND / 10;
	if (whole < 0) {
		return -1;
	}
	for (const char *p = point; p != NULL && ++p < value + len; unit /= 10) {
		if (*p < '0' || *p > '9') {
			return -1;
		}
		fraction += (*p - '0') * unit;
	}
	return whole * SKC_SECOND + fraction;
}

/*
 * A date in Unix seconds, -1 when it is none. HTTP has three forms of them, all of which begin with the
 * name of a day; others may have what ISO 8601 writes.
 */
static int64_t read_date(const char *value, size_t len)
{
	char text[64];
	int64_t us = -1;
	if (len == 0 || len >= sizeof(text)) {
		return -1;
	}
	memcpy(text, value, len);
	text[len] = '\0';
	if (skc_ascii_lower(text[0]) < 'a' || skc_ascii_lower(text[0]) > 'z') {
		return len > 10 && skc_iso_date_parse(text, len, &us) && us >= 0 ? us / SKC_SECOND : -1;
	}
	const int64_t seconds = (int64_t)curl_getdate(text, NULL);
	return seconds >= 0 && seconds <= LAST_DATE ? seconds : -1;
}

static void read_request_id(struct skc_response *response, const char *value, size_t len)
{
	size_t used = 0;
	for (size_t i = 0; i < len && used < SKC_REQUEST_ID_MAX; i++) {
		/* It is put into messages and logs: printable ASCII only. */
		if (value[i] > ' ' && value[i] < 0x7F) {
			response->request_id[used++] = value[i];
		}
	}
	response->request_id[used] = '\0';
}

/* What is said of a limit several times counts where it is strictest. */
static void read_strictest(int64_t *number, const char *value, size_t len, bool most)
{
	const char *end = value + len;
	const char *element;
	size_t element_len;
	while (skc_header_next_element(&value, end, &element, &element_len)) {
		const int64_t said = read_number(element, element_len);
		if (said >= 0 && (*number < 0 || (said > *number) == most)) {
			*number = said;
		}
	}
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Seconds, a Unix time in seconds or milliseconds, or a date; of several the longest wait. */
static void read_retry_after(struct skc_response *response, const char *value, size_t len)
{
	const char *end = value + len;
	const char *element;
	size_t element_len;
	if (len > 0 && (value[0] < '0' || value[0] > '9' || memchr(value, '-', len) != NULL)) {
		const int64_t date = read_date(value, len);
		response->said.retry_after_date =
			later(response->said.retry_after_date, date >= 0 ? date * SKC_SECOND : -1);
		return;
	}
	while (skc_header_next_element(&value, end, &element, &element_len)) {
		const int64_t number = read_number(element, element_len);
		if (number >= INT64_C(1000000000000)) {
			response->said.retry_after_date = later(
				response->said.retry_after_date, number <= LAST_DATE * 1000 ? number * 1000 : -1);
		} else if (number >= 1000000000) {
			response->said.retry_after_date = later(
				response->said.retry_after_date, number <= LAST_DATE ? number * SKC_SECOND : -1);
		} else if (number >= 0 && number <= LONGEST_WAIT) {
			response->said.retry_after =
				later(response->said.retry_after, read_seconds(element, element_len));
		}
	}
}

/* Printable ASCII. Said again, it goes on with the list, as everywhere in HTTP. */
static void read_encoding(struct skc_response *response, const char *value, size_t len)
{
	size_t kept = strlen(response->encoding);
	for (const char *p = kept > 0 ? ", " : ""; *p != '\0' && kept < SKC_ENCODING_MAX; p++) {
		response->encoding[kept++] = *p;
	}
	for (size_t i = 0; i < len && kept < SKC_ENCODING_MAX; i++) {
		if (value[i] >= ' ' && value[i] < 0x7F) {
			response->encoding[kept++] = value[i];
		}
	}
	response->encoding[kept] = '\0';
}

/* The header under way is whole. */
static void read_header(struct skc_response *response)
{
	const char *line = response->line;
	const char *end = line + response->line_len;
	const char *colon = memchr(line, ':', response->line_len);
	response->line_len = 0;
	if (colon == NULL) {
		return;
	}
	const size_t name_len = (size_t)(colon - line);
	const char *value = colon + 1;
	while (value < end && (*value == ' ' || *value == '\t')) {
		value++;
	}
	while (end > value && (end[-1] == ' ' || end[-1] == '\t')) {
		end--;
	}
	const size_t value_len = (size_t)(end - value);
	if (skc_ascii_is_word(line, name_len, "x-ratelimit-limit")) {
		read_strictest(&response->said.limit, value, value_len, false);
	} else if (skc_ascii_is_word(line, name_len, "x-ratelimit-remaining")) {
		read_strictest(&response->said.remaining, value, value_len, false);
	} else if (skc_ascii_is_word(line, name_len, "x-ratelimit-reset")) {
		read_strictest(&response->said.reset, value, value_len, true);
	} else if (skc_ascii_is_word(line, name_len, "retry-after")) {
		read_retry_after(response, value, value_len);
	} else if (skc_ascii_is_word(line, name_len, "date")) {
		response->said.date = read_date(value, value_len);
	} else if (skc_ascii_is_word(line, name_len, "x-request-id") ||
		skc_ascii_is_word(line, name_len, "request-id")) {
		read_request_id(response, value, value_len);
	} else if (skc_ascii_is_word(line, name_len, "content-encoding")) {
		read_encoding(response, value, value_len);
	}
}

static void read_status_line(struct skc_response *response, const char *line, const char *end)
{
	const char *p = memchr(line, ' ', (size_t)(end - line));
	forget_head(response);
	while (p != NULL && p < end && *p == ' ') {
		p++;
	}
	for (int i = 0; i < 3 && p != NULL && p < end && *p >= '0' && *p <= '9'; i++, p++) {
		response->status = response->status * 10 + (*p - '0');
	}
}

bool skc_response_header(struct skc_response *response, const char *line, size_t len)
{
	const char *end = line + len;
	response->head_bytes += len;
	if (response->head_bytes > SKC_HEAD_MAX) {
		return false;
	}
	while (end > line && (end[-1] == '\r' || end[-1] == '\n')) {
		end--;
	}
	len = (size_t)(end - line);
	if (response->head_complete && response->status >= 200) {
		return true; /* a trailer */
	}
	if (len > 5 && skc_ascii_is(line, "HTTP/", 5)) {
		read_status_line(response, line, end);
		return true;
	}
	/* A line that begins with white space goes on with the one before. */
	const bool goes_on = len > 0 && (line[0] == ' ' || line[0] == '\t');
	if (!goes_on) {
		read_header(response);
	}
	response->head_complete = response->head_complete || len == 0;
	if (len > 0 && (!goes_on || response->line_len > 0)) {
		const size_t room = sizeof(response->line) - response->line_len;
		len = len < room ? len : room;
		memcpy(response->line + response->line_len, line, len);
		response->line_len += len;
	}
	return true;
}

bool skc_response_body(struct skc_response *response, const char *bytes, size_t len)
{
	response->body_bytes += len;
	if (response->body_bytes > response->max_bytes) {
		return false;
	}
	if (!skc_response_is_success(response)) {
		size_t kept = response->body.len;
		size_t room = kept < SKC_ERROR_BODY_MAX ? SKC_ERROR_BODY_MAX - kept : 0;
		len = len < room ? len : room;
	}
	return len == 0 || skc_buffer_add(&response->body, bytes, len);
}

void skc_response_lend_body(struct skc_response *response, char *bytes, size_t len, void *lender,
	void (*give_back)(void *lender))
{
	if (skc_response_is_success(response) && len <= response->max_bytes) {
		response->body_bytes = len;
		skc_buffer_lend(&response->body, bytes, len, lender, give_back);
	} else {
		skc_response_body(response, bytes, len);
		give_back(lender);
	}
}

/* Reset as it was said, in whatever unit: its own members of a rate limit. */
static void read_reset(struct skc_rate_limit *limit, int64_t reset)
{
	limit->reset = limit->left = -1;
	limit->resolution = SKC_SECOND;
	if (reset >= 1000000000000) {
		limit->reset = reset * 1000; /* milliseconds */
		limit->resolution = 1000;
	} else if (reset >= 1000000000) {
		limit->reset = reset * SKC_SECOND;
	} else {
		limit->left = reset * SKC_SECOND; /* seconds left, as NestJS's throttler has it */
	}
}

void skc_response_finish(struct skc_response *response, int64_t now)
{
	read_header(response); /* a head without its empty line */
	int64_t now_seconds = now / SKC_SECOND;
	int64_t server_now = response->said.date >= 0 ? response->said.date : now_seconds;
	struct skc_rate_limit limit = {
		.limit = response->said.limit, .remaining = response->said.remaining, .reset_at = -1};
	if (response->said.reset >= 0) {
		read_reset(&limit, response->said.reset);
		/* Both Reset and Date are the server's clock; what counts is how far apart they are. */
		limit.reset_at = now_seconds +
			(limit.left >= 0 ? limit.left / SKC_SECOND : limit.reset / SKC_SECOND - server_now);
	}
	limit.known = limit.limit >= 0 && limit.remaining >= 0 && limit.reset_at >= 0;
	response->rate_limit = limit.known ? limit : (struct skc_rate_limit){0};
	response->retry_after = -1;
	const int64_t until = response->said.retry_after_date - server_now * SKC_SECOND;
	if (response->said.retry_after >= 0) {
		response->retry_after = response->said.retry_after;
	} else if (response->said.retry_after_date >= 0 && until <= LONGEST_WAIT * SKC_SECOND) {
		response->retry_after = until > 0 ? until : 0;
	} else if (response->status == 429) {
		/* Neither said: until the window ends, as far as known, else until the minute does. */
		int64_t end = limit.reset_at >= 0 ? limit.reset_at : now_seconds - now_seconds % 60 + 60;
		response->retry_after = end * SKC_SECOND > now ? end * SKC_SECOND - now : 0;
	}
}
