#include "json_values.h"

#include "Zend/zend_strtod.h"

static void number_value(const struct skc_json_digits *digits, zval *out)
{
	char small[64];
	if (digits->is_integer) {
		ZVAL_LONG(out, (zend_long)digits->value);
		return;
	}
	/* zend_strtod() reads up to the first byte that is no part of a number, so it needs an end. */
	char *text = digits->len < sizeof(small) ? small : emalloc(digits->len + 1);
	memcpy(text, digits->raw, digits->len);
	text[digits->len] = '\0';
	ZVAL_DOUBLE(out, zend_strtod(text, NULL));
	if (text != small) {
		efree(text);
	}
}

static void read_list(struct skc_json *json, zval *out)
{
	bool more = skc_json_enter(json, '[');
	if (!more) {
		ZVAL_EMPTY_ARRAY(out);
		return;
	}
	array_init(out);
	for (; more; more = skc_json_more(json, ']')) {
		zval element;
		if (skipcall_json_value(json, &element)) {
			zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &element);
		}
	}
}

static void read_map(struct skc_json *json, zval *out)
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
		if (skc_json_key(json, &name) && skipcall_json_value(json, &value)) {
			zend_string *key = skipcall_json_string(&name);
			zend_symtable_update(Z_ARRVAL_P(out), key, &value);
			zend_string_release(key);
		}
	}
}

/* False on an error: *out is then nothing. Depth bounds the recursion. */
bool skipcall_json_value(struct skc_json *json, zval *out)
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
				number_value(&digits, out);
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
			read_list(json, out);
			break;
		case SKC_JSON_IS_OBJECT:
			read_map(json, out);
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
