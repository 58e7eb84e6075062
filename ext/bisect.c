#include "bisect.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "exceptions.h"
#include "globals.h"
#include "row.h"
#include "shared.h"

/* ---- one row, by its position ---- */

static int64_t position_of(const struct skipcall_bisection *bisection)
{
	switch (bisection->state) {
		case SKIPCALL_BISECT_LAST:
			return bisection->total - 1;
		case SKIPCALL_BISECT_MIDDLE:
			return (bisection->low + (bisection->high - bisection->low) / 2) *
				bisection->bounds[bisection->at].step;
		default:
			return 0;
	}
}

/* Asks for the row that the state names. False with an exception. */
static bool ask(struct skipcall_bisection *bisection)
{
	struct skipcall_list_arguments arguments = skipcall_list_arguments_copy(bisection->arguments);
	arguments.query.page = position_of(bisection) + 1;
	arguments.query.limit = 1;
	bisection->is_asking =
		skipcall_page_request_start(&bisection->request, bisection->client, bisection->resource,
			&arguments, bisection->operation, skipcall_no_deadline, bisection->kept);
	if (!bisection->is_asking) {
		skipcall_page_request_free(&bisection->request);
	}
	return bisection->is_asking;
}

void skipcall_bisection_drop(struct skipcall_bisection *bisection)
{
	if (bisection->is_asking) {
		bisection->is_asking = false;
		skipcall_page_request_free(&bisection->request);
	}
}

/* ---- what a row tells ---- */

static void look_for(struct skipcall_bisection *bisection, unsigned bound)
{
	for (bisection->at = bound; bisection->at < bisection->bound_count; bisection->at++) {
		struct skipcall_bound *wanted = &bisection->bounds[bisection->at];
		bisection->low = 0;
		bisection->high = (bisection->total + wanted->step - 1) / wanted->step;
		if (bisection->low < bisection->high) {
			bisection->state = SKIPCALL_BISECT_MIDDLE;
			return;
		}
		wanted->index = 0;
	}
	bisection->state = SKIPCALL_BISECT_FOUND;
}

/* Both ends are known. */
static void judge_ends(struct skipcall_bisection *bisection, bool has_last, int64_t last)
{
	struct skc_origin *origin = skipcall_origin_of(bisection->client);
	const int64_t now = skipcall_now();
	const bool ordered = !bisection->has_first || !has_last ||
		(bisection->arguments->query.descending ? bisection->first >= last
												: bisection->first <= last);
	if (ordered) {
		look_for(bisection, 0);
	} else if (!bisection->has_changed_style &&
		bisection->client->options->sort_style == SKIPCALL_SORT_AUTO &&
		!skc_origin_is_sort_settled(origin, now)) {
		const enum skc_sort_style other =
			skc_origin_sort_style(origin) == SKC_SORT_FORM ? SKC_SORT_DEEP_OBJECT : SKC_SORT_FORM;
		skc_origin_settle_sort(origin, other, now);
		bisection->has_changed_style = true;
		bisection->state = SKIPCALL_BISECT_FIRST;
	} else {
		bisection->state = SKIPCALL_BISECT_CONTRADICTED;
	}
}

/* Rows that have gone meanwhile were the last ones. */
static void halve(struct skipcall_bisection *bisection, bool there, int64_t created)
{
	struct skipcall_bound *wanted = &bisection->bounds[bisection->at];
	const int64_t middle = bisection->low + (bisection->high - bisection->low) / 2;
	const bool inside =
		bisection->arguments->query.descending ? created < wanted->us : created >= wanted->us;
	if (!there || inside) {
		bisection->high = middle;
	} else {
		bisection->low = middle + 1;
	}
	if (bisection->low >= bisection->high) {
		wanted->index = bisection->low;
		look_for(bisection, bisection->at + 1);
	}
}

