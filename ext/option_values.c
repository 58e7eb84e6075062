/* Options whose values need more than a type and a range: read, checked, shown. */
#include "option_table.h"

#include "main/php_open_temporary_file.h"

#include "../php_skipcall.h"
#include "../src/header.h"
#include "../src/secret.h"
#include "../src/url.h"
#include "callback.h"
#include "classes.h"
#include "options.h"
#include "refuse.h"
#include "scratch.h"
#include "let_go.h"
#include "settings.h"

#define PRODUCT "skipcall-php/" PHP_SKIPCALL_VERSION

bool skipcall_option_refuse(
	const struct skipcall_option *option, const char *allowed, const zval *value)
{
	return skipcall_refuse("option \"%s\" must be %s, %s given", option->name, allowed,
		value != NULL ? zend_zval_type_name(value) : "none");
}

static void replace_string(zend_string **slot, zend_string *string)
{
	if (*slot != NULL) {
		zend_string_release(*slot);
	}
	*slot = string;
}

/* Like strdup() into a slot of the connection; NULL empties it. */
static void replace_text(char **slot, const char *text)
{
	free(*slot);
	*slot = text != NULL ? __zend_strdup(text) : NULL;
}

static void show_text(const char *text, zval *out)
{
	if (text != NULL) {
		ZVAL_STRING(out, text);
	}
}

/* ---- baseUrl ---- */

bool skipcall_parse_base_url(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	zend_string *text;
	if (value != NULL && Z_TYPE_P(value) != IS_STRING) {
		return skipcall_option_refuse(option, "a string", value);
	}
	text = value != NULL ? zend_string_copy(Z_STR_P(value))
						 : skipcall_environment_or_superglobal("SKIPCALL_BASE_URL");
	const bool of_environment = value == NULL && text != NULL;
	if (text == NULL) {
		text = zend_string_init(ZEND_STRL(SKIPCALL_DEFAULT_BASE_URL), false);
	}
	enum skc_url_problem problem = skc_url_base(
		ZSTR_VAL(text), ZSTR_LEN(text), skipcall_allows_insecure(), skipcall_scratch(SKC_URL_MAX));
	if (problem == SKC_URL_OK) {
		replace_string(&options->base_url, skipcall_scratch_take());
	} else {
		skipcall_scratch_drop();
		const bool quoted = ZSTR_VAL(text)[0] == '"' || ZSTR_VAL(text)[0] == '\'';
		skipcall_refuse("%s\"%s\" %s",
			of_environment ? "SKIPCALL_BASE_URL of the environment, option " : "option ",
			option->name,
			quoted
				? "must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is"
				: skc_url_problem_text(problem));
	}
	zend_string_release(text);
	return problem == SKC_URL_OK;
}

void skipcall_show_base_url(const struct skipcall_options *options, zval *out)
{
	ZVAL_STR_COPY(out, options->base_url);
}

/* ---- headers ---- */

/* Headers that would change who sends the request, to whom, or where it ends. */
static bool is_own_header(zend_string *name)
{
	return zend_string_equals_literal_ci(name, "authorization") ||
		zend_string_equals_literal_ci(name, "host") ||
		zend_string_equals_literal_ci(name, "content-length") ||
		zend_string_equals_literal_ci(name, "transfer-encoding");
}

const char *skipcall_header_lines(HashTable *headers, zval *lines, zval **bad)
{
	zend_string *name;
	zval *entry;
	ZEND_HASH_FOREACH_STR_KEY_VAL(headers, name, entry) {
		ZVAL_DEREF(entry);
		if (name == NULL || !skc_header_is_name(ZSTR_VAL(name), ZSTR_LEN(name))) {
			return "an array whose keys are header names";
		}
		if (is_own_header(name)) {
			return "an array without Authorization, Host, Content-Length and Transfer-Encoding, "
				   "which are the client's own";
		}
		if (Z_TYPE_P(entry) != IS_STRING && Z_TYPE_P(entry) != IS_LONG) {
			*bad = entry;
			return "an array whose values are strings";
		}
		zend_string *text = zval_get_string(entry);
		const bool allowed = skc_header_is_value(ZSTR_VAL(text), ZSTR_LEN(text));
		if (allowed) {
			/* libcurl sends an empty header only when it ends in a semicolon. */
			add_next_index_str(lines,
				ZSTR_LEN(text) > 0 ? strpprintf(0, "%s: %s", ZSTR_VAL(name), ZSTR_VAL(text))
								   : strpprintf(0, "%s;", ZSTR_VAL(name)));
		}
		zend_string_release(text);
		if (!allowed) {
			return "an array whose values hold no line ends or other control characters";
		}
	}
	ZEND_HASH_FOREACH_END();
	return NULL;
}

