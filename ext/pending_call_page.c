#include "pending_call_page.h"

#include "Zend/zend_exceptions.h"
#include "ext/spl/spl_iterators.h"

#include "../src/clock.h"
#include "call_iterator.h"
#include "call_sync.h"
#include "classes.h"
#include "exceptions.h"
#include "module.h"

struct pending {
	struct skipcall_page_call call;
	zend_object *client; /* held, for as long as its callbacks may be called */
	bool is_settled; /* the outcome is one of these two */
	zval page;
	zend_object *exception;
	zend_object std;
};

static zend_object_handlers pending_handlers;

/* Between waits there is no bound: only what blocks counts. */
static const struct skipcall_deadline no_deadline = {SKC_NEVER, "maxDuration"};

static struct pending *pending_of(zend_object *object)
{
	return (struct pending *)(void *)((char *)object - offsetof(struct pending, std));
}

static zend_object *create_pending(zend_class_entry *ce)
{
	struct pending *pending = zend_object_alloc(sizeof(*pending), ce);
	zend_object_std_init(&pending->std, ce);
	object_properties_init(&pending->std, ce);
	pending->std.handlers = &pending_handlers;
	return &pending->std;
}

static void free_pending(zend_object *object)
{
	struct pending *pending = pending_of(object);
	if (pending->client != NULL) {
		skipcall_page_call_free(&pending->call);
		zend_object_release(pending->client);
	}
	zval_ptr_dtor(&pending->page);
	if (pending->exception != NULL) {
		zend_object_release(pending->exception);
	}
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	struct pending *pending = pending_of(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	if (pending->client != NULL) {
		zend_get_gc_buffer_add_obj(buffer, pending->client);
	}
	if (pending->exception != NULL) {
		zend_get_gc_buffer_add_obj(buffer, pending->exception);
	}
	if (pending->call.caller.exception != NULL) {
		zend_get_gc_buffer_add_obj(buffer, pending->call.caller.exception);
	}
	zend_get_gc_buffer_add_zval(buffer, &pending->page);
	zend_get_gc_buffer_use(buffer, table, count);
	return zend_std_get_properties(object);
}

void skipcall_pending_call_page_minit(void)
{
	memcpy(&pending_handlers, &std_object_handlers, sizeof(pending_handlers));
	pending_handlers.offset = offsetof(struct pending, std);
	pending_handlers.free_obj = free_pending;
	pending_handlers.get_gc = get_gc;
	pending_handlers.clone_obj = NULL;
	skipcall_ce_PendingCallPage->create_object = create_pending;
}

/* The exception under way is the outcome. */
static void settle_with_exception(struct pending *pending)
{
	pending->exception = EG(exception);
	GC_ADDREF(pending->exception);
	pending->is_settled = true;
}

void skipcall_pending_call_page_new(
	struct skipcall_client *client, struct skipcall_list_arguments *arguments, zval *out)
{
	object_init_ex(out, skipcall_ce_PendingCallPage);
	struct pending *pending = pending_of(Z_OBJ_P(out));
	pending->client = &client->std;
	GC_ADDREF(pending->client);
	if (!skipcall_page_call_start(
			&pending->call, client, arguments, "listCalls", no_deadline, true)) {
		settle_with_exception(pending);
		zend_clear_exception();
	}
}

bool skipcall_pending_call_page_is_ready(zend_object *object)
{
	struct pending *pending = pending_of(object);
	return pending->is_settled || pending->client == NULL ||
		skipcall_page_call_advance(&pending->call);
}

/* The pending page of a method call; throws and returns NULL when it was not made by a client. */
static struct pending *this_pending(zval *this)
{
	struct pending *pending = pending_of(Z_OBJ_P(this));
	if (pending->client == NULL) {
		zend_throw_error(NULL, "The PendingCallPage object was not made by a client");
		return NULL;
	}
	return pending;
}

ZEND_METHOD(Skipcall_PendingCallPage, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Skipcall_PendingCallPage, isReady)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct pending *pending = this_pending(ZEND_THIS);
	enum skc_event_kind kind = SKC_EVENT_DONE;
	/* As far as it goes without waiting: every event may be followed by another. */
	while (pending != NULL && !skipcall_pending_call_page_is_ready(&pending->std)) {
		if (kind == SKC_EVENT_NONE || kind == SKC_EVENT_IDLE || !skipcall_drive_step(0, &kind)) {
			RETURN_FALSE;
		}
	}
	RETURN_BOOL(pending != NULL);
}

