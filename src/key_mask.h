/* The API key in texts that a server wrote and that are about to be shown. */
#ifndef SKC_KEY_MASK_H
#define SKC_KEY_MASK_H

#include <stddef.h>

/*
 * Replaces every appearance of the key in the text by "…", in place, and returns the new length: the whole
 * key, and any 8 or more characters in a row of what stands behind its sk_live_ (or sk_test_); also
 * percent-encoded, or with the \u escapes of JSON. Text and length may hold NUL bytes; none is added.
 */
size_t skc_key_mask(char *text, size_t len, const char *key);

/* The same of a text that ends in a NUL. */
void skc_key_mask_text(char *text, const char *key);

#endif
