/* The module entry, its life cycle, and phpinfo(). */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php.h"
#include "php_ini.h"

#include "Zend/zend_attributes.h"
#include "Zend/zend_enum.h"
#include "Zend/zend_exceptions.h"
#include "Zend/zend_interfaces.h"
#include "ext/json/php_json.h"
#include "ext/spl/spl_exceptions.h"
#include "ext/standard/info.h"

#include <json-c/json_c_version.h>

#include "../php_skipcall.h"
#include "../src/inflate.h"
#include "call_batch.h"
#include "call_iterator.h"
#include "call_page.h"
#include "call_sync.h"
#include "classes.h"
#include "client.h"
#include "client_methods.h"
#include "drive.h"
#include "globals.h"
#include "options.h"
#include "pending_call_page.h"
#include "php_compat.h"
#include "request.h"
#include "row.h"
#include "sample.h"
#include "scratch.h"
#include "settings.h"
#include "shared.h"
#include "skipcall_arginfo.h"
#include "values.h"

#if defined(ZTS) && defined(COMPILE_DL_SKIPCALL)
ZEND_TSRMLS_CACHE_DEFINE()
#endif

static PHP_GINIT_FUNCTION(skipcall)
{
#if defined(ZTS) && defined(COMPILE_DL_SKIPCALL)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	/*
	 * The engine is made at first use: before that no socket, no memory, and nothing that a fork
	 * could share.
	 */
	memset(skipcall_globals, 0, sizeof(*skipcall_globals));
	skipcall_globals->time_limit = -1;
}

static PHP_GSHUTDOWN_FUNCTION(skipcall)
{
	/* A thread ends (ZTS): its connections with it. For the process itself MSHUTDOWN came first. */
	skipcall_engine_free(skipcall_globals);
	skipcall_shared_free(&skipcall_globals->shared);
}

static void register_exceptions(void)
{
	zend_class_entry *marker = skipcall_ce_ExceptionInterface =
		register_class_Skipcall_Exception_ExceptionInterface(zend_ce_throwable);
	skipcall_ce_Error = register_class_Skipcall_Exception_Error(zend_ce_error, marker);
	skipcall_ce_InvalidArgumentException =
		register_class_Skipcall_Exception_InvalidArgumentException(
			spl_ce_InvalidArgumentException, marker);
	skipcall_ce_NetworkDisabledException =
		register_class_Skipcall_Exception_NetworkDisabledException(spl_ce_LogicException, marker);
	zend_class_entry *base = skipcall_ce_SkipcallException =
		register_class_Skipcall_Exception_SkipcallException(spl_ce_RuntimeException, marker);
	zend_class_entry *transport = skipcall_ce_TransportException =
		register_class_Skipcall_Exception_TransportException(base);
	skipcall_ce_ConnectionException =
		register_class_Skipcall_Exception_ConnectionException(transport);
	skipcall_ce_TimeoutException = register_class_Skipcall_Exception_TimeoutException(transport);
	skipcall_ce_TlsException = register_class_Skipcall_Exception_TlsException(transport);
	zend_class_entry *api = skipcall_ce_ApiException =
		register_class_Skipcall_Exception_ApiException(base);
	skipcall_ce_BadRequestException = register_class_Skipcall_Exception_BadRequestException(api);
	skipcall_ce_AuthenticationException =
		register_class_Skipcall_Exception_AuthenticationException(api);
	zend_class_entry *permission = skipcall_ce_PermissionException =
		register_class_Skipcall_Exception_PermissionException(api);
	skipcall_ce_SubscriptionRequiredException =
		register_class_Skipcall_Exception_SubscriptionRequiredException(permission);
	skipcall_ce_PlanNotEligibleException =
		register_class_Skipcall_Exception_PlanNotEligibleException(permission);
	skipcall_ce_NotFoundException = register_class_Skipcall_Exception_NotFoundException(api);
	skipcall_ce_RateLimitException = register_class_Skipcall_Exception_RateLimitException(api);
	skipcall_ce_ServerException = register_class_Skipcall_Exception_ServerException(api);
	skipcall_ce_DecodeException = register_class_Skipcall_Exception_DecodeException(base);
	skipcall_ce_PaginationException = register_class_Skipcall_Exception_PaginationException(base);
}

