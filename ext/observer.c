#include "observer.h"

#include "../src/clock.h"
#include "callback.h"
#include "globals.h"
#include "option_table.h"
#include "refuse.h"
#include "request.h"
#include "values.h"

/* ---- onRequest ---- */

/* Adds the headers that onRequest returned. Throws when it returned neither null nor headers. */
static void add_headers(struct skc_transfer *transfer, zval *answer)
{
	zval lines, *line, *bad = answer;
	const char *problem = "null or an array of name => value";
	array_init(&lines);
	if (Z_TYPE_P(answer) == IS_NULL) {
		problem = NULL;
	} else if (Z_TYPE_P(answer) == IS_ARRAY) {
		problem = skipcall_header_lines(Z_ARRVAL_P(answer), &lines, &bad);
	}
	if (problem != NULL) {
		skipcall_throw_argument("Skipcall\\Client: option \"onRequest\" must return %s, %s given",
			problem, zend_zval_type_name(bad));
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL(lines), line) {
		if (problem == NULL && !skc_transfer_add_header(transfer, Z_STRVAL_P(line))) {
			skipcall_throw_error("Skipcall: out of memory");
			break;
		}
	}
	ZEND_HASH_FOREACH_END();
	zval_ptr_dtor(&lines);
}

void skipcall_observe_request(struct skc_transfer *transfer)
{
	zval request, answer;
	skipcall_request_new(transfer, &request);
	if (skipcall_callback(
			&skipcall_owner_of(transfer)->client->options->on_request, 1, &request, &answer) &&
		skc_transfer_is_asking(transfer, SKC_ASK_HEADERS)) {
		add_headers(transfer, &answer);
		if (EG(exception) == NULL) {
			skc_engine_go_on(skipcall_engine(), transfer);
		}
	}
	zval_ptr_dtor(&answer);
}

/* ---- onStats and logger ---- */

/* Writes one line to the logger, `paths` (undefined: none) in its context. Takes message and paths. */
static void write_log_of(
	const struct skc_transfer *transfer, const char *level, zend_string *message, zval *paths)
{
	zval arguments[3], result;
	const struct skc_attempt_cost *attempt = &transfer->attempt;
	zval *context = &arguments[2];
	ZVAL_STRING(&arguments[0], level);
	ZVAL_STR(&arguments[1], message);
	array_init(context);
	zval id, call_id, url;
	skipcall_id_text(&attempt->id, 1, &id);
	skipcall_id_text(skipcall_owner_of(transfer)->call_id, 2, &call_id);
	skipcall_shown_url(transfer, &url);
	add_assoc_zval(context, "id", &id);
	add_assoc_zval(context, "callId", &call_id);
	add_assoc_zval(context, "url", &url);
	add_assoc_string(context, "operation", skipcall_owner_of(transfer)->operation);
	add_assoc_long(context, "attempt", (zend_long)attempt->number);
	add_assoc_long(context, "status", (zend_long)attempt->status);
	add_assoc_double(context, "seconds", (double)attempt->total / SKC_SECOND);
	add_assoc_long(context, "bytes", (zend_long)attempt->bytes_received);
	if (transfer->response.request_id[0] != '\0') {
		add_assoc_string(context, "requestId", transfer->response.request_id);
	}
	if (transfer->failure.kind != SKC_FAILURE_NONE) {
		add_assoc_string(context, "error", transfer->failure.message);
	}
	if (Z_TYPE_P(paths) != IS_UNDEF) {
		add_assoc_zval(context, "paths", paths);
	}
	skipcall_callback(&skipcall_owner_of(transfer)->client->options->logger, 3, arguments, &result);
	zval_ptr_dtor(&result);
}

static void write_log(const struct skc_transfer *transfer, const char *level, zend_string *message)
{
	zval none;
	ZVAL_UNDEF(&none);
	write_log_of(transfer, level, message, &none);
}

