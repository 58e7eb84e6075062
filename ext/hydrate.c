#include "hydrate.h"

#include "Zend/zend_strtod.h"

#include "row.h"

/* Strings kept to be used again, by a hash of theirs. */
#define REPEATED_SLOTS 256

struct reader {
	struct skc_json json;
	const char *bad_id; /* where the row's "id" stands, when it is no string */
	const char *expected; /* with SKC_JSON_UNEXPECTED: what should have stood there */
	struct skc_json_guess guesses[SKIPCALL_SHAPES];
	zend_string *repeated[REPEATED_SLOTS]; /* each with a reference of its own */
};

static void reader_init(struct reader *reader, const char *body, size_t len)
{
	skc_json_init(&reader->json, body, len);
	reader->expected = reader->bad_id = NULL;
	for (unsigned i = 0; i < SKIPCALL_SHAPES; i++) {
		skc_json_guess_init(&reader->guesses[i]);
	}
	memset(reader->repeated, 0, sizeof(reader->repeated));
}

static void reader_free(struct reader *reader)
{
	for (unsigned i = 0; i < REPEATED_SLOTS; i++) {
		if (reader->repeated[i] != NULL) {
			zend_string_release(reader->repeated[i]);
		}
	}
}

/* Something well-formed that should not stand here. */
static bool unexpected(struct reader *reader, const char *expected, const char *at)
{
	if (reader->json.error == SKC_JSON_OK) {
		reader->expected = expected;
	}
	return skc_json_fail(&reader->json, SKC_JSON_UNEXPECTED, at);
}

/* The row that begins at `start` has no id that is a string. */
static bool fail_id(struct reader *reader, const char *start)
{
	if (reader->bad_id != NULL) {
		return unexpected(reader, "a string", reader->bad_id);
	}
	return unexpected(reader, "an \"id\"", start);
}

/* ---- strings ---- */

/* Returns new, or one of PHP's own for what has no or one byte. */
static zend_always_inline zend_string *new_string(const struct skc_json_text *text)
{
	if (text->len <= 1) {
		char byte;
		if (text->len == 0) {
			return ZSTR_EMPTY_ALLOC();
		}
		skc_json_unescape(text, &byte);
		return ZSTR_CHAR((zend_uchar)byte);
	}
	zend_string *string = zend_string_alloc(text->len, false);
	if (EXPECTED(text->raw_len == text->len)) {
		memcpy(ZSTR_VAL(string), text->raw, text->len);
	} else {
		skc_json_unescape(text, ZSTR_VAL(string));
	}
	ZSTR_VAL(string)[text->len] = '\0';
	return string;
}

/* A string that other rows are likely to hold too. */
static zend_string *repeated_string(struct reader *reader, const struct skc_json_text *text)
{
	if (text->len < 4 || text->len > 64 || text->raw_len != text->len) {
		return new_string(text);
	}
	uint32_t head, tail;
	memcpy(&head, text->raw, 4);
	memcpy(&tail, text->raw + text->len - 4, 4);
	uint32_t hash = (head ^ (tail << 5 | tail >> 27)) * 0x9E3779B1u + (uint32_t)text->len;
	zend_string **slot = &reader->repeated[(hash ^ hash >> 15) % REPEATED_SLOTS];
	if (*slot != NULL) {
		if (ZSTR_LEN(*slot) == text->len && memcmp(ZSTR_VAL(*slot), text->raw, text->len) == 0) {
			return zend_string_copy(*slot);
		}
		zend_string_release(*slot);
	}
	*slot = new_string(text);
	return zend_string_copy(*slot);
}

/* ---- any value, as json_decode($json, true) has it ---- */

static void number_value(const struct skc_json_digits *digits, zval *out)
{
	char small[64];
	if (digits->is_integer) {
		ZVAL_LONG(out, (zend_long)digits->value);
		return;
	}
	/* zend_strtod() reads up to the first byte that is no part of a number, so it needs an end. */
	char *text = digits->len < sizeof(small) ? small : emalloc(digits->len + 1);
	memcpy(text, digits->raw, digits->len);
	text[digits->len] = '\0';
	ZVAL_DOUBLE(out, zend_strtod(text, NULL));
	if (text != small) {
		efree(text);
	}
}

static bool read_value(struct skc_json *json, zval *out);

static void read_list(struct skc_json *json, zval *out)
{
	bool more = skc_json_enter(json, '[');
	if (!more) {
		ZVAL_EMPTY_ARRAY(out);
		return;
	}
	array_init(out);
	for (; more; more = skc_json_more(json, ']')) {
		zval element;
		if (read_value(json, &element)) {
			zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &element);
		}
	}
}

