#include "inflate.h"

#include <stdlib.h>
#include <string.h>

#include "header.h"

#ifdef SKC_HAVE_ZLIB

#define ZLIB_CONST
#include <zlib.h>

#define SLICE ((size_t)64 * 1024)

/* Added to the window bits: the format that is expected. Negative ones have neither head nor check. */
#define GZIP_BITS (MAX_WBITS + 16)
#define ZLIB_BITS MAX_WBITS
#define RAW_BITS (-MAX_WBITS)

const char *skc_inflate_version(void)
{
	return zlibVersion();
}

/* Its memory comes from where all of ours does. */
static voidpf take_memory(voidpf context, uInt count, uInt size)
{
	(void)context;
	return calloc(count, size);
}

static void give_memory(voidpf context, voidpf memory)
{
	(void)context;
	free(memory);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Another member, or the beginning of one that is cut short, and not just bytes behind the last. */
static bool begins_gzip(const unsigned char *bytes, size_t len)
{
	return len > 0 && bytes[0] == 0x1F && (len == 1 || bytes[1] == 0x8B);
}

static bool begins_zlib(const unsigned char *bytes, size_t len)
{
	return len >= 2 && (bytes[0] & 0x0F) == Z_DEFLATED && bytes[0] >> 4 <= 7 &&
		(bytes[0] << 8 | bytes[1]) % 31 == 0;
}

/* A document of JSON; no deflate of one begins so, though one of something else may. */
static bool begins_json(const unsigned char *bytes)
{
	return bytes[0] == '{' || bytes[0] == '[';
}

/* Text that deflate may begin with as well. */
static bool may_begin_text(const unsigned char *bytes)
{
	return bytes[0] != '\0' && strchr("{[< \t\r\n\xEF", bytes[0]) != NULL;
}

/* Inflates all members of a stream into `to`. */
static enum skc_inflate_outcome inflate_members(struct skc_inflate *how, z_stream *stream,
	const unsigned char *bytes, size_t len, struct skc_buffer *to)
{
	const size_t slice = how->slice > 0 ? how->slice : SLICE;
	for (how->member = 1;;) {
		/* At the ceiling one byte tells whether there is more. */
		unsigned char beyond;
		const size_t room = least(slice, to->ceiling - to->len);
		if (how->may_go_on != NULL && !how->may_go_on(how->context)) {
			return SKC_INFLATE_STOPPED;
		}
		if (room > 0 && !skc_buffer_reserve(to, room)) {
			return SKC_INFLATE_NO_MEMORY;
		}
		const uInt in = (uInt)least(slice, len), out = room > 0 ? (uInt)room : 1;
		stream->next_in = bytes;
		stream->avail_in = in;
		stream->next_out = room > 0 ? (unsigned char *)to->data + to->len : &beyond;
		stream->avail_out = out;
		const int code = inflate(stream, Z_NO_FLUSH);
		const size_t read = in - stream->avail_in, written = out - stream->avail_out;
		bytes += read;
		len -= read;
		if (room == 0 && written > 0) {
			return SKC_INFLATE_TOO_LARGE;
		}
		to->len += written;
		if (code == Z_STREAM_END) {
			if (how->format[0] != 'g' || !begins_gzip(bytes, len)) {
				return SKC_INFLATE_DONE;
			}
			how->member++;
			inflateReset(stream);
		} else if (code == Z_MEM_ERROR) {
			return SKC_INFLATE_NO_MEMORY;
		} else if (code != Z_OK && code != Z_BUF_ERROR) {
			how->problem = stream->msg != NULL ? stream->msg : "it needs a dictionary";
			return SKC_INFLATE_DAMAGED;
		} else if (read == 0 && written == 0) {
			return SKC_INFLATE_CUT_SHORT;
		}
	}
}

/*
 * Undoes one layer into `to`, which has nothing yet. What is no such layer in truth leaves it without
 * memory, and is no failure.
 */
static enum skc_inflate_outcome inflate_layer(struct skc_inflate *how,
	const struct skc_buffer *body, bool is_deflate, bool is_innermost, struct skc_buffer *to)
{
	const unsigned char *bytes = (const unsigned char *)body->data;
	const bool gzip = begins_gzip(bytes, body->len), zlib = begins_zlib(bytes, body->len);
	const bool raw = !gzip && !zlib;
	z_stream stream = {.zalloc = take_memory, .zfree = give_memory};
	if (body->len == 0 || (raw && (!is_deflate || (is_innermost && begins_json(bytes))))) {
		return SKC_INFLATE_DONE;
	}
	if (inflateInit2(&stream, gzip ? GZIP_BITS : zlib ? ZLIB_BITS : RAW_BITS) != Z_OK) {
		return SKC_INFLATE_NO_MEMORY;
	}
	how->problem = NULL;
	how->format = gzip ? "gzip" : "deflate";
	enum skc_inflate_outcome outcome = inflate_members(how, &stream, bytes, body->len, to);
	inflateEnd(&stream);
	const bool is_fault = outcome == SKC_INFLATE_CUT_SHORT || outcome == SKC_INFLATE_DAMAGED;
	if (raw && is_fault && may_begin_text(bytes)) {
		skc_buffer_free(to);
		return SKC_INFLATE_DONE;
	}
	if (how->partly && to->len > 0 && (is_fault || outcome == SKC_INFLATE_TOO_LARGE)) {
		outcome = SKC_INFLATE_DONE;
	}
	if (to->data != NULL) {
		to->data[to->len] = '\0';
	}
	return outcome;
}

/* Which layers a list has that are known here, first to last; their number. */
static unsigned read_layers(const char *encoding, bool is_deflate[SKC_INFLATE_LAYERS])
{
	const char *end = encoding + strlen(encoding);
	const char *name;
	size_t len;
	unsigned count = 0;
	while (skc_header_next_element(&encoding, end, &name, &len)) {
		const bool deflate = skc_ascii_is_word(name, len, "deflate");
		if (!deflate && !skc_ascii_is_word(name, len, "gzip") &&
			!skc_ascii_is_word(name, len, "x-gzip")) {
			continue;
		}
		if (count == SKC_INFLATE_LAYERS) {
			return 0;
		}
		is_deflate[count++] = deflate;
	}
	return count;
}

enum skc_inflate_outcome skc_inflate_body(
	struct skc_inflate *how, struct skc_buffer *body, const char *encoding, size_t most)
{
	bool is_deflate[SKC_INFLATE_LAYERS];
	struct skc_buffer plain, inner;
	skc_buffer_init(&plain, most);
	for (unsigned i = read_layers(encoding, is_deflate); i-- > 0;) {
		skc_buffer_init(&inner, most);
		const enum skc_inflate_outcome outcome =
			inflate_layer(how, plain.data != NULL ? &plain : body, is_deflate[i], i == 0, &inner);
		if (outcome != SKC_INFLATE_DONE) {
			skc_buffer_free(&inner);
			skc_buffer_free(&plain);
			return outcome;
		}
		if (inner.data != NULL) {
			skc_buffer_free(&plain);
			plain = inner;
		}
	}
	if (plain.data != NULL) {
		plain.ceiling = body->ceiling;
		skc_buffer_free(body);
		*body = plain;
	}
	return SKC_INFLATE_DONE;
}

#else

const char *skc_inflate_version(void)
{
	return NULL;
}

enum skc_inflate_outcome skc_inflate_body(
	struct skc_inflate *how, struct skc_buffer *body, const char *encoding, size_t most)
{
	(void)how;
	(void)body;
	(void)encoding;
	(void)most;
	return SKC_INFLATE_DONE;
}

#endif
