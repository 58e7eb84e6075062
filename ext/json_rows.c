#include "json_rows.h"

#include "json_values.h"

void skipcall_rows_init(struct skipcall_rows *rows, const char *body, size_t len)
{
	skc_json_init(&rows->json, body, len);
	rows->expected = rows->bad_id = NULL;
	for (unsigned i = 0; i < SKIPCALL_SHAPES; i++) {
		skc_json_guess_init(&rows->guesses[i]);
	}
	memset(rows->repeated, 0, sizeof(rows->repeated));
}

void skipcall_rows_free(struct skipcall_rows *rows)
{
	for (unsigned i = 0; i < SKIPCALL_REPEATED_SLOTS; i++) {
		if (rows->repeated[i] != NULL) {
			zend_string_release(rows->repeated[i]);
		}
	}
}

bool skipcall_rows_unexpected(struct skipcall_rows *rows, const char *expected, const char *at)
{
	if (rows->json.error == SKC_JSON_OK) {
		rows->expected = expected;
	}
	return skc_json_fail(&rows->json, SKC_JSON_UNEXPECTED, at);
}

/* The row that begins at `start` has no id that is a string. */
static bool fail_id(struct skipcall_rows *rows, const char *start)
{
	if (rows->bad_id != NULL) {
		return skipcall_rows_unexpected(rows, "a string", rows->bad_id);
	}
	return skipcall_rows_unexpected(rows, "an \"id\"", start);
}

/* A string that other rows are likely to hold too. */
static zend_string *repeated_string(struct skipcall_rows *rows, const struct skc_json_text *text)
{
	if (text->len < 4 || text->len > 64 || text->raw_len != text->len) {
		return skipcall_json_string(text);
	}
	uint32_t head, tail;
	memcpy(&head, text->raw, 4);
	memcpy(&tail, text->raw + text->len - 4, 4);
	uint32_t hash = (head ^ (tail << 5 | tail >> 27)) * 0x9E3779B1u + (uint32_t)text->len;
	zend_string **slot = &rows->repeated[(hash ^ hash >> 15) % SKIPCALL_REPEATED_SLOTS];
	if (*slot != NULL) {
		if (ZSTR_LEN(*slot) == text->len && memcmp(ZSTR_VAL(*slot), text->raw, text->len) == 0) {
			return zend_string_copy(*slot);
		}
		zend_string_release(*slot);
	}
	*slot = skipcall_json_string(text);
	return zend_string_copy(*slot);
}

/* ---- rows as objects ---- */

static bool read_object(
	struct skipcall_rows *rows, enum skipcall_shape_index index, uint32_t *met, zval *out);

/* Any value, into $extra under this member's name. */
static bool read_extra(struct skipcall_rows *rows, const struct skipcall_shape *shape,
	zend_object *row, zend_string *name)
{
	zval value;
	if (!skipcall_json_value(&rows->json, &value)) {
		return false;
	}
	skipcall_row_add_extra(shape, row, name, &value);
	return true;
}

static bool read_unknown(struct skipcall_rows *rows, const struct skipcall_shape *shape,
	zend_object *row, const struct skc_json_text *name)
{
	zend_string *key = skipcall_json_string(name);
	bool read = read_extra(rows, shape, row, key);
	zend_string_release(key);
	return read;
}

