#include "transport.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"

#include "../src/clock.h"
#include "../src/header.h"
#include "callback.h"
#include "classes.h"
#include "globals.h"
#include "let_go.h"
#include "refuse.h"
#include "request.h"

/* ---- what it returns ---- */

/* The parts of an answer; undefined: it has none. Whoever has this lets go of them. */
struct answer {
	zval status, headers, body;
};

static bool take_header(struct skc_response *response, const zend_string *name, zval *value)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_LONG) {
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
	return allowed;
}

/* False when one of them is not a header; nothing is thrown. */
static bool take_headers(struct skc_response *response, HashTable *headers)
{
	zend_string *name;
	zval *value, *one;
	bool taken = true;
	ZEND_HASH_FOREACH_STR_KEY_VAL(headers, name, value) {
		ZVAL_DEREF(value);
		if (name == NULL || !skc_header_is_name(ZSTR_VAL(name), ZSTR_LEN(name))) {
			return false;
		}
		if (Z_TYPE_P(value) != IS_ARRAY) {
			taken = taken && take_header(response, name, value);
			continue;
		}
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(value), one) {
			taken = taken && take_header(response, name, one);
		}
		ZEND_HASH_FOREACH_END();
	}
	ZEND_HASH_FOREACH_END();
	return taken;
}

static void copy_member(HashTable *array, const char *name, zval *out)
{
	zval *value = zend_hash_str_find_deref(array, name, strlen(name));
	if (value != NULL) {
		ZVAL_COPY(out, value);
	}
}

static bool has_method(const zend_class_entry *ce, const char *name)
{
	const zend_function *method = zend_hash_str_find_ptr(&ce->function_table, name, strlen(name));
	return method != NULL && (method->common.fn_flags & ZEND_ACC_PUBLIC) != 0;
}

/* What the method returned, undefined when it threw. */
static void call_method(zval *object, const char *name, zval *out)
{
	zend_call_method(
		Z_OBJ_P(object), Z_OBJCE_P(object), NULL, name, strlen(name), out, 0, NULL, NULL);
	if (Z_ISREF_P(out)) {
		zend_unwrap_reference(out);
	}
}

/*
 * A PSR-7 response is known by its methods: the interface has another name where plugins bring copies of
 * their own. Runs PHP code; false with an exception.
 */
static bool read_response(zval *response, struct answer *answer)
{
	const zend_class_entry *ce = Z_OBJCE_P(response);
	if (!has_method(ce, "getstatuscode") || !has_method(ce, "getheaders") ||
		!has_method(ce, "getbody")) {
		return true; /* none */
	}
	call_method(response, "getstatuscode", &answer->status);
	if (EG(exception) == NULL) {
		call_method(response, "getheaders", &answer->headers);
	}
	if (EG(exception) == NULL) {
		zval body;
		ZVAL_UNDEF(&body);
		call_method(response, "getbody", &body);
		if (EG(exception) == NULL) {
			zend_string *text = zval_try_get_string(&body);
			if (text != NULL) {
				ZVAL_STR(&answer->body, text);
			}
		}
		zval_ptr_dtor(&body);
	}
	return EG(exception) == NULL;
}

/* The parts of what the transport returned. Runs PHP code; false with an exception. */
static bool read_answer(zval *returned, struct answer *answer)
{
	ZVAL_UNDEF(&answer->status);
	ZVAL_UNDEF(&answer->headers);
	ZVAL_UNDEF(&answer->body);
	if (Z_TYPE_P(returned) == IS_OBJECT) {
		return read_response(returned, answer);
	}
	if (Z_TYPE_P(returned) == IS_ARRAY) {
		copy_member(Z_ARRVAL_P(returned), "status", &answer->status);
		copy_member(Z_ARRVAL_P(returned), "headers", &answer->headers);
		copy_member(Z_ARRVAL_P(returned), "body", &answer->body);
	}
	return true;
}

static void free_answer(struct answer *answer)
{
	skipcall_let_go(&answer->status);
	skipcall_let_go(&answer->headers);
	skipcall_let_go(&answer->body);
}

static void release_body(void *body)
{
	zend_string_release(body);
}

