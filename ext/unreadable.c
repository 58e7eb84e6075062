#include "unreadable.h"

#include "exceptions.h"

int64_t skipcall_unreadable_row(const struct skc_transfer *transfer)
{
	static const char data[] = "data[";
	const struct skc_failure *failure = &transfer->failure;
	const char *path = failure->place.path;
	if (failure->kind != SKC_FAILURE_DECODE) {
		return -2;
	}
	if (transfer->response.body_bytes > transfer->response.max_bytes) {
		return -1;
	}
	return strncmp(path, data, sizeof(data) - 1) == 0 && path[sizeof(data) - 1] >= '0' &&
			path[sizeof(data) - 1] <= '9'
		? (int64_t)ZEND_STRTOL(path + sizeof(data) - 1, NULL, 10)
		: -2;
}

/* Places told by getReport(). */
#define UNREADABLE_MAX 100

static void note(struct skipcall_unreadable *unreadable,
	const struct skipcall_page_request *request, int64_t row)
{
	const struct skc_list_query *query = &request->arguments.query;
	zval place;
	if (Z_TYPE(unreadable->places) == IS_UNDEF) {
		array_init(&unreadable->places);
	}
	if (zend_hash_num_elements(Z_ARRVAL(unreadable->places)) >= UNREADABLE_MAX) {
		return;
	}
	SEPARATE_ARRAY(&unreadable->places);
	array_init(&place);
	add_assoc_long(
		&place, "position", (zend_long)((query->page - 1) * query->limit + (row > 0 ? row : 0)));
	add_assoc_long(&place, "page", (zend_long)query->page);
	add_assoc_long(&place, "limit", (zend_long)query->limit);
	add_assoc_string(&place, "path", request->answer.transfer->failure.place.path);
	add_next_index_zval(&unreadable->places, &place);
}

bool skipcall_unreadable_read_around(struct skipcall_unreadable *unreadable, struct skc_gaps *gaps,
	uint64_t token, const struct skipcall_page_request *request, int64_t row)
{
	bool is_known;
	const bool goes_on = skc_gaps_unreadable(gaps, token, row, &is_known) == SKC_GAPS_TAKEN;
	/* A page that is too large may have nothing in it that cannot be read. */
	const bool is_one = row >= 0 || request->arguments.query.limit == 1;
	if (is_one) {
		note(unreadable, request, row);
	}
	if (!goes_on) {
		skipcall_throw_failure(request->answer.transfer);
	} else if (is_one && !is_known && unreadable->exception == NULL) {
		/* Thrown once everything that can be read is handed out. */
		unreadable->exception = skipcall_failure_exception(request->answer.transfer);
	}
	return EG(exception) == NULL;
}
