#include "callback.h"
#include "refuse.h"

#include "Zend/zend_closures.h"
#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"

bool skipcall_callback(zval *hook, uint32_t count, zval *arguments, zval *result)
{
	zend_fcall_info info;
	zend_fcall_info_cache cache;
	zval callable;
	ZVAL_UNDEF(result);
	/* Held during the call, which may free the options. */
	ZVAL_COPY(&callable, hook);
	if (zend_fcall_info_init(&callable, 0, &info, &cache, NULL, NULL) == SUCCESS) {
		info.retval = result;
		info.param_count = count;
		info.params = arguments;
		zend_call_function(&info, &cache);
		if (Z_ISREF_P(result)) {
			zend_unwrap_reference(result);
		}
	} else if (EG(exception) == NULL) {
		skipcall_throw_error("Skipcall: a callback given as an option cannot be called any more");
	}
	for (uint32_t i = 0; i < count; i++) {
		zval_ptr_dtor(&arguments[i]);
	}
	zval_ptr_dtor(&callable);
	return EG(exception) == NULL;
}

bool skipcall_callback_resolve(zval *callable, zval *closure)
{
	ZVAL_UNDEF(closure);
	if (!zend_is_callable(callable, 0, NULL)) {
		return false;
	}
	zend_call_method_with_1_params(NULL, zend_ce_closure, NULL, "fromcallable", closure, callable);
	if (EG(exception) == NULL && Z_TYPE_P(closure) == IS_OBJECT) {
		return true;
	}
	zval_ptr_dtor(closure);
	ZVAL_UNDEF(closure);
	return false;
}

bool skipcall_callback_is_same(const zval *one, const zval *other)
{
	if (Z_TYPE_P(one) == IS_UNDEF || Z_TYPE_P(other) == IS_UNDEF ||
		Z_OBJ_P(one) == Z_OBJ_P(other)) {
		return Z_TYPE_P(one) == Z_TYPE_P(other);
	}
	const zend_function *a = zend_get_closure_method_def(Z_OBJ_P(one));
	const zend_function *b = zend_get_closure_method_def(Z_OBJ_P(other));
	const zval *this = zend_get_closure_this_ptr((zval *)(uintptr_t)one);
	const zval *that = zend_get_closure_this_ptr((zval *)(uintptr_t)other);
	/* Closures that people write are the same only when they are one object. */
	return (a->common.fn_flags & b->common.fn_flags & ZEND_ACC_FAKE_CLOSURE) != 0 &&
		a->type == b->type && a->common.scope == b->common.scope &&
		zend_string_equals(a->common.function_name, b->common.function_name) &&
		Z_TYPE_P(this) == Z_TYPE_P(that) &&
		(Z_TYPE_P(this) != IS_OBJECT || Z_OBJ_P(this) == Z_OBJ_P(that));
}
