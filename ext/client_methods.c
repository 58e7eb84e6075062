/* Methods of Skipcall\Client that send a request, and those about the pool and the rate limit. */
#include "client_methods.h"

#include "ext/date/php_date.h"
#include "zend_smart_str.h"

#include "../src/url.h"
#include "bisect.h"
#include "document.h"
#include "globals.h"
#include "list_arguments.h"
#include "page_request.h"
#include "pending_call_page.h"
#include "php_compat.h"
#include "refuse.h"
#include "scratch.h"
#include "shared.h"
#include "values.h"

/* ---- pages ---- */

/*
 * The client and the arguments of listCalls() and listCallsAsync(). False with an exception.
 */
static bool list_arguments(struct skipcall_client **client,
	struct skipcall_list_arguments *arguments, zend_execute_data *execute_data)
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
	if (!list_arguments(&client, &arguments, execute_data)) {
		return;
	}
	if (skipcall_page_request_start(&request, client, &skipcall_calls, &arguments, "listCalls",
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
	if (list_arguments(&client, &arguments, execute_data)) {
		skipcall_pending_call_page_new(client, &skipcall_calls, &arguments, return_value);
	}
}

/* countCalls() without dates: `total` of a page of one row. */
static void count_all(
	struct skipcall_client *client, struct skipcall_list_arguments *arguments, zval *return_value)
{
	struct skipcall_page_request request;
	zval page;
	arguments->query.limit = 1;
	if (skipcall_page_request_start(&request, client, &skipcall_calls, arguments, "countCalls",
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
	skipcall_list_arguments_sort(&arguments, skipcall_created_name(&skipcall_calls));
	int64_t count;
	if (skipcall_bisection_count(client, &skipcall_calls, &arguments, "countCalls",
			from != NULL ? &since : NULL, to != NULL ? &until : NULL, &count)) {
		RETVAL_LONG((zend_long)count);
	}
	skipcall_list_arguments_free(&arguments);
}

/* Returns new: the URL of a path below the base URL. NULL when it is too long. */
static zend_string *write_url(
	const struct skipcall_client *client, zend_string *path, const smart_str *query)
{
	struct skc_buffer *url = skipcall_scratch(SKC_URL_MAX);
	skc_buffer_add_text(url, ZSTR_VAL(client->options->base_url));
	skc_buffer_add_text(url, ZSTR_VAL(path)[0] == '/' ? "" : "/");
	skc_buffer_add(url, ZSTR_VAL(path), ZSTR_LEN(path));
	if (query->s != NULL) {
		skc_buffer_add_text(url, memchr(ZSTR_VAL(path), '?', ZSTR_LEN(path)) != NULL ? "&" : "?");
		skc_buffer_add(url, ZSTR_VAL(query->s), ZSTR_LEN(query->s));
	}
	return skipcall_scratch_take();
}

ZEND_METHOD(Skipcall_Client, get)
{
	zend_string *path;
	zval *query = NULL;
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
	smart_str text = {0};
	if (query != NULL) {
		skipcall_build_query(Z_ARRVAL_P(query), &text);
	}
	if (EG(exception) != NULL) {
		smart_str_free(&text);
		return;
	}
	zend_string *url = write_url(client, path, &text);
	smart_str_free(&text);
	if (url == NULL) {
		skipcall_refuse("the URL must not be longer than %zu bytes", SKC_URL_MAX);
		return;
	}
	skipcall_document_get(client, "get", url, return_value);
}

ZEND_METHOD(Skipcall_Client, getRateLimit)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	if (client == NULL) {
		return;
	}
	const struct skc_rate_limit limit =
		skc_budget_rate_limit(skipcall_budget_of(client), skc_clock_wall(&skc_clock_system));
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
