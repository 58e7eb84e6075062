#include "rows_ahead.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "exceptions.h"
#include "globals.h"
#include "let_go.h"
#include "refuse.h"
#include "row.h"

static struct skipcall_client *client_of(const struct skipcall_rows_ahead *it)
{
	return skipcall_page_requests_client(&it->requests);
}

static struct skipcall_page_request *first_request(struct skipcall_rows_ahead *it)
{
	return &it->requests.requests[it->first_slot];
}

/* ---- requests ---- */

/* The place in the ring of the page that was asked for as the n-th, from 0. */
static unsigned place_of(const struct skipcall_rows_ahead *it, unsigned n)
{
	return (it->first_slot + n) % SKIPCALL_PAGE_REQUESTS;
}

/* Drops the oldest request. */
static void drop_first(struct skipcall_rows_ahead *it)
{
	const unsigned place = it->first_slot;
	it->first_slot = place_of(it, 1);
	it->slot_count--;
	skipcall_page_requests_drop(&it->requests, place);
}

static bool drop_all(struct skipcall_rows_ahead *it)
{
	skipcall_bisection_drop(&it->bisection);
	while (it->slot_count > 0) {
		drop_first(it);
	}
	it->asked = it->covered;
	return true;
}

void skipcall_rows_ahead_drop(struct skipcall_rows_ahead *it)
{
	volatile bool dropped;
	SKIPCALL_WHILE_BUSY(it->requests.is_busy, dropped, drop_all(it));
	(void)dropped;
}

static void give_up(struct skipcall_page_requests *all)
{
	skipcall_rows_ahead_drop((struct skipcall_rows_ahead *)(void *)((char *)all -
		offsetof(struct skipcall_rows_ahead, requests)));
}

/* The end of the positions that may hold wanted rows; INT64_MAX while `total` is unknown. */
static int64_t end_of_interest(const struct skipcall_rows_ahead *it)
{
	int64_t end = it->total >= 0 ? it->total : INT64_MAX;
	if (it->wanted.max_rows >= 0) {
		/* Each row still wanted takes at least one position after the current row. */
		const int64_t left = it->wanted.max_rows - it->key;
		const int64_t at = Z_TYPE(it->rows) != IS_UNDEF ? it->page_start + it->index : it->covered;
		const int64_t read = at + (left > 0 ? left : 0);
		end = read < end ? read : end;
	}
	return end;
}

/* Sends the request of a slot. False with an exception. */
static bool send_request(struct skipcall_rows_ahead *it, unsigned place)
{
	const struct skipcall_page_slot *slot = &it->slots[place];
	return skipcall_page_requests_send(
		&it->requests, place, slot->start / slot->limit + 1, slot->limit);
}

/* The first page has failed before: sends its request again. False with an exception. */
static bool send_first_again(struct skipcall_rows_ahead *it)
{
	return it->requests.is_sent[it->first_slot] || send_request(it, it->first_slot);
}

/* Asks for the next page. False with an exception. */
static bool ask(struct skipcall_rows_ahead *it)
{
	const unsigned place = place_of(it, it->slot_count);
	struct skipcall_page_slot *slot = &it->slots[place];
	slot->limit = it->limit;
	slot->start = it->asked / it->limit * it->limit;
	if (!send_request(it, place)) {
		return false;
	}
	it->asked = slot->start + it->limit;
	it->slot_count++;
	return true;
}

/* Sends requests until `wanted` are under way or the end is reached. False with an exception. */
static bool ask_ahead(struct skipcall_rows_ahead *it, unsigned wanted)
{
	bool asked = false;
	while (it->slot_count < wanted && it->asked < end_of_interest(it)) {
		if (!ask(it)) {
			return false;
		}
		asked = true;
	}
	enum skc_event_kind kind;
	return !asked || skipcall_page_requests_step(&it->requests, 0, &kind); /* sends them now */
}

static unsigned prefetch_of(const struct skipcall_rows_ahead *it)
{
	return (unsigned)client_of(it)->options->prefetch;
}

/* ---- pages ---- */

