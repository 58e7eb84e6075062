#include "failure.h"

#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "header.h"
#include "key_mask.h"
#include "platform.h"
#include "url.h"
#include "utf8.h"

/* Bytes of a page's title that are shown, and of the text that it is shown in. */
#define SKC_TITLE_MAX 100
#define SKC_HTML_TEXT_MAX 300

void skc_failure_init(struct skc_failure *failure)
{
	*failure = (struct skc_failure){.retry_after = -1};
	skc_buffer_init(&failure->details, SKC_DETAILS_MAX * (SKC_DETAIL_MAX + 1));
}

void skc_failure_free(struct skc_failure *failure)
{
	skc_buffer_free(&failure->details);
	skc_failure_init(failure);
}

void skc_failure_set(
	struct skc_failure *failure, enum skc_failure_kind kind, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	failure->kind = kind;
	vsnprintf(failure->message, sizeof(failure->message), format, arguments);
	va_end(arguments);
	failure->message[skc_utf8_trim(failure->message, strlen(failure->message))] = '\0';
}

/* ---- error bodies ---- */

/* Spaces in place of control characters, U+0080 to U+009F among them. */
static void blank_controls(char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c < ' ' || c == 0x7F) {
			text[i] = ' ';
		} else if (c == 0xC2 && i + 1 < len && (unsigned char)text[i + 1] < 0xA0) {
			text[i] = text[i + 1] = ' ';
		}
	}
}

/* True when the same message is there already. */
static bool has_detail(const struct skc_failure *failure, const char *text)
{
	const char *p = failure->details.data;
	for (unsigned i = 0; i < failure->detail_count; i++, p += strlen(p) + 1) {
		if (strcmp(p, text) == 0) {
			return true;
		}
	}
	return false;
}

/*
 * Keeps one message, if it is a new one. It is put into exceptions and logs: without control
 * characters, and without filters where a server says our URL back.
 */
static void add_detail(struct skc_failure *failure, struct json_object *value)
{
	if (!json_object_is_type(value, json_type_string) || failure->detail_count == SKC_DETAILS_MAX) {
		return;
	}
	const size_t len = (size_t)json_object_get_string_len(value);
	const size_t start = failure->details.len;
	struct skc_buffer text, shown;
	skc_buffer_init(&text, len);
	skc_buffer_init(&shown, len * 2);
	if (len == 0 || !skc_buffer_add(&text, json_object_get_string(value), len)) {
		goto done;
	}
	blank_controls(text.data, text.len);
	if (!skc_url_redact(text.data, &shown)) {
		goto done;
	}
	shown.data[skc_utf8_cut(shown.data, shown.len, SKC_DETAIL_MAX)] = '\0';
	if (!has_detail(failure, shown.data) &&
		skc_buffer_add(&failure->details, shown.data, strlen(shown.data) + 1)) {
		failure->detail_count++;
	} else {
		failure->details.len = start;
	}
done:
	skc_buffer_free(&text);
	skc_buffer_free(&shown);
}

/* A message, a list of them, or a list of objects that each have one. */
static void add_details(struct skc_failure *failure, struct json_object *value)
{
	add_detail(failure, value);
	if (!json_object_is_type(value, json_type_array)) {
		return;
	}
	for (size_t i = 0; i < json_object_array_length(value); i++) {
		struct json_object *element = json_object_array_get_idx(value, i);
		struct json_object *message;
		if (json_object_is_type(element, json_type_object) &&
			json_object_object_get_ex(element, "message", &message)) {
			element = message;
		}
		add_detail(failure, element);
	}
}

static struct json_object *member(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;
	if (json_object_is_type(object, json_type_object)) {
		json_object_object_get_ex(object, name, &value);
	}
	return value;
}

/* Codes look like API_KEY_INVALID; anything longer or stranger is no code. */
static void read_code(struct skc_failure *failure, struct json_object *value)
{
	if (!json_object_is_type(value, json_type_string)) {
		return;
	}
	const char *text = json_object_get_string(value);
	size_t len = (size_t)json_object_get_string_len(value);
	if (len == 0 || len > SKC_ERROR_CODE_MAX) {
		return;
	}
	for (size_t i = 0; i < len; i++) {
		if (!skc_ascii_is_alnum(text[i]) && (text[i] == '\0' || strchr("_-.:", text[i]) == NULL)) {
			return;
		}
	}
	memcpy(failure->code, text, len + 1);
}

