#include "page_request.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "../src/iso_date.h"
#include "../src/url.h"
#include "exceptions.h"
#include "globals.h"
#include "let_go.h"
#include "observer.h"
#include "refuse.h"
#include "row.h"
#include "scratch.h"
#include "shared.h"
#include "values.h"

/* ---- answers ---- */

static bool is_page(const struct skipcall_answer *answer)
{
	return answer->transfer != NULL && answer->transfer->failure.kind == SKC_FAILURE_NONE;
}

static void free_answer(struct skipcall_answer *answer)
{
	struct skipcall_answer old = *answer;
	*answer = (struct skipcall_answer){0};
	if (old.transfer != NULL) {
		skipcall_drive_release(old.transfer);
	}
	zval_ptr_dtor(&old.page.data);
}

/* Whether the rows are sorted as requested. Only dates can tell; null and equal dates prove nothing. */
static enum skipcall_sorted judge(
	const struct skipcall_page_request *request, const struct skipcall_page *page)
{
	const struct skipcall_shape *shape = skipcall_resource_shape(request->resource);
	zend_string *order_by = request->arguments.order_by;
	const unsigned member =
		order_by != NULL ? skipcall_date_member(shape, order_by) : SKIPCALL_NO_MEMBER;
	struct skc_date_order order = {.descending = request->arguments.query.descending};
	zval *row;
	if (member == SKIPCALL_NO_MEMBER) {
		return SKIPCALL_SORTED_UNKNOWN;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL(page->data), row) {
		const zend_string *date = skipcall_row_text(shape, row, member);
		if (date != NULL) {
			skc_date_order_next(&order, ZSTR_VAL(date), ZSTR_LEN(date));
		}
	}
	ZEND_HASH_FOREACH_END();
	return order.contradicted ? SKIPCALL_SORTED_NO
		: order.confirmed     ? SKIPCALL_SORTED_YES
							  : SKIPCALL_SORTED_UNKNOWN;
}

/* Reads the body of a transfer that is done. */
static void read_answer(const struct skipcall_page_request *request, struct skipcall_answer *answer)
{
	const struct skc_list_query *query = &request->arguments.query;
	const struct skc_buffer *body = &answer->transfer->response.body;
	struct skc_failure *failure = &answer->transfer->failure;
	if (failure->kind != SKC_FAILURE_NONE) {
		return;
	}
	const struct skipcall_options *options = request->owner.client->options;
	const struct skipcall_reading reading = {
		.arrays = options->hydrate == SKIPCALL_HYDRATE_ARRAYS,
		.strict = options->invalid_text == SKIPCALL_INVALID_TEXT_THROW,
	};
	if (!skipcall_hydrate_page(
			request->resource, body->data, body->len, reading, &answer->page, failure)) {
		skc_failure_explain_body(failure, &answer->transfer->response);
		skc_transfer_mask_key(answer->transfer);
		return;
	}
	if (answer->page.page != query->page) {
		skipcall_let_go(&answer->page.data);
		skc_failure_set(failure, SKC_FAILURE_PAGINATION,
			"Page %" PRId64 " was asked for, but the server answered with page %" PRId64,
			query->page, answer->page.page);
		skc_failure_set_code(failure, "page");
		return;
	}
	answer->sorted = judge(request, &answer->page);
}

/* ---- sort styles ---- */

static enum skc_sort_style sort_style_of(const struct skipcall_client *client)
{
	switch (client->options->sort_style) {
		case SKIPCALL_SORT_FORM:
			return SKC_SORT_FORM;
		case SKIPCALL_SORT_DEEP_OBJECT:
			return SKC_SORT_DEEP_OBJECT;
		default:
			return skc_origin_sort_style(skipcall_origin_of(client));
	}
}

/* The server seems to expect `sort` in the other style. */
static bool is_sort_ignored(const struct skipcall_answer *answer)
{
	const struct skc_failure *failure = &answer->transfer->failure;
	if (failure->kind == SKC_FAILURE_BAD_REQUEST) {
		return skc_failure_names(failure, "orderBy") || skc_failure_names(failure, "order");
	}
	return is_page(answer) && answer->sorted == SKIPCALL_SORTED_NO;
}

static bool wants_other_style(const struct skipcall_page_request *request)
{
	const struct skipcall_client *client = request->owner.client;
	return !request->is_second && request->arguments.order_by != NULL &&
		is_sort_ignored(&request->answer) && client->options->sort_style == SKIPCALL_SORT_AUTO &&
		!skc_origin_is_sort_settled(skipcall_origin_of(client), skipcall_now());
}

/*
 * The page was requested a second time with `sort` in the other style. The better answer of the two is kept,
 * and the style is remembered for the base URL when rows prove it.
 */
