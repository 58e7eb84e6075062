#include "call_iterator.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"

#include "../src/clock.h"
#include "../src/id_set.h"
#include "bisect.h"
#include "classes.h"
#include "exceptions.h"
#include "module.h"
#include "row.h"

/* The most that the option prefetch may be, and the page that a reader waits for. */
#define SLOTS 17

/* Transfers are moved on while rows are read, so often at most. */
#define STEP_EVERY (SKC_SECOND / 1000)

/* Ids of so many pages are known, so that rows that have moved are not handed out twice. */
#define PAGES_KNOWN 3

/* A page that was asked for. */
struct slot {
	struct skipcall_page_call call;
	int64_t start; /* position of its first row */
	int64_t limit;
	bool has_failed; /* it is asked for again */
};

struct iterator {
	struct skipcall_list_arguments arguments;
	struct skipcall_iteration wanted;
	int64_t limit; /* rows per request; smaller once a server has given fewer */

	bool is_begun;
	bool is_over;
	bool is_busy; /* waits: a callback must not make it go on */
	bool is_bisected; /* `start` is known */
	int64_t start; /* position from which on there may be rows that are wanted */
	int64_t covered; /* positions below it were read */
	int64_t asked; /* positions below it were asked for */
	int64_t total; /* as last told; -1: not yet */
	int64_t expected; /* of count() with since or until; -1: not found out */
	int64_t key;
	int64_t stepped; /* monotonic: when transfers were moved on last */

	struct slot slots[SLOTS]; /* a ring, in order */
	unsigned first_slot, slot_count;

	zval rows; /* of the current page; undefined: none */
	uint32_t index, count; /* of the row */
	int64_t page_start;
	bool is_last_page;
	struct skc_id_set known[PAGES_KNOWN]; /* ids of the last pages, the current one first */
	uint64_t first_id, last_id; /* of the page before, to know it again */
	int64_t total_before;
	uint32_t count_before;

	zend_object *client; /* held, for as long as its callbacks may be called */
	zend_object std;
};

static zend_object_handlers iterator_handlers;

static struct iterator *iterator_of(zend_object *object)
{
	return (struct iterator *)(void *)((char *)object - offsetof(struct iterator, std));
}

static struct skipcall_client *client_of(const struct iterator *it)
{
	return skipcall_client_of(it->client);
}

/* ---- requests ---- */

static struct slot *slot_at(struct iterator *it, unsigned index)
{
	return &it->slots[(it->first_slot + index) % SLOTS];
}

/* Gives up the request asked for first. */
static void drop_first(struct iterator *it)
{
	if (!slot_at(it, 0)->has_failed) {
		skipcall_page_call_free(&slot_at(it, 0)->call);
	}
	it->first_slot = (it->first_slot + 1) % SLOTS;
	it->slot_count--;
}

static void drop_all(struct iterator *it)
{
	while (it->slot_count > 0) {
		drop_first(it);
	}
	it->asked = it->covered;
}

/* Positions that are worth asking for; as many as there may be while nothing is known. */
static int64_t end_of_interest(const struct iterator *it)
{
	int64_t end = it->total >= 0 ? it->total : INT64_MAX;
	if (it->wanted.max_rows >= 0) {
		/* Up to the current row, and the positions that the rest takes at least. */
		const int64_t left = it->wanted.max_rows - it->key;
		const int64_t at = Z_TYPE(it->rows) != IS_UNDEF ? it->page_start + it->index : it->covered;
		const int64_t read = at + (left > 0 ? left : 0);
		end = read < end ? read : end;
	}
	return end;
}

/* Starts the request of a slot. False with an exception. */
static bool send_request(struct iterator *it, struct slot *slot)
{
	/* Between waits there is no bound: only what blocks counts. */
	const struct skipcall_deadline none = {SKC_NEVER, "maxDuration"};
	struct skipcall_list_arguments arguments = skipcall_list_arguments_copy(&it->arguments);
	arguments.query.page = slot->start / slot->limit + 1;
	arguments.query.limit = slot->limit;
	slot->has_failed = !skipcall_page_call_start(
		&slot->call, client_of(it), &arguments, "iterateCalls", none, true);
	if (slot->has_failed) {
		skipcall_page_call_free(&slot->call);
	}
	return !slot->has_failed;
}

