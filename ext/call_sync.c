#include "call_sync.h"

#include <math.h>

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"

#include "../src/clock.h"
#include "../src/gaps.h"
#include "bisect.h"
#include "classes.h"
#include "exceptions.h"
#include "module.h"
#include "row.h"

/* Compared by address. */
static const char max_seconds_name[] = "maxSeconds";

/* Transfers are moved on while rows are read, so often at most. */
#define STEP_EVERY (SKC_SECOND / 1000)

/* With fewer requests than this for each, a run reads at fewer places at once. */
#define REQUESTS_PER_PLACE 10

/* A page that was asked for. */
struct slot {
	struct skipcall_page_call call;
	uint64_t token; /* 0: free */
	zend_long reserved; /* attempts that it may make at most; 0: any number */
};

/* Rows that came and wait to be handed out, from the last to the first. */
struct answer {
	struct answer *next;
	uint64_t token;
	zval rows;
	uint32_t at; /* the row before this index is next */
	size_t handed;
	bool is_new[];
};

struct sync {
	struct skipcall_list_arguments arguments;
	struct skc_gaps gaps;
	struct slot slots[SKC_GAPS_MAX];
	unsigned parallel;
	struct answer *first, *last;
	zval *row; /* of the first answer; NULL: none is fetched */

	zend_long max_requests; /* 0: any number */
	int64_t end; /* monotonic: of the time for the run; SKC_NEVER: none */
	int64_t duration; /* microseconds; 0: any */
	bool is_begun, is_over, is_busy, is_rewound;
	const char
		*stop_reason; /* once nothing is asked for any more; what has come is still handed out */
	int64_t retry_after;
	zend_long attempts, answers;
	int64_t waited;
	int64_t stepped;
	zend_string *given; /* the checkpoint that its caller has; NULL: none */

	zend_object *client; /* held, for as long as its callbacks may be called */
	zend_object std;
};

static zend_object_handlers sync_handlers;

static struct sync *sync_of(zend_object *object)
{
	return (struct sync *)(void *)((char *)object - offsetof(struct sync, std));
}

static struct skipcall_client *client_of(const struct sync *sync)
{
	return skipcall_client_of(sync->client);
}

static int64_t now(void)
{
	return skc_clock_monotonic(&skc_clock_system);
}

/* ---- requests ---- */

static unsigned under_way(const struct sync *sync)
{
	unsigned count = 0;
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		count += sync->slots[i].token != 0;
	}
	return count;
}

static unsigned waiting(const struct sync *sync)
{
	unsigned count = 0;
	for (const struct answer *answer = sync->first; answer != NULL; answer = answer->next) {
		count++;
	}
	return count;
}

static void free_slot(struct sync *sync, struct slot *slot)
{
	const struct skc_transfer *transfer = slot->call.answer.transfer;
	sync->attempts += slot->call.attempts;
	if (!slot->call.is_over && transfer != NULL) {
		sync->attempts += transfer->attempt.number;
	}
	sync->waited += slot->call.waited;
	skipcall_page_call_free(&slot->call);
	slot->token = 0;
}

/* Gives up what is under way; the planner will want it again. */
static void drop_requests(struct sync *sync)
{
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		if (sync->slots[i].token != 0) {
			skc_gaps_ask_again(&sync->gaps, sync->slots[i].token);
			free_slot(sync, &sync->slots[i]);
		}
	}
}

/* Moves requests on. Their callbacks cannot use the object meanwhile. */
static bool step(struct sync *sync, int max_ms, enum skc_event_kind *kind)
{
	sync->is_busy = true;
	const bool stepped = skipcall_drive_step(max_ms, kind);
	sync->is_busy = false;
	if (EG(exception) != NULL &&
		(zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception)))) {
		/* A callback did not return, and its request waits for it: it is asked again. */
		drop_requests(sync);
	}
	return stepped;
}

static void drop_answers(struct sync *sync)
{
	while (sync->first != NULL) {
		struct answer *answer = sync->first;
		sync->first = answer->next;
		zval_ptr_dtor(&answer->rows);
		efree(answer);
	}
	sync->last = NULL;
	sync->row = NULL;
}

/* Attempts that no request under way may make. */
static zend_long attempts_left(const struct sync *sync)
{
	if (sync->max_requests == 0) {
		return ZEND_LONG_MAX;
	}
	zend_long left = sync->max_requests - sync->attempts;
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		if (sync->slots[i].token != 0) {
			left -= sync->slots[i].reserved;
		}
	}
	return left > 0 ? left : 0;
}

