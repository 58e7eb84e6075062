/* Skipcall\Client: arguments in, page or exception out. */
#include "client.h"

#include "SAPI.h"
#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"

#include "../src/secret.h"
#include "../src/url.h"
#include "bisect.h"
#include "classes.h"
#include "drive.h"
#include "exceptions.h"
#include "hydrate.h"
#include "list_arguments.h"
#include "module.h"
#include "page_call.h"
#include "pending_call_page.h"
#include "row.h"
#include "settings.h"
#include "shared.h"
#include "values.h"

static zend_object_handlers client_handlers;

/* ---- the object ---- */

static zend_object *create_client(zend_class_entry *ce)
{
	struct skipcall_client *client = zend_object_alloc(sizeof(*client), ce);
	zend_object_std_init(&client->std, ce);
	object_properties_init(&client->std, ce);
	client->std.handlers = &client_handlers;
	return &client->std;
}

static void free_client(zend_object *object)
{
	struct skipcall_client *client = skipcall_client_of(object);
	if (client->api_key != NULL) {
		skc_wipe(ZSTR_VAL(client->api_key), ZSTR_LEN(client->api_key));
		zend_string_release(client->api_key);
	}
	skipcall_options_destroy(client->options);
	zend_object_std_dtor(object);
}

/* Callables may refer to the client itself. */
static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	struct skipcall_client *client = skipcall_client_of(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	if (client->options != NULL) {
		skipcall_options_gc(client->options, buffer);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return zend_std_get_properties(object);
}

void skipcall_client_minit(void)
{
	memcpy(&client_handlers, &std_object_handlers, sizeof(client_handlers));
	client_handlers.offset = offsetof(struct skipcall_client, std);
	client_handlers.free_obj = free_client;
	client_handlers.get_gc = get_gc;
	client_handlers.clone_obj = NULL;
	skipcall_ce_Client->create_object = create_client;
}

struct skipcall_client *skipcall_this_client(zval *this)
{
	struct skipcall_client *client = skipcall_client_of(Z_OBJ_P(this));
	if (client->options == NULL) {
		zend_throw_error(NULL,
			"The %s object was not constructed: its constructor must call "
			"Skipcall\\Client::__construct()",
			ZSTR_VAL(Z_OBJCE_P(this)->name));
		return NULL;
	}
	return client;
}

/* ---- the key ---- */

/* Fails with an exception that does not hold the key. */
static bool check_key(const char *key, size_t len)
{
	const char *problem = len == 0 ? "must not be empty" : NULL;
	for (size_t i = 0; i < len && problem == NULL; i++) {
		unsigned char c = (unsigned char)key[i];
		if (c <= ' ' || c >= 0x7F) {
			problem = "must not hold spaces, control characters or anything but ASCII";
		}
	}
	if (problem != NULL) {
		skipcall_refuse("Argument #1 ($apiKey) %s", problem);
	}
	return problem == NULL;
}

/* Returns new: the key of the environment, NULL with an exception when there is none. */
static zend_string *key_of_environment(void)
{
	zend_string *key = skipcall_environment("SKIPCALL_API_KEY");
	if (key == NULL) {
		skipcall_throw_argument(
			"Skipcall\\Client::__construct(): Argument #1 ($apiKey) is null and the "
			"environment holds no SKIPCALL_API_KEY%s",
			strcmp(sapi_module.name, "fpm-fcgi") == 0
				? " (php-fpm hides the environment unless clear_env = no or env[SKIPCALL_API_KEY] "
				  "is set)"
				: "");
	}
	return key;
}

/* Enough to tell one key from another, too little to use it. */
static zend_string *masked_key(const zend_string *key)
{
	const char *text = ZSTR_VAL(key);
	const bool known = strncmp(text, "sk_live_", 8) == 0 || strncmp(text, "sk_test_", 8) == 0;
	return strpprintf(0, "%.*s\xE2\x80\xA6%s", known ? 8 : 0, text,
		ZSTR_LEN(key) >= 20 ? text + ZSTR_LEN(key) - 4 : "");
}

ZEND_METHOD(Skipcall_Client, __construct)
{
	zend_string *key = NULL;
	HashTable *given = NULL;
	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(key)
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();
	struct skipcall_client *client = skipcall_client_of(Z_OBJ_P(ZEND_THIS));
	if (client->options != NULL) {
		zend_throw_error(NULL, "Cannot construct a Skipcall\\Client twice: use withOptions()");
		return;
	}
	/* A copy of our own either way, since it is wiped in the end. */
	key =
		key != NULL ? zend_string_init(ZSTR_VAL(key), ZSTR_LEN(key), false) : key_of_environment();
	if (key == NULL) {
		return;
	}
	struct skipcall_options *options =
		check_key(ZSTR_VAL(key), ZSTR_LEN(key)) ? skipcall_options_parse(NULL, given) : NULL;
	if (options == NULL) {
		skc_wipe(ZSTR_VAL(key), ZSTR_LEN(key));
		zend_string_release(key);
		return;
	}
	client->api_key = key;
	client->options = options;
	skipcall_name_bucket(client);
}

/* ---- copies ---- */

/* Takes the options. Subclass properties are copied, the constructor is not called. */
static void copy_client(struct skipcall_client *client, struct skipcall_options *options,
	const char *key, size_t key_len, zval *return_value)
{
	zend_object *object = create_client(client->std.ce);
	struct skipcall_client *copy = skipcall_client_of(object);
	copy->options = options;
	copy->api_key = zend_string_init(key, key_len, false);
	skipcall_name_bucket(copy);
	RETVAL_OBJ(object);
	zend_objects_clone_members(object, &client->std);
}

ZEND_METHOD(Skipcall_Client, withOptions)
{
	HashTable *given;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	if (client == NULL) {
		return;
	}
	struct skipcall_options *options = skipcall_options_parse(client->options, given);
	if (options != NULL) {
		copy_client(
			client, options, ZSTR_VAL(client->api_key), ZSTR_LEN(client->api_key), return_value);
	}
}

ZEND_METHOD(Skipcall_Client, withApiKey)
{
	zend_string *key;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(key)
	ZEND_PARSE_PARAMETERS_END();
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	if (client != NULL && check_key(ZSTR_VAL(key), ZSTR_LEN(key))) {
		copy_client(client, skipcall_options_parse(client->options, NULL), ZSTR_VAL(key),
			ZSTR_LEN(key), return_value);
	}
}

/* ---- methods ---- */

zval *skipcall_argument_or_null(zend_execute_data *execute_data, uint32_t position)
{
	zval *argument =
		ZEND_CALL_NUM_ARGS(execute_data) >= position ? ZEND_CALL_ARG(execute_data, position) : NULL;
	return argument != NULL && Z_TYPE_P(argument) > IS_NULL ? argument : NULL;
}

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
	struct skipcall_page_call call;
	if (!list_arguments(&client, &arguments, INTERNAL_FUNCTION_PARAM_PASSTHRU)) {
		return;
	}
	if (skipcall_page_call_start(
			&call, client, &arguments, "listCalls", skipcall_deadline_of(client->options), false) &&
		skipcall_page_call_wait(&call)) {
		skipcall_page_call_take(&call, return_value);
	}
	skipcall_page_call_free(&call);
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
	struct skipcall_page_call call;
	zval page;
	arguments->query.limit = 1;
	if (skipcall_page_call_start(
			&call, client, arguments, "countCalls", skipcall_deadline_of(client->options), false) &&
		skipcall_page_call_wait(&call) && skipcall_page_call_take(&call, &page)) {
		RETVAL_LONG((zend_long)call.answer.page.total);
		zval_ptr_dtor(&page);
	}
	skipcall_page_call_free(&call);
}

