#include "json_seen.h"

void skipcall_seen_init(struct skipcall_seen *seen)
{
	seen->count = 0;
	for (unsigned i = 0; i < SKIPCALL_SEEN_KINDS; i++) {
		/* Behind the name of the first member, as far as it is known before any is seen. */
		seen->kinds[i] = (struct skipcall_seen_kind){.words = {8, 16}, .moves = 8};
	}
	/* Behind the quote, and not moved: what stands behind a short string is no part of it. */
	seen->kinds[SKIPCALL_SEEN_STRING] = (struct skipcall_seen_kind){.words = {1, 1}};
	memset(seen->places, 0, sizeof(seen->places));
}

/* Without a word to the collector of cycles: nothing kept here is part of one. */
static void let_go(zval *value)
{
	if (Z_TYPE_P(value) == IS_STRING) {
		zend_string_release(Z_STR_P(value));
	} else if (Z_REFCOUNT_P(value) > 1) {
		Z_DELREF_P(value);
	} else {
		zval_ptr_dtor(value);
	}
}

void skipcall_seen_free(struct skipcall_seen *seen)
{
	for (unsigned i = 0; i < seen->count; i++) {
		let_go(&seen->values[i].value);
	}
}

const struct skipcall_seen_value *skipcall_seen_beside(const struct skipcall_seen *seen,
	unsigned place, uint32_t kind, const char *bytes, const char *end)
{
	const unsigned number = seen->places[place ^ 1];
	return number != 0 && skipcall_seen_is(&seen->values[number - 1], kind, bytes, end)
		? &seen->values[number - 1]
		: NULL;
}

/*
 * Two values met at one place, by chance or because both words are the same in them. Then one of the
 * words is put to where they differ.
 */
static void move_word(struct skipcall_seen_kind *known, const struct skipcall_seen_value *kept,
	const char *bytes, size_t len)
{
	const size_t most = MIN(MIN(len, kept->len), SKIPCALL_SEEN_ROOM - sizeof(uint64_t));
	size_t at = 0;
	while (at < most && kept->bytes[at] == bytes[at]) {
		at++;
	}
	if (at == most || known->moves == 0) {
		return;
	}
	for (unsigned i = 0; i < 2; i++) {
		if (at >= known->words[i] && at < known->words[i] + sizeof(uint64_t)) {
			return;
		}
	}
	known->words[known->older] = (uint8_t)at;
	known->older ^= 1;
	known->moves--;
}

void skipcall_seen_keep(struct skipcall_seen *seen, unsigned place, uint32_t kind,
	const char *bytes, size_t len, const zval *value)
{
	uint16_t *here = &seen->places[place], *beside = &seen->places[place ^ 1];
	struct skipcall_seen_value *kept;
	struct skipcall_seen_kind *known = &seen->kinds[kind];
	if (len > SKIPCALL_SEEN_MAX) {
		return;
	}
	known->kept++;
	known->is_vain = known->kept > SKIPCALL_SEEN_TRIES + SKIPCALL_SEEN_TRIES_MORE * known->found;
	if (*here != 0 && seen->values[*here - 1].kind == kind) {
		move_word(known, &seen->values[*here - 1], bytes, len);
	}
	if (*here == 0 || *beside == 0) {
		kept = &seen->values[seen->count++]; /* as many as there are places */
		*(*here == 0 ? here : beside) = (uint16_t)seen->count;
	} else {
		const uint16_t number = *beside;
		*beside = *here;
		*here = number;
		kept = &seen->values[number - 1];
		let_go(&kept->value);
	}
	kept->bytes = bytes;
	kept->len = (uint32_t)len;
	kept->kind = kind;
	ZVAL_COPY(&kept->value, value);
}
