#include "call_sync.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"

#include "../src/clock.h"
#include "classes.h"
#include "exceptions.h"
#include "globals.h"
#include "refuse.h"
#include "row.h"

static zend_object_handlers sync_handlers;

/* With fewer requests than this for each, a run reads at fewer places at once. */
#define REQUESTS_PER_PLACE 10

/* ---- the object ---- */

static zend_object *create_sync(zend_class_entry *ce)
{
	struct skipcall_sync *sync = zend_object_alloc(sizeof(*sync), ce);
	zend_object_std_init(&sync->std, ce);
	object_properties_init(&sync->std, ce);
	sync->std.handlers = &sync_handlers;
	return &sync->std;
}

static void free_sync(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	if (sync->client != NULL) {
		skipcall_sync_drop_requests(sync);
		skipcall_sync_drop_answers(sync);
		skc_gaps_free(&sync->gaps);
		skipcall_list_arguments_free(&sync->arguments);
		if (sync->given != NULL) {
			zend_string_release(sync->given);
		}
		zend_object_release(sync->client);
	}
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	if (sync->client != NULL) {
		zend_get_gc_buffer_add_obj(buffer, sync->client);
	}
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		if (sync->slots[i].token != 0) {
			skipcall_page_request_gc(&sync->slots[i].request, buffer);
		}
	}
	for (struct skipcall_sync_answer *answer = sync->first; answer != NULL; answer = answer->next) {
		zend_get_gc_buffer_add_zval(buffer, &answer->rows);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL; /* no properties */
}

void skipcall_call_sync_minit(void)
{
	memcpy(&sync_handlers, &std_object_handlers, sizeof(sync_handlers));
	sync_handlers.offset = offsetof(struct skipcall_sync, std);
	sync_handlers.free_obj = free_sync;
	sync_handlers.get_gc = get_gc;
	sync_handlers.clone_obj = NULL;
	skipcall_ce_CallSync->create_object = create_sync;
}

/* ---- methods ---- */

/* Names what the rows come of: a checkpoint is of use for the same only. */
static uint64_t hash_query(const struct skipcall_list_arguments *arguments)
{
	uint64_t hash = 1;
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

/* False with an exception. */
static bool resume(struct skipcall_sync *sync, zend_string *checkpoint, zend_long lookback)
{
	const char *problem = "is no checkpoint";
	switch (skc_gaps_resume(&sync->gaps, ZSTR_VAL(checkpoint), ZSTR_LEN(checkpoint),
		hash_query(&sync->arguments), lookback * SKC_SECOND)) {
		case SKC_CHECKPOINT_OK:
			sync->given = zend_string_copy(checkpoint);
			return true;
		case SKC_CHECKPOINT_VERSION:
			problem = "is of another version of its format";
			break;
		case SKC_CHECKPOINT_DAMAGED:
			problem = "is damaged";
			break;
		case SKC_CHECKPOINT_QUERY:
			problem = "is of other filters or workspaces";
			break;
		case SKC_CHECKPOINT_MEMORY:
			skipcall_throw_error("Skipcall: out of memory");
			return false;
		case SKC_CHECKPOINT_FOREIGN:
			break;
	}
	return skipcall_refuse("Argument #1 ($checkpoint) %s", problem);
}

/* The numbers among the arguments. False with an exception. */
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
	if (!skipcall_list_arguments_check(execute_data, &positions)) {
		return;
	}
	ZEND_PARSE_PARAMETERS_START(0, 8)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(checkpoint)
		Z_PARAM_OBJ_OF_CLASS_OR_STR_OR_NULL(date, php_date_get_interface_ce(), string)
		Z_PARAM_LONG(lookback)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_LONG(page_size)
		Z_PARAM_LONG_OR_NULL(max_requests, any_requests)
		Z_PARAM_DOUBLE_OR_NULL(max_seconds, any_seconds)
	ZEND_PARSE_PARAMETERS_END();
	(void)date;
	(void)table;
	(void)string;
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	zval *from = skipcall_argument_or_null(execute_data, 2);
	if (client == NULL ||
		!check_numbers(lookback, page_size, any_requests, max_requests, any_seconds, max_seconds) ||
		(from != NULL && !skipcall_instant_parse(from, 2, "since", &since)) ||
		!skipcall_list_arguments_parse(&arguments, &positions, NULL,
			skipcall_argument_or_null(execute_data, 4),
			skipcall_argument_or_null(execute_data, 5))) {
		return;
	}
	skipcall_list_arguments_sort(&arguments, "createdAt");
	object_init_ex(return_value, skipcall_ce_CallSync);
	struct skipcall_sync *sync = skipcall_sync_of(Z_OBJ_P(return_value));
	sync->client = &client->std;
	GC_ADDREF(sync->client);
	sync->arguments = arguments;
	sync->parallel = client->options->prefetch > 1 ? (unsigned)client->options->prefetch : 1;
	sync->parallel = sync->parallel < SKC_GAPS_MAX ? sync->parallel : SKC_GAPS_MAX - 1;
	sync->max_requests = any_requests ? 0 : max_requests;
	/* Each place costs a request to find, and part of one to take up again. */
	if (sync->max_requests > 0 && sync->max_requests / REQUESTS_PER_PLACE < sync->parallel) {
		sync->parallel = (unsigned)(sync->max_requests / REQUESTS_PER_PLACE);
		sync->parallel = sync->parallel > 1 ? sync->parallel : 1;
	}
	sync->duration = any_seconds ? 0 : (int64_t)(max_seconds * (double)SKC_SECOND);
	sync->end = SKC_NEVER;
	skc_gaps_init(&sync->gaps, page_size, sync->parallel);
	if (checkpoint == NULL) {
		skc_gaps_begin(&sync->gaps, hash_query(&sync->arguments), from != NULL ? &since : NULL);
	} else if (!resume(sync, checkpoint, lookback)) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
	}
}

