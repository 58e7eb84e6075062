#include "pool.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"

/* One turn of a wait while it is not known what all generations wait for. */
#define TURN_MS 10

/* Sockets that are waited for beside those of one generation. */
#define MOST_WAITING 128

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

static bool remember(struct skc_generation *generation, curl_socket_t socket)
{
	struct skc_pool *pool = generation->pool;
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
		(struct skc_pool_socket){socket, skc_socket_identity(socket), generation};
	return true;
}

/*
 * Programs that PHP starts must not inherit an authenticated connection: close-on-exec from birth.
 */
static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct skc_generation *generation = data;
	(void)purpose;
	curl_socket_t fd = skc_socket_open(address->family, address->socktype, address->protocol);
	if (fd != CURL_SOCKET_BAD && !remember(generation, fd)) {
		skc_socket_close(fd);
		return CURL_SOCKET_BAD;
	}
	generation->pool->counts.opened += fd != CURL_SOCKET_BAD;
	return fd;
}

static int close_socket(void *data, curl_socket_t socket)
{
	forget(((struct skc_generation *)data)->pool, socket);
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

/* ---- TLS sessions ---- */

/* The current share, made if need be. Without one a new handle never resumes a TLS session. */
static struct skc_pool_share *current_share(struct skc_pool *pool)
{
	if (pool->share == NULL) {
		struct skc_pool_share *share = calloc(1, sizeof(*share));
		CURLSH *sessions = share != NULL ? curl_share_init() : NULL;
		if (sessions == NULL) {
			free(share);
			return NULL;
		}
		/* Connections stay with the multi handles. */
		curl_share_setopt(sessions, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
		*share = (struct skc_pool_share){sessions, 1};
		pool->share = share;
	}
	return pool->share;
}

static void let_share_go(struct skc_pool_share *share)
{
	if (share != NULL && --share->users == 0) {
		curl_share_cleanup(share->share);
		free(share);
	}
}

/* ---- generations ---- */

static struct skc_generation *new_generation(
	struct skc_pool *pool, const struct skc_pool_place *place, int64_t now)
{
	struct skc_pool_share *share = current_share(pool);
	struct skc_generation *generation = share != NULL ? calloc(1, sizeof(*generation)) : NULL;
	CURLM *multi = generation != NULL ? curl_multi_init() : NULL;
	if (multi == NULL) {
		free(generation);
		return NULL;
	}
	*generation = (struct skc_generation){.multi = multi,
		.pool = pool,
		.share = share,
		.place = *place,
		.born = now,
		.last_used = now,
		.next = pool->generations};
	share->users++;
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
	/* Some versions of libcurl close a socket without a word. */
	for (unsigned i = pool->socket_count; i-- > 0;) {
		if (pool->sockets[i].generation == generation) {
			pool->sockets[i] = pool->sockets[--pool->socket_count];
		}
	}
	let_share_go(generation->share);
	free(generation);
}

void skc_pool_retire_generation(struct skc_pool *pool, struct skc_generation *generation)
{
	generation->retired = true;
	if (generation->transfers == 0) {
		destroy_generation(pool, generation);
	}
}

static bool is_same_place(const struct skc_pool_place *a, const struct skc_pool_place *b)
{
	return a->keep == b->keep && a->key == b->key && a->server == b->server && a->way == b->way &&
		a->trust_file == b->trust_file;
}

/* The one that new transfers of this place go to; NULL when there is none. */
static struct skc_generation *current(
	const struct skc_pool *pool, const struct skc_pool_place *place)
{
	struct skc_generation *generation = pool->generations;
	while (
		generation != NULL && (generation->retired || !is_same_place(&generation->place, place))) {
		generation = generation->next;
	}
	return generation;
}

/*
 * Retires every generation of which this is true. A retired one without transfers is gone at once, and
 * looked for anew.
 */
static void retire_where(struct skc_pool *pool,
	bool (*is_due)(const struct skc_generation *generation, const void *context),
	const void *context)
{
	struct skc_generation *next;
	for (struct skc_generation *generation = pool->generations; generation != NULL;
		 generation = next) {
		next = generation->next;
		if (!generation->retired && is_due(generation, context)) {
			skc_pool_retire_generation(pool, generation);
		}
	}
}

/* ---- limits ---- */

static unsigned sockets_of(const struct skc_pool *pool, const struct skc_generation *generation)
{
	unsigned count = 0;
	for (unsigned i = 0; i < pool->socket_count; i++) {
		count += pool->sockets[i].generation == generation;
	}
	return count;
}

/* Connections of it that no transfer uses. One of HTTP/2 may carry all that there are. */
static unsigned idle_of(const struct skc_pool *pool, const struct skc_generation *generation)
{
	const unsigned sockets = sockets_of(pool, generation);
	const unsigned used =
		generation->place.key == 0 && generation->transfers > 0 ? sockets : generation->transfers;
	return sockets > used ? sockets - used : 0;
}

/*
 * Of those without transfers and but for `except`, the one that was of use longest ago; of `server` alone
 * unless 0.
 */
static struct skc_generation *oldest_idle(
	const struct skc_pool *pool, uint64_t server, const struct skc_generation *except)
{
	struct skc_generation *oldest = NULL;
	for (struct skc_generation *generation = pool->generations; generation != NULL;
		 generation = generation->next) {
		if (generation->transfers == 0 && generation != except &&
			(server == 0 || (generation->place.key != 0 && generation->place.server == server)) &&
			(oldest == NULL || generation->last_used <= oldest->last_used)) {
			oldest = generation;
		}
	}
	return oldest;
}

/* Closes idle connections beyond max_idle; `used` is the generation that was used last. */
static void trim(struct skc_pool *pool, const struct skc_generation *used)
{
	for (;;) {
		unsigned idle = 0, empty = 0;
		for (const struct skc_generation *generation = pool->generations; generation != NULL;
			 generation = generation->next) {
			idle += idle_of(pool, generation);
			empty += generation->transfers == 0 && sockets_of(pool, generation) == 0;
		}
		if (idle <= pool->limits.max_idle && empty <= 1) {
			return;
		}
		struct skc_generation *oldest = oldest_idle(pool, 0, used);
		if (oldest == NULL) {
			return; /* what it has too many libcurl closes at its next use */
		}
		destroy_generation(pool, oldest);
	}
}

void skc_pool_cut_off(const struct skc_generation *generation)
{
	const struct skc_pool *pool = generation->pool;
	for (unsigned i = 0; i < pool->socket_count; i++) {
		if (pool->sockets[i].generation == generation) {
			skc_socket_shutdown(pool->sockets[i].fd);
		}
	}
}

/* True when a new connection to this server would be one too many. */
static bool is_full(const struct skc_pool *pool, uint64_t server)
{
	unsigned count = 0;
	for (unsigned i = 0; i < pool->socket_count; i++) {
		const struct skc_pool_place *place = &pool->sockets[i].generation->place;
		count += place->key != 0 && place->server == server;
	}
	return count >= pool->limits.max_connections;
}

/* Room for one more connection of this key to its server. */
static void make_room(struct skc_pool *pool, const struct skc_generation *generation)
{
	const uint64_t server = generation->place.server;
	struct skc_generation *oldest;
	if (generation->place.key == 0 || idle_of(pool, generation) > 0) {
		return;
	}
	while (is_full(pool, server) && (oldest = oldest_idle(pool, server, generation)) != NULL) {
		destroy_generation(pool, oldest);
	}
}

struct age {
	const struct skc_pool *pool;
	const struct skc_pool_place *place;
	int64_t now;
};

static bool is_too_old(const struct skc_generation *generation, const void *context)
{
	const struct age *age = context;
	const struct skc_pool_limits *limits = &age->pool->limits;
	return age->now - generation->born >= limits->max_age ||
		(generation->transfers == 0 && age->now - generation->last_used >= limits->idle_timeout);
}

static bool is_trust_outdated(const struct skc_generation *generation, const void *context)
{
	const struct skc_pool_place *place = ((const struct age *)context)->place;
	return generation->place.trust_file == place->trust_file &&
		generation->place.trust != place->trust;
}

struct skc_generation *skc_pool_find(
	struct skc_pool *pool, const struct skc_pool_place *place, int64_t now)
{
	const struct age age = {pool, place, now};
	bool outdated = false;
	retire_where(pool, is_too_old, &age);
	for (const struct skc_generation *generation = pool->generations; generation != NULL;
		 generation = generation->next) {
		outdated = outdated || (!generation->retired && is_trust_outdated(generation, &age));
	}
	if (outdated) {
		retire_where(pool, is_trust_outdated, &age);
		/* A resumed session does not look at the certificate again. */
		let_share_go(pool->share);
		pool->share = NULL;
	}
	return current(pool, place);
}

/* After how long idle this handle's connection is of no use any more. */
static void limit_idleness(const struct skc_pool *pool, CURL *handle)
{
	const int64_t seconds = pool->limits.idle_timeout / SKC_SECOND;
	if (pool->limits.max_idle == 0 || seconds == 0) {
		curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
	} else {
		skc_curl_limit_idleness(handle, (long)seconds);
	}
}

struct skc_generation *skc_pool_add(
	struct skc_pool *pool, const struct skc_pool_place *place, CURL *handle, int64_t now)
{
	struct skc_generation *generation = skc_pool_find(pool, place, now);
	if (generation == NULL) {
		generation = new_generation(pool, place, now);
	}
	if (generation == NULL) {
		return NULL;
	}
	make_room(pool, generation);
	const unsigned in_use = generation->transfers + 1;
	const unsigned kept = pool->limits.max_idle > in_use ? pool->limits.max_idle : in_use;
	/* Below the number in use libcurl would open and close connections without end. */
	curl_multi_setopt(generation->multi, CURLMOPT_MAXCONNECTS, (long)kept);
	curl_multi_setopt(
		generation->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)pool->limits.max_connections);
	limit_idleness(pool, handle);
	curl_easy_setopt(handle, CURLOPT_SHARE, generation->share->share);
	curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, generation);
	curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
	curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, generation);
	if (curl_multi_add_handle(generation->multi, handle) != CURLM_OK) {
		curl_easy_setopt(handle, CURLOPT_SHARE, NULL);
		return NULL;
	}
	generation->transfers++;
	return generation;
}

