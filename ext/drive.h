/*
 * The loop: steps the engine, serves its events, lets signals in. The only place where PHP waits.
 */
#ifndef SKIPCALL_DRIVE_H
#define SKIPCALL_DRIVE_H

#include "request_owner.h"
#include "time_limit.h"

#include "../src/engine.h"

/* Longest wait between checks for interrupts: a signal ends a wait, a thread's time limit does not. */
#define SKIPCALL_SLICE_MS 250

/*
 * Starts one GET. Takes the URL and wipes it: it may hold personal data, and PHP may bail out later on.
 * The transfer is freed at the end of the PHP request unless it was kept or released before.
 * Fails with an exception when memory is short, or without skipcall.network and a transport: NULL.
 */
struct skc_transfer *skipcall_drive_start(struct skipcall_request_owner *owner, zend_string *url,
	const struct skipcall_deadline *deadline);

/* The transfer belongs to an object now, which releases it, also when PHP bails out. */
void skipcall_drive_keep(struct skc_transfer *transfer);

/* Cancels the transfer if it is not done, and drops the owner's reference. */
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
 * One step of up to max_ms milliseconds; *kind is the event it ended in. False with an exception that no
 * transfer caused: a signal handler's, or exit().
 */
bool skipcall_drive_step(int max_ms, enum skc_event_kind *kind);

/* Waits until the transfer is done. False with an exception that the transfer did not cause. */
bool skipcall_drive_until_done(struct skc_transfer *transfer);

/* At the end of a PHP request: releases transfers of calls that PHP has bailed out of. */
void skipcall_drive_end_request(void);

#endif