/* Ends the run, cleanly, once what has come is handed out. */
static void stop(struct sync *sync, const char *reason, int64_t retry_after)
{
	sync->stop_reason = reason;
	sync->retry_after = retry_after;
	drop_requests(sync);
}

/* Starts a request. False with an exception. */
static bool send_request(struct sync *sync, const struct skc_gaps_request *request)
{
	const struct skipcall_deadline none = {SKC_NEVER, "maxDuration"};
	struct skipcall_list_arguments arguments = skipcall_list_arguments_copy(&sync->arguments);
	struct slot *slot = sync->slots;
	const zend_long left = attempts_left(sync);
	while (slot->token != 0) {
		slot++;
	}
	arguments.query.page = request->page;
	arguments.query.limit = request->limit;
	if (!skipcall_page_call_start(
			&slot->call, client_of(sync), &arguments, "syncCalls", none, true)) {
		skipcall_page_call_free(&slot->call);
		skc_gaps_ask_again(&sync->gaps, request->token);
		return false;
	}
	slot->token = request->token;
	slot->reserved = 0;
	if (sync->max_requests > 0) {
		const zend_long most = client_of(sync)->options->max_retries + 1;
		slot->reserved = most < left ? most : left;
		skipcall_page_call_limit(&slot->call, (unsigned)slot->reserved);
	}
	return true;
}

/*
 * Asks for what can be asked for: one page per place at which is read, and no more ahead of the reader.
 * False with an exception.
 */
static bool ask(struct sync *sync)
{
	bool asked = false;
	enum skc_event_kind kind;
	while (under_way(sync) + waiting(sync) <= sync->parallel && attempts_left(sync) > 0 &&
		under_way(sync) < SKC_GAPS_MAX) {
		struct skc_gaps_request request;
		if (skc_gaps_next(&sync->gaps, &request) != SKC_GAPS_ASK) {
			break;
		}
		if (!send_request(sync, &request)) {
			return false;
		}
		asked = true;
	}
	return !asked || step(sync, 0, &kind); /* on their way at once */
}

/* ---- answers ---- */

static bool refuse_organisation(void)
{
	skipcall_throw_argument(
		"Skipcall\\Client::syncCalls(): Argument #1 ($checkpoint) is of another "
		"organisation than the calls of this key");
	return false;
}

/* The planner's view of the rows. False with an exception. */
static bool describe_rows(struct sync *sync, HashTable *table, struct skc_gaps_row *rows)
{
	size_t count = 0;
	bool known = true;
	zval *row;
	ZEND_HASH_FOREACH_VAL(table, row) {
		const zend_string *id = skipcall_call_text(row, SKIPCALL_CALL_ID);
		const zend_string *organisation = skipcall_call_text(row, SKIPCALL_CALL_ORGANIZATION_ID);
		struct skc_gaps_row *described = &rows[count++];
		described->id = id != NULL ? ZSTR_VAL(id) : "";
		described->id_len = id != NULL ? ZSTR_LEN(id) : 0;
		described->has_date = skipcall_row_created(row, &described->created);
		known = known &&
			(organisation == NULL ||
				skc_gaps_organisation(&sync->gaps, ZSTR_VAL(organisation), ZSTR_LEN(organisation)));
	}
	ZEND_HASH_FOREACH_END();
	return known || refuse_organisation();
}

static void throw_verdict(enum skc_gaps_verdict verdict)
{
	switch (verdict) {
		case SKC_GAPS_DISORDER:
			skipcall_throw_pagination("sort",
				"The rows are not in the order asked for (createdAt): the server ignores it");
			break;
		case SKC_GAPS_WRONG_PAGE:
			skipcall_throw_pagination(
				"page", "The server answered with another page than the one asked for");
			break;
		case SKC_GAPS_STUCK:
			skipcall_throw_pagination("repeated",
				"Answers contradict each other again and again: no new rows, and no end");
			break;
		default:
			zend_throw_error(NULL, "Skipcall: out of memory");
	}
}