static void choose_answer(struct skipcall_page_request *request)
{
	struct skipcall_answer *first = &request->first, *second = &request->answer;
	const bool understood = is_page(second) && second->sorted != SKIPCALL_SORTED_NO;
	/* A 400 may have meant the value: then a 200 without order would only hide the mistake. */
	const bool proven = second->sorted == SKIPCALL_SORTED_YES || is_page(first) ||
		skc_failure_says_unknown_parameter(&first->transfer->failure, "orderBy") ||
		skc_failure_says_unknown_parameter(&first->transfer->failure, "order");
	if ((understood && proven) || is_sort_ignored(second)) {
		const enum skc_sort_style other =
			request->style == SKC_SORT_FORM ? SKC_SORT_DEEP_OBJECT : SKC_SORT_FORM;
		skc_origin_settle_sort(skipcall_origin_of(request->owner.client),
			understood ? request->style : other, skipcall_now());
	}
	if (understood && proven) {
		free_answer(first);
	} else {
		const struct skipcall_answer kept = *first;
		*first = *second;
		*second = kept;
		free_answer(first);
	}
}

/* ---- the request ---- */

/* Returns new: the URL in request->style. NULL when it is too long. */
static zend_string *write_url(const struct skipcall_page_request *request)
{
	skc_query_write(&request->arguments.query, ZSTR_VAL(request->owner.client->options->base_url),
		request->style, skipcall_scratch(SKC_URL_MAX));
	return skipcall_scratch_take();
}

/* Takes the URL. False with an exception. */
static bool ask(struct skipcall_page_request *request, zend_string *url)
{
	request->answer = (struct skipcall_answer){
		.transfer = skipcall_drive_start(&request->owner, url, &request->deadline)};
	if (request->answer.transfer != NULL && request->kept) {
		skipcall_drive_keep(request->answer.transfer);
	}
	if (request->answer.transfer != NULL && request->max_attempts > 0) {
		skipcall_page_request_limit(request, request->max_attempts);
	}
	return request->answer.transfer != NULL;
}

/* Asks in the other style as well. False when that cannot be: then the first answer stands. */
static bool ask_otherwise(struct skipcall_page_request *request)
{
	const enum skc_sort_style first_style = request->style;
	request->is_second = true;
	request->style = first_style == SKC_SORT_FORM ? SKC_SORT_DEEP_OBJECT : SKC_SORT_FORM;
	zend_string *url = write_url(request);
	if (url == NULL) {
		request->style = first_style;
		return false;
	}
	request->first = request->answer;
	if (!ask(request, url)) {
		skipcall_clear_exception(); /* no memory for a second opinion */
		request->answer = request->first;
		request->first = (struct skipcall_answer){0};
		request->style = first_style;
		return false;
	}
	return true;
}

bool skipcall_page_request_start(struct skipcall_page_request *request,
	struct skipcall_client *client, const struct skipcall_resource *resource,
	struct skipcall_list_arguments *arguments, const char *operation,
	struct skipcall_deadline deadline, bool kept)
{
	*request = (struct skipcall_page_request){
		.owner = {.client = client, .operation = operation, .arguments = &request->arguments},
		.resource = resource,
		.arguments = *arguments,
		.deadline = deadline,
		.kept = kept,
		.style = sort_style_of(client),
	};
	request->arguments.query.path = resource->path;
	zend_string *url = write_url(request);
	if (url == NULL) {
		skipcall_throw_argument("The arguments make a URL of more than %zu bytes", SKC_URL_MAX);
		return false;
	}
	return ask(request, url);
}

bool skipcall_page_request_advance(struct skipcall_page_request *request)
{
	while (!request->is_over) {
		struct skc_transfer *transfer = request->answer.transfer;
		if (transfer == NULL || !skc_transfer_is_done(transfer)) {
			return false;
		}
		request->deadline.at =
			transfer->deadline; /* the option `sleep` moves it: a simulated wait */
		request->attempts +=
			transfer->history.retries + transfer->history.limited + !transfer->failure.local;
		request->waited += transfer->attempt.waited;
		if (request->owner.exception != NULL) {
			request->is_over = true;
			break;
		}
		read_answer(request, &request->answer);
		if (request->first.transfer != NULL) {
			choose_answer(request);
		} else if (wants_other_style(request) && ask_otherwise(request)) {
			continue;
		}
		request->is_over = true;
	}
	return true;
}

bool skipcall_page_request_wait(struct skipcall_page_request *request)
{
	while (!skipcall_page_request_advance(request)) {
		if (EG(exception) != NULL || !skipcall_drive_until_done(request->answer.transfer)) {
			return false;
		}
	}
	return true;
}

