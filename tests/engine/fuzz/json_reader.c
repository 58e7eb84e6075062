/*
 * libFuzzer target: json_reader and json_place on any bytes. The document ends where its memory does, so reading past it is
 * seen; what is read is checked against what was promised.
 */
#include "exact.h"

#include "../../../src/json_place.h"
#include "../../../src/json_reader.h"

static const struct skc_json_member members[] = {
	SKC_JSON_MEMBER("id", 0, 0),
	SKC_JSON_MEMBER("notes", 0, 0),
	SKC_JSON_MEMBER("contact", 0, 0),
	SKC_JSON_MEMBER("data", 0, 0),
};
static const struct skc_json_shape shape = SKC_JSON_SHAPE(members);

static void check(bool holds)
{
	if (!holds) {
		abort();
	}
}

/* What check_text() left of a text; names of members are short. */
static char plain[SKC_JSON_KEY_MAX];

static void check_text(const struct skc_json_text *text)
{
	check(text->len <= text->raw_len);
	char *copy = malloc(text->len + 1); /* exactly as long as promised */
	check(copy != NULL);
	copy[text->len] = 42;
	skc_json_unescape(text, copy);
	check(copy[text->len] == 42);
	memcpy(plain, copy, text->len < sizeof(plain) ? text->len : sizeof(plain));
	free(copy);
}

static void read_value(struct skc_json *json, struct skc_json_guess *guess);

static void read_object(struct skc_json *json, struct skc_json_guess *guess)
{
	struct skc_json_object object = {.guess = guess};
	struct skc_json_text name;
	int member;
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		check(member < (int)shape.count);
		if (member == SKC_JSON_UNKNOWN_MEMBER) {
			check_text(&name);
			for (unsigned i = 0; i < shape.count; i++) {
				const size_t len = skc_json_member_name_len(&members[i]);
				check(
					name.len != len || memcmp(plain, skc_json_member_name(&members[i]), len) != 0);
			}
		}
		read_value(json, guess);
	}
}

static void read_value(struct skc_json *json, struct skc_json_guess *guess)
{
	struct skc_json_text text;
	struct skc_json_digits digits;
	switch (skc_json_peek(json)) {
		case SKC_JSON_IS_OBJECT:
			read_object(json, guess);
			break;
		case SKC_JSON_IS_ARRAY:
			for (bool more = skc_json_enter(json, '['); more; more = skc_json_more(json, ']')) {
				read_value(json, guess);
			}
			break;
		case SKC_JSON_IS_STRING:
			if (skc_json_string(json, &text)) {
				check_text(&text);
			}
			break;
		case SKC_JSON_IS_NUMBER:
			if (skc_json_number(json, &digits)) {
				check(digits.len > 0 && digits.raw + digits.len <= json->end);
			}
			break;
		default:
			skc_json_skip(json);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	char *document = exact_copy(data, len);
	struct skc_json skipped, read;
	struct skc_json_guess guess;
	if (document == NULL) {
		return 0;
	}
	skc_json_init(&skipped, document, len);
	skc_json_skip(&skipped);
	skc_json_finish(&skipped);

	/* Read member by member: the same verdict, at the same place. */
	skc_json_guess_init(&guess, &shape);
	skc_json_init(&read, document, len);
	read_value(&read, &guess);
	skc_json_finish(&read);
	check(read.error == skipped.error && read.at == skipped.at);

	struct skc_json_place place;
	skc_json_place_find(&place, document, len,
		skipped.error != SKC_JSON_OK ? (size_t)(skipped.at - document) : len / 2);
	check(place.offset <= len && place.excerpt_len <= SKC_JSON_EXCERPT_MAX);
	check(strlen(place.path) < SKC_JSON_PATH_MAX);
	exact_free(document, len);
	return 0;
}
