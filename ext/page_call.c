#include "page_call.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "../src/iso_date.h"
#include "../src/url.h"
#include "classes.h"
#include "exceptions.h"
#include "module.h"
#include "observer.h"
#include "row.h"
#include "shared.h"
#include "values.h"

/* ---- answers ---- */

static bool is_page(const struct skipcall_answer *answer)
{
	return answer->transfer != NULL && answer->transfer->failure.kind == SKC_FAILURE_NONE;
}

static void free_answer(struct skipcall_answer *answer)
{
	if (is_page(answer)) {
		zval_ptr_dtor(&answer->page.data);
	}
	if (answer->transfer != NULL) {
		skipcall_drive_release(answer->transfer);
	}
	*answer = (struct skipcall_answer){0};
}

/* The dates among the members of a call. */
static bool is_date(const char *name)
{
	static const char *const dates[] = {
		"createdAt", "updatedAt", "startedAt", "endedAt", "syncedWithCrmDate", "deletedAt"};
	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		if (strcmp(dates[i], name) == 0) {
			return true;
		}
	}
	return false;
}

static const zval *member_of(zval *row, zend_string *name)
{
	if (Z_TYPE_P(row) == IS_ARRAY) {
		return zend_hash_find(Z_ARRVAL_P(row), name);
	}
	zend_property_info *info = zend_hash_find_ptr(&Z_OBJCE_P(row)->properties_info, name);
	return info != NULL ? OBJ_PROP(Z_OBJ_P(row), info->offset) : NULL;
}

/*
 * Whether the rows stand in the order asked for: only dates can tell, nulls and equals prove
 * nothing.
 */
static enum skipcall_sorted judge(
	const struct skipcall_page *page, const struct skipcall_list_arguments *arguments)
{
	struct skc_date_order order = {.descending = arguments->query.descending};
	zval *row;
	if (arguments->order_by == NULL || !is_date(ZSTR_VAL(arguments->order_by))) {
		return SKIPCALL_SORTED_UNKNOWN;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL(page->data), row) {
		const zval *date = member_of(row, arguments->order_by);
		if (date != NULL && Z_TYPE_P(date) == IS_STRING) {
			skc_date_order_next(&order, Z_STRVAL_P(date), Z_STRLEN_P(date));
		}
	}
	ZEND_HASH_FOREACH_END();
	return order.contradicted ? SKIPCALL_SORTED_NO
		: order.confirmed     ? SKIPCALL_SORTED_YES
							  : SKIPCALL_SORTED_UNKNOWN;
}

