#include "sync_run.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "bisect.h"
#include "exceptions.h"
#include "globals.h"
#include "refuse.h"
#include "row.h"

/* Compared by address. */
static const char max_seconds_name[] = "maxSeconds";

/* Transfers are moved on while rows are read, so often at most. */
#define STEP_EVERY (SKC_SECOND / 1000)

static struct skipcall_client *client_of(const struct skipcall_sync *sync)
{
	return skipcall_client_of(sync->client);
}

/* ---- requests ---- */

static unsigned under_way(const struct skipcall_sync *sync)
{
	unsigned count = 0;
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		count += sync->slots[i].token != 0;
	}
	return count;
}

static unsigned waiting(const struct skipcall_sync *sync)
{
	unsigned count = 0;
	for (const struct skipcall_sync_answer *answer = sync->first; answer != NULL;
		 answer = answer->next) {
		count++;
	}
	return count;
}

static void free_slot(struct skipcall_sync *sync, struct skipcall_sync_slot *slot)
{
	const struct skc_transfer *transfer = slot->request.answer.transfer;
	sync->attempts += slot->request.attempts;
	if (!slot->request.is_over && transfer != NULL) {
		sync->attempts += transfer->attempt.started_at != 0 ? transfer->attempt.number : 0;
	}
	sync->waited += slot->request.waited;
	slot->token = 0;
	skipcall_page_request_free(&slot->request);
}

/* Gives up what is under way; the planner will want it again. */
void skipcall_sync_drop_requests(struct skipcall_sync *sync)
{
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		if (sync->slots[i].token != 0) {
			skc_gaps_ask_again(&sync->gaps, sync->slots[i].token);
			free_slot(sync, &sync->slots[i]);
		}
	}
}

/* Moves requests on. Their callbacks cannot use the object meanwhile. */
bool skipcall_sync_step(struct skipcall_sync *sync, int max_ms, enum skc_event_kind *kind)
{
	volatile bool stepped;
	SKIPCALL_WHILE_BUSY(sync->is_busy, stepped, skipcall_drive_step(max_ms, kind));
	if (skipcall_is_exiting()) {
		/* A callback did not return, and its request waits for it: it is asked again. */
		skipcall_sync_drop_requests(sync);
	}
	return stepped;
}

static void drop_first_answer(struct skipcall_sync *sync)
{
	struct skipcall_sync_answer *answer = sync->first;
	sync->first = answer->next;
	sync->last = sync->first != NULL ? sync->last : NULL;
	zval rows;
	ZVAL_COPY_VALUE(&rows, &answer->rows);
	efree(answer);
	zval_ptr_dtor(&rows);
}

void skipcall_sync_drop_answers(struct skipcall_sync *sync)
{
	sync->row = NULL;
	while (sync->first != NULL) {
		drop_first_answer(sync);
	}
}

/* Attempts that no request under way may make. */
static zend_long attempts_left(const struct skipcall_sync *sync)
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
static void stop(struct skipcall_sync *sync, const char *reason, int64_t retry_after)
{
	sync->stop_reason = reason;
	sync->retry_after = retry_after;
	skipcall_sync_drop_requests(sync);
}

/* Starts a request. False with an exception. */
static bool send_request(struct skipcall_sync *sync, const struct skc_gaps_request *request)
{
	const struct skipcall_deadline none = {SKC_NEVER, "maxDuration"};
	struct skipcall_list_arguments arguments = skipcall_list_arguments_copy(&sync->arguments);
	struct skipcall_sync_slot *slot = sync->slots;
	const zend_long left = attempts_left(sync);
	while (slot->token != 0) {
		slot++;
	}
	arguments.query.page = request->page;
	arguments.query.limit = request->limit;
	if (!skipcall_page_request_start(
			&slot->request, client_of(sync), &arguments, "syncCalls", none, true)) {
		skipcall_page_request_free(&slot->request);
		skc_gaps_ask_again(&sync->gaps, request->token);
		return false;
	}
	slot->token = request->token;
	slot->reserved = 0;
	if (sync->max_requests > 0) {
		const zend_long most = client_of(sync)->options->max_retries + 1;
		slot->reserved = most < left ? most : left;
		skipcall_page_request_limit(&slot->request, (unsigned)slot->reserved);
	}
	return true;
}

