/* Any JSON value as json_decode($json, true) gives it, and the names that documents repeat. */
#ifndef SKIPCALL_JSON_VALUES_H
#define SKIPCALL_JSON_VALUES_H

#include "php.h"

#include "../src/json_reader.h"

/*
 * Names of members kept to be used again, each at the place that a hash of it says. Values that rows repeat
 * are found by json_seen.h, by the bytes of the document.
 */
#define SKIPCALL_STRINGS 256
/* Longer ones are not looked for: hardly any document repeats them. */
#define SKIPCALL_STRING_MAX 64

struct skipcall_strings {
	zend_string *slots[SKIPCALL_STRINGS]; /* each with a reference of its own, or NULL */
};

/* Embedded. */
void skipcall_strings_init(struct skipcall_strings *strings);

void skipcall_strings_free(struct skipcall_strings *strings);

/* Copies from 16 to 64 bytes, as most strings of rows have: without a call, and without a loop. */
static zend_always_inline void skipcall_copy_short(char *to, const char *bytes, size_t len)
{
	if (len > 32) {
		memcpy(to + 16, bytes + 16, 16);
		memcpy(to + len - 32, bytes + len - 32, 16);
	}
	memcpy(to, bytes, 16);
	memcpy(to + len - 16, bytes + len - 16, 16);
}

/* zend_string_alloc() for 16 to 64 bytes: PHP's allocator is quicker where it is told a constant. */
static zend_always_inline zend_string *skipcall_short_string(size_t len)
{
	const size_t size = _ZSTR_STRUCT_SIZE(len);
	zend_string *string = size <= 48 ? emalloc(48)
		: size <= 56                 ? emalloc(56)
		: size <= 64                 ? emalloc(64)
									 : emalloc(size);
	GC_SET_REFCOUNT(string, 1);
	GC_TYPE_INFO(string) = GC_STRING;
	ZSTR_H(string) = 0;
	ZSTR_LEN(string) = len;
	return string;
}

/* Returns new, or one of PHP's own for what has no or one byte. */
static zend_always_inline zend_string *skipcall_plain_string(const char *bytes, size_t len)
{
	if (UNEXPECTED(len <= 1)) {
		return len == 0 ? ZSTR_EMPTY_ALLOC() : ZSTR_CHAR((zend_uchar)*bytes);
	}
	zend_string *string;
	if (EXPECTED(len - 16 <= 48)) {
		string = skipcall_short_string(len);
		skipcall_copy_short(ZSTR_VAL(string), bytes, len);
	} else {
		string = zend_string_alloc(len, false);
		memcpy(ZSTR_VAL(string), bytes, len);
	}
	ZSTR_VAL(string)[len] = '\0';
	return string;
}

/* The same for a text with escapes in it. */
zend_string *skipcall_escaped_string(const struct skc_json_text *text);

static zend_always_inline zend_string *skipcall_json_string(const struct skc_json_text *text)
{
	return EXPECTED(text->raw_len == text->len) ? skipcall_plain_string(text->raw, text->len)
												: skipcall_escaped_string(text);
}

/* Returns a reference to a string that was met before, or a new one. */
zend_string *skipcall_strings_plain(
	struct skipcall_strings *strings, const char *bytes, size_t len);

/* The same for a text with escapes in it. */
zend_string *skipcall_strings_escaped(
	struct skipcall_strings *strings, const struct skc_json_text *text);

static zend_always_inline zend_string *skipcall_strings_get(
	struct skipcall_strings *strings, const struct skc_json_text *text)
{
	return EXPECTED(text->raw_len == text->len)
		? skipcall_strings_plain(strings, text->raw, text->len)
		: skipcall_strings_escaped(strings, text);
}

/* Reads the value that begins here. False on an error: *out is then nothing. */
bool skipcall_json_value(struct skc_json *json, struct skipcall_strings *strings, zval *out);

#endif
