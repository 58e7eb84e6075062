/*
 * Changes a JSON document as a document: members and elements dropped, doubled, exchanged and
 * nested, values of other types, strings and numbers broken inside. What cannot be read, and every
 * fourth input, is changed byte by byte instead. Linked into targets that want whole pages.
 */
#include <stdlib.h>
#include <string.h>

#include "../../../src/json_reader.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

#define SPANS_MAX 2000

/* A stretch of the document: a value, or a member from its name to the end of its value. */
struct span {
	uint32_t from, to;
	bool is_string, is_number;
};

struct spans {
	struct span at[SPANS_MAX];
	unsigned count;
};

struct outline {
	struct spans values, items; /* items: members and elements of lists */
};

static void add(
	struct spans *spans, const struct skc_json *json, const char *from, enum skc_json_type type)
{
	if (spans->count < SPANS_MAX && json->error == SKC_JSON_OK) {
		spans->at[spans->count++] =
			(struct span){(uint32_t)(from - json->start), (uint32_t)(json->p - json->start),
				type == SKC_JSON_IS_STRING, type == SKC_JSON_IS_NUMBER};
	}
}

static void outline_value(struct skc_json *json, struct outline *outline)
{
	const enum skc_json_type type = skc_json_peek(json);
	const char *from = json->p;
	if (type == SKC_JSON_IS_ARRAY || type == SKC_JSON_IS_OBJECT) {
		const bool list = type == SKC_JSON_IS_ARRAY;
		for (bool more = skc_json_enter(json, list ? '[' : '{'); more;
			 more = skc_json_more(json, list ? ']' : '}')) {
			struct skc_json_text name;
			skc_json_space(json);
			const char *item = json->p;
			if (list || skc_json_key(json, &name)) {
				outline_value(json, outline);
				add(&outline->items, json, item, SKC_JSON_IS_OBJECT);
			}
		}
	} else {
		skc_json_skip(json);
	}
	add(&outline->values, json, from, type);
}

static uint32_t state;

static uint32_t roll(uint32_t sides)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % sides;
}

/* The document being made: bytes of the old one and others, as far as they fit. */
struct draft {
	uint8_t *bytes;
	size_t len, room;
};

static void put(struct draft *draft, const void *bytes, size_t len)
{
	if (len > draft->room - draft->len) {
		len = draft->room - draft->len;
	}
	memcpy(draft->bytes + draft->len, bytes, len);
	draft->len += len;
}

static void put_text(struct draft *draft, const char *text)
{
	put(draft, text, strlen(text));
}

#define PICK(list) (list[roll(sizeof(list) / sizeof(list[0]))])

static const char *const other_values[] = {"null", "true", "false", "0", "-0", "-0.0", "1e999",
	"9223372036854775807", "-9223372036854775809", "1.5", "10.0", "\"\"", "\"a\"", "\"10\"", "[]",
	"{}", "[1]", "{\"0\":1}", "{\"0\":1,\"1\":2}", "{\"\":null}", "\"\\u00e9\"", "\"Zo\xC3\xA9\"",
	"12345678901234567890", "2e0", "\"\\ud83d\\ude00\""};
static const char *const members[] = {"\"id\":\"x\"", "\"id\":5", "\"id\":null",
	"\"status\":\"busy\"", "\"status\":[]", "\"contact\":{}", "\"contact\":[]",
	"\"contact\":{\"0\":1}", "\"notes\":null", "\"caller\":{\"firstName\":1}", "\"new\":[1.5,{}]",
	"\"0\":1", "\"-1\":1", "\"\":1", "\"\\u0069d\":\"y\"", "\"page\":1", "\"total\":\"7\"",
	"\"data\":[]", "\"transferred\":true", "\"\\u0000a\":1", "\"extra\":{}"};
static const char *const inside_strings[] = {"\\n", "\\\"", "\\\\", "\\/", "\\u00e9",
	"\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\u0000", "\\x", "\\u12", "\n", "\x80", "\xC3",
	"\xC3\xA9", "\xE2\x82\xAC", "\xED\xA0\x80", "\xF0\x9F\x91\x8D", "\xC0\xAF", "\xF5\x80\x80\x80",
	"0123456789abcdef0123456789"};
static const char *const inside_numbers[] = {
	"0", "-", ".", "e", "E+", "9", "00", ".0", "e400", "x"};
static const char *const blanks[] = {" ", "\n", "\r\n\t", "                        ", "\f"};

