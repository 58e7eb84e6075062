#include "sync_run.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "exceptions.h"
#include "globals.h"
#include "let_go.h"
#include "refuse.h"
#include "row.h"
#include "unreadable.h"

/* Compared by address. */
static const char max_seconds_name[] = "maxSeconds";

static struct skipcall_client *client_of(const struct skipcall_sync *sync)
{
	return skipcall_page_requests_client(&sync->requests);
}

/* ---- requests ---- */

static unsigned under_way(const struct skipcall_sync *sync)
{
	return skipcall_page_requests_count(&sync->requests);
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

/* Attempts of a request so far: what the rate limit refused, or what still waits for it, was not sent. */
static zend_long attempts_of(const struct skipcall_page_request *request)
{
	const struct skc_transfer *transfer = request->answer.transfer;
	const bool counts = !request->is_over && transfer != NULL && transfer->attempt.started_at != 0;
	return (zend_long)request->attempts + (counts ? (zend_long)transfer->attempt.number : 0);
}

void skipcall_sync_count(const struct skipcall_sync *sync, zend_long *attempts, zend_long *retries)
{
	*attempts = sync->attempts;
	*retries = sync->attempts - sync->answers;
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		const zend_long sent =
			sync->requests.is_sent[i] ? attempts_of(&sync->requests.requests[i]) : 0;
		*attempts += sent;
		*retries += sent > 0 ? sent - 1 : 0;
	}
	*retries = *retries > 0 ? *retries : 0;
}

/* Frees a request, and counts what it has cost. */
static void free_slot(struct skipcall_sync *sync, unsigned index)
{
	const struct skipcall_page_request *request = &sync->requests.requests[index];
	sync->attempts += attempts_of(request);
	sync->waited += request->waited;
	skipcall_page_requests_drop(&sync->requests, index);
}

void skipcall_sync_drop_requests(struct skipcall_sync *sync)
{
	for (unsigned i = 0; i < SKC_GAPS_MAX; i++) {
		if (sync->requests.is_sent[i]) {
			skc_gaps_ask_again(&sync->gaps, sync->slots[i].token);
			free_slot(sync, i);
		}
	}
}

