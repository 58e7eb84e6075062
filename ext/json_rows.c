#include "json_rows.h"

void skipcall_rows_init(struct skipcall_rows *rows, const struct skipcall_resource *resource,
	const char *body, size_t len)
{
	rows->shape = skipcall_resource_shape(resource);
	skc_json_init(&rows->json, body, len);
	rows->expected = rows->bad_id = NULL;
	rows->repeats = false;
	for (unsigned i = 0; i < SKIPCALL_SHAPES; i++) {
		skc_json_guess_init(&rows->guesses[i], &skipcall_shapes[i].json);
	}
	skipcall_strings_init(&rows->strings);
	skipcall_seen_init(&rows->seen);
}

void skipcall_rows_free(struct skipcall_rows *rows)
{
	skipcall_seen_free(&rows->seen);
	skipcall_strings_free(&rows->strings);
}

bool skipcall_rows_unexpected(struct skipcall_rows *rows, const char *expected, const char *at)
{
	if (rows->json.error == SKC_JSON_OK) {
		rows->expected = expected;
	}
	return skc_json_fail(&rows->json, SKC_JSON_UNEXPECTED, at);
}

/* The row at `start` has no id, or one at `id_at` that is not a string. Always false. */
static bool fail_id(struct skipcall_rows *rows, const char *id_at, const char *start)
{
	return id_at != NULL ? skipcall_rows_unexpected(rows, "a string", id_at)
						 : skipcall_rows_unexpected(rows, "an \"id\"", start);
}

/* ---- what rows repeat ---- */

/* Not worth it, or too near to the end of the document, to be looked up. */
#define NO_PLACE SKIPCALL_SEEN

/* Where the value that begins here is kept. */
static zend_always_inline unsigned seen_place(const struct skipcall_rows *rows, uint32_t kind)
{
	return EXPECTED(rows->json.end - rows->json.p >= SKIPCALL_SEEN_ROOM &&
			   !rows->seen.kinds[kind].is_vain)
		? skipcall_seen_place(&rows->seen, kind, rows->json.p)
		: NO_PLACE;
}

/* Hands out what was kept there, if it is what begins here. */
static zend_always_inline bool seen_before(
	struct skipcall_rows *rows, unsigned place, uint32_t kind, zval *out)
{
	const struct skipcall_seen_value *found = place != NO_PLACE
		? skipcall_seen_find(&rows->seen, place, kind, rows->json.p, rows->json.end)
		: NULL;
	if (found == NULL) {
		return false;
	}
	ZVAL_COPY(out, &found->value);
	rows->json.p += found->len;
	rows->seen.kinds[kind].found++;
	return true;
}

static zend_always_inline void keep_seen(
	struct skipcall_rows *rows, unsigned place, uint32_t kind, const char *start, const zval *value)
{
	if (place != NO_PLACE && Z_REFCOUNTED_P(value)) {
		skipcall_seen_keep(&rows->seen, place, kind, start, (size_t)(rows->json.p - start), value);
	}
}

/* The string that begins here, once for all rows that have it. */
static zend_always_inline bool read_repeated(struct skipcall_rows *rows, zval *out)
{
	const char *start = rows->json.p;
	const unsigned place = seen_place(rows, SKIPCALL_SEEN_STRING);
	struct skc_json_text text;
	if (seen_before(rows, place, SKIPCALL_SEEN_STRING, out)) {
		return true;
	}
	if (!skc_json_string(&rows->json, &text)) {
		return false;
	}
	ZVAL_STR(out, skipcall_json_string(&text));
	keep_seen(rows, place, SKIPCALL_SEEN_STRING, start, out);
	return true;
}

/* ---- rows as objects ---- */

static bool read_object(
	struct skipcall_rows *rows, enum skipcall_shape_index index, uint32_t *met, zval *out);

/* Any value, into $extra under this member's name. */
static bool read_extra(struct skipcall_rows *rows, const struct skipcall_shape *shape,
	zend_object *row, zend_string *name)
{
	zval value;
	if (!skipcall_json_value(&rows->json, &rows->strings, &value)) {
		return false;
	}
	skipcall_row_add_extra(shape, row, name, &value);
	return true;
}

static bool read_unknown(struct skipcall_rows *rows, const struct skipcall_shape *shape,
	zend_object *row, const struct skc_json_text *name)
{
	zend_string *key = skipcall_strings_get(&rows->strings, name);
	bool read = read_extra(rows, shape, row, key);
	zend_string_release(key);
	return read;
}

