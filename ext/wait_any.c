/* Skipcall\Client::waitAny(): the first of several pages, iterators and synchronisations that can go on. */
#include "php.h"

#include "ext/spl/spl_iterators.h"

#include "../src/clock.h"
#include "call_iterator.h"
#include "call_sync.h"
#include "classes.h"
#include "drive.h"
#include "globals.h"
#include "pending_call_page.h"
#include "refuse.h"

/* The objects given, with their keys. */
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
	zval key, page, *current = iterator->funcs->get_current_data(iterator);
	if (EG(exception) != NULL || current == NULL) {
		return ZEND_HASH_APPLY_STOP;
	}
	ZVAL_COPY_DEREF(&page, current); /* code that is asked for the key may let it go */
	ZVAL_UNDEF(&key);
	if (iterator->funcs->get_current_key != NULL) {
		iterator->funcs->get_current_key(iterator, &key);
	} else {
		ZVAL_LONG(&key, (zend_long)iterator->index);
	}
	if (Z_ISREF(key)) {
		zend_unwrap_reference(&key);
	}
	const bool added = EG(exception) == NULL && add_candidate(data, &page, &key);
	zval_ptr_dtor(&key);
	zval_ptr_dtor(&page);
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
	bool over = false;
	while (all->count > 0) {
		zval *key = first_ready(all);
		if (key != NULL || EG(exception) != NULL) {
			return key;
		}
		/* Nothing is judged before it could move: on until there is something to wait for. */
		if (over && (kind == SKC_EVENT_NONE || kind == SKC_EVENT_IDLE)) {
			return NULL;
		}
		const int64_t left = end == SKC_NEVER ? SKC_NEVER : end - skipcall_now();
		over = left <= 0;
		/* is_ready() may have started requests. */
		if (kind == SKC_EVENT_IDLE && skc_engine_transfers(skipcall_engine()) == 0) {
			skipcall_throw_error(
				"Skipcall\\Client: requests cannot be waited for inside their own callbacks");
		}
		const int slice = over                ? 0
			: left / 1000 < SKIPCALL_SLICE_MS ? (int)((left + 999) / 1000)
											  : SKIPCALL_SLICE_MS;
		if (EG(exception) != NULL || !skipcall_drive_step(slice, &kind)) {
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