/* Puts the response into the transfer, its body without a copy. Throws when what was returned is none. */
static void take_answer(
	struct skc_transfer *transfer, const struct answer *answer, const zval *returned)
{
	bool taken = Z_TYPE(answer->status) == IS_LONG && Z_LVAL(answer->status) >= 200 &&
		Z_LVAL(answer->status) <= 599 && Z_TYPE(answer->body) == IS_STRING;
	if (taken) {
		char line[32];
		snprintf(line, sizeof(line), "HTTP/1.1 %d", (int)Z_LVAL(answer->status));
		skc_response_header(&transfer->response, line, strlen(line));
		taken = Z_TYPE(answer->headers) == IS_UNDEF ||
			(Z_TYPE(answer->headers) == IS_ARRAY &&
				take_headers(&transfer->response, Z_ARRVAL(answer->headers)));
	}
	if (!taken) {
		skipcall_throw_argument(
			"Skipcall\\Client: option \"transport\" must return array{status: int from 200 to 599, "
			"headers: array<string, string|list<string>>, body: string} or a PSR-7 response, %s "
			"given%s",
			zend_zval_type_name(returned),
			Z_TYPE_P(returned) == IS_ARRAY ? " that is not one" : "");
		return;
	}
	zend_string *body = zend_string_copy(Z_STR(answer->body));
	skc_response_lend_body(&transfer->response, ZSTR_VAL(body), ZSTR_LEN(body), body, release_body);
	skc_engine_answer(skipcall_engine(), transfer);
}

/* ---- what it throws ---- */

/* The kind of failure that an exception stands for; SKC_FAILURE_NONE: it passes as it is. */
static enum skc_failure_kind kind_of(const zend_class_entry *ce)
{
	if (instanceof_function(ce, skipcall_ce_TransportException)) {
		return instanceof_function(ce, skipcall_ce_ConnectionException) ? SKC_FAILURE_CONNECTION
			: instanceof_function(ce, skipcall_ce_TimeoutException)     ? SKC_FAILURE_TIMEOUT
			: instanceof_function(ce, skipcall_ce_TlsException)         ? SKC_FAILURE_TLS
																		: SKC_FAILURE_TRANSPORT;
	}
	/* An \Error is a mistake of the program, and what is ours means what it says. */
	return instanceof_function(ce, zend_ce_exception) &&
			!instanceof_function(ce, skipcall_ce_ExceptionInterface)
		? SKC_FAILURE_TRANSPORT
		: SKC_FAILURE_NONE;
}

/*
 * A TransportException that the transport threw is retried like a failure of the network; an exception of
 * another library ends the request as one. It is the previous one then, and may hold what it likes.
 */
static void take_exception(struct skc_transfer *transfer)
{
	zend_object *exception = EG(exception);
	const enum skc_failure_kind kind =
		exception != NULL ? kind_of(exception->ce) : SKC_FAILURE_NONE;
	if (kind == SKC_FAILURE_NONE) {
		return;
	}
	const bool is_ours = instanceof_function(exception->ce, skipcall_ce_TransportException);
	zval message_buffer, code_buffer;
	GC_ADDREF(exception);
	skipcall_clear_exception();
	zval text;
	/* Held, since its code may put another one in its place. */
	ZVAL_COPY_DEREF(&text,
		zend_read_property(
			zend_ce_exception, exception, ZEND_STRL("message"), true, &message_buffer));
	zend_string *message = zval_get_string(&text);
	zval_ptr_dtor(&text);
	zend_long code = is_ours ? zval_get_long(zend_read_property(skipcall_ce_TransportException,
								   exception, ZEND_STRL("curlCode"), true, &code_buffer))
							 : 0;
	/* A message may be an object, whose code has run. */
	if (EG(exception) == NULL && skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT)) {
		struct skipcall_request_owner *owner = skipcall_owner_of(transfer);
		zend_object *before = owner->previous;
		owner->previous = exception;
		exception = before;
		zend_string *masked = skipcall_request_mask(transfer, message);
		zend_string *whole = is_ours
			? zend_string_copy(masked)
			: strpprintf(0, "The transport threw %s%s%s", ZSTR_VAL(owner->previous->ce->name),
				  ZSTR_LEN(masked) > 0 ? ": " : "", ZSTR_VAL(masked));
		skc_engine_answer_failure(skipcall_engine(), transfer, kind, (int)code, ZSTR_VAL(whole));
		zend_string_release(masked);
		zend_string_release(whole);
	}
	zend_string_release(message);
	skipcall_let_go_object(&exception);
}

void skipcall_transport_serve(struct skc_transfer *transfer)
{
	struct skipcall_client *client = skipcall_owner_of(transfer)->client;
	zval request, returned;
	struct answer answer;
	skipcall_request_new(transfer, &request);
	bool read = skipcall_callback(&client->options->transport, 1, &request, &returned);
	read = read_answer(&returned, &answer) && read;
	/* The transport may have ended the transfer: in a signal handler, or at the end of the script. */
	if (skc_transfer_is_asking(transfer, SKC_ASK_TRANSPORT)) {
		if (read) {
			take_answer(transfer, &answer, &returned);
		} else {
			take_exception(transfer);
		}
	}
	free_answer(&answer);
	zval_ptr_dtor(&returned);
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