/* Asks for the next page. False with an exception. */
static bool ask(struct iterator *it)
{
	struct slot *slot = slot_at(it, it->slot_count);
	slot->limit = it->limit;
	slot->start = it->asked / it->limit * it->limit;
	if (!send_request(it, slot)) {
		return false;
	}
	it->asked = slot->start + it->limit;
	it->slot_count++;
	return true;
}

/* Has so many requests under way, as far as there is something to ask for. False with an exception. */
static bool ask_ahead(struct iterator *it, unsigned wanted)
{
	bool asked = false;
	while (it->slot_count < wanted && it->asked < end_of_interest(it)) {
		if (!ask(it)) {
			return false;
		}
		asked = true;
	}
	enum skc_event_kind kind;
	return !asked || skipcall_drive_step(0, &kind); /* on their way at once */
}

static unsigned prefetch_of(const struct iterator *it)
{
	return (unsigned)client_of(it)->options->prefetch;
}

/* ---- pages ---- */

static void forget_page(struct iterator *it)
{
	zval_ptr_dtor(&it->rows);
	ZVAL_UNDEF(&it->rows);
	it->index = it->count = 0;
}

static uint64_t id_of(zval *row)
{
	const zend_string *id = skipcall_call_text(row, SKIPCALL_CALL_ID);
	return id != NULL ? skc_id_hash(ZSTR_VAL(id), ZSTR_LEN(id)) : 0;
}

/* The same page again while there are not more rows: going on would never end. False with an exception. */
static bool check_progress(struct iterator *it, const struct skipcall_page *page)
{
	HashTable *rows = Z_ARRVAL(page->data);
	const uint32_t count = zend_hash_num_elements(rows);
	if (count == 0) {
		return true;
	}
	const uint64_t first = id_of(zend_hash_index_find(rows, 0));
	const uint64_t last = id_of(zend_hash_index_find(rows, count - 1));
	if (it->count_before == count && first == it->first_id && last == it->last_id &&
		page->total <= it->total_before) {
		skipcall_throw_pagination("repeated",
			"The server answered with the same page again, though there are not more calls: it "
			"ignores `page`");
		return false;
	}
	it->first_id = first;
	it->last_id = last;
	it->count_before = count;
	it->total_before = page->total;
	return true;
}

/* The server gives fewer rows than asked for. True when the page is of use all the same. */
static bool follow_limit(struct iterator *it, const struct slot *slot, int64_t page, int64_t limit)
{
	if (limit <= 0 || limit >= slot->limit) {
		return true;
	}
	it->limit = limit;
	return (page - 1) * limit == it->covered / limit * limit;
}

/* Takes the page asked for first, which is there. False with an exception. */
static bool take_page(struct iterator *it)
{
	struct slot *slot = slot_at(it, 0);
	struct skipcall_page page;
	struct skc_failure *failure = skipcall_page_call_failure(&slot->call);
	if (failure != NULL && failure->kind == SKC_FAILURE_BAD_REQUEST && it->limit > 10 &&
		skc_failure_names(failure, "limit")) {
		/* Fewer rows may be what it wants. */
		it->limit = it->limit > 50 ? 50 : 10;
		drop_all(it);
		return true;
	}
	if (!skipcall_page_call_take_rows(&slot->call, &page)) {
		skipcall_page_call_free(&slot->call);
		slot->has_failed = true; /* asked for again when it is wanted again; later ones stay */
		return false;
	}
	const int64_t start = slot->start;
	const bool followed = follow_limit(it, slot, page.page, page.limit);
	const bool changed = slot->limit != it->limit;
	drop_first(it);
	it->total = page.total;
	if (changed) {
		drop_all(it);
	}
	if (!followed || !check_progress(it, &page)) {
		zval_ptr_dtor(&page.data);
		drop_all(it);
		return EG(exception) == NULL;
	}
	ZVAL_COPY_VALUE(&it->rows, &page.data);
	it->index = 0;
	it->count = zend_hash_num_elements(Z_ARRVAL(page.data));
	it->page_start = changed ? (page.page - 1) * it->limit : start;
	it->covered = it->page_start + it->limit;
	it->asked = it->asked > it->covered ? it->asked : it->covered;
	it->is_last_page = it->count == 0 || it->covered >= it->total;
	struct skc_id_set oldest = it->known[PAGES_KNOWN - 1];
	memmove(&it->known[1], &it->known[0], sizeof(oldest) * (PAGES_KNOWN - 1));
	it->known[0] = oldest;
	skc_id_set_clear(&it->known[0]);
	if (!skc_id_set_reserve(&it->known[0], it->count)) {
		zend_throw_error(NULL, "Skipcall: out of memory");
		return false;
	}
	return true;
}

