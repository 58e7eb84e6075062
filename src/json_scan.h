/*
 * The two inner loops of the JSON reader: find the end of plain text, and tell whether a key is the
 * one expected. Each has an SSE2 form and a plain C twin; SKC_JSON_PLAIN forces the twin. /
 */
#ifndef SKC_JSON_SCAN_H
#define SKC_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "platform.h"

#if defined(SKC_SSE2) && !defined(SKC_JSON_PLAIN)
#define SKC_JSON_SSE2 1
#include <emmintrin.h>
#endif

/* Bytes of a member's stored key: the name, the closing quote and the colon, padded with zeros. */
#define SKC_JSON_KEY_MAX 32

/* True for a byte that ends a run of plain text: quote, backslash, control character, non-ASCII. */
static inline bool skc_json_is_special(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\' || c >= 0x80;
}

/* Returns the first special byte in [p, end), or end. Never reads at or beyond end. */
static inline const char *skc_json_plain_end(const char *p, const char *end)
{
#ifdef SKC_JSON_SSE2
	const __m128i quote = _mm_set1_epi8('"');
	const __m128i backslash = _mm_set1_epi8('\\');
	const __m128i space = _mm_set1_epi8(0x20);
	while (end - p >= 16) {
		__m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)p);
		/*
		 * Signed comparison: bytes from 0x80 are negative, so "less than a space" finds them as
		 * well.
		 */
		__m128i special = _mm_or_si128(_mm_cmplt_epi8(chunk, space),
			_mm_or_si128(_mm_cmpeq_epi8(chunk, quote), _mm_cmpeq_epi8(chunk, backslash)));
		unsigned found = (unsigned)_mm_movemask_epi8(special);
		if (found != 0) {
			return p + skc_lowest_bit(found);
		}
		p += 16;
	}
#endif
	while (p < end && !skc_json_is_special((unsigned char)*p)) {
		p++;
	}
	return p;
}

/* True when the text at p begins with the len bytes of key (a buffer of SKC_JSON_KEY_MAX bytes). */
static inline bool skc_json_key_is(const char *p, const char *end, const char *key, size_t len)
{
#ifdef SKC_JSON_SSE2
	if (end - p >= SKC_JSON_KEY_MAX) {
		__m128i low = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)p),
			_mm_loadu_si128((const __m128i *)(const void *)key));
		__m128i high = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(p + 16)),
			_mm_loadu_si128((const __m128i *)(const void *)(key + 16)));
		uint32_t same =
			(uint32_t)_mm_movemask_epi8(low) | ((uint32_t)_mm_movemask_epi8(high) << 16);
		uint32_t wanted = len < 32 ? (1u << len) - 1 : UINT32_MAX;
		return (same & wanted) == wanted;
	}
#endif
	return (size_t)(end - p) >= len && memcmp(p, key, len) == 0;
}

#endif
