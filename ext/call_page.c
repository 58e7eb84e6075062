#include "call_page.h"

#include "Zend/zend_interfaces.h"

#include "classes.h"
#include "exception_object.h"
#include "refuse.h"
#include "row.h"
#include "values.h"

/* Property slots, in the order of the stub. */
enum slot {
	SLOT_DATA,
	SLOT_TOTAL,
	SLOT_PAGE,
	SLOT_LIMIT,
	SLOT_TOTAL_PAGES,
	SLOT_SORTED,
	SLOT_RATE_LIMIT,
	SLOT_STATS,
	SLOT_LONE_SURROGATES,
	SLOTS
};

static zval *slot_of(zend_object *page, enum slot slot)
{
	return &page->properties_table[slot];
}

static void put_number(zend_object *page, enum slot slot, int64_t number)
{
	zval value;
	ZVAL_LONG(&value, (zend_long)number);
	skipcall_put(page, slot, &value);
}

static void fill_page(zend_object *object, struct skipcall_page *page, enum skipcall_sorted sorted,
	zval *rate_limit, zval *stats)
{
	zval value = {0};
	skipcall_put(object, SLOT_DATA, &page->data);
	put_number(object, SLOT_TOTAL, page->total);
	put_number(object, SLOT_PAGE, page->page);
	put_number(object, SLOT_LIMIT, page->limit);
	put_number(object, SLOT_TOTAL_PAGES, page->total_pages);
	ZVAL_NULL(&value);
	if (sorted != SKIPCALL_SORTED_UNKNOWN) {
		ZVAL_BOOL(&value, sorted == SKIPCALL_SORTED_YES);
	}
	skipcall_put(object, SLOT_SORTED, &value);
	skipcall_put(object, SLOT_RATE_LIMIT, rate_limit);
	skipcall_put(object, SLOT_STATS, stats);
	put_number(object, SLOT_LONE_SURROGATES, page->mended.count);
}

void skipcall_call_page_new(struct skipcall_page *page, enum skipcall_sorted sorted,
	zval *rate_limit, zval *stats, zval *out)
{
	object_init_ex(out, skipcall_ce_CallPage);
	fill_page(Z_OBJ_P(out), page, sorted, rate_limit, stats);
}

/* ---- iteration: foreach reads the list directly ---- */

struct page_iterator {
	zend_object_iterator base; /* base.data is the page */
	uint32_t position;
};

static HashTable *rows_of(zend_object *page)
{
	zval *data = slot_of(page, SLOT_DATA);
	return Z_TYPE_P(data) == IS_ARRAY ? Z_ARRVAL_P(data) : (HashTable *)&zend_empty_array;
}

static struct page_iterator *iterator_of(zend_object_iterator *iterator)
{
	return (struct page_iterator *)iterator;
}

static HashTable *iterated(zend_object_iterator *iterator)
{
	return rows_of(Z_OBJ(iterator->data));
}

static void iterator_dtor(zend_object_iterator *iterator)
{
	zval_ptr_dtor(&iterator->data);
}

static int iterator_valid(zend_object_iterator *iterator)
{
	return iterator_of(iterator)->position < zend_hash_num_elements(iterated(iterator)) ? SUCCESS
																						: FAILURE;
}

static zval *iterator_current(zend_object_iterator *iterator)
{
	return zend_hash_index_find(iterated(iterator), iterator_of(iterator)->position);
}

static void iterator_key(zend_object_iterator *iterator, zval *key)
{
	ZVAL_LONG(key, iterator_of(iterator)->position);
}

static void iterator_next(zend_object_iterator *iterator)
{
	iterator_of(iterator)->position++;
}

static void iterator_rewind(zend_object_iterator *iterator)
{
	iterator_of(iterator)->position = 0;
}

static const zend_object_iterator_funcs iterator_functions = {
	.dtor = iterator_dtor,
	.valid = iterator_valid,
	.get_current_data = iterator_current,
	.get_current_key = iterator_key,
	.move_forward = iterator_next,
	.rewind = iterator_rewind,
	.get_gc = skipcall_loop_gc,
};