/* Gets the next page, waiting for it. False with an exception. */
static bool next_page(struct iterator *it)
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
	if (slot_at(it, 0)->has_failed && !send_request(it, slot_at(it, 0))) {
		return false;
	}
	struct skipcall_page_call *call = &slot_at(it, 0)->call;
	skipcall_page_call_set_deadline(call, skipcall_deadline_of(client_of(it)->options));
	it->is_busy = true;
	const bool waited = skipcall_page_call_wait(call);
	it->is_busy = false;
	if (!waited) {
		if (EG(exception) != NULL &&
			(zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception)))) {
			/* A callback did not return, and its request waits for it: it is asked again. */
			drop_all(it);
		}
		return false;
	}
	if (!take_page(it)) {
		return false;
	}
	return is_first || Z_TYPE(it->rows) == IS_UNDEF || ask_ahead(it, prefetch_of(it));
}

/* ---- rows ---- */

/* Whether the current row is handed out; sets is_over where no later one can be. */
static bool is_wanted(struct iterator *it, zval *row)
{
	const struct skipcall_iteration *wanted = &it->wanted;
	int64_t created;
	if ((wanted->has_since || wanted->has_until) && skipcall_row_created(row, &created)) {
		const bool before = wanted->has_since && created < wanted->since;
		const bool after = wanted->has_until && created >= wanted->until;
		it->is_over = it->arguments.query.descending ? before : after;
		if (before || after) {
			return false;
		}
	}
	const uint64_t id = id_of(row);
	for (unsigned i = 1; i < PAGES_KNOWN; i++) {
		if (skc_id_set_has(&it->known[i], id)) {
			return false; /* it has moved */
		}
	}
	return id == 0 || skc_id_set_add(&it->known[0], id);
}

/* From the current place on to a row that is wanted, or to the end. False with an exception. */
static bool settle(struct iterator *it)
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
	forget_page(it);
	drop_all(it);
	return true;
}

/* Finds out where to begin. False with an exception. */
static bool find_start(struct iterator *it)
{
	const struct skipcall_iteration *wanted = &it->wanted;
	const bool descending = it->arguments.query.descending;
	if (!it->is_bisected && (descending ? wanted->has_until : wanted->has_since)) {
		struct skipcall_bisection bisection = {client_of(it), &it->arguments, "iterateCalls", 0};
		int64_t page;
		it->is_busy = true;
		const bool found = skipcall_bisection_begin(&bisection) &&
			skipcall_bisection_find(
				&bisection, descending ? wanted->until : wanted->since, it->limit, &page);
		it->is_busy = false;
		if (!found) {
			return false;
		}
		/* The first row that is wanted may be on the page before. */
		it->start = page > 0 ? (page - 1) * it->limit : 0;
	}
	it->is_bisected = true;
	it->covered = it->asked = it->start;
	return true;
}

/* Asks for the first page, once. */
static void begin(struct iterator *it)
{
	if (!it->is_begun && find_start(it)) {
		it->is_begun = true;
		settle(it);
	}
}

static void move_on(struct iterator *it)
{
	if (!it->is_begun) {
		begin(it);
		return;
	}
	if (it->is_over) {
		return;
	}
	if (Z_TYPE(it->rows) != IS_UNDEF && it->index < it->count) {
		it->index++;
		it->key++;
	}
	if (it->slot_count > 0) {
		const int64_t now = skc_clock_monotonic(&skc_clock_system);
		enum skc_event_kind kind;
		if (now - it->stepped > STEP_EVERY) {
			it->stepped = now;
			if (!skipcall_drive_step(0, &kind)) {
				return;
			}
		}
	} else if (it->page_start == it->start && prefetch_of(it) > 0 && it->index >= it->count / 2 &&
		it->index < it->count && !ask_ahead(it, 1)) {
		return;
	}
	settle(it);
}

static void start_anew(struct iterator *it)
{
	drop_all(it);
	forget_page(it);
	for (unsigned i = 0; i < PAGES_KNOWN; i++) {
		skc_id_set_clear(&it->known[i]);
	}
	it->is_begun = it->is_over = false;
	it->covered = it->asked = it->start;
	it->key = 0;
	it->count_before = 0;
}