/* The shapes that the API, its framework, and proxies before it are known to answer with. */
static void read_body(struct skc_failure *failure, struct json_object *body)
{
	struct json_object *error = member(body, "error");
	struct json_object *holders[] = {error, body};
	for (size_t i = 0; i < 2; i++) {
		if (failure->code[0] == '\0') {
			read_code(failure, member(holders[i], "code"));
		}
		add_details(failure, member(holders[i], "message"));
		add_details(failure, member(holders[i], "details"));
		add_details(failure, member(holders[i], "detail"));
		add_details(failure, member(holders[i], "errors"));
		add_details(failure, member(holders[i], "validation"));
	}
	if (failure->detail_count == 0) {
		add_details(failure, member(body, "title"));
		add_details(failure, error); /* "error": "Bad Request" beside a statusCode */
	}
}

/* The code point of a well-formed sequence of `len` bytes. */
static uint32_t code_point(const unsigned char *p, size_t len)
{
	uint32_t code = p[0] & (len == 2 ? 0x1F : len == 3 ? 0x0F : 0x07);
	for (size_t i = 1; i < len; i++) {
		code = code << 6 | (p[i] & 0x3F);
	}
	return code;
}

/*
 * Copies JSON with everything outside ASCII as \u escapes: in its strict mode json-c 0.18 refuses such
 * text as control characters. False when it is not UTF-8, and without memory.
 */
static bool to_ascii(struct skc_buffer *copy, const char *text, size_t len)
{
	const unsigned char *p = (const unsigned char *)text;
	const unsigned char *end = p + len;
	while (p < end) {
		const unsigned char *start = p;
		while (p < end && *p < 0x80) {
			p++;
		}
		skc_buffer_add(copy, (const char *)start, (size_t)(p - start));
		if (p == end) {
			break;
		}
		size_t step = skc_utf8_sequence(p, end);
		if (step == 0) {
			return false;
		}
		uint32_t code = code_point(p, step);
		if (code < 0x10000) {
			skc_buffer_addf(copy, "\\u%04x", (unsigned)code);
		} else {
			code -= 0x10000;
			skc_buffer_addf(copy, "\\u%04x\\u%04x", 0xD800 + (unsigned)(code >> 10),
				0xDC00 + (unsigned)(code & 0x3FF));
		}
		p += step;
	}
	return !copy->failed;
}

static void parse_body(struct skc_failure *failure, const struct skc_buffer *body)
{
	/* White space behind the document would be text behind it to json-c. */
	size_t len = body->len;
	while (
		len > 0 && body->data[len - 1] != '\0' && strchr(" \t\r\n", body->data[len - 1]) != NULL) {
		len--;
	}
	if (len == 0) {
		return;
	}
	struct skc_buffer text;
	skc_buffer_init(&text, len * 3);
	struct json_tokener *tokener = json_tokener_new();
	if (tokener != NULL && to_ascii(&text, body->data, len)) {
		json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
		/*
		 * A body cut at its ceiling has no end: json-c then wants more and gives nothing, which is
		 * right.
		 */
		struct json_object *document = json_tokener_parse_ex(tokener, text.data, (int)text.len);
		read_body(failure, document);
		json_object_put(document);
	}
	if (tokener != NULL) {
		json_tokener_free(tokener);
	}
	skc_buffer_free(&text);
}

/* ---- what is no answer of the API ---- */

/* Behind white space and a byte order mark. */
static const char *start_of(const struct skc_buffer *body, const char **end)
{
	const char *p = body->data;
	*end = p != NULL ? p + body->len : NULL;
	if (body->len >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
		p += 3;
	}
	while (p < *end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')) {
		p++;
	}
	return p;
}

static const char *find_tag(const char *p, const char *end, const char *tag)
{
	return skc_ascii_find(p, (size_t)(end - p), tag);
}

/* Text of a page's <title>, shortened; "" when it has none. */
static void read_title(char title[SKC_TITLE_MAX + 1], const char *p, const char *end)
{
	size_t used = 0;
	const char *tag = find_tag(p, end, "<title");
	const char *from = tag != NULL ? memchr(tag, '>', (size_t)(end - tag)) : NULL;
	const char *to = from != NULL ? find_tag(from, end, "</title") : NULL;
	for (const char *c = from; to != NULL && ++c < to && used < SKC_TITLE_MAX;) {
		const bool blank = (unsigned char)*c <= ' ';
		if (!blank || (used > 0 && title[used - 1] != ' ')) {
			title[used++] = blank ? ' ' : *c;
		}
	}
	while (used > 0 && title[used - 1] == ' ') {
		used--;
	}
	title[used] = '\0';
	title[skc_utf8_trim(title, used)] = '\0';
	blank_controls(title, strlen(title));
}