zend_object_iterator *skipcall_get_rows_iterator(
	zend_class_entry *ce, zval *object, int by_reference)
{
	if (by_reference) {
		skipcall_throw_error(
			"Rows of a %s are read-only and cannot be iterated by reference", ZSTR_VAL(ce->name));
		return NULL;
	}
	struct page_iterator *iterator = emalloc(sizeof(*iterator));
	zend_iterator_init(&iterator->base);
	ZVAL_OBJ_COPY(&iterator->base.data, Z_OBJ_P(object));
	iterator->base.funcs = &iterator_functions;
	iterator->position = 0;
	return &iterator->base;
}

void skipcall_call_page_minit(void)
{
	skipcall_value_class(skipcall_ce_CallPage);
	skipcall_ce_CallPage->get_iterator = skipcall_get_rows_iterator;
	ZEND_ASSERT(skipcall_ce_CallPage->default_properties_count == SLOTS);
}

/* ---- documents ---- */

/* The rows of a decoded document, as objects (or as they are). */
static bool rows_from_array(HashTable *rows, bool arrays, const char *who, zval *out)
{
	zval *row;
	array_init_size(out, zend_hash_num_elements(rows));
	ZEND_HASH_FOREACH_VAL(rows, row) {
		zval made;
		ZVAL_DEREF(row);
		bool ok = false;
		if (Z_TYPE_P(row) != IS_ARRAY) {
			skipcall_throw_argument(
				"%s must hold rows as arrays in \"data\", %s given", who, zend_zval_type_name(row));
		} else if (arrays) {
			ZVAL_COPY(&made, row);
			ok = true;
		} else {
			ok = skipcall_row_from_array(
				&skipcall_shapes[SKIPCALL_CALL], Z_ARRVAL_P(row), who, &made);
		}
		if (!ok) {
			zval_ptr_dtor(out);
			return false;
		}
		zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &made);
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static bool number_from_array(
	HashTable *document, const char *name, const char *who, int64_t *number)
{
	zval *value = zend_hash_str_find_deref(document, name, strlen(name));
	if (value == NULL || !skipcall_hydrate_count(value, number)) {
		skipcall_throw_argument("%s must hold \"%s\" as a whole number from 0, %s given", who, name,
			value != NULL ? zend_zval_type_name(value) : "none");
		return false;
	}
	return true;
}

/* Fills an empty page from a document; throws when it is none. */
static void page_from_array(zend_object *object, HashTable *document, const char *who)
{
	struct skipcall_page page = {0};
	zval none = {0};
	zval *data = zend_hash_str_find_deref(document, ZEND_STRL("data"));
	/* Written by __serialize() for pages whose rows are arrays. */
	zval *hydrate = zend_hash_str_find_deref(document, ZEND_STRL("hydrate"));
	bool arrays = hydrate != NULL && Z_TYPE_P(hydrate) == IS_STRING &&
		zend_string_equals_literal(Z_STR_P(hydrate), "arrays");
	ZVAL_NULL(&none);
	if (data == NULL || Z_TYPE_P(data) != IS_ARRAY) {
		skipcall_throw_argument("%s must hold \"data\" as a list of rows, %s given", who,
			data != NULL ? zend_zval_type_name(data) : "none");
		return;
	}
	if (number_from_array(document, "total", who, &page.total) &&
		number_from_array(document, "page", who, &page.page) &&
		number_from_array(document, "limit", who, &page.limit) &&
		number_from_array(document, "totalPages", who, &page.total_pages) &&
		rows_from_array(Z_ARRVAL_P(data), arrays, who, &page.data)) {
		fill_page(object, &page, SKIPCALL_SORTED_UNKNOWN, &none, &none);
	}
}

static bool has_array_rows(zend_object *page)
{
	zval *first = zend_hash_index_find(rows_of(page), 0);
	return first != NULL && Z_TYPE_P(first) == IS_ARRAY;
}

static void page_to_array(zend_object *page, zval *out)
{
	zval rows;
	zval *row;
	array_init_size(&rows, zend_hash_num_elements(rows_of(page)));
	ZEND_HASH_FOREACH_VAL(rows_of(page), row) {
		zval made;
		if (Z_TYPE_P(row) == IS_OBJECT) {
			skipcall_row_to_array(skipcall_shape_of(Z_OBJCE_P(row)), Z_OBJ_P(row), &made);
		} else {
			ZVAL_COPY(&made, row);
		}
		zend_hash_next_index_insert_new(Z_ARRVAL(rows), &made);
	}
	ZEND_HASH_FOREACH_END();
	array_init_size(out, 6);
	add_assoc_zval(out, "data", &rows);
	for (unsigned i = SLOT_TOTAL; i <= SLOT_TOTAL_PAGES; i++) {
		zval value;
		ZVAL_LONG(&value, zval_get_long(slot_of(page, i)));
		zend_hash_update(Z_ARRVAL_P(out), page->ce->properties_info_table[i]->name, &value);
	}
}

/* ---- methods ---- */

ZEND_METHOD(Skipcall_CallPage, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Skipcall_CallPage, fromArray)
{
	HashTable *document;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(document)
	ZEND_PARSE_PARAMETERS_END();
	object_init_ex(return_value, skipcall_ce_CallPage);
	page_from_array(Z_OBJ_P(return_value), document,
		"Skipcall\\CallPage::fromArray(): Argument #1 ($document)");
}

ZEND_METHOD(Skipcall_CallPage, fromJson)
{
	zend_string *json;
	struct skipcall_page page;
	const struct skipcall_reading reading = {.arrays = false, .strict = false};
	struct skc_failure failure;
	zval none = {0};
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(json)
	ZEND_PARSE_PARAMETERS_END();
	skc_failure_init(&failure);
	if (skipcall_hydrate_page(
			&skipcall_calls, ZSTR_VAL(json), ZSTR_LEN(json), reading, &page, &failure)) {
		ZVAL_NULL(&none);
		skipcall_call_page_new(&page, SKIPCALL_SORTED_UNKNOWN, &none, &none, return_value);
	} else {
		skipcall_throw_unreadable(&failure);
	}
	skc_failure_free(&failure);
}

static zend_long number_of(zval *page, enum slot slot)
{
	zval *value = slot_of(Z_OBJ_P(page), slot);
	return Z_TYPE_P(value) == IS_LONG ? Z_LVAL_P(value) : 0;
}

ZEND_METHOD(Skipcall_CallPage, hasNextPage)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_long page = number_of(ZEND_THIS, SLOT_PAGE);
	zend_long limit = number_of(ZEND_THIS, SLOT_LIMIT);
	/* As doubles, since page * limit may be larger than any integer. */
	bool more = page < number_of(ZEND_THIS, SLOT_TOTAL_PAGES) ||
		(double)page * (double)limit < (double)number_of(ZEND_THIS, SLOT_TOTAL);
	RETURN_BOOL(more && zend_hash_num_elements(rows_of(Z_OBJ_P(ZEND_THIS))) > 0);
}