/* The current row; NULL: there is none. Borrowed. */
static zval *current_row(struct iterator *it)
{
	return it->is_begun && !it->is_over && Z_TYPE(it->rows) != IS_UNDEF && it->index < it->count
		? zend_hash_index_find(Z_ARRVAL(it->rows), it->index)
		: NULL;
}

/* ---- the object ---- */

static zend_object *create_iterator(zend_class_entry *ce)
{
	struct iterator *it = zend_object_alloc(sizeof(*it), ce);
	zend_object_std_init(&it->std, ce);
	object_properties_init(&it->std, ce);
	it->std.handlers = &iterator_handlers;
	return &it->std;
}

static void free_iterator(zend_object *object)
{
	struct iterator *it = iterator_of(object);
	if (it->client != NULL) {
		drop_all(it);
		forget_page(it);
		for (unsigned i = 0; i < PAGES_KNOWN; i++) {
			skc_id_set_free(&it->known[i]);
		}
		skipcall_list_arguments_free(&it->arguments);
		zend_object_release(it->client);
	}
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	struct iterator *it = iterator_of(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	if (it->client != NULL) {
		zend_get_gc_buffer_add_obj(buffer, it->client);
	}
	for (unsigned i = 0; i < it->slot_count; i++) {
		if (!slot_at(it, i)->has_failed && slot_at(it, i)->call.caller.exception != NULL) {
			zend_get_gc_buffer_add_obj(buffer, slot_at(it, i)->call.caller.exception);
		}
	}
	zend_get_gc_buffer_add_zval(buffer, &it->rows);
	zend_get_gc_buffer_use(buffer, table, count);
	return zend_std_get_properties(object);
}

void skipcall_call_iterator_new(struct skipcall_client *client,
	struct skipcall_list_arguments *arguments, const struct skipcall_iteration *iteration,
	zval *out)
{
	object_init_ex(out, skipcall_ce_CallIterator);
	struct iterator *it = iterator_of(Z_OBJ_P(out));
	it->client = &client->std;
	GC_ADDREF(it->client);
	it->arguments = *arguments;
	it->wanted = *iteration;
	it->limit = iteration->page_size;
	if (iteration->max_rows >= 0 && iteration->max_rows < it->limit) {
		it->limit = iteration->max_rows > 0 ? iteration->max_rows : 1;
	}
	it->total = it->expected = -1;
	it->is_bisected = false;
	for (unsigned i = 0; i < PAGES_KNOWN; i++) {
		skc_id_set_init(&it->known[i]);
	}
	ZVAL_UNDEF(&it->rows);
}

/* The iterator of a method call; throws and returns NULL when it cannot go on now. */
static struct iterator *this_iterator(zval *this)
{
	struct iterator *it = iterator_of(Z_OBJ_P(this));
	if (it->client == NULL) {
		zend_throw_error(NULL, "The CallIterator object was not made by a client");
		return NULL;
	}
	if (it->is_busy) {
		zend_throw_error(
			NULL, "This CallIterator waits for a page: its own callbacks cannot use it");
		return NULL;
	}
	return it;
}

bool skipcall_call_iterator_is_ready(zend_object *object)
{
	struct iterator *it = iterator_of(object);
	if (it->client == NULL || it->is_over || it->is_busy) {
		return true;
	}
	if (!it->is_begun) {
		/* Whoever asks wants it to begin; where it begins may have to be found out by waiting. */
		if (it->is_bisected || !(it->wanted.has_since || it->wanted.has_until)) {
			if (it->slot_count == 0 && find_start(it) && ask_ahead(it, 1)) {
				return false;
			}
			return it->slot_count > 0 && skipcall_page_call_advance(&slot_at(it, 0)->call);
		}
		return true;
	}
	if (it->index + 1 < it->count || it->is_last_page) {
		return true;
	}
	if (it->slot_count == 0 && !ask_ahead(it, 1)) {
		return false;
	}
	return it->slot_count == 0 || slot_at(it, 0)->has_failed ||
		skipcall_page_call_advance(&slot_at(it, 0)->call);
}

/* ---- methods ---- */

/* since or until, argument `position` of iterateCalls(). False with an exception. */
static bool read_bound(zend_execute_data *execute_data, unsigned position, const char *name,
	const struct skipcall_list_arguments *arguments, bool *has, int64_t *us)
{
	zval *value = skipcall_argument_or_null(execute_data, position);
	*has = value != NULL;
	if (!*has) {
		return true;
	}
	if (arguments->order_by == NULL ||
		!zend_string_equals_literal(arguments->order_by, "createdAt")) {
		return skipcall_refuse("Argument #%u ($%s) needs a sort by \"createdAt\"", position, name);
	}
	return skipcall_instant_parse(value, position, name, us);
}

ZEND_METHOD(Skipcall_Client, iterateCalls)
{
	static const struct skipcall_list_positions positions = {1, 2, 3};
	zend_string *string;
	HashTable *table;
	zend_object *date;
	zend_long page_size = 100, max_rows = 0;
	bool all_rows = true;
	struct skipcall_list_arguments arguments;
	ZEND_PARSE_PARAMETERS_START(0, 7)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(table, string)
		Z_PARAM_OBJ_OF_CLASS_OR_STR_OR_NULL(date, php_date_get_interface_ce(), string)
		Z_PARAM_OBJ_OF_CLASS_OR_STR_OR_NULL(date, php_date_get_interface_ce(), string)
		Z_PARAM_LONG(page_size)
		Z_PARAM_LONG_OR_NULL(max_rows, all_rows)
	ZEND_PARSE_PARAMETERS_END();
	(void)table;
	(void)string;
	(void)date;
	struct skipcall_client *client = skipcall_this_client(ZEND_THIS);
	if (client == NULL) {
		return;
	}
	if (page_size < 1 || page_size > 1000000) {
		skipcall_refuse("Argument #6 ($pageSize) must be from 1 to 1000000, " ZEND_LONG_FMT
						" given",
			page_size);
		return;
	}
	if (!all_rows && max_rows < 0) {
		skipcall_refuse("Argument #7 ($maxRows) must be 0 or more, or null for all, " ZEND_LONG_FMT
						" given",
			max_rows);
		return;
	}
	/* Left out, it is createdAt; null is the server's own order. */
	zval by_default, *sort = skipcall_argument_or_null(execute_data, 1);
	ZVAL_STRING(&by_default, "createdAt");
	const bool is_given =
		ZEND_NUM_ARGS() >= 1 && Z_TYPE_P(ZEND_CALL_ARG(execute_data, 1)) != IS_UNDEF;
	const bool parsed =
		skipcall_list_arguments_parse(&arguments, &positions, is_given ? sort : &by_default,
			skipcall_argument_or_null(execute_data, 2), skipcall_argument_or_null(execute_data, 3));
	zval_ptr_dtor(&by_default);
	struct skipcall_iteration wanted = {
		.page_size = page_size, .max_rows = all_rows ? -1 : max_rows};
	if (!parsed) {
		return;
	}
	if (!read_bound(execute_data, 4, "since", &arguments, &wanted.has_since, &wanted.since) ||
		!read_bound(execute_data, 5, "until", &arguments, &wanted.has_until, &wanted.until)) {
		skipcall_list_arguments_free(&arguments);
		return;
	}
	skipcall_call_iterator_new(client, &arguments, &wanted, return_value);
}

ZEND_METHOD(Skipcall_CallIterator, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Skipcall_CallIterator, current)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct iterator *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		begin(it);
		zval *row = EG(exception) == NULL ? current_row(it) : NULL;
		if (row != NULL) {
			RETURN_COPY(row);
		}
	}
}

