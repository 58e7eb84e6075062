#include "options.h"

#include "SAPI.h"
#include "main/php_open_temporary_file.h"

#include "../src/header.h"
#include "../src/nearest.h"
#include "../src/url.h"
#include "exceptions.h"
#include "module.h"
#include "../php_skipcall.h"

#define DEFAULT_BASE_URL "https://api-public.skipcall.app"
#define PRODUCT "skipcall-php/" PHP_SKIPCALL_VERSION

enum type {
	TYPE_SECONDS, /* double */
	TYPE_INTEGER, /* zend_long */
	TYPE_CHOICE, /* zend_long: index of one of `choices` */
	TYPE_CALLABLE, /* zval, undefined for null */
	TYPE_OWN, /* has a function of its own */
};

struct option;
typedef bool parse_function(
	struct skipcall_options *options, const struct option *option, zval *value);

struct option {
	const char *name;
	enum type type;
	size_t offset;
	double least, most; /* of numbers */
	double standard; /* default of numbers and choices */
	const char *choices[4];
	parse_function *parse; /* of TYPE_OWN; value is NULL for the default */
};

static parse_function parse_base_url, parse_headers, parse_user_agent, parse_ca_file;

#define AT(member) offsetof(struct skipcall_options, member)

static const struct option table[] = {
	{"baseUrl", TYPE_OWN, AT(base_url), .parse = parse_base_url},
	{"timeout", TYPE_SECONDS, AT(timeout), 0.001, 3600, 30},
	{"connectTimeout", TYPE_SECONDS, AT(connect_timeout), 0.001, 3600, 5},
	{"maxRetries", TYPE_INTEGER, AT(max_retries), 0, 100, 3},
	{"hydrate", TYPE_CHOICE, AT(hydrate), .choices = {"objects", "arrays"}},
	{"sortStyle", TYPE_CHOICE, AT(sort_style), .choices = {"auto", "form", "deepObject"}},
	{"maxResponseBytes", TYPE_INTEGER, AT(max_response_bytes), 1024, 1073741824, 16777216},
	{"headers", TYPE_OWN, AT(headers), .parse = parse_headers},
	{"userAgent", TYPE_OWN, AT(user_agent), .parse = parse_user_agent},
	{"caFile", TYPE_OWN, AT(ca_file), .parse = parse_ca_file},
	{"transport", TYPE_CALLABLE, AT(transport)},
	{"sleep", TYPE_CALLABLE, AT(sleep)},
};
#define OPTIONS (sizeof(table) / sizeof(table[0]))

static void *target(const struct skipcall_options *options, const struct option *option)
{
	return (char *)(uintptr_t)options + option->offset;
}

/* ---- errors ---- */

/*
 * Says what is allowed, and which type was given; never the value, which may be a secret. Always
 * false.
 */
static bool refuse(const struct option *option, const char *allowed, const zval *value)
{
	return skipcall_refuse("option \"%s\" must be %s, %s given", option->name, allowed,
		value != NULL ? zend_zval_type_name(value) : "none");
}

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

static bool parse_number(struct skipcall_options *options, const struct option *option, zval *value)
{
	const bool whole = option->type == TYPE_INTEGER;
	double number;
	/* The negation refuses NaN as well. */
	if (!to_number(value, &number) || !(number >= option->least && number <= option->most) ||
		(whole && number != (double)(zend_long)number)) {
		char allowed[128];
		snprintf(allowed, sizeof(allowed), "%s from %.10g to %.10g",
			whole ? "a whole number" : "a number of seconds", option->least, option->most);
		return refuse(option, allowed, value);
	}
	if (whole) {
		*(zend_long *)target(options, option) = (zend_long)number;
	} else {
		*(double *)target(options, option) = number;
	}
	return true;
}