/* Describes an HTML page that came instead of an answer; false when the body is none. */
static bool describe_html(char text[SKC_HTML_TEXT_MAX], const struct skc_buffer *body)
{
	const char *end;
	const char *p = start_of(body, &end);
	char title[SKC_TITLE_MAX + 1];
	if (p == end || *p != '<') {
		return false;
	}
	read_title(title, p, end);
	snprintf(text, SKC_HTML_TEXT_MAX,
		"%s came instead of JSON%s%s%s; something between here and the API may have answered "
		"(a proxy, firewall or CDN)",
		find_tag(p, end, "<html") != NULL || find_tag(p, end, "<!doctype html") != NULL ? "HTML"
																						: "markup",
		title[0] != '\0' ? ", titled \"" : "", title, title[0] != '\0' ? "\"" : "");
	return true;
}

static enum skc_failure_kind kind_of_status(int status, const char *code)
{
	switch (status) {
		case 400:
			return SKC_FAILURE_BAD_REQUEST;
		case 401:
			return SKC_FAILURE_AUTHENTICATION;
		case 403:
			return strcmp(code, "SUBSCRIPTION_REQUIRED") == 0 ? SKC_FAILURE_SUBSCRIPTION_REQUIRED
				: strcmp(code, "PLAN_NOT_ELIGIBLE") == 0      ? SKC_FAILURE_PLAN_NOT_ELIGIBLE
															  : SKC_FAILURE_PERMISSION;
		case 404:
			return SKC_FAILURE_NOT_FOUND;
		case 429:
			return SKC_FAILURE_RATE_LIMIT;
		default:
			return status >= 500 ? SKC_FAILURE_SERVER : SKC_FAILURE_API;
	}
}

/* What the status means, for answers that do not say. */
static const char *status_text(int status)
{
	switch (status) {
		case 400:
			return "bad request";
		case 401:
			return "invalid or missing API key";
		case 403:
			return "not allowed; a workspace id may be outside the scope of the API key";
		case 304:
			return "not modified, though nothing was asked for that depends on a change";
		case 404:
			return "not found";
		case 408:
			return "request timeout";
		case 429:
			return "rate limit exceeded";
		case 500:
			return "internal server error";
		case 502:
			return "bad gateway";
		case 503:
			return "service unavailable";
		case 504:
			return "gateway timeout";
		default:
			return status >= 300 && status <= 399 ? "redirect, which is not followed"
												  : "unexpected status";
	}
}

void skc_failure_set_code(struct skc_failure *failure, const char *code)
{
	snprintf(failure->code, sizeof(failure->code), "%s", code);
}

void skc_failure_from_response(struct skc_failure *failure, const struct skc_response *response)
{
	failure->status = response->status;
	failure->retry_after = response->retry_after;
	parse_body(failure, &response->body);
	failure->kind = kind_of_status(response->status, failure->code);
	char html[SKC_HTML_TEXT_MAX], meant[SKC_HTML_TEXT_MAX + 80];
	const char *text = failure->details.data;
	if (failure->detail_count == 0) {
		const bool is_html = describe_html(html, &response->body);
		/* The API says itself what it does not allow. */
		const char *status =
			is_html && response->status == 403 ? "not allowed" : status_text(response->status);
		snprintf(meant, sizeof(meant), "%s%s%s", status, is_html ? "; " : "", is_html ? html : "");
		text = meant;
	}
	const char *more = failure->detail_count > 1 ? " (and more, see getDetails())" : "";
	const bool has_code = failure->code[0] != '\0';
	size_t len = skc_utf8_cut(text, strlen(text), SKC_MESSAGE_MAX - 160);
	skc_failure_set(failure, failure->kind, "HTTP %d%s%s: %.*s%s", response->status,
		has_code ? " " : "", failure->code, (int)len, text, more);
}