void skc_pool_remove(
	struct skc_pool *pool, struct skc_generation *generation, CURL *handle, int64_t now)
{
	curl_multi_remove_handle(generation->multi, handle);
	curl_easy_setopt(handle, CURLOPT_SHARE, NULL);
	generation->transfers--;
	generation->last_used = now;
	if (generation->retired && generation->transfers == 0) {
		destroy_generation(pool, generation);
		generation = NULL;
	}
	trim(pool, generation);
}

void skc_pool_open_to_all(struct skc_pool *pool, struct skc_generation *generation)
{
	struct skc_pool_place place = generation->place;
	place.key = 0;
	if (generation->has_http1 || current(pool, &place) != NULL) {
		generation->retired = true; /* it has a transfer yet */
	} else {
		generation->place = place;
	}
}

static bool is_any(const struct skc_generation *generation, const void *context)
{
	(void)generation;
	(void)context;
	return true;
}

static bool is_of_request(const struct skc_generation *generation, const void *context)
{
	(void)context;
	return generation->place.keep == SKC_KEEP_REQUEST;
}

unsigned skc_pool_retire(struct skc_pool *pool)
{
	const unsigned before = skc_pool_count_sockets(pool);
	retire_where(pool, is_any, NULL);
	return before - skc_pool_count_sockets(pool);
}