static void read_map(struct skc_json *json, zval *out)
{
	bool more = skc_json_enter(json, '{');
	if (!more) {
		ZVAL_EMPTY_ARRAY(out);
		return;
	}
	array_init(out);
	for (; more; more = skc_json_more(json, '}')) {
		struct skc_json_text name;
		zval value;
		if (skc_json_key(json, &name) && read_value(json, &value)) {
			zend_string *key = new_string(&name);
			zend_symtable_update(Z_ARRVAL_P(out), key, &value);
			zend_string_release(key);
		}
	}
}

/* False on an error: *out is then nothing. Depth bounds the recursion. */
static bool read_value(struct skc_json *json, zval *out)
{
	enum skc_json_type type = skc_json_peek(json);
	struct skc_json_text text;
	struct skc_json_digits digits;
	ZVAL_NULL(out);
	switch (type) {
		case SKC_JSON_IS_STRING:
			if (skc_json_string(json, &text)) {
				ZVAL_STR(out, new_string(&text));
			}
			break;
		case SKC_JSON_IS_NUMBER:
			if (skc_json_number(json, &digits)) {
				number_value(&digits, out);
			}
			break;
		case SKC_JSON_IS_TRUE:
		case SKC_JSON_IS_FALSE:
			ZVAL_BOOL(out, type == SKC_JSON_IS_TRUE);
			skc_json_literal(json, type);
			break;
		case SKC_JSON_IS_NULL:
			skc_json_literal(json, type);
			break;
		case SKC_JSON_IS_ARRAY:
			read_list(json, out);
			break;
		case SKC_JSON_IS_OBJECT:
			read_map(json, out);
			break;
		case SKC_JSON_IS_NOTHING:
			skc_json_skip(json); /* says what is wrong */
	}
	if (UNEXPECTED(json->error != SKC_JSON_OK)) {
		zval_ptr_dtor(out);
		ZVAL_UNDEF(out);
		return false;
	}
	return true;
}

/* ---- rows as objects ---- */

static bool read_object(
	struct reader *reader, enum skipcall_shape_index index, uint32_t *met, zval *out);

/* Any value, into $extra under this member's name. */
static bool read_extra(
	struct reader *reader, const struct skipcall_shape *shape, zend_object *row, zend_string *name)
{
	zval value;
	if (!read_value(&reader->json, &value)) {
		return false;
	}
	skipcall_row_add_extra(shape, row, name, &value);
	return true;
}

static bool read_unknown(struct reader *reader, const struct skipcall_shape *shape,
	zend_object *row, const struct skc_json_text *name)
{
	zend_string *key = new_string(name);
	bool read = read_extra(reader, shape, row, key);
	zend_string_release(key);
	return read;
}

/* The summary that begins here. */
static bool read_child(
	struct reader *reader, const struct skipcall_shape *shape, zend_object *row, unsigned index)
{
	const enum skipcall_shape_index child =
		(enum skipcall_shape_index)shape->json.members[index].child;
	const char *start = reader->json.p;
	zval *slot = skipcall_row_slot(row, index);
	uint32_t met;
	if (!read_object(reader, child, &met, slot)) {
		return false;
	}
	if (EXPECTED(met != 0)) {
		return true;
	}
	/* Names like "0", "1" only: once decoded, a list, which is no summary. */
	HashTable *extras = Z_ARRVAL_P(skipcall_row_extra(&skipcall_shapes[child], Z_OBJ_P(slot)));
	if (zend_hash_num_elements(extras) == 0 || !zend_array_is_list(extras)) {
		return true;
	}
	zval_ptr_dtor(slot);
	ZVAL_NULL(slot);
	reader->json.p = start;
	return read_extra(reader, shape, row, skipcall_row_name(shape, index));
}

/*
 * The value of a known member, into its slot, which is null; what is not of its kind goes to
 * $extra.
 */