ZEND_METHOD(Skipcall_CallSync, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

/* The object of a method call; throws and returns NULL when it cannot go on now. */
static struct skipcall_sync *this_sync(zval *this)
{
	struct skipcall_sync *sync = skipcall_sync_of(Z_OBJ_P(this));
	if (sync->client == NULL) {
		skipcall_throw_error("The CallSync object was not made by a client");
		return NULL;
	}
	if (sync->is_busy) {
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

ZEND_METHOD(Skipcall_CallSync, key)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		begin(sync);
		if (EG(exception) == NULL && sync->row != NULL) {
			zend_string *id = skipcall_call_text(sync->row, SKIPCALL_CALL_ID);
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
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		move_on(sync);
	}
}

ZEND_METHOD(Skipcall_CallSync, rewind)
{
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
		begin(sync);
		RETURN_LONG((zend_long)skc_gaps_report(&sync->gaps).expected);
	}
}

ZEND_METHOD(Skipcall_CallSync, isReady)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_sync *sync = this_sync(ZEND_THIS);
	enum skc_event_kind kind = SKC_EVENT_DONE;
	while (sync != NULL && !skipcall_call_sync_is_ready(&sync->std)) {
		if (EG(exception) != NULL || kind == SKC_EVENT_NONE || kind == SKC_EVENT_IDLE ||
			!skipcall_sync_step(sync, 0, &kind)) {
			RETURN_FALSE;
		}
	}
	RETURN_BOOL(sync != NULL && EG(exception) == NULL);
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
		RETURN_STRING(sync->stop_reason);
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
	array_init(return_value);
	add_assoc_long(return_value, "rows", (zend_long)report.rows);
	add_assoc_long(return_value, "repeats", (zend_long)report.repeats);
	add_assoc_long(return_value, "requests", sync->attempts);
	add_assoc_long(return_value, "retries",
		sync->attempts > sync->answers ? sync->attempts - sync->answers : 0);
	add_assoc_long(return_value, "gaps", (zend_long)report.gaps);
	add_assoc_double(return_value, "waited", (double)sync->waited / SKC_SECOND);
	add_assoc_long(return_value, "total", (zend_long)(report.total > 0 ? report.total : 0));
}
