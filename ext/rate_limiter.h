/* The option rateLimiter: a budget that is kept elsewhere. */
#ifndef SKIPCALL_RATE_LIMITER_H
#define SKIPCALL_RATE_LIMITER_H

#include "request_owner.h"

/* The transfer asks for leave to send. May leave an exception. */
void skipcall_rate_limiter_ask(struct skc_transfer *transfer);

/* The transfer has an answer: passes on what the server says of its limit. May leave an exception. */
void skipcall_rate_limiter_tell(struct skc_transfer *transfer);

#endif