/* Takes the rows of a page. Takes the page. False with an exception. */
static bool take_rows(struct sync *sync, uint64_t token, struct skipcall_page *page)
{
	HashTable *table = Z_ARRVAL(page->data);
	const uint32_t count = zend_hash_num_elements(table);
	struct answer *answer = emalloc(sizeof(*answer) + count * sizeof(bool));
	struct skc_gaps_row *rows = safe_emalloc(count > 0 ? count : 1, sizeof(*rows), 0);
	const struct skc_gaps_page described = {page->page, page->limit, page->total, rows, count};
	bool taken = describe_rows(sync, table, rows);
	if (taken) {
		memset(answer->is_new, 0, count * sizeof(bool));
		const enum skc_gaps_verdict verdict =
			skc_gaps_answer(&sync->gaps, token, &described, answer->is_new);
		taken = verdict == SKC_GAPS_TAKEN;
		if (!taken) {
			throw_verdict(verdict);
		}
		if (!taken && verdict != SKC_GAPS_STUCK) {
			skc_gaps_ask_again(&sync->gaps, token);
		}
	} else {
		skc_gaps_ask_again(&sync->gaps, token);
	}
	efree(rows);
	if (!taken) {
		efree(answer);
		zval_ptr_dtor(&page->data);
		return false;
	}
	answer->next = NULL;
	answer->token = token;
	answer->at = count;
	answer->handed = 0;
	ZVAL_COPY_VALUE(&answer->rows, &page->data);
	*(sync->last != NULL ? &sync->last->next : &sync->first) = answer;
	sync->last = answer;
	return true;
}

/* Whether a request was given up because its next attempt would not fit into the time for the run. */
static bool is_out_of_time(const struct sync *sync, const struct skc_transfer *transfer)
{
	const struct skc_failure *failure = &transfer->failure;
	const int64_t left = transfer->deadline - now();
	if (sync->duration == 0 || transfer->deadline_name != max_seconds_name) {
		return false;
	}
	if (failure->kind == SKC_FAILURE_TIMEOUT) {
		return left <= 0;
	}
	if (!skc_failure_is_retryable(failure) ||
		transfer->history.retries >= transfer->retry.max_retries) {
		return false;
	}
	return failure->retry_after >= 0
		? failure->retry_after <= transfer->retry.longest_asked && failure->retry_after >= left
		: skc_retry_longest(&transfer->retry, transfer->history.retries) >= left;
}

/* Whether a failure is only that the run may not go on. */
static bool ends_cleanly(struct sync *sync, const struct slot *slot)
{
	const struct skc_transfer *transfer = slot->call.answer.transfer;
	const struct skc_failure *failure = &transfer->failure;
	const int64_t retry_after = failure->retry_after > 0 ? failure->retry_after : 0;
	if (sync->max_requests == 0 && sync->duration == 0) {
		return false;
	}
	if (failure->kind == SKC_FAILURE_RATE_LIMIT) {
		stop(sync, "rateLimit", retry_after);
	} else if (is_out_of_time(sync, transfer)) {
		stop(sync, max_seconds_name, retry_after);
	} else if (sync->max_requests > 0 && skc_failure_is_retryable(failure) &&
		failure->status != 0 && failure->kind != SKC_FAILURE_TIMEOUT &&
		transfer->history.retries < transfer->retry.max_retries &&
		slot->call.attempts >= (unsigned)slot->reserved) {
		stop(sync, "maxRequests", retry_after);
	}
	return sync->stop_reason != NULL;
}

/* One of the requests has ended. False with an exception. */
static bool take_answer(struct sync *sync, struct slot *slot)
{
	const uint64_t token = slot->token;
	const struct skc_failure *failure = skipcall_page_call_failure(&slot->call);
	struct skipcall_page page;
	if (failure != NULL) {
		if (failure->kind == SKC_FAILURE_BAD_REQUEST && skc_failure_names(failure, "limit") &&
			skc_gaps_limit_refused(&sync->gaps, token)) {
			free_slot(sync, slot);
			return true;
		}
		if (ends_cleanly(sync, slot)) {
			return true;
		}
	}
	const bool taken = skipcall_page_call_take_rows(&slot->call, &page);
	free_slot(sync, slot);
	if (!taken) {
		skc_gaps_ask_again(&sync->gaps, token);
		return false;
	}
	sync->answers++;
	return take_rows(sync, token, &page);
}