ZEND_METHOD(Skipcall_CallIterator, key)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct iterator *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		begin(it);
		if (EG(exception) == NULL && current_row(it) != NULL) {
			RETURN_LONG((zend_long)it->key);
		}
	}
}

ZEND_METHOD(Skipcall_CallIterator, next)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct iterator *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		begin(it);
		if (EG(exception) == NULL) {
			move_on(it);
		}
	}
}

static void rewind_iterator(struct iterator *it)
{
	/* At its first row, it is there already. */
	if (it->is_begun && (it->key > 0 || it->is_over)) {
		start_anew(it);
	}
	begin(it);
}

ZEND_METHOD(Skipcall_CallIterator, rewind)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct iterator *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		rewind_iterator(it);
	}
}

ZEND_METHOD(Skipcall_CallIterator, valid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct iterator *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		begin(it);
		RETURN_BOOL(EG(exception) == NULL && current_row(it) != NULL);
	}
}

/* Rows between since and until, found by bisection once. False with an exception. */
static bool find_expected(struct iterator *it)
{
	struct skipcall_bisection bisection = {client_of(it), &it->arguments, "iterateCalls", 0};
	const bool descending = it->arguments.query.descending;
	const struct skipcall_iteration *wanted = &it->wanted;
	int64_t low = 0, high = -1;
	it->is_busy = true;
	bool found = skipcall_bisection_begin(&bisection);
	if (found && (descending ? wanted->has_until : wanted->has_since)) {
		found = skipcall_bisection_find(
			&bisection, descending ? wanted->until : wanted->since, 1, &low);
	}
	if (found && (descending ? wanted->has_since : wanted->has_until)) {
		found = skipcall_bisection_find(
			&bisection, descending ? wanted->since : wanted->until, 1, &high);
	}
	it->is_busy = false;
	high = high >= 0 ? high : bisection.total;
	it->expected = high > low ? high - low : 0;
	return found;
}

