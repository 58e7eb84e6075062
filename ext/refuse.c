#include "refuse.h"

#include "Zend/zend_exceptions.h"

#include "classes.h"

static void throw_formatted(zend_class_entry *ce, const char *format, va_list arguments)
{
	zend_string *message = zend_vstrpprintf(0, format, arguments);
	zend_throw_exception(ce, ZSTR_VAL(message), 0);
	zend_string_release(message);
}

void skipcall_throw_argument(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	throw_formatted(skipcall_ce_InvalidArgumentException, format, arguments);
	va_end(arguments);
}

bool skipcall_refuse(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	zend_string *message = zend_vstrpprintf(0, format, arguments);
	va_end(arguments);
	zend_string *method = get_active_function_or_method_name();
	skipcall_throw_argument("%s(): %s", ZSTR_VAL(method), ZSTR_VAL(message));
	zend_string_release(method);
	zend_string_release(message);
	return false;
}

void skipcall_throw_error(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	throw_formatted(skipcall_ce_Error, format, arguments);
	va_end(arguments);
}

void skipcall_throw_network_disabled(const char *operation)
{
	zend_throw_exception_ex(skipcall_ce_NetworkDisabledException, 0,
		"Skipcall\\Client: skipcall.network is off, and %s() would send a request: give the client "
		"a "
		"\"transport\", or switch the setting on",
		operation);
}
