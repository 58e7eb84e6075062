/* A growing byte buffer with a maximum size. NUL-terminated once something was added. */
#ifndef SKC_BUFFER_H
#define SKC_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "platform.h"

struct skc_buffer {
	char *data;
	size_t len;
	size_t room;
	size_t ceiling; /* most bytes of content */
	bool failed; /* too long, or out of memory; sticky, the content stays as it was */
	void *lender; /* what the content belongs to, where it was lent; NULL: it is the buffer's own */
	void (*give_back)(void *lender);
};

/* Nothing is allocated before the first byte. */
void skc_buffer_init(struct skc_buffer *buffer, size_t ceiling);

/* Frees the content; the buffer can be used again. */
void skc_buffer_free(struct skc_buffer *buffer);

/*
 * Has the buffer, which is empty, hold bytes that are there already and end with a NUL. Nothing may be added
 * to them. *Owns:* takes the lender, which give_back() gets once the buffer lets go of them.
 */
void skc_buffer_lend(struct skc_buffer *buffer, char *bytes, size_t len, void *lender,
	void (*give_back)(void *lender));

/* Moves the memory of one buffer, without its content, to another that has none. */
void skc_buffer_move(struct skc_buffer *to, struct skc_buffer *from);

/* Makes room for `len` more bytes. Fails at the ceiling, without memory, and where content was lent. */
bool skc_buffer_reserve(struct skc_buffer *buffer, size_t len);

/* Copies bytes to the end. */
bool skc_buffer_add(struct skc_buffer *buffer, const char *bytes, size_t len);

/* Copies a NUL-terminated text to the end. */
bool skc_buffer_add_text(struct skc_buffer *buffer, const char *text);

/* Writes like printf. */
bool skc_buffer_addf(struct skc_buffer *buffer, const char *format, ...) SKC_PRINTF_LIKE(2, 3);

/* Percent-encodes everything but the unreserved characters of RFC 3986. */
bool skc_buffer_add_encoded(struct skc_buffer *buffer, const char *bytes, size_t len);

#endif
