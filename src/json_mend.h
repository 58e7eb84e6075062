/* Lone surrogates in a document: halves of characters that JavaScript's JSON writes, and that are no text. */
#ifndef SKC_JSON_MEND_H
#define SKC_JSON_MEND_H

#include <stddef.h>

/* Places that are kept. */
#define SKC_JSON_MENDS_MAX 8

struct skc_json_mends {
	size_t count; /* lone surrogates that were replaced */
	size_t at[SKC_JSON_MENDS_MAX]; /* where the first of them stand: bytes from the start */
};

/*
 * Replaces the escape of each lone surrogate in a value by that of U+FFFD, as many bytes, in place. Stops
 * before one in a name, or in the value of a member "id": what names a thing must not become another.
 * For documents whose reading ended with SKC_JSON_SURROGATE; whether the rest is JSON is the reader's to say.
 */
void skc_json_mend(char *document, size_t len, struct skc_json_mends *mends);

#endif
