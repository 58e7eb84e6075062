/*
 * The loop: steps the engine, serves its events, lets signals in. The only place where PHP waits.
 */
#ifndef SKIPCALL_DRIVE_H
#define SKIPCALL_DRIVE_H

#include "request_owner.h"
#include "time_limit.h"

#include "../src/engine.h"

/*
 * Longest wait without a look at interrupts: signals break a wait, but a thread's time limit does
 * not.
 */
#define SKIPCALL_SLICE_MS 250

/*
 * Starts one GET. Takes the URL, wiped before PHP can run: it may hold personal data, and a bailout
 * must not leave it behind. Until it is kept or released the transfer goes with the PHP request.
 * Fails with an exception, without memory: NULL.
 */
struct skc_transfer *skipcall_drive_start(struct skipcall_request_owner *owner,
	struct skc_buffer *url, const struct skipcall_deadline *deadline);

/* From now on its owner releases it, also when PHP bails out: it is an object's. */
void skipcall_drive_keep(struct skc_transfer *transfer);

/* Cancels it if need be, and gives the owner's reference back. */
void skipcall_drive_release(struct skc_transfer *transfer);

/*
 * Evaluates a condition while a flag is up, which comes down however that ends, by a bailout as well.
 * `result` is a volatile bool.
 */
#define SKIPCALL_WHILE_BUSY(flag, result, condition) \
	do { \
		const bool skipcall_was_busy = (flag); \
		(flag) = true; \
		zend_try \
		{ \
			(result) = (condition); \
		} \
		zend_catch \
		{ \
			(flag) = skipcall_was_busy; \
			zend_bailout(); \
		} \
		zend_end_try(); \
		(flag) = skipcall_was_busy; \
	} while (0)

/*
 * One step of up to max_ms milliseconds; *kind is what came of it. False with an exception that is
 * nobody's transfer's: of a signal handler, or exit().
 */
bool skipcall_drive_step(int max_ms, enum skc_event_kind *kind);

/* Until the outcome stands in the transfer. False with an exception that is not its own. */
bool skipcall_drive_until_done(struct skc_transfer *transfer);

/* The end of a PHP request: takes back what calls left behind that PHP bailed out of. */
void skipcall_drive_end_request(void);

#endif
