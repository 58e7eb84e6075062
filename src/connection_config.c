#include "connection_config.h"

#include <stdlib.h>
#include <string.h>

#include "header.h"
#include "id_set.h"
#include "platform.h"
#include "secret.h"
#include "url.h"

const char *skc_proxy_problem_text(enum skc_proxy_problem problem)
{
	static const char *const texts[] = {
#define SKC_PROXY_PROBLEM_TEXT(name, text) text,
		SKC_PROXY_PROBLEMS(SKC_PROXY_PROBLEM_TEXT)
#undef SKC_PROXY_PROBLEM_TEXT
	};
	return texts[problem];
}

void skc_connection_config_init(struct skc_connection_config *config)
{
	*config = (struct skc_connection_config){.verify = true};
}

static void free_secret(char *text)
{
	if (text != NULL) {
		skc_wipe(text, strlen(text));
		free(text);
	}
}

void skc_connection_config_free(struct skc_connection_config *config)
{
	free(config->ca_file);
	free(config->ca_path);
	free(config->proxy);
	free_secret(config->proxy_user);
	free_secret(config->proxy_password);
	free(config->no_proxy);
	skc_connection_config_init(config);
}

/* False without memory. */
static bool copy_text(char **to, const char *from)
{
	*to = from != NULL ? strdup(from) : NULL;
	return from == NULL || *to != NULL;
}

bool skc_connection_config_copy(
	struct skc_connection_config *to, const struct skc_connection_config *from)
{
	skc_connection_config_init(to);
	to->verify = from->verify;
	if (!copy_text(&to->ca_file, from->ca_file) || !copy_text(&to->ca_path, from->ca_path) ||
		!copy_text(&to->proxy, from->proxy) || !copy_text(&to->proxy_user, from->proxy_user) ||
		!copy_text(&to->proxy_password, from->proxy_password) ||
		!copy_text(&to->no_proxy, from->no_proxy)) {
		skc_connection_config_free(to);
		return false;
	}
	return true;
}

/* ---- proxies ---- */

static bool is_proxy_scheme(const char *scheme)
{
	static const char *const schemes[] = {
		"http", "https", "socks4", "socks4a", "socks5", "socks5h"};
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (strcmp(schemes[i], scheme) == 0) {
			return true;
		}
	}
	return false;
}

static bool has_https_proxy(void)
{
	return (curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_HTTPS_PROXY) != 0;
}

/* A part of the URL in memory of our own; *missing when there is none. */
static char *part(CURLU *url, CURLUPart which, unsigned flags, bool *failed)
{
	char *value = NULL, *copy = NULL;
	CURLUcode code = curl_url_get(url, which, &value, flags);
	if (code == CURLUE_OK) {
		copy = strdup(value);
		*failed = *failed || copy == NULL;
		skc_wipe(value, strlen(value));
	} else if (code != CURLUE_NO_USER && code != CURLUE_NO_PASSWORD && code != CURLUE_NO_PORT &&
		code != CURLUE_NO_QUERY && code != CURLUE_NO_FRAGMENT) {
		*failed = true;
	}
	curl_free(value);
	return copy;
}