static void register_enums(void)
{
	skipcall_ce_RateLimitMode = register_class_Skipcall_RateLimitMode();
	skipcall_ce_RateLimiterFailure = register_class_Skipcall_RateLimiterFailure();
	skipcall_ce_Hydrate = register_class_Skipcall_Hydrate();
	skipcall_ce_InvalidText = register_class_Skipcall_InvalidText();
	skipcall_ce_SortStyle = register_class_Skipcall_SortStyle();
	skipcall_ce_SyncBy = register_class_Skipcall_SyncBy();
	skipcall_ce_OnBadCheckpoint = register_class_Skipcall_OnBadCheckpoint();
	skipcall_ce_StopReason = register_class_Skipcall_StopReason();
}

static void register_classes(void)
{
	/* In any order: PHP looks up the classes of typed properties late. */
	skipcall_ce_RateLimit = register_class_Skipcall_RateLimit(php_json_serializable_ce);
	skipcall_ce_RateLimiter = register_class_Skipcall_RateLimiter();
	skipcall_ce_Request = register_class_Skipcall_Request();
	skipcall_request_minit();
	skipcall_ce_TransferStats = register_class_Skipcall_TransferStats(php_json_serializable_ce);
	skipcall_values_minit();
	skipcall_row_class(SKIPCALL_CONTACT,
		register_class_Skipcall_ContactSummary(php_json_serializable_ce, zend_ce_stringable));
	skipcall_row_class(SKIPCALL_PHONE_NUMBER,
		register_class_Skipcall_PhoneNumberSummary(php_json_serializable_ce, zend_ce_stringable));
	skipcall_row_class(SKIPCALL_CALLER,
		register_class_Skipcall_CallerSummary(php_json_serializable_ce, zend_ce_stringable));
	skipcall_row_class(SKIPCALL_CALL, register_class_Skipcall_Call(php_json_serializable_ce));
	skipcall_ce_CallPage = register_class_Skipcall_CallPage(
		zend_ce_aggregate, zend_ce_countable, php_json_serializable_ce);
	skipcall_call_page_minit();
	skipcall_ce_PendingCallPage = register_class_Skipcall_PendingCallPage();
	skipcall_pending_call_page_minit();
	skipcall_ce_CallIterator =
		register_class_Skipcall_CallIterator(zend_ce_iterator, zend_ce_countable);
	skipcall_call_iterator_minit();
	skipcall_ce_CallSync = register_class_Skipcall_CallSync(zend_ce_iterator, zend_ce_countable);
	skipcall_ce_CallBatch = register_class_Skipcall_CallBatch(zend_ce_aggregate, zend_ce_countable);
	skipcall_ce_CallBatches = register_class_Skipcall_CallBatches(zend_ce_iterator);
	skipcall_call_sync_minit();
	skipcall_call_batch_minit();
	skipcall_ce_Client = register_class_Skipcall_Client();
	skipcall_client_minit();
#ifdef SKIPCALL_DEV
	skipcall_sample_minit();
#endif
}

static PHP_MINIT_FUNCTION(skipcall)
{
	(void)type;
	skipcall_settings_minit(module_number);
	/*
	 * Once per process and before threads; counted by libcurl, so the curl extension may do so as
	 * well.
	 */
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		return FAILURE;
	}
	/* Before php-fpm forks its workers, so that all of them have it. */
	skipcall_shared_minit();
	register_exceptions();
	register_enums();
	register_classes();
	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(skipcall)
{
	(void)type;
	zend_unregister_ini_entries(module_number);
	/*
	 * Connections say goodbye while TLS is still there. curl_global_cleanup() is left out: other
	 * threads' engines, freed later, still need libcurl, and what it keeps is reachable and goes
	 * with the process.
	 */
	skipcall_engine_free(ZEND_MODULE_GLOBALS_BULK(skipcall));
	return SUCCESS;
}

static PHP_RSHUTDOWN_FUNCTION(skipcall)
{
	(void)type;
	(void)module_number;
	/*
	 * Objects are freed after this: nothing of this request may stay with the engine. Connections
	 * do.
	 */
	skipcall_drive_end_request();
	skipcall_scratch_drop();
	return SUCCESS;
}

