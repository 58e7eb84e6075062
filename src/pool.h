/*
 * One libcurl multi handle and the connections it keeps, for as long as the process (or thread)
 * lives. A forked child may neither use nor close its parent's: skc_pool_check_owner() is the one
 * place that notices. /
 */
#ifndef SKC_POOL_H
#define SKC_POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "curl_compat.h"
#include "platform.h"

/* Connections to one host at a time; more transfers wait in libcurl's queue. */
#define SKC_POOL_HOST_CONNECTIONS 8
/* Connections kept for later. */
#define SKC_POOL_IDLE_CONNECTIONS 8
/* Reset handles kept for later. */
#define SKC_POOL_SPARE_HANDLES 16

/* What a forked child inherited: kept in sight, so that leak checkers stay quiet, and never touched. */
struct skc_pool_inherited {
	CURLM *multi;
	CURLSH *share;
	CURL *spare[SKC_POOL_SPARE_HANDLES];
	struct skc_pool_inherited *next;
};

struct skc_pool {
	CURLM *multi; /* made at first use */
	CURLSH *share; /* TLS sessions only */
	CURL *spare[SKC_POOL_SPARE_HANDLES];
	unsigned spare_count;
	curl_socket_t *sockets; /* open ones, so that a forked child can drop them */
	unsigned socket_count;
	unsigned socket_room;
	skc_process owner;
	struct skc_pool_inherited *inherited;
};

/* Empty; allocates nothing. */
void skc_pool_init(struct skc_pool *pool);

/*
 * Closes every connection, or, in a child of the process that opened them, only drops the sockets.
 */
void skc_pool_free(struct skc_pool *pool);

/*
 * True when this process owns the pool. In a forked child: closes the inherited sockets without a
 * word to the peer, leaves libcurl's memory to itself, starts afresh, and returns false once. /
 */
bool skc_pool_check_owner(struct skc_pool *pool);

/* The multi handle, made at first use. Fails without memory: NULL. */
CURLM *skc_pool_multi(struct skc_pool *pool);

/*
 * Lends a handle with everything set that all requests have in common. Fails without memory: NULL.
 */
CURL *skc_pool_borrow(struct skc_pool *pool);

/*
 * Takes it back, removed from the multi handle, and resets it (libcurl counts its own repeats per
 * handle for life).
 */
void skc_pool_give_back(struct skc_pool *pool, CURL *handle);

#endif