/* The transfer is done: what its body says. */
static void read_answer(const struct skipcall_page_call *call, struct skipcall_answer *answer)
{
	const struct skc_list_query *query = &call->arguments.query;
	const struct skc_buffer *body = &answer->transfer->response.body;
	struct skc_failure *failure = &answer->transfer->failure;
	if (failure->kind != SKC_FAILURE_NONE) {
		return;
	}
	if (!skipcall_hydrate_page(body->data, body->len,
			call->caller.client->options->hydrate == SKIPCALL_HYDRATE_ARRAYS, &answer->page,
			failure)) {
		skc_failure_explain_body(failure, &answer->transfer->response);
		skc_transfer_mask_key(answer->transfer);
		return;
	}
	if (answer->page.page != query->page) {
		zval_ptr_dtor(&answer->page.data);
		skc_failure_set(failure, SKC_FAILURE_PAGINATION,
			"Page %" PRId64 " was asked for, but the server answered with page %" PRId64,
			query->page, answer->page.page);
		skc_failure_set_code(failure, "page");
		return;
	}
	answer->sorted = judge(&answer->page, &call->arguments);
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

/* The server seems not to have understood how `sort` was written. */
static bool is_sort_ignored(const struct skipcall_answer *answer)
{
	const struct skc_failure *failure = &answer->transfer->failure;
	if (failure->kind == SKC_FAILURE_BAD_REQUEST) {
		return skc_failure_names(failure, "orderBy") || skc_failure_names(failure, "order");
	}
	return is_page(answer) && answer->sorted == SKIPCALL_SORTED_NO;
}

static bool wants_other_style(const struct skipcall_page_call *call)
{
	const struct skipcall_client *client = call->caller.client;
	return !call->is_second && call->arguments.order_by != NULL && is_sort_ignored(&call->answer) &&
		client->options->sort_style == SKIPCALL_SORT_AUTO &&
		!skc_origin_is_sort_settled(skipcall_origin_of(client), skipcall_now());
}

/*
 * The same page came with its sort written the other way. That answer replaces the first when it is
 * better, and is remembered for the base URL when the rows of either prove it.
 */
static void choose_answer(struct skipcall_page_call *call)
{
	struct skipcall_answer *first = &call->first, *second = &call->answer;
	const bool understood = is_page(second) && second->sorted != SKIPCALL_SORTED_NO;
	/* A 400 may have meant the value: then a 200 without order would only hide the mistake. */
	const bool proven = second->sorted == SKIPCALL_SORTED_YES || is_page(first) ||
		skc_failure_says_unknown_parameter(&first->transfer->failure, "orderBy") ||
		skc_failure_says_unknown_parameter(&first->transfer->failure, "order");
	if ((understood && proven) || is_sort_ignored(second)) {
		const enum skc_sort_style other =
			call->style == SKC_SORT_FORM ? SKC_SORT_DEEP_OBJECT : SKC_SORT_FORM;
		skc_origin_settle_sort(skipcall_origin_of(call->caller.client),
			understood ? call->style : other, skipcall_now());
	}
	if (understood && proven) {
		free_answer(first);
	} else {
		free_answer(second);
		*second = *first;
		*first = (struct skipcall_answer){0};
	}
}

/* ---- the call ---- */

/* Sends the request in call->style. False with an exception. */
static bool ask(struct skipcall_page_call *call)
{
	struct skc_buffer url;
	skc_buffer_init(&url, SKC_URL_MAX);
	if (!skc_query_write(&call->arguments.query, ZSTR_VAL(call->caller.client->options->base_url),
			call->style, &url)) {
		skc_buffer_free(&url);
		skipcall_throw_argument("The arguments make a URL of more than %zu bytes", SKC_URL_MAX);
		return false;
	}
	call->answer = (struct skipcall_answer){
		.transfer = skipcall_drive_start(&call->caller, &url, &call->deadline)};
	if (call->answer.transfer != NULL && call->kept) {
		skipcall_drive_keep(call->answer.transfer);
	}
	if (call->answer.transfer != NULL && call->max_attempts > 0) {
		skipcall_page_call_limit(call, call->max_attempts);
	}
	return call->answer.transfer != NULL;
}

bool skipcall_page_call_start(struct skipcall_page_call *call, struct skipcall_client *client,
	struct skipcall_list_arguments *arguments, const char *operation,
	struct skipcall_deadline deadline, bool kept)
{
	*call = (struct skipcall_page_call){
		.caller = {client, operation, NULL},
		.arguments = *arguments,
		.deadline = deadline,
		.kept = kept,
		.style = sort_style_of(client),
	};
	return ask(call);
}

bool skipcall_page_call_advance(struct skipcall_page_call *call)
{
	while (!call->is_over) {
		struct skc_transfer *transfer = call->answer.transfer;
		if (transfer == NULL || !skc_transfer_is_done(transfer)) {
			return false;
		}
		call->deadline.at = transfer->deadline; /* a pretended wait has brought it forward */
		call->attempts +=
			transfer->history.retries + transfer->history.limited + !transfer->failure.local;
		call->waited += transfer->attempt.waited;
		if (call->caller.exception != NULL) {
			call->is_over = true;
			break;
		}
		read_answer(call, &call->answer);
		if (wants_other_style(call)) {
			call->first = call->answer;
			call->style = call->style == SKC_SORT_FORM ? SKC_SORT_DEEP_OBJECT : SKC_SORT_FORM;
			call->is_second = true;
			if (!ask(call)) {
				return false;
			}
			continue;
		}
		if (call->is_second) {
			choose_answer(call);
		}
		call->is_over = true;
	}
	return true;
}

bool skipcall_page_call_wait(struct skipcall_page_call *call)
{
	while (!skipcall_page_call_advance(call)) {
		if (EG(exception) != NULL || !skipcall_drive_until_done(call->answer.transfer)) {
			return false;
		}
	}
	return true;
}

void skipcall_page_call_limit(struct skipcall_page_call *call, unsigned max_attempts)
{
	call->max_attempts = max_attempts;
	call->answer.transfer->retry.max_attempts =
		max_attempts > call->attempts ? max_attempts - call->attempts : 1;
}

void skipcall_page_call_set_deadline(
	struct skipcall_page_call *call, struct skipcall_deadline deadline)
{
	call->deadline = deadline;
	if (call->answer.transfer != NULL && !call->is_over) {
		skc_engine_set_deadline(
			skipcall_engine(), call->answer.transfer, deadline.at, deadline.name);
	}
}

void skipcall_page_call_cancel(struct skipcall_page_call *call)
{
	if (!call->is_over && call->answer.transfer != NULL) {
		skc_engine_cancel(skipcall_engine(), call->answer.transfer);
	}
}

bool skipcall_page_call_take(struct skipcall_page_call *call, zval *out)
{
	struct skipcall_answer *answer = &call->answer;
	zval rate_limit = {0}, stats = {0};
	if (call->caller.exception != NULL) {
		skipcall_throw_kept(&call->caller);
		return false;
	}
	if (!is_page(answer)) {
		skipcall_throw_failure(answer->transfer);
		return false;
	}
	if (answer->sorted == SKIPCALL_SORTED_NO) {
		skipcall_observe_unsorted(answer->transfer, ZSTR_VAL(call->arguments.order_by));
		if (EG(exception) != NULL) {
			return false;
		}
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

struct skc_failure *skipcall_page_call_failure(struct skipcall_page_call *call)
{
	return call->caller.exception == NULL && !is_page(&call->answer)
		? &call->answer.transfer->failure
		: NULL;
}

bool skipcall_page_call_take_rows(struct skipcall_page_call *call, struct skipcall_page *page)
{
	struct skipcall_answer *answer = &call->answer;
	if (call->caller.exception != NULL) {
		skipcall_throw_kept(&call->caller);
		return false;
	}
	if (is_page(answer) && answer->sorted == SKIPCALL_SORTED_NO) {
		zval_ptr_dtor(&answer->page.data);
		skc_failure_set(&answer->transfer->failure, SKC_FAILURE_PAGINATION,
			"The rows are not in the order asked for (%s): the server ignores it, however it is "
			"written",
			ZSTR_VAL(call->arguments.order_by));
		skc_failure_set_code(&answer->transfer->failure, "sort");
	}
	if (!is_page(answer)) {
		skipcall_throw_failure(answer->transfer);
		return false;
	}
	*page = answer->page;
	ZVAL_UNDEF(&answer->page.data);
	return true;
}

void skipcall_page_call_free(struct skipcall_page_call *call)
{
	if (call->caller.exception != NULL) {
		zend_object_release(call->caller.exception);
		call->caller.exception = NULL;
	}
	if (call->is_over) {
		free_answer(&call->answer);
	} else if (call->answer.transfer != NULL) {
		skipcall_drive_release(call->answer.transfer); /* its body was not read yet */
		call->answer.transfer = NULL;
	}
	free_answer(&call->first);
	skipcall_list_arguments_free(&call->arguments);
}
