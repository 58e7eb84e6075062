#include "call_sync.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"

#include "../src/clock.h"
#include "classes.h"
#include "enums.h"
#include "exceptions.h"
#include "globals.h"
#include "let_go.h"
#include "object.h"
#include "refuse.h"
#include "row.h"

/* A run reads at fewer places at once when maxRequests is less than this many for each. */
#define REQUESTS_PER_PLACE 10

/* ---- the object ---- */

static void free_sync(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	if (sync->requests.client != NULL) {
		skipcall_sync_drop_requests(sync);
		skipcall_sync_drop_answers(sync);
		skc_gaps_free(&sync->gaps);
		skipcall_let_go(&sync->unreadable.places);
		skipcall_let_go_object(&sync->unreadable.exception);
		if (sync->given != NULL) {
			zend_string_release(sync->given);
		}
		if (sync->before != NULL) {
			zend_string_release(sync->before);
		}
		skipcall_let_go(&sync->gathered);
		skipcall_page_requests_free(&sync->requests);
	}
}

static void add_gc(zend_object *object, zend_get_gc_buffer *buffer)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	skipcall_page_requests_gc(&sync->requests, buffer);
	if (sync->unreadable.exception != NULL) {
		zend_get_gc_buffer_add_obj(buffer, sync->unreadable.exception);
	}
	for (struct skipcall_sync_answer *answer = sync->first; answer != NULL; answer = answer->next) {
		zend_get_gc_buffer_add_zval(buffer, &answer->rows);
	}
	zend_get_gc_buffer_add_zval(buffer, &sync->gathered);
}

static struct skipcall_object_class sync_class = {
	.size = sizeof(struct skipcall_sync),
	.offset = offsetof(struct skipcall_sync, std),
	.free = free_sync,
	.gc = add_gc,
};

static zend_object *create_sync(zend_class_entry *ce)
{
	return skipcall_object_new(&sync_class, ce);
}

void skipcall_call_sync_minit(void)
{
	skipcall_object_minit(&sync_class, skipcall_ce_CallSync, create_sync);
}

/* ---- methods ---- */

/* What a synchronisation is for: each kind has checkpoints of its own. */
enum kind { KIND_CREATED, KIND_UPDATED, KIND_RECONCILE };

static const struct {
	uint64_t hash;
	const char *name;
} kinds[] = {
	[KIND_CREATED] = {1, "is of a synchronisation by createdAt"},
	[KIND_UPDATED] = {UINT64_C(0x9ae16a3b2f90404f), "is of a synchronisation by updatedAt"},
	[KIND_RECONCILE] = {UINT64_C(0xc3a5c85c97cb3127), "is of a reconciliation"},
};

/* Names what the rows come of and what for: a checkpoint is of use for the same only. */
static uint64_t hash_query(const struct skipcall_list_arguments *arguments, enum kind kind)
{
	uint64_t hash = kinds[kind].hash;
	if (arguments->filters != NULL) {
		hash ^= skc_id_hash(ZSTR_VAL(arguments->filters), ZSTR_LEN(arguments->filters));
	}
	if (arguments->workspace_ids != NULL) {
		hash ^=
			skc_id_hash(ZSTR_VAL(arguments->workspace_ids), ZSTR_LEN(arguments->workspace_ids)) *
			UINT64_C(0x9e3779b97f4a7c15);
	}
	return hash;
}

static enum kind kind_of(const struct skipcall_sync *sync)
{
	return sync->reconciles ? KIND_RECONCILE : sync->by_update ? KIND_UPDATED : KIND_CREATED;
}

/* What a checkpoint of another query differs in. */
static const char *say_difference(const struct skipcall_sync *sync, const zend_string *text)
{
	struct skc_checkpoint checkpoint;
	skc_checkpoint_read(&checkpoint, ZSTR_VAL(text), ZSTR_LEN(text));
	for (unsigned kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
		if (checkpoint.query == hash_query(&sync->requests.arguments, (enum kind)kind)) {
			return kinds[kind].name;
		}
	}
	return "belongs to other filters or workspaceIds";
}

/*
 * False with an exception. With `restarts` a damaged or outdated checkpoint is none; one of another
 * query is refused all the same: it would bring the rows of other calls.
 */
