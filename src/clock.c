#include "clock.h"

#include <stddef.h>
#include <time.h>

static int64_t read_clock(clockid_t id)
{
	struct timespec now;
	clock_gettime(id, &now);
	return (int64_t)now.tv_sec * SKC_SECOND + now.tv_nsec / 1000;
}

static int64_t system_monotonic(void *context)
{
	(void)context;
	return read_clock(CLOCK_MONOTONIC);
}

static int64_t system_wall(void *context)
{
	(void)context;
	return read_clock(CLOCK_REALTIME);
}

const struct skc_clock skc_clock_system = {system_monotonic, system_wall, NULL};
