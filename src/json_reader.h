/*
 * A pull reader over one complete JSON document (RFC 8259) in memory, as strict as PHP's
 * json_decode.
 *
 * The document is borrowed and need not end with a NUL; nothing is allocated. The caller asks for
 * what it expects next:
 *
 *     struct skc_json json;
 *     skc_json_init(&json, body, length);
 *     for (bool more = skc_json_enter(&json, '['); more; more = skc_json_more(&json, ']')) {
 *         ... read one element with skc_json_string(), skc_json_number(), skc_json_skip() ...
 *     }
 *     skc_json_finish(&json);
 *     if (json.error != SKC_JSON_OK) { ... json.at is the place ... }
 *
 * Errors are sticky: after the first one every function says "no" and reads nothing, so one check
 * at the end is enough.
 *
 * Objects whose members are known are described by a table (a shape) and read member by member:
 *
 *     static const struct skc_json_member contact_members[] = {
 *         SKC_JSON_MEMBER("id", 0, 0), SKC_JSON_MEMBER("firstName", 0, 0), ...
 *     };
 *     static const struct skc_json_shape contact = SKC_JSON_SHAPE(contact_members);
 *     struct skc_json_guess guess;
 *     skc_json_guess_init(&guess);
 *     struct skc_json_object object = {&contact, &guess, SKC_JSON_BEFORE_FIRST};
 *     int member;
 *     while ((member = skc_json_next_member(&json, &object, &name)) != SKC_JSON_NO_MEMBER) {
 *         ... read the value ...
 *     }
 * /
 */
#ifndef SKC_JSON_READER_H
#define SKC_JSON_READER_H

#include "json_scan.h"

/* Containers inside each other, as json_decode() with a depth of 64 has them. */
#define SKC_JSON_DEPTH_MAX 63

/* Name, and what a person is told. */
#define SKC_JSON_ERRORS(X) \
	X(OK, "no error") \
	X(TRUNCATED, "the text ends too early") \
	X(SYNTAX, "syntax error") \
	X(DEPTH, "nested too deeply") \
	X(CONTROL, "control character in a string") \
	X(UTF8, "malformed UTF-8") \
	X(ESCAPE, "bad escape in a string") \
	X(SURROGATE, "unpaired surrogate in an escape") \
	X(TRAILING, "text after the end of the document") \
	X(UNEXPECTED, "not what the document should hold") /* noted by callers, never by the reader */

enum skc_json_error {
#define SKC_JSON_ERROR_ENUM(name, text) SKC_JSON_##name,
	SKC_JSON_ERRORS(SKC_JSON_ERROR_ENUM)
#undef SKC_JSON_ERROR_ENUM
};

enum skc_json_type {
	SKC_JSON_IS_NOTHING, /* no value begins here: the next read reports the error */
	SKC_JSON_IS_NULL,
	SKC_JSON_IS_FALSE,
	SKC_JSON_IS_TRUE,
	SKC_JSON_IS_NUMBER,
	SKC_JSON_IS_STRING,
	SKC_JSON_IS_ARRAY,
	SKC_JSON_IS_OBJECT,
};

struct skc_json {
	const char *p; /* next byte to read */
	const char *end;
	const char *start;
	const char *at; /* place of the first error */
	unsigned depth;
	enum skc_json_error error;
};

/* A string as it stands in the document, checked. */
struct skc_json_text {
	const char *raw;
	size_t raw_len;
	size_t len; /* once unescaped; equal to raw_len when there is nothing to unescape */
};

/* A number as it stands in the document, checked. */
struct skc_json_digits {
	const char *raw;
	size_t len;
	bool is_integer; /* no fraction, no exponent, and within 64 bits: then value holds it */
	int64_t value;
};

/* One known member. kind and child belong to whoever wrote the table. */
struct skc_json_member {
	char key[SKC_JSON_KEY_MAX];
	uint8_t name_len;
	uint8_t kind;
	uint8_t child;
};
#define SKC_JSON_MEMBER(name, kind, child) \
	{ \
		name "\":", sizeof(name) - 1, kind, child \
	}

#define SKC_JSON_MEMBERS_MAX 32
struct skc_json_shape {
	const struct skc_json_member *members;
	unsigned count; /* at most SKC_JSON_MEMBERS_MAX */
};
#define SKC_JSON_SHAPE(members) \
	{ \
		members, sizeof(members) / sizeof(members[0]) \
	}

/*
 * Which member followed which in the objects read before: tried first, as rows of a page look
 * alike.
 */
