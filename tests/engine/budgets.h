/* What the tests of the budget have in common: the clocks of their worlds, and what a server says. */
#ifndef SKC_TEST_BUDGETS_H
#define SKC_TEST_BUDGETS_H

#include "support.h"

#include "../../src/budget.h"
#include "../../src/clock.h"

#define MS INT64_C(1000)
/* Unix time of the worlds' beginning, and what the monotonic clock says then. */
#define WALL (INT64_C(1700000000) * SKC_SECOND)
#define MONOTONIC (12345 * SKC_SECOND + 678901)

static const struct skc_budget_rules plain = {.max_wait = 3600 * SKC_SECOND};

/* What a server said: left < 0 for no headers. */
static inline struct skc_response answer(int status, int limit, int left, int64_t reset)
{
	struct skc_response response;
	skc_response_init(&response, 100);
	response.status = status;
	response.head_complete = true;
	response.said.limit = left < 0 ? -1 : limit;
	response.said.remaining = left;
	response.said.reset = left < 0 ? -1 : reset;
	return response;
}

#endif
