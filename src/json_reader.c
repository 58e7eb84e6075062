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
	json->p = json->end;
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
	if (json->p == json->end || *json->p != open) {
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
static inline int32_t hex4(const char *p, const char *end)
{
	/* The digit, and a bit that says it is one. */
	static const uint8_t digits[256] = {
		['0'] = 0x10,
		['1'] = 0x11,
		['2'] = 0x12,
		['3'] = 0x13,
		['4'] = 0x14,
		['5'] = 0x15,
		['6'] = 0x16,
		['7'] = 0x17,
		['8'] = 0x18,
		['9'] = 0x19,
		['a'] = 0x1A,
		['b'] = 0x1B,
		['c'] = 0x1C,
		['d'] = 0x1D,
		['e'] = 0x1E,
		['f'] = 0x1F,
		['A'] = 0x1A,
		['B'] = 0x1B,
		['C'] = 0x1C,
		['D'] = 0x1D,
		['E'] = 0x1E,
		['F'] = 0x1F,
	};
	if (end - p < 4) {
		return -1;
	}
	const unsigned a = digits[(unsigned char)p[0]], b = digits[(unsigned char)p[1]];
	const unsigned c = digits[(unsigned char)p[2]], d = digits[(unsigned char)p[3]];
	return (a & b & c & d & 0x10) == 0
		? -1
		: (int32_t)((a & 0xF) << 12 | (b & 0xF) << 8 | (c & 0xF) << 4 | (d & 0xF));
}

static inline size_t utf8_size(uint32_t code)
{
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/* What the byte behind a backslash stands for, where it stands for one byte. */
static const char escaped[256] = {
	['"'] = '"',
	['\\'] = '\\',
	['/'] = '/',
	['b'] = '\b',
	['f'] = '\f',
	['n'] = '\n',
	['r'] = '\r',
	['t'] = '\t',
};

/* The escape at p (its backslash), where it stands for one byte; 0 for any other. */
static inline char short_escape(const char *p, const char *end)
{
	return end - p >= 2 ? escaped[(unsigned char)p[1]] : 0;
}

/*
 * Reads the \u escape, or pair of them, at p (its backslash). Returns how many bytes of the
 * document it takes and sets *code to the character; 0 when it is bad.
 */
static inline size_t read_escape(const char *p, const char *end, uint32_t *code)
{
	int32_t unit = end - p >= 2 && p[1] == 'u' ? hex4(p + 2, end) : -1;
	if (unit < 0xD800 || unit > 0xDFFF) {
		*code = (uint32_t)unit;
		return unit < 0 ? 0 : 6;
	}
	int32_t second = end - p >= 12 && p[6] == '\\' && p[7] == 'u' ? hex4(p + 8, end) : -1;
	if (unit > 0xDBFF || second < 0xDC00 || second > 0xDFFF) {
		return 0;
	}
	*code = 0x10000 + (((uint32_t)unit - 0xD800) << 10) + ((uint32_t)second - 0xDC00);
	return 12;
}

/* The escape at p is bad, or the end of the document has cut it. */
static bool fail_escape(struct skc_json *json, const char *p)
{
	const size_t left = (size_t)(json->end - p);
	const bool is_unit = left >= 2 && p[1] == 'u' && hex4(p + 2, json->end) >= 0;
	const bool may_go_on = left < 2 || p[1] == 'u';
	if (may_go_on && left < (is_unit ? 12 : 6) && memchr(p + 1, '"', left - 1) == NULL) {
		return skc_json_fail(json, SKC_JSON_TRUNCATED, json->end);
	}
	return skc_json_fail(json, is_unit ? SKC_JSON_SURROGATE : SKC_JSON_ESCAPE, p);
}

/* Malformed UTF-8 at p, or a character that the end of the document has cut. */
static bool fail_sequence(struct skc_json *json, const char *p)
{
	unsigned char whole[4];
	size_t left = (size_t)(json->end - p);
	if (left < sizeof(whole)) {
		/* Could more bytes complete it? If so, the smallest or the largest ones do. */
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
	while (p < json->end) {
		const unsigned char c = (unsigned char)*p;
		if (c >= 0x80) {
			const char *latin = skc_json_latin_end(p, json->end);
			if (latin != p) {
				p = latin;
				continue;
			}
			do {
				const size_t len =
					skc_utf8_sequence((const unsigned char *)p, (const unsigned char *)json->end);
				if (len == 0) {
					return fail_sequence(json, p);
				}
				p += len;
			} while (p < json->end && (unsigned char)*p >= 0x80);
			/* In some languages the next is near: one letter is not worth a whole chunk. */
			if (json->end - p > 1 && (unsigned char)p[1] >= 0x80 &&
				!skc_json_is_special((unsigned char)*p)) {
				p++;
			}
		} else if (!skc_json_is_special(c)) {
			p = skc_json_plain_end(p, json->end);
		} else if (c == '"') {
			text->raw_len = (size_t)(p - text->raw);
			text->len = text->raw_len - saved;
			json->p = p + 1;
			return true;
		} else if (c != '\\') {
			return skc_json_fail(json, SKC_JSON_CONTROL, p);
		} else if (short_escape(p, json->end) != 0) {
			saved++;
			p += 2;
		} else {
			uint32_t code;
			const size_t len = read_escape(p, json->end, &code);
			if (len == 0) {
				return fail_escape(json, p);
			}
			saved += len - utf8_size(code);
			p += len;
		}
	}
	return skc_json_fail(json, SKC_JSON_TRUNCATED, json->end);
}

/* Writes a character as UTF-8; returns the place behind it. */
static inline char *write_character(char *to, uint32_t code)
{
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
	return to;
}

void skc_json_unescape(const struct skc_json_text *text, char *to)
{
	const char *p = text->raw;
	const char *end = p + text->raw_len;
	const char *to_end = to + text->len;
	if (text->raw_len == text->len) {
		memcpy(to, p, text->len);
		return;
	}
	while (p < end) {
		const char byte = *p == '\\' ? short_escape(p, end) : 0;
		if (*p != '\\') {
			const size_t plain = skc_json_copy_plain(to, to_end, p, end);
			p += plain;
			to += plain;
		} else if (byte != 0) {
			p += 2;
			*to++ = byte;
		} else {
			uint32_t code = 0;
			p += read_escape(p, end, &code);
			to = write_character(to, code);
		}
	}
}

static bool is_digit(const char *p, const char *end)
{
	return p < end && *p >= '0' && *p <= '9';
}

/*
 * Where one double ends and the next begins is a multiple of 2^-1075, so it has no more decimals than
 * that: of those behind it counts only whether all are zero.
 */
#define DECIMALS 1080

bool skc_json_shorten(const struct skc_json_digits *digits, char *text)
{
	const char *end = digits->raw + digits->len;
	const char *dot = memchr(digits->raw, '.', digits->len);
	if (dot == NULL || end - dot <= DECIMALS + 1 ||
		(dot - digits->raw) + DECIMALS + 3 > SKC_JSON_SHORT_NUMBER ||
		memchr(dot, 'e', (size_t)(end - dot)) != NULL ||
		memchr(dot, 'E', (size_t)(end - dot)) != NULL) {
		return false;
	}
	const char *rest = dot + 1 + DECIMALS;
	const size_t kept = (size_t)(rest - digits->raw);
	memcpy(text, digits->raw, kept);
	while (rest < end && *rest == '0') {
		rest++;
	}
	text[kept] = rest < end ? '1' : '\0';
	text[kept + 1] = '\0';
	return true;
}

/* Goes on with a number whose integral part ended at p: its fraction and exponent. NULL: bad. */
static const char *number_rest(struct skc_json *json, const char *p)
{
	const char *end = json->end;
	if (p < end && *p == '.') {
		if (!is_digit(++p, end)) {
			goto bad;
		}
		while (is_digit(p, end)) {
			p++;
		}
	}
	if (p < end && (*p == 'e' || *p == 'E')) {
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
	return p;
bad:
	skc_json_fail(json, p == end ? SKC_JSON_TRUNCATED : SKC_JSON_SYNTAX, p);
	return NULL;
}

bool skc_json_number(struct skc_json *json, struct skc_json_digits *digits)
{
	const char *p = json->p;
	const char *end = json->end;
	const bool negative = p < end && *p == '-';
	const char *first = p + negative;
	uint64_t sum = 0; /* right for up to 19 digits */
	for (p = first; is_digit(p, end); p++) {
		sum = sum * 10 + (uint64_t)(*p - '0');
	}
	if (p == first) {
		return skc_json_fail(json, p == end ? SKC_JSON_TRUNCATED : SKC_JSON_SYNTAX, p);
	}
	if (*first == '0') {
		p = first + 1; /* no digit may follow */
		sum = 0;
	}
	digits->raw = json->p;
	digits->is_integer = p - first <= 19 && sum <= (uint64_t)INT64_MAX + negative;
	digits->value = negative ? (int64_t)(0 - sum) : (int64_t)sum;
	if (p < end && (*p == '.' || *p == 'e' || *p == 'E')) {
		digits->is_integer = false;
		p = number_rest(json, p);
		if (p == NULL) {
			return false;
		}
	}
	digits->len = (size_t)(p - digits->raw);
	json->p = p;
	return true;
}

/* It is none of the three, or the end of the document has cut it. */
bool skc_json_literal_rest(struct skc_json *json, enum skc_json_type type)
{
	const char *word = type == SKC_JSON_IS_NULL ? "null"
		: type == SKC_JSON_IS_TRUE              ? "true"
												: "false";
	const size_t left = (size_t)(json->end - json->p);
	const bool cut = left < strlen(word) && memcmp(json->p, word, left) == 0;
	return skc_json_fail(json, cut ? SKC_JSON_TRUNCATED : SKC_JSON_SYNTAX, json->p);
}

static inline bool read_key(struct skc_json *json, struct skc_json_text *name)
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

bool skc_json_key(struct skc_json *json, struct skc_json_text *name)
{
	return read_key(json, name);
}

static inline bool skip_number(struct skc_json *json)
{
	struct skc_json_digits digits;
	const char *p = json->p;
	/* Most are integers, of which nothing but the end is wanted. */
	if (*p != '-' && *p != '0') {
		while (is_digit(p, json->end)) {
			p++;
		}
		if (p < json->end && *p != '.' && *p != 'e' && *p != 'E') {
			json->p = p;
			return true;
		}
	}
	return skc_json_number(json, &digits);
}

/* A value that is no container. */
static inline bool skip_scalar(struct skc_json *json, enum skc_json_type type)
{
	struct skc_json_text text;
	switch (type) {
		case SKC_JSON_IS_STRING:
			return skc_json_string(json, &text);
		case SKC_JSON_IS_NUMBER:
			return skip_number(json);
		case SKC_JSON_IS_NULL:
		case SKC_JSON_IS_TRUE:
		case SKC_JSON_IS_FALSE:
			return skc_json_literal(json, type);
		default:
			return fail_here(json);
	}
}

bool skc_json_skip(struct skc_json *json)
{
	const unsigned outside = json->depth;
	uint64_t objects = 0; /* one bit a container, the innermost lowest: 1 for an object */
	for (;;) {
		const enum skc_json_type type = skc_json_peek(json);
		bool has_element = false;
		if (type == SKC_JSON_IS_ARRAY || type == SKC_JSON_IS_OBJECT) {
			if (json->depth == SKC_JSON_DEPTH_MAX) {
				return skc_json_fail(json, SKC_JSON_DEPTH, json->p);
			}
			json->depth++;
			json->p++;
			objects = objects << 1 | (type == SKC_JSON_IS_OBJECT);
			skc_json_space(json);
			has_element = json->p == json->end || *json->p != (objects & 1 ? '}' : ']');
		} else if (!skip_scalar(json, type)) {
			return false;
		}
		/* Behind a value: the containers that end here. */
		while (!has_element) {
			if (json->depth == outside) {
				return true;
			}
			skc_json_space(json);
			if (json->p == json->end) {
				return fail_here(json);
			} else if (*json->p == (objects & 1 ? '}' : ']')) {
				json->depth--;
				objects >>= 1;
			} else if (*json->p == ',') {
				has_element = true;
			} else {
				return fail_here(json);
			}
			json->p++;
		}
		struct skc_json_text name;
		if ((objects & 1) != 0 && !skc_json_key(json, &name)) {
			return false;
		}
	}
}

bool skc_json_finish(struct skc_json *json)
{
	skc_json_space(json);
	if (json->error == SKC_JSON_OK && json->p != json->end) {
		return skc_json_fail(json, SKC_JSON_TRAILING, json->p);
	}
	return json->error == SKC_JSON_OK;
}

/* A name's bucket: its length and its ends tell the members of one shape apart well enough. */
static unsigned name_bucket(const char *name, size_t len)
{
	const unsigned first = len > 0 ? (unsigned char)name[0] : 0;
	const unsigned last = len > 0 ? (unsigned char)name[len - 1] : 0;
	return (first + last * 11 + (unsigned)len * 19) % SKC_JSON_BUCKETS;
}

void skc_json_guess_init(struct skc_json_guess *guess, const struct skc_json_shape *shape)
{
	guess->shape = shape;
	memset(guess->bucket, SKC_JSON_MEMBERS_MAX, sizeof(guess->bucket));
	for (unsigned i = shape->count; i-- > 0;) {
		const struct skc_json_member *member = &shape->members[i];
		uint8_t *bucket = &guess->bucket[name_bucket(
			skc_json_member_name(member), skc_json_member_name_len(member))];
		guess->next[i] = *bucket;
		*bucket = (uint8_t)i;
		guess->follower[i] = (uint8_t)i;
	}
	guess->follower[shape->count] = 0; /* any member: it is only a guess */
}

static int find_member(const struct skc_json_guess *guess, const struct skc_json_text *name)
{
	char plain[SKC_JSON_KEY_MAX];
	const char *bytes = name->raw;
	if (name->len >= sizeof(plain)) {
		return SKC_JSON_UNKNOWN_MEMBER;
	}
	if (name->len != name->raw_len) {
		skc_json_unescape(name, plain);
		bytes = plain;
	}
	unsigned i = guess->bucket[name_bucket(bytes, name->len)];
	for (; i < SKC_JSON_MEMBERS_MAX; i = guess->next[i]) {
		const struct skc_json_member *member = &guess->shape->members[i];
		if (skc_json_member_name_len(member) == name->len &&
			memcmp(skc_json_member_name(member), bytes, name->len) == 0) {
			return (int)i;
		}
	}
	return SKC_JSON_UNKNOWN_MEMBER;
}

int skc_json_next_member_rest(
	struct skc_json *json, struct skc_json_object *object, struct skc_json_text *name)
{
	struct skc_json_guess *guess = object->guess;
	const char *start = json->p;
	const bool entered = object->entered;
	const unsigned expected = guess->follower[object->before];
	const struct skc_json_member *member = &guess->shape->members[expected];
	if (entered && start < json->end && *start == '}') {
		json->depth--;
		json->p++;
		return SKC_JSON_NO_MEMBER;
	}
	if (!entered && json->end - start > SKC_JSON_KEY_MAX && *start == '{' &&
		json->depth < SKC_JSON_DEPTH_MAX && skc_json_is_key(member, start + 1, json->end)) {
		json->depth++;
		json->p = start + 1 + member->key_len;
		object->entered = true;
		object->before = expected + 1;
		return (int)expected;
	}
	if (!(entered ? skc_json_more(json, '}') : skc_json_enter(json, '{'))) {
		return SKC_JSON_NO_MEMBER;
	}
	object->entered = true;
	skc_json_space(json);
	/* Right behind the comma or brace it is another key: that was looked at, if not near the end. */
	const bool compared = json->p == start + 1 && json->end - start > SKC_JSON_KEY_MAX;
	if (!compared && skc_json_is_key(member, json->p, json->end)) {
		json->p += member->key_len;
		object->before = expected + 1;
		return (int)expected;
	}
	if (!read_key(json, name)) {
		return SKC_JSON_NO_MEMBER;
	}
	int found = find_member(guess, name);
	if (found >= 0) {
		/* After an unknown member the guess goes on where it was. */
		guess->follower[object->before] = (uint8_t)found;
		object->before = (unsigned)found + 1;
	}
	return found;
}
