/*
 * The document that a target reads, which ends where its memory does: at the end of a block that ASan watches, or, where there is
 * no ASan, before a page that nobody may touch.
 */
#ifndef FUZZ_EXACT_H
#define FUZZ_EXACT_H

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define FUZZ_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FUZZ_ASAN 1
#endif
#endif

#define FUZZ_DOCUMENT_MAX ((size_t)1024 * 1024)
#define FUZZ_PAGE ((size_t)65536) /* at least one of any system */

/* *Owns:* freed by exact_free(). NULL: no memory, or too long. */
static inline char *exact_copy(const void *bytes, size_t len)
{
#ifdef FUZZ_ASAN
	char *copy = malloc(len > 0 ? len : 1);
	copy = copy != NULL && len == 0 ? copy + 1 : copy;
#else
	static char *end;
	if (end == NULL) {
		char *map = mmap(NULL, FUZZ_DOCUMENT_MAX + FUZZ_PAGE, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (map == MAP_FAILED || mprotect(map + FUZZ_DOCUMENT_MAX, FUZZ_PAGE, PROT_NONE) != 0) {
			abort();
		}
		end = map + FUZZ_DOCUMENT_MAX;
	}
	char *copy = len <= FUZZ_DOCUMENT_MAX ? end - len : NULL;
#endif
	if (copy != NULL && len > 0) {
		memcpy(copy, bytes, len);
	}
	return copy;
}

static inline void exact_free(char *copy, size_t len)
{
#ifdef FUZZ_ASAN
	free(copy != NULL && len == 0 ? copy - 1 : copy);
#else
	(void)copy;
	(void)len;
#endif
}

#endif