static bool parse_choice(struct skipcall_options *options, const struct option *option, zval *value)
{
	char allowed[128] = "one of";
	for (zend_long i = 0; option->choices[i] != NULL; i++) {
		if (Z_TYPE_P(value) == IS_STRING &&
			zend_string_equals_cstr(
				Z_STR_P(value), option->choices[i], strlen(option->choices[i]))) {
			*(zend_long *)target(options, option) = i;
			return true;
		}
		size_t used = strlen(allowed);
		snprintf(allowed + used, sizeof(allowed) - used, "%s \"%s\"", i > 0 ? "," : "",
			option->choices[i]);
	}
	return refuse(option, allowed, value);
}

static bool parse_callable(
	struct skipcall_options *options, const struct option *option, zval *value)
{
	zval *slot = target(options, option);
	if (!zend_is_callable(value, 0, NULL)) {
		return refuse(option, "callable", value);
	}
	zval_ptr_dtor(slot);
	ZVAL_COPY(slot, value);
	return true;
}

/* ---- options with a function of their own ---- */

static void replace_string(zend_string **slot, zend_string *string)
{
	if (*slot != NULL) {
		zend_string_release(*slot);
	}
	*slot = string;
}

static bool parse_base_url(
	struct skipcall_options *options, const struct option *option, zval *value)
{
	zval standard;
	char *environment = NULL;
	struct skc_buffer base;
	if (value != NULL && Z_TYPE_P(value) != IS_STRING) {
		return refuse(option, "a string", value);
	}
	if (value == NULL) {
		environment = sapi_getenv(ZEND_STRL("SKIPCALL_BASE_URL"));
		if (environment == NULL) {
			const char *variable = getenv("SKIPCALL_BASE_URL");
			environment = estrdup(variable != NULL ? variable : "");
		}
		ZVAL_STRING(&standard, environment[0] != '\0' ? environment : DEFAULT_BASE_URL);
		efree(environment);
		value = &standard;
	} else {
		ZVAL_COPY(&standard, value);
	}
	skc_buffer_init(&base, SKC_URL_MAX);
	enum skc_url_problem problem = skc_url_base(Z_STRVAL_P(value), Z_STRLEN_P(value), &base);
	if (problem == SKC_URL_OK) {
		replace_string(&options->base_url, zend_string_init(base.data, base.len, false));
	} else {
		skipcall_refuse("option \"%s\" %s", option->name, skc_url_problem_text(problem));
	}
	skc_buffer_free(&base);
	zval_ptr_dtor(&standard);
	return problem == SKC_URL_OK;
}

/* Headers that say who asks whom, or where a request ends. */
static bool is_own_header(zend_string *name)
{
	return zend_string_equals_literal_ci(name, "authorization") ||
		zend_string_equals_literal_ci(name, "host") ||
		zend_string_equals_literal_ci(name, "content-length") ||
		zend_string_equals_literal_ci(name, "transfer-encoding");
}

static bool parse_headers(
	struct skipcall_options *options, const struct option *option, zval *value)
{
	zval lines;
	zend_string *name;
	zval *entry;
	array_init(&lines);
	if (value == NULL) {
		zval_ptr_dtor(&options->headers);
		ZVAL_COPY_VALUE(&options->headers, &lines);
		return true;
	}
	if (Z_TYPE_P(value) != IS_ARRAY) {
		zval_ptr_dtor(&lines);
		return refuse(option, "an array of name => value", value);
	}
	const char *problem = NULL;
	ZEND_HASH_FOREACH_STR_KEY_VAL(Z_ARRVAL_P(value), name, entry) {
		ZVAL_DEREF(entry);
		if (name == NULL || !skc_header_is_name(ZSTR_VAL(name), ZSTR_LEN(name))) {
			problem = "an array whose keys are header names";
		} else if (is_own_header(name)) {
			problem = "an array without Authorization, Host, Content-Length and Transfer-Encoding, "
					  "which are the client's own";
		} else if (Z_TYPE_P(entry) != IS_STRING && Z_TYPE_P(entry) != IS_LONG) {
			problem = "an array whose values are strings";
			value = entry;
		} else {
			zend_string *text = zval_get_string(entry);
			if (!skc_header_is_value(ZSTR_VAL(text), ZSTR_LEN(text))) {
				problem = "an array whose values hold no line ends or other control characters";
			} else {
				/* libcurl sends an empty header only when it ends in a semicolon. */
				zend_string *line = ZSTR_LEN(text) > 0
					? strpprintf(0, "%s: %s", ZSTR_VAL(name), ZSTR_VAL(text))
					: strpprintf(0, "%s;", ZSTR_VAL(name));
				add_next_index_str(&lines, line);
			}
			zend_string_release(text);
		}
		if (problem != NULL) {
			break;
		}
	}
	ZEND_HASH_FOREACH_END();
	if (problem != NULL) {
		zval_ptr_dtor(&lines);
		return refuse(option, problem, value);
	}
	zval_ptr_dtor(&options->headers);
	ZVAL_COPY_VALUE(&options->headers, &lines);
	return true;
}

