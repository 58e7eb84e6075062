/* How long one call of a method may block: maxDuration, and the time limit of a web request. */
#ifndef SKIPCALL_TIME_LIMIT_H
#define SKIPCALL_TIME_LIMIT_H

#include "options.h"

struct skipcall_deadline {
	int64_t at; /* monotonic, microseconds; SKC_NEVER: none */
	const char *name; /* what sets it, for messages */
};

/* For requests under way while PHP does something else: only time spent waiting is limited. */
extern const struct skipcall_deadline skipcall_no_deadline;

/* The end of a call that begins now. */
struct skipcall_deadline skipcall_deadline_of(const struct skipcall_options *options);

/* The end of a PHP request: the next has a time limit of its own. */
void skipcall_time_limit_end_request(void);

#endif
