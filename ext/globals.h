/* What the extension keeps per process (per thread with ZTS): the engine, and state of the PHP request. */
#ifndef SKIPCALL_GLOBALS_H
#define SKIPCALL_GLOBALS_H

#include "php.h"

#include "../src/buffer.h"
#include "../src/engine.h"

/* What a process (or thread) keeps of the state that processes share; shared.c fills it. */
struct skipcall_shared {
	struct skc_server_state *state; /* what is shared; NULL: not looked for yet */
	struct skc_server_state *own; /* of this process alone; NULL: not needed yet */
	uint64_t device, inode; /* of the file; 0: it is none */
	uint64_t rescues; /* so many when it was opened */
	uint64_t time_run; /* keeps apart what was counted by another run of the clock */
	int64_t user; /* for whom it was opened */
	int64_t looked; /* monotonic: when the file was last looked at */
	const char *problem; /* why there is no file; for good, as all texts of that kind */
	bool has_complained;
};

/* A transfer whose callback runs, or that is waited for; lives on the stack where that is. */
struct skipcall_held {
	struct skc_transfer *transfer;
	const void *context; /* of a callback: the fiber, or the main program; else NULL */
	struct skipcall_held *next;
};

ZEND_BEGIN_MODULE_GLOBALS(skipcall)
struct skc_engine engine; /* outlives the request */
bool engine_ready;
struct skc_transfer *calls; /* of methods on the stack; freed at request end if PHP bails out */
struct skipcall_held *held; /* transfers that frames on a stack hold; the same */
struct skc_buffer scratch; /* see scratch.h */
struct skipcall_shared shared;
uint64_t scopes; /* the last number given to options.scope */
zend_long time_limit; /* max_execution_time as last seen in this request; -1: not looked at yet */
double time_limit_since; /* Unix time from which it counts */
double time_limit_request; /* Unix time of the beginning of the request, as then told */
int64_t time_limit_timer; /* microseconds that PHP's own timer had left then; -1: it has none */
int64_t time_limit_clock; /* what that timer counts, then */
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

/* Frees the engine, if it was made. */
void skipcall_engine_free(zend_skipcall_globals *globals);

#endif
