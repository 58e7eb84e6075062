#include "pool.h"

#include <stdlib.h>
#include <string.h>

void skc_pool_init(struct skc_pool *pool)
{
	*pool = (struct skc_pool){.owner = skc_process_self()};
}

/* ---- sockets ---- */

static bool remember(struct skc_pool *pool, curl_socket_t socket)
{
	if (pool->socket_count == pool->socket_room) {
		unsigned room = pool->socket_room == 0 ? 16 : pool->socket_room * 2;
		curl_socket_t *sockets = realloc(pool->sockets, room * sizeof(*sockets));
		if (sockets == NULL) {
			return false;
		}
		pool->sockets = sockets;
		pool->socket_room = room;
	}
	pool->sockets[pool->socket_count++] = socket;
	return true;
}

/*
 * Programs that PHP starts must not inherit an authenticated connection: close-on-exec from birth.
 */
static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct skc_pool *pool = data;
	(void)purpose;
	curl_socket_t fd = skc_socket_open(address->family, address->socktype, address->protocol);
	if (fd != CURL_SOCKET_BAD && !remember(pool, fd)) {
		skc_socket_close(fd);
		return CURL_SOCKET_BAD;
	}
	return fd;
}

static int close_socket(void *data, curl_socket_t socket)
{
	struct skc_pool *pool = data;
	for (unsigned i = 0; i < pool->socket_count; i++) {
		if (pool->sockets[i] == socket) {
			pool->sockets[i] = pool->sockets[--pool->socket_count];
			break;
		}
	}
	return skc_socket_close(socket);
}

/* ---- life ---- */

static void free_own(struct skc_pool *pool)
{
	for (unsigned i = 0; i < pool->spare_count; i++) {
		curl_easy_cleanup(pool->spare[i]);
	}
	curl_multi_cleanup(pool->multi);
	curl_share_cleanup(pool->share);
	free(pool->sockets);
}

/* Empty again; what was inherited stays in sight. */
static void start_afresh(struct skc_pool *pool)
{
	struct skc_pool_inherited *inherited = pool->inherited;
	skc_pool_init(pool);
	pool->inherited = inherited;
}

bool skc_pool_check_owner(struct skc_pool *pool)
{
	if (pool->owner == skc_process_self()) {
		return true;
	}
	/*
	 * Cleaning up would say goodbye on the parent's TLS connections, so libcurl's handles are left as
	 * they are.
	 */
	for (unsigned i = 0; i < pool->socket_count; i++) {
		skc_socket_close(pool->sockets[i]);
	}
	free(pool->sockets);
	struct skc_pool_inherited *inherited = malloc(sizeof(*inherited));
	if (inherited != NULL) {
		*inherited = (struct skc_pool_inherited){pool->multi, pool->share, {NULL}, pool->inherited};
		memcpy(inherited->spare, pool->spare, pool->spare_count * sizeof(pool->spare[0]));
		pool->inherited = inherited;
	}
	start_afresh(pool);
	return false;
}

void skc_pool_free(struct skc_pool *pool)
{
	if (skc_pool_check_owner(pool)) {
		free_own(pool);
	}
	start_afresh(pool);
}

CURLM *skc_pool_multi(struct skc_pool *pool)
{
	if (pool->multi != NULL) {
		return pool->multi;
	}
	pool->multi = curl_multi_init();
	pool->share = curl_share_init();
	if (pool->multi == NULL || pool->share == NULL) {
		free_own(pool);
		start_afresh(pool);
		return NULL;
	}
	curl_multi_setopt(pool->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
	curl_multi_setopt(pool->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)SKC_POOL_HOST_CONNECTIONS);
	curl_multi_setopt(pool->multi, CURLMOPT_MAXCONNECTS, (long)SKC_POOL_IDLE_CONNECTIONS);
	/*
	 * Without it a new handle never resumes a TLS session. Connections stay with the multi handle.
	 */
	curl_share_setopt(pool->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	return pool->multi;
}

CURL *skc_pool_borrow(struct skc_pool *pool)
{
	CURL *handle = pool->spare_count > 0 ? pool->spare[--pool->spare_count] : curl_easy_init();
	if (handle == NULL) {
		return NULL;
	}
	skc_curl_limit_schemes(handle);
	skc_curl_quick_exit(handle);
	curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(handle, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	/* Every encoding libcurl was built with. */
	curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
	/* A page of 100 calls is some 100 KB: fewer, larger reads. */
	curl_easy_setopt(handle, CURLOPT_BUFFERSIZE, 128L * 1024);
	/*
	 * The engine keeps time itself; libcurl's connect timeout cannot be switched off, only put far
	 * away.
	 */
	curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, 7L * 24 * 3600 * 1000);
	curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
	curl_easy_setopt(handle, CURLOPT_SHARE, pool->share);
	curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, pool);
	curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
	curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, pool);
	return handle;
}

void skc_pool_give_back(struct skc_pool *pool, CURL *handle)
{
	if (pool->spare_count == SKC_POOL_SPARE_HANDLES) {
		curl_easy_cleanup(handle);
		return;
	}
	curl_easy_reset(handle);
	pool->spare[pool->spare_count++] = handle;
}