/* Levels: debug for each attempt, info when it is retried, warning when it was the last one. */
static void log_attempt(const struct skc_transfer *transfer)
{
	const struct skc_attempt_cost *attempt = &transfer->attempt;
	const struct skc_failure *failure = &transfer->failure;
	const double seconds = (double)attempt->total / SKC_SECOND;
	write_log(transfer, "debug",
		attempt->status > 0 ? strpprintf(0, "Skipcall: HTTP %d after %.3f s, attempt %u",
								  attempt->status, seconds, attempt->number)
							: strpprintf(0, "Skipcall: no response after %.3f s, attempt %u",
								  seconds, attempt->number));
	/* The logger may have freed the transfer's owner. */
	if (failure->kind == SKC_FAILURE_NONE || EG(exception) != NULL ||
		!skc_transfer_is_asking(transfer, SKC_ASK_REPORT)) {
		return;
	}
	if (transfer->again) {
		write_log(transfer, "info",
			strpprintf(0, "Skipcall: trying again in %.3f s: %s",
				(double)transfer->wait / SKC_SECOND, failure->message));
	} else {
		write_log(transfer, "warning",
			strpprintf(
				0, "Skipcall: giving up after attempt %u: %s", attempt->number, failure->message));
	}
}

void skipcall_observe_attempt(struct skc_transfer *transfer)
{
	const struct skipcall_client *client = skipcall_owner_of(transfer)->client;
	if (Z_TYPE(client->options->on_stats) != IS_UNDEF) {
		zval stats, result;
		skipcall_transfer_stats_new(transfer, &stats);
		skipcall_callback(&client->options->on_stats, 1, &stats, &result);
		zval_ptr_dtor(&result);
	}
	/* A callback may have ended the transfer and freed its owner. */
	if (EG(exception) == NULL && skc_transfer_is_asking(transfer, SKC_ASK_REPORT) &&
		Z_TYPE(client->options->logger) != IS_UNDEF) {
		log_attempt(transfer);
	}
	if (EG(exception) == NULL && skc_transfer_is_asking(transfer, SKC_ASK_REPORT)) {
		skc_engine_go_on(skipcall_engine(), transfer);
	}
}

void skipcall_observe_unsorted(const struct skc_transfer *transfer, const char *order_by)
{
	if (Z_TYPE(skipcall_owner_of(transfer)->client->options->logger) != IS_UNDEF) {
		write_log(transfer, "warning",
			strpprintf(0, "Skipcall: the server did not sort the rows by %s", order_by));
	}
}

void skipcall_observe_mended(
	const struct skc_transfer *transfer, const struct skipcall_mended *mended)
{
	zval paths;
	const char *path = mended->paths;
	if (Z_TYPE(skipcall_owner_of(transfer)->client->options->logger) == IS_UNDEF) {
		return;
	}
	array_init(&paths);
	for (uint32_t i = 0; i < mended->path_count; i++, path += strlen(path) + 1) {
		add_next_index_string(&paths, path);
	}
	write_log_of(transfer, "warning",
		strpprintf(0, "Skipcall: %u lone surrogate%s read as U+FFFD: %s", mended->count,
			mended->count == 1 ? " was" : "s were", mended->paths),
		&paths);
}

void skipcall_observe_limiter_failure(const struct skc_transfer *transfer)
{
	if (Z_TYPE(skipcall_owner_of(transfer)->client->options->logger) != IS_UNDEF) {
		write_log(transfer, "warning",
			strpprintf(0, "Skipcall: rateLimiter failed; this host's own budget is used"));
	}
}

/* ---- onWait ---- */

void skipcall_observe_wait(struct skc_transfer *transfer)
{
	zval arguments[2], answer;
	ZVAL_DOUBLE(&arguments[0], (double)transfer->wait / SKC_SECOND);
	ZVAL_STRING(&arguments[1],
		transfer->reason == SKC_WAIT_RATE_LIMIT        ? "rateLimit"
			: transfer->reason == SKC_WAIT_RETRY_AFTER ? "retryAfter"
													   : "backoff");
	if (skipcall_callback(
			&skipcall_owner_of(transfer)->client->options->on_wait, 2, arguments, &answer) &&
		skc_transfer_is_asking(transfer, SKC_ASK_WAIT)) {
		if (Z_TYPE(answer) == IS_FALSE) {
			skc_engine_give_up(skipcall_engine(), transfer);
		} else {
			skc_engine_go_on(skipcall_engine(), transfer);
		}
	}
	zval_ptr_dtor(&answer);
}
