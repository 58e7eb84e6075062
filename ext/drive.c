#include "drive.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_fibers.h"

#include "../src/clock.h"
#include "../src/header.h"
#include "../src/secret.h"
#include "../src/url.h"
#include "exceptions.h"
#include "globals.h"
#include "let_go.h"
#include "observer.h"
#include "rate_limiter.h"
#include "refuse.h"
#include "settings.h"
#include "shared.h"
#include "transport.h"

/* Requests that are made in callbacks of requests that are made in callbacks. */
#define CALLBACK_DEPTH_MAX 8

/* ---- requests ---- */

static bool gives_header(HashTable *lines, const char *name)
{
	size_t len = strlen(name);
	zval *line;
	ZEND_HASH_FOREACH_VAL(lines, line) {
		const char *text = Z_STRVAL_P(line);
		if (Z_STRLEN_P(line) > len && skc_ascii_is(text, name, len) &&
			(text[len] == ':' || text[len] == ';')) {
			return true;
		}
	}
	ZEND_HASH_FOREACH_END();
	return false;
}

/* Proxy, certificates and verification for this URL. Borrowed from the options. */
static struct skc_connection_config connection_to(
	const struct skipcall_options *options, const char *url)
{
	struct skc_connection_config connection = options->connection;
	if (options->proxy_of_environment && skc_url_is_plain_http(url)) {
		/* Plain http:// is for loopback only: a proxy from the environment would see the key. */
		connection.proxy = connection.proxy_user = connection.proxy_password = NULL;
	}
	return connection;
}

static struct skc_transfer *new_transfer(
	struct skipcall_request_owner *owner, const char *url, const struct skipcall_deadline *deadline)
{
	const struct skipcall_client *client = owner->client;
	const struct skipcall_options *options = client->options;
	const struct skc_connection_config connection = connection_to(options, url);
	const bool limited = Z_TYPE(options->rate_limiter) != IS_UNDEF;
	const double max_wait = options->rate_limit_mode == SKIPCALL_RATE_LIMIT_FAIL ? 0
		: options->rate_limit_max_wait >= 0 ? options->rate_limit_max_wait
											: skipcall_max_wait();
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
		.connection = &connection,
		.keep = options->persistent && skipcall_keeps_connections() ? SKC_KEEP_PROCESS
																	: SKC_KEEP_REQUEST,
		.timeout = (int64_t)(options->timeout * SKC_SECOND),
		.connect_timeout = (int64_t)(options->connect_timeout * SKC_SECOND),
		.deadline = deadline->at,
		.deadline_name = deadline->name,
		.max_response_bytes = (size_t)options->max_response_bytes,
		.retry = skc_retry_policy_default(
			(unsigned)options->max_retries, (int64_t)(max_wait * SKC_SECOND)),
		.budget = skipcall_budget_of(client),
		.rules =
			{
				.ignore = options->rate_limit_mode == SKIPCALL_RATE_LIMIT_REACTIVE,
				.reserve = (unsigned)options->rate_limit_reserve,
				.per_minute = options->rate_limit_per_minute > 0
					? (unsigned)options->rate_limit_per_minute
					: 0,
			},
		.origin = skipcall_origin_of(client),
		.asks =
			{
				[SKC_ASK_BUDGET] =
					limited && options->rate_limit_mode != SKIPCALL_RATE_LIMIT_REACTIVE,
				[SKC_ASK_HEADERS] = Z_TYPE(options->on_request) != IS_UNDEF,
				[SKC_ASK_TRANSPORT] = Z_TYPE(options->transport) != IS_UNDEF,
				[SKC_ASK_REPORT] = limited || Z_TYPE(options->on_stats) != IS_UNDEF ||
					Z_TYPE(options->logger) != IS_UNDEF,
				[SKC_ASK_WAIT] = Z_TYPE(options->on_wait) != IS_UNDEF,
				[SKC_ASK_SLEEP] = Z_TYPE(options->sleep) != IS_UNDEF,
			},
		.caller = owner,
	};
	struct skc_transfer *transfer = skc_transfer_new(&request);
	skc_wipe(ZSTR_VAL(authorization), ZSTR_LEN(authorization));
	zend_string_release(authorization);
	efree(headers);
	if (transfer == NULL) {
		skipcall_throw_error("Skipcall: out of memory");
	}
	return transfer;
}

