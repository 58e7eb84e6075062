/* RateLimit and TransferStats: small read-only records. */
#ifndef SKIPCALL_VALUES_H
#define SKIPCALL_VALUES_H

#include "php.h"

#include "../src/transfer.h"

/* Returns new in *out. */
void skipcall_rate_limit_new(const struct skc_rate_limit *limit, zval *out);

/* Returns new in *out: what the last attempt of a transfer cost. `failure` may be NULL. */
void skipcall_transfer_stats_new(const struct skc_transfer *transfer,
	const struct skc_failure *failure, const char *operation, zval *out);

#endif
