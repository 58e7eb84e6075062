#include "pool.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"

/* One turn of a wait while several generations are in use: rare, and short-lived. */
#define TURN_MS 10

void skc_pool_init(struct skc_pool *pool)
{
	*pool = (struct skc_pool){
		.limits = {.max_connections = 8,
			.max_idle = 8,
			.idle_timeout = 60 * SKC_SECOND,
			.max_age = 600 * SKC_SECOND},
		.owner = skc_process_self(),
	};
}

/* ---- sockets ---- */

/* Takes it off the list, if it is on it. */
static void forget(struct skc_pool *pool, curl_socket_t socket)
{
	for (unsigned i = 0; i < pool->socket_count; i++) {
		if (pool->sockets[i].fd == socket) {
			pool->sockets[i] = pool->sockets[--pool->socket_count];
			return;
		}
	}
}

static bool remember(struct skc_pool *pool, curl_socket_t socket)
{
	forget(pool, socket); /* one of this number was closed without a word */
	if (pool->socket_count == pool->socket_room) {
		unsigned room = pool->socket_room == 0 ? 16 : pool->socket_room * 2;
		struct skc_pool_socket *sockets = realloc(pool->sockets, room * sizeof(*sockets));
		if (sockets == NULL) {
			return false;
		}
		pool->sockets = sockets;
		pool->socket_room = room;
	}
	pool->sockets[pool->socket_count++] =
		(struct skc_pool_socket){socket, skc_socket_identity(socket)};
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
	pool->counts.opened += fd != CURL_SOCKET_BAD;
	return fd;
}

static int close_socket(void *data, curl_socket_t socket)
{
	forget(data, socket);
	return skc_socket_close(socket);
}

unsigned skc_pool_count_sockets(struct skc_pool *pool)
{
	for (unsigned i = pool->socket_count; i-- > 0;) {
		if (skc_socket_identity(pool->sockets[i].fd) != pool->sockets[i].identity) {
			forget(pool, pool->sockets[i].fd);
		}
	}
	return pool->socket_count;
}

/* ---- generations ---- */

static struct skc_generation *new_generation(struct skc_pool *pool, enum skc_keep keep, int64_t now)
{
	struct skc_generation *generation = calloc(1, sizeof(*generation));
	CURLM *multi = generation != NULL ? curl_multi_init() : NULL;
	if (multi == NULL) {
		free(generation);
		return NULL;
	}
	*generation = (struct skc_generation){
		.multi = multi, .keep = keep, .born = now, .next = pool->generations};
	curl_multi_setopt(multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
	skc_curl_quick_exit_multi(multi);
	pool->generations = generation;
	return generation;
}

static void destroy_generation(struct skc_pool *pool, struct skc_generation *generation)
{
	struct skc_generation **link = &pool->generations;
	while (*link != generation) {
		link = &(*link)->next;
	}
	*link = generation->next;
	curl_multi_cleanup(generation->multi);
	free(generation);
}

static void retire(struct skc_pool *pool, struct skc_generation *generation)
{
	generation->retired = true;
	if (generation->transfers == 0) {
		destroy_generation(pool, generation);
	}
}

/* The one that new transfers of this kind go to; NULL when there is none. */
static struct skc_generation *current(const struct skc_pool *pool, enum skc_keep keep)
{
	struct skc_generation *generation = pool->generations;
	while (generation != NULL && (generation->retired || generation->keep != keep)) {
		generation = generation->next;
	}
	return generation;
}

/* After how long idle this handle's connection is of no use any more. */
static void limit_idleness(const struct skc_pool *pool, CURL *handle)
{
	const long seconds = (long)(pool->limits.idle_timeout / SKC_SECOND);
	if (pool->limits.max_idle == 0 || seconds == 0) {
		curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
	} else {
		skc_curl_limit_idleness(handle, seconds);
	}
}

struct skc_generation *skc_pool_add(
	struct skc_pool *pool, enum skc_keep keep, CURL *handle, int64_t now)
{
	struct skc_generation *generation = current(pool, keep);
	if (generation != NULL && now - generation->born >= pool->limits.max_age) {
		retire(pool, generation);
		generation = NULL;
	}
	if (generation == NULL) {
		generation = new_generation(pool, keep, now);
	}
	if (generation == NULL) {
		return NULL;
	}
	const unsigned in_use = generation->transfers + 1;
	const unsigned kept = pool->limits.max_idle > in_use ? pool->limits.max_idle : in_use;
	/* Below the number in use libcurl would open and close connections without end. */
	curl_multi_setopt(generation->multi, CURLMOPT_MAXCONNECTS, (long)kept);
	curl_multi_setopt(
		generation->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)pool->limits.max_connections);
	limit_idleness(pool, handle);
	if (curl_multi_add_handle(generation->multi, handle) != CURLM_OK) {
		return NULL;
	}
	generation->transfers++;
	return generation;
}

