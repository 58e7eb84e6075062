#include "settings.h"

#include "SAPI.h"
#include "php_ini.h"

#include "../src/clock.h"

enum type {
	TYPE_FLAG,
	TYPE_INTEGER,
	TYPE_SECONDS,
	TYPE_SECONDS_OR_EMPTY,
	TYPE_PATH, /* or empty */
	TYPE_GROUP, /* the name of one, or empty */
	TYPE_SCOPE,
};

struct setting {
	const char *name;
	const char *standard;
	int mode;
	enum type type;
	double least, most; /* of numbers */
};

static const struct setting table[] = {
	{"skipcall.allow_insecure", "0", PHP_INI_SYSTEM, .type = TYPE_FLAG},
	{"skipcall.ca_file", "", PHP_INI_SYSTEM, .type = TYPE_PATH},
	{"skipcall.idle_timeout", "60", PHP_INI_SYSTEM, TYPE_INTEGER, 0, 86400},
	{"skipcall.max_age", "600", PHP_INI_SYSTEM, TYPE_SECONDS, 0, 86400},
	{"skipcall.max_connections", "8", PHP_INI_SYSTEM, TYPE_INTEGER, 1, 1000},
	{"skipcall.max_duration", "", PHP_INI_ALL, TYPE_SECONDS_OR_EMPTY, 0.001, 86400},
	{"skipcall.max_idle", "8", PHP_INI_SYSTEM, TYPE_INTEGER, 0, 1000},
	{"skipcall.max_wait", "", PHP_INI_ALL, TYPE_SECONDS_OR_EMPTY, 0, 3600},
	{"skipcall.network", "1", PHP_INI_ALL, .type = TYPE_FLAG},
	{"skipcall.persistent", "1", PHP_INI_ALL, .type = TYPE_FLAG},
	{"skipcall.rate_limit_scope", "host", PHP_INI_ALL, .type = TYPE_SCOPE},
	{"skipcall.shared_file", "", PHP_INI_SYSTEM, .type = TYPE_PATH},
	{"skipcall.shared_group", "", PHP_INI_SYSTEM, .type = TYPE_GROUP},
};
#define SETTINGS (sizeof(table) / sizeof(table[0]))

/* What php.ini's own words become, and the words themselves, as they come in quotes. */
static bool is_flag(const zend_string *text)
{
	static const char *const words[] = {"", "on", "off", "yes", "no", "true", "false", "none"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (zend_binary_strcasecmp(words[i], strlen(words[i]), ZSTR_VAL(text), ZSTR_LEN(text)) ==
			0) {
			return true;
		}
	}
	return is_numeric_string(ZSTR_VAL(text), ZSTR_LEN(text), NULL, NULL, false) == IS_LONG;
}

static bool is_allowed(const struct setting *setting, const zend_string *text)
{
	double number;
	zend_long integer;
	if (setting->type == TYPE_SCOPE) {
		return zend_string_equals_literal(text, "host") ||
			zend_string_equals_literal(text, "process");
	}
	if (setting->type == TYPE_FLAG) {
		return is_flag(text);
	}
	if (setting->type == TYPE_PATH || setting->type == TYPE_GROUP) {
		return !zend_str_has_nul_byte(text);
	}
	if (ZSTR_LEN(text) == 0) {
		return setting->type == TYPE_SECONDS_OR_EMPTY;
	}
	switch (is_numeric_string(ZSTR_VAL(text), ZSTR_LEN(text), &integer, &number, false)) {
		case IS_LONG:
			number = (double)integer;
			break;
		case IS_DOUBLE:
			if (setting->type != TYPE_INTEGER) {
				break;
			}
			return false;
		default:
			return false;
	}
	return number >= setting->least && number <= setting->most;
}

/* Called before a setting changes: a refused value leaves it as it is, at start-up at its default. */
static ZEND_INI_MH(check)
{
	const struct setting *setting = mh_arg1;
	(void)entry;
	(void)mh_arg2;
	(void)mh_arg3;
	if (new_value == NULL || is_allowed(setting, new_value)) {
		return SUCCESS;
	}
	const int level = stage == ZEND_INI_STAGE_STARTUP ? E_CORE_WARNING : E_WARNING;
	if (setting->type == TYPE_FLAG) {
		zend_error(level, "%s must be on or off", setting->name);
		return FAILURE;
	}
	if (setting->type == TYPE_SCOPE) {
		zend_error(level, "%s must be \"host\" or \"process\"", setting->name);
		return FAILURE;
	}
	zend_error(level, "%s must be a %s from %.10g to %.10g%s", setting->name,
		setting->type == TYPE_INTEGER ? "whole number" : "number of seconds", setting->least,
		setting->most, setting->type == TYPE_SECONDS_OR_EMPTY ? ", or empty" : "");
	return FAILURE;
}

