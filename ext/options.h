/* Client options: one table gives parsing, "did you mean", phpinfo() and the docs. */
#ifndef SKIPCALL_OPTIONS_H
#define SKIPCALL_OPTIONS_H

#include "php.h"

#include "../src/query.h"
#include "../src/connection_config.h"

enum skipcall_hydrate { SKIPCALL_HYDRATE_OBJECTS, SKIPCALL_HYDRATE_ARRAYS };

/* What to do about lone surrogates in values. */
enum skipcall_invalid_text { SKIPCALL_INVALID_TEXT_REPLACE, SKIPCALL_INVALID_TEXT_THROW };

enum skipcall_rate_limit_mode {
	SKIPCALL_RATE_LIMIT_WAIT,
	SKIPCALL_RATE_LIMIT_FAIL,
	SKIPCALL_RATE_LIMIT_REACTIVE,
};

/* What to do when rateLimiter throws. */
enum skipcall_limiter_failure { SKIPCALL_LIMITER_THROW, SKIPCALL_LIMITER_LOCAL };

enum skipcall_sort_option { SKIPCALL_SORT_AUTO, SKIPCALL_SORT_FORM, SKIPCALL_SORT_DEEP_OBJECT };

/*
 * Each client has its own (the garbage collector counts its callables once per owner); never
 * changed once parsed.
 */
struct skipcall_options {
	uint64_t scope; /* not 0: these clients have a server state of their own */
	zend_string *base_url;
	double timeout; /* seconds */
	double connect_timeout;
	double max_duration; /* negative: skipcall.max_duration, else the default of the SAPI */
	zend_long max_retries;
	zend_long rate_limit_mode;
	double rate_limit_max_wait; /* negative: skipcall.max_wait */
	zend_long rate_limit_reserve;
	zend_long rate_limit_per_minute; /* negative: nothing is assumed */
	zend_string *rate_limit_bucket; /* NULL: one per key and base URL */
	zend_long rate_limiter_failure;
	zend_long prefetch;
	zend_long hydrate;
	zend_long invalid_text;
	zend_long sort_style;
	zend_long max_response_bytes;
	zval headers; /* list of "Name: value" */
	zend_string *user_agent; /* the whole header */
	struct skc_connection_config connection; /* its ca_file is absolute */
	bool persistent; /* connections are kept for later PHP requests */
	bool proxy_of_environment; /* the connection's proxy is: plain http:// does not use it */
	/* Callables, or undefined; but the first two are objects. */
	zval rate_limiter;
	zval logger;
	zval on_request;
	zval on_stats;
	zval on_wait;
	zval transport;
	zval sleep;
};

/*
 * Stores new options: `base` (or the defaults when NULL) with what `given` says. Owns: `*to` is
 * theirs before anything is read, so that its owner frees them after a bailout too. Fails with an
 * exception that names the option, its type and what is allowed: `*to` is NULL.
 */
bool skipcall_options_parse(
	struct skipcall_options **to, const struct skipcall_options *base, HashTable *given);

/* Shows the garbage collector what they refer to. */
void skipcall_options_gc(struct skipcall_options *options, zend_get_gc_buffer *buffer);

/* Takes NULL. */
void skipcall_options_destroy(struct skipcall_options *options);

/* Adds "name => value" of every option for var_dump(): whether there is a callable, the names of headers. */
void skipcall_options_show(const struct skipcall_options *options, HashTable *to);

/* Prints the table for phpinfo(): name, what is allowed, default. */
void skipcall_options_info(void);

#endif
