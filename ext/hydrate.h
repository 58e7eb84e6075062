/* JSON to PHP values in one pass: a page, or any document; and where invalid JSON breaks. */
#ifndef SKIPCALL_HYDRATE_H
#define SKIPCALL_HYDRATE_H

#include "php.h"

#include "../src/failure.h"
#include "row.h"

/* What was read in the place of lone surrogates. */
struct skipcall_mended {
	uint32_t count;
	uint32_t path_count; /* of the first ones */
	char paths
		[256]; /* each followed by a NUL; "…" where it has names that no document is known to have */
};

/* A page as read, before it becomes a CallPage. */
struct skipcall_page {
	zval data; /* list of rows, objects or arrays; owned by whoever takes the page */
	int64_t total, page, limit, total_pages;
	struct skipcall_mended mended;
};

/* How rows are read, and what is done about lone surrogates in values. */
struct skipcall_reading {
	bool arrays; /* rows as arrays */
	bool strict; /* as json_decode(): the document is refused. Else U+FFFD stands for them */
};

/* Reads a page. Fails with a DECODE failure; nothing is then to be freed. */
bool skipcall_hydrate_page(const struct skipcall_resource *resource, const char *body, size_t len,
	struct skipcall_reading reading, struct skipcall_page *page, struct skc_failure *failure);

/* Reads any document. Fails with a DECODE failure. */
bool skipcall_hydrate_value(const char *body, size_t len, bool strict, zval *out,
	struct skipcall_mended *mended, struct skc_failure *failure);

/*
 * A count as pages have them (10, 10.0 or "10"); false for a fraction, a negative number or another
 * type.
 */
bool skipcall_hydrate_count(const zval *value, int64_t *count);

#endif
