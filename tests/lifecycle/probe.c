/*
 * An extension that tests load beside this one: it sees exceptions as debuggers and monitors do, at the
 * moment they are thrown, and has an allocation fail as the memory limit does. For the latter PHP has to
 * be started with USE_ZEND_ALLOC=0, which leaves its allocator to others.
 */
#include "php.h"

#include "Zend/zend_exceptions.h"

static zval thrown;

static void see(zend_object *exception)
{
	if (exception != NULL) {
		zval_ptr_dtor(&thrown);
		ZVAL_ARR(&thrown, zend_array_dup(zend_std_get_properties(exception)));
	}
}

/* What was in the last exception when it was thrown, as (array) has it. */
PHP_FUNCTION(probe_thrown)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETVAL_COPY_VALUE(&thrown);
	ZVAL_NULL(&thrown);
}

static zend_long countdown; /* 0: nothing fails */
static void *(*next_malloc)(size_t);
static void (*next_free)(void *);
static void *(*next_realloc)(void *, size_t);

static void take_turn(void)
{
	if (countdown > 0 && --countdown == 0) {
		zend_error_noreturn(E_ERROR, "Allowed memory size is exhausted");
	}
}

static void *failing_malloc(size_t size)
{
	take_turn();
	return next_malloc(size);
}

static void *failing_realloc(void *old, size_t size)
{
	take_turn();
	return next_realloc(old, size);
}

/* The allocation of this number, from now on, fails; 0: none does. Returns how many were still to come. */
PHP_FUNCTION(probe_fail)
{
	zend_long number;
	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(number)
	ZEND_PARSE_PARAMETERS_END();
	RETVAL_LONG(countdown);
	if (next_malloc == NULL) {
		zend_mm_get_custom_handlers(zend_mm_get_heap(), &next_malloc, &next_free, &next_realloc);
		if (next_malloc == NULL) {
			zend_throw_error(NULL, "USE_ZEND_ALLOC=0 is missing");
			return;
		}
		zend_mm_set_custom_handlers(zend_mm_get_heap(), failing_malloc, next_free, failing_realloc);
	}
	countdown = number;
}

ZEND_BEGIN_ARG_INFO_EX(arginfo_probe_thrown, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_probe_fail, 0, 0, 1)
	ZEND_ARG_INFO(0, number)
ZEND_END_ARG_INFO()

static const zend_function_entry functions[] = {
	PHP_FE(probe_thrown, arginfo_probe_thrown) PHP_FE(probe_fail, arginfo_probe_fail) PHP_FE_END};

static PHP_MINIT_FUNCTION(probe)
{
	zend_throw_exception_hook = see;
	return SUCCESS;
}

static PHP_RSHUTDOWN_FUNCTION(probe)
{
	zval_ptr_dtor(&thrown);
	ZVAL_UNDEF(&thrown);
	return SUCCESS;
}

zend_module_entry probe_module_entry = {STANDARD_MODULE_HEADER, "probe", functions, PHP_MINIT(probe), NULL, NULL,
	PHP_RSHUTDOWN(probe), NULL, "1", STANDARD_MODULE_PROPERTIES};

ZEND_GET_MODULE(probe)