ZEND_METHOD(Skipcall_CallPage, hasPreviousPage)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(number_of(ZEND_THIS, SLOT_PAGE) > 1);
}

ZEND_METHOD(Skipcall_CallPage, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(zend_hash_num_elements(rows_of(Z_OBJ_P(ZEND_THIS))));
}

ZEND_METHOD(Skipcall_CallPage, getIterator)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_create_internal_iterator_zval(return_value, ZEND_THIS);
}

ZEND_METHOD(Skipcall_CallPage, toArray)
{
	ZEND_PARSE_PARAMETERS_NONE();
	page_to_array(Z_OBJ_P(ZEND_THIS), return_value);
}

ZEND_METHOD(Skipcall_CallPage, jsonSerialize)
{
	ZEND_PARSE_PARAMETERS_NONE();
	page_to_array(Z_OBJ_P(ZEND_THIS), return_value);
}

ZEND_METHOD(Skipcall_CallPage, __serialize)
{
	ZEND_PARSE_PARAMETERS_NONE();
	page_to_array(Z_OBJ_P(ZEND_THIS), return_value);
	if (has_array_rows(Z_OBJ_P(ZEND_THIS))) {
		add_assoc_string(return_value, "hydrate", "arrays");
	}
}

ZEND_METHOD(Skipcall_CallPage, __unserialize)
{
	HashTable *data;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(data)
	ZEND_PARSE_PARAMETERS_END();
	zend_object *page = Z_OBJ_P(ZEND_THIS);
	if (Z_TYPE_P(slot_of(page, SLOT_DATA)) != IS_UNDEF) {
		skipcall_throw_error("Cannot unserialize into a Skipcall\\CallPage that holds data");
		return;
	}
	page_from_array(page, data, "Serialized data");
}