static void forget_page(struct skipcall_rows_ahead *it)
{
	it->index = it->count = 0;
	skipcall_let_go(&it->rows);
}

static uint64_t id_of(const struct skipcall_rows_ahead *it, zval *row)
{
	const struct skipcall_resource *resource = it->requests.resource;
	const zend_string *id = skipcall_row_text(skipcall_resource_shape(resource), row, resource->id);
	return id != NULL ? skc_id_hash(ZSTR_VAL(id), ZSTR_LEN(id)) : 0;
}

/* Fails when the same page came twice and `total` has not grown: reading on would never end. */
static bool check_progress(struct skipcall_rows_ahead *it, const struct skipcall_page *page)
{
	HashTable *rows = Z_ARRVAL(page->data);
	const uint32_t count = zend_hash_num_elements(rows);
	if (count == 0) {
		return true;
	}
	const uint64_t first = id_of(it, zend_hash_index_find(rows, 0));
	const uint64_t last = id_of(it, zend_hash_index_find(rows, count - 1));
	if (it->count_before == count && first == it->first_id && last == it->last_id &&
		page->total <= it->total_before) {
		skipcall_throw_pagination(NULL, "repeated",
			"The server returned the same page twice, though there are no more %s than "
			"before: it ignores the parameter `page`",
			it->requests.resource->noun);
		return false;
	}
	it->first_id = first;
	it->last_id = last;
	it->count_before = count;
	it->total_before = page->total;
	return true;
}

/* Adapts to a server that returns fewer rows than requested. True when this page can still be used. */
static bool follow_limit(struct skipcall_rows_ahead *it, const struct skipcall_page_slot *slot,
	int64_t page, int64_t limit)
{
	if (limit <= 0 || limit >= slot->limit) {
		return true;
	}
	it->limit = limit;
	return (page - 1) * limit == it->covered / limit * limit;
}

/* Takes the page requested first, which has arrived. False with an exception. */
static bool take_page(struct skipcall_rows_ahead *it)
{
	const struct skipcall_page_slot *slot = &it->slots[it->first_slot];
	struct skipcall_page_request *request = first_request(it);
	struct skipcall_page page;
	struct skc_failure *failure = skipcall_page_request_failure(request);
	if (failure != NULL && failure->kind == SKC_FAILURE_BAD_REQUEST && it->limit > 10 &&
		skc_failure_names(failure, "limit")) {
		/* The server may accept a smaller page. */
		it->limit = it->limit > 50 ? 50 : 10;
		skipcall_rows_ahead_drop(it);
		return true;
	}
	if (!skipcall_page_request_take_rows(request, &page)) {
		/* Requested again when the caller goes on; later pages stay. */
		skipcall_page_requests_drop(&it->requests, it->first_slot);
		return false;
	}
	const int64_t start = slot->start;
	const bool followed = follow_limit(it, slot, page.page, page.limit);
	const bool changed = slot->limit != it->limit;
	drop_first(it);
	it->total = page.total;
	if (changed) {
		skipcall_rows_ahead_drop(it);
	}
	if (!followed || !check_progress(it, &page)) {
		zval_ptr_dtor(&page.data);
		skipcall_rows_ahead_drop(it);
		return EG(exception) == NULL;
	}
	ZVAL_COPY_VALUE(&it->rows, &page.data);
	it->index = 0;
	it->count = zend_hash_num_elements(Z_ARRVAL(page.data));
	it->page_start = changed ? (page.page - 1) * it->limit : start;
	it->covered = it->page_start + it->limit;
	it->asked = it->asked > it->covered ? it->asked : it->covered;
	it->is_last_page = it->count == 0 || it->covered >= it->total;
	struct skc_id_set oldest = it->known[SKIPCALL_PAGES_KNOWN - 1];
	memmove(&it->known[1], &it->known[0], sizeof(oldest) * (SKIPCALL_PAGES_KNOWN - 1));
	it->known[0] = oldest;
	skc_id_set_clear(&it->known[0]);
	if (!skc_id_set_reserve(&it->known[0], it->count)) {
		skipcall_throw_error("Skipcall: out of memory");
		return false;
	}
	return true;
}