static zend_always_inline bool read_slot(
	struct reader *reader, const struct skipcall_shape *shape, zend_object *row, unsigned index)
{
	const struct skc_json_member *member = &shape->json.members[index];
	struct skc_json *json = &reader->json;
	enum skc_json_type type = skc_json_peek(json);
	zval *slot = skipcall_row_slot(row, index);
	struct skc_json_text text;
	if (UNEXPECTED(type != SKC_JSON_IS_STRING) && member->kind == SKIPCALL_ID) {
		reader->bad_id = json->p;
	}
	if (type == SKC_JSON_IS_NULL) {
		return skc_json_literal(json, type);
	}
	switch (member->kind) {
		case SKIPCALL_ID:
		case SKIPCALL_TEXT:
			if (EXPECTED(type == SKC_JSON_IS_STRING)) {
				if (!skc_json_string(json, &text)) {
					return false;
				}
				ZVAL_STR(slot, new_string(&text));
				Z_PROP_FLAG_P(slot) = 0;
				return true;
			}
			break;
		case SKIPCALL_REPEATED:
			if (EXPECTED(type == SKC_JSON_IS_STRING)) {
				if (!skc_json_string(json, &text)) {
					return false;
				}
				ZVAL_STR(slot, repeated_string(reader, &text));
				return true;
			}
			break;
		case SKIPCALL_FLAG:
			if (type == SKC_JSON_IS_TRUE || type == SKC_JSON_IS_FALSE) {
				ZVAL_BOOL(slot, type == SKC_JSON_IS_TRUE);
				return skc_json_literal(json, type);
			}
			break;
		case SKIPCALL_CHILD:
			if (EXPECTED(type == SKC_JSON_IS_OBJECT)) {
				return read_child(reader, shape, row, index);
			}
			if (type == SKC_JSON_IS_ARRAY) {
				/*
				 * An empty list cannot be told from an empty object once decoded: both make an
				 * empty summary.
				 */
				const char *start = json->p;
				if (!skc_json_enter(json, '[') && json->error == SKC_JSON_OK) {
					ZVAL_OBJ(slot, skipcall_row_new(&skipcall_shapes[member->child]));
					return true;
				}
				if (json->error != SKC_JSON_OK) {
					return false;
				}
				json->depth--;
				json->p = start;
			}
			break;
	}
	return read_extra(reader, shape, row, skipcall_row_name(shape, index));
}

