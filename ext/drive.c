#include "drive.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "../src/header.h"
#include "../src/secret.h"
#include "../src/url.h"
#include "classes.h"
#include "exceptions.h"
#include "module.h"
#include "settings.h"
#include "time_limit.h"

/*
 * Longest wait without a look at interrupts: signals break a wait, but a thread's time limit does
 * not.
 */
#define SLICE_MS 250

/* Transports that make requests whose transports make requests. */
#define TRANSPORT_DEPTH_MAX 8

uint64_t skipcall_client_budget(const struct skipcall_client *client)
{
	return skc_learnt_id(&skipcall_engine()->learnt, client->options->scope,
		ZSTR_VAL(client->options->base_url), ZSTR_VAL(client->api_key));
}

/* ---- requests ---- */

static bool gives_header(HashTable *lines, const char *name)
{
	size_t len = strlen(name);
	zval *line;
	ZEND_HASH_FOREACH_VAL(lines, line) {
		const char *text = Z_STRVAL_P(line);
		if (Z_STRLEN_P(line) > len && strncasecmp(text, name, len) == 0 &&
			(text[len] == ':' || text[len] == ';')) {
			return true;
		}
	}
	ZEND_HASH_FOREACH_END();
	return false;
}

/* How to get to the server of this URL. Borrowed from the options. */
static struct skc_route route_to(const struct skipcall_options *options, const char *url)
{
	struct skc_route route = options->route;
	if (options->proxy_of_environment && skc_url_is_plain_http(url)) {
		/* Loopback: a proxy of the environment would be handed the key in clear. */
		route.proxy = route.proxy_user = route.proxy_password = NULL;
	}
	return route;
}

static struct skc_transfer *new_transfer(
	struct skipcall_client *client, const char *url, const struct skipcall_deadline *deadline)
{
	const struct skipcall_options *options = client->options;
	const struct skc_route route = route_to(options, url);
	const double max_wait =
		options->rate_limit_max_wait >= 0 ? options->rate_limit_max_wait : skipcall_max_wait();
	HashTable *lines = Z_ARRVAL(options->headers);
	const char **headers = safe_emalloc(zend_hash_num_elements(lines) + 2, sizeof(char *), 0);
	zend_string *authorization =
		strpprintf(0, "Authorization: Bearer %s", ZSTR_VAL(client->api_key));
	size_t count = 0;
	zval *line;
	headers[count++] = ZSTR_VAL(authorization);
	if (!gives_header(lines, "Accept")) {
		headers[count++] = "Accept: application/json";
	}
	ZEND_HASH_FOREACH_VAL(lines, line) {
		headers[count++] = Z_STRVAL_P(line);
	}
	ZEND_HASH_FOREACH_END();
	const struct skc_request request = {
		.url = url,
		.headers = headers,
		.header_count = count,
		.user_agent = ZSTR_VAL(options->user_agent),
		.route = &route,
		.keep = options->persistent && skipcall_keeps_connections() ? SKC_KEEP_PROCESS
																	: SKC_KEEP_REQUEST,
		.timeout = (int64_t)(options->timeout * SKC_SECOND),
		.connect_timeout = (int64_t)(options->connect_timeout * SKC_SECOND),
		.deadline = deadline->at,
		.deadline_name = deadline->name,
		.max_response_bytes = (size_t)options->max_response_bytes,
		.retry = skc_retry_policy_default(
			(unsigned)options->max_retries, (int64_t)(max_wait * SKC_SECOND)),
		.budget = skipcall_client_budget(client),
		.own_transport = Z_TYPE(options->transport) != IS_UNDEF,
		.own_sleep = Z_TYPE(options->sleep) != IS_UNDEF,
		.caller = client,
	};
	struct skc_transfer *transfer = skc_transfer_new(&request);
	skc_wipe(ZSTR_VAL(authorization), ZSTR_LEN(authorization));
	zend_string_release(authorization);
	efree(headers);
	if (transfer == NULL) {
		zend_throw_error(NULL, "Skipcall: out of memory");
	}
	return transfer;
}

/* ---- the caller's own transport and sleep ---- */

/* Calls a hook with up to two arguments, which it takes. False when it threw. */
static bool call_hook(zval *hook, uint32_t count, zval *arguments, zval *result)
{
	zend_fcall_info info;
	zend_fcall_info_cache cache;
	zval callable;
	ZVAL_UNDEF(result);
	/* Held for the call: the options may go while their hook runs. */
	ZVAL_COPY(&callable, hook);
	if (zend_fcall_info_init(&callable, 0, &info, &cache, NULL, NULL) == SUCCESS) {
		info.retval = result;
		info.param_count = count;
		info.params = arguments;
		zend_call_function(&info, &cache);
	} else if (EG(exception) == NULL) {
		zend_throw_error(NULL, "Skipcall: a callback given as an option cannot be called any more");
	}
	for (uint32_t i = 0; i < count; i++) {
		zval_ptr_dtor(&arguments[i]);
	}
	zval_ptr_dtor(&callable);
	return EG(exception) == NULL;
}

