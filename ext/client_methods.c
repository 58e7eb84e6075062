/* Methods of Skipcall\Client that send a request, and those about the pool and the rate limit. */
#include "client_methods.h"

#include "ext/date/php_date.h"

#include "../src/url.h"
#include "bisect.h"
#include "drive.h"
#include "exceptions.h"
#include "globals.h"
#include "hydrate.h"
#include "let_go.h"
#include "list_arguments.h"
#include "page_request.h"
#include "pending_call_page.h"
#include "refuse.h"
#include "shared.h"
#include "values.h"

/* ---- pages ---- */

/*
 * The client and the arguments of listCalls() and listCallsAsync(). False with an exception.
 */
static bool list_arguments(struct skipcall_client **client,
	struct skipcall_list_arguments *arguments, INTERNAL_FUNCTION_PARAMETERS)
{
	static const struct skipcall_list_positions positions = {3, 4, 5};
	zend_long page = 1, limit = 0;
	bool no_limit = true;
	zend_string *string;
	HashTable *table;
	if (!skipcall_list_arguments_check(execute_data, &positions)) {
		return false;
	}
	ZEND_PARSE_PARAMETERS_START(0, 5)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(page)
		Z_PARAM_LONG_OR_NULL(limit, no_limit)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
	ZEND_PARSE_PARAMETERS_END_EX(return false);
	(void)table;
	(void)string;
	*client = skipcall_this_client(ZEND_THIS);
	if (*client == NULL) {
		return false;
	}
	if (page < 1 || (!no_limit && limit < 1)) {
		return skipcall_refuse("Argument #%d ($%s) must be 1 or more%s, " ZEND_LONG_FMT " given",
			page < 1 ? 1 : 2, page < 1 ? "page" : "limit",
			page < 1 ? "" : ", or null for the server's own", page < 1 ? page : limit);
	}
	if (!skipcall_list_arguments_parse(arguments, &positions,
			skipcall_argument_or_null(execute_data, 3), skipcall_argument_or_null(execute_data, 4),
			skipcall_argument_or_null(execute_data, 5))) {
		return false;
	}
	arguments->query.page = page;
	arguments->query.limit = no_limit ? 0 : limit;
	return true;
}

ZEND_METHOD(Skipcall_Client, listCalls)
{
	struct skipcall_client *client;
	struct skipcall_list_arguments arguments;
	struct skipcall_page_request request;
	if (!list_arguments(&client, &arguments, INTERNAL_FUNCTION_PARAM_PASSTHRU)) {
		return;
	}
	if (skipcall_page_request_start(&request, client, &arguments, "listCalls",
			skipcall_deadline_of(client->options), false) &&
		skipcall_page_request_wait(&request) &&
		skipcall_page_request_take(&request, return_value) &&
		!skipcall_page_request_warn(&request)) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
	}
	skipcall_page_request_free(&request);
}

ZEND_METHOD(Skipcall_Client, listCallsAsync)
{
	struct skipcall_client *client;
	struct skipcall_list_arguments arguments;
	if (list_arguments(&client, &arguments, INTERNAL_FUNCTION_PARAM_PASSTHRU)) {
		skipcall_pending_call_page_new(client, &arguments, return_value);
	}
}

/* `total` of a page of one row. */
static void count_all(
	struct skipcall_client *client, struct skipcall_list_arguments *arguments, zval *return_value)
{
	struct skipcall_page_request request;
	zval page;
	arguments->query.limit = 1;
	if (skipcall_page_request_start(&request, client, arguments, "countCalls",
			skipcall_deadline_of(client->options), false) &&
		skipcall_page_request_wait(&request) && skipcall_page_request_take(&request, &page)) {
		RETVAL_LONG((zend_long)request.answer.page.total);
		zval_ptr_dtor(&page);
	}
	skipcall_page_request_free(&request);
}

ZEND_METHOD(Skipcall_Client, countCalls)
{
	static const struct skipcall_list_positions positions = {0, 1, 2};
	zend_string *string;
	HashTable *table;
	zend_object *date;
	struct skipcall_list_arguments arguments;
	int64_t since, until;
	if (!skipcall_list_arguments_check(execute_data, &positions)) {
		return;
	}
	ZEND_PARSE_PARAMETERS_START(0, 4)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_OBJ_OF_CLASS_OR_STR_OR_NULL(date, php_date_get_interface_ce(), string)
		Z_PARAM_OBJ_OF_CLASS_OR_STR_OR_NULL(date, php_date_get_interface_ce(), string)
	ZEND_PARSE_PARAMETERS_END();
	(void)table;
	(void)string;
	(void)date;
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	zval *from = skipcall_argument_or_null(execute_data, 3);
	zval *to = skipcall_argument_or_null(execute_data, 4);
	if (client == NULL || (from != NULL && !skipcall_instant_parse(from, 3, "since", &since)) ||
		(to != NULL && !skipcall_instant_parse(to, 4, "until", &until)) ||
		!skipcall_list_arguments_parse(&arguments, &positions, NULL,
			skipcall_argument_or_null(execute_data, 1),
			skipcall_argument_or_null(execute_data, 2))) {
		return;
	}
	if (from == NULL && to == NULL) {
		count_all(client, &arguments, return_value);
		return;
	}
	skipcall_list_arguments_sort(&arguments, "createdAt");
	int64_t count;
	if (skipcall_bisection_count(client, &arguments, "countCalls", from != NULL ? &since : NULL,
			to != NULL ? &until : NULL, &count)) {
		RETVAL_LONG((zend_long)count);
	}
	skipcall_list_arguments_free(&arguments);
}

