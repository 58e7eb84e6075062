/* What an HTTP header may look like (RFC 9110, 5.1 and 5.5). */
#ifndef SKC_HEADER_H
#define SKC_HEADER_H

#include <stdbool.h>
#include <stddef.h>

/* The letter of ASCII in lower case, whatever the locale (in Turkish, I is not i). */
static inline char skc_ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* A letter or digit of ASCII. */
static inline bool skc_ascii_is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (skc_ascii_lower(c) >= 'a' && skc_ascii_lower(c) <= 'z');
}

/* True when both begin with the same `len` bytes, upper and lower case of ASCII being the same. */
static inline bool skc_ascii_is(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (skc_ascii_lower(a[i]) != skc_ascii_lower(b[i])) {
			return false;
		}
		if (a[i] == '\0') {
			break;
		}
	}
	return true;
}

/* True when the text is this word, upper and lower case of ASCII being the same. */
bool skc_ascii_is_word(const char *text, size_t len, const char *word);

/* Where the text has this part, upper and lower case of ASCII being the same; NULL: nowhere. */
const char *skc_ascii_find(const char *text, size_t len, const char *part);

/* True when the text has this part, upper and lower case of ASCII being the same. */
bool skc_ascii_holds(const char *text, const char *part);

/* True for a token: the name of a header. */
bool skc_header_is_name(const char *text, size_t len);

/* True when the text has no line ends or other control characters (tabs are allowed). */
bool skc_header_is_value(const char *text, size_t len);

/*
 * The next element of a list "a, b; parameters, c", moving *value on; false when there is none. Proxies
 * join what was said twice into one.
 */
bool skc_header_next_element(
	const char **value, const char *end, const char **element, size_t *len);

#endif