/* The headers that the network would be sent, by name, without the key. */
static void shown_headers(const struct skc_transfer *transfer, zval *out)
{
	array_init(out);
	bool has_user_agent = false;
	for (const struct curl_slist *header = transfer->headers; header != NULL;
		 header = header->next) {
		const char *colon = strchr(header->data, ':');
		size_t len = colon != NULL ? (size_t)(colon - header->data) : strlen(header->data) - 1;
		if (len == strlen("Authorization") &&
			strncasecmp(header->data, "Authorization", len) == 0) {
			continue;
		}
		has_user_agent = has_user_agent ||
			(len == strlen("User-Agent") && strncasecmp(header->data, "User-Agent", len) == 0);
		zval value;
		ZVAL_STRING(&value, colon != NULL ? colon + 2 : "");
		zend_hash_str_update(Z_ARRVAL_P(out), header->data, len, &value);
	}
	if (!has_user_agent) {
		add_assoc_string(out, "User-Agent", transfer->user_agent);
	}
}

/* False when one is no header: then nothing is thrown yet. */
static bool take_headers(struct skc_response *response, HashTable *headers)
{
	zend_string *name;
	zval *value;
	ZEND_HASH_FOREACH_STR_KEY_VAL(headers, name, value) {
		ZVAL_DEREF(value);
		if (name == NULL || !skc_header_is_name(ZSTR_VAL(name), ZSTR_LEN(name)) ||
			(Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_LONG)) {
			return false;
		}
		zend_string *text = zval_get_string(value);
		/* Nothing that would begin another line. */
		const bool allowed = strcspn(ZSTR_VAL(text), "\r\n") == ZSTR_LEN(text);
		if (allowed) {
			zend_string *line = strpprintf(0, "%s: %s", ZSTR_VAL(name), ZSTR_VAL(text));
			skc_response_header(response, ZSTR_VAL(line), ZSTR_LEN(line));
			zend_string_release(line);
		}
		zend_string_release(text);
		if (!allowed) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* What the hook returned, into the transfer. Throws when it is no answer. */
static void take_answer(struct skc_transfer *transfer, zval *answer)
{
	zval *status = NULL, *headers = NULL, *body = NULL;
	if (Z_TYPE_P(answer) == IS_ARRAY) {
		status = zend_hash_str_find_deref(Z_ARRVAL_P(answer), ZEND_STRL("status"));
		headers = zend_hash_str_find_deref(Z_ARRVAL_P(answer), ZEND_STRL("headers"));
		body = zend_hash_str_find_deref(Z_ARRVAL_P(answer), ZEND_STRL("body"));
	}
	bool taken = status != NULL && Z_TYPE_P(status) == IS_LONG && Z_LVAL_P(status) >= 200 &&
		Z_LVAL_P(status) <= 599 && body != NULL && Z_TYPE_P(body) == IS_STRING;
	if (taken) {
		char line[32];
		snprintf(line, sizeof(line), "HTTP/1.1 %d", (int)Z_LVAL_P(status));
		skc_response_header(&transfer->response, line, strlen(line));
		taken = headers == NULL ||
			(Z_TYPE_P(headers) == IS_ARRAY &&
				take_headers(&transfer->response, Z_ARRVAL_P(headers)));
	}
	if (!taken) {
		skipcall_throw_argument(
			"Skipcall\\Client: option \"transport\" must return array{status: int from "
			"200 to 599, headers: array<string, string>, body: string}, %s given%s",
			zend_zval_type_name(answer), Z_TYPE_P(answer) == IS_ARRAY ? " that is not one" : "");
		return;
	}
	skc_response_body(&transfer->response, Z_STRVAL_P(body), Z_STRLEN_P(body));
	skc_engine_answer(skipcall_engine(), transfer);
}

/*
 * A TransportException that the hook threw is that failure: it is retried as the network's would
 * be.
 */
static void take_exception(struct skc_transfer *transfer)
{
	zend_object *exception = EG(exception);
	if (exception == NULL || !instanceof_function(exception->ce, skipcall_ce_TransportException)) {
		return;
	}
	enum skc_failure_kind kind = instanceof_function(exception->ce, skipcall_ce_ConnectionException)
		? SKC_FAILURE_CONNECTION
		: instanceof_function(exception->ce, skipcall_ce_TimeoutException) ? SKC_FAILURE_TIMEOUT
		: instanceof_function(exception->ce, skipcall_ce_TlsException)     ? SKC_FAILURE_TLS
																		   : SKC_FAILURE_TRANSPORT;
	zval message_buffer, code_buffer;
	GC_ADDREF(exception);
	zend_clear_exception();
	zend_string *message = zval_get_string(zend_read_property(
		zend_ce_exception, exception, ZEND_STRL("message"), true, &message_buffer));
	zend_long code = zval_get_long(zend_read_property(
		skipcall_ce_TransportException, exception, ZEND_STRL("curlCode"), true, &code_buffer));
	skc_engine_answer_failure(skipcall_engine(), transfer, kind, (int)code, ZSTR_VAL(message));
	zend_string_release(message);
	OBJ_RELEASE(exception);
}

static void call_transport(struct skc_transfer *transfer)
{
	struct skipcall_client *client = transfer->caller;
	zval arguments[2], answer;
	struct skc_buffer shown;
	if (SKIPCALL_G(transport_depth) == TRANSPORT_DEPTH_MAX) {
		zend_throw_error(NULL, "Skipcall\\Client: transports call each other more than %d deep",
			TRANSPORT_DEPTH_MAX);
		return;
	}
	skc_buffer_init(&shown, SKC_URL_MAX * 2);
	ZVAL_STRING(&arguments[0], skc_url_redact(transfer->url, &shown) ? shown.data : "");
	skc_buffer_free(&shown);
	shown_headers(transfer, &arguments[1]);
	SKIPCALL_G(transport_depth)++;
	bool returned = call_hook(&client->options->transport, 2, arguments, &answer);
	SKIPCALL_G(transport_depth)--;
	/* The hook may have ended the transfer: by a signal handler, or as the request's last act. */
	if (transfer->state == SKC_TRANSFER_AT_TRANSPORT) {
		if (returned) {
			take_answer(transfer, &answer);
		} else {
			take_exception(transfer);
		}
	}
	zval_ptr_dtor(&answer);
}

static void call_sleep(struct skc_transfer *transfer)
{
	struct skipcall_client *client = transfer->caller;
	zval seconds, result;
	ZVAL_DOUBLE(&seconds, (double)transfer->wait / SKC_SECOND);
	if (call_hook(&client->options->sleep, 1, &seconds, &result) &&
		transfer->state == SKC_TRANSFER_AT_SLEEP) {
		skc_engine_slept(skipcall_engine(), transfer);
	}
	zval_ptr_dtor(&result);
}

/* ---- the loop ---- */

/*
 * As the VM does between opcodes: time limits, and signal handlers with pcntl_async_signals(),
 * which may throw.
 */
static void serve_interrupts(void)
{
	if (!zend_atomic_bool_load_ex(&EG(vm_interrupt))) {
		return;
	}
	zend_atomic_bool_store_ex(&EG(vm_interrupt), false);
	if (zend_atomic_bool_load_ex(&EG(timed_out))) {
		zend_timeout();
	} else if (zend_interrupt_function != NULL) {
		zend_interrupt_function(EG(current_execute_data));
	}
}

/* False when an exception came between. */
static bool drive_until_done(struct skc_transfer *transfer)
{
	while (!skc_transfer_is_done(transfer)) {
		struct skc_event event;
		skc_engine_step(skipcall_engine(), SLICE_MS, &event);
		switch (event.kind) {
			case SKC_EVENT_TRANSPORT:
				call_transport(event.transfer);
				break;
			case SKC_EVENT_SLEEP:
				call_sleep(event.transfer);
				break;
			case SKC_EVENT_IDLE:
				if (!skc_transfer_is_done(transfer)) {
					/* Its callback runs in a fiber that is suspended: waiting would be for ever. */
					zend_throw_error(
						NULL, "Skipcall\\Client: this request waits for its own callback");
				}
				break;
			case SKC_EVENT_DONE:
			case SKC_EVENT_NONE:
				break;
		}
		if (EG(exception) == NULL) {
			serve_interrupts();
		}
		if (EG(exception) != NULL) {
			return false;
		}
	}
	return true;
}

struct skc_transfer *skipcall_drive_get(
	struct skipcall_client *client, struct skc_buffer *url, struct skipcall_deadline *deadline)
{
	struct skc_transfer *transfer = new_transfer(client, url->data, deadline);
	skc_wipe(url->data, url->len);
	skc_buffer_free(url);
	if (transfer == NULL) {
		return NULL;
	}
	transfer->caller_next = SKIPCALL_G(calls);
	SKIPCALL_G(calls) = transfer;
	skipcall_engine()->pool.limits = skipcall_pool_limits();
	skc_engine_start(skipcall_engine(), transfer);
	if (!drive_until_done(transfer)) {
		skipcall_drive_release(transfer);
		return NULL;
	}
	deadline->at = transfer->deadline;
	return transfer;
}

void skipcall_drive_release(struct skc_transfer *transfer)
{
	struct skc_transfer **link = &SKIPCALL_G(calls);
	while (*link != transfer) {
		link = &(*link)->caller_next;
	}
	*link = transfer->caller_next;
	skc_engine_cancel(skipcall_engine(), transfer);
	skc_transfer_release(transfer);
}

void skipcall_drive_end_request(void)
{
	if (SKIPCALL_G(engine_ready)) {
		while (SKIPCALL_G(calls) != NULL) {
			skipcall_drive_release(SKIPCALL_G(calls));
		}
		skc_engine_end_request(skipcall_engine());
	}
	SKIPCALL_G(transport_depth) = 0;
	skipcall_time_limit_end_request();
}