ZEND_METHOD(Skipcall_PendingCallPage, wait)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct pending *pending = this_pending(ZEND_THIS);
	if (pending == NULL) {
		return;
	}
	if (!pending->is_settled) {
		const struct skipcall_client *client = pending->call.caller.client;
		skipcall_page_call_set_deadline(&pending->call, skipcall_deadline_of(client->options));
		const bool waited = skipcall_page_call_wait(&pending->call);
		skipcall_page_call_set_deadline(&pending->call, no_deadline);
		if (!waited ||
			pending->is_settled) { /* a signal handler may have waited for the same page */
			if (EG(exception) != NULL) {
				return; /* not its own: it goes on */
			}
		} else if (skipcall_page_call_take(&pending->call, &pending->page)) {
			pending->is_settled = true;
		} else {
			settle_with_exception(pending);
			return;
		}
	}
	if (pending->exception != NULL) {
		zval exception;
		GC_ADDREF(pending->exception);
		ZVAL_OBJ(&exception, pending->exception);
		zend_throw_exception_object(&exception);
	} else {
		RETURN_COPY(&pending->page);
	}
}

ZEND_METHOD(Skipcall_PendingCallPage, cancel)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct pending *pending = this_pending(ZEND_THIS);
	if (pending != NULL && !pending->is_settled) {
		skipcall_page_call_cancel(&pending->call);
	}
}

/* ---- Client::waitAny() ---- */

/* Several pages, their keys beside them. */
struct candidates {
	zval *pages;
	zval *keys;
	uint32_t count, room;
};

static bool add_candidate(struct candidates *all, zval *page, zval *key)
{
	ZVAL_DEREF(page);
	if (Z_TYPE_P(page) != IS_OBJECT ||
		(Z_OBJCE_P(page) != skipcall_ce_PendingCallPage &&
			Z_OBJCE_P(page) != skipcall_ce_CallIterator &&
			Z_OBJCE_P(page) != skipcall_ce_CallSync)) {
		return skipcall_refuse("Argument #1 ($waiting) must hold Skipcall\\PendingCallPage, "
							   "CallIterator or CallSync objects only, %s found in it",
			zend_zval_type_name(page));
	}
	if (Z_TYPE_P(key) != IS_LONG && Z_TYPE_P(key) != IS_STRING) {
		return skipcall_refuse(
			"Argument #1 ($waiting) must have integers or strings as keys, %s given",
			zend_zval_type_name(key));
	}
	if (all->count == all->room) {
		all->room = all->room == 0 ? 16 : all->room * 2;
		all->pages = safe_erealloc(all->pages, all->room, sizeof(zval), 0);
		all->keys = safe_erealloc(all->keys, all->room, sizeof(zval), 0);
	}
	ZVAL_COPY(&all->pages[all->count], page);
	ZVAL_COPY(&all->keys[all->count], key);
	all->count++;
	return true;
}

static int add_next(zend_object_iterator *iterator, void *data)
{
	zval key, *page = iterator->funcs->get_current_data(iterator);
	if (EG(exception) != NULL || page == NULL) {
		return ZEND_HASH_APPLY_STOP;
	}
	ZVAL_UNDEF(&key);
	if (iterator->funcs->get_current_key != NULL) {
		iterator->funcs->get_current_key(iterator, &key);
	} else {
		ZVAL_LONG(&key, (zend_long)iterator->index);
	}
	const bool added = EG(exception) == NULL && add_candidate(data, page, &key);
	zval_ptr_dtor(&key);
	return added ? ZEND_HASH_APPLY_KEEP : ZEND_HASH_APPLY_STOP;
}