static bool resume(
	struct skipcall_sync *sync, zend_string *checkpoint, zend_long lookback, bool restarts)
{
	const char *problem = "is not a checkpoint: pass null to start afresh";
	switch (skc_gaps_resume(&sync->gaps, ZSTR_VAL(checkpoint), ZSTR_LEN(checkpoint),
		hash_query(&sync->requests.arguments, kind_of(sync)), lookback * SKC_SECOND)) {
		case SKC_CHECKPOINT_OK:
			if (sync->reconciles && sync->gaps.was_completed && sync->gaps.gap_count == 1 &&
				!sync->gaps.is_end_told) {
				return skipcall_refuse("Argument #1 ($checkpoint) is of a reconciliation that is "
									   "complete: pass null for another one");
			}
			sync->given = zend_string_copy(checkpoint);
			return true;
		case SKC_CHECKPOINT_VERSION:
			problem = "was written by another version of the extension: pass null to start afresh";
			break;
		case SKC_CHECKPOINT_DAMAGED:
			problem = "is damaged: pass null to start afresh";
			break;
		case SKC_CHECKPOINT_QUERY:
			return skipcall_refuse(
				"Argument #1 ($checkpoint) %s", say_difference(sync, checkpoint));
		case SKC_CHECKPOINT_MEMORY:
			skipcall_throw_error("Skipcall: out of memory");
			return false;
		case SKC_CHECKPOINT_FOREIGN:
			break;
	}
	sync->is_restarted = restarts;
	return restarts || skipcall_refuse("Argument #1 ($checkpoint) %s", problem);
}

/*
 * Whether an argument, a string or a case of the enum, is the second of two words: *second. False with an
 * exception.
 */
static bool check_word(zval *value, const zend_class_entry *ce, unsigned argument, const char *name,
	const char *const words[2], bool *second)
{
	const zend_string *word = skipcall_enum_word(ce, value);
	*second = zend_string_equals_cstr(word, words[1], strlen(words[1]));
	return *second || zend_string_equals_cstr(word, words[0], strlen(words[0])) ||
		skipcall_refuse(
			"Argument #%u ($%s) must be \"%s\" or \"%s\"", argument, name, words[0], words[1]);
}

/* Checks the numeric arguments. False with an exception. */
static bool check_numbers(zend_long lookback, zend_long page_size, bool any_requests,
	zend_long max_requests, bool any_seconds, double max_seconds)
{
	if (lookback < 0 || lookback > 1000000000) {
		return skipcall_refuse(
			"Argument #3 ($lookback) must be from 0 to 1000000000 seconds, " ZEND_LONG_FMT " given",
			lookback);
	}
	if (page_size < SKC_GAPS_PAGE_MIN || page_size > 1000000) {
		return skipcall_refuse("Argument #6 ($pageSize) must be from %d to 1000000, " ZEND_LONG_FMT
							   " given",
			SKC_GAPS_PAGE_MIN, page_size);
	}
	if (!any_requests && max_requests < 1) {
		return skipcall_refuse("Argument #7 ($maxRequests) must be 1 or more, or null for any "
							   "number, " ZEND_LONG_FMT " given",
			max_requests);
	}
	if (!any_seconds && !(max_seconds > 0 && max_seconds <= 1e9)) {
		return skipcall_refuse(
			"Argument #8 ($maxSeconds) must be a number of seconds above 0, or null for any");
	}
	return true;
}

void skipcall_call_sync_new(struct skipcall_client *client,
	const struct skipcall_resource *resource, struct skipcall_list_arguments *arguments,
	const char *operation, const struct skipcall_sync_wanted *wanted, zval *out)
{
	object_init_ex(out, skipcall_ce_CallSync);
	struct skipcall_sync *sync = skipcall_sync_of(Z_OBJ_P(out));
	skipcall_page_requests_init(
		&sync->requests, client, resource, arguments, operation, skipcall_sync_give_up);
	sync->requests.checkpoint = &sync->given;
	sync->by_update = wanted->by_update;
	sync->reconciles = wanted->reconciles;
	skipcall_list_arguments_sort(&sync->requests.arguments,
		skipcall_row_name(skipcall_resource_shape(resource), skipcall_sync_order(sync)));
	sync->parallel = client->options->prefetch > 1 ? (unsigned)client->options->prefetch : 1;
	sync->parallel = sync->parallel < SKC_GAPS_MAX ? sync->parallel : SKC_GAPS_MAX - 1;
	sync->max_requests = wanted->max_requests;
	/* Each place costs one request to find, and part of one when the next run continues there. */
	if (sync->max_requests > 0 && sync->max_requests / REQUESTS_PER_PLACE < sync->parallel) {
		sync->parallel = (unsigned)(sync->max_requests / REQUESTS_PER_PLACE);
		sync->parallel = sync->parallel > 1 ? sync->parallel : 1;
	}
	sync->duration = wanted->duration;
	sync->end = SKC_NEVER;
	skc_gaps_init(&sync->gaps, wanted->page_size, sync->parallel);
	if (wanted->checkpoint != NULL &&
		!resume(sync, wanted->checkpoint, wanted->lookback, wanted->restarts)) {
		zval_ptr_dtor(out);
		ZVAL_NULL(out);
		return;
	}
	if (wanted->checkpoint == NULL || sync->is_restarted) {
		skc_gaps_begin(
			&sync->gaps, hash_query(&sync->requests.arguments, kind_of(sync)), wanted->since);
	}
	if (wanted->reconciles) {
		/* What does not come is going to be taken for deleted. */
		skc_gaps_be_strict(&sync->gaps);
	}
}