/* The summary that begins here. */
static bool read_child(struct skipcall_rows *rows, const struct skipcall_shape *shape,
	zend_object *row, unsigned index)
{
	const enum skipcall_shape_index child =
		(enum skipcall_shape_index)shape->json.members[index].child;
	const char *start = rows->json.p;
	zval *slot = skipcall_row_slot(row, index);
	uint32_t met;
	if (!read_object(rows, child, &met, slot)) {
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
	rows->json.p = start;
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
	enum skc_json_type type = skc_json_peek(json);
	zval *slot = skipcall_row_slot(row, index);
	struct skc_json_text text;
	if (UNEXPECTED(type != SKC_JSON_IS_STRING) && member->kind == SKIPCALL_ID) {
		rows->bad_id = json->p;
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
				ZVAL_STR(slot, skipcall_json_string(&text));
				Z_PROP_FLAG_P(slot) = 0;
				return true;
			}
			break;
		case SKIPCALL_REPEATED:
			if (EXPECTED(type == SKC_JSON_IS_STRING)) {
				if (!skc_json_string(json, &text)) {
					return false;
				}
				ZVAL_STR(slot, repeated_string(rows, &text));
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
				return read_child(rows, shape, row, index);
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
	return read_extra(rows, shape, row, skipcall_row_name(shape, index));
}

/* Sets bad_id to where the last of several "id" members has its value: that one counts. */
static void find_last_id(
	struct skipcall_rows *rows, const struct skipcall_shape *shape, const char *start)
{
	struct skc_json json = rows->json; /* a look back: the reader itself stays where it is */
	struct skc_json_guess guess;
	struct skc_json_object object = {&shape->json, &guess, SKC_JSON_BEFORE_FIRST};
	struct skc_json_text name;
	int member;
	skc_json_guess_init(&guess);
	json.p = start;
	while ((member = skc_json_next_member(&json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		skc_json_peek(&json);
		if (member == 0) {
			rows->bad_id = json.p;
		}
		skc_json_skip(&json);
	}
}

/*
 * As json_decode() would have it: the last of equal names counts, at the place of the first. Rare,
 * so not fast.
 */
static bool read_object_by_array(
	struct skipcall_rows *rows, const struct skipcall_shape *shape, const char *start, zval *out)
{
	zval decoded;
	const zval *id;
	rows->json.p = start;
	if (!skipcall_json_value(&rows->json, &decoded)) {
		return false;
	}
	bool found = shape->json.members[0].kind != SKIPCALL_ID ||
		((id = zend_hash_str_find(Z_ARRVAL(decoded), ZEND_STRL("id"))) != NULL &&
			Z_TYPE_P(id) == IS_STRING);
	bool made = found && skipcall_row_from_array(shape, Z_ARRVAL(decoded), "A row", out);
	zval_ptr_dtor(&decoded);
	if (!made) {
		find_last_id(rows, shape, start);
		fail_id(rows, start);
	}
	return made;
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
	struct skc_json_object object = {&shape->json, &rows->guesses[index], SKC_JSON_BEFORE_FIRST};
	const char *start = json->p;
	unsigned depth = json->depth;
	struct skc_json_text name;
	int member;
	zend_object *row = skipcall_row_new(shape);
	*met = 0;
	if (index == SKIPCALL_CALL) {
		rows->bad_id = NULL;
	}
	while ((member = skc_json_next_member(json, &object, &name)) != SKC_JSON_NO_MEMBER) {
		bool read;
		if (EXPECTED(member >= 0)) {
			uint32_t bit = UINT32_C(1) << member;
			if (UNEXPECTED((*met & bit) != 0)) {
				zend_object_release(row);
				json->depth = depth;
				return read_object_by_array(rows, shape, start, out);
			}
			*met |= bit;
			read = read_slot(rows, shape, row, (unsigned)member);
		} else {
			read = read_unknown(rows, shape, row, &name);
		}
		if (!read) {
			break;
		}
	}
	if (json->error == SKC_JSON_OK && index == SKIPCALL_CALL &&
		Z_TYPE_P(skipcall_row_slot(row, 0)) != IS_STRING) {
		fail_id(rows, start);
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
static bool read_array_row(struct skipcall_rows *rows, enum skipcall_shape_index index, zval *out)
{
	const struct skipcall_shape *shape = &skipcall_shapes[index];
	struct skc_json *json = &rows->json;
	struct skc_json_object object = {&shape->json, &rows->guesses[index], SKC_JSON_BEFORE_FIRST};
	const char *start = json->p;
	const char *id_at = NULL;
	struct skc_json_text text;
	uint32_t met = 0;
	int member;
	array_init_size(out, shape->json.count);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	while ((member = skc_json_next_member(json, &object, &text)) != SKC_JSON_NO_MEMBER) {
		const struct skc_json_member *known = member >= 0 ? &shape->json.members[member] : NULL;
		zend_string *key = known != NULL ? skipcall_row_name(shape, (unsigned)member)
										 : skipcall_json_string(&text);
		enum skc_json_type type = skc_json_peek(json);
		zval value;
		bool read;
		if (member == 0) {
			id_at = json->p;
		}
		if (type == SKC_JSON_IS_STRING && known != NULL && known->kind == SKIPCALL_REPEATED) {
			read = skc_json_string(json, &text);
			if (read) {
				ZVAL_STR(&value, repeated_string(rows, &text));
			}
		} else if (type == SKC_JSON_IS_OBJECT && known != NULL && known->kind == SKIPCALL_CHILD) {
			read = read_array_row(rows, (enum skipcall_shape_index)known->child, &value);
		} else {
			read = skipcall_json_value(json, &value);
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
			rows->bad_id = id_at;
			fail_id(rows, start);
		}
	}
	if (UNEXPECTED(json->error != SKC_JSON_OK)) {
		zval_ptr_dtor(out);
		return false;
	}
	return true;
}

bool skipcall_rows_object(struct skipcall_rows *rows, zval *out)
{
	uint32_t met;
	return read_object(rows, SKIPCALL_CALL, &met, out);
}

bool skipcall_rows_array(struct skipcall_rows *rows, zval *out)
{
	return read_array_row(rows, SKIPCALL_CALL, out);
}
