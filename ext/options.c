#include "options.h"

#include "ext/standard/info.h"

#include "../src/nearest.h"
#include "callback.h"
#include "classes.h"
#include "enums.h"
#include "globals.h"
#include "let_go.h"
#include "option_table.h"
#include "refuse.h"
#include "settings.h"

#define AT(member) offsetof(struct skipcall_options, member)
#define SECONDS(member, low, high, by_default) \
	.type = SKIPCALL_OPTION_SECONDS, .offset = AT(member), .least = (low), .most = (high), \
	.standard = (by_default)
#define INTEGER(member, low, high, by_default) \
	.type = SKIPCALL_OPTION_INTEGER, .offset = AT(member), .least = (low), .most = (high), \
	.standard = (by_default)
#define FLAG(member, by_default) \
	.type = SKIPCALL_OPTION_FLAG, .offset = AT(member), .standard = (by_default)
#define CHOICE(member, enum_name, ...) \
	.type = SKIPCALL_OPTION_CHOICE, .offset = AT(member), .choices = {__VA_ARGS__}, \
	.enumeration = &skipcall_ce_##enum_name
#define CALLABLE(member) .type = SKIPCALL_OPTION_CALLABLE, .offset = AT(member)
#define OWN(name, text) \
	.type = SKIPCALL_OPTION_OWN, .allowed = (text), .parse = skipcall_parse_##name, \
	.show = skipcall_show_##name

/* Without verification anybody in between can read the key: only php.ini may allow it. */
static bool check_verify_tls(
	const struct skipcall_options *options, const struct skipcall_option *option)
{
	return options->connection.verify || skipcall_allows_insecure() ||
		skipcall_refuse("option \"%s\" may be false only with skipcall.allow_insecure=1 in php.ini",
			option->name);
}

/* Gives parsing, "did you mean", phpinfo(), var_dump() and the table in docs/reference.md. */
static const struct skipcall_option table[] = {
	{"baseUrl", OWN(base_url, "an https:// URL, or http:// to a loopback address"),
		.standard_text = SKIPCALL_DEFAULT_BASE_URL},
	{"timeout", SECONDS(timeout, 0.001, 3600, 30)},
	{"connectTimeout", SECONDS(connect_timeout, 0.001, 3600, 5)},
	{"maxDuration", SECONDS(max_duration, 0.001, 86400, SKIPCALL_NULL)},
	{"maxRetries", INTEGER(max_retries, 0, 100, 3)},
	{"rateLimitMode", CHOICE(rate_limit_mode, RateLimitMode, "wait", "fail", "reactive")},
	{"rateLimitMaxWait", SECONDS(rate_limit_max_wait, 0, 3600, SKIPCALL_NULL)},
	{"rateLimitReserve", INTEGER(rate_limit_reserve, 0, 60000, 0)},
	{"rateLimitPerMinute", INTEGER(rate_limit_per_minute, 1, 60000, SKIPCALL_NULL)},
	{"rateLimitBucket", OWN(rate_limit_bucket, "a string of 1 to 255 bytes")},
	{"rateLimiter", CALLABLE(rate_limiter),
		.allowed = "an object that implements Skipcall\\RateLimiter",
		.parse = skipcall_parse_rate_limiter},
	{"rateLimiterFailure", CHOICE(rate_limiter_failure, RateLimiterFailure, "throw", "local")},
	{"prefetch", INTEGER(prefetch, 0, 16, 2)},
	{"hydrate", CHOICE(hydrate, Hydrate, "objects", "arrays")},
	{"invalidText", CHOICE(invalid_text, InvalidText, "replace", "throw")},
	{"sortStyle", CHOICE(sort_style, SortStyle, "auto", "form", "deepObject")},
	{"maxResponseBytes", INTEGER(max_response_bytes, 1024, 1073741824, 16777216)},
	{"persistent", FLAG(persistent, true)},
	{"headers", OWN(headers, "an array of name => value"), .standard_text = "[]"},
	{"userAgent",
		OWN(user_agent, "a string of at least one character, without control characters")},
	{"proxy", OWN(proxy, "a proxy as libcurl takes it: a string, empty for none")},
	{"noProxy", OWN(no_proxy, "a comma-separated string of hosts, \"*\" for all")},
	{"caFile", OWN(ca_file, "the path of a PEM file")},
	{"verifyTls", FLAG(connection.verify, true), .check = check_verify_tls},
	{"logger", CALLABLE(logger),
		.allowed = "a Psr\\Log\\LoggerInterface, or any object with a public method log($level, "
				   "$message, $context)",
		.parse = skipcall_parse_logger},
	{"onRequest", CALLABLE(on_request)},
	{"onStats", CALLABLE(on_stats)},
	{"onWait", CALLABLE(on_wait)},
	{"transport", CALLABLE(transport)},
	{"sleep", CALLABLE(sleep)},
};
#define OPTIONS (sizeof(table) / sizeof(table[0]))

