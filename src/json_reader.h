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
 * Errors are sticky: the first one puts the reader at the end of the document, where every function
 * says "no" and reads nothing, so one check at the end is enough.
 *
 * Objects whose members are known are described by a table (a shape) and read member by member:
 *
 *     static const struct skc_json_member contact_members[] = {
 *         SKC_JSON_MEMBER("id", 0, 0), SKC_JSON_MEMBER("firstName", 0, 0), ...
 *     };
 *     static const struct skc_json_shape contact = SKC_JSON_SHAPE(contact_members);
 *
 *     struct skc_json_guess guess; // one for all contacts of the document
 *     skc_json_guess_init(&guess, &contact);
 *     struct skc_json_object object = {.guess = &guess};
 *     int member;
 *     while ((member = skc_json_next_member(&json, &object, &name)) != SKC_JSON_NO_MEMBER) {
 *         ... read the value of contact_members[member] ...
 *     }
 */
#ifndef SKC_JSON_READER_H
#define SKC_JSON_READER_H

#include "json_scan.h"

/* Containers inside each other, as json_decode() with a depth of 64 has them. */
#define SKC_JSON_DEPTH_MAX 63

/* Name and message. */
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
	X(UNEXPECTED, \
		"not what the document should hold") /* recorded by callers, never by the reader */

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
	char key[SKC_JSON_KEY_MAX]; /* as documents have it: "name": */
	uint32_t key_bits; /* one for each byte of the key */
	uint8_t key_len;
	uint8_t kind;
	uint8_t child;
};
/* name: a literal of at most SKC_JSON_KEY_MAX - 3 bytes. */
#define SKC_JSON_MEMBER(name, kind, child) \
	{ \
		"\"" name "\":", (uint32_t)((UINT64_C(1) << (sizeof(name) + 2)) - 1), sizeof(name) + 2, \
			kind, child \
	}

static inline const char *skc_json_member_name(const struct skc_json_member *member)
{
	return member->key + 1;
}

static inline size_t skc_json_member_name_len(const struct skc_json_member *member)
{
	return member->key_len - 3u;
}

#define SKC_JSON_MEMBERS_MAX 32
#define SKC_JSON_BUCKETS 64

struct skc_json_shape {
	const struct skc_json_member *members;
	unsigned count; /* from 1 to SKC_JSON_MEMBERS_MAX */
};
#define SKC_JSON_SHAPE(members) \
	{ \
		members, sizeof(members) / sizeof(members[0]) \
	}

/*
 * What the objects of one shape looked like so far in a document: which member followed which is
 * tried first, as rows of a page look alike.
 */
struct skc_json_guess {
	const struct skc_json_shape *shape;
	uint8_t follower[SKC_JSON_MEMBERS_MAX + 1]; /* [0]: the first, [i + 1]: what follows i */
	/* Members by a hash of their names: the first, and what follows; SKC_JSON_MEMBERS_MAX: none. */
	uint8_t bucket[SKC_JSON_BUCKETS];
	uint8_t next[SKC_JSON_MEMBERS_MAX];
};

#define SKC_JSON_UNKNOWN_MEMBER (-1)
#define SKC_JSON_NO_MEMBER (-2)

/* The object being read. Begin with {.guess = &guess}. */
struct skc_json_object {
	struct skc_json_guess *guess;
	unsigned before; /* the last known member, plus one */
	bool entered;
};

/* Begins at the first byte of a document. */
void skc_json_init(struct skc_json *json, const char *document, size_t len);

/* Records an error at a place; the first one stays. Always false. */
bool skc_json_fail(struct skc_json *json, enum skc_json_error error, const char *at);

/* The message for an error. */
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

/* Reads the number that begins here. */
bool skc_json_number(struct skc_json *json, struct skc_json_digits *digits);

/* Room that skc_json_shorten() wants. */
#define SKC_JSON_SHORT_NUMBER 2048

/*
 * Writes a number with a very long fraction, NUL-terminated, with a short one that stands for the
 * same double: conversion takes its time for every digit. False: it is as short as can be.
 */
bool skc_json_shorten(const struct skc_json_digits *digits, char *text);

