/*
 * How a request gets to its server and whom it trusts there: proxy, certificate authorities,
 * verification. Passwords are kept apart from addresses, so that an address may be shown.
 */
#ifndef SKC_CONNECTION_CONFIG_H
#define SKC_CONNECTION_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "curl_compat.h"

struct skc_connection_config {
	char *ca_file; /* NULL: libcurl's own store */
	char *ca_path; /* folders of certificates, as OpenSSL takes them, beside the file; NULL: none */
	char *proxy; /* scheme://host:port, without credentials; NULL: none */
	char *proxy_user; /* NULL: none */
	char *proxy_password;
	char *no_proxy; /* hosts reached without the proxy: skc_no_proxy_matches(); NULL: none */
	bool verify; /* the server's certificate and its name */
};

/* What is wrong with a proxy, and how an error message says it. */
#define SKC_PROXY_PROBLEMS(X) \
	X(OK, "") \
	X(MEMORY, "needs more memory than there is") \
	X(MALFORMED, \
		"must be a proxy as libcurl takes it, like \"http://user:password@proxy.example:3128\"") \
	X(SCHEME, "must be an http, https, socks4, socks4a, socks5 or socks5h proxy") \
	X(HTTPS, "is an https proxy, which this libcurl does not support")

enum skc_proxy_problem {
#define SKC_PROXY_PROBLEM(name, text) SKC_PROXY_##name,
	SKC_PROXY_PROBLEMS(SKC_PROXY_PROBLEM)
#undef SKC_PROXY_PROBLEM
};

const char *skc_proxy_problem_text(enum skc_proxy_problem problem);

/* Nothing special: no proxy, libcurl's own store, verification on. */
void skc_connection_config_init(struct skc_connection_config *config);

/* Owns: frees what it holds, wiping credentials. */
void skc_connection_config_free(struct skc_connection_config *config);

/* Fails without memory: false, and `to` is as after skc_connection_config_init(). */
bool skc_connection_config_copy(
	struct skc_connection_config *to, const struct skc_connection_config *from);

/*
 * Reads a proxy ("host:port", or a URL with or without credentials) into proxy, proxy_user and
 * proxy_password, which are replaced. An empty text is none. Fails: the config stays as it was.
 */
enum skc_proxy_problem skc_connection_config_set_proxy(
	struct skc_connection_config *config, const char *text, size_t len);

/* Writes the proxy as it may be shown: credentials are "…". */
bool skc_connection_config_show_proxy(
	const struct skc_connection_config *config, struct skc_buffer *shown);

/* A hash of the proxy on the way to this URL and of the credentials for it; 0: there is none. */
uint64_t skc_connection_config_way(const struct skc_connection_config *config, const char *url);

/*
 * Which authorities are trusted now: *file is a hash of where they are named (0: nobody is asked),
 * *content changes when something else stands there.
 */
void skc_connection_config_trust(
	const struct skc_connection_config *config, uint64_t *file, uint64_t *content);

/*
 * Whether the server of this URL is to be reached without a proxy, by a list as NO_PROXY holds it for curl
 * and Go. Its elements stand apart by commas or white space, quotes around them do not count: "*" is
 * all; "host" and ".host" are the host and what is below it, "*.host" is what is below it; an address may
 * be followed by "/bits"; ":port" makes it that port alone.
 */
bool skc_no_proxy_matches(const char *list, const char *url);

/* Sets a handle up for this URL; borrows. The environment is never asked: whoever made the config did. */
void skc_connection_config_apply(
	const struct skc_connection_config *config, const char *url, CURL *handle);

#endif
