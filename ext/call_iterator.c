#include "call_iterator.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"

#include "classes.h"
#include "object.h"
#include "refuse.h"
#include "values.h"

struct iterator {
	struct skipcall_rows_ahead rows;
	zend_object std;
};

static struct skipcall_rows_ahead *rows_of(zend_object *object)
{
	return &((struct iterator *)(void *)((char *)object - offsetof(struct iterator, std)))->rows;
}

/* ---- the object ---- */

static void free_iterator(zend_object *object)
{
	if (rows_of(object)->requests.client != NULL) {
		skipcall_rows_ahead_free(rows_of(object));
	}
}

static void add_gc(zend_object *object, zend_get_gc_buffer *buffer)
{
	skipcall_rows_ahead_gc(rows_of(object), buffer);
}

static struct skipcall_object_class iterator_class = {
	.size = sizeof(struct iterator),
	.offset = offsetof(struct iterator, std),
	.free = free_iterator,
	.gc = add_gc,
};

static zend_object *create_iterator(zend_class_entry *ce)
{
	return skipcall_object_new(&iterator_class, ce);
}

void skipcall_call_iterator_new(struct skipcall_client *client,
	const struct skipcall_resource *resource, struct skipcall_list_arguments *arguments,
	const struct skipcall_iteration *iteration, zval *out)
{
	object_init_ex(out, skipcall_ce_CallIterator);
	struct skipcall_rows_ahead *it = rows_of(Z_OBJ_P(out));
	skipcall_rows_ahead_init(it, client, resource, arguments, iteration);
}

/* The iterator of a method call; throws and returns NULL when it cannot go on now. */
static struct skipcall_rows_ahead *this_iterator(zval *this)
{
	struct skipcall_rows_ahead *it = rows_of(Z_OBJ_P(this));
	if (it->requests.client == NULL) {
		skipcall_throw_error("The CallIterator object was not made by a client");
		return NULL;
	}
	if (it->requests.is_busy) {
		skipcall_throw_error("This CallIterator waits for a page: its own callbacks cannot use it");
		return NULL;
	}
	return it;
}

bool skipcall_call_iterator_is_ready(zend_object *object)
{
	return skipcall_rows_ahead_is_ready(rows_of(object));
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
		!zend_string_equals(arguments->order_by, skipcall_created_name(&skipcall_calls))) {
		return skipcall_refuse("Argument #%u ($%s) needs a sort by \"%s\"", position, name,
			ZSTR_VAL(skipcall_created_name(&skipcall_calls)));
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
	if (!skipcall_list_arguments_check(execute_data, &positions)) {
		return;
	}
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
	/* Without the argument: createdAt. With null: the order that the server prefers. */
	zval by_default, *sort = skipcall_argument_or_null(execute_data, 1);
	ZVAL_STR(&by_default, skipcall_created_name(&skipcall_calls));
	const bool is_given =
		ZEND_NUM_ARGS() >= 1 && Z_TYPE_P(ZEND_CALL_ARG(execute_data, 1)) != IS_UNDEF;
	const bool parsed =
		skipcall_list_arguments_parse(&arguments, &positions, is_given ? sort : &by_default,
			skipcall_argument_or_null(execute_data, 2), skipcall_argument_or_null(execute_data, 3));
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
	skipcall_call_iterator_new(client, &skipcall_calls, &arguments, &wanted, return_value);
}

ZEND_METHOD(Skipcall_CallIterator, __construct)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Skipcall_CallIterator, current)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		skipcall_rows_ahead_begin(it);
		zval *row = EG(exception) == NULL ? skipcall_rows_ahead_current(it) : NULL;
		if (row != NULL) {
			RETURN_COPY(row);
		}
	}
}

ZEND_METHOD(Skipcall_CallIterator, key)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		skipcall_rows_ahead_begin(it);
		if (EG(exception) == NULL && skipcall_rows_ahead_current(it) != NULL) {
			RETURN_LONG((zend_long)it->key);
		}
	}
}

ZEND_METHOD(Skipcall_CallIterator, next)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		skipcall_rows_ahead_next(it);
	}
}

ZEND_METHOD(Skipcall_CallIterator, rewind)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		skipcall_rows_ahead_rewind(it);
	}
}

ZEND_METHOD(Skipcall_CallIterator, valid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		skipcall_rows_ahead_begin(it);
		RETURN_BOOL(EG(exception) == NULL && skipcall_rows_ahead_current(it) != NULL);
	}
}

ZEND_METHOD(Skipcall_CallIterator, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	if (it == NULL) {
		return;
	}
	const int64_t rows = skipcall_rows_ahead_expect(it);
	if (EG(exception) == NULL) {
		RETURN_LONG((zend_long)rows);
	}
}

ZEND_METHOD(Skipcall_CallIterator, isReady)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	RETURN_BOOL(it != NULL &&
		skipcall_page_requests_poll(
			&it->requests, Z_OBJ_P(ZEND_THIS), skipcall_call_iterator_is_ready));
}

/* ---- foreach, without method calls ---- */

static void loop_dtor(zend_object_iterator *loop)
{
	/* The loop was left early: requests under way are dropped, and sent again if next() is called. */
	struct skipcall_rows_ahead *it = rows_of(Z_OBJ(loop->data));
	if (it->requests.client != NULL && !it->requests.is_busy) {
		skipcall_rows_ahead_drop(it);
	}
	zval_ptr_dtor(&loop->data);
}

/*
 * The current row; whoever reads without having begun (NoRewindIterator), or after a failure, gets it
 * asked for.
 */
static zval *loop_current(zend_object_iterator *loop)
{
	struct skipcall_rows_ahead *it = rows_of(Z_OBJ(loop->data));
	zval *row = skipcall_rows_ahead_current(it);
	if (row == NULL && !it->is_over && EG(exception) == NULL &&
		this_iterator(&loop->data) != NULL) {
		skipcall_rows_ahead_begin(it);
		row = EG(exception) == NULL ? skipcall_rows_ahead_current(it) : NULL;
	}
	return row;
}

static int loop_valid(zend_object_iterator *loop)
{
	return loop_current(loop) != NULL ? SUCCESS : FAILURE;
}

static void loop_key(zend_object_iterator *loop, zval *key)
{
	ZVAL_NULL(key);
	if (loop_current(loop) != NULL) {
		ZVAL_LONG(key, (zend_long)rows_of(Z_OBJ(loop->data))->key);
	}
}

static void loop_next(zend_object_iterator *loop)
{
	struct skipcall_rows_ahead *it = this_iterator(&loop->data);
	if (it != NULL) {
		skipcall_rows_ahead_next(it);
	}
}

static void loop_rewind(zend_object_iterator *loop)
{
	struct skipcall_rows_ahead *it = this_iterator(&loop->data);
	if (it != NULL) {
		skipcall_rows_ahead_rewind(it);
	}
}

static const zend_object_iterator_funcs loop_functions = {
	.dtor = loop_dtor,
	.valid = loop_valid,
	.get_current_data = loop_current,
	.get_current_key = loop_key,
	.move_forward = loop_next,
	.rewind = loop_rewind,
	.get_gc = skipcall_loop_gc,
};

static zend_object_iterator *get_loop(zend_class_entry *ce, zval *object, int by_reference)
{
	(void)ce;
	if (by_reference) {
		skipcall_throw_error("A CallIterator cannot be iterated by reference");
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
	skipcall_object_minit(&iterator_class, skipcall_ce_CallIterator, create_iterator);
	skipcall_ce_CallIterator->get_iterator = get_loop;
}
