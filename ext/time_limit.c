#include "time_limit.h"

#include "SAPI.h"

#include "../src/clock.h"
#include "../src/platform.h"
#include "globals.h"
#include "settings.h"

/* Seconds that a call may take in a web SAPI when maxDuration says nothing. */
#define WEB_DURATION 10.0

/* So many seconds earlier we give up, so that the web request can still say so in time. */
#define RESERVE 0.1

/* What PHP's own timer has left, -1: there is none; and the clock that it counts by. */
static int64_t timer_left(int64_t *clock)
{
#ifdef ZEND_MAX_EXECUTION_TIMERS
	struct itimerspec left;
	*clock = skipcall_now();
	return timer_gettime(EG(max_execution_timer_timer), &left) == 0
		? (int64_t)left.it_value.tv_sec * SKC_SECOND + left.it_value.tv_nsec / 1000
		: -1;
#else
	*clock = skc_processor_time();
	return skc_processor_timer_left();
#endif
}

/*
 * set_time_limit() with the limit that there was shows in PHP's timer only: it has more left than what
 * has gone by since the last look would leave it. The slack is for processor time, which systems count
 * by samples.
 */
static bool was_set_anew(int64_t timer, int64_t clock)
{
	const int64_t spent = clock - SKIPCALL_G(time_limit_clock);
	const int64_t slack = SKC_SECOND / 50 + spent / 4;
	return timer >= 0 && SKIPCALL_G(time_limit_timer) >= 0 &&
		timer > SKIPCALL_G(time_limit_timer) - spent + slack;
}

/*
 * Seconds left of max_execution_time, by the clock on the wall: on Linux PHP itself counts CPU time,
 * which a wait does not use up. Negative: over. Another limit, another request and set_time_limit()
 * start it anew. Whoever still runs after twice the limit is held to it by nobody.
 */
static double request_time_left(zend_long limit)
{
	const double now = (double)skc_clock_wall(&skc_clock_system) / SKC_SECOND;
	const double request = sapi_get_request_time();
	int64_t clock;
	const int64_t timer = timer_left(&clock);
	if (SKIPCALL_G(time_limit) == -1 || SKIPCALL_G(time_limit_request) != request) {
		SKIPCALL_G(time_limit_since) = request;
	} else if (SKIPCALL_G(time_limit) != limit || was_set_anew(timer, clock) ||
		now - SKIPCALL_G(time_limit_since) >= 2 * (double)limit) {
		SKIPCALL_G(time_limit_since) = now;
	}
	SKIPCALL_G(time_limit) = limit;
	SKIPCALL_G(time_limit_request) = request;
	SKIPCALL_G(time_limit_timer) = timer;
	SKIPCALL_G(time_limit_clock) = clock;
	return (double)limit - RESERVE - (now - SKIPCALL_G(time_limit_since));
}

const struct skipcall_deadline skipcall_no_deadline = {SKC_NEVER, "maxDuration"};

struct skipcall_deadline skipcall_deadline_of(const struct skipcall_options *options)
{
	const bool web = skipcall_is_web();
	const zend_long limit = EG(timeout_seconds);
	double seconds = options->max_duration;
	struct skipcall_deadline deadline = skipcall_no_deadline;
	if (seconds < 0 && skipcall_max_duration() >= 0) {
		seconds = skipcall_max_duration();
		deadline.name = "skipcall.max_duration";
	}
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
