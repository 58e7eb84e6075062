#include "json_place.h"

#include <stdio.h>

#include "json_reader.h"
#include "utf8.h"

/* One step of a path: an element of an array when name.raw is NULL, else a member. */
struct step {
	struct skc_json_text name;
	size_t index;
};

struct walk {
	struct skc_json json;
	const char *target;
	struct step steps[SKC_JSON_DEPTH_MAX + 1];
	unsigned depth;
};

/*
 * Reads one value; true when the target lies in it or the document breaks in it. walk->steps then
 * leads to the place.
 */
static bool reached(struct walk *walk)
{
	struct skc_json *json = &walk->json;
	enum skc_json_type type = skc_json_peek(json);
	if (walk->target <= json->p || (type != SKC_JSON_IS_ARRAY && type != SKC_JSON_IS_OBJECT)) {
		skc_json_skip(json);
		return json->error != SKC_JSON_OK || json->p > walk->target;
	}
	const bool is_array = type == SKC_JSON_IS_ARRAY;
	struct step *step = &walk->steps[walk->depth];
	size_t index = 0;
	for (bool more = skc_json_enter(json, is_array ? '[' : '{'); more;
		 more = skc_json_more(json, is_array ? ']' : '}')) {
		if (is_array) {
			*step = (struct step){.index = index++};
		} else if (!skc_json_key(json, &step->name)) {
			return true;
		} else if (json->p > walk->target) {
			return true; /* the name itself: the object is the place */
		}
		walk->depth++;
		if (reached(walk)) {
			return true;
		}
		walk->depth--;
	}
	return json->error != SKC_JSON_OK || json->p > walk->target;
}

static bool is_word(const char *name, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char c = name[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
		if (!letter && !(i > 0 && c >= '0' && c <= '9')) {
			return false;
		}
	}
	return len > 0;
}

/*
 * Appends one step; a name that is no plain word, or too long to show, stands in quotes and is cut.
 */
static size_t write_step(char *to, size_t room, const struct step *step, bool first)
{
	int n;
	if (step->name.raw == NULL) {
		n = snprintf(to, room, "[%zu]", step->index);
	} else {
		/*
		 * Escapes are shown as they stand: they cannot be cut in the middle of a character that
		 * way.
		 */
		size_t len = skc_utf8_cut(step->name.raw, step->name.raw_len, SKC_JSON_KEY_MAX * 2);
		const char *format =
			is_word(step->name.raw, step->name.raw_len) && len == step->name.raw_len
			? (first ? "%.*s" : ".%.*s")
			: "[\"%.*s\"]";
		n = snprintf(to, room, format, (int)len, step->name.raw);
	}
	return n < 0 ? 0 : (size_t)n < room ? (size_t)n : room - 1;
}

static void write_excerpt(
	struct skc_json_place *place, const char *document, size_t len, size_t offset)
{
	size_t from = offset > SKC_JSON_EXCERPT_MAX / 2 ? offset - SKC_JSON_EXCERPT_MAX / 2 : 0;
	size_t to = len - from > SKC_JSON_EXCERPT_MAX ? from + SKC_JSON_EXCERPT_MAX : len;
	while (from < offset && (document[from] & 0xC0) == 0x80) {
		from++;
	}
	while (to < len && to > offset && (document[to] & 0xC0) == 0x80) {
		to--;
	}
	place->excerpt_len = to - from;
	memcpy(place->excerpt, document + from, place->excerpt_len);
	place->excerpt[place->excerpt_len] = '\0';
}

void skc_json_place_find(
	struct skc_json_place *place, const char *document, size_t len, size_t offset)
{
	struct walk walk = {.depth = 0};
	if (offset > len) {
		offset = len;
	}
	*place = (struct skc_json_place){.offset = offset};
	if (len == 0) {
		return;
	}
	write_excerpt(place, document, len, offset);
	skc_json_init(&walk.json, document, len);
	walk.target = document + offset;
	reached(&walk);
	size_t used = 0;
	for (unsigned i = 0; i < walk.depth; i++) {
		used += write_step(place->path + used, sizeof(place->path) - used, &walk.steps[i], i == 0);
	}
	place->path[skc_utf8_trim(place->path, used)] = '\0';
}
