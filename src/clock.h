/* Time, in microseconds. Replaceable, so that tests need not wait. */
#ifndef SKC_CLOCK_H
#define SKC_CLOCK_H

#include <stdint.h>

#define SKC_SECOND INT64_C(1000000)
#define SKC_NEVER INT64_MAX

struct skc_clock {
	int64_t (*monotonic)(void *context); /* never goes back; its zero means nothing */
	int64_t (*wall)(void *context); /* since 1970, UTC */
	void *context;
};

/* The machine's own clock. */
extern const struct skc_clock skc_clock_system;

static inline int64_t skc_clock_monotonic(const struct skc_clock *clock)
{
	return clock->monotonic(clock->context);
}

static inline int64_t skc_clock_wall(const struct skc_clock *clock)
{
	return clock->wall(clock->context);
}

#endif