/* ---- the loop ---- */

/*
 * Does what the VM does between opcodes: enforces the time limit, and runs signal handlers
 * (pcntl_async_signals()), which may throw.
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

/* Keeps a transfer alive while PHP runs for it: its owner may go. May be held twice: see serve_safely(). */
static void hold(struct skipcall_held *held, struct skc_transfer *transfer)
{
	held->transfer = skc_transfer_hold(transfer);
	held->context = EG(current_fiber_context);
	held->next = SKIPCALL_G(held);
	SKIPCALL_G(held) = held;
}

/* Does nothing once the end of the request has let it go. */
static void let_go(struct skipcall_held *held)
{
	struct skipcall_held **link = &SKIPCALL_G(held);
	while (*link != NULL && *link != held) {
		link = &(*link)->next;
	}
	if (*link != NULL) {
		*link = held->next;
		skc_transfer_release(held->transfer);
	}
}

/*
 * How many callbacks wait for this place to return: those on this stack, and on the stacks of the
 * fibers that wait for this one. Not those of fibers that are suspended.
 */
static unsigned callbacks_inside_each_other(void)
{
	const zend_fiber_context *context = EG(current_fiber_context);
	unsigned depth = 0;
	while (context != NULL) {
		for (const struct skipcall_held *held = SKIPCALL_G(held); held != NULL; held = held->next) {
			depth += held->context == context;
		}
		context = context->kind == zend_ce_fiber
			? zend_fiber_from_context((zend_fiber_context *)(uintptr_t)context)->caller
			: NULL;
	}
	return depth;
}

/* Does what the transfer asks PHP for. */
static void serve(struct skc_transfer *transfer)
{
	if (callbacks_inside_each_other() > CALLBACK_DEPTH_MAX) {
		skipcall_throw_error(
			"Skipcall\\Client: callbacks make requests inside each other more than %d deep",
			CALLBACK_DEPTH_MAX);
		return;
	}
	switch (transfer->ask) {
		case SKC_ASK_BUDGET:
			skipcall_rate_limiter_ask(transfer);
			break;
		case SKC_ASK_HEADERS:
			skipcall_observe_request(transfer);
			break;
		case SKC_ASK_TRANSPORT:
			skipcall_transport_serve(transfer);
			break;
		case SKC_ASK_REPORT:
			skipcall_rate_limiter_tell(transfer);
			/* The rate limiter may have ended the transfer. */
			if (EG(exception) == NULL && skc_transfer_is_asking(transfer, SKC_ASK_REPORT)) {
				skipcall_observe_attempt(transfer);
			}
			break;
		case SKC_ASK_WAIT:
			skipcall_observe_wait(transfer);
			break;
		case SKC_ASK_SLEEP:
			skipcall_sleep_serve(transfer);
			break;
		case SKC_ASKS:
			break;
	}
}

/*
 * An exception of a callback belongs to the transfer that it was called for, even when another one is being
 * waited for: that transfer ends, and the exception is thrown when its result is asked for. exit() is not
 * kept: it ends everything.
 */
static void keep_exception(struct skc_transfer *transfer)
{
	zend_object *exception = EG(exception);
	if (exception == NULL || skc_transfer_is_done(transfer)) {
		return;
	}
	if (skipcall_is_exiting()) {
		skc_engine_cancel(skipcall_engine(), transfer); /* nobody will do what it asks for */
		return;
	}
	GC_ADDREF(exception);
	skipcall_clear_exception();
	skipcall_owner_of(transfer)->exception = exception;
	skc_engine_cancel(skipcall_engine(), transfer);
}

/*
 * A bailout leaves PHP code, and every frame below it, by longjmp(): the transfer is then one that
 * nobody serves any more. Once a callback has been answered, destructors of what it returned may have
 * the same transfer served again, inside.
 */
static void serve_safely(struct skc_transfer *transfer)
{
	struct skipcall_held held;
	hold(&held, transfer);
	zend_try
	{
		serve(transfer);
		keep_exception(transfer);
	}
	zend_catch
	{
		skc_engine_cancel(skipcall_engine(), transfer);
		let_go(&held);
		zend_bailout();
	}
	zend_end_try();
	let_go(&held);
}