static bool get_next_page(struct skipcall_rows_ahead *it)
{
	const bool is_first = it->covered == it->start;
	forget_page(it);
	it->asked = it->slot_count == 0 ? it->covered : it->asked;
	if (it->slot_count == 0 && !ask(it)) {
		return false;
	}
	if (!is_first && !ask_ahead(it, prefetch_of(it) + 1)) {
		return false;
	}
	if (!send_first_again(it) ||
		!skipcall_page_requests_wait(
			&it->requests, it->first_slot, skipcall_deadline_of(client_of(it)->options))) {
		return false;
	}
	if (!take_page(it)) {
		return false;
	}
	return is_first || Z_TYPE(it->rows) == IS_UNDEF || ask_ahead(it, prefetch_of(it));
}

/* Gets the next page, waiting for it. False with an exception. */
static bool next_page(struct skipcall_rows_ahead *it)
{
	volatile bool got;
	SKIPCALL_WHILE_BUSY(it->requests.is_busy, got, get_next_page(it));
	skipcall_page_requests_check_exit(&it->requests);
	return got;
}

/* ---- rows ---- */

/* Whether a row is returned to the caller; sets is_over when no later row can be. */
static bool is_wanted(struct skipcall_rows_ahead *it, zval *row)
{
	const struct skipcall_iteration *wanted = &it->wanted;
	int64_t created;
	if ((wanted->has_since || wanted->has_until) &&
		skipcall_row_created(it->requests.resource, row, &created)) {
		const bool before = wanted->has_since && created < wanted->since;
		const bool after = wanted->has_until && created >= wanted->until;
		it->is_over = it->requests.arguments.query.descending ? before : after;
		if (before || after) {
			return false;
		}
	}
	const uint64_t id = id_of(it, row);
	for (unsigned i = 1; i < SKIPCALL_PAGES_KNOWN; i++) {
		if (skc_id_set_has(&it->known[i], id)) {
			return false; /* it has moved */
		}
	}
	return id == 0 || skc_id_set_add(&it->known[0], id);
}

/* Moves from the current row to the next wanted one, or to the end. False with an exception. */
static bool settle(struct skipcall_rows_ahead *it)
{
	while (!it->is_over) {
		if (it->wanted.max_rows >= 0 && it->key >= it->wanted.max_rows) {
			it->is_over = true;
			break;
		}
		if (Z_TYPE(it->rows) != IS_UNDEF) {
			for (; it->index < it->count; it->index++) {
				if (is_wanted(it, zend_hash_index_find(Z_ARRVAL(it->rows), it->index))) {
					return true;
				}
				if (it->is_over) {
					break;
				}
			}
			if (it->is_over || it->is_last_page) {
				it->is_over = true;
				break;
			}
		}
		if (!next_page(it)) {
			return false;
		}
	}
	skipcall_rows_ahead_drop(it);
	forget_page(it);
	return true;
}

/* Where it begins is a page in the middle. */
static bool begins_by_date(const struct skipcall_rows_ahead *it)
{
	return it->requests.arguments.query.descending ? it->wanted.has_until : it->wanted.has_since;
}

/* Where to begin, as far as that can be told without a request. */
static void prepare_start(struct skipcall_rows_ahead *it)
{
	if (it->is_bisected || it->bisection.bound_count > 0) {
		return;
	}
	if (begins_by_date(it)) {
		it->bisection = (struct skipcall_bisection){
			.client = client_of(it),
			.resource = it->requests.resource,
			.arguments = &it->requests.arguments,
			.operation = it->requests.operation,
			.kept = true,
			.bounds = {{it->requests.arguments.query.descending ? it->wanted.until
																: it->wanted.since,
				it->limit, 0}},
			.bound_count = 1,
		};
	} else {
		it->is_bisected = true;
	}
}

/* Where to begin is known. */
static void take_start(struct skipcall_rows_ahead *it)
{
	if (!it->is_bisected) {
		const struct skipcall_bound *bound = &it->bisection.bounds[0];
		/* The first row that is wanted may be on the page before. */
		it->start = bound->index > 0 ? (bound->index - 1) * bound->step : 0;
		it->is_bisected = true;
	}
	it->covered = it->asked = it->start;
}