void skc_pool_end_request(struct skc_pool *pool)
{
	if (skc_pool_check_owner(pool)) {
		retire_where(pool, is_of_request, NULL);
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
		let_share_go(pool->share);
		free(pool->sockets);
	}
	start_afresh(pool);
}

/* ---- handles ---- */

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
	/* Connections live long: who opens one is to learn of a server that has moved. */
	curl_easy_setopt(handle, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
	curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
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

/*
 * What a generation waits for, added to `waiting`. False when libcurl does not tell all of it: names
 * are looked up, or a descriptor is too high for a set.
 */
static bool add_waiting(const struct skc_pool *pool, const struct skc_generation *generation,
	struct curl_waitfd *waiting, unsigned *count, int *wait_ms)
{
	fd_set readable, writable, failed;
	int highest;
	long left = -1;
	unsigned found = 0;
	FD_ZERO(&readable);
	FD_ZERO(&writable);
	FD_ZERO(&failed);
	curl_multi_timeout(generation->multi, &left);
	if (left >= 0 && left < *wait_ms) {
		*wait_ms = (int)left;
	}
	if (curl_multi_fdset(generation->multi, &readable, &writable, &failed, &highest) != CURLM_OK) {
		return false;
	}
	for (unsigned i = 0; i < pool->socket_count; i++) {
		const curl_socket_t fd = pool->sockets[i].fd;
		if (pool->sockets[i].generation != generation || !skc_socket_fits_set(fd)) {
			continue;
		}
		const bool reads = FD_ISSET(fd, &readable) != 0, writes = FD_ISSET(fd, &writable) != 0;
		if ((reads || writes) && *count < MOST_WAITING) {
			const int events = (reads ? CURL_WAIT_POLLIN : 0) | (writes ? CURL_WAIT_POLLOUT : 0);
			waiting[(*count)++] = (struct curl_waitfd){fd, (short)events, 0};
			found++;
		}
	}
	return found >= (generation->place.key == 0 ? 1 : generation->transfers);
}

void skc_pool_poll(struct skc_pool *pool, int wait_ms)
{
	struct curl_waitfd waiting[MOST_WAITING];
	const struct skc_generation *first = NULL;
	unsigned count = 0;
	bool all = true;
	for (const struct skc_generation *generation = pool->generations; generation != NULL;
		 generation = generation->next) {
		if (generation->transfers > 0 && first == NULL) {
			first = generation; /* libcurl waits for this one by itself */
		} else if (generation->transfers > 0) {
			all = add_waiting(pool, generation, waiting, &count, &wait_ms) && all;
		}
	}
	if (first != NULL) {
		const int turn = !all && wait_ms > TURN_MS ? TURN_MS : wait_ms;
		curl_multi_poll(first->multi, waiting, count, turn, NULL);
	} else {
		skc_sleep_ms(wait_ms);
	}
}
