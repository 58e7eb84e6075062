#include "key_mask.h"

#include <stdbool.h>
#include <string.h>

/* So many characters of the secret in a row are no coincidence. */
#define LEAST 8

static const char mark[] = "\xE2\x80\xA6";

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0'
		: c >= 'a' && c <= 'f'  ? c - 'a' + 10
		: c >= 'A' && c <= 'F'  ? c - 'A' + 10
								: -1;
}

/* The value of so many hexadecimal digits; -1 when these are none. */
static int hex_value(const char *text, const char *end, int digits)
{
	int value = 0;
	if (end - text < digits) {
		return -1;
	}
	for (int i = 0; i < digits; i++) {
		const int digit = hex_digit(text[i]);
		if (digit < 0) {
			return -1;
		}
		value = value * 16 + digit;
	}
	return value;
}

/* The character at `text`, which takes *len bytes: %73, \u0073 and s are the same. */
static int character(const char *text, const char *end, size_t *len)
{
	int value = -1;
	if (*text == '%') {
		value = hex_value(text + 1, end, 2);
		*len = 3;
	} else if (*text == '\\' && end - text > 1 && text[1] == 'u') {
		value = hex_value(text + 2, end, 4);
		*len = 6;
	}
	if (value < 0) {
		value = (unsigned char)*text;
		*len = 1;
	}
	return value;
}

/* How many bytes of the text are this part of the key, as far as they go; *matched: its characters. */
static size_t match(const char *text, const char *end, const char *part, size_t *matched)
{
	const char *p = text;
	for (*matched = 0; p < end && part[*matched] != '\0'; (*matched)++) {
		size_t len;
		if (character(p, end, &len) != (unsigned char)part[*matched]) {
			break;
		}
		p += len;
	}
	return (size_t)(p - text);
}

/* Bytes of the key, or of a part of its secret, that the text begins with; 0: none. */
static size_t key_at(const char *text, const char *end, const char *key, const char *secret)
{
	const size_t secret_len = strlen(secret);
	size_t matched;
	const size_t whole = match(text, end, key, &matched);
	if (key[matched] == '\0' || (secret != key && matched >= (size_t)(secret - key) + LEAST)) {
		return whole;
	}
	for (size_t start = 0; start + LEAST <= secret_len; start++) {
		const size_t part = match(text, end, secret + start, &matched);
		if (matched >= LEAST) {
			return part;
		}
	}
	return 0;
}

size_t skc_key_mask(char *text, size_t len, const char *key)
{
	static const char *const prefixes[] = {"sk_live_", "sk_test_"};
	const char *secret = key;
	const char *end = text + len;
	const char *from = text;
	char *to = text;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (strncmp(key, prefixes[i], strlen(prefixes[i])) == 0) {
			secret = key + strlen(prefixes[i]);
		}
	}
	while (from < end) {
		/* A whole key is shorter than the mark only when it is no key. */
		const size_t found = *key != '\0' ? key_at(from, end, key, secret) : 0;
		if (found >= sizeof(mark) - 1) {
			memcpy(to, mark, sizeof(mark) - 1);
			to += sizeof(mark) - 1;
			from += found;
		} else {
			*to++ = *from++;
		}
	}
	return (size_t)(to - text);
}

void skc_key_mask_text(char *text, const char *key)
{
	text[skc_key_mask(text, strlen(text), key)] = '\0';
}
