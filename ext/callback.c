#include "callback.h"

#include "Zend/zend_exceptions.h"

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
	} else if (EG(exception) == NULL) {
		zend_throw_error(NULL, "Skipcall: a callback given as an option cannot be called any more");
	}
	for (uint32_t i = 0; i < count; i++) {
		zval_ptr_dtor(&arguments[i]);
	}
	zval_ptr_dtor(&callable);
	return EG(exception) == NULL;
}
