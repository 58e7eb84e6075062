#include "hydrate.h"

#include "../src/json_mend.h"
#include "json_rows.h"
#include "json_values.h"
#include "let_go.h"

enum page_member { PAGE_DATA, PAGE_TOTAL, PAGE_PAGE, PAGE_LIMIT, PAGE_TOTAL_PAGES, PAGE_MEMBERS };

static const struct skc_json_member page_members[] = {
	SKC_JSON_MEMBER("data", 0, 0),
	SKC_JSON_MEMBER("total", 0, 0),
	SKC_JSON_MEMBER("page", 0, 0),
	SKC_JSON_MEMBER("limit", 0, 0),
	SKC_JSON_MEMBER("totalPages", 0, 0),
};
static const struct skc_json_shape page_shape = SKC_JSON_SHAPE(page_members);

/* Larger than any real count, and exact as a double. */
#define COUNT_MAX INT64_C(9007199254740992)

bool skipcall_hydrate_count(const zval *value, int64_t *count)
{
	if (Z_TYPE_P(value) == IS_LONG) {
		*count = Z_LVAL_P(value);
	} else if (Z_TYPE_P(value) == IS_DOUBLE) {
		double number = Z_DVAL_P(value);
		if (!(number >= 0 && number <= (double)COUNT_MAX) || number != (double)(int64_t)number) {
			return false;
		}
		*count = (int64_t)number;
	} else if (Z_TYPE_P(value) == IS_STRING) {
		size_t len = Z_STRLEN_P(value);
		*count = 0;
		for (size_t i = 0; i < len; i++) {
			char c = Z_STRVAL_P(value)[i];
			if (c < '0' || c > '9' || len > 16) {
				return false;
			}
			*count = *count * 10 + (c - '0');
		}
		return len > 0 && *count <= COUNT_MAX;
	} else {
		return false;
	}
	return *count >= 0 && *count <= COUNT_MAX;
}

static bool read_count(struct skipcall_rows *reader, int64_t *count)
{
	zval value;
	skc_json_peek(&reader->json);
	const char *start = reader->json.p;
	if (!skipcall_json_value(&reader->json, &reader->strings, &value)) {
		return false;
	}
	bool counts = skipcall_hydrate_count(&value, count);
	zval_ptr_dtor(&value);
	return counts || skipcall_rows_unexpected(reader, "a whole number from 0", start);
}

/* What should stand for "data"; the noun of the resource follows in messages. */
static const char a_list_of[] = "a list of ";

static bool read_rows(struct skipcall_rows *reader, bool arrays, zval *out)
{
	struct skc_json *json = &reader->json;
	if (skc_json_peek(json) != SKC_JSON_IS_ARRAY) {
		const char *start = json->p;
		return skc_json_skip(json) && skipcall_rows_unexpected(reader, a_list_of, start);
	}
	bool more = skc_json_enter(json, '[');
	array_init(out);
	for (; more; more = skc_json_more(json, ']')) {
		zval row;
		if (skc_json_peek(json) != SKC_JSON_IS_OBJECT) {
			const char *start = json->p;
			if (skc_json_skip(json)) {
				skipcall_rows_unexpected(reader, "an object", start);
			}
		} else if (arrays ? skipcall_rows_array(reader, &row)
						  : skipcall_rows_object(reader, &row)) {
			zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &row);
		}
	}
	return json->error == SKC_JSON_OK;
}

/* The value of one member, which begins here. */
static bool read_member(
	struct skipcall_rows *reader, enum page_member member, bool arrays, struct skipcall_page *page)
{
	switch (member) {
		case PAGE_DATA:
			skipcall_let_go(
				&page->data); /* of two equal names the last one counts, as json_decode() does */
			return read_rows(reader, arrays, &page->data);
		case PAGE_TOTAL:
			return read_count(reader, &page->total);
		case PAGE_PAGE:
			return read_count(reader, &page->page);
		case PAGE_LIMIT:
			return read_count(reader, &page->limit);
		case PAGE_TOTAL_PAGES:
			return read_count(reader, &page->total_pages);
		case PAGE_MEMBERS:
			break;
	}
	return false;
}

static void check_members(struct skipcall_rows *reader, unsigned met)
{
	static const char *const wanted[PAGE_MEMBERS] = {
		"\"data\"", "\"total\"", "\"page\"", "\"limit\"", "\"totalPages\""};
	for (unsigned i = 0; i < PAGE_MEMBERS; i++) {
		if ((met & 1u << i) == 0) {
			skipcall_rows_unexpected(reader, wanted[i], reader->json.start); /* see fail() */
		}
	}
}