/* Takes a parsed URL apart. What is not the proxy's address is not allowed in it. */
static enum skc_proxy_problem take_apart(CURLU *url, struct skc_connection_config *config)
{
	bool failed = false;
	char *scheme = part(url, CURLUPART_SCHEME, 0, &failed);
	char *host = part(url, CURLUPART_HOST, 0, &failed);
	char *port = part(url, CURLUPART_PORT, 0, &failed);
	char *path = part(url, CURLUPART_PATH, 0, &failed);
	char *query = part(url, CURLUPART_QUERY, 0, &failed);
	char *fragment = part(url, CURLUPART_FRAGMENT, 0, &failed);
	enum skc_proxy_problem problem = SKC_PROXY_OK;
	config->proxy_user = part(url, CURLUPART_USER, CURLU_URLDECODE, &failed);
	config->proxy_password = part(url, CURLUPART_PASSWORD, CURLU_URLDECODE, &failed);
	if (failed || host == NULL || host[0] == '\0' || query != NULL || fragment != NULL ||
		(path != NULL && strcmp(path, "/") != 0 && path[0] != '\0')) {
		problem = SKC_PROXY_MALFORMED;
	} else if (!is_proxy_scheme(scheme)) {
		problem = SKC_PROXY_SCHEME;
	} else if (strcmp(scheme, "https") == 0 && !has_https_proxy()) {
		problem = SKC_PROXY_HTTPS;
	} else {
		struct skc_buffer address;
		skc_buffer_init(&address, 4096);
		skc_buffer_addf(&address, "%s://%s%s%s", scheme, host, port != NULL ? ":" : "",
			port != NULL ? port : "");
		config->proxy = address.failed ? NULL : strdup(address.data);
		problem = config->proxy != NULL ? SKC_PROXY_OK : SKC_PROXY_MEMORY;
		skc_buffer_free(&address);
	}
	free(scheme);
	free(host);
	free(port);
	free(path);
	free(query);
	free(fragment);
	return problem;
}

static enum skc_proxy_problem parse_proxy(
	const char *text, size_t len, struct skc_connection_config *config)
{
	struct skc_buffer whole;
	enum skc_proxy_problem problem = SKC_PROXY_MEMORY;
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)text[i] <= ' ' || (unsigned char)text[i] >= 0x7F) {
			return SKC_PROXY_MALFORMED;
		}
	}
	skc_buffer_init(&whole, len + 16);
	CURLU *url = curl_url();
	skc_buffer_add(&whole, text, len);
	if (!whole.failed && strstr(whole.data, "://") == NULL) {
		/* "host:port" is an HTTP proxy, as libcurl has it. */
		skc_buffer_free(&whole);
		skc_buffer_init(&whole, len + 16);
		skc_buffer_addf(&whole, "http://%.*s", (int)len, text);
	}
	if (url != NULL && !whole.failed) {
		problem =
			curl_url_set(url, CURLUPART_URL, whole.data, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK
			? take_apart(url, config)
			: SKC_PROXY_MALFORMED;
	}
	curl_url_cleanup(url);
	if (whole.data != NULL) {
		skc_wipe(whole.data, whole.len);
	}
	skc_buffer_free(&whole);
	return problem;
}

enum skc_proxy_problem skc_connection_config_set_proxy(
	struct skc_connection_config *config, const char *text, size_t len)
{
	struct skc_connection_config parsed;
	skc_connection_config_init(&parsed);
	enum skc_proxy_problem problem = len > 0 ? parse_proxy(text, len, &parsed) : SKC_PROXY_OK;
	if (problem != SKC_PROXY_OK) {
		skc_connection_config_free(&parsed);
		return problem;
	}
	free(config->proxy);
	free_secret(config->proxy_user);
	free_secret(config->proxy_password);
	config->proxy = parsed.proxy;
	config->proxy_user = parsed.proxy_user;
	config->proxy_password = parsed.proxy_password;
	return SKC_PROXY_OK;
}

bool skc_connection_config_show_proxy(
	const struct skc_connection_config *config, struct skc_buffer *shown)
{
	const bool secret = config->proxy_user != NULL || config->proxy_password != NULL;
	const char *host = strstr(config->proxy, "://") + 3;
	skc_buffer_add(shown, config->proxy, (size_t)(host - config->proxy));
	skc_buffer_add_text(shown, secret ? "\xE2\x80\xA6@" : "");
	skc_buffer_add_text(shown, host);
	return !shown->failed;
}

/* ---- hosts without a proxy ---- */

/* A host and its port, in place. */
struct host {
	const char *name;
	size_t len;
	const char *port; /* NULL: none was named */
	size_t port_len;
};

