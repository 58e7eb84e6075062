/*
 * libFuzzer target: the whole way from a body to PHP values, in an embedded PHP. json_decode() says
 * what is right: get() has its value or its refusal; rows as arrays are its rows; rows as objects
 * are what fromArray() makes of those; a page is read when it is one. The document ends where its
 * memory does.
 */
#include <sapi/embed/php_embed.h>

#include "../../../ext/hydrate.h"
#include "../../../ext/row.h"
#include "../../../php_skipcall.h"
#include "exact.h"
#include "ext/json/php_json.h"

void __lsan_disable(void) __attribute__((weak));
void __lsan_enable(void) __attribute__((weak));

static const char *document; /* no byte behind it */
static const char *terminated; /* the same for json_decode(), which wants a NUL there */
static size_t document_len;

static void check(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "decode: %s: %.*s\n", what, (int)document_len, document);
		abort();
	}
}

/* The same types, keys, order and bits: -0.0 is not 0.0. */
static bool is_same(zval *one, zval *other)
{
	if (Z_TYPE_P(one) != Z_TYPE_P(other)) {
		return false;
	}
	if (Z_TYPE_P(one) == IS_DOUBLE) {
		return memcmp(&Z_DVAL_P(one), &Z_DVAL_P(other), sizeof(double)) == 0;
	}
	if (Z_TYPE_P(one) != IS_ARRAY) {
		return zend_is_identical(one, other);
	}
	HashTable *a = Z_ARRVAL_P(one), *b = Z_ARRVAL_P(other);
	HashPosition at_a, at_b;
	zval *value;
	if (zend_hash_num_elements(a) != zend_hash_num_elements(b)) {
		return false;
	}
	zend_hash_internal_pointer_reset_ex(b, &at_b);
	for (zend_hash_internal_pointer_reset_ex(a, &at_a);
		 (value = zend_hash_get_current_data_ex(a, &at_a)) != NULL;
		 zend_hash_move_forward_ex(a, &at_a), zend_hash_move_forward_ex(b, &at_b)) {
		zval key_a, key_b;
		zend_hash_get_current_key_zval_ex(a, &key_a, &at_a);
		zend_hash_get_current_key_zval_ex(b, &key_b, &at_b);
		const bool same = zend_is_identical(&key_a, &key_b) &&
			is_same(value, zend_hash_get_current_data_ex(b, &at_b));
		zval_ptr_dtor(&key_a);
		zval_ptr_dtor(&key_b);
		if (!same) {
			return false;
		}
	}
	return true;
}

static zval *member(zval *object, const char *name)
{
	return Z_TYPE_P(object) == IS_ARRAY ? zend_hash_str_find(Z_ARRVAL_P(object), name, strlen(name))
		: Z_TYPE_P(object) == IS_OBJECT
		? zend_hash_str_find_ind(Z_OBJPROP_P(object), name, strlen(name))
		: NULL;
}

