/* UTF-8: validation, and cutting texts between characters. */
#ifndef SKC_UTF8_H
#define SKC_UTF8_H

#include <stddef.h>

/* The rest of skc_utf8_sequence(): three and four bytes. */
size_t skc_utf8_long_sequence(const unsigned char *p, const unsigned char *end);

/* Length of the well-formed sequence of 2 to 4 bytes at p (Unicode table 3-7), 0 when there is none. */
static inline size_t skc_utf8_sequence(const unsigned char *p, const unsigned char *end)
{
	if (end - p >= 2 && p[0] >= 0xC2 && p[0] <= 0xDF && (p[1] & 0xC0) == 0x80) {
		return 2;
	}
	/* Three bytes whose lead allows any second byte. */
	if (end - p >= 3 && p[0] >= 0xE1 && p[0] <= 0xEF && p[0] != 0xED && (p[1] & 0xC0) == 0x80 &&
		(p[2] & 0xC0) == 0x80) {
		return 3;
	}
	return skc_utf8_long_sequence(p, end);
}

/* Length of the text cut to at most `max` bytes, at the start of a UTF-8 sequence. */
static inline size_t skc_utf8_cut(const char *text, size_t len, size_t max)
{
	if (len <= max) {
		return len;
	}
	while (max > 0 && (text[max] & 0xC0) == 0x80) {
		max--;
	}
	return max;
}

/* The same for a text that was cut already: its length without an incomplete sequence at the end. */
static inline size_t skc_utf8_trim(const char *text, size_t len)
{
	size_t start = len;
	while (start > 0 && len - start < 4 && (text[start - 1] & 0xC0) == 0x80) {
		start--;
	}
	if (start == 0 || (text[start - 1] & 0x80) == 0) {
		return len;
	}
	unsigned char lead = (unsigned char)text[start - 1];
	size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	return len - start + 1 < wanted ? start - 1 : len;
}

#endif