/* Finds out where to begin. False with an exception. */
static bool find_start(struct skipcall_rows_ahead *it)
{
	prepare_start(it);
	if (!it->is_bisected) {
		volatile bool found;
		SKIPCALL_WHILE_BUSY(it->requests.is_busy, found, skipcall_bisection_wait(&it->bisection));
		skipcall_page_requests_check_exit(&it->requests);
		if (!found) {
			return false;
		}
	}
	take_start(it);
	return true;
}

void skipcall_rows_ahead_begin(struct skipcall_rows_ahead *it)
{
	if (!it->is_begun) {
		if (!find_start(it)) {
			return;
		}
		it->is_begun = true;
	}
	/* Without a row before the end a request has failed: asked again, so that it is never silent. */
	if (!it->is_over && skipcall_rows_ahead_current(it) == NULL) {
		settle(it);
	}
}

void skipcall_rows_ahead_next(struct skipcall_rows_ahead *it)
{
	if (!it->is_begun) {
		skipcall_rows_ahead_begin(it);
	}
	if (it->is_over || EG(exception) != NULL) {
		return;
	}
	if (Z_TYPE(it->rows) != IS_UNDEF && it->index < it->count) {
		it->index++;
		it->key++;
	}
	if (it->slot_count > 0) {
		if (!skipcall_page_requests_keep_moving(&it->requests)) {
			return;
		}
	} else if (it->page_start == it->start && prefetch_of(it) > 0 && it->index >= it->count / 2 &&
		it->index < it->count && !ask_ahead(it, 1)) {
		return;
	}
	settle(it);
}

static bool empty(struct skipcall_rows_ahead *it)
{
	drop_all(it);
	forget_page(it);
	return true;
}

static void start_anew(struct skipcall_rows_ahead *it)
{
	volatile bool emptied;
	SKIPCALL_WHILE_BUSY(it->requests.is_busy, emptied, empty(it));
	(void)emptied;
	for (unsigned i = 0; i < SKIPCALL_PAGES_KNOWN; i++) {
		skc_id_set_clear(&it->known[i]);
	}
	it->is_begun = it->is_over = false;
	it->covered = it->asked = it->start;
	it->key = 0;
	it->count_before = 0;
}

zval *skipcall_rows_ahead_current(struct skipcall_rows_ahead *it)
{
	return it->is_begun && !it->is_over && Z_TYPE(it->rows) != IS_UNDEF && it->index < it->count
		? zend_hash_index_find(Z_ARRVAL(it->rows), it->index)
		: NULL;
}

void skipcall_rows_ahead_rewind(struct skipcall_rows_ahead *it)
{
	/* On the first row there is nothing to do. */
	if (it->is_begun && (it->key > 0 || (it->is_over && it->is_rewound))) {
		start_anew(it);
	}
	it->is_rewound = true;
	skipcall_rows_ahead_begin(it);
}

/*
 * Has the page asked for first come? Whoever asks wants it to go on: it is asked for. May leave an
 * exception that is not its own.
 */
static bool has_come(struct skipcall_rows_ahead *it)
{
	if (it->slot_count == 0 ? !ask_ahead(it, 1) : !send_first_again(it)) {
		return false;
	}
	return it->slot_count == 0 || skipcall_page_request_advance(first_request(it));
}

