/*
 * One transfer's way through the engine: permit, attempt, outcome, wait, the next attempt. For engine.c
 * alone; what callers say to a transfer (engine.h) is here as well.
 */
#ifndef SKC_ATTEMPT_H
#define SKC_ATTEMPT_H

#include "engine.h"

/* Time spent in steps, this one included: what time limits are measured in. */
int64_t skc_attempt_driven_now(const struct skc_engine *engine);

/* Microseconds until the transfer's deadline; 0 or less: it is over. */
int64_t skc_attempt_time_left(const struct skc_engine *engine, const struct skc_transfer *transfer);

/* True while there are as many requests to its server as there may be connections. */
bool skc_attempt_is_held_back(const struct skc_engine *engine, const struct skc_transfer *transfer);

/* A permit for the next attempt. False when the transfer waits for it, asks for it, or has ended. */
bool skc_attempt_has_permit(struct skc_engine *engine, struct skc_transfer *transfer);

/* Begins an attempt, or asks the caller for what it needs. */
void skc_attempt_begin(struct skc_engine *engine, struct skc_transfer *transfer);

/*
 * Before libcurl works. While the transfer waits in libcurl's queue and others have their turn, its time
 * has not begun. Whether it has a connection is to be found out anew.
 */
void skc_attempt_await_turn(const struct skc_engine *engine, struct skc_transfer *transfer);

/* After libcurl has worked: tells those in the queue that this one has its turn, if it has. */
void skc_attempt_note_turn(struct skc_transfer *transfer);

/* Looks whether the head of its answer has arrived, and has the budget learn from it. */
void skc_attempt_note_head(struct skc_engine *engine, struct skc_transfer *transfer);

/* libcurl is done with the attempt. */
void skc_attempt_end(struct skc_engine *engine, struct skc_transfer *transfer, CURLcode code);

/* Ends an attempt whose time is up; to be judged after everything that has arrived was read. */
void skc_attempt_check_time(struct skc_engine *engine, struct skc_transfer *transfer);

/* Takes the transfer off the list, with its reference; the outcome stands in it. */
void skc_attempt_finish(struct skc_engine *engine, struct skc_transfer *transfer);

#endif