/* False with an exception. */
static bool collect(zval *waiting, struct candidates *all)
{
	zend_ulong number;
	zend_string *name;
	zval *page, key;
	if (Z_TYPE_P(waiting) != IS_ARRAY) {
		spl_iterator_apply(waiting, add_next, all);
		return EG(exception) == NULL;
	}
	ZEND_HASH_FOREACH_KEY_VAL(Z_ARRVAL_P(waiting), number, name, page) {
		if (name != NULL) {
			ZVAL_STR(&key, name);
		} else {
			ZVAL_LONG(&key, (zend_long)number);
		}
		if (!add_candidate(all, page, &key)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* Whether one of them can go on without waiting. May leave an exception. */
static bool is_ready(zend_object *object)
{
	return object->ce == skipcall_ce_CallIterator ? skipcall_call_iterator_is_ready(object)
		: object->ce == skipcall_ce_CallSync      ? skipcall_call_sync_is_ready(object)
												  : skipcall_pending_call_page_is_ready(object);
}

/* The first that is ready; NULL when none is, or with an exception. */
static zval *first_ready(const struct candidates *all)
{
	for (uint32_t i = 0; i < all->count; i++) {
		if (is_ready(Z_OBJ(all->pages[i])) && EG(exception) == NULL) {
			return &all->keys[i];
		}
		if (EG(exception) != NULL) {
			break;
		}
	}
	return NULL;
}

/* The key of one that is ready before `end` (monotonic); NULL after it, or with an exception. */
static zval *wait_any(const struct candidates *all, int64_t end)
{
	enum skc_event_kind kind = SKC_EVENT_NONE;
	while (all->count > 0) {
		zval *key = first_ready(all);
		const int64_t left = end == SKC_NEVER ? SKC_NEVER : end - skipcall_now();
		if (key != NULL || EG(exception) != NULL) {
			return key;
		}
		/* Looking at them may have started more. */
		if (kind == SKC_EVENT_IDLE && skc_engine_transfers(skipcall_engine()) == 0) {
			zend_throw_error(NULL, "Skipcall\\Client: these requests wait for their own callbacks");
		}
		const int slice =
			left / 1000 < SKIPCALL_SLICE_MS ? (int)((left + 999) / 1000) : SKIPCALL_SLICE_MS;
		if (left <= 0 || EG(exception) != NULL || !skipcall_drive_step(slice, &kind)) {
			return NULL;
		}
	}
	return NULL;
}

ZEND_METHOD(Skipcall_Client, waitAny)
{
	zval *waiting;
	double seconds = 0;
	bool no_limit = true;
	struct candidates all = {0};
	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ITERABLE(waiting)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE_OR_NULL(seconds, no_limit)
	ZEND_PARSE_PARAMETERS_END();
	if (!no_limit && !(seconds >= 0 && seconds <= 1e9)) {
		skipcall_refuse("Argument #2 ($seconds) must be a number of seconds from 0, or null");
		return;
	}
	if (collect(waiting, &all)) {
		const int64_t end =
			no_limit ? SKC_NEVER : skipcall_now() + (int64_t)(seconds * (double)SKC_SECOND);
		zval *key = wait_any(&all, end);
		if (key != NULL) {
			RETVAL_COPY(key);
		}
	}
	for (uint32_t i = 0; i < all.count; i++) {
		zval_ptr_dtor(&all.pages[i]);
		zval_ptr_dtor(&all.keys[i]);
	}
	if (all.pages != NULL) {
		efree(all.pages);
		efree(all.keys);
	}
}