/* Takes the answer that is there. False with the exception that it ended in. */
static bool take(struct skipcall_bisection *bisection)
{
	struct skipcall_page page;
	int64_t created = 0;
	if (!skipcall_page_request_take_rows(&bisection->request, &page)) {
		skipcall_bisection_drop(bisection); /* asked for again by whoever goes on */
		return false;
	}
	zval *row = zend_hash_index_find(Z_ARRVAL(page.data), 0);
	const bool there = row != NULL && skipcall_row_created(bisection->resource, row, &created);
	bisection->total = page.total;
	zval_ptr_dtor(&page.data);
	skipcall_bisection_drop(bisection);
	switch (bisection->state) {
		case SKIPCALL_BISECT_FIRST:
			bisection->has_first = there;
			bisection->first = created;
			if (bisection->total > 1 && bisection->bound_count > 0) {
				bisection->state = SKIPCALL_BISECT_LAST;
			} else {
				look_for(bisection, 0);
			}
			break;
		case SKIPCALL_BISECT_LAST:
			judge_ends(bisection, there, created);
			break;
		case SKIPCALL_BISECT_MIDDLE:
			halve(bisection, there, created);
			break;
		case SKIPCALL_BISECT_CONTRADICTED:
		case SKIPCALL_BISECT_FOUND:
			break;
	}
	return true;
}

/* ---- the whole ---- */

static bool is_over(const struct skipcall_bisection *bisection)
{
	return bisection->state == SKIPCALL_BISECT_FOUND ||
		bisection->state == SKIPCALL_BISECT_CONTRADICTED;
}

bool skipcall_bisection_is_ready(struct skipcall_bisection *bisection)
{
	while (!is_over(bisection)) {
		if ((!bisection->is_asking && !ask(bisection)) ||
			!skipcall_page_request_advance(&bisection->request)) {
			return false;
		}
		if (skipcall_page_request_will_throw(&bisection->request)) {
			return true; /* to whoever goes on */
		}
		if (!take(bisection)) {
			return false;
		}
	}
	return true;
}

bool skipcall_bisection_wait(struct skipcall_bisection *bisection)
{
	while (!is_over(bisection)) {
		if (!bisection->is_asking && !ask(bisection)) {
			return false;
		}
		struct skipcall_page_request *request = &bisection->request;
		skipcall_page_request_set_deadline(
			request, skipcall_deadline_of(bisection->client->options));
		const bool waited = skipcall_page_request_wait(request);
		skipcall_page_request_set_deadline(request, skipcall_no_deadline);
		if (!waited || !take(bisection)) {
			return false;
		}
	}
	if (bisection->state == SKIPCALL_BISECT_CONTRADICTED) {
		bisection->state = SKIPCALL_BISECT_FIRST; /* whoever goes on asks again */
		skipcall_throw_pagination(NULL, "sort",
			"The server did not sort the rows by %s, as the first and the last one show: it "
			"ignores the parameter `sort`",
			ZSTR_VAL(skipcall_created_name(bisection->resource)));
	}
	return EG(exception) == NULL;
}

bool skipcall_bisection_count(struct skipcall_client *client,
	const struct skipcall_resource *resource, const struct skipcall_list_arguments *arguments,
	const char *operation, const int64_t *since, const int64_t *until, int64_t *count)
{
	const bool descending = arguments->query.descending;
	const int64_t *first = descending ? until : since, *after = descending ? since : until;
	struct skipcall_bisection bisection = {
		.client = client,
		.resource = resource,
		.arguments = arguments,
		.operation = operation,
	};
	if (first != NULL) {
		bisection.bounds[bisection.bound_count++] = (struct skipcall_bound){*first, 1, 0};
	}
	if (after != NULL) {
		bisection.bounds[bisection.bound_count++] = (struct skipcall_bound){*after, 1, 0};
	}
	const bool found = skipcall_bisection_wait(&bisection);
	skipcall_bisection_drop(&bisection);
	if (!found) {
		return false;
	}
	const int64_t low = first != NULL ? bisection.bounds[0].index : 0;
	const int64_t high =
		after != NULL ? bisection.bounds[bisection.bound_count - 1].index : bisection.total;
	*count = high > low ? high - low : 0;
	return true;
}