/* Goes to the first row as far as that needs no waiting. True when begin() would not wait. */
static bool begin_if_ready(struct skipcall_rows_ahead *it)
{
	if (!it->is_begun) {
		prepare_start(it);
		if (!it->is_bisected) {
			if (!skipcall_bisection_is_ready(&it->bisection)) {
				return false;
			}
			if (it->bisection.state != SKIPCALL_BISECT_FOUND) {
				return true; /* begin() will say what is wrong */
			}
			take_start(it);
		}
		if (it->slot_count == 0) {
			it->covered = it->asked = it->start;
		}
		it->is_begun = true;
	}
	while (!it->is_over && Z_TYPE(it->rows) == IS_UNDEF) {
		if (it->wanted.max_rows == 0 || !has_come(it)) {
			return it->wanted.max_rows == 0;
		}
		if (it->slot_count == 0 || skipcall_page_request_will_throw(first_request(it))) {
			return true;
		}
		if (!take_page(it)) {
			return false;
		}
		if (Z_TYPE(it->rows) == IS_UNDEF) {
			continue;
		}
		while (!it->is_over && it->index < it->count &&
			!is_wanted(it, zend_hash_index_find(Z_ARRVAL(it->rows), it->index))) {
			it->index++;
		}
		if (it->index == it->count && !it->is_over && !it->is_last_page) {
			forget_page(it);
		}
	}
	return true;
}

static bool is_ready(struct skipcall_rows_ahead *it)
{
	if (skipcall_rows_ahead_current(it) == NULL) {
		return begin_if_ready(it);
	}
	return it->index + 1 < it->count || it->is_last_page || has_come(it);
}

bool skipcall_rows_ahead_is_ready(struct skipcall_rows_ahead *it)
{
	volatile bool ready = true;
	if (it->requests.client != NULL && !it->is_over && !it->requests.is_busy) {
		SKIPCALL_WHILE_BUSY(it->requests.is_busy, ready, is_ready(it));
	}
	return ready;
}

/* How many rows the list has, by a request of one row. False with an exception. */
static bool ask_total(struct skipcall_rows_ahead *it)
{
	const struct skipcall_page_requests *all = &it->requests;
	volatile bool found;
	SKIPCALL_WHILE_BUSY(it->requests.is_busy, found,
		skipcall_bisection_count(
			client_of(it), all->resource, &all->arguments, all->operation, NULL, NULL, &it->total));
	skipcall_page_requests_check_exit(&it->requests);
	return found;
}

int64_t skipcall_rows_ahead_expect(struct skipcall_rows_ahead *it)
{
	const bool bounded = it->wanted.has_since || it->wanted.has_until;
	if (it->total < 0) {
		/* The first page is wanted anyhow; but finding the one of a date would take many requests. */
		if (!begins_by_date(it)) {
			skipcall_rows_ahead_begin(it);
		} else if (!ask_total(it)) {
			return 0;
		}
	}
	int64_t rows = bounded && it->is_over ? it->key : it->total - it->start;
	if (it->wanted.max_rows >= 0 && it->wanted.max_rows < rows) {
		rows = it->wanted.max_rows;
	}
	return rows > 0 ? rows : 0;
}

void skipcall_rows_ahead_init(struct skipcall_rows_ahead *it, struct skipcall_client *client,
	const struct skipcall_resource *resource, const struct skipcall_list_arguments *arguments,
	const struct skipcall_iteration *iteration)
{
	skipcall_page_requests_init(
		&it->requests, client, resource, arguments, "iterateCalls", give_up);
	it->wanted = *iteration;
	it->limit = iteration->page_size;
	if (iteration->max_rows >= 0 && iteration->max_rows < it->limit) {
		it->limit = iteration->max_rows > 0 ? iteration->max_rows : 1;
	}
	it->total = -1;
	for (unsigned i = 0; i < SKIPCALL_PAGES_KNOWN; i++) {
		skc_id_set_init(&it->known[i]);
	}
	ZVAL_UNDEF(&it->rows);
}

void skipcall_rows_ahead_free(struct skipcall_rows_ahead *it)
{
	skipcall_rows_ahead_drop(it);
	forget_page(it);
	for (unsigned i = 0; i < SKIPCALL_PAGES_KNOWN; i++) {
		skc_id_set_free(&it->known[i]);
	}
	skipcall_page_requests_free(&it->requests);
}

void skipcall_rows_ahead_gc(struct skipcall_rows_ahead *it, zend_get_gc_buffer *buffer)
{
	skipcall_page_requests_gc(&it->requests, buffer);
	if (it->bisection.is_asking) {
		skipcall_page_request_gc(&it->bisection.request, buffer);
	}
	zend_get_gc_buffer_add_zval(buffer, &it->rows);
}