static const char *encodings(const curl_version_info_data *curl)
{
	const bool gzip = (curl->features & CURL_VERSION_LIBZ) != 0;
	const bool brotli = (curl->features & CURL_VERSION_BROTLI) != 0;
	const bool zstd = (curl->features & CURL_VERSION_ZSTD) != 0;
	return gzip && brotli && zstd ? "gzip, br, zstd"
		: gzip && brotli          ? "gzip, br"
		: gzip && zstd            ? "gzip, zstd"
		: gzip                    ? "gzip"
								  : "none";
}

/* The connections of this process. */
static void pool_info(void)
{
	zval stats, *value;
	zend_string *name;
	skipcall_pool_stats(&stats);
	php_info_print_table_start();
	php_info_print_table_header(2, "Connections of this process", "");
	ZEND_HASH_FOREACH_STR_KEY_VAL(Z_ARRVAL(stats), name, value) {
		zend_string *text = zval_get_string(value);
		php_info_print_table_row(2, ZSTR_VAL(name), ZSTR_VAL(text));
		zend_string_release(text);
	}
	ZEND_HASH_FOREACH_END();
	php_info_print_table_end();
	zval_ptr_dtor(&stats);
}

static void rate_limit_info(void)
{
	char text[MAXPATHLEN + 100];
	skipcall_shared_describe(text, sizeof(text));
	php_info_print_table_start();
	php_info_print_table_header(2, "Rate limits of this process", "");
	php_info_print_table_row(2, "scope", skipcall_shares_rate_limits() ? "host" : "process");
	php_info_print_table_row(2, "shared file", text);
	php_info_print_table_end();
}

static PHP_MINFO_FUNCTION(skipcall)
{
	const curl_version_info_data *curl = curl_version_info(CURLVERSION_NOW);
	php_info_print_table_start();
	php_info_print_table_row(2, "Skipcall", "enabled");
	php_info_print_table_row(2, "Version", PHP_SKIPCALL_VERSION);
	php_info_print_table_row(2, "libcurl (compiled)", LIBCURL_VERSION);
	php_info_print_table_row(2, "libcurl (running)", curl->version);
	php_info_print_table_row(2, "TLS", curl->ssl_version != NULL ? curl->ssl_version : "none");
	php_info_print_table_row(
		2, "HTTP/2", (curl->features & CURL_VERSION_HTTP2) != 0 ? "yes" : "no");
	php_info_print_table_row(2, "Encodings", encodings(curl));
	php_info_print_table_row(2, "json-c (compiled)", JSON_C_VERSION);
	php_info_print_table_row(2, "json-c (running)", json_c_version());
	php_info_print_table_row(2, "zlib (running)",
		skc_inflate_version() != NULL ? skc_inflate_version()
									  : "built without: gzip of several members is not read");
	php_info_print_table_row(2, "Thread safety",
#ifdef ZTS
		"enabled"
#else
		"disabled"
#endif
	);
	php_info_print_table_end();
	pool_info();
	rate_limit_info();
	skipcall_options_info();
	display_ini_entries(zend_module);
}

static const zend_module_dep dependencies[] = {
	/* Their classes and functions are used at MINIT and later. */
	ZEND_MOD_REQUIRED("date") ZEND_MOD_REQUIRED("hash") ZEND_MOD_REQUIRED("json")
		ZEND_MOD_REQUIRED("spl") ZEND_MOD_REQUIRED("standard") ZEND_MOD_END};

zend_module_entry skipcall_module_entry = {
	STANDARD_MODULE_HEADER_EX,
	NULL,
	dependencies,
	"skipcall",
	NULL, /* no functions, only classes */
	PHP_MINIT(skipcall),
	PHP_MSHUTDOWN(skipcall),
	NULL, /* RINIT: nothing is made before it is used */
	PHP_RSHUTDOWN(skipcall),
	PHP_MINFO(skipcall),
	PHP_SKIPCALL_VERSION,
	PHP_MODULE_GLOBALS(skipcall),
	PHP_GINIT(skipcall),
	PHP_GSHUTDOWN(skipcall),
	NULL,
	STANDARD_MODULE_PROPERTIES_EX,
};

#ifdef COMPILE_DL_SKIPCALL
ZEND_GET_MODULE(skipcall)
#endif