/* Sets bad_id to where the last of several "id" members has its value: that one counts. */
static void find_last_id(
	struct reader *reader, const struct skipcall_shape *shape, const char *start)
{
	struct skc_json json = reader->json; /* a look back: the reader itself stays where it is */
	struct skc_json_guess guess;
	struct skc_json_object object = {&shape->json, &guess, SKC_JSON_BEFORE_FIRST};
	struct skc_json_text name;
	int member;
	skc_json_guess_init(&guess);
	json.p = start;
	while ((member = skc_json_next_member(&json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		skc_json_peek(&json);
		if (member == 0) {
			reader->bad_id = json.p;
		}
		skc_json_skip(&json);
	}
}

/*
 * As json_decode() would have it: the last of equal names counts, at the place of the first. Rare,
 * so not fast.
 */
static bool read_object_by_array(
	struct reader *reader, const struct skipcall_shape *shape, const char *start, zval *out)
{
	zval decoded;
	const zval *id;
	reader->json.p = start;
	if (!read_value(&reader->json, &decoded)) {
		return false;
	}
	bool found = shape->json.members[0].kind != SKIPCALL_ID ||
		((id = zend_hash_str_find(Z_ARRVAL(decoded), ZEND_STRL("id"))) != NULL &&
			Z_TYPE_P(id) == IS_STRING);
	bool made = found && skipcall_row_from_array(shape, Z_ARRVAL(decoded), "A row", out);
	zval_ptr_dtor(&decoded);
	if (!made) {
		find_last_id(reader, shape, start);
		fail_id(reader, start);
	}
	return made;
}

/*
 * The object that begins here; *met has a bit for each member it has. False on an error: *out is
 * then nothing.
 */
static bool read_object(
	struct reader *reader, enum skipcall_shape_index index, uint32_t *met, zval *out)
{
	const struct skipcall_shape *shape = &skipcall_shapes[index];
	struct skc_json *json = &reader->json;
	struct skc_json_object object = {&shape->json, &reader->guesses[index], SKC_JSON_BEFORE_FIRST};
	const char *start = json->p;
	unsigned depth = json->depth;
	struct skc_json_text name;
	int member;
	zend_object *row = skipcall_row_new(shape);
	*met = 0;
	if (index == SKIPCALL_CALL) {
		reader->bad_id = NULL;
	}
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		bool read;
		if (EXPECTED(member >= 0)) {
			uint32_t bit = UINT32_C(1) << member;
			if (UNEXPECTED((*met & bit) != 0)) {
				zend_object_release(row);
				json->depth = depth;
				return read_object_by_array(reader, shape, start, out);
			}
			*met |= bit;
			read = read_slot(reader, shape, row, (unsigned)member);
		} else {
			read = read_unknown(reader, shape, row, &name);
		}
		if (!read) {
			break;
		}
	}
	if (json->error == SKC_JSON_OK && index == SKIPCALL_CALL &&
		Z_TYPE_P(skipcall_row_slot(row, 0)) != IS_STRING) {
		fail_id(reader, start);
	}
	if (UNEXPECTED(json->error != SKC_JSON_OK)) {
		zend_object_release(row);
		return false;
	}
	ZVAL_OBJ(out, row);
	return true;
}

/* ---- rows as arrays ---- */

/*
 * The same as read_map(), but names that the shape knows are interned and repeated values kept
 * once.
 */
static bool read_array_row(struct reader *reader, enum skipcall_shape_index index, zval *out)
{
	const struct skipcall_shape *shape = &skipcall_shapes[index];
	struct skc_json *json = &reader->json;
	struct skc_json_object object = {&shape->json, &reader->guesses[index], SKC_JSON_BEFORE_FIRST};
	const char *start = json->p;
	const char *id_at = NULL;
	struct skc_json_text text;
	uint32_t met = 0;
	int member;
	array_init_size(out, shape->json.count);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	while ((member = skc_json_next_member(json, &object, &text)) != SKC_JSON_NO_MEMBER) {
		const struct skc_json_member *known = member >= 0 ? &shape->json.members[member] : NULL;
		zend_string *key =
			known != NULL ? skipcall_row_name(shape, (unsigned)member) : new_string(&text);
		enum skc_json_type type = skc_json_peek(json);
		zval value;
		bool read;
		if (member == 0) {
			id_at = json->p;
		}
		if (type == SKC_JSON_IS_STRING && known != NULL && known->kind == SKIPCALL_REPEATED) {
			read = skc_json_string(json, &text);
			if (read) {
				ZVAL_STR(&value, repeated_string(reader, &text));
			}
		} else if (type == SKC_JSON_IS_OBJECT && known != NULL && known->kind == SKIPCALL_CHILD) {
			read = read_array_row(reader, (enum skipcall_shape_index)known->child, &value);
		} else {
			read = read_value(json, &value);
		}
		if (UNEXPECTED(!read)) {
			/* Nothing to keep. */
		} else if (known == NULL) {
			zend_symtable_update(Z_ARRVAL_P(out), key, &value);
		} else if ((met & UINT32_C(1) << member) == 0) {
			met |= UINT32_C(1) << member;
			zend_hash_add_new(Z_ARRVAL_P(out), key, &value);
		} else {
			zend_hash_update(Z_ARRVAL_P(out), key, &value);
		}
		if (known == NULL) {
			zend_string_release(key);
		}
		if (!read) {
			break;
		}
	}
	if (json->error == SKC_JSON_OK && index == SKIPCALL_CALL) {
		const zval *id = zend_hash_find_known_hash(Z_ARRVAL_P(out), skipcall_row_name(shape, 0));
		if (id == NULL || Z_TYPE_P(id) != IS_STRING) {
			reader->bad_id = id_at;
			fail_id(reader, start);
		}
	}
	if (UNEXPECTED(json->error != SKC_JSON_OK)) {
		zval_ptr_dtor(out);
		return false;
	}
	return true;
}

/* ---- pages ---- */

enum page_member { PAGE_DATA, PAGE_TOTAL, PAGE_PAGE, PAGE_LIMIT, PAGE_TOTAL_PAGES, PAGE_MEMBERS };

static const struct skc_json_member page_members[] = {
	SKC_JSON_MEMBER("data", 0, 0),
	SKC_JSON_MEMBER("total", 0, 0),
	SKC_JSON_MEMBER("page", 0, 0),
	SKC_JSON_MEMBER("limit", 0, 0),
	SKC_JSON_MEMBER("totalPages", 0, 0),
};
static const struct skc_json_shape page_shape = SKC_JSON_SHAPE(page_members);

/* Larger than any count a server could mean, and exact as a double. */
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

static bool read_count(struct reader *reader, int64_t *count)
{
	zval value;
	skc_json_peek(&reader->json);
	const char *start = reader->json.p;
	if (!read_value(&reader->json, &value)) {
		return false;
	}
	bool counts = skipcall_hydrate_count(&value, count);
	zval_ptr_dtor(&value);
	return counts || unexpected(reader, "a whole number from 0", start);
}

static bool read_rows(struct reader *reader, bool arrays, zval *out)
{
	struct skc_json *json = &reader->json;
	if (skc_json_peek(json) != SKC_JSON_IS_ARRAY) {
		const char *start = json->p;
		return skc_json_skip(json) && unexpected(reader, "a list of calls", start);
	}
	bool more = skc_json_enter(json, '[');
	array_init(out);
	for (; more; more = skc_json_more(json, ']')) {
		zval row;
		uint32_t met;
		if (skc_json_peek(json) != SKC_JSON_IS_OBJECT) {
			const char *start = json->p;
			if (skc_json_skip(json)) {
				unexpected(reader, "an object", start);
			}
		} else if (arrays ? read_array_row(reader, SKIPCALL_CALL, &row)
						  : read_object(reader, SKIPCALL_CALL, &met, &row)) {
			zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &row);
		}
	}
	return json->error == SKC_JSON_OK;
}

