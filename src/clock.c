#include "clock.h"

#include <stddef.h>

#include "platform.h"

static int64_t system_monotonic(void *context)
{
	(void)context;
	return skc_time_monotonic();
}

static int64_t system_wall(void *context)
{
	(void)context;
	return skc_time_wall();
}

const struct skc_clock skc_clock_system = {system_monotonic, system_wall, NULL};
