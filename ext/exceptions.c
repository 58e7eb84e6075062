#include "exceptions.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "classes.h"
#include "exception_object.h"
#include "refuse.h"
#include "values.h"

static void set_details(zend_object *exception, const struct skc_failure *failure)
{
	zval details;
	array_init_size(&details, failure->detail_count);
	const char *text = failure->details.data;
	for (unsigned i = 0; i < failure->detail_count; i++, text += strlen(text) + 1) {
		add_next_index_string(&details, text);
	}
	skipcall_exception_set(exception, skipcall_ce_ApiException, "details", &details);
}

static void set_api(zend_object *exception, const struct skc_failure *failure,
	const struct skc_response *response, struct skc_rate_limit rate_limit)
{
	zval value;
	if (failure->code[0] != '\0') {
		ZVAL_STRING(&value, failure->code);
		skipcall_exception_set(exception, skipcall_ce_ApiException, "errorCode", &value);
	}
	set_details(exception, failure);
	ZVAL_STRINGL(&value, response->body.len > 0 ? response->body.data : "", response->body.len);
	skipcall_exception_set(exception, skipcall_ce_ApiException, "body", &value);
	if (rate_limit.known) {
		skipcall_rate_limit_new(&rate_limit, &value);
		skipcall_exception_set(exception, skipcall_ce_ApiException, "rateLimit", &value);
	}
	if (instanceof_function(exception->ce, skipcall_ce_RateLimitException)) {
		ZVAL_DOUBLE(&value, (double)failure->retry_after / SKC_SECOND);
		skipcall_exception_set(exception, skipcall_ce_RateLimitException, "retryAfter", &value);
		ZVAL_BOOL(&value, failure->local);
		skipcall_exception_set(exception, skipcall_ce_RateLimitException, "local", &value);
	}
}

void skipcall_exception_set_checkpoint(zend_object *exception, zend_string *checkpoint)
{
	zval value;
	if (checkpoint != NULL && instanceof_function(exception->ce, skipcall_ce_SkipcallException)) {
		ZVAL_STR_COPY(&value, checkpoint);
		skipcall_exception_set(exception, skipcall_ce_SkipcallException, "checkpoint", &value);
	}
}

static zend_string *checkpoint_of(const struct skipcall_request_owner *owner)
{
	return owner->checkpoint != NULL ? *owner->checkpoint : NULL;
}

zend_object *skipcall_failure_exception(const struct skc_transfer *transfer)
{
	const struct skc_failure *failure = &transfer->failure;
	zend_class_entry *ce = skipcall_exception_class(failure->kind);
	zend_long code = instanceof_function(ce, skipcall_ce_ApiException) ? failure->status : 0;
	zend_object *exception = skipcall_exception_new(ce, failure->message, code);
	zend_object *previous = skipcall_owner_of(transfer)->previous;
	if (previous != NULL) {
		GC_ADDREF(previous);
		zend_exception_set_previous(exception, previous);
	}
	zval value;
	if (!failure->local) { /* nothing was sent */
		skipcall_transfer_stats_new(transfer, &value);
		skipcall_exception_set(exception, skipcall_ce_SkipcallException, "stats", &value);
	}
	if (transfer->response.request_id[0] != '\0') {
		ZVAL_STRING(&value, transfer->response.request_id);
		skipcall_exception_set(exception, skipcall_ce_SkipcallException, "requestId", &value);
	}
	ZVAL_BOOL(&value, skc_failure_is_retryable(failure));
	skipcall_exception_set(exception, skipcall_ce_SkipcallException, "retryable", &value);
	if (instanceof_function(ce, skipcall_ce_ApiException)) {
		set_api(exception, failure, &transfer->response,
			failure->local
				? skc_budget_rate_limit(transfer->budget, skc_clock_wall(&skc_clock_system))
				: transfer->response.rate_limit);
	} else if (instanceof_function(ce, skipcall_ce_TransportException)) {
		ZVAL_LONG(&value, failure->curl_code);
		skipcall_exception_set(exception, skipcall_ce_TransportException, "curlCode", &value);
	} else if (ce == skipcall_ce_DecodeException) {
		skipcall_exception_set_place(exception, &failure->place);
	} else if (ce == skipcall_ce_PaginationException) {
		ZVAL_STRING(&value, failure->code);
		skipcall_exception_set(exception, skipcall_ce_PaginationException, "reason", &value);
	}
	skipcall_exception_set_checkpoint(exception, checkpoint_of(skipcall_owner_of(transfer)));
	return exception;
}