static void read_page(struct reader *reader, bool arrays, struct skipcall_page *page)
{
	static const char *const wanted[PAGE_MEMBERS] = {
		"\"data\"", "\"total\"", "\"page\"", "\"limit\"", "\"totalPages\""};
	struct skc_json *json = &reader->json;
	struct skc_json_guess guess;
	struct skc_json_object object = {&page_shape, &guess, SKC_JSON_BEFORE_FIRST};
	struct skc_json_text name;
	unsigned met = 0;
	int member;
	skc_json_guess_init(&guess);
	if (skc_json_peek(json) != SKC_JSON_IS_OBJECT) {
		const char *start = json->p;
		if (skc_json_skip(json)) {
			unexpected(reader, "an object with \"data\"", start);
		}
		return;
	}
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		switch (member) {
			case PAGE_DATA:
				zval_ptr_dtor(&page->data); /* a second one counts, as with json_decode() */
				ZVAL_UNDEF(&page->data);
				read_rows(reader, arrays, &page->data);
				break;
			case PAGE_TOTAL:
				read_count(reader, &page->total);
				break;
			case PAGE_PAGE:
				read_count(reader, &page->page);
				break;
			case PAGE_LIMIT:
				read_count(reader, &page->limit);
				break;
			case PAGE_TOTAL_PAGES:
				read_count(reader, &page->total_pages);
				break;
			default:
				skc_json_skip(json);
				continue;
		}
		met |= 1u << member;
	}
	skc_json_finish(json);
	for (unsigned i = 0; i < PAGE_MEMBERS; i++) {
		if ((met & 1u << i) == 0) {
			unexpected(reader, wanted[i], json->start);
		}
	}
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
			if (member->name_len == len && memcmp(member->key, name, len) == 0) {
				return true;
			}
		}
	}
	return false;
}

/* True for a path of known names and numbers only: names may be data as well, which messages do not show. */
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
static void fail(struct reader *reader, struct skc_failure *failure)
{
	const struct skc_json *json = &reader->json;
	struct skc_json_place *place = &failure->place;
	skc_json_place_find(
		place, json->start, (size_t)(json->end - json->start), (size_t)(json->at - json->start));
	const bool unexpected_value = json->error == SKC_JSON_UNEXPECTED;
	const bool has_path = place->path[0] != '\0' && is_known_path(place->path);
	skc_failure_set(failure, SKC_FAILURE_DECODE,
		"The response is not the documented JSON: %s%s at byte %zu%s%.128s%s",
		unexpected_value ? "expected " : "",
		unexpected_value ? reader->expected : skc_json_error_text(json->error), place->offset,
		has_path ? " (" : "", has_path ? place->path : "", has_path ? ")" : "");
}

bool skipcall_hydrate_page(const char *body, size_t len, bool arrays, struct skipcall_page *page,
	struct skc_failure *failure)
{
	struct reader reader;
	reader_init(&reader, body, len);
	*page = (struct skipcall_page){0};
	ZVAL_UNDEF(&page->data);
	read_page(&reader, arrays, page);
	reader_free(&reader);
	if (reader.json.error != SKC_JSON_OK) {
		zval_ptr_dtor(&page->data);
		fail(&reader, failure);
		return false;
	}
	return true;
}

bool skipcall_hydrate_value(const char *body, size_t len, zval *out, struct skc_failure *failure)
{
	struct reader reader;
	reader_init(&reader, body, len);
	bool read = read_value(&reader.json, out);
	if (read && !skc_json_finish(&reader.json)) {
		zval_ptr_dtor(out);
		read = false;
	}
	if (!read) {
		ZVAL_UNDEF(out);
		fail(&reader, failure);
	}
	return read;
}
