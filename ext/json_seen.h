/* What a document has shown already: the same bytes again are the same value, handed out once more. */
#ifndef SKIPCALL_JSON_SEEN_H
#define SKIPCALL_JSON_SEEN_H

#include "php.h"

#include "../src/json_reader.h"

/* Values kept at once, each at the place that a hash of some of its bytes says. */
#define SKIPCALL_SEEN 1024
/* Longer ones are not kept: to compare them in vain would cost as much as to read them. */
#define SKIPCALL_SEEN_MAX 512
/* What values are kept as: objects as what a member of rows held, and strings. */
#define SKIPCALL_SEEN_STRING SKC_JSON_MEMBERS_MAX
#define SKIPCALL_SEEN_KINDS (SKC_JSON_MEMBERS_MAX + 1)
/* Bytes of a value, its end or not, within which it is looked up. */
#define SKIPCALL_SEEN_ROOM 128

struct skipcall_seen_value {
	const char *bytes; /* in the document, from the first of the value */
	uint32_t len;
	uint32_t kind; /* others do not get it */
	zval value; /* with a reference of its own */
};

/* What is known of the values of one kind. */
struct skipcall_seen_kind {
	/* The two words of eight bytes that they are looked up by: where they differ. */
	uint8_t words[2];
	uint8_t older; /* the word that gives way when both have been the same in different values */
	uint8_t moves; /* of a word, left */
	bool is_vain; /* hardly any comes again: they are not looked for any more */
	uint32_t kept, found;
};
/* So many are kept before any has to come again, and so many more for each that does. */
#define SKIPCALL_SEEN_TRIES 48
#define SKIPCALL_SEEN_TRIES_MORE 8

struct skipcall_seen {
	unsigned count;
	struct skipcall_seen_kind kinds[SKIPCALL_SEEN_KINDS];
	uint16_t places[SKIPCALL_SEEN]; /* by hash: a number of `values` plus one, 0: none */
	struct skipcall_seen_value values[SKIPCALL_SEEN];
};

/* Embedded. */
void skipcall_seen_init(struct skipcall_seen *seen);

void skipcall_seen_free(struct skipcall_seen *seen);

/* Where a value that begins with these bytes is kept, of which SKIPCALL_SEEN_ROOM can be read. */
static zend_always_inline unsigned skipcall_seen_place(
	const struct skipcall_seen *seen, uint32_t kind, const char *bytes)
{
	uint64_t one, other;
	memcpy(&one, bytes + seen->kinds[kind].words[0], sizeof(one));
	memcpy(&other, bytes + seen->kinds[kind].words[1], sizeof(other));
	const uint64_t hash = (one ^ (other << 31 | other >> 33)) * UINT64_C(0x9E3779B97F4A7C15);
	return (unsigned)(hash >> 54);
}

static zend_always_inline bool skipcall_seen_is(
	const struct skipcall_seen_value *value, uint32_t kind, const char *bytes, const char *end)
{
	return value->kind == kind && (size_t)(end - bytes) >= value->len &&
		skc_json_same(value->bytes, bytes, value->len);
}

/* The same, where the value that is kept there is not it. */
const struct skipcall_seen_value *skipcall_seen_beside(const struct skipcall_seen *seen,
	unsigned place, uint32_t kind, const char *bytes, const char *end);

/* The value that is kept there or beside it, and whose bytes begin at `bytes`. NULL: none. */
static zend_always_inline const struct skipcall_seen_value *skipcall_seen_find(
	const struct skipcall_seen *seen, unsigned place, uint32_t kind, const char *bytes,
	const char *end)
{
	const unsigned number = seen->places[place];
	if (number == 0) {
		return NULL;
	}
	const struct skipcall_seen_value *value = &seen->values[number - 1];
	return EXPECTED(skipcall_seen_is(value, kind, bytes, end))
		? value
		: skipcall_seen_beside(seen, place, kind, bytes, end);
}

/*
 * Keeps a value; when both places are taken, the one that came first goes. It must not hold what could be
 * changed. Where a value of the same kind was, only other bytes tell them apart: a word is moved there.
 */
void skipcall_seen_keep(struct skipcall_seen *seen, unsigned place, uint32_t kind,
	const char *bytes, size_t len, const zval *value);

#endif