static void *target(const struct skipcall_options *options, const struct skipcall_option *option)
{
	return (char *)(uintptr_t)options + option->offset;
}

/* ---- errors ---- */

static bool refuse_name(zend_string *name)
{
	const char *names[OPTIONS];
	for (size_t i = 0; i < OPTIONS; i++) {
		names[i] = table[i].name;
	}
	size_t nearest = skc_nearest(ZSTR_VAL(name), names, OPTIONS);
	if (nearest != (size_t)-1) {
		skipcall_refuse(
			"unknown option \"%.64s\"; did you mean \"%s\"?", ZSTR_VAL(name), names[nearest]);
	} else {
		skipcall_refuse("unknown option \"%.64s\"", ZSTR_VAL(name));
	}
	return false;
}

/* What is allowed, in words. */
static void describe(const struct skipcall_option *option, char *text, size_t size)
{
	size_t used = 0;
	switch (option->type) {
		case SKIPCALL_OPTION_SECONDS:
		case SKIPCALL_OPTION_INTEGER:
			snprintf(text, size, "%s from %.10g to %.10g",
				option->type == SKIPCALL_OPTION_INTEGER ? "a whole number" : "a number of seconds",
				option->least, option->most);
			break;
		case SKIPCALL_OPTION_FLAG:
			snprintf(text, size, "true or false");
			break;
		case SKIPCALL_OPTION_CHOICE:
			used = (size_t)snprintf(text, size, "one of");
			for (size_t i = 0; option->choices[i] != NULL; i++) {
				used += (size_t)snprintf(
					text + used, size - used, "%s \"%s\"", i > 0 ? "," : "", option->choices[i]);
			}
			break;
		case SKIPCALL_OPTION_CALLABLE:
			snprintf(text, size, "%s", option->allowed != NULL ? option->allowed : "callable");
			break;
		case SKIPCALL_OPTION_OWN:
			snprintf(text, size, "%s", option->allowed);
	}
}

static bool refuse(const struct skipcall_option *option, const zval *value)
{
	char allowed[160];
	describe(option, allowed, sizeof(allowed));
	return skipcall_option_refuse(option, allowed, value);
}

/* ---- options with a type from the table ---- */

/* Numbers, and strings that are numbers. */
static bool to_number(const zval *value, double *number)
{
	zend_long integer;
	switch (Z_TYPE_P(value)) {
		case IS_LONG:
			*number = (double)Z_LVAL_P(value);
			return true;
		case IS_DOUBLE:
			*number = Z_DVAL_P(value);
			return true;
		case IS_STRING:
			switch (
				is_numeric_string(Z_STRVAL_P(value), Z_STRLEN_P(value), &integer, number, false)) {
				case IS_LONG:
					*number = (double)integer;
					return true;
				case IS_DOUBLE:
					return true;
			}
			return false;
		default:
			return false;
	}
}

static bool parse_number(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	const bool whole = option->type == SKIPCALL_OPTION_INTEGER;
	double number;
	/* The negation refuses NaN as well. */
	if (!to_number(value, &number) || !(number >= option->least && number <= option->most) ||
		(whole && number != (double)(zend_long)number)) {
		return refuse(option, value);
	}
	if (whole) {
		*(zend_long *)target(options, option) = (zend_long)number;
	} else {
		*(double *)target(options, option) = number;
	}
	return true;
}

/* Also 0 and 1, as numbers and as texts: environment variables are texts. */
static bool parse_flag(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	double number = Z_TYPE_P(value) == IS_TRUE ? 1 : 0;
	const bool boolean = Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE;
	if (!boolean && (!to_number(value, &number) || (number != 0 && number != 1))) {
		return refuse(option, value);
	}
	*(bool *)target(options, option) = number == 1;
	return true;
}

static bool parse_choice(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	const zend_string *word = skipcall_enum_word(*option->enumeration, value);
	for (zend_long i = 0; word != NULL && option->choices[i] != NULL; i++) {
		if (zend_string_equals_cstr(word, option->choices[i], strlen(option->choices[i]))) {
			*(zend_long *)target(options, option) = i;
			return true;
		}
	}
	return refuse(option, value);
}

