#include "transport.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "../src/header.h"
#include "callback.h"
#include "classes.h"
#include "globals.h"
#include "let_go.h"
#include "refuse.h"
#include "values.h"

/* The request headers by name, without Authorization. */
static void shown_headers(const struct skc_transfer *transfer, zval *out)
{
	array_init(out);
	bool has_user_agent = false;
	for (const struct curl_slist *header = skc_transfer_headers(transfer); header != NULL;
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

/* False when one of them is not a header; nothing is thrown. */
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
		/* A line break would start another header. */
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

/* Puts the response that the transport returned into the transfer. Throws when it is not a response. */
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

/* A TransportException that the transport threw is retried like a failure of the network. */
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
	zval text;
	/* Held, since its code may put another one in its place. */
	ZVAL_COPY_DEREF(&text,
		zend_read_property(
			zend_ce_exception, exception, ZEND_STRL("message"), true, &message_buffer));
	zend_string *message = zval_get_string(&text);
	zval_ptr_dtor(&text);
	zend_long code = zval_get_long(zend_read_property(
		skipcall_ce_TransportException, exception, ZEND_STRL("curlCode"), true, &code_buffer));
	/* A message may be an object, whose code has run. */
	if (EG(exception) == NULL && skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT)) {
		struct skipcall_request_owner *owner = skipcall_owner_of(transfer);
		zend_object *before = owner->previous;
		owner->previous = exception;
		exception = before;
		skc_engine_answer_failure(skipcall_engine(), transfer, kind, (int)code, ZSTR_VAL(message));
	}
	zend_string_release(message);
	skipcall_let_go_object(&exception);
}

void skipcall_transport_serve(struct skc_transfer *transfer)
{
	struct skipcall_client *client = skipcall_owner_of(transfer)->client;
	zval arguments[2], answer;
	skipcall_shown_url(transfer, &arguments[0]);
	shown_headers(transfer, &arguments[1]);
	bool returned = skipcall_callback(&client->options->transport, 2, arguments, &answer);
	/* The transport may have ended the transfer: in a signal handler, or at the end of the script. */
	if (skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT)) {
		if (returned) {
			take_answer(transfer, &answer);
		} else {
			take_exception(transfer);
		}
	}
	zval_ptr_dtor(&answer);
}

void skipcall_sleep_serve(struct skc_transfer *transfer)
{
	struct skipcall_client *client = skipcall_owner_of(transfer)->client;
	zval seconds, result;
	ZVAL_DOUBLE(&seconds, (double)transfer->wait / SKC_SECOND);
	if (skipcall_callback(&client->options->sleep, 1, &seconds, &result) &&
		skc_transfer_is_asking(transfer, SKC_ASK_SLEEP)) {
		skc_engine_go_on(skipcall_engine(), transfer);
	}
	zval_ptr_dtor(&result);
}
