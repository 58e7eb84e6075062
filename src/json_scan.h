/*
 * The inner loops of the JSON reader: find the end of text or of white space, and tell whether a
 * key is the one expected. Each is one function with an SSE2 form and a plain C twin;
 * SKC_JSON_PLAIN forces the twin. None reads at or beyond `end`.
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

/* Bytes of a member's stored key: the name in its quotes and the colon, padded with zeros. */
#define SKC_JSON_KEY_MAX 32

/* True for a byte that ends a run of plain text: quote, backslash, control character, non-ASCII. */
static inline bool skc_json_is_special(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\' || c >= 0x80;
}

static inline bool skc_json_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

#ifdef SKC_JSON_SSE2
static inline __m128i skc_json_load(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}
#endif

/* Returns the first special byte in [p, end), or end. */
static inline const char *skc_json_plain_end(const char *p, const char *end)
{
#ifdef SKC_JSON_SSE2
	for (; end - p >= 16; p += 16) {
		const __m128i chunk = skc_json_load(p);
		/* Signed comparison: bytes from 0x80 are negative, so "less than a space" finds them too. */
		const __m128i special = _mm_or_si128(_mm_cmplt_epi8(chunk, _mm_set1_epi8(0x20)),
			_mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('"')),
				_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\'))));
		const unsigned found = (unsigned)_mm_movemask_epi8(special);
		if (found != 0) {
			return p + skc_lowest_bit(found);
		}
	}
#endif
	while (p < end && !skc_json_is_special((unsigned char)*p)) {
		p++;
	}
	return p;
}

/*
 * Passes over plain text with characters of two bytes in it, as most accented letters are: returns the
 * first byte that is anything else, or stands too near to `end` to tell.
 */
static inline const char *skc_json_latin_end(const char *p, const char *end)
{
#ifdef SKC_JSON_SSE2
	while (end - p >= 16) {
		const __m128i chunk = skc_json_load(p);
		const unsigned high = (unsigned)_mm_movemask_epi8(chunk);
		/* Signed comparisons: 0xC2 to 0xDF begin two bytes, 0x80 to 0xBF go on. */
		const unsigned first = (unsigned)_mm_movemask_epi8(_mm_and_si128(
			_mm_cmpgt_epi8(chunk, _mm_set1_epi8(-63)), _mm_cmplt_epi8(chunk, _mm_set1_epi8(-32))));
		const unsigned second =
			(unsigned)_mm_movemask_epi8(_mm_cmplt_epi8(chunk, _mm_set1_epi8(-64)));
		const unsigned ascii =
			(unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmplt_epi8(chunk, _mm_set1_epi8(0x20)),
				_mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('"')),
					_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\'))))) &
			~high;
		/* A first without its second, a second without its first, and all that is neither. */
		const unsigned stops = ascii | (high & ~(first | second)) | (second & ~(first << 1)) |
			(first & 0x7FFF & ~(second >> 1));
		if (stops != 0) {
			return p + skc_lowest_bit(stops);
		}
		/* The second of a pair that the chunk cuts is in the next one. */
		p += (first & 0x8000) != 0 ? 15 : 16;
	}
#endif
	(void)end;
	return p;
}

/* True when two runs of bytes are the same. */
static inline bool skc_json_same(const char *one, const char *other, size_t len)
{
#ifdef SKC_JSON_SSE2
	if (len >= 16) {
		/* The last chunk overlaps the one before. */
		for (size_t at = 0;; at += 16) {
			at = at > len - 16 ? len - 16 : at;
			const __m128i same = _mm_cmpeq_epi8(skc_json_load(one + at), skc_json_load(other + at));
			if (_mm_movemask_epi8(same) != 0xFFFF) {
				return false;
			}
			if (at == len - 16) {
				return true;
			}
		}
	}
#endif
	return memcmp(one, other, len) == 0;
}

/*
 * Copies the bytes of [p, end) before the first backslash; returns how many. [to, to_end) has room
 * for them, and what lies behind them there may be overwritten.
 */
static inline size_t skc_json_copy_plain(
	char *to, const char *to_end, const char *p, const char *end)
{
	const char *start = p;
#ifdef SKC_JSON_SSE2
	for (; end - p >= 16 && to_end - to >= 16; p += 16, to += 16) {
		const __m128i chunk = skc_json_load(p);
		const unsigned found =
			(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\')));
		_mm_storeu_si128((__m128i *)(void *)to, chunk);
		if (found != 0) {
			return (size_t)(p - start) + skc_lowest_bit(found);
		}
	}
#endif
	/* What is left is short: eight bytes at once, where none of them is a backslash. */
	while (end - p >= 8 && to_end - to >= 8) {
		uint64_t word;
		memcpy(&word, p, sizeof(word));
		const uint64_t zero_at_backslash = word ^ UINT64_C(0x5C5C5C5C5C5C5C5C);
		if (((zero_at_backslash - UINT64_C(0x0101010101010101)) & ~zero_at_backslash &
				UINT64_C(0x8080808080808080)) != 0) {
			break;
		}
		memcpy(to, &word, sizeof(word));
		p += 8;
		to += 8;
	}
	while (p < end && to < to_end && *p != '\\') {
		*to++ = *p++;
	}
	return (size_t)(p - start);
}

/* Returns the first byte in [p, end) that is no white space, or end. */
static inline const char *skc_json_space_end(const char *p, const char *end)
{
#ifdef SKC_JSON_SSE2
	for (; end - p >= 16; p += 16) {
		const __m128i chunk = skc_json_load(p);
		const __m128i blank = _mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8(' ')),
			_mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\n')),
				_mm_or_si128(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\r')),
					_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\t')))));
		const unsigned found = (unsigned)_mm_movemask_epi8(blank) ^ 0xFFFF;
		if (found != 0) {
			return p + skc_lowest_bit(found);
		}
	}
#endif
	while (p < end && skc_json_is_space(*p)) {
		p++;
	}
	return p;
}

/*
 * True when the text at p begins with the len bytes (at most SKC_JSON_KEY_MAX) of key, a buffer
 * of SKC_JSON_KEY_MAX bytes. `bits` has a one for each of these bytes, from the lowest on.
 */
static inline bool skc_json_key_is(
	const char *p, const char *end, const char *key, size_t len, uint32_t bits)
{
#ifdef SKC_JSON_SSE2
	if (end - p >= SKC_JSON_KEY_MAX) {
		const __m128i low = _mm_cmpeq_epi8(skc_json_load(p), skc_json_load(key));
		const __m128i high = _mm_cmpeq_epi8(skc_json_load(p + 16), skc_json_load(key + 16));
		const uint32_t same =
			(uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16;
		return (~same & bits) == 0;
	}
#endif
	(void)bits;
	return (size_t)(end - p) >= len && memcmp(p, key, len) == 0;
}

#endif