/* Takes what has come. *some: anything has. False with an exception. */
static bool take_answers(struct sync *sync, bool *some)
{
	*some = false;
	for (unsigned i = 0; i < SKC_GAPS_MAX && sync->stop_reason == NULL; i++) {
		struct slot *slot = &sync->slots[i];
		if (slot->token != 0 && skipcall_page_call_advance(&slot->call)) {
			*some = true;
			if (!take_answer(sync, slot)) {
				return false;
			}
		}
		if (EG(exception) != NULL) {
			return false;
		}
	}
	return true;
}

static void set_deadline(struct sync *sync, struct skipcall_deadline deadline)
{
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		if (sync->slots[i].token != 0) {
			skipcall_page_call_set_deadline(&sync->slots[i].call, deadline);
		}
	}
}

static bool wait_until_some(struct sync *sync)
{
	enum skc_event_kind kind = SKC_EVENT_NONE;
	bool some;
	for (;;) {
		if (!take_answers(sync, &some)) {
			return false;
		}
		if (some || sync->stop_reason != NULL) {
			return true;
		}
		if (kind == SKC_EVENT_IDLE) {
			zend_throw_error(NULL, "Skipcall\\Client: this request waits for its own callback");
			return false;
		}
		if (!step(sync, SKIPCALL_SLICE_MS, &kind)) {
			return false;
		}
	}
}

/* Waits for an answer. False with an exception. */
static bool wait_for_answers(struct sync *sync)
{
	const struct skipcall_deadline none = {SKC_NEVER, "maxDuration"};
	struct skipcall_deadline deadline = skipcall_deadline_of(client_of(sync)->options);
	if (sync->end < deadline.at) {
		deadline = (struct skipcall_deadline){sync->end, max_seconds_name};
	}
	set_deadline(sync, deadline);
	const bool waited = wait_until_some(sync);
	set_deadline(sync, none); /* what its caller does meanwhile takes no time of theirs */
	return waited;
}

/* ---- rows ---- */

/* The next row among those that wait; false when there is none. */
static bool find_row(struct sync *sync)
{
	while (sync->first != NULL) {
		struct answer *answer = sync->first;
		while (answer->at > 0) {
			if (answer->is_new[answer->at - 1]) {
				sync->row = zend_hash_index_find(Z_ARRVAL(answer->rows), answer->at - 1);
				return true;
			}
			answer->at--;
		}
		sync->first = answer->next;
		sync->last = sync->first != NULL ? sync->last : NULL;
		zval_ptr_dtor(&answer->rows);
		efree(answer);
	}
	return false;
}

static bool is_everything_read(struct sync *sync)
{
	struct skc_gaps_request request;
	if (under_way(sync) > 0 || skc_gaps_next(&sync->gaps, &request) == SKC_GAPS_ASK) {
		if (under_way(sync) == 0) {
			skc_gaps_ask_again(&sync->gaps, request.token);
		}
		return false;
	}
	return true;
}

/* Has a row, or has come to the end. False with an exception. */
static bool fetch(struct sync *sync)
{
	enum skc_event_kind kind;
	if (under_way(sync) > 0 && now() - sync->stepped > STEP_EVERY) {
		sync->stepped = now();
		if (!step(sync, 0, &kind)) {
			return false;
		}
	}
	while (!sync->is_over) {
		if (now() >= sync->end) {
			if (sync->stop_reason == NULL) {
				stop(sync,
					find_row(sync) || !is_everything_read(sync) ? max_seconds_name : "complete", 0);
			}
			drop_answers(sync);
		}
		if (sync->stop_reason == NULL && !ask(sync)) {
			return false;
		}
		if (find_row(sync)) {
			return true;
		}
		if (sync->stop_reason != NULL) {
			sync->is_over = true;
			break;
		}
		if (!ask(sync)) {
			return false;
		}
		if (under_way(sync) > 0) {
			if (!wait_for_answers(sync)) {
				return false;
			}
		} else {
			stop(sync, is_everything_read(sync) ? "complete" : "maxRequests", 0);
		}
	}
	return true;
}

bool skipcall_call_sync_fetch(zend_object *object)
{
	struct sync *sync = sync_of(object);
	if (sync->row == NULL && !sync->is_over && !fetch(sync) && sync->given != NULL) {
		skipcall_exception_set_checkpoint(sync->given);
	}
	return sync->row != NULL;
}

zval *skipcall_call_sync_row(zend_object *object)
{
	return sync_of(object)->row;
}

