#include "json_values.h"

#include "Zend/zend_strtod.h"

void skipcall_strings_init(struct skipcall_strings *strings)
{
	memset(strings->slots, 0, sizeof(strings->slots));
}

void skipcall_strings_free(struct skipcall_strings *strings)
{
	for (unsigned i = 0; i < SKIPCALL_STRINGS; i++) {
		if (strings->slots[i] != NULL) {
			zend_string_release(strings->slots[i]);
		}
	}
}

zend_string *skipcall_escaped_string(const struct skc_json_text *text)
{
	if (text->len == 1) {
		char byte;
		skc_json_unescape(text, &byte);
		return ZSTR_CHAR((zend_uchar)byte);
	}
	zend_string *string = zend_string_alloc(text->len, false);
	skc_json_unescape(text, ZSTR_VAL(string));
	ZSTR_VAL(string)[text->len] = '\0';
	return string;
}

/* Where strings of these bytes are kept. */
static zend_always_inline zend_string **string_slot(
	struct skipcall_strings *strings, const char *bytes, size_t len)
{
	uint32_t head = (unsigned char)bytes[0], tail = (unsigned char)bytes[len - 1];
	if (EXPECTED(len >= sizeof(head))) {
		memcpy(&head, bytes, sizeof(head));
		memcpy(&tail, bytes + len - sizeof(tail), sizeof(tail));
	}
	uint32_t hash = (head ^ (tail << 5 | tail >> 27)) * 0x9E3779B1u + (uint32_t)len;
	return &strings->slots[(hash ^ hash >> 15) % SKIPCALL_STRINGS];
}

zend_string *skipcall_strings_plain(struct skipcall_strings *strings, const char *bytes, size_t len)
{
	if (len < 2 || len > SKIPCALL_STRING_MAX) {
		return skipcall_plain_string(bytes, len);
	}
	zend_string **slot = string_slot(strings, bytes, len);
	zend_string *kept = *slot;
	if (EXPECTED(kept != NULL)) {
		if (EXPECTED(ZSTR_LEN(kept) == len && memcmp(ZSTR_VAL(kept), bytes, len) == 0)) {
			GC_ADDREF(kept);
			return kept;
		}
		zend_string_release(kept);
	}
	kept = skipcall_plain_string(bytes, len);
	*slot = kept;
	GC_ADDREF(kept);
	return kept;
}

zend_string *skipcall_strings_escaped(
	struct skipcall_strings *strings, const struct skc_json_text *text)
{
	char plain[SKIPCALL_STRING_MAX];
	if (text->len > sizeof(plain)) {
		return skipcall_escaped_string(text);
	}
	skc_json_unescape(text, plain);
	return skipcall_strings_plain(strings, plain, text->len);
}

/* The number was read from a document that ends at `end`. */
static void number_value(const struct skc_json_digits *digits, const char *end, zval *out)
{
	if (digits->is_integer) {
		ZVAL_LONG(out, (zend_long)digits->value);
		return;
	}
	char text[SKC_JSON_SHORT_NUMBER];
	if (UNEXPECTED(digits->len > sizeof(text)) && skc_json_shorten(digits, text)) {
		ZVAL_DOUBLE(out, zend_strtod(text, NULL));
		return;
	}
	/* zend_strtod() reads up to the first byte that is no part of a number: there has to be one. */
	if (EXPECTED(digits->raw + digits->len < end)) {
		ZVAL_DOUBLE(out, zend_strtod(digits->raw, NULL));
	} else {
		char *copy = estrndup(digits->raw, digits->len);
		ZVAL_DOUBLE(out, zend_strtod(copy, NULL));
		efree(copy);
	}
}

static void read_list(struct skc_json *json, struct skipcall_strings *strings, zval *out)
{
	bool more = skc_json_enter(json, '[');
	if (!more) {
		ZVAL_EMPTY_ARRAY(out);
		return;
	}
	array_init(out);
	for (; more; more = skc_json_more(json, ']')) {
		zval element;
		if (skipcall_json_value(json, strings, &element)) {
			zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &element);
		}
	}
}

static void read_map(struct skc_json *json, struct skipcall_strings *strings, zval *out)
{
	bool more = skc_json_enter(json, '{');
	if (!more) {
		ZVAL_EMPTY_ARRAY(out);
		return;
	}
	array_init(out);
	for (; more; more = skc_json_more(json, '}')) {
		struct skc_json_text name;
		zval value;
		if (!skc_json_key(json, &name)) {
			continue; /* an error, which ends the loop */
		}
		zend_string *key = skipcall_strings_get(strings, &name);
		if (skipcall_json_value(json, strings, &value)) {
			zend_symtable_update(Z_ARRVAL_P(out), key, &value);
		}
		zend_string_release(key);
	}
}

/* False on an error: *out is then nothing. Depth bounds the recursion. */
bool skipcall_json_value(struct skc_json *json, struct skipcall_strings *strings, zval *out)
{
	enum skc_json_type type = skc_json_peek(json);
	struct skc_json_text text;
	struct skc_json_digits digits;
	ZVAL_NULL(out);
	switch (type) {
		case SKC_JSON_IS_STRING:
			if (skc_json_string(json, &text)) {
				ZVAL_STR(out, skipcall_json_string(&text));
			}
			break;
		case SKC_JSON_IS_NUMBER:
			if (skc_json_number(json, &digits)) {
				number_value(&digits, json->end, out);
			}
			break;
		case SKC_JSON_IS_TRUE:
		case SKC_JSON_IS_FALSE:
			ZVAL_BOOL(out, type == SKC_JSON_IS_TRUE);
			skc_json_literal(json, type);
			break;
		case SKC_JSON_IS_NULL:
			skc_json_literal(json, type);
			break;
		case SKC_JSON_IS_ARRAY:
			read_list(json, strings, out);
			break;
		case SKC_JSON_IS_OBJECT:
			read_map(json, strings, out);
			break;
		case SKC_JSON_IS_NOTHING:
			skc_json_skip(json); /* says what is wrong */
	}
	if (UNEXPECTED(json->error != SKC_JSON_OK)) {
		zval_ptr_dtor(out);
		ZVAL_UNDEF(out);
		return false;
	}
	return true;
}