bool skipcall_parse_headers(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	zval lines;
	if (value != NULL && Z_TYPE_P(value) != IS_ARRAY) {
		return skipcall_option_refuse(option, option->allowed, value);
	}
	array_init(&lines);
	const char *problem =
		value != NULL ? skipcall_header_lines(Z_ARRVAL_P(value), &lines, &value) : NULL;
	if (problem != NULL) {
		zval_ptr_dtor(&lines);
		return skipcall_option_refuse(option, problem, value);
	}
	skipcall_replace(&options->headers, &lines);
	return true;
}

/* Only names: values may be secrets. */
void skipcall_show_headers(const struct skipcall_options *options, zval *out)
{
	zval *line;
	array_init(out);
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL(options->headers), line) {
		add_next_index_stringl(out, Z_STRVAL_P(line), strcspn(Z_STRVAL_P(line), ":;"));
	}
	ZEND_HASH_FOREACH_END();
}

/* ---- userAgent ---- */

bool skipcall_parse_user_agent(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	if (value == NULL) {
		replace_string(&options->user_agent, zend_string_init(ZEND_STRL(PRODUCT), false));
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING || Z_STRLEN_P(value) == 0 ||
		!skc_header_is_value(Z_STRVAL_P(value), Z_STRLEN_P(value))) {
		return skipcall_option_refuse(
			option, "a string of at least one character, without control characters", value);
	}
	replace_string(&options->user_agent, strpprintf(0, "%s %s", Z_STRVAL_P(value), PRODUCT));
	return true;
}

void skipcall_show_user_agent(const struct skipcall_options *options, zval *out)
{
	ZVAL_STR_COPY(out, options->user_agent);
}

/* ---- proxy, noProxy ---- */

/* The proxy from the environment: only variables that no request header can set (not HTTP_PROXY). */
static zend_string *proxy_of_environment(const char **name)
{
	static const char *const names[] = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		zend_string *proxy = skipcall_environment(names[i]);
		if (proxy != NULL) {
			*name = names[i];
			return proxy;
		}
	}
	return NULL;
}

static bool set_proxy_of_environment(struct skipcall_options *options)
{
	const char *name = "";
	zend_string *text = proxy_of_environment(&name);
	enum skc_proxy_problem problem = skc_connection_config_set_proxy(&options->connection,
		text != NULL ? ZSTR_VAL(text) : "", text != NULL ? ZSTR_LEN(text) : 0);
	options->proxy_of_environment = true;
	if (problem != SKC_PROXY_OK) {
		skipcall_refuse("environment variable %s %s", name, skc_proxy_problem_text(problem));
	}
	if (text != NULL) {
		skc_wipe(ZSTR_VAL(text), ZSTR_LEN(text));
		zend_string_release(text);
	}
	return problem == SKC_PROXY_OK;
}

bool skipcall_parse_proxy(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	if (value == NULL) {
		return set_proxy_of_environment(options);
	}
	if (Z_TYPE_P(value) != IS_STRING) {
		return skipcall_option_refuse(option, option->allowed, value);
	}
	enum skc_proxy_problem problem =
		skc_connection_config_set_proxy(&options->connection, Z_STRVAL_P(value), Z_STRLEN_P(value));
	options->proxy_of_environment = false;
	if (problem != SKC_PROXY_OK) {
		skipcall_refuse("option \"%s\" %s", option->name, skc_proxy_problem_text(problem));
	}
	return problem == SKC_PROXY_OK;
}

void skipcall_show_proxy(const struct skipcall_options *options, zval *out)
{
	if (options->connection.proxy != NULL &&
		skc_connection_config_show_proxy(&options->connection, skipcall_scratch(8192))) {
		ZVAL_STR(out, skipcall_scratch_take());
	} else {
		skipcall_scratch_drop();
	}
}

bool skipcall_parse_no_proxy(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	if (value != NULL) {
		if (Z_TYPE_P(value) != IS_STRING ||
			!skc_header_is_value(Z_STRVAL_P(value), Z_STRLEN_P(value))) {
			return skipcall_option_refuse(option, option->allowed, value);
		}
		replace_text(&options->connection.no_proxy, Z_STRVAL_P(value));
		return true;
	}
	zend_string *text = skipcall_environment("NO_PROXY");
	text = text != NULL ? text : skipcall_environment("no_proxy");
	replace_text(&options->connection.no_proxy, text != NULL ? ZSTR_VAL(text) : NULL);
	if (text != NULL) {
		zend_string_release(text);
	}
	return true;
}