void skipcall_settings_minit(int module_number)
{
	zend_ini_entry_def entries[SETTINGS + 1] = {0};
	for (size_t i = 0; i < SETTINGS; i++) {
		entries[i].name = table[i].name;
		entries[i].name_length = (uint16_t)strlen(table[i].name);
		entries[i].on_modify = check;
		entries[i].mh_arg1 = (void *)(uintptr_t)&table[i];
		entries[i].value = table[i].standard;
		entries[i].value_length = (uint32_t)strlen(table[i].standard);
		entries[i].modifiable = (uint8_t)table[i].mode;
	}
	zend_register_ini_entries(entries, module_number);
}

/* "on" in quotes, or of php_admin_value, is a text: PHP reads it as a number. */
static bool is_on(const char *name)
{
	zend_ini_entry *setting = zend_hash_str_find_ptr(EG(ini_directives), name, strlen(name));
	return setting != NULL && setting->value != NULL && zend_ini_parse_bool(setting->value);
}

bool skipcall_allows_insecure(void)
{
	return is_on("skipcall.allow_insecure");
}

bool skipcall_keeps_connections(void)
{
	return is_on("skipcall.persistent");
}

bool skipcall_has_network(void)
{
	return is_on("skipcall.network");
}

struct skc_pool_limits skipcall_pool_limits(void)
{
	return (struct skc_pool_limits){
		.max_connections = (unsigned)INI_INT("skipcall.max_connections"),
		.max_idle = (unsigned)INI_INT("skipcall.max_idle"),
		.idle_timeout = INI_INT("skipcall.idle_timeout") * SKC_SECOND,
		.max_age = (int64_t)(INI_FLT("skipcall.max_age") * SKC_SECOND),
	};
}

double skipcall_max_duration(void)
{
	const char *value = INI_STR("skipcall.max_duration");
	return value != NULL && value[0] != '\0' ? zend_strtod(value, NULL) : -1;
}

double skipcall_max_wait(void)
{
	const char *value = INI_STR("skipcall.max_wait");
	return value != NULL && value[0] != '\0' ? zend_strtod(value, NULL)
		: skipcall_is_web()                  ? 2
											 : 65;
}

bool skipcall_shares_rate_limits(void)
{
	const char *value = INI_STR("skipcall.rate_limit_scope");
	return value == NULL || strcmp(value, "process") != 0;
}

static const char *text_or_null(const char *value)
{
	return value != NULL && value[0] != '\0' ? value : NULL;
}

const char *skipcall_shared_file(void)
{
	return text_or_null(INI_STR("skipcall.shared_file"));
}

const char *skipcall_shared_group(void)
{
	return text_or_null(INI_STR("skipcall.shared_group"));
}

const char *skipcall_ca_file(void)
{
	static const char *const names[] = {"skipcall.ca_file", "curl.cainfo", "openssl.cafile"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char *value = zend_ini_string(names[i], strlen(names[i]), false);
		if (value == NULL) {
			cfg_get_string(names[i], &value); /* the extension it belongs to is not loaded */
		}
		if (value != NULL && value[0] != '\0') {
			return value;
		}
	}
	return NULL;
}

zend_string *skipcall_environment(const char *name)
{
	/* Variables of the FastCGI request come before those of the process. */
	char *own = sapi_getenv(name, strlen(name));
	const char *value = own != NULL ? own : getenv(name);
	zend_string *copy =
		value != NULL && value[0] != '\0' ? zend_string_init(value, strlen(value), false) : NULL;
	if (own != NULL) {
		efree(own);
	}
	return copy;
}

/* The text of that name in a superglobal; NULL: none, or an empty one. */
static zend_string *text_in(const char *superglobal, const char *name)
{
	zend_is_auto_global_str(superglobal, strlen(superglobal)); /* may be made at its first use */
	zval *table = zend_hash_str_find_deref(&EG(symbol_table), superglobal, strlen(superglobal));
	zval *value = table != NULL && Z_TYPE_P(table) == IS_ARRAY
		? zend_hash_str_find_deref(Z_ARRVAL_P(table), name, strlen(name))
		: NULL;
	return value != NULL && Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value) > 0
		? zend_string_init(Z_STRVAL_P(value), Z_STRLEN_P(value), false)
		: NULL;
}

zend_string *skipcall_environment_or_superglobal(const char *name)
{
	zend_string *text = skipcall_environment(name);
	text = text != NULL ? text : text_in("_ENV", name);
	return text != NULL ? text : text_in("_SERVER", name);
}

bool skipcall_is_web(void)
{
	return strcmp(sapi_module.name, "cli") != 0 && strcmp(sapi_module.name, "phpdbg") != 0 &&
		strcmp(sapi_module.name, "embed") != 0;
}
