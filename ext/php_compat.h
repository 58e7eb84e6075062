/* The only place that knows one PHP version from another. Floor: 8.2. */
#ifndef SKIPCALL_PHP_COMPAT_H
#define SKIPCALL_PHP_COMPAT_H

#include "php.h"

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

#endif
