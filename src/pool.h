/*
 * The connections of a process (or thread), for as long as it lives. libcurl picks the connection of
 * a request itself, among those of the multi handle that the request is added to, and cannot be told
 * to close one. So connections live in generations, each with a multi handle of its own:
 *
 * - An HTTP/1.1 connection serves one key for life. Nothing on it says which request an answer
 *   belongs to: whatever a server or a middlebox writes there is taken for the next answer. So each
 *   key has a generation of its own at each server that speaks HTTP/1.1 (or is not known yet).
 * - HTTP/2 connections are shared by all keys: their frames name the request. Should a server that
 *   spoke HTTP/2 answer in HTTP/1.1, that connection is closed after the answer.
 * - Within one key, a kept HTTP/1.1 connection that is readable before a request is dead. Bytes that
 *   came with an answer, behind it, end its connection (libcurl sees to that).
 * - The limits hold for all generations together: of idle connections max_idle are kept, and those
 *   that were used longest ago are closed first, a whole generation at a time.
 * - A connection is used as long as the file that named its authorities is the same file with the
 *   same content; after a change no connection and no TLS session of before is used again.
 *
 * A retired generation gets no new transfers and is cleaned when its last one ends. A forked child
 * may neither use nor close its parent's: skc_pool_check_owner() is the one place that notices.
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

/* Whose connections a transfer may use. */
struct skc_pool_place {
	enum skc_keep keep;
	uint64_t key; /* hash of the API key; 0: shared by all keys, which HTTP/2 allows */
	uint64_t server; /* hash of scheme, host and port */
	uint64_t
		way; /* hash of the proxy and its credentials, which some libcurls do not tell apart; 0: none */
	uint64_t trust_file; /* hash of the path of the file of authorities; 0: none */
	uint64_t trust; /* what that file is at the moment: another one, another value */
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
	struct skc_generation *generation; /* whose connection it is */
};

/* TLS sessions that may be resumed, for all generations that were made while it was the current one. */
struct skc_pool_share {
	CURLSH *share;
	unsigned users; /* generations, and the pool as long as it is the current one */
};

struct skc_generation {
	CURLM *multi;
	struct skc_pool *pool;
	struct skc_pool_share *share;
	struct skc_pool_place place;
	bool retired;
	bool has_http1; /* an HTTP/1.1 answer has come on one of its connections */
	int64_t born; /* monotonic */
	int64_t last_used; /* monotonic: when its last transfer ended */
	unsigned transfers; /* that are in its multi handle */
	uint64_t answers; /* of which a status has come */
	bool serves; /* at the last look one of them was with the server: others wait for their turn */
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
	struct skc_pool_share *share;
	CURL *spare[SKC_POOL_SPARE_HANDLES];
	struct skc_pool_inherited *next;
};

struct skc_pool {
	struct skc_pool_limits limits; /* set by the owner of the pool, at any time */
	struct skc_pool_counts counts;
	struct skc_generation *generations; /* newest first; at most one of each place is not retired */
	struct skc_pool_share *share; /* the current one; NULL: none was needed yet */
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
 * The generation that a transfer of this place goes to; NULL: it is still to be made. Closes what is
 * too old by the limits, and what a change of the file of authorities has made unfit. `now` is
 * monotonic. Borrowed until the next call.
 */
struct skc_generation *skc_pool_find(
	struct skc_pool *pool, const struct skc_pool_place *place, int64_t now);

/* Ends its connections while libcurl reads from them: what it does next fails. */
void skc_pool_cut_off(const struct skc_generation *generation);

/* No new transfers for this one; it goes with its last one. */
void skc_pool_retire_generation(struct skc_pool *pool, struct skc_generation *generation);

/*
 * Adds a handle to the generation of this place, which is made if need be; makes room by closing idle
 * connections of other keys to the same server. Fails without memory: NULL.
 */
struct skc_generation *skc_pool_add(
	struct skc_pool *pool, const struct skc_pool_place *place, CURL *handle, int64_t now);

/*
 * Takes the handle off. A retired generation goes with its last one; idle connections beyond max_idle
 * are closed.
 */
void skc_pool_remove(
	struct skc_pool *pool, struct skc_generation *generation, CURL *handle, int64_t now);

/*
 * The server of this generation turned out to speak HTTP/2: all keys may use it from now on. Where they
 * have one already, or where HTTP/1.1 was spoken as well, it is retired instead.
 */
void skc_pool_open_to_all(struct skc_pool *pool, struct skc_generation *generation);

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
 * Waits for the sockets of all generations, up to wait_ms; in short turns while libcurl does not tell
 * what all of them wait for.
 */
void skc_pool_poll(struct skc_pool *pool, int wait_ms);

#endif