/* Takes "host:port", "[address]:port" or an address with colons apart. */
static struct host split_host(const char *text, size_t len)
{
	struct host host = {text, len, NULL, 0};
	const char *end = text + len;
	const char *colon = NULL;
	if (len > 0 && text[0] == '[') {
		const char *bracket = memchr(text, ']', len);
		if (bracket != NULL) {
			host.name = text + 1;
			host.len = (size_t)(bracket - text) - 1;
			colon = bracket + 1 < end && bracket[1] == ':' ? bracket + 1 : NULL;
		}
	} else {
		colon = memchr(text, ':', len);
		if (colon != NULL && memchr(colon + 1, ':', (size_t)(end - colon - 1)) != NULL) {
			colon = NULL; /* an address of IPv6 */
		}
		host.len = colon != NULL ? (size_t)(colon - text) : len;
	}
	if (colon != NULL) {
		host.port = colon + 1;
		host.port_len = (size_t)(end - host.port);
	}
	if (host.len > 1 && host.name[host.len - 1] == '.') {
		host.len--;
	}
	return host;
}

/* An address as 16 bytes; false for names. */
static bool read_address(const char *text, size_t len, unsigned char address[16], int *bits)
{
	char copy[64];
	if (len == 0 || len >= sizeof(copy)) {
		return false;
	}
	memcpy(copy, text, len);
	copy[len] = '\0';
	memset(address, 0, 16);
	*bits = 32;
	if (inet_pton(AF_INET, copy, address) == 1) {
		return true;
	}
	*bits = 128;
	return inet_pton(AF_INET6, copy, address) == 1;
}

/* Both addresses are of one kind and share the first bits. */
static bool is_in_network(const struct host *host, const char *network, size_t len)
{
	unsigned char a[16], b[16];
	int a_bits, b_bits, wanted;
	const char *slash = memchr(network, '/', len);
	const size_t address_len = slash != NULL ? (size_t)(slash - network) : len;
	if (!read_address(host->name, host->len, a, &a_bits) ||
		!read_address(network, address_len, b, &b_bits) || a_bits != b_bits) {
		return false;
	}
	wanted = a_bits;
	if (slash != NULL) {
		wanted = 0;
		for (const char *p = slash + 1; p < network + len; p++) {
			if (*p < '0' || *p > '9' || wanted > 128) {
				return false;
			}
			wanted = wanted * 10 + (*p - '0');
		}
		if (slash + 1 == network + len || wanted > a_bits) {
			return false;
		}
	}
	for (int i = 0; i < wanted; i++) {
		if (((a[i / 8] ^ b[i / 8]) >> (7 - i % 8) & 1) != 0) {
			return false;
		}
	}
	return true;
}

static bool is_matched(const struct host *host, const char *element, size_t len)
{
	bool below_only = false;
	if (len == 1 && element[0] == '*') {
		return true;
	}
	struct host wanted = split_host(element, len);
	if (wanted.port != NULL &&
		(wanted.port_len != host->port_len ||
			memcmp(wanted.port, host->port, host->port_len) != 0)) {
		return false;
	}
	if (wanted.len > 1 && wanted.name[0] == '*' && wanted.name[1] == '.') {
		below_only = true;
		wanted.name++;
		wanted.len--;
	}
	if (wanted.len > 1 && wanted.name[0] == '.') {
		wanted.name++;
		wanted.len--;
	}
	if (wanted.len == 0) {
		return false;
	}
	if (is_in_network(host, wanted.name, wanted.len)) {
		return true;
	}
	if (host->len == wanted.len) {
		return !below_only && skc_ascii_is(host->name, wanted.name, wanted.len);
	}
	return host->len > wanted.len && host->name[host->len - wanted.len - 1] == '.' &&
		skc_ascii_is(host->name + host->len - wanted.len, wanted.name, wanted.len);
}

