#include "call_iterator.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"
#include "ext/date/php_date.h"

#include "classes.h"
#include "refuse.h"
#include "values.h"

struct iterator {
	struct skipcall_rows_ahead rows;
	zend_object std;
};

static zend_object_handlers iterator_handlers;

static struct skipcall_rows_ahead *rows_of(zend_object *object)
{
	return &((struct iterator *)(void *)((char *)object - offsetof(struct iterator, std)))->rows;
}

/* ---- the object ---- */

static zend_object *create_iterator(zend_class_entry *ce)
{
	struct iterator *iterator = zend_object_alloc(sizeof(*iterator), ce);
	zend_object_std_init(&iterator->std, ce);
	object_properties_init(&iterator->std, ce);
	iterator->std.handlers = &iterator_handlers;
	return &iterator->std;
}

static void free_iterator(zend_object *object)
{
	struct skipcall_rows_ahead *it = rows_of(object);
	if (it->client != NULL) {
		skipcall_rows_ahead_free(it);
	}
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	struct skipcall_rows_ahead *it = rows_of(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	skipcall_rows_ahead_gc(it, buffer);
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL; /* no properties */
}

void skipcall_call_iterator_new(struct skipcall_client *client,
	struct skipcall_list_arguments *arguments, const struct skipcall_iteration *iteration,
	zval *out)
{
	object_init_ex(out, skipcall_ce_CallIterator);
	struct skipcall_rows_ahead *it = rows_of(Z_OBJ_P(out));
	skipcall_rows_ahead_init(it, client, arguments, iteration);
}

/* The iterator of a method call; throws and returns NULL when it cannot go on now. */
static struct skipcall_rows_ahead *this_iterator(zval *this)
{
	struct skipcall_rows_ahead *it = rows_of(Z_OBJ_P(this));
	if (it->client == NULL) {
		skipcall_throw_error("The CallIterator object was not made by a client");
		return NULL;
	}
	if (it->is_busy) {
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
	ZEND_PARSE_PARAMETERS_NONE();
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	if (it != NULL) {
		skipcall_rows_ahead_next(it);
	}
}

ZEND_METHOD(Skipcall_CallIterator, rewind)
{
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
	const bool bounded = it->wanted.has_since || it->wanted.has_until;
	if (!bounded) {
		if (it->total < 0) {
			skipcall_rows_ahead_begin(it);
		}
	} else if (it->expected < 0) {
		skipcall_rows_ahead_expect(it);
	}
	if (EG(exception) != NULL) {
		return;
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
	struct skipcall_rows_ahead *it = this_iterator(ZEND_THIS);
	enum skc_event_kind kind = SKC_EVENT_DONE;
	while (it != NULL && !skipcall_rows_ahead_is_ready(it)) {
		if (EG(exception) != NULL || kind == SKC_EVENT_NONE || kind == SKC_EVENT_IDLE ||
			!skipcall_rows_ahead_step(it, &kind)) {
			RETURN_FALSE;
		}
	}
	RETURN_BOOL(it != NULL && EG(exception) == NULL);
}

/* ---- foreach, without method calls ---- */

static void loop_dtor(zend_object_iterator *loop)
{
	/* Left early: what is under way is of no use, unless somebody goes on by hand. */
	struct skipcall_rows_ahead *it = rows_of(Z_OBJ(loop->data));
	if (it->client != NULL && !it->is_busy) {
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
	memcpy(&iterator_handlers, &std_object_handlers, sizeof(iterator_handlers));
	iterator_handlers.offset = offsetof(struct iterator, std);
	iterator_handlers.free_obj = free_iterator;
	iterator_handlers.get_gc = get_gc;
	iterator_handlers.clone_obj = NULL;
	skipcall_ce_CallIterator->create_object = create_iterator;
	skipcall_ce_CallIterator->get_iterator = get_loop;
}
