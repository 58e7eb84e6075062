/* Where in a document an error is: path, byte offset, excerpt. */
#ifndef SKC_JSON_PLACE_H
#define SKC_JSON_PLACE_H

#include <stddef.h>

#define SKC_JSON_PATH_MAX 256
#define SKC_JSON_EXCERPT_MAX 80

struct skc_json_place {
	size_t offset; /* bytes from the start of the document */
	char path[SKC_JSON_PATH_MAX]; /* like data[3].contact.id; "" for the document itself */
	char excerpt[SKC_JSON_EXCERPT_MAX + 1]; /* bytes around the offset, cut at characters */
	size_t excerpt_len;
};

/*
 * Describes the value that begins at or holds the byte at `offset`, or in which the document breaks
 * before it.
 */
void skc_json_place_find(
	struct skc_json_place *place, const char *document, size_t len, size_t offset);

#endif
