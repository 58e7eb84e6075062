/*
 * The connections of a process (or thread), for as long as it lives. libcurl cannot be told to close
 * idle connections, so they live in generations: each has a multi handle of its own, and once a
 * generation is retired new transfers go to the next one and it is cleaned when its last transfer
 * ends. A forked child may neither use nor close its parent's: skc_pool_check_owner() is the one
 * place that notices.
 */
#ifndef SKC_POOL_H
#define SKC_POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "curl_compat.h"
#include "platform.h"

/* Reset handles kept for later. */
#define SKC_POOL_SPARE_HANDLES 16

/* For how long connections are kept, at the longest. */
enum skc_keep {
	SKC_KEEP_REQUEST, /* until skc_pool_end_request(): the end of a PHP request */
	SKC_KEEP_PROCESS,
	SKC_KEEPS,
};

struct skc_pool_limits {
	unsigned max_connections; /* to one host at a time; more transfers wait in libcurl's queue */
	unsigned max_idle; /* connections kept for later */
	int64_t idle_timeout; /* microseconds; an idle connection is not used after as long */
	int64_t max_age; /* microseconds; nor a generation */
};

struct skc_pool_socket {
	curl_socket_t fd;
	uint64_t identity;
};

struct skc_generation {
	CURLM *multi;
	enum skc_keep keep;
	bool retired;
	int64_t born; /* monotonic */
	unsigned transfers; /* that are in its multi handle */
	struct skc_generation *next;
};

/* Since the process began. */
struct skc_pool_counts {
	uint64_t opened; /* sockets */
	uint64_t requests; /* attempts that ended */
	uint64_t reused; /* of them, on a connection that was there already */
	uint64_t handshakes; /* of them, after a TLS handshake */
	uint64_t retries;
	uint64_t bytes_received;
	int64_t waited; /* microseconds */
};

/* What a forked child inherited: kept in sight, so that leak checkers stay quiet, and never touched. */
struct skc_pool_inherited {
	struct skc_generation *generations;
	CURLSH *share;
	CURL *spare[SKC_POOL_SPARE_HANDLES];
	struct skc_pool_inherited *next;
};

struct skc_pool {
	struct skc_pool_limits limits; /* set by the owner of the pool, at any time */
	struct skc_pool_counts counts;
	struct skc_generation *generations; /* newest first; at most one of each kind is not retired */
	CURLSH *share; /* TLS sessions only */
	CURL *spare[SKC_POOL_SPARE_HANDLES];
	unsigned spare_count;
	struct skc_pool_socket *sockets; /* open ones, so that a forked child can drop them */
	unsigned socket_count;
	unsigned socket_room;
	skc_process owner;
	struct skc_pool_inherited *inherited;
};

/* Empty; allocates nothing. Limits as the settings' defaults. */
void skc_pool_init(struct skc_pool *pool);

/*
 * Closes every connection, or, in a child of the process that opened them, only drops the sockets.
 */
void skc_pool_free(struct skc_pool *pool);

/*
 * True when this process owns the pool. In a forked child: closes the inherited sockets without a
 * word to the peer, leaves libcurl's memory to itself, starts afresh, and returns false once.
 */
bool skc_pool_check_owner(struct skc_pool *pool);

/*
 * Adds a handle to the generation of this kind, which is made when there is none, or when the one
 * there is too old. `now` is monotonic. Fails without memory: NULL.
 */
struct skc_generation *skc_pool_add(
	struct skc_pool *pool, enum skc_keep keep, CURL *handle, int64_t now);

/* Takes the handle off; a retired generation goes with its last one. */
void skc_pool_remove(struct skc_pool *pool, struct skc_generation *generation, CURL *handle);

/* New transfers get new connections; returns how many were closed at once, the idle ones. */
unsigned skc_pool_retire(struct skc_pool *pool);

/*
 * How many sockets are open; those that libcurl has closed without a word are forgotten (it does so
 * with a connection that is given up before it stands).
 */
unsigned skc_pool_count_sockets(struct skc_pool *pool);

/* A PHP request ends: connections that were kept for it only are closed. */
void skc_pool_end_request(struct skc_pool *pool);

/*
 * Lends a handle with everything set that all requests have in common. Fails without memory: NULL.
 */
CURL *skc_pool_borrow(struct skc_pool *pool);

/*
 * Takes it back, removed from its generation, and resets it (libcurl counts its own repeats per
 * handle for life).
 */
void skc_pool_give_back(struct skc_pool *pool, CURL *handle);

/*
 * Waits for the sockets of all generations, up to wait_ms; with more than one in use in short turns,
 * as libcurl waits for one at a time.
 */
void skc_pool_poll(struct skc_pool *pool, int wait_ms);

#endif