/* The summary that begins here, which was not seen before: it will be kept at this place. */
static bool read_child(struct skipcall_rows *rows, const struct skipcall_shape *shape,
	zend_object *row, unsigned index, unsigned place)
{
	const enum skipcall_shape_index child =
		(enum skipcall_shape_index)shape->json.members[index].child;
	const char *start = rows->json.p;
	zval *slot = skipcall_row_slot(row, index);
	uint32_t met;
	if (!read_object(rows, child, &met, slot)) {
		return false;
	}
	HashTable *extras = Z_ARRVAL_P(skipcall_row_extra(&skipcall_shapes[child], Z_OBJ_P(slot)));
	if (EXPECTED(zend_hash_num_elements(extras) == 0)) {
		keep_seen(rows, place, index, start, slot);
		return true;
	}
	/* An object with the names "0", "1", ... decodes to a list, which is not a summary. */
	if (met != 0 || !zend_array_is_list(extras)) {
		return true;
	}
	zval_ptr_dtor(slot);
	ZVAL_NULL(slot);
	rows->json.p = start;
	return read_extra(rows, shape, row, skipcall_row_name(shape, index));
}

/* The value of a known member, when it is neither the usual string nor a summary. */
static bool read_other(struct skipcall_rows *rows, const struct skipcall_shape *shape,
	zend_object *row, unsigned index)
{
	const struct skc_json_member *member = &shape->json.members[index];
	struct skc_json *json = &rows->json;
	const enum skc_json_type type = skc_json_peek(json);
	zval *slot = skipcall_row_slot(row, index);
	if (member->kind == SKIPCALL_ID && type != SKC_JSON_IS_STRING) {
		rows->bad_id = json->p;
	}
	if (type == SKC_JSON_IS_NULL) {
		return skc_json_literal(json, type);
	}
	if (member->kind == SKIPCALL_FLAG && (type == SKC_JSON_IS_TRUE || type == SKC_JSON_IS_FALSE)) {
		ZVAL_BOOL(slot, type == SKC_JSON_IS_TRUE);
		return skc_json_literal(json, type);
	}
	if (member->kind == SKIPCALL_CHILD && type == SKC_JSON_IS_ARRAY) {
		/* json_decode() gives the same for [] and {}: an empty summary. */
		struct skc_json ahead = *json;
		if (!skc_json_enter(&ahead, '[') && ahead.error == SKC_JSON_OK) {
			*json = ahead;
			ZVAL_OBJ(slot, skipcall_row_new(&skipcall_shapes[member->child]));
			return true;
		}
	}
	return read_extra(rows, shape, row, skipcall_row_name(shape, index));
}

/*
 * The value of a known member, into its slot, which is null; what is not of its kind goes to
 * $extra.
 */
static zend_always_inline bool read_slot(struct skipcall_rows *rows,
	const struct skipcall_shape *shape, zend_object *row, unsigned index)
{
	const struct skc_json_member *member = &shape->json.members[index];
	struct skc_json *json = &rows->json;
	zval *slot = skipcall_row_slot(row, index);
	struct skc_json_text text;
	if (member->kind == SKIPCALL_CHILD && skc_json_peek(json) == SKC_JSON_IS_OBJECT) {
		const unsigned place = seen_place(rows, index);
		return seen_before(rows, place, index, slot) || read_child(rows, shape, row, index, place);
	}
	if (member->kind > SKIPCALL_REPEATED || !skc_json_at_string(json)) {
		return read_other(rows, shape, row, index);
	}
	if (member->kind == SKIPCALL_REPEATED) {
		return read_repeated(rows, slot);
	}
	if (!skc_json_string(json, &text)) {
		return false;
	}
	ZVAL_STR(slot, skipcall_json_string(&text));
	Z_PROP_FLAG_P(slot) = 0;
	return true;
}

/*
 * The object that begins here; *met has a bit for each member it has. False on an error: *out is
 * then nothing.
 */
static bool read_object(
	struct skipcall_rows *rows, enum skipcall_shape_index index, uint32_t *met, zval *out)
{
	const struct skipcall_shape *shape = &skipcall_shapes[index];
	struct skc_json *json = &rows->json;
	struct skc_json_object object = {.guess = &rows->guesses[index]};
	const char *start = json->p;
	struct skc_json_text name;
	int member;
	zend_object *row = skipcall_row_new(shape);
	uint32_t seen = 0;
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		bool read;
		if (EXPECTED(member >= 0)) {
			const uint32_t bit = UINT32_C(1) << member;
			if (UNEXPECTED((seen & bit) != 0)) {
				rows->repeats = true;
				skipcall_rows_unexpected(rows, "each name once", start);
				break;
			}
			seen |= bit;
			read = read_slot(rows, shape, row, (unsigned)member);
		} else {
			read = read_unknown(rows, shape, row, &name);
		}
		if (!read) {
			break;
		}
	}
	*met = seen;
	if (UNEXPECTED(json->error != SKC_JSON_OK)) {
		zend_object_release(row);
		return false;
	}
	ZVAL_OBJ(out, row);
	return true;
}