static void read_page(struct skipcall_rows *reader, bool arrays, struct skipcall_page *page)
{
	struct skc_json *json = &reader->json;
	struct skc_json_guess guess;
	struct skc_json_object object = {.guess = &guess};
	struct skc_json_text name;
	unsigned met = 0;
	int member;
	skc_json_guess_init(&guess, &page_shape);
	if (skc_json_peek(json) != SKC_JSON_IS_OBJECT) {
		const char *start = json->p;
		if (skc_json_skip(json)) {
			skipcall_rows_unexpected(reader, "an object with \"data\"", start);
		}
		return;
	}
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		if (member == SKC_JSON_UNKNOWN_MEMBER) {
			skc_json_skip(json);
		} else if (read_member(reader, (enum page_member)member, arrays, page)) {
			met |= 1u << member;
		}
	}
	skc_json_finish(json);
	check_members(reader, met);
}

/*
 * Sets values[i] to where the last value of member i begins. True when the document is JSON and some
 * member comes more than once.
 */
static bool find_repeated(struct skc_json json, const char *values[PAGE_MEMBERS])
{
	struct skc_json_guess guess;
	struct skc_json_object object = {.guess = &guess};
	struct skc_json_text name;
	bool repeated = false;
	int member;
	skc_json_init(&json, json.start, (size_t)(json.end - json.start));
	skc_json_guess_init(&guess, &page_shape);
	while ((member = skc_json_next_member(&json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		if (member != SKC_JSON_UNKNOWN_MEMBER) {
			repeated = repeated || values[member] != NULL;
			values[member] = json.p;
		}
		skc_json_skip(&json);
	}
	return skc_json_finish(&json) && repeated;
}

/*
 * A wrong value in a member does not count if the member comes again: reads the last one of each. Rare, so
 * not fast.
 */
static void read_last_members(struct skipcall_rows *reader, bool arrays, struct skipcall_page *page)
{
	struct skc_json *json = &reader->json;
	const char *values[PAGE_MEMBERS] = {NULL};
	unsigned met = 0;
	if (!find_repeated(*json, values)) {
		return;
	}
	skc_json_init(json, json->start, (size_t)(json->end - json->start));
	for (unsigned i = 0; i < PAGE_MEMBERS && json->error == SKC_JSON_OK; i++) {
		if (values[i] != NULL) {
			json->p = values[i];
			json->depth = 1;
			read_member(reader, (enum page_member)i, arrays, page);
			met |= 1u << i;
		}
	}
	check_members(reader, met);
}

/* True when a shape or the page has a member of this name. */
static bool is_known_name(const char *name, size_t len)
{
	const struct skc_json_shape *shapes[SKIPCALL_SHAPES + 1] = {&page_shape};
	for (unsigned i = 0; i < SKIPCALL_SHAPES; i++) {
		shapes[i + 1] = &skipcall_shapes[i].json;
	}
	for (unsigned i = 0; i <= SKIPCALL_SHAPES; i++) {
		for (unsigned j = 0; j < shapes[i]->count; j++) {
			const struct skc_json_member *member = &shapes[i]->members[j];
			if (skc_json_member_name_len(member) == len &&
				memcmp(skc_json_member_name(member), name, len) == 0) {
				return true;
			}
		}
	}
	return false;
}

/* True for a path of documented names and numbers only: other names may be data, which messages hide. */
static bool is_known_path(const char *path)
{
	while (*path != '\0') {
		size_t len = strcspn(path, ".[");
		if (*path == '[') {
			len = strcspn(path, "]") + 1;
			if (path[1] == '"') {
				return false;
			}
		} else if (!is_known_name(path, len)) {
			return false;
		}
		path += len;
		path += *path == '.';
	}
	return true;
}

/*
 * The reader's error as a failure. No byte of the body gets into the message but names of members.
 */
static void fail(struct skipcall_rows *reader, const char *noun, struct skc_failure *failure)
{
	const struct skc_json *json = &reader->json;
	struct skc_json_place *place = &failure->place;
	skc_json_place_find(
		place, json->start, (size_t)(json->end - json->start), (size_t)(json->at - json->start));
	const bool unexpected_value = json->error == SKC_JSON_UNEXPECTED;
	const bool is_missing = unexpected_value && reader->expected[0] == '"';
	const bool has_path = place->path[0] != '\0' && is_known_path(place->path);
	if (is_missing) {
		skc_failure_set(failure, SKC_FAILURE_DECODE,
			"The response is not the documented JSON: it has no member %s", reader->expected);
		return;
	}
	skc_failure_set(failure, SKC_FAILURE_DECODE,
		"The response is not the documented JSON: %s%s%s at byte %zu%s%.128s%s",
		unexpected_value ? "expected " : "",
		unexpected_value ? reader->expected : skc_json_error_text(json->error),
		unexpected_value && reader->expected == a_list_of ? noun : "", place->offset,
		has_path ? " (" : "", has_path ? place->path : "", has_path ? ")" : "");
}

/* Reads a page with rows as objects or arrays; the reader says how it went. */
static void read_whole(struct skipcall_rows *reader, const struct skipcall_resource *resource,
	const char *body, size_t len, bool arrays, struct skipcall_page *page)
{
	skipcall_rows_init(reader, resource, body, len);
	*page = (struct skipcall_page){0};
	ZVAL_UNDEF(&page->data);
	read_page(reader, arrays, page);
	if (reader->json.error == SKC_JSON_UNEXPECTED && !reader->repeats) {
		read_last_members(reader, arrays, page);
	}
	skipcall_rows_free(reader);
	if (reader->json.error != SKC_JSON_OK) {
		skipcall_let_go(&page->data);
	}
}

/* Turns rows that are arrays, and have ids, into objects, as fromArray() does. */
static void make_objects(const struct skipcall_shape *shape, HashTable *rows)
{
	zval *row;
	ZEND_HASH_FOREACH_VAL(rows, row) {
		zval made;
		skipcall_row_from_array(shape, Z_ARRVAL_P(row), "A row", &made);
		zval_ptr_dtor(row);
		ZVAL_COPY_VALUE(row, &made);
	}
	ZEND_HASH_FOREACH_END();
}

/* Reads a page either way; the reader says how it went. */
static void read_rightly(struct skipcall_rows *reader, const struct skipcall_resource *resource,
	const char *body, size_t len, bool arrays, struct skipcall_page *page)
{
	read_whole(reader, resource, body, len, arrays, page);
	if (reader->repeats) {
		/* Slower, and right by construction: of equal names the last one counts in an array. */
		read_whole(reader, resource, body, len, true, page);
		if (reader->json.error == SKC_JSON_OK && !arrays) {
			make_objects(reader->shape, Z_ARRVAL(page->data));
		}
	}
}

static bool read_value(struct skipcall_rows *reader, const char *body, size_t len, zval *out)
{
	skipcall_rows_init(reader, &skipcall_calls, body, len); /* whose rows are not asked for */
	bool read = skipcall_json_value(&reader->json, &reader->strings, out);
	if (read && !skc_json_finish(&reader->json)) {
		zval_ptr_dtor(out);
		read = false;
	}
	skipcall_rows_free(reader);
	return read;
}

/* ---- lone surrogates ---- */

/* Returns new: a copy of the document without them; NULL: there is none to be mended. */
static char *mend(const char *body, size_t len, struct skc_json_mends *mends)
{
	char *copy = estrndup(body, len);
	skc_json_mend(copy, len, mends);
	if (mends->count == 0) {
		efree(copy);
		copy = NULL;
	}
	return copy;
}

static void describe(struct skipcall_mended *mended, const struct skc_json_mends *mends,
	const char *document, size_t len)
{
	size_t used = 0;
	*mended = (struct skipcall_mended){
		.count = mends->count < UINT32_MAX ? (uint32_t)mends->count : UINT32_MAX};
	for (size_t i = 0; i < SKC_JSON_MENDS_MAX && i < mends->count; i++) {
		struct skc_json_place place;
		skc_json_place_find(&place, document, len, mends->at[i]);
		const char *shown = is_known_path(place.path) ? place.path : "\xE2\x80\xA6";
		const size_t size = strlen(shown) + 1;
		if (used + size > sizeof(mended->paths)) {
			break;
		}
		memcpy(mended->paths + used, shown, size);
		used += size;
		mended->path_count++;
	}
}

/* ---- both ---- */

bool skipcall_hydrate_page(const struct skipcall_resource *resource, const char *body, size_t len,
	struct skipcall_reading reading, struct skipcall_page *page, struct skc_failure *failure)
{
	struct skipcall_rows reader;
	struct skc_json_mends mends = {0};
	char *mended = NULL;
	read_rightly(&reader, resource, body, len, reading.arrays, page);
	if (reader.json.error == SKC_JSON_SURROGATE && !reading.strict) {
		mended = mend(body, len, &mends);
	}
	if (mended != NULL) {
		read_rightly(&reader, resource, mended, len, reading.arrays, page);
	}
	const bool read = reader.json.error == SKC_JSON_OK;
	if (!read) {
		fail(&reader, resource->noun, failure);
	} else if (mended != NULL) {
		describe(&page->mended, &mends, mended, len);
	}
	if (mended != NULL) {
		efree(mended);
	}
	return read;
}

bool skipcall_hydrate_value(const char *body, size_t len, bool strict, zval *out,
	struct skipcall_mended *mended, struct skc_failure *failure)
{
	struct skipcall_rows reader;
	struct skc_json_mends mends = {0};
	char *copy = NULL;
	bool read = read_value(&reader, body, len, out);
	*mended = (struct skipcall_mended){0};
	if (!read && reader.json.error == SKC_JSON_SURROGATE && !strict) {
		copy = mend(body, len, &mends);
	}
	if (copy != NULL) {
		read = read_value(&reader, copy, len, out);
	}
	if (!read) {
		ZVAL_UNDEF(out);
		fail(&reader, "", failure);
	} else if (copy != NULL) {
		describe(mended, &mends, copy, len);
	}
	if (copy != NULL) {
		efree(copy);
	}
	return read;
}