/* An object of this class, or null. */
static bool is_object_or_null(const zval *value, zend_class_entry *ce)
{
	return value == NULL || Z_TYPE_P(value) == IS_NULL ||
		(Z_TYPE_P(value) == IS_OBJECT && Z_OBJCE_P(value) == ce);
}

/* Rows of var_export(): Call objects, or arrays. */
static bool are_rows(const zval *data)
{
	zval *row;
	if (data == NULL || Z_TYPE_P(data) != IS_ARRAY || !zend_array_is_list(Z_ARRVAL_P(data))) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(data), row) {
		ZVAL_DEREF(row);
		if (Z_TYPE_P(row) != IS_ARRAY &&
			(Z_TYPE_P(row) != IS_OBJECT || Z_OBJCE_P(row) != skipcall_shapes[SKIPCALL_CALL].ce)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static void copy_or_null(zval *to, const zval *from)
{
	ZVAL_NULL(to);
	if (from != NULL) {
		ZVAL_COPY(to, from);
	}
}

ZEND_METHOD(Skipcall_CallPage, __set_state)
{
	static const char who[] = "Skipcall\\CallPage::__set_state(): Argument #1 ($properties)";
	HashTable *properties;
	struct skipcall_page page = {0};
	zval rate_limit = {0}, stats = {0};
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(properties)
	ZEND_PARSE_PARAMETERS_END();
	zval *data = zend_hash_str_find_deref(properties, ZEND_STRL("data"));
	zval *sorted = zend_hash_str_find_deref(properties, ZEND_STRL("sorted"));
	zval *limit_object = zend_hash_str_find_deref(properties, ZEND_STRL("rateLimit"));
	zval *stats_object = zend_hash_str_find_deref(properties, ZEND_STRL("stats"));
	if (!are_rows(data) || !is_object_or_null(limit_object, skipcall_ce_RateLimit) ||
		!is_object_or_null(stats_object, skipcall_ce_TransferStats)) {
		skipcall_throw_argument("%s is not what var_export() wrote", who);
		return;
	}
	if (!number_from_array(properties, "total", who, &page.total) ||
		!number_from_array(properties, "page", who, &page.page) ||
		!number_from_array(properties, "limit", who, &page.limit) ||
		!number_from_array(properties, "totalPages", who, &page.total_pages)) {
		return;
	}
	/* Not there in what an earlier version wrote. */
	zval *surrogates = zend_hash_str_find_deref(properties, ZEND_STRL("loneSurrogates"));
	if (surrogates != NULL && Z_TYPE_P(surrogates) == IS_LONG && Z_LVAL_P(surrogates) > 0) {
		page.mended.count = (uint32_t)Z_LVAL_P(surrogates);
	}
	ZVAL_COPY(&page.data, data);
	copy_or_null(&rate_limit, limit_object);
	copy_or_null(&stats, stats_object);
	skipcall_call_page_new(&page,
		sorted == NULL || Z_TYPE_P(sorted) == IS_NULL ? SKIPCALL_SORTED_UNKNOWN
			: zend_is_true(sorted)                    ? SKIPCALL_SORTED_YES
													  : SKIPCALL_SORTED_NO,
		&rate_limit, &stats, return_value);
}