static bool parse_user_agent(
	struct skipcall_options *options, const struct option *option, zval *value)
{
	if (value == NULL) {
		replace_string(&options->user_agent, zend_string_init(ZEND_STRL(PRODUCT), false));
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING || Z_STRLEN_P(value) == 0 ||
		!skc_header_is_value(Z_STRVAL_P(value), Z_STRLEN_P(value))) {
		return refuse(
			option, "a string of at least one character, without control characters", value);
	}
	replace_string(&options->user_agent, strpprintf(0, "%s %s", Z_STRVAL_P(value), PRODUCT));
	return true;
}

static bool parse_ca_file(
	struct skipcall_options *options, const struct option *option, zval *value)
{
	char resolved[MAXPATHLEN];
	if (value == NULL) {
		replace_string(&options->ca_file, NULL);
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING || Z_STRLEN_P(value) == 0 ||
		zend_str_has_nul_byte(Z_STR_P(value))) {
		return refuse(option, "the path of a PEM file", value);
	}
	/* Before anything is said of what exists there; without PHP's warning, since an exception says it. */
	if (php_check_open_basedir_ex(Z_STRVAL_P(value), 0) != 0) {
		return refuse(option, "a file that open_basedir allows", value);
	}
	/* Absolute, since the working directory may be another one when the connection is made. */
	zend_stat_t status;
	if (VCWD_REALPATH(Z_STRVAL_P(value), resolved) == NULL || VCWD_ACCESS(resolved, R_OK) != 0 ||
		VCWD_STAT(resolved, &status) != 0 || !S_ISREG(status.st_mode)) {
		return refuse(option, "the path of a PEM file that can be read", value);
	}
	replace_string(&options->ca_file, zend_string_init(resolved, strlen(resolved), false));
	return true;
}

/* ---- the whole ---- */

static bool set_option(struct skipcall_options *options, const struct option *option, zval *value)
{
	switch (option->type) {
		case TYPE_SECONDS:
		case TYPE_INTEGER:
			return parse_number(options, option, value);
		case TYPE_CHOICE:
			return parse_choice(options, option, value);
		case TYPE_CALLABLE:
			return parse_callable(options, option, value);
		case TYPE_OWN:
			return option->parse(options, option, value);
	}
	return false;
}

static bool set_default(struct skipcall_options *options, const struct option *option)
{
	zval *callable;
	switch (option->type) {
		case TYPE_SECONDS:
			*(double *)target(options, option) = option->standard;
			return true;
		case TYPE_INTEGER:
		case TYPE_CHOICE:
			*(zend_long *)target(options, option) = (zend_long)option->standard;
			return true;
		case TYPE_CALLABLE:
			callable = target(options, option);
			zval_ptr_dtor(callable);
			ZVAL_UNDEF(callable);
			return true;
		case TYPE_OWN:
			return option->parse(options, option, NULL);
	}
	return false;
}