static void change(
	struct draft *draft, const uint8_t *data, size_t size, const struct outline *outline)
{
	const struct span value = outline->values.at[roll(outline->values.count)];
	const struct span item =
		outline->items.count > 0 ? outline->items.at[roll(outline->items.count)] : value;
	const struct span other =
		outline->items.count > 0 ? outline->items.at[roll(outline->items.count)] : value;
	switch (roll(11)) {
		case 0: /* dropped, with a comma of its own */
			put(draft, data, item.from);
			{
				size_t to = item.to;
				if (to < size && data[to] == ',') {
					to++;
				} else if (draft->len > 0 && draft->bytes[draft->len - 1] == ',') {
					draft->len--;
				}
				put(draft, data + to, size - to);
			}
			return;
		case 1: /* doubled here */
			put(draft, data, item.to);
			put_text(draft, ",");
			put(draft, data + item.from, size - item.from);
			return;
		case 2: /* a copy of another one before it */
			put(draft, data, item.from);
			put(draft, data + other.from, other.to - other.from);
			put_text(draft, ",");
			put(draft, data + item.from, size - item.from);
			return;
		case 3: /* exchanged */
			if (item.to <= other.from) {
				put(draft, data, item.from);
				put(draft, data + other.from, other.to - other.from);
				put(draft, data + item.to, other.from - item.to);
				put(draft, data + item.from, item.to - item.from);
				put(draft, data + other.to, size - other.to);
				return;
			}
			/* fall through */
		case 4: /* another value */
			put(draft, data, value.from);
			put_text(draft, PICK(other_values));
			put(draft, data + value.to, size - value.to);
			return;
		case 5: /* the value of another */
			put(draft, data, value.from);
			{
				const struct span from = outline->values.at[roll(outline->values.count)];
				put(draft, data + from.from, from.to - from.from);
			}
			put(draft, data + value.to, size - value.to);
			return;
		case 6: /* nested, sometimes beyond the limit */
			put(draft, data, value.from);
			{
				const unsigned depth = roll(8) == 0 ? 60 + roll(6) : 1 + roll(3);
				const bool list = roll(2) == 0;
				for (unsigned i = 0; i < depth; i++) {
					put_text(draft, list ? "[" : "{\"a\":");
				}
				put(draft, data + value.from, value.to - value.from);
				for (unsigned i = 0; i < depth; i++) {
					put_text(draft, list ? "]" : "}");
				}
			}
			put(draft, data + value.to, size - value.to);
			return;
		case 7: /* a member or value more */
			put(draft, data, item.from);
			put_text(draft, data[item.from] == '"' ? PICK(members) : PICK(other_values));
			put_text(draft, ",");
			put(draft, data + item.from, size - item.from);
			return;
		case 8: /* broken inside, names of members too */
		{
			const struct span *span = &value;
			for (unsigned i = 0; i < 20 && !span->is_string && !span->is_number; i++) {
				span = &outline->values.at[roll(outline->values.count)];
			}
			if (roll(4) == 0 && data[item.from] == '"') {
				span = &item;
			}
			const size_t at =
				span->from + 1 + (span->to > span->from + 1 ? roll(span->to - span->from - 1) : 0);
			put(draft, data, at);
			put_text(draft, span->is_number ? PICK(inside_numbers) : PICK(inside_strings));
			const size_t gone = roll(3) == 0 && at < size ? 1 : 0;
			put(draft, data + at + gone, size - at - gone);
			return;
		}
		case 9: /* a byte of a name or value as an escape */
		{
			const size_t at = item.from + (item.to > item.from ? roll(item.to - item.from) : 0);
			static const char hex[] = "0123456789abcdef";
			const uint8_t escape[6] = {
				'\\', 'u', '0', '0', (uint8_t)hex[data[at] >> 4], (uint8_t)hex[data[at] & 15]};
			put(draft, data, at);
			put(draft, escape, sizeof(escape));
			put(draft, data + at + 1, size - at - 1);
			return;
		}
		default: /* blanks, or cut off */
			put(draft, data, value.from);
			if (roll(8) > 0) {
				put_text(draft, PICK(blanks));
				put(draft, data + value.from, size - value.from);
			}
	}
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
	static struct outline outline;
	struct skc_json json;
	state = seed;
	if (size == 0 || size > UINT32_MAX || roll(4) == 0) {
		return LLVMFuzzerMutate(data, size, max_size);
	}
	outline.values.count = outline.items.count = 0;
	skc_json_init(&json, (const char *)data, size);
	outline_value(&json, &outline);
	if (outline.values.count == 0) {
		return LLVMFuzzerMutate(data, size, max_size);
	}
	struct draft draft = {malloc(max_size), 0, max_size};
	if (draft.bytes == NULL) {
		return size;
	}
	change(&draft, data, size, &outline);
	memcpy(data, draft.bytes, draft.len);
	free(draft.bytes);
	return draft.len;
}