void skipcall_page_request_limit(struct skipcall_page_request *request, unsigned max_attempts)
{
	request->max_attempts = max_attempts;
	request->answer.transfer->retry.max_attempts =
		max_attempts > request->attempts ? max_attempts - request->attempts : 1;
}

void skipcall_page_request_set_deadline(
	struct skipcall_page_request *request, struct skipcall_deadline deadline)
{
	request->deadline = deadline;
	if (request->answer.transfer != NULL && !request->is_over) {
		skc_engine_set_deadline(
			skipcall_engine(), request->answer.transfer, deadline.at, deadline.name);
	}
}

void skipcall_page_request_cancel(struct skipcall_page_request *request)
{
	if (!request->is_over && request->answer.transfer != NULL) {
		skc_engine_cancel(skipcall_engine(), request->answer.transfer);
	}
}

bool skipcall_page_request_take(struct skipcall_page_request *request, zval *out)
{
	struct skipcall_answer *answer = &request->answer;
	zval rate_limit = {0}, stats = {0};
	if (request->owner.exception != NULL) {
		skipcall_throw_kept(&request->owner);
		return false;
	}
	if (!is_page(answer)) {
		skipcall_throw_failure(answer->transfer);
		return false;
	}
	ZVAL_NULL(&rate_limit);
	if (answer->transfer->response.rate_limit.known) {
		skipcall_rate_limit_new(&answer->transfer->response.rate_limit, &rate_limit);
	}
	skipcall_transfer_stats_new(answer->transfer, &stats);
	skipcall_call_page_new(&answer->page, answer->sorted, &rate_limit, &stats, out);
	ZVAL_UNDEF(&answer->page.data);
	return true;
}

bool skipcall_page_request_warn(struct skipcall_page_request *request)
{
	/* The logger may let go of the request. */
	const struct skipcall_mended mended = request->answer.page.mended;
	if (mended.count > 0) {
		struct skc_transfer *transfer = skc_transfer_hold(request->answer.transfer);
		skipcall_observe_mended(transfer, &mended);
		const bool is_there = request->answer.transfer == transfer;
		skc_transfer_release(transfer);
		if (EG(exception) != NULL || !is_there) {
			return EG(exception) == NULL;
		}
	}
	if (request->answer.sorted == SKIPCALL_SORTED_NO) {
		skipcall_observe_unsorted(request->answer.transfer, ZSTR_VAL(request->arguments.order_by));
	}
	return EG(exception) == NULL;
}

struct skc_failure *skipcall_page_request_failure(struct skipcall_page_request *request)
{
	return request->owner.exception == NULL && !is_page(&request->answer)
		? &request->answer.transfer->failure
		: NULL;
}

bool skipcall_page_request_will_throw(const struct skipcall_page_request *request)
{
	return request->owner.exception != NULL || !is_page(&request->answer) ||
		request->answer.sorted == SKIPCALL_SORTED_NO;
}

void skipcall_page_request_gc(struct skipcall_page_request *request, zend_get_gc_buffer *buffer)
{
	if (request->owner.exception != NULL) {
		zend_get_gc_buffer_add_obj(buffer, request->owner.exception);
	}
	if (request->owner.previous != NULL) {
		zend_get_gc_buffer_add_obj(buffer, request->owner.previous);
	}
}

bool skipcall_page_request_take_rows(
	struct skipcall_page_request *request, struct skipcall_page *page)
{
	struct skipcall_answer *answer = &request->answer;
	if (request->owner.exception != NULL) {
		skipcall_throw_kept(&request->owner);
		return false;
	}
	if (is_page(answer) && answer->sorted == SKIPCALL_SORTED_NO) {
		skipcall_let_go(&answer->page.data);
		skc_failure_set(&answer->transfer->failure, SKC_FAILURE_PAGINATION,
			"The server did not sort the rows by %s: it ignores the parameter `sort`",
			ZSTR_VAL(request->arguments.order_by));
		skc_failure_set_code(&answer->transfer->failure, "sort");
	}
	if (!is_page(answer)) {
		skipcall_throw_failure(answer->transfer);
		return false;
	}
	*page = answer->page;
	ZVAL_UNDEF(&answer->page.data);
	if (page->mended.count > 0) {
		skipcall_observe_mended(answer->transfer, &page->mended);
		if (EG(exception) != NULL) {
			skipcall_let_go(&page->data);
		}
	}
	return EG(exception) == NULL;
}

void skipcall_page_request_free(struct skipcall_page_request *request)
{
	struct skipcall_page_request old = *request;
	*request = (struct skipcall_page_request){0};
	skipcall_list_arguments_free(&old.arguments);
	/* From here on PHP code may run, and may use *request for another one. */
	free_answer(&old.answer);
	free_answer(&old.first);
	skipcall_let_go_object(&old.owner.exception);
	skipcall_let_go_object(&old.owner.previous);
}
