/* Base URLs, paths below them, and what of a URL may be shown. */
#ifndef SKC_URL_H
#define SKC_URL_H

#include "buffer.h"

/* Longest URL that is built. */
#define SKC_URL_MAX ((size_t)256 * 1024)

/* What can be wrong with a base URL or a path, and what a person is told is allowed. */
#define SKC_URL_PROBLEMS(X) \
	X(OK, "") \
	X(MEMORY, "out of memory") \
	X(MALFORMED, "must be a URL like \"https://api-public.skipcall.app\"") \
	X(SCHEME, "must begin with https:// (or http:// for a loopback address)") \
	X(INSECURE, \
		"may use http:// only for a loopback address: the API key would be readable on the way") \
	X(CREDENTIALS, "must not hold a user name or a password") \
	X(QUERY, "must not hold a query or a fragment") \
	X(PATH_EMPTY, "must be a path like \"/v1/calls\"") \
	X(PATH_ABSOLUTE, "must be a path below the base URL, not a URL or \"//host\"") \
	X(PATH_DOTS, "must not hold \".\" or \"..\" segments") \
	X(PATH_FRAGMENT, "must not hold \"#\"") \
	X(PATH_CHARACTER, \
		"must not hold control characters, spaces, backslashes or bytes above 126: " \
		"percent-encode them")

enum skc_url_problem {
#define SKC_URL_PROBLEM_ENUM(name, text) SKC_URL_##name,
	SKC_URL_PROBLEMS(SKC_URL_PROBLEM_ENUM)
#undef SKC_URL_PROBLEM_ENUM
};

/* What a person is told, to be put behind the name of the argument. */
const char *skc_url_problem_text(enum skc_url_problem problem);

/*
 * Checks a base URL and appends it without a trailing "/" or "/v1". http:// to anything but a
 * loopback address only if `insecure`.
 */
enum skc_url_problem skc_url_base(
	const char *text, size_t len, bool insecure, struct skc_buffer *base);

/* True for an http:// URL, which never goes through a proxy of the environment. */
bool skc_url_is_plain_http(const char *url);

/* Checks a path for Client::get(). */
enum skc_url_problem skc_url_check_path(const char *path, size_t len);

/* Appends a URL, or a text that holds some, with every "filters" parameter as "filters=…". */
bool skc_url_redact(const char *text, struct skc_buffer *shown);

/* How much of a URL names scheme, host and port. */
size_t skc_url_origin_len(const char *url);

#endif
