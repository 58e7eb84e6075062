#include "response.h"

#include <curl/curl.h>
#include <string.h>

#include "clock.h"
#include "platform.h"

/* Seconds (30 years) that stand for any longer wait, so that microseconds cannot overflow. */
#define LONGEST_WAIT INT64_C(946080000)

static void forget_head(struct skc_response *response)
{
	response->status = 0;
	response->head_complete = false;
	response->request_id[0] = '\0';
	response->said.limit = response->said.remaining = response->said.reset = -1;
	response->said.retry_after_seconds = response->said.retry_after_date = -1;
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

/* An HTTP date in Unix seconds, -1 when it is none. */
static int64_t read_date(const char *value, size_t len)
{
	char text[64];
	if (len == 0 || len >= sizeof(text)) {
		return -1;
	}
	memcpy(text, value, len);
	text[len] = '\0';
	return (int64_t)curl_getdate(text, NULL);
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

static bool is_name(const char *name, size_t len, const char *wanted)
{
	return strlen(wanted) == len && strncasecmp(name, wanted, len) == 0;
}

void skc_response_header(struct skc_response *response, const char *line, size_t len)
{
	if (len == 0) {
		response->head_complete = true;
		return;
	}
	if (len > 5 && strncasecmp(line, "HTTP/", 5) == 0) {
		const char *space = memchr(line, ' ', len);
		forget_head(response);
		if (space != NULL) {
			size_t left = len - (size_t)(space + 1 - line);
			for (size_t i = 0; i < 3 && i < left && space[1 + i] >= '0' && space[1 + i] <= '9';
				 i++) {
				response->status = response->status * 10 + (space[1 + i] - '0');
			}
		}
		return;
	}
	const char *colon = memchr(line, ':', len);
	if (colon == NULL) {
		response->head_complete = response->head_complete || line[0] == '\r' || line[0] == '\n';
		return;
	}
	size_t name_len = (size_t)(colon - line);
	const char *value = colon + 1;
	const char *end = line + len;
	while (value < end && (*value == ' ' || *value == '\t')) {
		value++;
	}
	while (
		end > value && (end[-1] == '\r' || end[-1] == '\n' || end[-1] == ' ' || end[-1] == '\t')) {
		end--;
	}
	size_t value_len = (size_t)(end - value);
	if (is_name(line, name_len, "x-ratelimit-limit")) {
		response->said.limit = read_number(value, value_len);
	} else if (is_name(line, name_len, "x-ratelimit-remaining")) {
		response->said.remaining = read_number(value, value_len);
	} else if (is_name(line, name_len, "x-ratelimit-reset")) {
		response->said.reset = read_number(value, value_len);
	} else if (is_name(line, name_len, "retry-after")) {
		response->said.retry_after_seconds = read_number(value, value_len);
		if (response->said.retry_after_seconds < 0) {
			response->said.retry_after_date = read_date(value, value_len);
		}
	} else if (is_name(line, name_len, "date")) {
		response->said.date = read_date(value, value_len);
	} else if (is_name(line, name_len, "x-request-id") || is_name(line, name_len, "request-id")) {
		read_request_id(response, value, value_len);
	}
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
	if (response->said.retry_after_seconds >= 0) {
		response->retry_after = response->said.retry_after_seconds < LONGEST_WAIT
			? response->said.retry_after_seconds * SKC_SECOND
			: LONGEST_WAIT * SKC_SECOND;
	} else if (response->said.retry_after_date >= 0) {
		int64_t wait = response->said.retry_after_date - server_now;
		wait = wait < 0 ? 0 : wait > LONGEST_WAIT ? LONGEST_WAIT : wait;
		response->retry_after = wait * SKC_SECOND;
	} else if (response->status == 429) {
		/* Neither said: until the window ends, as far as known, else until the minute does. */
		int64_t end = limit.reset_at >= 0 ? limit.reset_at : now_seconds - now_seconds % 60 + 60;
		response->retry_after = end * SKC_SECOND > now ? end * SKC_SECOND - now : 0;
	}
}