void skipcall_show_no_proxy(const struct skipcall_options *options, zval *out)
{
	show_text(options->connection.no_proxy, out);
}

/* ---- caFile ---- */

/* The settings; else what OpenSSL's own programs go by; else what libcurl was built with. */
static void use_authorities_of_settings(struct skipcall_options *options)
{
	const char *file = skipcall_ca_file();
	zend_string *of_file = file == NULL ? skipcall_environment("SSL_CERT_FILE") : NULL;
	zend_string *of_path = file == NULL ? skipcall_environment("SSL_CERT_DIR") : NULL;
	replace_text(&options->connection.ca_file, of_file != NULL ? ZSTR_VAL(of_file) : file);
	replace_text(&options->connection.ca_path, of_path != NULL ? ZSTR_VAL(of_path) : NULL);
	if (of_file != NULL) {
		zend_string_release(of_file);
	}
	if (of_path != NULL) {
		zend_string_release(of_path);
	}
}

bool skipcall_parse_ca_file(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	char resolved[MAXPATHLEN];
	if (value == NULL) {
		use_authorities_of_settings(options);
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING || Z_STRLEN_P(value) == 0 ||
		zend_str_has_nul_byte(Z_STR_P(value))) {
		return skipcall_option_refuse(option, "the path of a PEM file", value);
	}
	/* Before any other check, whose message would tell which files exist. */
	if (php_check_open_basedir_ex(Z_STRVAL_P(value), 0) != 0) {
		return skipcall_option_refuse(option, "a file that open_basedir allows", value);
	}
	/* Absolute, since the working directory may be another one when the connection is made. */
	zend_stat_t status;
	if (expand_filepath(Z_STRVAL_P(value), resolved) == NULL || VCWD_ACCESS(resolved, R_OK) != 0 ||
		VCWD_STAT(resolved, &status) != 0 || !S_ISREG(status.st_mode)) {
		return skipcall_option_refuse(option, "the path of a PEM file that can be read", value);
	}
	replace_text(&options->connection.ca_file, resolved);
	replace_text(&options->connection.ca_path, NULL);
	return true;
}

void skipcall_show_ca_file(const struct skipcall_options *options, zval *out)
{
	show_text(options->connection.ca_file, out);
}

/* ---- rateLimitBucket and rateLimiter ---- */

bool skipcall_parse_rate_limit_bucket(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	if (value == NULL) {
		replace_string(&options->rate_limit_bucket, NULL);
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING || Z_STRLEN_P(value) == 0 || Z_STRLEN_P(value) > 255) {
		return skipcall_option_refuse(option, option->allowed, value);
	}
	replace_string(&options->rate_limit_bucket, zend_string_copy(Z_STR_P(value)));
	return true;
}

void skipcall_show_rate_limit_bucket(const struct skipcall_options *options, zval *out)
{
	if (options->rate_limit_bucket != NULL) {
		ZVAL_STR_COPY(out, options->rate_limit_bucket);
	}
}

bool skipcall_parse_rate_limiter(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	if (Z_TYPE_P(value) != IS_OBJECT ||
		!instanceof_function(Z_OBJCE_P(value), skipcall_ce_RateLimiter)) {
		return skipcall_option_refuse(option, option->allowed, value);
	}
	Z_TRY_ADDREF_P(value);
	skipcall_replace(&options->rate_limiter, value);
	return true;
}

/* ---- logger ---- */

bool skipcall_parse_logger(
	struct skipcall_options *options, const struct skipcall_option *option, zval *value)
{
	zval method, closure;
	/* Wherever the option is given: what is not public is not for us, also where its class could call it. */
	const zend_function *log = Z_TYPE_P(value) == IS_OBJECT
		? zend_hash_str_find_ptr(&Z_OBJCE_P(value)->function_table, ZEND_STRL("log"))
		: NULL;
	if (Z_TYPE_P(value) != IS_OBJECT ||
		(log != NULL && (log->common.fn_flags & ZEND_ACC_PUBLIC) == 0)) {
		return skipcall_option_refuse(option, option->allowed, value);
	}
	array_init_size(&method, 2);
	Z_ADDREF_P(value);
	add_next_index_zval(&method, value);
	add_next_index_string(&method, "log");
	const bool resolved = skipcall_callback_resolve(&method, &closure);
	zval_ptr_dtor(&method);
	if (!resolved) {
		return EG(exception) == NULL && skipcall_option_refuse(option, option->allowed, value);
	}
	skipcall_replace(&options->logger, &closure);
	return true;
}