ZEND_METHOD(Skipcall_CallIterator, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct iterator *it = this_iterator(ZEND_THIS);
	if (it == NULL) {
		return;
	}
	const bool bounded = it->wanted.has_since || it->wanted.has_until;
	if (bounded ? it->expected < 0 && !find_expected(it) : false) {
		return;
	}
	if (!bounded) {
		begin(it);
		if (EG(exception) != NULL) {
			return;
		}
	}
	int64_t rows = bounded ? it->expected : it->total;
	if (it->wanted.max_rows >= 0 && it->wanted.max_rows < rows) {
		rows = it->wanted.max_rows;
	}
	RETURN_LONG((zend_long)(rows > 0 ? rows : 0));
}

ZEND_METHOD(Skipcall_CallIterator, isReady)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct iterator *it = this_iterator(ZEND_THIS);
	enum skc_event_kind kind = SKC_EVENT_DONE;
	while (it != NULL && !skipcall_call_iterator_is_ready(&it->std)) {
		if (EG(exception) != NULL || kind == SKC_EVENT_NONE || kind == SKC_EVENT_IDLE ||
			!skipcall_drive_step(0, &kind)) {
			RETURN_FALSE;
		}
	}
	RETURN_BOOL(it != NULL && EG(exception) == NULL);
}

/* ---- foreach, without method calls ---- */

static void loop_dtor(zend_object_iterator *loop)
{
	/* Left early: what is under way is of no use, unless somebody goes on by hand. */
	struct iterator *it = iterator_of(Z_OBJ(loop->data));
	if (it->client != NULL && !it->is_busy) {
		drop_all(it);
	}
	zval_ptr_dtor(&loop->data);
}

static int loop_valid(zend_object_iterator *loop)
{
	return current_row(iterator_of(Z_OBJ(loop->data))) != NULL ? SUCCESS : FAILURE;
}

static zval *loop_current(zend_object_iterator *loop)
{
	return current_row(iterator_of(Z_OBJ(loop->data)));
}

static void loop_key(zend_object_iterator *loop, zval *key)
{
	ZVAL_LONG(key, (zend_long)iterator_of(Z_OBJ(loop->data))->key);
}

static void loop_next(zend_object_iterator *loop)
{
	struct iterator *it = this_iterator(&loop->data);
	if (it != NULL) {
		move_on(it);
	}
}

static void loop_rewind(zend_object_iterator *loop)
{
	struct iterator *it = this_iterator(&loop->data);
	if (it != NULL) {
		rewind_iterator(it);
	}
}

static const zend_object_iterator_funcs loop_functions = {
	.dtor = loop_dtor,
	.valid = loop_valid,
	.get_current_data = loop_current,
	.get_current_key = loop_key,
	.move_forward = loop_next,
	.rewind = loop_rewind,
};

static zend_object_iterator *get_loop(zend_class_entry *ce, zval *object, int by_reference)
{
	(void)ce;
	if (by_reference) {
		zend_throw_error(NULL, "A CallIterator cannot be iterated by reference");
		return NULL;
	}
	zend_object_iterator *loop = emalloc(sizeof(*loop));
	zend_iterator_init(loop);
	ZVAL_OBJ_COPY(&loop->data, Z_OBJ_P(object));
	loop->funcs = &loop_functions;
	return loop;
}

void skipcall_call_iterator_minit(void)
{
	memcpy(&iterator_handlers, &std_object_handlers, sizeof(iterator_handlers));
	iterator_handlers.offset = offsetof(struct iterator, std);
	iterator_handlers.free_obj = free_iterator;
	iterator_handlers.get_gc = get_gc;
	iterator_handlers.clone_obj = NULL;
	skipcall_ce_CallIterator->create_object = create_iterator;
	skipcall_ce_CallIterator->get_iterator = get_loop;
}