static bool parse_callable(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	zval *slot = target(options, option);
	zval closure;
	if (!skipcall_callback_resolve(value, &closure)) {
		return EG(exception) == NULL && refuse(option, value);
	}
	skipcall_replace(slot, &closure);
	return true;
}

/* ---- the whole ---- */

static bool set_option(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	switch (option->type) {
		case SKIPCALL_OPTION_SECONDS:
		case SKIPCALL_OPTION_INTEGER:
			return parse_number(options, option, value);
		case SKIPCALL_OPTION_FLAG:
			return parse_flag(options, option, value) &&
				(option->check == NULL || option->check(options, option));
		case SKIPCALL_OPTION_CHOICE:
			return parse_choice(options, option, value);
		case SKIPCALL_OPTION_CALLABLE:
			return option->parse != NULL ? option->parse(options, option, value)
										 : parse_callable(options, option, value);
		case SKIPCALL_OPTION_OWN:
			return option->parse(options, option, value);
	}
	return false;
}

static bool set_default(struct skipcall_options *options, const struct skipcall_option *option)
{
	zval *callable;
	switch (option->type) {
		case SKIPCALL_OPTION_SECONDS:
			*(double *)target(options, option) = option->standard;
			return true;
		case SKIPCALL_OPTION_FLAG:
			*(bool *)target(options, option) = option->standard != 0;
			return true;
		case SKIPCALL_OPTION_INTEGER:
		case SKIPCALL_OPTION_CHOICE:
			*(zend_long *)target(options, option) = (zend_long)option->standard;
			return true;
		case SKIPCALL_OPTION_CALLABLE:
			callable = target(options, option);
			skipcall_let_go(callable);
			return true;
		case SKIPCALL_OPTION_OWN:
			return option->parse(options, option, NULL);
	}
	return false;
}

/* Into options that are all zero. Fails with an exception. */
static bool copy_options(struct skipcall_options *options, const struct skipcall_options *base)
{
	*options = *base;
	zend_string_addref(options->base_url);
	zend_string_addref(options->user_agent);
	if (options->rate_limit_bucket != NULL) {
		zend_string_addref(options->rate_limit_bucket);
	}
	Z_TRY_ADDREF(options->headers);
	for (size_t i = 0; i < OPTIONS; i++) {
		if (table[i].type == SKIPCALL_OPTION_CALLABLE) {
			Z_TRY_ADDREF_P((zval *)target(options, &table[i]));
		}
	}
	if (!skc_connection_config_copy(&options->connection, &base->connection)) {
		skipcall_throw_error("Skipcall: out of memory");
		return false;
	}
	return true;
}

/* Checks that concern several options. */
static bool check_together(const struct skipcall_options *options)
{
	return options->rate_limit_per_minute < 0 ||
		options->rate_limit_reserve < options->rate_limit_per_minute ||
		skipcall_refuse("option \"rateLimitReserve\" (" ZEND_LONG_FMT
						") must be less than \"rateLimitPerMinute\" (" ZEND_LONG_FMT ")",
			options->rate_limit_reserve, options->rate_limit_per_minute);
}

/* Clients with a fake transport or clock do not share state with real ones, nor with each other. */
static void choose_scope(struct skipcall_options *options, const struct skipcall_options *base)
{
	const bool own = Z_TYPE(options->transport) != IS_UNDEF || Z_TYPE(options->sleep) != IS_UNDEF;
	if (base == NULL || !skipcall_callback_is_same(&options->transport, &base->transport) ||
		!skipcall_callback_is_same(&options->sleep, &base->sleep)) {
		options->scope = own ? ++SKIPCALL_G(scopes) : 0;
	}
}

static const struct skipcall_option *find_option(zend_string *name)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		if (zend_string_equals_cstr(name, table[i].name, strlen(table[i].name))) {
			return &table[i];
		}
	}
	return NULL;
}

/* One entry of the array given. */
static bool apply(struct skipcall_options *options, zend_string *name, zval *value)
{
	if (name == NULL) {
		skipcall_refuse("options must be given as name => value, integer key given");
		return false;
	}
	const struct skipcall_option *option = find_option(name);
	if (option == NULL) {
		return refuse_name(name);
	}
	return Z_TYPE_P(value) == IS_NULL ? set_default(options, option)
									  : set_option(options, option, value);
}

