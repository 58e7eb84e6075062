/* Any JSON value as json_decode($json, true) gives it. */
#ifndef SKIPCALL_JSON_VALUES_H
#define SKIPCALL_JSON_VALUES_H

#include "php.h"

#include "../src/json_reader.h"

/* Returns new, or one of PHP's own for what has no or one byte. */
static zend_always_inline zend_string *skipcall_json_string(const struct skc_json_text *text)
{
	if (text->len <= 1) {
		char byte;
		if (text->len == 0) {
			return ZSTR_EMPTY_ALLOC();
		}
		skc_json_unescape(text, &byte);
		return ZSTR_CHAR((zend_uchar)byte);
	}
	zend_string *string = zend_string_alloc(text->len, false);
	if (EXPECTED(text->raw_len == text->len)) {
		memcpy(ZSTR_VAL(string), text->raw, text->len);
	} else {
		skc_json_unescape(text, ZSTR_VAL(string));
	}
	ZSTR_VAL(string)[text->len] = '\0';
	return string;
}

/* Reads the value that begins here. False on an error: *out is then nothing. */
bool skipcall_json_value(struct skc_json *json, zval *out);

#endif