bool skipcall_drive_step(int max_ms, enum skc_event_kind *kind)
{
	struct skc_event event;
	skc_engine_step(skipcall_engine(), max_ms, &event);
	*kind = event.kind;
	if (event.kind == SKC_EVENT_ASK) {
		serve_safely(event.transfer);
	}
	if (EG(exception) == NULL) {
		serve_interrupts();
	}
	return EG(exception) == NULL;
}

/* Of a method on the stack. */
static bool is_call(const struct skc_transfer *transfer)
{
	const struct skc_transfer *call = SKIPCALL_G(calls);
	while (call != NULL && call != transfer) {
		call = call->caller_next;
	}
	return call != NULL;
}

static bool drive_until_done(struct skc_transfer *transfer)
{
	while (!skc_transfer_is_done(transfer)) {
		enum skc_event_kind kind;
		if (!skipcall_drive_step(SKIPCALL_SLICE_MS, &kind)) {
			return false;
		}
		if (kind == SKC_EVENT_IDLE && !skc_transfer_is_done(transfer)) {
			/* Its callback runs in a suspended fiber: this wait would never end. */
			skipcall_throw_waits_for_itself();
			return false;
		}
	}
	return true;
}

bool skipcall_drive_until_done(struct skc_transfer *transfer)
{
	volatile bool done = false;
	struct skipcall_held held;
	hold(&held, transfer); /* who waits for the same inside a callback may take the answer */
	held.context = NULL; /* no callback */
	zend_try
	{
		done = drive_until_done(transfer);
	}
	zend_catch
	{
		/* The frame that its owner lives in goes, unless it is an object's. */
		if (is_call(transfer)) {
			skc_engine_cancel(skipcall_engine(), transfer);
		}
		let_go(&held);
		zend_bailout();
	}
	zend_end_try();
	let_go(&held);
	return done;
}

struct skc_transfer *skipcall_drive_start(struct skipcall_request_owner *owner, zend_string *url,
	const struct skipcall_deadline *deadline)
{
	const bool allowed =
		Z_TYPE(owner->client->options->transport) != IS_UNDEF || skipcall_has_network();
	struct skc_transfer *transfer = allowed ? new_transfer(owner, ZSTR_VAL(url), deadline) : NULL;
	skc_wipe(ZSTR_VAL(url), ZSTR_LEN(url));
	zend_string_release(url);
	if (!allowed) {
		skipcall_throw_network_disabled(owner->operation);
	}
	if (transfer != NULL) {
		transfer->caller_next = SKIPCALL_G(calls);
		SKIPCALL_G(calls) = transfer;
		skipcall_engine()->pool.limits = skipcall_pool_limits();
		skc_engine_start(skipcall_engine(), transfer);
		for (unsigned i = 0; i < 2 && owner->call_id[1] == 0; i++) {
			owner->call_id[i] = skc_engine_new_id(skipcall_engine());
		}
	}
	return transfer;
}

void skipcall_drive_keep(struct skc_transfer *transfer)
{
	struct skc_transfer **link = &SKIPCALL_G(calls);
	while (*link != NULL && *link != transfer) {
		link = &(*link)->caller_next;
	}
	if (*link != NULL) {
		*link = transfer->caller_next;
	}
}

void skipcall_drive_release(struct skc_transfer *transfer)
{
	skipcall_drive_keep(transfer);
	skc_engine_cancel(skipcall_engine(), transfer);
	if (transfer->references == 1) {
		skc_engine_recycle(skipcall_engine(), transfer);
	}
	skc_transfer_release(transfer);
}

void skipcall_drive_end_request(void)
{
	if (SKIPCALL_G(engine_ready)) {
		while (SKIPCALL_G(calls) != NULL) {
			skipcall_drive_release(SKIPCALL_G(calls));
		}
		while (SKIPCALL_G(held) != NULL) {
			let_go(SKIPCALL_G(held));
		}
		skc_engine_end_request(skipcall_engine());
	}
	skipcall_time_limit_end_request();
}
