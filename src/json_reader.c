#include "json_reader.h"

#include "utf8.h"

const uint8_t skc_json_first_byte[256] = {
	['n'] = SKC_JSON_IS_NULL,
	['f'] = SKC_JSON_IS_FALSE,
	['t'] = SKC_JSON_IS_TRUE,
	['-'] = SKC_JSON_IS_NUMBER,
	['0'] = SKC_JSON_IS_NUMBER,
	['1'] = SKC_JSON_IS_NUMBER,
	['2'] = SKC_JSON_IS_NUMBER,
	['3'] = SKC_JSON_IS_NUMBER,
	['4'] = SKC_JSON_IS_NUMBER,
	['5'] = SKC_JSON_IS_NUMBER,
	['6'] = SKC_JSON_IS_NUMBER,
	['7'] = SKC_JSON_IS_NUMBER,
	['8'] = SKC_JSON_IS_NUMBER,
	['9'] = SKC_JSON_IS_NUMBER,
	['"'] = SKC_JSON_IS_STRING,
	['['] = SKC_JSON_IS_ARRAY,
	['{'] = SKC_JSON_IS_OBJECT,
};

void skc_json_init(struct skc_json *json, const char *document, size_t len)
{
	*json = (struct skc_json){.p = document, .end = document + len, .start = document};
}

bool skc_json_fail(struct skc_json *json, enum skc_json_error error, const char *at)
{
	if (json->error == SKC_JSON_OK) {
		json->error = error;
		json->at = at;
	}
	return false;
}

const char *skc_json_error_text(enum skc_json_error error)
{
	static const char *const texts[] = {
#define SKC_JSON_ERROR_TEXT(name, text) text,
		SKC_JSON_ERRORS(SKC_JSON_ERROR_TEXT)
#undef SKC_JSON_ERROR_TEXT
	};
	return texts[error];
}

/* No value, or not the one expected, begins at json->p. */
static bool fail_here(struct skc_json *json)
{
	return skc_json_fail(
		json, json->p == json->end ? SKC_JSON_TRUNCATED : SKC_JSON_SYNTAX, json->p);
}

bool skc_json_enter(struct skc_json *json, char open)
{
	skc_json_space(json);
	if (json->error != SKC_JSON_OK || json->p == json->end || *json->p != open) {
		return fail_here(json);
	}
	if (json->depth == SKC_JSON_DEPTH_MAX) {
		return skc_json_fail(json, SKC_JSON_DEPTH, json->p);
	}
	json->depth++;
	json->p++;
	skc_json_space(json);
	if (json->p < json->end && *json->p == (open == '[' ? ']' : '}')) {
		json->depth--;
		json->p++;
		return false;
	}
	return true;
}

bool skc_json_more_rest(struct skc_json *json, char close)
{
	if (json->error != SKC_JSON_OK) {
		return false;
	}
	skc_json_space(json);
	if (json->p < json->end && *json->p == close) {
		json->depth--;
		json->p++;
		return false;
	}
	if (json->p < json->end && *json->p == ',') {
		json->p++;
		return true;
	}
	return fail_here(json);
}

/* Value of four hexadecimal digits, -1 when they are not all there. */
static int32_t hex4(const char *p, const char *end)
{
	if (end - p < 4) {
		return -1;
	}
	int32_t value = 0;
	for (int i = 0; i < 4; i++) {
		unsigned char c = (unsigned char)p[i];
		int digit;
		if (c >= '0' && c <= '9') {
			digit = c - '0';
		} else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
			digit = (c | 0x20) - 'a' + 10;
		} else {
			return -1;
		}
		value = value << 4 | digit;
	}
	return value;
}

