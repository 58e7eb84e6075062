#include "call_batch.h"

#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"

#include "call_page.h"
#include "call_sync.h"
#include "classes.h"
#include "exceptions.h"
#include "let_go.h"
#include "object.h"
#include "refuse.h"
#include "values.h"

/* Property slots of a batch, in the order of the stub; the first holds the rows, as in a page. */
enum { SLOT_ROWS, SLOT_CHECKPOINT, SLOT_COMPLETE };

struct batches {
	zend_object *sync; /* held; NULL: not made by a CallSync */
	zend_long size;
	zend_long key;
	bool is_begun; /* the run is its own */
	bool is_over;
	zval batch; /* the current one; undefined: none */
	zend_object *exception; /* thrown once the batch before it was handed out */
	zend_object std;
};

static struct batches *batches_of(zend_object *object)
{
	return (struct batches *)(void *)((char *)object - offsetof(struct batches, std));
}

static void free_batches(zend_object *object)
{
	struct batches *batches = batches_of(object);
	skipcall_let_go(&batches->batch);
	skipcall_let_go_object(&batches->exception);
	skipcall_let_go_object(&batches->sync);
}

static void add_gc(zend_object *object, zend_get_gc_buffer *buffer)
{
	struct batches *batches = batches_of(object);
	if (batches->sync != NULL) {
		zend_get_gc_buffer_add_obj(buffer, batches->sync);
	}
	if (batches->exception != NULL) {
		zend_get_gc_buffer_add_obj(buffer, batches->exception);
	}
	zend_get_gc_buffer_add_zval(buffer, &batches->batch);
}

static struct skipcall_object_class batches_class = {
	.size = sizeof(struct batches),
	.offset = offsetof(struct batches, std),
	.free = free_batches,
	.gc = add_gc,
};

static zend_object *create_batches(zend_class_entry *ce)
{
	return skipcall_object_new(&batches_class, ce);
}

void skipcall_call_batch_minit(void)
{
	skipcall_value_class(skipcall_ce_CallBatch);
	skipcall_ce_CallBatch->get_iterator = skipcall_get_rows_iterator;
	skipcall_object_minit(&batches_class, skipcall_ce_CallBatches, create_batches);
}

/* Of the rows gathered; the checkpoint covers exactly them and all before. */
static void make_batch(struct batches *batches)
{
	zval batch, rows, value;
	object_init_ex(&batch, skipcall_ce_CallBatch);
	zend_object *object = Z_OBJ(batch);
	ZVAL_STR(&value, skipcall_call_sync_take_gathered(batches->sync, &rows));
	skipcall_put(object, SLOT_ROWS, &rows);
	skipcall_put(object, SLOT_CHECKPOINT, &value);
	ZVAL_BOOL(&value, skipcall_call_sync_is_complete(batches->sync));
	skipcall_put(object, SLOT_COMPLETE, &value);
	ZVAL_COPY_VALUE(&batches->batch, &batch);
}

/* An exception that ends a batch early is thrown after that batch; exit() is not kept. */
static void keep_exception(struct batches *batches)
{
	if (!skipcall_is_exiting()) {
		batches->exception = EG(exception);
		GC_ADDREF(batches->exception);
		skipcall_clear_exception();
	}
}

/* The next batch, if there is one. May leave an exception. */
static void move_on(struct batches *batches)
{
	skipcall_let_go(&batches->batch);
	if (Z_TYPE(batches->batch) != IS_UNDEF || EG(exception) != NULL) {
		return; /* a destructor has moved it on */
	}
	if (batches->exception != NULL) {
		zval exception;
		ZVAL_OBJ(&exception, batches->exception);
		batches->exception = NULL;
		/* The batch that was handed out before it has a newer checkpoint. */
		zend_string *checkpoint = skipcall_call_sync_checkpoint(batches->sync);
		skipcall_exception_set_checkpoint(Z_OBJ(exception), checkpoint);
		zend_string_release(checkpoint);
		zend_throw_exception_object(&exception);
		return;
	}
	zend_long count = skipcall_call_sync_gathered(batches->sync);
	while (count < batches->size && skipcall_call_sync_fetch(batches->sync)) {
		count = skipcall_call_sync_gather(batches->sync);
	}
	if (count == 0) {
		batches->is_over = EG(exception) == NULL;
		return;
	}
	if (EG(exception) != NULL) {
		keep_exception(batches);
	}
	if (EG(exception) == NULL) {
		make_batch(batches);
	}
}