bool skc_no_proxy_matches(const char *list, const char *url)
{
	const char *authority = strstr(url, "://");
	if (list == NULL || authority == NULL) {
		return false;
	}
	authority += 3;
	struct host host = split_host(authority, strcspn(authority, "/?#"));
	if (host.port == NULL) {
		host.port = skc_url_is_plain_http(url) ? "80" : "443";
		host.port_len = strlen(host.port);
	}
	for (const char *p = list; *p != '\0';) {
		p += strspn(p, ", \t\r\n\"'");
		const size_t len = strcspn(p, ", \t\r\n\"'");
		if (len > 0 && is_matched(&host, p, len)) {
			return true;
		}
		p += len;
	}
	return false;
}

/* ---- trust ---- */

void skc_connection_config_trust(
	const struct skc_connection_config *config, uint64_t *file, uint64_t *content)
{
	const curl_version_info_data *curl = curl_version_info(CURLVERSION_NOW);
	const char *paths[2] = {config->ca_file, NULL};
	struct skc_file_stamp stamps[2] = {{{0}}, {{0}}};
	*file = *content = 0;
	if (!config->verify) {
		return;
	}
	paths[1] = config->ca_path;
	if (config->ca_file == NULL) {
		paths[0] = curl->cainfo;
		paths[1] = config->ca_path != NULL ? config->ca_path : curl->capath;
	}
	*file = 1;
	for (size_t i = 0; i < 2; i++) {
		if (paths[i] != NULL) {
			*file ^= skc_id_hash(paths[i], strlen(paths[i])) << i;
			stamps[i] = skc_file_stamp(paths[i]);
		}
	}
	*content = skc_id_hash((const char *)stamps, sizeof(stamps));
}

static bool is_direct(const struct skc_connection_config *config, const char *url)
{
	return config->proxy == NULL || skc_no_proxy_matches(config->no_proxy, url);
}

uint64_t skc_connection_config_way(const struct skc_connection_config *config, const char *url)
{
	const char *const parts[] = {config->proxy, config->proxy_user, config->proxy_password};
	uint64_t way = 0;
	if (is_direct(config, url)) {
		return 0;
	}
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		way = way * 31 + (parts[i] != NULL ? skc_id_hash(parts[i], strlen(parts[i])) : 1);
	}
	return way;
}

/* ---- handles ---- */

void skc_connection_config_apply(
	const struct skc_connection_config *config, const char *url, CURL *handle)
{
	const bool direct = is_direct(config, url);
	const long verify = config->verify ? 1 : 0;
	/* Empty texts keep libcurl from asking the environment. */
	curl_easy_setopt(handle, CURLOPT_PROXY, direct ? "" : config->proxy);
	curl_easy_setopt(handle, CURLOPT_NOPROXY, "");
	curl_easy_setopt(handle, CURLOPT_PROXYUSERNAME, config->proxy_user);
	curl_easy_setopt(handle, CURLOPT_PROXYPASSWORD, config->proxy_password);
	/* The key is for the server alone, and what the proxy says of itself is not the server's head. */
	curl_easy_setopt(handle, CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE);
	curl_easy_setopt(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, verify);
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, verify * 2);
	curl_easy_setopt(handle, CURLOPT_PROXY_SSL_VERIFYPEER, verify);
	curl_easy_setopt(handle, CURLOPT_PROXY_SSL_VERIFYHOST, verify * 2);
	if (config->ca_file != NULL) {
		curl_easy_setopt(handle, CURLOPT_CAINFO, config->ca_file);
		curl_easy_setopt(handle, CURLOPT_CAPATH, NULL);
		curl_easy_setopt(handle, CURLOPT_PROXY_CAINFO, config->ca_file);
		curl_easy_setopt(handle, CURLOPT_PROXY_CAPATH, NULL);
	}
	if (config->ca_path != NULL) {
		curl_easy_setopt(handle, CURLOPT_CAPATH, config->ca_path);
		curl_easy_setopt(handle, CURLOPT_PROXY_CAPATH, config->ca_path);
	}
}
