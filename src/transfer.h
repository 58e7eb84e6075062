/*
 * One request's life: wanted → in flight (or at its caller's own transport) → waiting to retry → …
 * → done. The engine moves it on; whoever started it reads the outcome. Counted references.
 */
#ifndef SKC_TRANSFER_H
#define SKC_TRANSFER_H

#include "budget.h"
#include "curl_compat.h"
#include "failure.h"
#include "server_state.h"
#include "pool.h"
#include "response.h"
#include "retry.h"
#include "connection_config.h"

enum skc_transfer_state {
	SKC_TRANSFER_WANTED,
	SKC_TRANSFER_IN_FLIGHT,
	SKC_TRANSFER_ASKING, /* the caller has to do something: `ask` */
	SKC_TRANSFER_WAITING,
	SKC_TRANSFER_DONE,
};

/* What only the caller can do, in the order in which an attempt needs it. */
enum skc_ask {
	SKC_ASK_BUDGET, /* get a permit from where the budget is kept */
	SKC_ASK_HEADERS, /* add headers to the attempt that is about to begin */
	SKC_ASK_TRANSPORT, /* bring the answer */
	SKC_ASK_REPORT, /* take note of the attempt that ended */
	SKC_ASK_WAIT, /* allow the wait */
	SKC_ASK_SLEEP, /* wait */
	SKC_ASKS,
};

enum skc_wait_reason {
	SKC_WAIT_BACKOFF,
	SKC_WAIT_RETRY_AFTER, /* as the server wants it */
	SKC_WAIT_RATE_LIMIT, /* nothing is left of the budget */
};

/* What to send. Borrowed while the transfer is made; it keeps copies. */
struct skc_request {
	const char *url;
	const char *const
		*headers; /* "Name: value", header_count of them; the Authorization header is among them */
	size_t header_count;
	const char *user_agent;
	const struct skc_connection_config *connection;
	enum skc_keep keep; /* of the connection */
	int64_t timeout; /* microseconds of one attempt */
	int64_t connect_timeout;
	int64_t deadline; /* monotonic: end of the time for all attempts and waits; SKC_NEVER: none */
	const char *deadline_name; /* what set it, for messages; static */
	size_t max_response_bytes;
	struct skc_retry_policy retry;
	struct skc_budget_ref budget; /* whose rate limit it comes under; borrowed for good */
	struct skc_budget_rules rules; /* all but `max_wait` */
	struct skc_origin *origin; /* the base URL; borrowed for good */
	bool asks[SKC_ASKS]; /* what the caller wants to be asked for */
	void *caller; /* for the caller's use */
};

/* What the last attempt cost. Durations in microseconds. */
struct skc_attempt_cost {
	uint64_t id; /* of this attempt alone; never 0 */
	unsigned number; /* from 1; repeats on a stale connection do not count */
	int64_t started_at; /* wall clock */
	int status;
	int curl_code;
	int proxy_status; /* what a proxy answered to CONNECT; 0: none, or nothing */
	char http_version[4]; /* "1.1"; "" when there was no response */
	bool connection_reused;
	int64_t bytes_received; /* headers and compressed body */
	int64_t body_bytes; /* decompressed */
	int64_t waited; /* for retries, of the whole transfer */
	int64_t name_lookup;
	int64_t connect;
	int64_t tls;
	int64_t first_byte;
	int64_t total;
};

struct skc_engine;

struct skc_transfer {
	/* Outcome, once done. */
	struct skc_response response;
	struct skc_failure failure; /* kind NONE: a 2xx response */
	struct skc_attempt_cost attempt;
	void *caller;
	struct skc_transfer *caller_next; /* for the caller's use */

