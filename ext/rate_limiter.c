#include "rate_limiter.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "callback.h"
#include "exceptions.h"
#include "globals.h"
#include "let_go.h"
#include "observer.h"
#include "refuse.h"
#include "values.h"

/* Longer waits stand for "not in sight", so that microseconds cannot overflow. */
#define LONGEST_WAIT 1e9

/* Takes the arguments. False with an exception. */
static bool call(
	const struct skipcall_client *client, const char *method, zval arguments[2], zval *result)
{
	zval callable, limiter;
	ZVAL_COPY(&limiter, &client->options->rate_limiter);
	array_init_size(&callable, 2);
	add_next_index_zval(&callable, &limiter);
	add_next_index_string(&callable, method);
	const bool called = skipcall_callback(&callable, 2, arguments, result);
	zval_ptr_dtor(&callable);
	return called;
}

/*
 * What it threw, unless clients are to go on without it. True when there is an exception still: exit()
 * stays one.
 */
static bool has_failed(
	const struct skc_transfer *transfer, const struct skipcall_client *client, enum skc_ask ask)
{
	if (EG(exception) == NULL) {
		return false;
	}
	if (client->options->rate_limiter_failure == SKIPCALL_LIMITER_THROW || skipcall_is_exiting()) {
		return true;
	}
	skipcall_clear_exception();
	if (skc_transfer_is_asking(transfer, ask)) {
		skipcall_observe_limiter_failure(transfer);
	}
	return EG(exception) != NULL;
}

/* What is called may end the transfer, and with it all that belongs to it: the client is held meanwhile. */
static struct skipcall_client *hold_client(const struct skc_transfer *transfer)
{
	struct skipcall_client *client = skipcall_owner_of(transfer)->client;
	GC_ADDREF(&client->std);
	return client;
}

void skipcall_rate_limiter_ask(struct skc_transfer *transfer)
{
	struct skipcall_client *client = hold_client(transfer);
	zval arguments[2], answer;
	ZVAL_STRING(&arguments[0], client->bucket);
	ZVAL_LONG(&arguments[1], client->options->rate_limit_reserve);
	bool called = call(client, "acquire", arguments, &answer);
	const double wait = Z_TYPE(answer) == IS_DOUBLE ? Z_DVAL(answer)
		: Z_TYPE(answer) == IS_LONG                 ? (double)Z_LVAL(answer)
													: -1;
	if (called && !(wait >= 0)) {
		skipcall_throw_argument("Skipcall\\Client: %s::acquire() must return seconds, 0.0 or more",
			ZSTR_VAL(Z_OBJCE(client->options->rate_limiter)->name));
		called = false;
	}
	zval_ptr_dtor(&answer);
	const bool failed = has_failed(transfer, client, SKC_ASK_BUDGET);
	OBJ_RELEASE(&client->std);
	if (failed || !skc_transfer_is_asking(transfer, SKC_ASK_BUDGET)) {
		return;
	}
	if (!called) {
		skc_engine_ask_here(skipcall_engine(), transfer);
	} else if (wait == 0) {
		skc_engine_grant(skipcall_engine(), transfer);
	} else {
		skc_engine_defer(skipcall_engine(), transfer,
			(int64_t)((wait < LONGEST_WAIT ? wait : LONGEST_WAIT) * SKC_SECOND) + 1);
	}
}

void skipcall_rate_limiter_tell(struct skc_transfer *transfer)
{
	zval arguments[2], result;
	if (Z_TYPE(skipcall_owner_of(transfer)->client->options->rate_limiter) == IS_UNDEF ||
		!transfer->response.rate_limit.known) {
		return;
	}
	struct skipcall_client *client = hold_client(transfer);
	ZVAL_STRING(&arguments[0], client->bucket);
	skipcall_rate_limit_new(&transfer->response.rate_limit, &arguments[1]);
	call(client, "observe", arguments, &result);
	zval_ptr_dtor(&result);
	has_failed(transfer, client, SKC_ASK_REPORT);
	OBJ_RELEASE(&client->std);
}