/* Reads null, true or false, whichever `type` says. */
static inline bool skc_json_literal(struct skc_json *json, enum skc_json_type type);

/* Passes over one value of any type, checking it as strictly as if it were wanted. */
bool skc_json_skip(struct skc_json *json);

/* Passes over a key and its colon; for objects without a shape. */
bool skc_json_key(struct skc_json *json, struct skc_json_text *name);

/* Nothing but white space may follow. */
bool skc_json_finish(struct skc_json *json);

/* Nothing seen yet: members are expected in the order of the table. Borrows the shape. */
void skc_json_guess_init(struct skc_json_guess *guess, const struct skc_json_shape *shape);

/*
 * Goes to the value of the next member, entering the object the first time and leaving it at its
 * end. Returns the member's place in the shape, SKC_JSON_UNKNOWN_MEMBER (then *name is set), or
 * SKC_JSON_NO_MEMBER at the end and on errors.
 */
static inline int skc_json_next_member(
	struct skc_json *json, struct skc_json_object *object, struct skc_json_text *name);

/* ---- the hot ones, inline ---- */

static inline void skc_json_space(struct skc_json *json)
{
	if (json->p < json->end && (unsigned char)*json->p <= ' ') {
		/* One blank, as after a colon, or a line's end and the indentation of the next. */
		const bool one =
			*json->p == ' ' && json->end - json->p > 1 && (unsigned char)json->p[1] > ' ';
		json->p = one ? json->p + 1 : skc_json_space_end(json->p, json->end);
	}
}

extern const uint8_t skc_json_first_byte[256];

static inline enum skc_json_type skc_json_peek(struct skc_json *json)
{
	skc_json_space(json);
	if (json->p == json->end) {
		return SKC_JSON_IS_NOTHING;
	}
	return (enum skc_json_type)skc_json_first_byte[(unsigned char)*json->p];
}

/* True when a string begins here; quicker than skc_json_peek() where it is expected. */
static inline bool skc_json_at_string(struct skc_json *json)
{
	return (json->p < json->end && *json->p == '"') || skc_json_peek(json) == SKC_JSON_IS_STRING;
}

bool skc_json_literal_rest(struct skc_json *json, enum skc_json_type type);

static inline bool skc_json_literal(struct skc_json *json, enum skc_json_type type)
{
	/* By four bytes: "null", "true", or what "false" has behind its first. */
	const char *p = json->p + (type == SKC_JSON_IS_FALSE);
	if (json->end - p >= 4 &&
		memcmp(p,
			type == SKC_JSON_IS_NULL       ? "null"
				: type == SKC_JSON_IS_TRUE ? "true"
										   : "alse",
			4) == 0) {
		json->p = p + 4;
		return true;
	}
	return skc_json_literal_rest(json, type);
}

bool skc_json_string_rest(struct skc_json *json, const char *special, struct skc_json_text *text);

static inline bool skc_json_string(struct skc_json *json, struct skc_json_text *text)
{
	if (json->p == json->end || *json->p != '"') {
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
	if (json->p < json->end && *json->p == ',') {
		json->p++;
		return true;
	}
	return skc_json_more_rest(json, close);
}

static inline bool skc_json_is_key(
	const struct skc_json_member *member, const char *p, const char *end)
{
	return skc_json_key_is(p, end, member->key, member->key_len, member->key_bits);
}

int skc_json_next_member_rest(
	struct skc_json *json, struct skc_json_object *object, struct skc_json_text *name);

static inline int skc_json_next_member(
	struct skc_json *json, struct skc_json_object *object, struct skc_json_text *name)
{
	/* The usual case, and nothing else: the key expected right behind a comma. */
	const char *p = json->p;
	if (json->end - p > SKC_JSON_KEY_MAX && *p == ',' && object->entered) {
		const unsigned guess = object->guess->follower[object->before];
		const struct skc_json_member *member = &object->guess->shape->members[guess];
		if (skc_json_is_key(member, p + 1, json->end)) {
			json->p = p + 1 + member->key_len;
			object->before = guess + 1;
			return (int)guess;
		}
	}
	return skc_json_next_member_rest(json, object, name);
}

#endif