/* ---- rows as arrays ---- */

static bool read_array_row(struct skipcall_rows *rows, enum skipcall_shape_index index, zval *out);

/* The value of a known member as json_decode() gives it; strings that rows repeat are shared. */
static zend_always_inline bool read_element(
	struct skipcall_rows *rows, const struct skipcall_shape *shape, unsigned index, zval *out)
{
	const struct skc_json_member *member = &shape->json.members[index];
	const enum skc_json_type type = skc_json_peek(&rows->json);
	struct skc_json_text text;
	if (EXPECTED(type == SKC_JSON_IS_STRING)) {
		if (member->kind == SKIPCALL_REPEATED) {
			return read_repeated(rows, out);
		}
		if (!skc_json_string(&rows->json, &text)) {
			return false;
		}
		ZVAL_STR(out, skipcall_json_string(&text));
		return true;
	}
	if (type == SKC_JSON_IS_OBJECT && member->kind == SKIPCALL_CHILD) {
		const char *start = rows->json.p;
		const unsigned place = seen_place(rows, index);
		if (seen_before(rows, place, index, out)) {
			return true;
		}
		if (!read_array_row(rows, (enum skipcall_shape_index)member->child, out)) {
			return false;
		}
		keep_seen(rows, place, index, start, out);
		return true;
	}
	return skipcall_json_value(&rows->json, &rows->strings, out);
}

/*
 * The same as any object, but names that the shape knows are interned, and a name met for the first
 * time is put behind the others without being looked for.
 */
static bool read_array_row(struct skipcall_rows *rows, enum skipcall_shape_index index, zval *out)
{
	const struct skipcall_shape *shape = &skipcall_shapes[index];
	struct skc_json *json = &rows->json;
	struct skc_json_object object = {.guess = &rows->guesses[index]};
	const char *start = json->p;
	const char *id_at = NULL;
	struct skc_json_text name;
	uint32_t met = 0;
	int member;
	array_init_size(out, shape->json.count);
	HashTable *row = Z_ARRVAL_P(out);
	zend_hash_real_init_mixed(row);
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		zval value;
		if (UNEXPECTED(member < 0)) {
			zend_string *key = skipcall_strings_get(&rows->strings, &name);
			if (skipcall_json_value(json, &rows->strings, &value)) {
				zend_symtable_update(row, key, &value);
			}
			zend_string_release(key);
			continue;
		}
		const uint32_t bit = UINT32_C(1) << member;
		if (member == 0) {
			skc_json_peek(json);
			id_at = json->p;
		}
		if (UNEXPECTED(!read_element(rows, shape, (unsigned)member, &value))) {
			break;
		}
		zend_string *key = skipcall_row_name(shape, (unsigned)member);
		if (EXPECTED((met & bit) == 0 && row->nNumUsed < row->nTableSize)) {
			_zend_hash_append_ex(row, key, &value, true);
		} else {
			zend_hash_update(row, key, &value);
		}
		met |= bit;
	}
	if (UNEXPECTED(json->error != SKC_JSON_OK)) {
		zval_ptr_dtor(out);
		return false;
	}
	if (shape == rows->shape) {
		const zval *id = zend_hash_find_known_hash(row, skipcall_row_name(shape, 0));
		if (UNEXPECTED(id == NULL || Z_TYPE_P(id) != IS_STRING)) {
			zval_ptr_dtor(out);
			return fail_id(rows, id_at, start);
		}
	}
	return true;
}

static enum skipcall_shape_index shape_index(const struct skipcall_rows *rows)
{
	return (enum skipcall_shape_index)(rows->shape - skipcall_shapes);
}

bool skipcall_rows_object(struct skipcall_rows *rows, zval *out)
{
	const char *start = rows->json.p;
	uint32_t met;
	rows->bad_id = NULL;
	if (!read_object(rows, shape_index(rows), &met, out)) {
		return false;
	}
	if (UNEXPECTED(Z_TYPE_P(skipcall_row_slot(Z_OBJ_P(out), 0)) != IS_STRING)) {
		zval_ptr_dtor(out);
		return fail_id(rows, rows->bad_id, start);
	}
	return true;
}

bool skipcall_rows_array(struct skipcall_rows *rows, zval *out)
{
	return read_array_row(rows, shape_index(rows), out);
}