ZEND_METHOD(Skipcall_Client, syncCalls)
{
	static const struct skipcall_list_positions positions = {0, 4, 5};
	zend_string *checkpoint = NULL, *string;
	HashTable *table;
	zend_object *date;
	zend_long lookback = 60, page_size = 100, max_requests = 0;
	double max_seconds = 0;
	bool any_requests = true, any_seconds = true;
	int64_t since;
	struct skipcall_list_arguments arguments;
	static const char *const orders[] = {"createdAt", "updatedAt"},
							 *const cures[] = {"throw", "restart"};
	zend_object *by_case, *on_bad_case;
	zend_string *by_word, *on_bad_word;
	bool by_update = false, restarts = false, reconciles = false;
	if (!skipcall_list_arguments_check(execute_data, &positions)) {
		return;
	}
	ZEND_PARSE_PARAMETERS_START(0, 11)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(checkpoint)
		Z_PARAM_OBJ_OF_CLASS_OR_STR_OR_NULL(date, php_date_get_interface_ce(), string)
		Z_PARAM_LONG(lookback)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_LONG(page_size)
		Z_PARAM_LONG_OR_NULL(max_requests, any_requests)
		Z_PARAM_DOUBLE_OR_NULL(max_seconds, any_seconds)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(by_case, skipcall_ce_SyncBy, by_word)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(on_bad_case, skipcall_ce_OnBadCheckpoint, on_bad_word)
		Z_PARAM_BOOL(reconciles)
	ZEND_PARSE_PARAMETERS_END();
	(void)date;
	(void)table;
	(void)string;
	(void)by_case;
	(void)by_word;
	(void)on_bad_case;
	(void)on_bad_word;
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	zval *from = skipcall_argument_or_null(execute_data, 2);
	zval *by = skipcall_argument_or_null(execute_data, 9);
	zval *on_bad = skipcall_argument_or_null(execute_data, 10);
	if (client == NULL ||
		!check_numbers(lookback, page_size, any_requests, max_requests, any_seconds, max_seconds) ||
		(by != NULL && !check_word(by, skipcall_ce_SyncBy, 9, "by", orders, &by_update)) ||
		(on_bad != NULL &&
			!check_word(
				on_bad, skipcall_ce_OnBadCheckpoint, 10, "onBadCheckpoint", cures, &restarts)) ||
		(by_update && reconciles &&
			!skipcall_refuse("Argument #11 ($reconcile) needs createdAt")) ||
		(from != NULL && !skipcall_instant_parse(from, 2, "since", &since)) ||
		!skipcall_list_arguments_parse(&arguments, &positions, NULL,
			skipcall_argument_or_null(execute_data, 4),
			skipcall_argument_or_null(execute_data, 5))) {
		return;
	}
	const struct skipcall_sync_wanted wanted = {
		.checkpoint = checkpoint,
		.since = from != NULL ? &since : NULL,
		.lookback = lookback,
		.page_size = page_size,
		.max_requests = any_requests ? 0 : max_requests,
		.duration = any_seconds ? 0 : (int64_t)(max_seconds * (double)SKC_SECOND),
		.by_update = by_update,
		.reconciles = reconciles,
		.restarts = restarts,
	};
	skipcall_call_sync_new(client, &skipcall_calls, &arguments, "syncCalls", &wanted, return_value);
}

ZEND_METHOD(Skipcall_CallSync, __construct)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
}

/* The object of a method call; throws and returns NULL when it cannot go on now. */
static struct skipcall_sync *this_sync(zval *this)
{
	struct skipcall_sync *sync = skipcall_sync_of(Z_OBJ_P(this));
	if (sync->requests.client == NULL) {
		skipcall_throw_error("The CallSync object was not made by a client");
		return NULL;
	}
	if (sync->requests.is_busy) {
		skipcall_throw_error("This CallSync waits for a page: its own callbacks cannot use it");
		return NULL;
	}
	return sync;
}

static void begin_run(struct skipcall_sync *sync)
{
	if (!sync->is_begun) {
		sync->is_begun = true;
		sync->end = sync->duration > 0 ? skipcall_now() + sync->duration : SKC_NEVER;
	}
}

/* The run begins with its first row; where a request has failed before, it is made again. */
static void begin(struct skipcall_sync *sync)
{
	begin_run(sync);
	skipcall_call_sync_fetch(&sync->std);
}

bool skipcall_call_sync_is_usable(zend_object *object)
{
	zval this;
	ZVAL_OBJ(&this, object);
	return this_sync(&this) != NULL;
}