struct skc_json_guess {
	uint8_t follower[SKC_JSON_MEMBERS_MAX + 1];
};

#define SKC_JSON_UNKNOWN_MEMBER (-1)
#define SKC_JSON_NO_MEMBER (-2)
#define SKC_JSON_BEFORE_FIRST (-3)

/* The object being read. Begin with last = SKC_JSON_BEFORE_FIRST. */
struct skc_json_object {
	const struct skc_json_shape *shape;
	struct skc_json_guess *guess;
	int last;
};

/* Begins at the first byte of a document. */
void skc_json_init(struct skc_json *json, const char *document, size_t len);

/* Notes an error at a place; the first one stays. Always false. */
bool skc_json_fail(struct skc_json *json, enum skc_json_error error, const char *at);

/* What a person is told about an error. */
const char *skc_json_error_text(enum skc_json_error error);

/* Type of the value that begins after white space, which is passed over. */
static inline enum skc_json_type skc_json_peek(struct skc_json *json);

/*
 * Enters the container that opens with `open` ('[' or '{'); true when it has a first element. Fails
 * when none opens here.
 */
bool skc_json_enter(struct skc_json *json, char open);

/* After an element: true when another follows, false after the closing byte (or an error). */
static inline bool skc_json_more(struct skc_json *json, char close);

/* Reads the string that begins here. */
static inline bool skc_json_string(struct skc_json *json, struct skc_json_text *text);

/* Writes the text.len bytes of a string, unescaped. */
void skc_json_unescape(const struct skc_json_text *text, char *to);

/* True when a string, unescaped, is these bytes (at most 128, as names of members are). */
bool skc_json_text_is(const struct skc_json_text *text, const char *bytes, size_t len);

/* Reads the number that begins here. */
bool skc_json_number(struct skc_json *json, struct skc_json_digits *digits);

/* Reads null, true or false, whichever `type` says. */
bool skc_json_literal(struct skc_json *json, enum skc_json_type type);

/* Passes over one value of any type, checking it as strictly as if it were wanted. */
bool skc_json_skip(struct skc_json *json);

/* Passes over a key and its colon; for objects without a shape. */
bool skc_json_key(struct skc_json *json, struct skc_json_text *name);

/* Nothing but white space may follow. */
bool skc_json_finish(struct skc_json *json);

/* Forgets what it has seen: members are then expected in the order of the table. */
void skc_json_guess_init(struct skc_json_guess *guess);

/*
 * Goes to the value of the next member, entering the object the first time and leaving it at its
 * end. Returns the member's place in the shape, SKC_JSON_UNKNOWN_MEMBER (then *name is set), or
 * SKC_JSON_NO_MEMBER at the end and on errors. /
 */
int skc_json_next_member(
	struct skc_json *json, struct skc_json_object *object, struct skc_json_text *name);

/* ---- the hot ones, inline ---- */

static inline void skc_json_space(struct skc_json *json)
{
	const char *p = json->p;
	while (p < json->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) {
		p++;
	}
	json->p = p;
}

extern const uint8_t skc_json_first_byte[256];

static inline enum skc_json_type skc_json_peek(struct skc_json *json)
{
	skc_json_space(json);
	if (json->p == json->end || json->error != SKC_JSON_OK) {
		return SKC_JSON_IS_NOTHING;
	}
	return (enum skc_json_type)skc_json_first_byte[(unsigned char)*json->p];
}

bool skc_json_string_rest(struct skc_json *json, const char *special, struct skc_json_text *text);

static inline bool skc_json_string(struct skc_json *json, struct skc_json_text *text)
{
	if (json->p == json->end || *json->p != '"' || json->error != SKC_JSON_OK) {
		return skc_json_fail(
			json, json->p == json->end ? SKC_JSON_TRUNCATED : SKC_JSON_SYNTAX, json->p);
	}
	text->raw = json->p + 1;
	const char *special = skc_json_plain_end(text->raw, json->end);
	if (special < json->end && *special == '"') {
		text->raw_len = text->len = (size_t)(special - text->raw);
		json->p = special + 1;
		return true;
	}
	return skc_json_string_rest(json, special, text);
}

bool skc_json_more_rest(struct skc_json *json, char close);

static inline bool skc_json_more(struct skc_json *json, char close)
{
	if (json->p < json->end && *json->p == ',' && json->error == SKC_JSON_OK) {
		json->p++;
		return true;
	}
	return skc_json_more_rest(json, close);
}

#endif