/* ---- methods ---- */

static struct batches *this_batches(zval *this)
{
	struct batches *batches = batches_of(Z_OBJ_P(this));
	if (batches->sync == NULL) {
		skipcall_throw_error("The CallBatches object was not made by a CallSync");
		return NULL;
	}
	return skipcall_call_sync_is_usable(batches->sync) ? batches : NULL;
}

/* The first batch; where a request has failed before, it is made again. False with an exception. */
static bool begin(struct batches *batches)
{
	if (!batches->is_begun) {
		if (!skipcall_call_sync_take_over(batches->sync)) {
			return false;
		}
		batches->is_begun = true;
	}
	if (Z_TYPE(batches->batch) == IS_UNDEF && !batches->is_over) {
		move_on(batches);
	}
	return EG(exception) == NULL;
}

ZEND_METHOD(Skipcall_CallSync, batches)
{
	zend_long size = 500;
	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(size)
	ZEND_PARSE_PARAMETERS_END();
	zend_object *sync = Z_OBJ_P(ZEND_THIS);
	if (!skipcall_call_sync_is_usable(sync)) {
		return;
	}
	if (size < 1) {
		skipcall_refuse("Argument #1 ($size) must be 1 or more, " ZEND_LONG_FMT " given", size);
		return;
	}
	object_init_ex(return_value, skipcall_ce_CallBatches);
	struct batches *batches = batches_of(Z_OBJ_P(return_value));
	batches->sync = sync;
	GC_ADDREF(sync);
	batches->size = size;
}

ZEND_METHOD(Skipcall_CallBatches, __construct)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Skipcall_CallBatches, current)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct batches *batches = this_batches(ZEND_THIS);
	if (batches != NULL) {
		begin(batches);
		if (EG(exception) == NULL && Z_TYPE(batches->batch) != IS_UNDEF) {
			RETURN_COPY(&batches->batch);
		}
	}
}

ZEND_METHOD(Skipcall_CallBatches, key)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct batches *batches = this_batches(ZEND_THIS);
	if (batches != NULL) {
		begin(batches);
		if (EG(exception) == NULL && Z_TYPE(batches->batch) != IS_UNDEF) {
			RETURN_LONG(batches->key);
		}
	}
}

ZEND_METHOD(Skipcall_CallBatches, next)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
	struct batches *batches = this_batches(ZEND_THIS);
	if (batches == NULL || (!batches->is_begun && !begin(batches)) || batches->is_over) {
		return;
	}
	batches->key += Z_TYPE(batches->batch) != IS_UNDEF; /* else it had failed */
	move_on(batches);
}

ZEND_METHOD(Skipcall_CallBatches, rewind)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
	struct batches *batches = this_batches(ZEND_THIS);
	if (batches == NULL) {
		return;
	}
	if (batches->is_begun && batches->key > 0) {
		skipcall_throw_error(
			"Batches are read once: call syncCalls() with their checkpoint to go on");
		return;
	}
	begin(batches);
}

ZEND_METHOD(Skipcall_CallBatches, valid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct batches *batches = this_batches(ZEND_THIS);
	if (batches != NULL) {
		begin(batches);
		RETURN_BOOL(EG(exception) == NULL && Z_TYPE(batches->batch) != IS_UNDEF);
	}
}

ZEND_METHOD(Skipcall_CallBatch, __construct)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Skipcall_CallBatch, isComplete)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(Z_TYPE(Z_OBJ_P(ZEND_THIS)->properties_table[SLOT_COMPLETE]) == IS_TRUE);
}

ZEND_METHOD(Skipcall_CallBatch, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	const zval *rows = &Z_OBJ_P(ZEND_THIS)->properties_table[SLOT_ROWS];
	RETURN_LONG(
		Z_TYPE_P(rows) == IS_ARRAY ? (zend_long)zend_hash_num_elements(Z_ARRVAL_P(rows)) : 0);
}

ZEND_METHOD(Skipcall_CallBatch, getIterator)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_create_internal_iterator_zval(return_value, ZEND_THIS);
}
