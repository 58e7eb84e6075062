/* The callbacks onRequest, onStats and onWait, and the logger. */
#ifndef SKIPCALL_OBSERVER_H
#define SKIPCALL_OBSERVER_H

#include "hydrate.h"
#include "request_owner.h"

/* An attempt is about to begin: has onRequest add headers. May leave an exception. */
void skipcall_observe_request(struct skc_transfer *transfer);

/* An attempt has ended: tells onStats and the logger. May leave an exception. */
void skipcall_observe_attempt(struct skc_transfer *transfer);

/* A wait is about to begin: asks onWait. May leave an exception. */
void skipcall_observe_wait(struct skc_transfer *transfer);

/* Lone surrogates were replaced in what the transfer has brought. May leave an exception. */
void skipcall_observe_mended(
	const struct skc_transfer *transfer, const struct skipcall_mended *mended);

/* The option rateLimiter threw, and the request goes on without it. May leave an exception. */
void skipcall_observe_limiter_failure(const struct skc_transfer *transfer);

/* Logs a warning: the server did not sort the rows. May leave an exception. */
void skipcall_observe_unsorted(const struct skc_transfer *transfer, const char *order_by);

#endif
