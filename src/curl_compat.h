/*
 * The only place that knows one libcurl version from another. Floor: 7.74.0; all promises hold from
 * 7.87.0.
 */
#ifndef SKC_CURL_COMPAT_H
#define SKC_CURL_COMPAT_H

#include <curl/curl.h>
#include <stdbool.h>

#if LIBCURL_VERSION_NUM < 0x074a00
#error "libcurl 7.74.0 or newer is needed"
#endif

/* The server wants a client certificate (CURLE_SSL_CLIENTCERT from 7.77). */
#define SKC_CURLE_SSL_CLIENTCERT 98

/* Headers too large, among others (CURLE_TOO_LARGE from 8.6). */
#define SKC_CURLE_TOO_LARGE 100

/* Only these schemes, whatever libcurl was built with. */
static inline void skc_curl_limit_schemes(CURL *handle)
{
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

/* Giving up during name resolution does not wait for the resolver's thread (from 7.87). */
static inline void skc_curl_quick_exit(CURL *handle)
{
#if LIBCURL_VERSION_NUM >= 0x075700
	curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#else
	(void)handle;
#endif
}

/* The same of the end of a multi handle, whose threads resolve names from 8.20 on. */
static inline void skc_curl_quick_exit_of_all(CURLM *multi)
{
#if LIBCURL_VERSION_NUM >= 0x081400
	curl_multi_setopt(multi, CURLMOPT_QUICK_EXIT, 1L);
#else
	(void)multi;
#endif
}

/* A connection that was idle for so many seconds (at least one) is not used any more. */
static inline void skc_curl_limit_idleness(CURL *handle, long seconds)
{
	/*
	 * Whole seconds are compared, "more than": one less is exact. Later versions compare milliseconds,
	 * and take 0 for no limit.
	 */
	const bool exact = curl_version_info(CURLVERSION_NOW)->version_num >= 0x080f00;
	curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, seconds > 1 ? seconds - 1 : exact ? 1L : 0L);
}

#endif