static struct skipcall_options *copy_options(const struct skipcall_options *base)
{
	struct skipcall_options *options = ecalloc(1, sizeof(*options));
	if (base != NULL) {
		*options = *base;
		zend_string_addref(options->base_url);
		zend_string_addref(options->user_agent);
		if (options->ca_file != NULL) {
			zend_string_addref(options->ca_file);
		}
		Z_TRY_ADDREF(options->headers);
		Z_TRY_ADDREF(options->transport);
		Z_TRY_ADDREF(options->sleep);
	}
	return options;
}

static const struct option *find_option(zend_string *name)
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
	const struct option *option = find_option(name);
	if (option == NULL) {
		return refuse_name(name);
	}
	if (option->offset == AT(transport)) {
		/* A double's answers must not teach clients of the real server, nor another double's. */
		options->scope = Z_TYPE_P(value) == IS_NULL ? 0 : ++SKIPCALL_G(scopes);
	}
	return Z_TYPE_P(value) == IS_NULL ? set_default(options, option)
									  : set_option(options, option, value);
}

struct skipcall_options *skipcall_options_parse(
	const struct skipcall_options *base, HashTable *given)
{
	struct skipcall_options *options = copy_options(base);
	zend_string *name;
	zval *value;
	bool ok = true;
	for (size_t i = 0; base == NULL && ok && i < OPTIONS; i++) {
		/* A base URL that is given must not fail for what the environment says. */
		bool given_too = given != NULL &&
			(value = zend_hash_str_find_deref(given, table[i].name, strlen(table[i].name))) !=
				NULL &&
			Z_TYPE_P(value) != IS_NULL;
		ok = given_too || set_default(options, &table[i]);
	}
	if (ok && given != NULL) {
		ZEND_HASH_FOREACH_STR_KEY_VAL(given, name, value) {
			ZVAL_DEREF(value);
			ok = apply(options, name, value);
			if (!ok) {
				break;
			}
		}
		ZEND_HASH_FOREACH_END();
	}
	if (!ok) {
		skipcall_options_destroy(options);
		return NULL;
	}
	return options;
}

void skipcall_options_destroy(struct skipcall_options *options)
{
	if (options == NULL) {
		return;
	}
	replace_string(&options->base_url, NULL);
	replace_string(&options->user_agent, NULL);
	replace_string(&options->ca_file, NULL);
	zval_ptr_dtor(&options->headers);
	zval_ptr_dtor(&options->transport);
	zval_ptr_dtor(&options->sleep);
	efree(options);
}

/* Values of headers may be secrets of other services. */
static void header_names(HashTable *lines, zval *out)
{
	zval *line;
	array_init(out);
	ZEND_HASH_FOREACH_VAL(lines, line) {
		add_next_index_stringl(out, Z_STRVAL_P(line), strcspn(Z_STRVAL_P(line), ":;"));
	}
	ZEND_HASH_FOREACH_END();
}

void skipcall_options_show(const struct skipcall_options *options, HashTable *to)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct option *option = &table[i];
		void *at = target(options, option);
		zval value;
		ZVAL_NULL(&value);
		switch (option->type) {
			case TYPE_SECONDS:
				ZVAL_DOUBLE(&value, *(double *)at);
				break;
			case TYPE_INTEGER:
				ZVAL_LONG(&value, *(zend_long *)at);
				break;
			case TYPE_CHOICE:
				ZVAL_STRING(&value, option->choices[*(zend_long *)at]);
				break;
			case TYPE_CALLABLE:
				/* Which one is nobody's business; that there is one is. */
				ZVAL_BOOL(&value, Z_TYPE_P((zval *)at) != IS_UNDEF);
				break;
			case TYPE_OWN:
				if (option->parse == parse_headers) {
					header_names(Z_ARRVAL_P((zval *)at), &value);
				} else if (*(zend_string **)at != NULL) {
					ZVAL_STR_COPY(&value, *(zend_string **)at);
				}
		}
		zend_hash_str_update(to, option->name, strlen(option->name), &value);
	}
}
