#include "time_limit.h"

#include "SAPI.h"

#include "../src/clock.h"
#include "globals.h"
#include "settings.h"

/* Seconds that a call may take in a web SAPI when maxDuration says nothing. */
#define WEB_DURATION 10.0

/* So many seconds earlier we give up, so that the web request can still say so in time. */
#define RESERVE 0.1

/*
 * Seconds left of max_execution_time, by the clock on the wall: on Linux PHP itself counts CPU time,
 * which a wait does not use up. set_time_limit() starts it anew. Negative: over.
 */
static double request_time_left(zend_long limit)
{
	const double now = (double)skc_clock_wall(&skc_clock_system) / SKC_SECOND;
	if (SKIPCALL_G(time_limit) != limit) {
		SKIPCALL_G(time_limit_since) = SKIPCALL_G(time_limit) == -1 ? sapi_get_request_time() : now;
		SKIPCALL_G(time_limit) = limit;
	}
	return (double)limit - RESERVE - (now - SKIPCALL_G(time_limit_since));
}

const struct skipcall_deadline skipcall_no_deadline = {SKC_NEVER, "maxDuration"};

struct skipcall_deadline skipcall_deadline_of(const struct skipcall_options *options)
{
	const bool web = skipcall_is_web();
	const zend_long limit = EG(timeout_seconds);
	double seconds = options->max_duration;
	struct skipcall_deadline deadline = skipcall_no_deadline;
	if (seconds < 0 && web) {
		seconds = WEB_DURATION - RESERVE;
	}
	if (web && limit > 0) {
		const double left = request_time_left(limit);
		if (seconds < 0 || left < seconds) {
			seconds = left > 0 ? left : 0;
			deadline.name = "max_execution_time";
		}
	}
	if (seconds >= 0) {
		deadline.at = skipcall_now() + (int64_t)(seconds * (double)SKC_SECOND);
	}
	return deadline;
}

void skipcall_time_limit_end_request(void)
{
	SKIPCALL_G(time_limit) = -1;
}
