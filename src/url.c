#include "url.h"

#include <curl/curl.h>
#include <string.h>

#include "header.h"
#include "platform.h"

const char *skc_url_problem_text(enum skc_url_problem problem)
{
	static const char *const texts[] = {
#define SKC_URL_PROBLEM_TEXT(name, text) text,
		SKC_URL_PROBLEMS(SKC_URL_PROBLEM_TEXT)
#undef SKC_URL_PROBLEM_TEXT
	};
	return texts[problem];
}

static bool is_unsafe(unsigned char c)
{
	return c <= ' ' || c >= 0x7F || c == '\\';
}

static bool is_loopback(const char *host)
{
	struct in_addr v4;
	if (skc_ascii_is(host, "localhost", sizeof("localhost")) || strcmp(host, "[::1]") == 0) {
		return true;
	}
	return inet_pton(AF_INET, host, &v4) == 1 && ntohl(v4.s_addr) >> 24 == 127;
}

static bool has_part(CURLU *url, CURLUPart part)
{
	char *value = NULL;
	bool found = curl_url_get(url, part, &value, 0) == CURLUE_OK;
	curl_free(value);
	return found;
}

static enum skc_url_problem check_base(CURLU *url, bool insecure)
{
	char *scheme = NULL, *host = NULL;
	enum skc_url_problem problem = SKC_URL_OK;
	if (curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK ||
		curl_url_get(url, CURLUPART_HOST, &host, 0) != CURLUE_OK || host[0] == '\0') {
		problem = SKC_URL_MALFORMED;
	} else if (has_part(url, CURLUPART_USER) || has_part(url, CURLUPART_PASSWORD)) {
		problem = SKC_URL_CREDENTIALS;
	} else if (has_part(url, CURLUPART_QUERY) || has_part(url, CURLUPART_FRAGMENT)) {
		problem = SKC_URL_QUERY;
	} else if (strcmp(scheme, "http") == 0) {
		problem = insecure || is_loopback(host) ? SKC_URL_OK : SKC_URL_INSECURE;
	} else if (strcmp(scheme, "https") != 0) {
		problem = SKC_URL_SCHEME;
	}
	curl_free(scheme);
	curl_free(host);
	return problem;
}

static bool ends_with(const char *text, size_t len, const char *tail)
{
	size_t tail_len = strlen(tail);
	return len >= tail_len && memcmp(text + len - tail_len, tail, tail_len) == 0;
}

enum skc_url_problem skc_url_base(
	const char *text, size_t len, bool insecure, struct skc_buffer *base)
{
	struct skc_buffer copy;
	char *whole = NULL;
	CURLU *url = NULL;
	enum skc_url_problem problem = SKC_URL_MEMORY;
	skc_buffer_init(&copy, SKC_URL_MAX);
	for (size_t i = 0; i < len; i++) {
		if (is_unsafe((unsigned char)text[i])) {
			return SKC_URL_MALFORMED;
		}
	}
	if (len == 0 || memchr(text, '?', len) != NULL || memchr(text, '#', len) != NULL) {
		return len == 0 ? SKC_URL_MALFORMED : SKC_URL_QUERY;
	}
	url = curl_url();
	if (url == NULL || !skc_buffer_add(&copy, text, len)) {
		goto done;
	}
	const char *host = strstr(copy.data, "://");
	if (host == NULL || host[3] == '/') { /* libcurl takes the first segment for the host */
		problem = host == NULL ? SKC_URL_SCHEME : SKC_URL_MALFORMED;
		goto done;
	}
	if (curl_url_set(url, CURLUPART_URL, copy.data, CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
		problem = SKC_URL_MALFORMED;
		goto done;
	}
	problem = check_base(url, insecure);
	if (problem != SKC_URL_OK) {
		goto done;
	}
	if (curl_url_get(url, CURLUPART_URL, &whole, 0) != CURLUE_OK) {
		problem = SKC_URL_MALFORMED;
		goto done;
	}
	size_t keep = strlen(whole);
	while (ends_with(whole, keep, "/")) {
		keep--;
	}
	if (ends_with(whole, keep, "/v1")) {
		keep -= 3;
	}
	while (ends_with(whole, keep, "/")) {
		keep--;
	}
	problem = skc_buffer_add(base, whole, keep) ? SKC_URL_OK : SKC_URL_MEMORY;
done:
	curl_free(whole);
	curl_url_cleanup(url);
	skc_buffer_free(&copy);
	return problem;
}

bool skc_url_is_plain_http(const char *url)
{
	return skc_ascii_is(url, "http://", 7);
}

/* True when the segment is "." or "..", also with its dots percent-encoded. */
static bool is_dots(const char *segment, size_t len)
{
	size_t dots = 0;
	for (size_t i = 0; i < len; dots++) {
		if (segment[i] == '.') {
			i++;
		} else if (len - i >= 3 && skc_ascii_is(segment + i, "%2e", 3)) {
			i += 3;
		} else {
			return false;
		}
	}
	return dots == 1 || dots == 2;
}

enum skc_url_problem skc_url_check_path(const char *path, size_t len)
{
	if (len == 0) {
		return SKC_URL_PATH_EMPTY;
	}
	for (size_t i = 0; i < len; i++) {
		if (path[i] == '#') {
			return SKC_URL_PATH_FRAGMENT;
		}
		if (is_unsafe((unsigned char)path[i])) {
			return SKC_URL_PATH_CHARACTER;
		}
	}
	const char *query = memchr(path, '?', len);
	const char *end = query != NULL ? query : path + len;
	const char *segment = path;
	for (const char *p = path;; p++) {
		if (p < end && *p != '/') {
			if (*p == ':' && segment == path) {
				return SKC_URL_PATH_ABSOLUTE; /* a scheme, as in "https:" */
			}
			continue;
		}
		if (is_dots(segment, (size_t)(p - segment))) {
			return SKC_URL_PATH_DOTS;
		}
		if (p == end) {
			break;
		}
		if (p + 1 < end && p[1] == '/') {
			return SKC_URL_PATH_ABSOLUTE;
		}
		segment = p + 1;
	}
	return SKC_URL_OK;
}

bool skc_url_redact(const char *text, struct skc_buffer *shown)
{
	static const char name[] = "filters";
	const char *p = text;
	while (*p != '\0') {
		/* Up to a "?" or "&", which begins a parameter. */
		size_t len = strcspn(p, "?&");
		skc_buffer_add(shown, p, len);
		p += len;
		if (*p == '\0') {
			break;
		}
		skc_buffer_add(shown, p++, 1);
		const char *behind = p + strlen(name);
		/* Also filters[phone]=…, its brackets encoded or not. */
		if (strncmp(p, name, strlen(name)) == 0 &&
			(*behind == '=' || *behind == '[' || *behind == '%')) {
			skc_buffer_add_text(shown, "filters=\xE2\x80\xA6");
			p += strcspn(p, "& ");
		}
	}
	return !shown->failed;
}

size_t skc_url_origin_len(const char *url)
{
	const char *authority = strstr(url, "://");
	const char *start = authority != NULL ? authority + 3 : url;
	return (size_t)(start - url) + strcspn(start, "/?#");
}