/*
 * Asks for what can be asked for: one page per place at which is read, and no more ahead of the reader.
 * False with an exception.
 */
static bool ask(struct skipcall_sync *sync)
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
	return !asked || skipcall_sync_step(sync, 0, &kind); /* on their way at once */
}

/* ---- answers ---- */

/* The planner's view of the rows. False with an exception. */
static bool describe_rows(struct skipcall_sync *sync, HashTable *table, struct skc_gaps_row *rows)
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
	if (!known) {
		skipcall_throw_pagination(
			"organization", "The checkpoint is of another organisation than the calls of this key");
	}
	return known;
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
			skipcall_throw_error("Skipcall: out of memory");
	}
}

/* Takes the rows of a page. Takes the page. False with an exception. */
static bool take_rows(struct skipcall_sync *sync, uint64_t token, struct skipcall_page *page)
{
	HashTable *table = Z_ARRVAL(page->data);
	const uint32_t count = zend_hash_num_elements(table);
	struct skipcall_sync_answer *answer = emalloc(sizeof(*answer) + count * sizeof(bool));
	struct skc_gaps_row *rows = safe_emalloc(count > 0 ? count : 1, sizeof(*rows), 0);
	const struct skc_gaps_page described = {page->page, page->limit, page->total, rows, count};
	enum skc_gaps_verdict verdict = SKC_GAPS_TAKEN;
	memset(answer->is_new, 0, count * sizeof(bool));
	if (describe_rows(sync, table, rows)) {
		verdict = skc_gaps_answer(&sync->gaps, token, &described, answer->is_new);
		if (verdict != SKC_GAPS_TAKEN) {
			throw_verdict(verdict);
		}
	}
	efree(rows);
	if (EG(exception) != NULL) {
		if (verdict != SKC_GAPS_STUCK) {
			skc_gaps_ask_again(&sync->gaps, token);
		}
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
static bool is_out_of_time(const struct skipcall_sync *sync, const struct skc_transfer *transfer)
{
	const struct skc_failure *failure = &transfer->failure;
	const int64_t left = transfer->deadline - skipcall_now();
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
static bool ends_cleanly(struct skipcall_sync *sync, const struct skipcall_sync_slot *slot)
{
	const struct skc_transfer *transfer = slot->request.answer.transfer;
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
		slot->request.attempts >= (unsigned)slot->reserved) {
		stop(sync, "maxRequests", retry_after);
	}
	return sync->stop_reason != NULL;
}

/* One of the requests has ended. False with an exception. */
static bool take_answer(struct skipcall_sync *sync, struct skipcall_sync_slot *slot)
{
	const uint64_t token = slot->token;
	const struct skc_failure *failure = skipcall_page_request_failure(&slot->request);
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
	const bool taken = skipcall_page_request_take_rows(&slot->request, &page);
	free_slot(sync, slot);
	if (!taken) {
		skc_gaps_ask_again(&sync->gaps, token);
		return false;
	}
	sync->answers++;
	return take_rows(sync, token, &page);
}

/* Takes what has come. *some: anything has. False with an exception. */
static bool take_answers(struct skipcall_sync *sync, bool *some)
{
	*some = false;
	for (unsigned i = 0; i < SKC_GAPS_MAX && sync->stop_reason == NULL; i++) {
		struct skipcall_sync_slot *slot = &sync->slots[i];
		if (slot->token != 0 && skipcall_page_request_advance(&slot->request)) {
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

static void set_deadline(struct skipcall_sync *sync, struct skipcall_deadline deadline)
{
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		if (sync->slots[i].token != 0) {
			skipcall_page_request_set_deadline(&sync->slots[i].request, deadline);
		}
	}
}

static bool wait_until_some(struct skipcall_sync *sync)
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
			skipcall_throw_error("Skipcall\\Client: this request waits for its own callback");
			return false;
		}
		if (!skipcall_sync_step(sync, SKIPCALL_SLICE_MS, &kind)) {
			return false;
		}
	}
}

/* Waits for an answer. False with an exception. */
static bool wait_for_answers(struct skipcall_sync *sync)
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
static bool find_row(struct skipcall_sync *sync)
{
	while (sync->first != NULL) {
		struct skipcall_sync_answer *answer = sync->first;
		while (answer->at > 0) {
			if (answer->is_new[answer->at - 1]) {
				sync->row = zend_hash_index_find(Z_ARRVAL(answer->rows), answer->at - 1);
				return true;
			}
			answer->at--;
		}
		drop_first_answer(sync);
	}
	return false;
}

static bool is_everything_read(struct skipcall_sync *sync)
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
static bool fetch(struct skipcall_sync *sync)
{
	enum skc_event_kind kind;
	if (under_way(sync) > 0 && skipcall_now() - sync->stepped > STEP_EVERY) {
		sync->stepped = skipcall_now();
		if (!skipcall_sync_step(sync, 0, &kind)) {
			return false;
		}
	}
	while (!sync->is_over) {
		if (skipcall_now() >= sync->end) {
			if (sync->stop_reason == NULL) {
				stop(sync,
					find_row(sync) || !is_everything_read(sync) ? max_seconds_name : "complete", 0);
			}
			skipcall_sync_drop_answers(sync);
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
	struct skipcall_sync *sync = skipcall_sync_of(object);
	if (sync->row == NULL && !sync->is_over) {
		volatile bool fetched;
		SKIPCALL_WHILE_BUSY(sync->is_busy, fetched, fetch(sync));
		if (!fetched && sync->given != NULL) {
			skipcall_exception_set_checkpoint(sync->given);
		}
	}
	return sync->row != NULL;
}

zval *skipcall_call_sync_row(zend_object *object)
{
	return skipcall_sync_of(object)->row;
}

void skipcall_call_sync_hand_out(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	if (sync->row != NULL) {
		struct skipcall_sync_answer *answer = sync->first;
		answer->at--;
		answer->handed++;
		sync->has_moved = true;
		skc_gaps_handed_out(&sync->gaps, answer->token, answer->handed);
		sync->row = NULL;
	}
}

zend_string *skipcall_call_sync_checkpoint(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	char text[SKC_CHECKPOINT_SIZE];
	const size_t len = skc_gaps_checkpoint(&sync->gaps, text);
	if (sync->given != NULL) {
		zend_string_release(sync->given);
	}
	sync->given = zend_string_init(text, len, false);
	return zend_string_copy(sync->given);
}

bool skipcall_call_sync_is_complete(zend_object *object)
{
	return skc_gaps_report(&skipcall_sync_of(object)->gaps).complete;
}

/* Whether a row has come that next() can go to: the current one does not count. */
static bool has_next_row(const struct skipcall_sync *sync)
{
	const struct skipcall_sync_answer *answer = sync->first;
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

static bool is_ready(struct skipcall_sync *sync)
{
	bool some = true;
	while (some && !has_next_row(sync) && sync->stop_reason == NULL) {
		some = false;
		if (!ask(sync)) {
			return false;
		}
		for (unsigned i = 0; i < SKC_GAPS_MAX && sync->stop_reason == NULL; i++) {
			struct skipcall_sync_slot *slot = &sync->slots[i];
			if (slot->token == 0 || !skipcall_page_request_advance(&slot->request)) {
				continue;
			}
			if (slot->request.owner.exception != NULL ||
				skipcall_page_request_failure(&slot->request) != NULL) {
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

bool skipcall_call_sync_is_ready(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	volatile bool ready = true;
	if (sync->client != NULL && !sync->is_over && !sync->is_busy && skipcall_now() < sync->end) {
		SKIPCALL_WHILE_BUSY(sync->is_busy, ready, is_ready(sync));
	}
	return ready;
}
