/* What the extension keeps per process (or thread). */
#ifndef SKIPCALL_MODULE_H
#define SKIPCALL_MODULE_H

#include "php.h"

#include "../src/engine.h"
#include "shared.h"

ZEND_BEGIN_MODULE_GLOBALS(skipcall)
struct skc_engine engine; /* outlives the request */
bool engine_ready;
struct skc_transfer *calls; /* of methods on the stack, for when PHP bails out of them */
struct skc_transfer *held; /* whose callbacks are on the stack: the same */
struct skipcall_shared shared;
uint64_t scopes; /* clients with a server state of their own, so far */
zend_long time_limit; /* max_execution_time as last seen in this request; -1: not looked at yet */
double time_limit_since; /* Unix time from which it counts */
unsigned transport_depth; /* transports inside each other's calls, now */
ZEND_END_MODULE_GLOBALS(skipcall)

ZEND_EXTERN_MODULE_GLOBALS(skipcall)
#define SKIPCALL_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(skipcall, v)

#if defined(ZTS) && defined(COMPILE_DL_SKIPCALL)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

/* Microseconds of the clock that never goes back. */
static inline int64_t skipcall_now(void)
{
	return skc_clock_monotonic(&skc_clock_system);
}

/* A random number; without entropy it is the same in every process. */
uint64_t skipcall_random_seed(void);

/* The engine, made at first use. */
struct skc_engine *skipcall_engine(void);

#endif