bool skipcall_options_parse(
	struct skipcall_options **to, const struct skipcall_options *base, HashTable *given)
{
	struct skipcall_options *options = *to = ecalloc(1, sizeof(*options));
	skc_connection_config_init(&options->connection);
	zend_string *name;
	zval *value;
	bool ok = base == NULL || copy_options(options, base);
	for (size_t i = 0; base == NULL && ok && i < OPTIONS; i++) {
		/* With a value given, the environment is not read: it may hold an invalid default. */
		bool given_too = given != NULL &&
			(value = zend_hash_str_find_deref(given, table[i].name, strlen(table[i].name))) !=
				NULL &&
			Z_TYPE_P(value) != IS_NULL;
		ok = given_too || set_default(options, &table[i]);
	}
	if (ok && given != NULL) {
		ZEND_HASH_FOREACH_STR_KEY_VAL(given, name, value) {
			/* Held while it is read: an autoloader may change it. */
			zval held;
			ZVAL_COPY_DEREF(&held, value);
			ok = apply(options, name, &held);
			zval_ptr_dtor(&held);
			if (!ok) {
				break;
			}
		}
		ZEND_HASH_FOREACH_END();
	}
	if (!ok || !check_together(options)) {
		*to = NULL;
		skipcall_options_destroy(options);
		return false;
	}
	choose_scope(options, base);
	return true;
}

void skipcall_options_gc(struct skipcall_options *options, zend_get_gc_buffer *buffer)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		if (table[i].type == SKIPCALL_OPTION_CALLABLE) {
			zend_get_gc_buffer_add_zval(buffer, target(options, &table[i]));
		}
	}
}

void skipcall_options_destroy(struct skipcall_options *options)
{
	if (options == NULL) {
		return;
	}
	if (options->base_url != NULL) {
		zend_string_release(options->base_url);
	}
	if (options->user_agent != NULL) {
		zend_string_release(options->user_agent);
	}
	if (options->rate_limit_bucket != NULL) {
		zend_string_release(options->rate_limit_bucket);
	}
	skc_connection_config_free(&options->connection);
	zval_ptr_dtor(&options->headers);
	for (size_t i = 0; i < OPTIONS; i++) {
		if (table[i].type == SKIPCALL_OPTION_CALLABLE) {
			zval_ptr_dtor((zval *)target(options, &table[i]));
		}
	}
	efree(options);
}

void skipcall_options_show(const struct skipcall_options *options, HashTable *to)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct skipcall_option *option = &table[i];
		void *at = target(options, option);
		zval value;
		ZVAL_NULL(&value);
		switch (option->type) {
			case SKIPCALL_OPTION_SECONDS:
				if (*(double *)at >= 0) {
					ZVAL_DOUBLE(&value, *(double *)at);
				}
				break;
			case SKIPCALL_OPTION_FLAG:
				ZVAL_BOOL(&value, *(bool *)at);
				break;
			case SKIPCALL_OPTION_INTEGER:
				if (*(zend_long *)at >= 0) {
					ZVAL_LONG(&value, *(zend_long *)at);
				}
				break;
			case SKIPCALL_OPTION_CHOICE:
				ZVAL_STRING(&value, option->choices[*(zend_long *)at]);
				break;
			case SKIPCALL_OPTION_CALLABLE:
				/* Shows whether there is one, not which. */
				ZVAL_BOOL(&value, Z_TYPE_P((zval *)at) != IS_UNDEF);
				break;
			case SKIPCALL_OPTION_OWN:
				option->show(options, &value);
		}
		zend_hash_str_update(to, option->name, strlen(option->name), &value);
	}
}

/* The default, in words. */
static void describe_default(const struct skipcall_option *option, char *text, size_t size)
{
	switch (option->type) {
		case SKIPCALL_OPTION_SECONDS:
		case SKIPCALL_OPTION_INTEGER:
			if (option->standard >= 0) {
				snprintf(text, size, "%.10g", option->standard);
				return;
			}
			break;
		case SKIPCALL_OPTION_FLAG:
			snprintf(text, size, "%s", option->standard != 0 ? "true" : "false");
			return;
		case SKIPCALL_OPTION_CHOICE:
			snprintf(text, size, "\"%s\"", option->choices[(size_t)option->standard]);
			return;
		case SKIPCALL_OPTION_CALLABLE:
		case SKIPCALL_OPTION_OWN:
			break;
	}
	snprintf(text, size, "%s", option->standard_text != NULL ? option->standard_text : "null");
}

void skipcall_options_info(void)
{
	php_info_print_table_start();
	php_info_print_table_header(3, "Option", "Allowed", "Default");
	for (size_t i = 0; i < OPTIONS; i++) {
		char allowed[160], standard[80];
		describe(&table[i], allowed, sizeof(allowed));
		describe_default(&table[i], standard, sizeof(standard));
		php_info_print_table_row(3, table[i].name, allowed, standard);
	}
	php_info_print_table_end();
}