	/* The engine's. */
	enum skc_transfer_state state;
	unsigned references;
	struct skc_engine *engine; /* NULL once it is off the engine's list */
	struct skc_transfer *next, *previous;
	CURL *handle; /* while in flight */
	struct skc_generation *generation; /* whose multi handle it is in */
	enum skc_keep keep;
	uint64_t server; /* hash of scheme, host and port */
	uint64_t key; /* hash of its Authorization header: whose HTTP/1.1 connections it may use */
	struct curl_slist *headers;
	char *url;
	char *user_agent;
	struct skc_connection_config connection;
	int64_t timeout, connect_timeout;
	struct skc_retry_policy retry;
	struct skc_budget_ref budget;
	struct skc_budget_rules rules;
	struct skc_permit permit; /* for the attempt, until the head of its answer is there */
	bool has_head; /* the head of its answer is there, and noted */
	struct skc_origin *origin;
	bool asks[SKC_ASKS];
	enum skc_ask ask; /* of ASKING */
	bool told; /* the caller knows that it is asked */
	bool again; /* after the report: wait for another attempt */
	bool granted; /* by whoever keeps the budget elsewhere */
	bool announced; /* the caller knows that it waits for its budget */
	struct curl_slist *extra_headers; /* of the attempt alone */
	struct skc_retry_history history;
	bool
		share_connection; /* waits for one that is being opened, which may carry several requests */
	bool fresh_connection; /* the kept one seems dead: the next attempt opens a new one */
	bool repeats; /* wanted is the same attempt once more: it keeps its id and its headers */
	bool repeated_stale; /* the one free repeat of this attempt is used up */
	unsigned refused; /* free repeats of this attempt after its streams were refused */
	unsigned refused_in_vain; /* of them, those since the server answered anything */
	uint64_t answers_seen; /* of its generation, by then */
	bool as_it_is; /* the body is wanted without an encoding, and not decoded: it did not go well */
	bool cut_off; /* its connection, since its time was over and libcurl read on */
	bool speaks_http2; /* the answer under way is in HTTP/2 */
	bool has_connection; /* libcurl works on it, rather than keeping it in its queue */
	int64_t connection_id; /* of the last one that stood, as far as libcurl tells */
	int64_t started; /* engine's driven clock; while others have their turn, it has not begun */
	int64_t
		deadline; /* monotonic; brought forward by waits that the caller only pretends to make */
	const char *deadline_name;
	enum skc_wait_reason reason; /* of the wait */
	int64_t due; /* monotonic: end of the wait */
	int64_t wait; /* length of the wait */
	int64_t
		wait_began; /* monotonic: of one for the budget, as far as it is not counted yet; 0: none */
	char error_text[CURL_ERROR_SIZE];
};

/* Returns new, with one reference. Fails without memory: NULL. */
struct skc_transfer *skc_transfer_new(const struct skc_request *request);

struct skc_transfer *skc_transfer_hold(struct skc_transfer *transfer);

/*
 * Drops a reference; the last one frees, wiping headers. Takes NULL. Must be off the engine's list
 * by then.
 */
void skc_transfer_release(struct skc_transfer *transfer);

/* Sets a borrowed handle up for this transfer's next attempt. */
void skc_transfer_prepare(struct skc_transfer *transfer, CURL *handle);

/* Masks the API key in everything that the server said of itself: the failure, the request id. */
void skc_transfer_mask_key(struct skc_transfer *transfer);

/* The socket that a transfer in flight uses; CURL_SOCKET_BAD when it has none (yet). */
curl_socket_t skc_transfer_socket(const struct skc_transfer *transfer);

/* After libcurl has worked: finds out whether it has a connection, standing or not. */
void skc_transfer_find_connection(struct skc_transfer *transfer);

/* True once its connection stood; libcurl does not take it back when the request has to wait again. */
bool skc_transfer_was_connected(const struct skc_transfer *transfer);

/* Reads from the handle what the attempt cost. */
void skc_transfer_measure(struct skc_transfer *transfer, CURL *handle, int curl_code);

/*
 * Adds a header, "Name: value", to the attempt that is about to begin, and to no later one. Fails
 * without memory: false.
 */
bool skc_transfer_add_header(struct skc_transfer *transfer, const char *line);

/* All headers of the attempt, those added for it alone included. Borrowed. */
static inline struct curl_slist *skc_transfer_headers(const struct skc_transfer *transfer)
{
	return transfer->extra_headers != NULL ? transfer->extra_headers : transfer->headers;
}

void skc_transfer_forget_extra_headers(struct skc_transfer *transfer);

/* True while the caller has been told to do this, and has not done it yet. */
static inline bool skc_transfer_is_asking(const struct skc_transfer *transfer, enum skc_ask ask)
{
	return transfer->state == SKC_TRANSFER_ASKING && transfer->told && transfer->ask == ask;
}

static inline bool skc_transfer_is_done(const struct skc_transfer *transfer)
{
	return transfer->state == SKC_TRANSFER_DONE;
}

#endif