ZEND_METHOD(Skipcall_Client, countCalls)
{
	static const struct skipcall_list_positions positions = {0, 1, 2};
	zend_string *string;
	HashTable *table;
	zend_object *date;
	struct skipcall_list_arguments arguments;
	int64_t since, until;
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
	struct skipcall_bisection bisection = {client, &arguments, "countCalls", 0};
	int64_t count;
	if (skipcall_bisection_count(
			&bisection, from != NULL ? &since : NULL, to != NULL ? &until : NULL, &count)) {
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
	struct skipcall_caller caller = {client, "get", NULL};
	struct skc_transfer *transfer = skipcall_drive_start(&caller, &url, &deadline);
	if (transfer == NULL) {
		return;
	}
	if (skipcall_drive_until_done(transfer)) {
		const struct skc_buffer *body = &transfer->response.body;
		struct skc_failure *failure = &transfer->failure;
		if (caller.exception != NULL) {
			skipcall_throw_kept(&caller);
		} else if (failure->kind != SKC_FAILURE_NONE) {
			skipcall_throw_failure(transfer);
		} else if (!skipcall_hydrate_value(body->data, body->len, return_value, failure)) {
			ZVAL_NULL(return_value);
			skc_failure_explain_body(failure, &transfer->response);
			skc_transfer_mask_key(transfer);
			skipcall_throw_failure(transfer);
		}
	}
	skipcall_drive_release(transfer);
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

ZEND_METHOD(Skipcall_Client, __debugInfo)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_client *client = skipcall_client_of(Z_OBJ_P(ZEND_THIS));
	/* Properties of a subclass first. */
	RETVAL_ARR(zend_array_dup(zend_std_get_properties(&client->std)));
	if (client->options != NULL) {
		add_assoc_str(return_value, "apiKey", masked_key(client->api_key));
		skipcall_options_show(client->options, Z_ARRVAL_P(return_value));
	}
}