void skipcall_call_sync_hand_out(zend_object *object)
{
	struct sync *sync = sync_of(object);
	if (sync->row != NULL) {
		struct answer *answer = sync->first;
		answer->at--;
		answer->handed++;
		skc_gaps_handed_out(&sync->gaps, answer->token, answer->handed);
		sync->row = NULL;
	}
}

static zend_string *write_checkpoint(const struct sync *sync)
{
	char text[SKC_CHECKPOINT_SIZE];
	const size_t len = skc_gaps_checkpoint(&sync->gaps, text);
	return zend_string_init(text, len, false);
}

zend_string *skipcall_call_sync_checkpoint(zend_object *object)
{
	struct sync *sync = sync_of(object);
	zend_string *text = write_checkpoint(sync);
	if (sync->given != NULL) {
		zend_string_release(sync->given);
	}
	sync->given = zend_string_copy(text);
	return text;
}

bool skipcall_call_sync_is_complete(zend_object *object)
{
	return skc_gaps_report(&sync_of(object)->gaps).complete;
}

/* Whether a row has come that next() can go to: the current one does not count. */
static bool has_next_row(const struct sync *sync)
{
	const struct answer *answer = sync->first;
	uint32_t at = answer == NULL ? 0 : sync->row != NULL ? answer->at - 1 : answer->at;
	for (; answer != NULL; answer = answer->next, at = answer != NULL ? answer->at : 0) {
		for (; at > 0; at--) {
			if (answer->is_new[at - 1]) {
				return true;
			}
		}
	}
	return false;
}

bool skipcall_call_sync_is_ready(zend_object *object)
{
	struct sync *sync = sync_of(object);
	if (sync->client == NULL || sync->is_over || sync->is_busy || now() >= sync->end) {
		return true;
	}
	bool some = true;
	while (some && !has_next_row(sync) && sync->stop_reason == NULL) {
		some = false;
		if (!ask(sync)) {
			return false;
		}
		for (unsigned i = 0; i < SKC_GAPS_MAX && sync->stop_reason == NULL; i++) {
			struct slot *slot = &sync->slots[i];
			if (slot->token == 0 || !skipcall_page_call_advance(&slot->call)) {
				continue;
			}
			if (slot->call.caller.exception != NULL ||
				skipcall_page_call_failure(&slot->call) != NULL) {
				return true; /* next() will say so */
			}
			some = true;
			if (!take_answer(sync, slot)) {
				zend_clear_exception(); /* next() asks again */
				return true;
			}
		}
	}
	return EG(exception) == NULL &&
		(has_next_row(sync) || sync->stop_reason != NULL || under_way(sync) == 0);
}

/* ---- the object ---- */

static zend_object *create_sync(zend_class_entry *ce)
{
	struct sync *sync = zend_object_alloc(sizeof(*sync), ce);
	zend_object_std_init(&sync->std, ce);
	object_properties_init(&sync->std, ce);
	sync->std.handlers = &sync_handlers;
	return &sync->std;
}

