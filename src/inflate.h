/*
 * Undoes the Content-Encoding of a body that libcurl could not decode: gzip of any number of members
 * (RFC 1952, 2.2), and deflate. By zlib; built without it (SKC_HAVE_ZLIB), bodies stay as they came.
 */
#ifndef SKC_INFLATE_H
#define SKC_INFLATE_H

#include "buffer.h"

/* Encodings of one body, at most; libcurl has the same limit. */
#define SKC_INFLATE_LAYERS 5

enum skc_inflate_outcome {
	SKC_INFLATE_DONE,
	SKC_INFLATE_CUT_SHORT, /* the body ends within a member */
	SKC_INFLATE_DAMAGED, /* what came is not what was sent: `problem` */
	SKC_INFLATE_TOO_LARGE,
	SKC_INFLATE_NO_MEMORY,
	SKC_INFLATE_STOPPED, /* may_go_on() said so */
};

/* Set by the caller, zeros being good. */
struct skc_inflate {
	bool partly; /* what comes before a fault, or before the ceiling, is enough */
	bool (*may_go_on)(void *context); /* asked after each slice; NULL: it may */
	void *context;
	size_t slice; /* bytes that are read or written between two questions; 0: 64 KiB */

	/* Where it failed. */
	const char *format; /* "gzip" or "deflate" */
	unsigned member; /* which one, from 1 */
	const char *problem; /* zlib's words for it; static */
};

/* The version of zlib that is running; NULL: built without it. */
const char *skc_inflate_version(void);

/*
 * Undoes a list of encodings as Content-Encoding has it, last one first. A layer is told by its first
 * bytes: what is neither gzip nor deflate in truth stays as it is, as do encodings of other names. What
 * comes behind the last member and is no gzip is left out. Owns: the body's memory becomes another.
 * Fails: the body stays as it came. More than `most` bytes, of any layer, are too large.
 */
enum skc_inflate_outcome skc_inflate_body(
	struct skc_inflate *how, struct skc_buffer *body, const char *encoding, size_t most);

#endif