/* Returns new: the query as http_build_query() writes it, RFC 3986; NULL with an exception. */
static zend_string *build_query(zval *query)
{
	zval function, result, arguments[4];
	ZVAL_STRING(&function, "http_build_query");
	ZVAL_COPY_VALUE(&arguments[0], query);
	ZVAL_EMPTY_STRING(&arguments[1]);
	ZVAL_STRING(&arguments[2], "&");
	ZVAL_LONG(&arguments[3], 2); /* PHP_QUERY_RFC3986 */
	ZVAL_UNDEF(&result);
	call_user_function(NULL, NULL, &function, &result, 4, arguments);
	zval_ptr_dtor(&arguments[2]);
	zval_ptr_dtor(&function);
	if (EG(exception) != NULL || Z_TYPE(result) != IS_STRING) {
		zval_ptr_dtor(&result);
		return NULL;
	}
	return Z_STR(result);
}

/* The URL of a path below the base URL. */
static bool write_url(const struct skipcall_client *client, zend_string *path, zend_string *query,
	struct skc_buffer *url)
{
	skc_buffer_add_text(url, ZSTR_VAL(client->options->base_url));
	skc_buffer_add_text(url, ZSTR_VAL(path)[0] == '/' ? "" : "/");
	skc_buffer_add(url, ZSTR_VAL(path), ZSTR_LEN(path));
	if (ZSTR_LEN(query) > 0) {
		skc_buffer_add_text(url, memchr(ZSTR_VAL(path), '?', ZSTR_LEN(path)) != NULL ? "&" : "?");
		skc_buffer_add(url, ZSTR_VAL(query), ZSTR_LEN(query));
	}
	return !url->failed;
}

ZEND_METHOD(Skipcall_Client, get)
{
	zend_string *path;
	zval *query = NULL;
	struct skc_buffer url;
	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY(query)
	ZEND_PARSE_PARAMETERS_END();
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	if (client == NULL) {
		return;
	}
	enum skc_url_problem problem = skc_url_check_path(ZSTR_VAL(path), ZSTR_LEN(path));
	if (problem != SKC_URL_OK) {
		skipcall_refuse("Argument #1 ($path) %s", skc_url_problem_text(problem));
		return;
	}
	zend_string *text = query != NULL ? build_query(query) : ZSTR_EMPTY_ALLOC();
	if (text == NULL) {
		return;
	}
	skc_buffer_init(&url, SKC_URL_MAX);
	bool written = write_url(client, path, text, &url);
	zend_string_release(text);
	if (!written) {
		skc_buffer_free(&url);
		skipcall_refuse("the URL must not be longer than %zu bytes", SKC_URL_MAX);
		return;
	}
	const struct skipcall_deadline deadline = skipcall_deadline_of(client->options);
	struct skipcall_request_owner owner = {.client = client, .operation = "get"};
	struct skc_transfer *transfer = skipcall_drive_start(&owner, &url, &deadline);
	if (transfer == NULL) {
		return;
	}
	if (skipcall_drive_until_done(transfer)) {
		const struct skc_buffer *body = &transfer->response.body;
		struct skc_failure *failure = &transfer->failure;
		if (owner.exception != NULL) {
			skipcall_throw_kept(&owner);
		} else if (failure->kind != SKC_FAILURE_NONE ||
			!skipcall_hydrate_value(body->data, body->len, return_value, failure)) {
			ZVAL_NULL(return_value);
			skipcall_throw_failure(transfer);
		}
	}
	skipcall_drive_release(transfer);
	skipcall_let_go_object(&owner.exception);
	skipcall_let_go_object(&owner.previous);
}

ZEND_METHOD(Skipcall_Client, getRateLimit)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	if (client == NULL) {
		return;
	}
	const struct skc_rate_limit limit = skc_budget_rate_limit(skipcall_budget_of(client));
	if (limit.known) {
		skipcall_rate_limit_new(&limit, return_value);
	}
}

/* ---- the pool ---- */

void skipcall_pool_stats(zval *out)
{
	struct skc_pool *pool = &skipcall_engine()->pool;
	const struct skc_pool_counts *counts = &pool->counts;
	array_init(out);
	const unsigned idle = skc_engine_idle_connections(skipcall_engine());
	add_assoc_long(out, "openConnections", (zend_long)pool->socket_count);
	add_assoc_long(out, "idleConnections", (zend_long)idle);
	add_assoc_long(out, "openedConnections", (zend_long)counts->opened);
	add_assoc_long(out, "tlsHandshakes", (zend_long)counts->handshakes);
	add_assoc_long(out, "requests", (zend_long)counts->requests);
	add_assoc_long(out, "requestsOnKeptConnections", (zend_long)counts->reused);
	add_assoc_long(out, "retries", (zend_long)counts->retries);
	add_assoc_long(out, "bytesReceived", (zend_long)counts->bytes_received);
	add_assoc_double(out, "secondsWaited", (double)counts->waited / SKC_SECOND);
	add_assoc_long(out, "transfers", (zend_long)skc_engine_transfers(skipcall_engine()));
	add_assoc_long(out, "memory", (zend_long)skc_engine_memory(skipcall_engine()));
}

ZEND_METHOD(Skipcall_Client, getPoolStats)
{
	ZEND_PARSE_PARAMETERS_NONE();
	skipcall_pool_stats(return_value);
}

ZEND_METHOD(Skipcall_Client, closeIdleConnections)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG((zend_long)skc_engine_close_idle(skipcall_engine()));
}
