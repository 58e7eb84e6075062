/* What every test program here needs: cmocka and its headers, tables, and memory that ends hard. */
#ifndef SKC_TEST_SUPPORT_H
#define SKC_TEST_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Bytes and length of a literal, NUL bytes inside it included. */
#define BYTES(literal) (literal), (sizeof(literal) - 1)

/* Fails the test with a message of its own when `truth` does not hold. */
#define CHECK(truth, ...) \
	do { \
		if (!(truth)) { \
			fail_msg(__VA_ARGS__); \
		} \
	} while (0)

/* Numbers that are the same in every run. */
static inline uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* What they begin with, for neighbouring seeds as different as for others. */
static inline uint32_t first_random(uint32_t seed)
{
	uint32_t state = seed * 2654435761u + 1;
	for (int i = 0; i < 8; i++) {
		next_random(&state);
	}
	return state;
}

/* From 0 to `end` - 1. */
static inline uint32_t below(uint32_t *state, uint32_t end)
{
	return (uint32_t)(((uint64_t)next_random(state) * end) >> 32);
}

/* Takes a number out of a list, and puts one into it. memmove() would go byte by byte under ASan, and the lists are long. */
__attribute__((no_sanitize("address", "undefined"))) static inline void list_take(
	uint32_t *list, size_t *count, size_t at)
{
	for (--*count; at < *count; at++) {
		list[at] = list[at + 1];
	}
}

__attribute__((no_sanitize("address", "undefined"))) static inline void list_put(
	uint32_t *list, size_t *count, size_t at, uint32_t number)
{
	for (size_t i = (*count)++; i > at; i--) {
		list[i] = list[i - 1];
	}
	list[at] = number;
}

/* Memory followed by a page that nobody may touch: reading past the end ends the program. */
struct guarded {
	char *map;
	size_t usable;
	size_t mapped;
};

static inline void guarded_init(struct guarded *guarded, size_t usable)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	guarded->usable = (usable + page - 1) / page * page;
	guarded->mapped = guarded->usable + page;
	guarded->map =
		mmap(NULL, guarded->mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	assert_true(guarded->map != MAP_FAILED);
	assert_int_equal(0, mprotect(guarded->map + guarded->usable, page, PROT_NONE));
}

static inline void guarded_free(struct guarded *guarded)
{
	munmap(guarded->map, guarded->mapped);
}

/* Copies bytes so that the last one is the last that may be read. */
static inline char *guarded_put(struct guarded *guarded, const char *bytes, size_t len)
{
	char *to = guarded->map + guarded->usable - len;
	assert_true(len <= guarded->usable);
	if (len > 0) {
		memcpy(to, bytes, len);
	}
	return to;
}

/* True when the bytes are well-formed UTF-8, judged without the code under test. */
static inline bool is_utf8(const char *text, size_t len)
{
	const unsigned char *p = (const unsigned char *)text;
	const unsigned char *end = p + len;
	while (p < end) {
		uint32_t code = *p++;
		size_t more = code < 0x80 ? 0 : code >> 5 == 6 ? 1 : code >> 4 == 14 ? 2 : 3;
		if (code >= 0x80 && (code < 0xC2 || code > 0xF4)) {
			return false;
		}
		code &= more == 0 ? 0x7Fu : 0x3Fu >> more;
		if ((size_t)(end - p) < more) {
			return false;
		}
		static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
		for (size_t i = 0; i < more; i++) {
			if ((*p & 0xC0) != 0x80) {
				return false;
			}
			code = code << 6 | (*p++ & 0x3Fu);
		}
		if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
			return false;
		}
	}
	return true;
}

#endif