static void free_sync(zend_object *object)
{
	struct sync *sync = sync_of(object);
	if (sync->client != NULL) {
		drop_requests(sync);
		drop_answers(sync);
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
	struct sync *sync = sync_of(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	if (sync->client != NULL) {
		zend_get_gc_buffer_add_obj(buffer, sync->client);
	}
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		if (sync->slots[i].token != 0 && sync->slots[i].call.caller.exception != NULL) {
			zend_get_gc_buffer_add_obj(buffer, sync->slots[i].call.caller.exception);
		}
	}
	for (struct answer *answer = sync->first; answer != NULL; answer = answer->next) {
		zend_get_gc_buffer_add_zval(buffer, &answer->rows);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return zend_std_get_properties(object);
}

void skipcall_call_sync_minit(void)
{
	memcpy(&sync_handlers, &std_object_handlers, sizeof(sync_handlers));
	sync_handlers.offset = offsetof(struct sync, std);
	sync_handlers.free_obj = free_sync;
	sync_handlers.get_gc = get_gc;
	sync_handlers.clone_obj = NULL;
	skipcall_ce_CallSync->create_object = create_sync;
	skipcall_call_batch_minit();
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
static bool resume(struct sync *sync, zend_string *checkpoint, zend_long lookback)
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
		case SKC_CHECKPOINT_ORGANISATION:
			return refuse_organisation();
		case SKC_CHECKPOINT_MEMORY:
			zend_throw_error(NULL, "Skipcall: out of memory");
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
	struct sync *sync = sync_of(Z_OBJ_P(return_value));
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
static struct sync *this_sync(zval *this)
{
	struct sync *sync = sync_of(Z_OBJ_P(this));
	if (sync->client == NULL) {
		zend_throw_error(NULL, "The CallSync object was not made by a client");
		return NULL;
	}
	if (sync->is_busy) {
		zend_throw_error(NULL, "This CallSync waits for a page: its own callbacks cannot use it");
		return NULL;
	}
	return sync;
}

/* The run begins with its first row. */
static void begin(struct sync *sync)
{
	if (!sync->is_begun) {
		sync->is_begun = true;
		sync->end = sync->duration > 0 ? now() + sync->duration : SKC_NEVER;
		skipcall_call_sync_fetch(&sync->std);
	}
}

bool skipcall_call_sync_is_usable(zend_object *object)
{
	zval this;
	ZVAL_OBJ(&this, object);
	return this_sync(&this) != NULL;
}

bool skipcall_call_sync_begin(zend_object *object)
{
	struct sync *sync = sync_of(object);
	if (!skipcall_call_sync_is_usable(object)) {
		return false;
	}
	if (sync->is_rewound) {
		zend_throw_exception(
			NULL, "A CallSync is read once: call syncCalls() with its checkpoint to go on", 0);
		return false;
	}
	sync->is_rewound = true;
	begin(sync);
	return EG(exception) == NULL;
}

ZEND_METHOD(Skipcall_CallSync, current)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
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
	struct sync *sync = this_sync(ZEND_THIS);
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

static void move_on(struct sync *sync)
{
	begin(sync);
	if (EG(exception) == NULL) {
		skipcall_call_sync_hand_out(&sync->std);
		skipcall_call_sync_fetch(&sync->std);
	}
}

ZEND_METHOD(Skipcall_CallSync, next)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		move_on(sync);
	}
}

ZEND_METHOD(Skipcall_CallSync, rewind)
{
	ZEND_PARSE_PARAMETERS_NONE();
	skipcall_call_sync_begin(Z_OBJ_P(ZEND_THIS));
}

ZEND_METHOD(Skipcall_CallSync, valid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		begin(sync);
		RETURN_BOOL(EG(exception) == NULL && sync->row != NULL);
	}
}

ZEND_METHOD(Skipcall_CallSync, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		begin(sync);
		RETURN_LONG((zend_long)skc_gaps_report(&sync->gaps).expected);
	}
}

ZEND_METHOD(Skipcall_CallSync, isReady)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
	enum skc_event_kind kind = SKC_EVENT_DONE;
	while (sync != NULL && !skipcall_call_sync_is_ready(&sync->std)) {
		if (EG(exception) != NULL || kind == SKC_EVENT_NONE || kind == SKC_EVENT_IDLE ||
			!step(sync, 0, &kind)) {
			RETURN_FALSE;
		}
	}
	RETURN_BOOL(sync != NULL && EG(exception) == NULL);
}

ZEND_METHOD(Skipcall_CallSync, batches)
{
	zend_long size = 500;
	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(size)
	ZEND_PARSE_PARAMETERS_END();
	struct sync *sync = this_sync(ZEND_THIS);
	if (sync == NULL) {
		return;
	}
	if (size < 1) {
		skipcall_refuse("Argument #1 ($size) must be 1 or more, " ZEND_LONG_FMT " given", size);
		return;
	}
	skipcall_call_batches_new(&sync->std, size, return_value);
}

ZEND_METHOD(Skipcall_CallSync, getCheckpoint)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL) {
		RETURN_STR(skipcall_call_sync_checkpoint(&sync->std));
	}
}

ZEND_METHOD(Skipcall_CallSync, isComplete)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
	RETURN_BOOL(sync != NULL && skipcall_call_sync_is_complete(&sync->std));
}

ZEND_METHOD(Skipcall_CallSync, getStopReason)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
	if (sync != NULL && sync->is_over && sync->stop_reason != NULL) {
		RETURN_STRING(sync->stop_reason);
	}
}

ZEND_METHOD(Skipcall_CallSync, getRetryAfter)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
	RETURN_DOUBLE(sync != NULL ? (double)sync->retry_after / SKC_SECOND : 0.0);
}

ZEND_METHOD(Skipcall_CallSync, getReport)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct sync *sync = this_sync(ZEND_THIS);
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