void skipcall_sync_give_up(struct skipcall_page_requests *all)
{
	skipcall_sync_drop_requests(
		(struct skipcall_sync *)(void *)((char *)all - offsetof(struct skipcall_sync, requests)));
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
		if (sync->requests.is_sent[i]) {
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
	const zend_long left = attempts_left(sync);
	unsigned index = 0;
	while (sync->requests.is_sent[index]) {
		index++;
	}
	if (!skipcall_page_requests_send(&sync->requests, index, request->page, request->limit)) {
		skc_gaps_ask_again(&sync->gaps, request->token);
		return false;
	}
	sync->slots[index] = (struct skipcall_sync_slot){.token = request->token};
	if (sync->max_requests > 0) {
		const zend_long most = client_of(sync)->options->max_retries + 1;
		sync->slots[index].reserved = most < left ? most : left;
		skipcall_page_request_limit(
			&sync->requests.requests[index], (unsigned)sync->slots[index].reserved);
	}
	return true;
}

/*
 * Asks for what can be asked for: one page per place at which is read, and no more ahead of the reader.
 * False with an exception.
 */
static bool ask_up_to(struct skipcall_sync *sync, unsigned most)
{
	bool asked = false;
	enum skc_event_kind kind;
	if (sync->in_hand != 0) {
		/* A fatal error came between the planner and its slot. */
		skc_gaps_ask_again(&sync->gaps, sync->in_hand);
		sync->in_hand = 0;
	}
	while (under_way(sync) + waiting(sync) < most && attempts_left(sync) > 0 &&
		under_way(sync) < SKC_GAPS_MAX) {
		struct skc_gaps_request request;
		if (skc_gaps_next(&sync->gaps, &request) != SKC_GAPS_ASK) {
			break;
		}
		sync->in_hand = request.token;
		const bool sent = send_request(sync, &request);
		sync->in_hand = 0;
		if (!sent) {
			return false;
		}
		asked = true;
	}
	return !asked || skipcall_page_requests_step(&sync->requests, 0, &kind); /* sends them now */
}

static bool ask(struct skipcall_sync *sync)
{
	return ask_up_to(sync, sync->parallel + 1);
}

/* ---- answers ---- */

/* The planner's view of the rows. False with an exception. */
static bool describe_rows(struct skipcall_sync *sync, HashTable *table, struct skc_gaps_row *rows)
{
	const struct skipcall_resource *resource = sync->requests.resource;
	const struct skipcall_shape *shape = skipcall_resource_shape(resource);
	size_t count = 0;
	bool known = true, dated = true;
	zval *row;
	ZEND_HASH_FOREACH_VAL(table, row) {
		const zend_string *id = skipcall_row_text(shape, row, resource->id);
		const zend_string *organisation = resource->organisation != SKIPCALL_NO_MEMBER
			? skipcall_row_text(shape, row, resource->organisation)
			: NULL;
		struct skc_gaps_row *described = &rows[count++];
		described->id = id != NULL ? ZSTR_VAL(id) : "";
		described->id_len = id != NULL ? ZSTR_LEN(id) : 0;
		described->has_date =
			skipcall_row_date(shape, row, skipcall_sync_order(sync), &described->created);
		dated = dated && described->has_date;
		known = known &&
			(organisation == NULL ||
				skc_gaps_organisation(&sync->gaps, ZSTR_VAL(organisation), ZSTR_LEN(organisation)));
	}
	ZEND_HASH_FOREACH_END();
	if (!known) {
		skipcall_throw_pagination(sync->given, "organization",
			"The checkpoint belongs to another organisation than the %s of this key",
			resource->noun);
	} else if (sync->by_update && !dated) {
		skipcall_throw_pagination(sync->given, "sort",
			"Rows have no updatedAt that can be read: they can be synchronised by createdAt only");
	}
	return known && (dated || !sync->by_update);
}

static void throw_verdict(const struct skipcall_sync *sync, enum skc_gaps_verdict verdict)
{
	switch (verdict) {
		case SKC_GAPS_DISORDER:
			skipcall_throw_pagination(sync->given, "sort",
				"The server did not sort the rows by %s: it ignores the parameter `sort`",
				ZSTR_VAL(skipcall_row_name(
					skipcall_resource_shape(sync->requests.resource), skipcall_sync_order(sync))));
			break;
		case SKC_GAPS_WRONG_PAGE:
			skipcall_throw_pagination(sync->given, "page",
				"The server answered with another page than the one asked for");
			break;
		case SKC_GAPS_STUCK:
			skipcall_throw_pagination(sync->given, "repeated",
				"Answers contradict each other again and again: no new rows, and no end (%s)",
				skc_gaps_trouble(&sync->gaps));
			break;
		default:
			skipcall_throw_error("Skipcall: out of memory");
	}
}

/* A time that the server's clock had not reached when it answered; without a Date header our own clock's. */
static int64_t server_now(const struct skc_transfer *transfer)
{
	const int64_t date = transfer != NULL ? transfer->response.said.date : -1;
	return date >= 0 && date < INT64_MAX / SKC_SECOND - 1 ? (date + 1) * SKC_SECOND
														  : skc_clock_wall(&skc_clock_system) + 1;
}

/* Takes the rows of a page. Takes the page. False with an exception. */
static bool take_rows(
	struct skipcall_sync *sync, uint64_t token, struct skipcall_page *page, int64_t now)
{
	HashTable *table = Z_ARRVAL(page->data);
	const uint32_t count = zend_hash_num_elements(table);
	struct skipcall_sync_answer *answer = emalloc(sizeof(*answer) + count * sizeof(bool));
	struct skc_gaps_row *rows = safe_emalloc(count > 0 ? count : 1, sizeof(*rows), 0);
	const struct skc_gaps_page described = {page->page, page->limit, page->total, now, rows, count};
	enum skc_gaps_verdict verdict = SKC_GAPS_TAKEN;
	memset(answer->is_new, 0, count * sizeof(bool));
	if (describe_rows(sync, table, rows)) {
		verdict = skc_gaps_answer(&sync->gaps, token, &described, answer->is_new);
		if (verdict != SKC_GAPS_TAKEN) {
			throw_verdict(sync, verdict);
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
static bool ends_cleanly(struct skipcall_sync *sync, unsigned index)
{
	const struct skipcall_page_request *request = &sync->requests.requests[index];
	const struct skc_transfer *transfer = request->answer.transfer;
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
		request->attempts >= (unsigned)sync->slots[index].reserved) {
		stop(sync, "maxRequests", retry_after);
	}
	return sync->stop_reason != NULL;
}

/* One of the requests has ended. False with an exception. */
static bool take_answer(struct skipcall_sync *sync, unsigned index)
{
	struct skipcall_page_request *request = &sync->requests.requests[index];
	const uint64_t token = sync->slots[index].token;
	const struct skc_failure *failure = skipcall_page_request_failure(request);
	struct skipcall_page page;
	if (failure != NULL) {
		if (failure->kind == SKC_FAILURE_BAD_REQUEST && skc_failure_names(failure, "limit") &&
			skc_gaps_limit_refused(&sync->gaps, token)) {
			free_slot(sync, index);
			return true;
		}
		if (ends_cleanly(sync, index)) {
			return true;
		}
		const int64_t row = skipcall_unreadable_row(request->answer.transfer);
		if (row >= -1) {
			const bool goes_on = skipcall_unreadable_read_around(
				&sync->unreadable, &sync->gaps, token, request, row);
			free_slot(sync, index);
			sync->answers++;
			return goes_on;
		}
	}
	const int64_t now = server_now(request->answer.transfer);
	const bool taken = skipcall_page_request_take_rows(request, &page);
	sync->in_hand = token;
	free_slot(sync, index);
	if (taken) {
		sync->answers++;
		sync->lone_surrogates += page.mended.count;
	} else {
		skc_gaps_ask_again(&sync->gaps, token);
	}
	const bool added = taken && take_rows(sync, token, &page, now);
	sync->in_hand = 0;
	return added;
}

/* Takes what has come. False with an exception. */
static bool take_answers(struct skipcall_sync *sync)
{
	for (unsigned i = 0; i < SKC_GAPS_MAX && sync->stop_reason == NULL; i++) {
		if (sync->requests.is_sent[i] &&
			skipcall_page_request_advance(&sync->requests.requests[i]) && !take_answer(sync, i)) {
			return false;
		}
		if (EG(exception) != NULL) {
			return false;
		}
	}
	return true;
}

/* Waits for an answer. False with an exception. */
static bool wait_for_answers(struct skipcall_sync *sync)
{
	struct skipcall_deadline deadline = skipcall_deadline_of(client_of(sync)->options);
	if (sync->end < deadline.at) {
		deadline = (struct skipcall_deadline){sync->end, max_seconds_name};
	}
	return skipcall_page_requests_wait(&sync->requests, SKIPCALL_ANY_PAGE, deadline) &&
		take_answers(sync);
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

/* Once everything is read and handed out. */
static const char *how_it_ends(const struct skipcall_sync *sync)
{
	return skc_gaps_report(&sync->gaps).gaps > 0 ? "unreadable" : "complete";
}

/* Throws what was kept for the end of the run, with a checkpoint that covers all of it. */
static bool throw_at_the_end(struct skipcall_sync *sync)
{
	zval exception;
	if (sync->unreadable.exception == NULL) {
		return true;
	}
	ZVAL_OBJ(&exception, sync->unreadable.exception);
	sync->unreadable.exception = NULL;
	zend_string_release(skipcall_call_sync_checkpoint(&sync->std));
	skipcall_exception_set_checkpoint(Z_OBJ(exception), sync->given);
	zend_throw_exception_object(&exception);
	return false;
}

/* Has a row, or has come to the end. False with an exception. */
static bool fetch(struct skipcall_sync *sync)
{
	if (under_way(sync) > 0 && !skipcall_page_requests_keep_moving(&sync->requests)) {
		return false;
	}
	while (!sync->is_over) {
		if (skipcall_now() >= sync->end) {
			if (sync->stop_reason == NULL) {
				stop(sync,
					find_row(sync) || !is_everything_read(sync) ? max_seconds_name
																: how_it_ends(sync),
					0);
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
			stop(sync, is_everything_read(sync) ? how_it_ends(sync) : "maxRequests", 0);
		}
	}
	return throw_at_the_end(sync);
}

bool skipcall_call_sync_fetch(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	if (sync->row == NULL && !sync->is_over) {
		volatile bool fetched;
		SKIPCALL_WHILE_BUSY(sync->requests.is_busy, fetched, fetch(sync));
		if (!fetched && EG(exception) != NULL) {
			/* Its own has it already; one of a signal handler ends the run as well. */
			skipcall_exception_set_checkpoint(EG(exception), sync->given);
		}
	}
	return sync->row != NULL;
}

static bool fetch_first(struct skipcall_sync *sync)
{
	while (sync->answers == 0 && sync->stop_reason == NULL && skipcall_now() < sync->end) {
		if (!ask_up_to(sync, 1)) {
			return false;
		}
		if (under_way(sync) == 0) {
			break; /* there is nothing to read */
		}
		if (!wait_for_answers(sync)) {
			return false;
		}
	}
	return true;
}

bool skipcall_call_sync_fetch_first(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	volatile bool fetched;
	SKIPCALL_WHILE_BUSY(sync->requests.is_busy, fetched, fetch_first(sync));
	if (!fetched && EG(exception) != NULL) {
		skipcall_exception_set_checkpoint(EG(exception), sync->given);
	}
	return fetched;
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

/* Returns new: covers every row that has left the queue. */
static zend_string *write_checkpoint(const struct skipcall_sync *sync)
{
	char text[SKC_CHECKPOINT_SIZE];
	const size_t len = skc_gaps_checkpoint(&sync->gaps, text);
	return zend_string_init(text, len, false);
}

/* Takes the checkpoint. */
static void give(struct skipcall_sync *sync, zend_string *checkpoint)
{
	if (sync->given != NULL) {
		zend_string_release(sync->given);
	}
	sync->given = checkpoint;
}

zend_string *skipcall_call_sync_checkpoint(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	give(sync, sync->before != NULL ? zend_string_copy(sync->before) : write_checkpoint(sync));
	return zend_string_copy(sync->given);
}

/*
 * Has room for one more row. PHP's own way to let an array grow leaves it larger than its memory when the
 * memory limit ends the request.
 */
static void make_room(zval *rows)
{
	const HashTable *old = Z_ARRVAL_P(rows);
	zval larger, *row;
	if (old->nNumUsed < old->nTableSize) {
		return;
	}
	array_init_size(&larger, 2 * old->nNumUsed);
	zend_hash_real_init_packed(Z_ARRVAL(larger));
	ZEND_HASH_FILL_PACKED(Z_ARRVAL(larger))
	{
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(rows), row) {
			Z_TRY_ADDREF_P(row);
			ZEND_HASH_FILL_ADD(row);
		}
		ZEND_HASH_FOREACH_END();
	}
	ZEND_HASH_FILL_END();
	skipcall_replace(rows, &larger);
}

/* Whatever allocates comes before what changes: the memory limit ends a request anywhere. */
zend_long skipcall_call_sync_gather(zend_object *object)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	if (sync->before == NULL) {
		sync->before = write_checkpoint(sync);
	}
	if (Z_TYPE(sync->gathered) == IS_UNDEF) {
		array_init(&sync->gathered);
	}
	make_room(&sync->gathered);
	zend_hash_next_index_insert_new(Z_ARRVAL(sync->gathered), sync->row);
	Z_ADDREF_P(sync->row);
	skipcall_call_sync_hand_out(object);
	return skipcall_call_sync_gathered(object);
}

zend_long skipcall_call_sync_gathered(const zend_object *object)
{
	const struct skipcall_sync *sync = skipcall_sync_of((zend_object *)(uintptr_t)object);
	return Z_TYPE(sync->gathered) == IS_ARRAY
		? (zend_long)zend_hash_num_elements(Z_ARRVAL(sync->gathered))
		: 0;
}

zend_string *skipcall_call_sync_take_gathered(zend_object *object, zval *rows)
{
	struct skipcall_sync *sync = skipcall_sync_of(object);
	zend_string *checkpoint = write_checkpoint(sync);
	ZVAL_COPY_VALUE(rows, &sync->gathered);
	ZVAL_UNDEF(&sync->gathered);
	zend_string_release(sync->before);
	sync->before = NULL;
	give(sync, zend_string_copy(checkpoint));
	return checkpoint;
}

bool skipcall_call_sync_is_complete(zend_object *object)
{
	const struct skipcall_sync *sync = skipcall_sync_of(object);
	return sync->before == NULL && skc_gaps_report(&sync->gaps).complete;
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
			struct skipcall_page_request *request = &sync->requests.requests[i];
			if (!sync->requests.is_sent[i] || !skipcall_page_request_advance(request)) {
				continue;
			}
			if (request->owner.exception != NULL ||
				(skipcall_page_request_failure(request) != NULL &&
					skipcall_unreadable_row(request->answer.transfer) < -1)) {
				return true; /* next() will say so */
			}
			some = true;
			if (!take_answer(sync, i)) {
				skipcall_clear_exception(); /* next() asks again */
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
	if (sync->requests.client != NULL && !sync->is_over && !sync->requests.is_busy &&
		skipcall_now() < sync->end) {
		SKIPCALL_WHILE_BUSY(sync->requests.is_busy, ready, is_ready(sync));
	}
	return ready;
}