bool skipcall_call_sync_take_over(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	if (!skipcall_call_sync_is_usable(object)) {
		return false;
	}
	if (sync->is_rewound && sync->has_moved) {
		skipcall_throw_error(
			"A CallSync is read once: call syncCalls() with its checkpoint to go on");
		return false;
	}
	sync->is_rewound = true;
	begin_run(sync);
	return true;
}

ZEND_METHOD(Skipcall_CallSync, current)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		begin(sync);
		if (EG(exception) == NULL && sync->row != NULL) {
			RETURN_COPY(sync->row);
		}
	}
}

/* The id of the current row. Borrowed; NULL: it has none. */
static zend_string *id_of(const struct skipcall_sync *sync)
{
	const struct skipcall_resource *resource = sync->requests.resource;
	return skipcall_row_text(skipcall_resource_shape(resource), sync->row, resource->id);
}

ZEND_METHOD(Skipcall_CallSync, key)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		begin(sync);
		if (EG(exception) == NULL && sync->row != NULL) {
			zend_string *id = id_of(sync);
			if (id != NULL) {
				RETURN_STR_COPY(id);
			}
		}
	}
}

static void move_on(struct skipcall_sync *sync)
{
	if (!sync->is_begun) {
		begin(sync);
	}
	if (EG(exception) == NULL) {
		skipcall_call_sync_hand_out(&sync->std);
		skipcall_call_sync_fetch(&sync->std);
	}
}

ZEND_METHOD(Skipcall_CallSync, next)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		move_on(sync);
	}
}

ZEND_METHOD(Skipcall_CallSync, rewind)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
	if (skipcall_call_sync_take_over(Z_OBJ_P(ZEND_THIS))) {
		skipcall_call_sync_fetch(Z_OBJ_P(ZEND_THIS));
	}
}

ZEND_METHOD(Skipcall_CallSync, valid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		begin(sync);
		RETURN_BOOL(EG(exception) == NULL && sync->row != NULL);
	}
}

ZEND_METHOD(Skipcall_CallSync, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		/* Every answer has told it: in the middle of a run, counting waits for nothing. */
		if (sync->answers == 0) {
			begin_run(sync);
			if (!skipcall_call_sync_fetch_first(&sync->std)) {
				return;
			}
		}
		RETURN_LONG((zend_long)skc_gaps_report(&sync->gaps).expected);
	}
}

ZEND_METHOD(Skipcall_CallSync, isReady)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	RETURN_BOOL(sync != NULL &&
		skipcall_page_requests_poll(&sync->requests, &sync->std, skipcall_call_sync_is_ready));
}

ZEND_METHOD(Skipcall_CallSync, getCheckpoint)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		RETURN_STR(skipcall_call_sync_checkpoint(&sync->std));
	}
}

ZEND_METHOD(Skipcall_CallSync, isComplete)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	RETURN_BOOL(sync != NULL && skipcall_call_sync_is_complete(&sync->std));
}

ZEND_METHOD(Skipcall_CallSync, getStopReason)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL && sync->is_over && sync->stop_reason != NULL) {
		skipcall_enum_case(skipcall_ce_StopReason, sync->stop_reason, return_value);
	}
}

ZEND_METHOD(Skipcall_CallSync, getRetryAfter)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	RETURN_DOUBLE(sync != NULL ? (double)sync->retry_after / SKC_SECOND : 0.0);
}

ZEND_METHOD(Skipcall_CallSync, getReport)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync == NULL) {
		return;
	}
	const struct skc_gaps_report report = skc_gaps_report(&sync->gaps);
	zend_long attempts, retries;
	skipcall_sync_count(sync, &attempts, &retries);
	array_init(return_value);
	add_assoc_long(return_value, "rows", (zend_long)report.rows);
	add_assoc_long(return_value, "repeats", (zend_long)report.repeats);
	add_assoc_long(return_value, "requests", attempts);
	add_assoc_long(return_value, "retries", retries);
	add_assoc_long(return_value, "gaps", (zend_long)report.gaps);
	add_assoc_double(return_value, "waited", (double)sync->waited / SKC_SECOND);
	add_assoc_long(return_value, "total", (zend_long)(report.total > 0 ? report.total : 0));
	if (Z_TYPE(sync->unreadable.places) == IS_ARRAY) {
		Z_ADDREF(sync->unreadable.places);
		add_assoc_zval(return_value, "unreadable", &sync->unreadable.places);
	} else {
		zval none;
		ZVAL_EMPTY_ARRAY(&none);
		add_assoc_zval(return_value, "unreadable", &none);
	}
	add_assoc_bool(return_value, "restarted", sync->is_restarted);
	add_assoc_bool(return_value, "reconciled", sync->reconciles && report.complete);
	add_assoc_long(return_value, "loneSurrogates", sync->lone_surrogates);
}