void skipcall_throw_failure(const struct skc_transfer *transfer)
{
	if (transfer->failure.kind == SKC_FAILURE_RESERVE) {
		skipcall_throw_argument("Skipcall\\Client: %s", transfer->failure.message);
	} else {
		skipcall_exception_throw(skipcall_failure_exception(transfer));
	}
}

void skipcall_throw_pagination(zend_string *checkpoint, const char *reason, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	zend_string *message = zend_vstrpprintf(0, format, arguments);
	va_end(arguments);
	zend_object *exception =
		skipcall_exception_new(skipcall_ce_PaginationException, ZSTR_VAL(message), 0);
	zval value;
	zend_string_release(message);
	ZVAL_STRING(&value, reason);
	skipcall_exception_set(exception, skipcall_ce_PaginationException, "reason", &value);
	skipcall_exception_set_checkpoint(exception, checkpoint);
	skipcall_exception_throw(exception);
}

void skipcall_throw_waits_for_itself(void)
{
	skipcall_throw_error(
		"Skipcall\\Client: a request cannot be waited for inside its own callback");
}

bool skipcall_is_exiting(void)
{
	return EG(exception) != NULL &&
		(zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception)));
}

void skipcall_throw_kept(struct skipcall_request_owner *owner)
{
	zval exception;
	ZVAL_OBJ(&exception, owner->exception);
	owner->exception = NULL;
	skipcall_exception_set_checkpoint(Z_OBJ(exception), checkpoint_of(owner));
	zend_throw_exception_object(&exception);
}

/* ---- getters: each reads the private property that its class declares ---- */

static void getter(zend_class_entry *scope, const char *name, INTERNAL_FUNCTION_PARAMETERS)
{
	zval buffer;
	ZEND_PARSE_PARAMETERS_NONE();
	zval *value = zend_read_property(scope, Z_OBJ_P(ZEND_THIS), name, strlen(name), true, &buffer);
	RETURN_COPY_DEREF(value);
}

#define GETTER(class_name, method, property) \
	ZEND_METHOD(Skipcall_Exception_##class_name, method) \
	{ \
		getter(skipcall_ce_##class_name, property, INTERNAL_FUNCTION_PARAM_PASSTHRU); \
	}

GETTER(SkipcallException, getStats, "stats")
GETTER(SkipcallException, getRequestId, "requestId")
GETTER(SkipcallException, isRetryable, "retryable")
GETTER(SkipcallException, getCheckpoint, "checkpoint")
GETTER(TransportException, getCurlCode, "curlCode")
GETTER(ApiException, getErrorCode, "errorCode")
GETTER(ApiException, getDetails, "details")
GETTER(ApiException, getBody, "body")
GETTER(ApiException, getRateLimit, "rateLimit")
GETTER(RateLimitException, getRetryAfter, "retryAfter")
GETTER(RateLimitException, isLocal, "local")
GETTER(DecodeException, getPath, "path")
GETTER(DecodeException, getOffset, "offset")
GETTER(DecodeException, getExcerpt, "excerpt")
GETTER(PaginationException, getReason, "reason")

ZEND_METHOD(Skipcall_Exception_ApiException, getStatusCode)
{
	zval buffer;
	ZEND_PARSE_PARAMETERS_NONE();
	zval *code =
		zend_read_property(zend_ce_exception, Z_OBJ_P(ZEND_THIS), ZEND_STRL("code"), true, &buffer);
	RETURN_LONG(zval_get_long(code));
}
