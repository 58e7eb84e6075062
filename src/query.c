#include "query.h"

#include <inttypes.h>

static void add_sort(
	const struct skc_list_query *query, enum skc_sort_style style, struct skc_buffer *url)
{
	const bool deep = style == SKC_SORT_DEEP_OBJECT;
	/* Both are always sent: the API document requires both. */
	skc_buffer_add_text(url, deep ? "&sort[orderBy]=" : "&orderBy=");
	skc_buffer_add_encoded(url, query->order_by, query->order_by_len);
	skc_buffer_add_text(url, deep ? "&sort[order]=" : "&order=");
	skc_buffer_add_text(url, query->descending ? "desc" : "asc");
}

bool skc_query_write(const struct skc_list_query *query, const char *base_url,
	enum skc_sort_style style, struct skc_buffer *url)
{
	skc_buffer_add_text(url, base_url);
	skc_buffer_addf(url, "%s?page=%" PRId64, query->path, query->page);
	if (query->limit > 0) {
		skc_buffer_addf(url, "&limit=%" PRId64, query->limit);
	}
	if (query->order_by != NULL) {
		add_sort(query, style, url);
	}
	if (query->filters != NULL) {
		skc_buffer_add_text(url, "&filters=");
		skc_buffer_add_encoded(url, query->filters, query->filters_len);
	}
	if (query->workspace_ids != NULL) {
		skc_buffer_add_text(url, "&workspaceIds=");
		skc_buffer_add_encoded(url, query->workspace_ids, query->workspace_ids_len);
	}
	return !url->failed;
}