/* A page of calls, by what json_decode() made of it: {} and [] differ as objects only. */
static bool is_page(zval *objects, zval *arrays)
{
	static const char *const counts[] = {"total", "page", "limit", "totalPages"};
	zval *data = member(objects, "data");
	zval *row;
	if (Z_TYPE_P(objects) != IS_OBJECT || data == NULL || Z_TYPE_P(data) != IS_ARRAY) {
		return false;
	}
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		zval *count = member(arrays, counts[i]);
		int64_t number;
		if (count == NULL || !skipcall_hydrate_count(count, &number)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(data), row) {
		zval *id = member(row, "id");
		if (Z_TYPE_P(row) != IS_OBJECT || id == NULL || Z_TYPE_P(id) != IS_STRING) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static void check_counts(const struct skipcall_page *page, zval *arrays)
{
	int64_t number = -1;
	skipcall_hydrate_count(member(arrays, "total"), &number);
	check(number == page->total, "another total");
	skipcall_hydrate_count(member(arrays, "totalPages"), &number);
	check(number == page->total_pages, "another totalPages");
}

/* Rows as objects, held against fromArray() of json_decode()'s. */
static void check_objects(const struct skipcall_page *page, zval *arrays)
{
	const struct skipcall_shape *shape = &skipcall_shapes[SKIPCALL_CALL];
	HashTable *rows = Z_ARRVAL_P(member(arrays, "data"));
	zend_ulong i;
	zval *row;
	check(zend_hash_num_elements(rows) == zend_hash_num_elements(Z_ARRVAL(page->data)),
		"another number of objects");
	ZEND_HASH_FOREACH_NUM_KEY_VAL(Z_ARRVAL(page->data), i, row)
	{
		zval *decoded = zend_hash_index_find(rows, i);
		zval made, one, other;
		check(Z_TYPE_P(row) == IS_OBJECT, "a row that is no object");
		check(skipcall_row_from_array(shape, Z_ARRVAL_P(decoded), "fuzz", &made), "no fromArray()");
		check(zend_compare(row, &made) == 0, "objects differ from fromArray()");
		skipcall_row_to_array(shape, Z_OBJ_P(row), &one);
		skipcall_row_to_array(shape, Z_OBJ(made), &other);
		check(is_same(&one, &other), "objects hold something else than fromArray()");
		zval_ptr_dtor(&one);
		zval_ptr_dtor(&other);
		zval_ptr_dtor(&made);
	}
	ZEND_HASH_FOREACH_END();
}

/* Both ways of reading a page, and where they say it breaks. */
static void check_page(zval *arrays, bool may_be_page, bool has_to_be_page)
{
	struct skc_failure failures[2];
	for (int as_arrays = 0; as_arrays < 2; as_arrays++) {
		struct skipcall_page page;
		skc_failure_init(&failures[as_arrays]);
		const bool read = skipcall_hydrate_page(&skipcall_calls, document, document_len,
			(struct skipcall_reading){.arrays = as_arrays, .strict = true}, &page,
			&failures[as_arrays]);
		check(!EG(exception), "an exception");
		check(!has_to_be_page || read, "a page is refused");
		check(!read || may_be_page, "read, though it is no page");
		if (read) {
			check_counts(&page, arrays);
			if (as_arrays) {
				check(is_same(&page.data, member(arrays, "data")), "arrays differ");
			} else {
				check_objects(&page, arrays);
			}
			zval_ptr_dtor(&page.data);
		} else {
			check(failures[as_arrays].place.offset <= document_len, "an offset beyond the end");
		}
	}
	check(failures[0].kind == failures[1].kind, "read one way only");
	check(failures[0].place.offset == failures[1].place.offset, "two places");
	check(strcmp(failures[0].place.path, failures[1].place.path) == 0, "two paths");
	check(strcmp(failures[0].message, failures[1].message) == 0, "two messages");
	skc_failure_free(&failures[0]);
	skc_failure_free(&failures[1]);
}

static void check_document(void)
{
	zval arrays, objects, value;
	struct skc_failure failure;
	ZVAL_UNDEF(&objects);
	const bool valid = php_json_decode_ex(&arrays, terminated, document_len,
						   PHP_JSON_OBJECT_AS_ARRAY, 64) == SUCCESS;
	/* As objects, names that begin with a NUL are refused: then nothing is known of the page. */
	const bool known = php_json_decode_ex(&objects, terminated, document_len, 0, 64) == SUCCESS;

	skc_failure_init(&failure);
	struct skipcall_mended mended;
	const bool read =
		skipcall_hydrate_value(document, document_len, true, &value, &mended, &failure);
	check(read == valid, valid ? "get() refuses it" : "get() reads it");
	check(!read || is_same(&value, &arrays), "get() reads something else");
	check(read || failure.place.offset <= document_len, "an offset beyond the end");
	skc_failure_free(&failure);

	const bool page = valid && known && is_page(&objects, &arrays);
	check_page(&arrays, page || (valid && !known), page);
	if (valid) {
		zval_ptr_dtor(&arrays);
		zval_ptr_dtor(&value);
	}
	if (known) {
		zval_ptr_dtor(&objects);
	}
}

/* The extension is linked in. */
static int startup(sapi_module_struct *sapi)
{
	return php_module_startup(sapi, &skipcall_module_entry);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	setenv("USE_ZEND_ALLOC", "0", 1); /* each allocation is the sanitizer's */
	if (__lsan_disable != NULL) {
		__lsan_disable();
	}
	php_embed_module.startup = startup;
	php_embed_module.php_ini_ignore = 1;
	if (php_embed_init(0, NULL) != SUCCESS) {
		abort();
	}
	if (__lsan_enable != NULL) {
		__lsan_enable();
	}
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	char *exact = exact_copy(data, len);
	char *longer = malloc(len + 1);
	if (exact != NULL && longer != NULL) {
		memcpy(longer, data, len);
		longer[len] = '\0';
		document = exact;
		terminated = longer;
		document_len = len;
		check_document();
	}
	exact_free(exact, len);
	free(longer);
	return 0;
}
