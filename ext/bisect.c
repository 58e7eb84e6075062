#include "bisect.h"

#include "../src/clock.h"
#include "../src/iso_date.h"
#include "exceptions.h"
#include "globals.h"
#include "page_request.h"
#include "row.h"
#include "shared.h"

bool skipcall_row_date(zval *row, unsigned member, int64_t *us)
{
	const zend_string *date = skipcall_call_text(row, member);
	return date != NULL && skc_iso_date_parse(ZSTR_VAL(date), ZSTR_LEN(date), us);
}

bool skipcall_row_created(zval *row, int64_t *us)
{
	return skipcall_row_date(row, SKIPCALL_CALL_CREATED_AT, us);
}

/* One row, by its position. *there is false when the list ends before it. False with an exception. */
static bool probe(
	struct skipcall_bisection *bisection, int64_t position, int64_t *created, bool *there)
{
	struct skipcall_list_arguments arguments = skipcall_list_arguments_copy(bisection->arguments);
	struct skipcall_page_request request;
	struct skipcall_page page;
	arguments.query.page = position + 1;
	arguments.query.limit = 1;
	const bool taken =
		skipcall_page_request_start(&request, bisection->client, &arguments, bisection->operation,
			skipcall_deadline_of(bisection->client->options), false) &&
		skipcall_page_request_wait(&request) && skipcall_page_request_take_rows(&request, &page);
	if (taken) {
		zval *row = zend_hash_index_find(Z_ARRVAL(page.data), 0);
		bisection->total = page.total;
		*there = row != NULL && skipcall_row_created(row, created);
		zval_ptr_dtor(&page.data);
	}
	skipcall_page_request_free(&request);
	return taken;
}

static bool is_inside(const struct skipcall_bisection *bisection, int64_t created, int64_t bound)
{
	return bisection->arguments->query.descending ? created < bound : created >= bound;
}

/* Asks for both ends. *ordered: they do not contradict the order asked for. */
static bool ask_ends(struct skipcall_bisection *bisection, bool *ordered)
{
	int64_t first = 0, last = 0;
	bool has_first = false, has_last = false;
	if (!probe(bisection, 0, &first, &has_first) ||
		(bisection->total > 1 && !probe(bisection, bisection->total - 1, &last, &has_last))) {
		return false;
	}
	*ordered = !has_first || !has_last ||
		(bisection->arguments->query.descending ? first >= last : first <= last);
	return true;
}

/* Single rows cannot show that the sort was ignored; both ends can. */
bool skipcall_bisection_begin(struct skipcall_bisection *bisection)
{
	struct skc_origin *origin = skipcall_origin_of(bisection->client);
	const int64_t now = skipcall_now();
	bool ordered;
	if (!ask_ends(bisection, &ordered)) {
		return false;
	}
	if (!ordered && bisection->client->options->sort_style == SKIPCALL_SORT_AUTO &&
		!skc_origin_is_sort_settled(origin, now)) {
		const enum skc_sort_style other =
			skc_origin_sort_style(origin) == SKC_SORT_FORM ? SKC_SORT_DEEP_OBJECT : SKC_SORT_FORM;
		skc_origin_settle_sort(origin, other, now);
		if (!ask_ends(bisection, &ordered)) {
			return false;
		}
	}
	if (!ordered) {
		skipcall_throw_pagination("sort",
			"The first and the last row are not in the order asked for (createdAt): the server "
			"ignores it, however it is written");
	}
	return ordered;
}

bool skipcall_bisection_find(
	struct skipcall_bisection *bisection, int64_t bound, int64_t step, int64_t *index)
{
	int64_t low = 0, high = (bisection->total + step - 1) / step;
	while (low < high) {
		const int64_t middle = low + (high - low) / 2;
		int64_t created = 0;
		bool there = false;
		if (!probe(bisection, middle * step, &created, &there)) {
			return false;
		}
		/* Rows that have gone meanwhile were the last ones. */
		if (!there || is_inside(bisection, created, bound)) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	*index = low;
	return true;
}

bool skipcall_bisection_count(struct skipcall_bisection *bisection, const int64_t *since,
	const int64_t *until, int64_t *count)
{
	const bool descending = bisection->arguments->query.descending;
	const int64_t *first = descending ? until : since, *after = descending ? since : until;
	int64_t low = 0, high = -1;
	if (!skipcall_bisection_begin(bisection) ||
		(first != NULL && !skipcall_bisection_find(bisection, *first, 1, &low)) ||
		(after != NULL && !skipcall_bisection_find(bisection, *after, 1, &high))) {
		return false;
	}
	high = high >= 0 ? high : bisection->total;
	*count = high > low ? high - low : 0;
	return true;
}
