/*
 * The only place that knows one libcurl version from another. Floor: 7.74.0; all promises hold from
 * 7.87.0.
 */
#ifndef SKC_CURL_COMPAT_H
#define SKC_CURL_COMPAT_H

#include <stdbool.h>
#include <stdint.h>

#include <curl/curl.h>

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

/*
 * Nor does the end of a multi handle, whose the resolver's threads are from 8.20. The option goes by
 * its number: libcurl may be newer than the header here. An older one refuses it, and needs none.
 */
static inline void skc_curl_quick_exit_multi(CURLM *multi)
{
	curl_multi_setopt(multi, (CURLMoption)(CURLOPTTYPE_LONG + 21), 1L);
}

/*
 * The id of the connection of a transfer, or of its last one while it has none; -1: it has had none, or
 * libcurl (before 8.2) does not tell. By its number, as above.
 */
static inline int64_t skc_curl_connection_id(CURL *handle)
{
	curl_off_t id = -1;
	curl_easy_getinfo(handle, (CURLINFO)(CURLINFO_OFF_T + 64), &id);
	return id;
}

/*
 * HTTP/2 of libcurl 7.88 reads for as long as frames come that bring a transfer nothing (PING, SETTINGS,
 * WINDOW_UPDATE), returns to nobody, and calls nobody but, for each record of TLS, a debug function.
 * 7.74 and 8.14 return.
 */
static inline void skc_curl_watch_endless_reads(CURL *handle, curl_debug_callback watch, void *data)
{
	const unsigned version = curl_version_info(CURLVERSION_NOW)->version_num;
	if (version >= 0x075700 && version < 0x080e00) {
		curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, watch);
		curl_easy_setopt(handle, CURLOPT_DEBUGDATA, data);
		curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
	}
}

/*
 * A connection that was idle for so many seconds, at least one, is not used again. Until 8.14 whole
 * seconds are compared ("more than"); from 8.15 milliseconds are, and 0 is no limit.
 */
static inline void skc_curl_limit_idleness(CURL *handle, long seconds)
{
	const bool whole = curl_version_info(CURLVERSION_NOW)->version_num < 0x080f00;
	curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, whole ? seconds - 1 : seconds);
}

#endif
