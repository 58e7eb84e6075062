/*
 * Moves every transfer of a process (or thread) on. Never calls out: what only the caller can do is
 * reported as an event, and skc_engine_step() is called again once it is done. No engine frame is
 * then on the stack.
 */
#ifndef SKC_ENGINE_H
#define SKC_ENGINE_H

#include "clock.h"
#include "pool.h"
#include "transfer.h"

enum skc_event_kind {
	SKC_EVENT_NONE, /* the time is up, or a signal came: look at interrupts, step again */
	SKC_EVENT_IDLE, /* nothing is in flight or waiting */
	SKC_EVENT_DONE, /* at least one transfer ended */
	SKC_EVENT_ASK, /* the transfer asks for what only the caller can do: transfer->ask */
};

/* Bodies whose memory is kept for later, and the most that one of them may have. */
#define SKC_ENGINE_SPARE_BODIES 4
#define SKC_ENGINE_SPARE_BODY_MAX ((size_t)1024 * 1024)

struct skc_event {
	enum skc_event_kind kind;
	struct skc_transfer *transfer; /* borrowed; of ASK, else NULL */
};

struct skc_engine {
	const struct skc_clock *clock;
	struct skc_pool pool;
	struct skc_transfer *first; /* every transfer that is not done; each holds a reference */
	struct skc_transfer *last;
	int64_t driven; /* microseconds spent in steps so far: what time limits are measured in */
	int64_t step_began; /* monotonic; 0 outside a step */
	uint32_t rng_state; /* state of the generator for jitter */
	uint64_t ids; /* what the next id is made of */
	const struct skc_budget *paced; /* the budget that granted the last permit; compared only */
	int64_t paced_at; /* when, on its clock */
	struct skc_standard_places places; /* held while something is in flight */
	struct skc_buffer spare[SKC_ENGINE_SPARE_BODIES]; /* empty bodies with memory */
};

/* Embedded. `clock` is borrowed for the engine's life; `seed` should be random. */
void skc_engine_init(struct skc_engine *engine, const struct skc_clock *clock, uint64_t seed);

/* Cancels what is left and closes the pool. */
void skc_engine_free(struct skc_engine *engine);

/* A number that no other call of any process gets, nor an attempt; never 0. */
uint64_t skc_engine_new_id(struct skc_engine *engine);

/* The transfer whose attempt with this id is being prepared or under way. Borrowed; NULL: it is over. */
const struct skc_transfer *skc_engine_attempt(const struct skc_engine *engine, uint64_t id);

/* Puts a new transfer on the way; takes a reference of its own. */
void skc_engine_start(struct skc_engine *engine, struct skc_transfer *transfer);

/*
 * Takes a transfer off, whatever its state; it is then done, with a failure. Does nothing when it
 * was done already.
 */
void skc_engine_cancel(struct skc_engine *engine, struct skc_transfer *transfer);

/* Cancels every transfer: the end of a PHP request. Connections stay. */
void skc_engine_cancel_all(struct skc_engine *engine);

/*
 * What a transfer that is done and about to be released has of memory is kept for the next ones: a
 * body's is large, and the system would take it back and hand it out again page by page.
 */
void skc_engine_recycle(struct skc_engine *engine, struct skc_transfer *transfer);

/*
 * From here on the transfer has until then (monotonic). A wait for a retry that does not fit into that
 * is not gone on with: its failure stands.
 */
void skc_engine_set_deadline(
	struct skc_engine *engine, struct skc_transfer *transfer, int64_t at, const char *name);

/* Drives for up to max_ms milliseconds (at most one wait) and tells what happened first. */
void skc_engine_step(struct skc_engine *engine, int max_ms, struct skc_event *event);

/* The caller has done what a transfer asked for: HEADERS, REPORT, WAIT (allowed) or SLEEP. */
void skc_engine_go_on(struct skc_engine *engine, struct skc_transfer *transfer);

/* Answers to BUDGET: a permit is given, */
void skc_engine_grant(struct skc_engine *engine, struct skc_transfer *transfer);

/* or has to be asked for again after so long, */
void skc_engine_defer(struct skc_engine *engine, struct skc_transfer *transfer, int64_t wait);

/* or this machine's own budget decides. */
void skc_engine_ask_here(struct skc_engine *engine, struct skc_transfer *transfer);

/* The caller does not allow the WAIT: the failure stands. */
void skc_engine_give_up(struct skc_engine *engine, struct skc_transfer *transfer);

/* Answer of the caller's transport: response.status, headers and body have been filled in. */
void skc_engine_answer(struct skc_engine *engine, struct skc_transfer *transfer);

/*
 * The caller's transport failed as `kind` (a transport failure), with this libcurl code and
 * message.
 */
void skc_engine_answer_failure(struct skc_engine *engine, struct skc_transfer *transfer,
	enum skc_failure_kind kind, int curl_code, const char *message);

/* Transfers that are not done. */
unsigned skc_engine_transfers(const struct skc_engine *engine);

/* Bytes held for bodies: of transfers that are not done, and for later ones. */
size_t skc_engine_memory(const struct skc_engine *engine);

/* Open connections that no transfer uses at the moment. */
unsigned skc_engine_idle_connections(struct skc_engine *engine);

/*
 * New transfers get new connections. Returns how many idle ones were closed; those beside transfers
 * in flight close when these end.
 */
unsigned skc_engine_close_idle(struct skc_engine *engine);

/* The end of a PHP request: cancels every transfer, closes what was to be kept for it only. */
void skc_engine_end_request(struct skc_engine *engine);

#endif
