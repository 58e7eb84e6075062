/* The arguments of a list of the API, and how they stand in a URL. */
#ifndef SKC_QUERY_H
#define SKC_QUERY_H

#include <stdint.h>

#include "buffer.h"

/* How the object `sort` is written in a URL. The API document does not say, and servers know one way. */
enum skc_sort_style {
	SKC_SORT_FORM, /* orderBy=createdAt&order=asc */
	SKC_SORT_DEEP_OBJECT, /* sort[orderBy]=createdAt&sort[order]=asc */
};

/* Borrows every text. Texts but the path that are NULL, and a limit of 0, are left out of the URL. */
struct skc_list_query {
	const char *path; /* behind the base URL: "/v1/calls" */
	int64_t page;
	int64_t limit;
	const char *order_by;
	size_t order_by_len;
	bool descending;
	const char *filters; /* JSON */
	size_t filters_len;
	const char *workspace_ids; /* joined by commas */
	size_t workspace_ids_len;
};

/* Appends the URL of one page. Fails when the buffer is too small, or without memory. */
bool skc_query_write(const struct skc_list_query *query, const char *base_url,
	enum skc_sort_style style, struct skc_buffer *url);

#endif
