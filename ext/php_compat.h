/* The only place that knows one PHP version from another. Floor: 8.2. */
#ifndef SKIPCALL_PHP_COMPAT_H
#define SKIPCALL_PHP_COMPAT_H

#include "php.h"

#include "ext/date/php_date.h"
#include "ext/standard/php_http.h"
#include "ext/standard/url.h"

#if PHP_VERSION_ID < 80200
#error "PHP 8.2 or newer is needed"
#endif

/* Appends what http_build_query() gives, as RFC 3986 has it. May leave an exception. */
static inline void skipcall_build_query(HashTable *query, smart_str *out)
{
#if PHP_VERSION_ID < 80300
	php_url_encode_hash_ex(query, out, NULL, 0, NULL, 0, NULL, 0, NULL, "&", PHP_QUERY_RFC3986);
#else
	php_url_encode_hash_ex(query, out, NULL, 0, NULL, NULL, ZSTR_CHAR('&'), PHP_QUERY_RFC3986);
#endif
}

/* PHP's globals of dates, found by its list of modules: they are not exported. NULL: of another layout. */
static inline zend_date_globals *skipcall_date_globals(void)
{
	const zend_module_entry *module = zend_hash_str_find_ptr(&module_registry, ZEND_STRL("date"));
	if (module == NULL || module->globals_size != sizeof(zend_date_globals)) {
		return NULL;
	}
#ifdef ZTS
	return TSRMG_BULK(*module->globals_id_ptr, zend_date_globals *);
#else
	return module->globals_ptr;
#endif
}

/*
 * What a text means as a date; the object is fresh. False when PHP does not read it. What
 * date_get_last_errors() tells stays: it is about the last date that its caller has had read.
 */
static inline bool skipcall_read_date(php_date_obj *date, const char *text, size_t len)
{
	zend_date_globals *globals = skipcall_date_globals();
	timelib_error_container *told = NULL;
	if (globals != NULL) {
		told = globals->last_errors;
		globals->last_errors = NULL;
	}
	const bool read = php_date_initialize(date, text, len, NULL, NULL, 0);
	if (globals != NULL) {
		if (globals->last_errors != NULL) {
			/* Only PHP can free its complaint, by reading what it has none about. */
			zval another;
			php_date_instantiate(php_date_get_immutable_ce(), &another);
			php_date_initialize(Z_PHPDATE_P(&another), "@0", 2, NULL, NULL, 0);
			zval_ptr_dtor(&another);
		}
		globals->last_errors = told;
	}
	return read;
}

#endif
