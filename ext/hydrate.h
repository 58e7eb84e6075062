/* JSON to PHP values in one pass: a page, or any document; and where invalid JSON breaks. */
#ifndef SKIPCALL_HYDRATE_H
#define SKIPCALL_HYDRATE_H

#include "php.h"

#include "../src/failure.h"
#include "row.h"

/* A page as read, before it becomes a CallPage. */
struct skipcall_page {
	zval data; /* list of rows, objects or arrays; owned by whoever takes the page */
	int64_t total, page, limit, total_pages;
};

/* Reads a page. Fails with a DECODE failure; nothing is then to be freed. */
bool skipcall_hydrate_page(const struct skipcall_resource *resource, const char *body, size_t len,
	bool arrays, struct skipcall_page *page, struct skc_failure *failure);

/* Reads any document. Fails with a DECODE failure. */
bool skipcall_hydrate_value(const char *body, size_t len, zval *out, struct skc_failure *failure);

/*
 * A count as pages have them (10, 10.0 or "10"); false for a fraction, a negative number or another
 * type.
 */
bool skipcall_hydrate_count(const zval *value, int64_t *count);

#endif