void skc_failure_explain_body(struct skc_failure *failure, const struct skc_response *response)
{
	char html[SKC_HTML_TEXT_MAX];
	const char *end;
	const char *p = start_of(&response->body, &end);
	if (p == end) {
		skc_failure_set(
			failure, SKC_FAILURE_DECODE, "HTTP %d: the answer has no body", response->status);
	} else if (describe_html(html, &response->body)) {
		skc_failure_set(failure, SKC_FAILURE_DECODE, "HTTP %d: %s", response->status, html);
	} else if (response->encoding[0] != '\0' && strchr("[{\"-0123456789tfn", *p) == NULL) {
		skc_failure_set(failure, SKC_FAILURE_DECODE,
			"HTTP %d: the body is no JSON; its Content-Encoding is \"%s\"", response->status,
			response->encoding);
	}
}

void skc_failure_from_inflate(struct skc_failure *failure, const struct skc_response *response,
	const struct skc_inflate *inflate)
{
	char member[32] = "";
	if (inflate->format[0] == 'g') {
		snprintf(member, sizeof(member), "member %u of ", inflate->member);
	}
	skc_failure_set(failure, SKC_FAILURE_DECODE,
		"HTTP %d: the body cannot be decoded: %sits %s is %s%s (its Content-Encoding is \"%s\")",
		response->status, member, inflate->format,
		inflate->problem != NULL ? "damaged: " : "cut short",
		inflate->problem != NULL ? inflate->problem : "", response->encoding);
}

/* ---- what others ask of it ---- */

void skc_failure_mask_key(struct skc_failure *failure, const char *key)
{
	struct skc_json_place *place = &failure->place;
	char *from = failure->details.data, *to = from;
	for (unsigned i = 0; i < failure->detail_count; i++) {
		const size_t len = strlen(from);
		const size_t left = skc_key_mask(from, len, key);
		memmove(to, from, left);
		to[left] = '\0';
		to += left + 1;
		from += len + 1;
	}
	if (failure->detail_count > 0) {
		failure->details.len = (size_t)(to - failure->details.data);
	}
	skc_key_mask_text(failure->message, key);
	skc_key_mask_text(failure->code, key);
	skc_key_mask_text(place->path, key);
	place->excerpt_len = skc_key_mask(place->excerpt, place->excerpt_len, key);
	place->excerpt[place->excerpt_len] = '\0';
}

/* Statuses of what may be better in a moment: of the API, of gateways, and of CDNs (520 and above). */
static bool is_passing(int status)
{
	return status == 408 || status == 500 || (status >= 502 && status <= 504) ||
		(status >= 520 && status <= 524) || status == 527 || status == 530;
}

bool skc_failure_is_retryable(const struct skc_failure *failure)
{
	switch (failure->kind) {
		case SKC_FAILURE_CONNECTION:
		case SKC_FAILURE_CONNECT_TIMEOUT:
		case SKC_FAILURE_TIMEOUT:
		case SKC_FAILURE_RATE_LIMIT:
			return true;
		default:
			return is_passing(failure->status);
	}
}

static bool text_names(const char *text, const char *word)
{
	size_t len = strlen(word);
	for (const char *p = text; (p = strstr(p, word)) != NULL; p += len) {
		bool starts = p == text || !skc_ascii_is_alnum(p[-1]);
		if (starts && !skc_ascii_is_alnum(p[len])) {
			return true;
		}
	}
	return false;
}

bool skc_failure_names(const struct skc_failure *failure, const char *word)
{
	const char *p = failure->details.data;
	for (unsigned i = 0; i < failure->detail_count; i++, p += strlen(p) + 1) {
		if (text_names(p, word)) {
			return true;
		}
	}
	return text_names(failure->message, word);
}

bool skc_failure_says_unknown_parameter(const struct skc_failure *failure, const char *word)
{
	static const char *const unknown[] = {"not exist", "not allowed", "not permitted", "unexpected",
		"unknown", "unrecognized", "additional"};
	const char *p = failure->details.data;
	for (unsigned i = 0; i < failure->detail_count; i++, p += strlen(p) + 1) {
		/* "must be one of the allowed values" speaks of the value. */
		if (!text_names(p, word) || skc_ascii_holds(p, "one of") ||
			skc_ascii_holds(p, "allowed values")) {
			continue;
		}
		for (size_t j = 0; j < sizeof(unknown) / sizeof(unknown[0]); j++) {
			if (skc_ascii_holds(p, unknown[j])) {
				return true;
			}
		}
	}
	return false;
}
