/* Rows of a page, from JSON straight into properties or arrays. */
#ifndef SKIPCALL_JSON_ROWS_H
#define SKIPCALL_JSON_ROWS_H

#include "php.h"

#include "json_seen.h"
#include "json_values.h"
#include "row.h"

struct skipcall_rows {
	struct skc_json json;
	const struct skipcall_shape *shape; /* of a row; children have others */
	const char *bad_id; /* where the row's "id" stands, when it is no string */
	bool repeats; /* an object repeats a name, which ends reading: rows are to be read as arrays */
	const char *expected; /* with SKC_JSON_UNEXPECTED: what should have stood there */
	struct skc_json_guess guesses[SKIPCALL_SHAPES];
	struct skipcall_strings strings; /* names of members that no shape has */
	struct skipcall_seen seen; /* strings and summaries that rows repeat */
};

/* Embedded. Begins at the first byte of a document, which it borrows. */
void skipcall_rows_init(struct skipcall_rows *rows, const struct skipcall_resource *resource,
	const char *document, size_t len);

void skipcall_rows_free(struct skipcall_rows *rows);

/* Records an error: the JSON is valid, but another value is expected here. Always false. */
bool skipcall_rows_unexpected(struct skipcall_rows *rows, const char *expected, const char *at);

/* Reads the row that begins here, as an object. False on an error: *out is then nothing. */
bool skipcall_rows_object(struct skipcall_rows *rows, zval *out);

/* The same as the array that json_decode($json, true) would give. */
bool skipcall_rows_array(struct skipcall_rows *rows, zval *out);

#endif