void skc_pool_remove(struct skc_pool *pool, struct skc_generation *generation, CURL *handle)
{
	curl_multi_remove_handle(generation->multi, handle);
	generation->transfers--;
	if (generation->retired && generation->transfers == 0) {
		destroy_generation(pool, generation);
	}
}

static void retire_current(struct skc_pool *pool, enum skc_keep keep)
{
	struct skc_generation *generation = current(pool, keep);
	if (generation != NULL) {
		retire(pool, generation);
	}
}

unsigned skc_pool_retire(struct skc_pool *pool)
{
	const unsigned before = skc_pool_count_sockets(pool);
	retire_current(pool, SKC_KEEP_REQUEST);
	retire_current(pool, SKC_KEEP_PROCESS);
	return before - skc_pool_count_sockets(pool);
}

void skc_pool_end_request(struct skc_pool *pool)
{
	if (skc_pool_check_owner(pool)) {
		retire_current(pool, SKC_KEEP_REQUEST);
	}
}

/* ---- life ---- */

/* Empty again; limits stay, and what was inherited stays in sight. */
static void start_afresh(struct skc_pool *pool)
{
	const struct skc_pool_limits limits = pool->limits;
	struct skc_pool_inherited *inherited = pool->inherited;
	skc_pool_init(pool);
	pool->limits = limits;
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
	skc_pool_count_sockets(pool); /* a number may be another file's by now */
	for (unsigned i = 0; i < pool->socket_count; i++) {
		skc_socket_close(pool->sockets[i].fd);
	}
	free(pool->sockets);
	struct skc_pool_inherited *inherited = malloc(sizeof(*inherited));
	if (inherited != NULL) {
		*inherited =
			(struct skc_pool_inherited){pool->generations, pool->share, {NULL}, pool->inherited};
		memcpy(inherited->spare, pool->spare, pool->spare_count * sizeof(pool->spare[0]));
		pool->inherited = inherited;
	}
	start_afresh(pool);
	return false;
}

void skc_pool_free(struct skc_pool *pool)
{
	if (skc_pool_check_owner(pool)) {
		for (unsigned i = 0; i < pool->spare_count; i++) {
			curl_easy_cleanup(pool->spare[i]);
		}
		while (pool->generations != NULL) {
			destroy_generation(pool, pool->generations);
		}
		curl_share_cleanup(pool->share);
		free(pool->sockets);
	}
	start_afresh(pool);
}

/* ---- handles ---- */

/*
 * One share for all generations: without it a new handle never resumes a TLS session. Connections
 * stay with the multi handles.
 */
static bool make_share(struct skc_pool *pool)
{
	if (pool->share == NULL) {
		pool->share = curl_share_init();
		if (pool->share != NULL) {
			curl_share_setopt(pool->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
		}
	}
	return pool->share != NULL;
}

CURL *skc_pool_borrow(struct skc_pool *pool)
{
	if (!make_share(pool)) {
		return NULL;
	}
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
	/* Connections live long: who opens one is to learn of a server that has moved. */
	curl_easy_setopt(handle, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
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

void skc_pool_poll(struct skc_pool *pool, int wait_ms)
{
	struct skc_generation *busy = NULL;
	unsigned count = 0;
	for (struct skc_generation *generation = pool->generations; generation != NULL;
		 generation = generation->next) {
		if (generation->transfers > 0) {
			busy = generation;
			count++;
		}
	}
	if (busy != NULL) {
		const int turn = count > 1 && wait_ms > TURN_MS ? TURN_MS : wait_ms;
		curl_multi_poll(busy->multi, NULL, 0, turn, NULL);
	} else {
		skc_sleep_ms(wait_ms);
	}
}