static size_t utf8_size(uint32_t code)
{
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/*
 * Reads the escape at p (its backslash). Returns how many bytes of the document it takes and sets
 * *code to the character; 0 on an error, which is then in *error. /
 */
static size_t read_escape(
	const char *p, const char *end, uint32_t *code, enum skc_json_error *error)
{
	*error = SKC_JSON_ESCAPE;
	if (end - p < 2) {
		*error = SKC_JSON_TRUNCATED;
		return 0;
	}
	switch (p[1]) {
		case '"':
		case '\\':
		case '/':
			*code = (unsigned char)p[1];
			return 2;
		case 'b':
			*code = '\b';
			return 2;
		case 'f':
			*code = '\f';
			return 2;
		case 'n':
			*code = '\n';
			return 2;
		case 'r':
			*code = '\r';
			return 2;
		case 't':
			*code = '\t';
			return 2;
		case 'u':
			break;
		default:
			return 0;
	}
	int32_t unit = hex4(p + 2, end);
	if (unit < 0) {
		return 0;
	}
	if (unit < 0xD800 || unit > 0xDFFF) {
		*code = (uint32_t)unit;
		return 6;
	}
	int32_t second = end - p >= 12 && p[6] == '\\' && p[7] == 'u' ? hex4(p + 8, end) : -1;
	if (unit > 0xDBFF || second < 0xDC00 || second > 0xDFFF) {
		*error = SKC_JSON_SURROGATE;
		return 0;
	}
	*code = 0x10000 + (((uint32_t)unit - 0xD800) << 10) + ((uint32_t)second - 0xDC00);
	return 12;
}

/* Malformed UTF-8 at p, or a character that the end of the document has cut. */
static bool fail_sequence(struct skc_json *json, const char *p)
{
	unsigned char whole[4];
	size_t left = (size_t)(json->end - p);
	if (left < sizeof(whole)) {
		/* Could it be well-formed with more bytes behind it? The lowest and the highest tell. */
		for (int high = 0; high < 2; high++) {
			memset(whole, high ? 0xBF : 0x80, sizeof(whole));
			memcpy(whole, p, left);
			size_t len = skc_utf8_sequence(whole, whole + sizeof(whole));
			if (len > left) {
				return skc_json_fail(json, SKC_JSON_TRUNCATED, json->end);
			}
		}
	}
	return skc_json_fail(json, SKC_JSON_UTF8, p);
}

/* Goes on with a string whose first byte that is not plain text stands at `special`. */
bool skc_json_string_rest(struct skc_json *json, const char *special, struct skc_json_text *text)
{
	const char *p = special;
	size_t saved = 0; /* bytes of escapes that unescaping saves */
	if (json->error != SKC_JSON_OK) {
		return false;
	}
	while (p < json->end) {
		unsigned char c = (unsigned char)*p;
		if (c == '"') {
			text->raw_len = (size_t)(p - text->raw);
			text->len = text->raw_len - saved;
			json->p = p + 1;
			return true;
		}
		if (c >= 0x80) {
			size_t len =
				skc_utf8_sequence((const unsigned char *)p, (const unsigned char *)json->end);
			if (len == 0) {
				return fail_sequence(json, p);
			}
			p += len;
		} else if (c == '\\') {
			uint32_t code;
			enum skc_json_error error;
			size_t len = read_escape(p, json->end, &code, &error);
			if (len == 0) {
				/* What the end of the document cut off is truncated, not bad. */
				size_t left = (size_t)(json->end - p);
				bool cut = left < (error == SKC_JSON_SURROGATE ? 12 : 6) &&
					memchr(p + 1, '"', left - 1) == NULL && (left < 2 || p[1] == 'u');
				return cut ? skc_json_fail(json, SKC_JSON_TRUNCATED, json->end)
						   : skc_json_fail(json, error, p);
			}
			saved += len - utf8_size(code);
			p += len;
		} else if (c < 0x20) {
			return skc_json_fail(json, SKC_JSON_CONTROL, p);
		}
		p = skc_json_plain_end(p, json->end);
	}
	return skc_json_fail(json, SKC_JSON_TRUNCATED, json->end);
}

void skc_json_unescape(const struct skc_json_text *text, char *to)
{
	const char *p = text->raw;
	const char *end = p + text->raw_len;
	if (text->raw_len == text->len) {
		memcpy(to, p, text->len);
		return;
	}
	while (p < end) {
		const char *backslash = memchr(p, '\\', (size_t)(end - p));
		size_t plain = (size_t)((backslash != NULL ? backslash : end) - p);
		memcpy(to, p, plain);
		to += plain;
		p += plain;
		while (p < end && *p == '\\') {
			uint32_t code = 0;
			enum skc_json_error error;
			p += read_escape(p, end, &code, &error);
			switch (utf8_size(code)) {
				case 1:
					*to++ = (char)code;
					break;
				case 2:
					*to++ = (char)(0xC0 | code >> 6);
					*to++ = (char)(0x80 | (code & 0x3F));
					break;
				case 3:
					*to++ = (char)(0xE0 | code >> 12);
					*to++ = (char)(0x80 | (code >> 6 & 0x3F));
					*to++ = (char)(0x80 | (code & 0x3F));
					break;
				default:
					*to++ = (char)(0xF0 | code >> 18);
					*to++ = (char)(0x80 | (code >> 12 & 0x3F));
					*to++ = (char)(0x80 | (code >> 6 & 0x3F));
					*to++ = (char)(0x80 | (code & 0x3F));
			}
		}
	}
}

bool skc_json_text_is(const struct skc_json_text *text, const char *bytes, size_t len)
{
	char plain[SKC_JSON_KEY_MAX * 4];
	if (text->len != len) {
		return false;
	}
	if (text->raw_len == len) {
		return memcmp(text->raw, bytes, len) == 0;
	}
	if (len > sizeof(plain)) {
		return false; /* names of members are short */
	}
	skc_json_unescape(text, plain);
	return memcmp(plain, bytes, len) == 0;
}

static bool is_digit(const char *p, const char *end)
{
	return p < end && *p >= '0' && *p <= '9';
}

/* Value of up to 19 digits, negated when asked; false when it does not fit 64 bits. */
static bool to_int64(const char *p, const char *end, bool negative, int64_t *value)
{
	uint64_t sum = 0;
	if (end - p > 19) {
		return false;
	}
	for (; p < end; p++) {
		sum = sum * 10 + (uint64_t)(*p - '0');
	}
	if (sum > (uint64_t)INT64_MAX + (negative ? 1 : 0)) {
		return false;
	}
	*value = negative ? (int64_t)(0 - sum) : (int64_t)sum;
	return true;
}

bool skc_json_number(struct skc_json *json, struct skc_json_digits *digits)
{
	const char *p = json->p;
	const char *end = json->end;
	bool integer = true;
	if (json->error != SKC_JSON_OK) {
		return false;
	}
	bool negative = p < end && *p == '-';
	if (negative) {
		p++;
	}
	const char *first = p;
	if (!is_digit(p, end)) {
		goto bad;
	}
	if (*p == '0') {
		p++;
	} else {
		while (is_digit(p, end)) {
			p++;
		}
	}
	const char *last = p;
	if (p < end && *p == '.') {
		integer = false;
		if (!is_digit(++p, end)) {
			goto bad;
		}
		while (is_digit(p, end)) {
			p++;
		}
	}
	if (p < end && (*p == 'e' || *p == 'E')) {
		integer = false;
		p++;
		if (p < end && (*p == '+' || *p == '-')) {
			p++;
		}
		if (!is_digit(p, end)) {
			goto bad;
		}
		while (is_digit(p, end)) {
			p++;
		}
	}
	digits->raw = json->p;
	digits->len = (size_t)(p - json->p);
	digits->is_integer = integer && to_int64(first, last, negative, &digits->value);
	json->p = p;
	return true;
bad:
	return skc_json_fail(json, p == end ? SKC_JSON_TRUNCATED : SKC_JSON_SYNTAX, p);
}

bool skc_json_literal(struct skc_json *json, enum skc_json_type type)
{
	const char *word = type == SKC_JSON_IS_NULL ? "null"
		: type == SKC_JSON_IS_TRUE              ? "true"
												: "false";
	size_t len = type == SKC_JSON_IS_FALSE ? 5 : 4;
	size_t left = (size_t)(json->end - json->p);
	if (json->error != SKC_JSON_OK) {
		return false;
	}
	if (left < len || memcmp(json->p, word, len) != 0) {
		bool cut = left < len && memcmp(json->p, word, left) == 0;
		return skc_json_fail(json, cut ? SKC_JSON_TRUNCATED : SKC_JSON_SYNTAX, json->p);
	}
	json->p += len;
	return true;
}

bool skc_json_key(struct skc_json *json, struct skc_json_text *name)
{
	skc_json_space(json);
	if (!skc_json_string(json, name)) {
		return false;
	}
	skc_json_space(json);
	if (json->p == json->end || *json->p != ':') {
		return fail_here(json);
	}
	json->p++;
	return true;
}

bool skc_json_skip(struct skc_json *json)
{
	struct skc_json_text text;
	struct skc_json_digits digits;
	switch (skc_json_peek(json)) {
		case SKC_JSON_IS_STRING:
			return skc_json_string(json, &text);
		case SKC_JSON_IS_NUMBER:
			return skc_json_number(json, &digits);
		case SKC_JSON_IS_NULL:
			return skc_json_literal(json, SKC_JSON_IS_NULL);
		case SKC_JSON_IS_TRUE:
			return skc_json_literal(json, SKC_JSON_IS_TRUE);
		case SKC_JSON_IS_FALSE:
			return skc_json_literal(json, SKC_JSON_IS_FALSE);
		case SKC_JSON_IS_ARRAY:
			for (bool more = skc_json_enter(json, '['); more; more = skc_json_more(json, ']')) {
				skc_json_skip(json);
			}
			break;
		case SKC_JSON_IS_OBJECT:
			for (bool more = skc_json_enter(json, '{'); more; more = skc_json_more(json, '}')) {
				if (skc_json_key(json, &text)) {
					skc_json_skip(json);
				}
			}
			break;
		case SKC_JSON_IS_NOTHING:
			return fail_here(json);
	}
	return json->error == SKC_JSON_OK;
}

bool skc_json_finish(struct skc_json *json)
{
	skc_json_space(json);
	if (json->error == SKC_JSON_OK && json->p != json->end) {
		return skc_json_fail(json, SKC_JSON_TRAILING, json->p);
	}
	return json->error == SKC_JSON_OK;
}

void skc_json_guess_init(struct skc_json_guess *guess)
{
	/* Index 0 stands for "before the first member", index i + 1 for member i. */
	for (unsigned i = 0; i <= SKC_JSON_MEMBERS_MAX; i++) {
		guess->follower[i] = (uint8_t)i;
	}
}

/*
 * The member with this name, searched from `from` on because a missing member is the usual reason
 * for a wrong guess.
 */
static int find_member(
	const struct skc_json_shape *shape, const struct skc_json_text *name, unsigned from)
{
	for (unsigned n = 0, i = from; n < shape->count; n++, i++) {
		if (i >= shape->count) {
			i = 0;
		}
		const struct skc_json_member *member = &shape->members[i];
		if (name->len == member->name_len && skc_json_text_is(name, member->key, name->len)) {
			return (int)i;
		}
	}
	return SKC_JSON_UNKNOWN_MEMBER;
}

int skc_json_next_member(
	struct skc_json *json, struct skc_json_object *object, struct skc_json_text *name)
{
	bool more = object->last == SKC_JSON_BEFORE_FIRST ? skc_json_enter(json, '{')
													  : skc_json_more(json, '}');
	if (!more) {
		return SKC_JSON_NO_MEMBER;
	}
	/* After an unknown member the guess goes on where it was. */
	unsigned before = object->last < 0 ? 0 : (unsigned)object->last + 1;
	unsigned guess = object->guess->follower[before];
	skc_json_space(json);
	if (guess < object->shape->count && json->p < json->end && *json->p == '"') {
		const struct skc_json_member *member = &object->shape->members[guess];
		if (skc_json_key_is(json->p + 1, json->end, member->key, (size_t)member->name_len + 2)) {
			json->p += member->name_len + 3;
			object->last = (int)guess;
			return (int)guess;
		}
	}
	if (!skc_json_key(json, name)) {
		return SKC_JSON_NO_MEMBER;
	}
	int found = find_member(object->shape, name, guess);
	if (found >= 0) {
		object->guess->follower[before] = (uint8_t)found;
		object->last = found;
	} else if (object->last == SKC_JSON_BEFORE_FIRST) {
		object->last = SKC_JSON_UNKNOWN_MEMBER;
	}
	return found;
}
