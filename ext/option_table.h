/* One row of the table of options, and the rows whose values need more than a type and a range. */
#ifndef SKIPCALL_OPTION_TABLE_H
#define SKIPCALL_OPTION_TABLE_H

#include "php.h"

struct skipcall_options;

enum skipcall_option_type {
	SKIPCALL_OPTION_SECONDS, /* double; negative for null, where that is the default */
	SKIPCALL_OPTION_INTEGER, /* zend_long */
	SKIPCALL_OPTION_FLAG, /* bool */
	SKIPCALL_OPTION_CHOICE, /* zend_long: index of one of `choices` */
	SKIPCALL_OPTION_CALLABLE, /* zval, undefined for null */
	SKIPCALL_OPTION_OWN, /* has functions of its own */
};

struct skipcall_option {
	const char *name;
	enum skipcall_option_type type;
	size_t offset; /* of what it sets in struct skipcall_options; not of OWN */
	double least, most; /* of numbers */
	double standard; /* default of numbers, flags and choices; SKIPCALL_NULL for null */
	const char *choices[4];
	zend_class_entry *const *enumeration; /* of the choices */
	const char *allowed; /* what is allowed, in words; derived from type and range where NULL */
	const char *standard_text; /* the default in words, where it is not derived; NULL: null */

	/* FLAG: a further check once it is set, false with an exception; NULL: none. */
	bool (*check)(const struct skipcall_options *options, const struct skipcall_option *option);

	/* OWN, and CALLABLE that takes an object. `value` is NULL for the default; false with an exception. */
	bool (*parse)(
		struct skipcall_options *options, const struct skipcall_option *option, zval *value);
	/* OWN: what var_dump() may show, into a zval that is null. */
	void (*show)(const struct skipcall_options *options, zval *out);
};

#define SKIPCALL_NULL (-1)
#define SKIPCALL_DEFAULT_BASE_URL "https://api-public.skipcall.app"

/*
 * Says what is allowed, and which type was given; never the value, which may be a secret. Always
 * false.
 */
bool skipcall_option_refuse(
	const struct skipcall_option *option, const char *allowed, const zval *value);

bool skipcall_parse_logger(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value);

bool skipcall_parse_rate_limiter(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value);

/*
 * Appends "Name: value" for each header to an array. What is wrong with them is returned, as what is
 * allowed instead, with the value that is wrong in *bad; NULL: nothing.
 */
const char *skipcall_header_lines(HashTable *headers, zval *lines, zval **bad);

/* Rows of type OWN: their name without "option", parse and show. */
#define SKIPCALL_OWN_OPTIONS(X) \
	X(base_url) X(rate_limit_bucket) X(headers) X(user_agent) X(proxy) X(no_proxy) X(ca_file)

#define SKIPCALL_OWN_OPTION(name) \
	bool skipcall_parse_##name( \
		struct skipcall_options *options, const struct skipcall_option *option, zval *value); \
	void skipcall_show_##name(const struct skipcall_options *options, zval *out);
SKIPCALL_OWN_OPTIONS(SKIPCALL_OWN_OPTION)
#undef SKIPCALL_OWN_OPTION

#endif
