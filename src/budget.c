#include "budget.h"

/* The most that is counted. A window with so much left has no limit. */
#define MOST 0x3FFFFu
#define MOST_IN_FLIGHT 0x3FFu
#define GENERATIONS 16u

/* Window of a server that does not report when it ends. */
#define MINUTE (60 * SKC_SECOND)
/* The request that opens a window has so long to bring its answer before another one goes. */
#define LEASE (2 * SKC_SECOND)
/* A Reset this far from now is an error of the server. */
#define ABSURD (24 * 3600 * SKC_SECOND)

/* The last request of a window is kept until so long before Reset. */
#define PROBE (SKC_SECOND / 4)

#define LOOK_SOON (SKC_SECOND / 200)
#define PACE 8
#define LONGEST_PAUSE (SKC_SECOND / 50)
#define LOOK_IN_GENERAL (SKC_SECOND / 4)

enum state { UNKNOWN, OPENING, OPEN, BLOCKED };

/* What happened in this window, and in the one before. */
#define NOW 1u
#define BEFORE 2u

/* The word `window`, unpacked. */
struct window {
	int64_t end; /* 24 bits: milliseconds, which begin anew every 4.6 hours */
	enum state state; /* 2 */
	unsigned generation; /* 4: tells it from those before */
	unsigned slides; /* 2: requests have come back before its end */
	unsigned reports; /* 2: the server has stated its limit; else that is forgotten */
	unsigned left; /* 18: requests that may still go */
	unsigned scarce; /* 2: somebody has had to wait */
	unsigned in_flight; /* 10: of this generation, without an answer yet */
};

/* What an answer says, in our own time. */
struct reported_limit {
	bool known; /* limit, remaining and Reset make sense */
	unsigned limit, remaining;
	int64_t end; /* of the window, at the latest */
	bool refused;
	int64_t retry_at; /* of a 429 */
};

/* Something that happens to a window: in, what is known of it; out, the decision. */
struct event {
	struct skc_budget *slot;
	int64_t now;
	const struct skc_budget_rules *rules; /* of a request that asks */
	struct skc_budget_decision *decision;
	bool beyond; /* it is more than went before a 429 */
	struct skc_permit permit; /* of one that was sent */
	struct reported_limit report;
};

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static unsigned minus(unsigned a, unsigned b)
{
	return a > b ? a - b : 0;
}

/* ---- words ---- */

static struct window unpack(uint64_t word, int64_t now)
{
	const int64_t ms = now / 1000;
	const int64_t ahead = ((int64_t)(word >> 40) - ms) & 0xFFFFFF;
	return (struct window){
		.end = (ms + (ahead >= 0x800000 ? ahead - 0x1000000 : ahead)) * 1000,
		.state = (enum state)(word >> 38 & 3),
		.generation = word >> 34 & (GENERATIONS - 1),
		.slides = word >> 32 & 3,
		.reports = word >> 30 & 3,
		.left = word >> 12 & MOST,
		.scarce = word >> 10 & 3,
		.in_flight = word & MOST_IN_FLIGHT,
	};
}

static uint64_t pack(const struct window *window)
{
	/* Never too early, but whoever has waited as long as Retry-After goes. */
	const int64_t ms = (window->end + (window->state == BLOCKED ? 0 : 999)) / 1000;
	return ((uint64_t)ms & 0xFFFFFF) << 40 | (uint64_t)window->state << 38 |
		(uint64_t)(window->generation % GENERATIONS) << 34 | (uint64_t)window->slides << 32 |
		(uint64_t)window->reports << 30 | (uint64_t)window->left << 12 |
		(uint64_t)window->scarce << 10 |
		(window->in_flight < MOST_IN_FLIGHT ? window->in_flight : MOST_IN_FLIGHT);
}

typedef enum skc_budget_verdict change(struct window *window, struct event *event);

/* Applies it to the window. Nobody sees it half done; it is tried again when others are faster. */
static enum skc_budget_verdict change_window(change *apply, struct event *event)
{
	uint64_t seen = skc_word_get(&event->slot->window);
	struct window window;
	enum skc_budget_verdict verdict;
	do {
		window = unpack(seen, event->now);
		verdict = apply(&window, event);
	} while (pack(&window) != seen && !skc_word_swap(&event->slot->window, &seen, pack(&window)));
	return verdict;
}

/* The word `reported`: 1 bit that is set, 18 of limit, 18 of remaining, 27 of Reset in Unix seconds. */
static uint64_t pack_report(const struct skc_rate_limit *limit)
{
	const uint64_t all = (uint64_t)least(limit->limit, MOST);
	const uint64_t remaining = (uint64_t)least(limit->remaining, MOST);
	return UINT64_C(1) << 63 | all << 45 | remaining << 27 |
		((uint64_t)limit->reset_at & 0x7FFFFFF);
}

struct skc_rate_limit skc_budget_rate_limit(struct skc_budget_ref budget, int64_t wall)
{
	const uint64_t word = skc_word_get(&budget.slot->reported);
	const int64_t now = wall / SKC_SECOND;
	const int64_t ahead = ((int64_t)word - now) & 0x7FFFFFF;
	return (struct skc_rate_limit){
		.known = word != 0 && skc_word_get(&budget.slot->id) == budget.id,
		.limit = (int64_t)(word >> 45 & MOST),
		.remaining = (int64_t)(word >> 27 & MOST),
		.reset_at = now + (ahead >= 0x4000000 ? ahead - 0x8000000 : ahead),
	};
}

/* How many requests a window has; MOST: no limit is known. *reported: by the server itself. */
static unsigned limit_of(struct skc_budget *slot, const struct window *window, bool *reported)
{
	const uint64_t word = skc_word_get(&slot->reported);
	const uint64_t refused_after = skc_word_get(&slot->refused_after);
	*reported = word != 0 && window->reports != 0;
	return *reported        ? word >> 45 & MOST
		: refused_after > 0 ? (unsigned)least((int64_t)refused_after - 1, MOST)
							: MOST;
}

/* ---- asking ---- */

/* A window of so long ago, or of another run of the clock, tells nothing about now. */
static bool is_stale(struct skc_budget *slot, int64_t now)
{
	const int64_t idle = now - (int64_t)skc_word_get(&slot->used);
	return idle > SKC_LONGEST_WINDOW + MINUTE || idle < -MINUTE;
}

static void forget_stale(struct skc_budget *slot, int64_t now)
{
	uint64_t seen = skc_word_get(&slot->window);
	struct window window = unpack(seen, now);
	if (window.state != UNKNOWN && is_stale(slot, now)) {
		window.state = UNKNOWN;
		skc_word_swap(&slot->window, &seen, pack(&window)); /* else somebody else has done it */
	}
}

bool skc_budget_is_in_use(struct skc_budget *slot, int64_t now)
{
	const struct window window = unpack(skc_word_get(&slot->window), now);
	return window.state != UNKNOWN && !is_stale(slot, now) &&
		(window.end > now || window.in_flight > 0);
}

/* How many of an open window may go by these rules. */
static unsigned left_of(const struct window *window, const struct event *event)
{
	bool reported;
	const unsigned limit = limit_of(event->slot, window, &reported);
	if (reported || event->rules->per_minute == 0) {
		return window->left;
	}
	const unsigned sent = minus(limit, window->left);
	return minus(limit < event->rules->per_minute ? limit : event->rules->per_minute, sent);
}

static enum skc_budget_verdict wait_for(const struct event *event, int64_t wait, int64_t look)
{
	event->decision->wait = wait;
	event->decision->look = least(wait, look);
	return look == LOOK_SOON ? SKC_BUDGET_LOOK : SKC_BUDGET_WAIT;
}

/* One request opens the next window, whatever its reserve. */
static void open_window(struct window *window, const struct event *event)
{
	if (window->state != OPENING) {
		window->left = window->state == OPEN ? left_of(window, event) : 0;
		window->generation++;
		window->reports = window->reports & NOW ? BEFORE : 0;
		window->scarce = window->scarce & NOW ? BEFORE : 0;
		window->slides = window->slides & NOW ? BEFORE : 0;
		window->in_flight = 0;
	}
	window->state = OPENING;
	window->end = event->now + LEASE;
}

/*
 * Where requests are scarce, no process takes them faster than at PACE times the even pace: whoever sees the
 * first answer of a window would have most of it before the others wake up. Not above 0: it may go now.
 */
static int64_t pause_of(const struct window *window, const struct event *event)
{
	if (window->state != OPEN || window->scarce == 0 || event->rules->previous == 0) {
		return 0;
	}
	const int64_t even = (window->end - event->now) / (window->left > 0 ? window->left : 1);
	return event->rules->previous + least(even / PACE, LONGEST_PAUSE) - event->now;
}

/*
 * The answer to the last request tells whether others have come back meanwhile. So where requests are
 * scarce it is kept: for a second where they come at any time, else until shortly before Reset, which
 * may be rounded up. SKC_NEVER: it is not.
 */
static int64_t last_goes(const struct window *window, const struct event *event)
{
	if (window->state != OPEN || !(window->scarce & BEFORE)) {
		return SKC_NEVER;
	}
	return window->slides != 0 ? event->rules->previous + SKC_SECOND
							   : window->end - SKC_SECOND - PROBE;
}

/*
 * When to look again where nothing is left. The answer to the last request may open the next window: who
 * looked now and then only would come when those who happened to look have had most of it.
 */
static int64_t look_of(const struct window *window, const struct event *event)
{
	const int64_t last = last_goes(window, event);
	if (last == SKC_NEVER || window->slides != 0) {
		return LOOK_IN_GENERAL;
	}
	return last > event->now ? least(LOOK_IN_GENERAL, last - event->now) : LONGEST_PAUSE;
}

/* An assumed limit is used up. However the server counts its minutes, none has more from here on. */
static void close_minute(struct window *window, const struct event *event)
{
	window->scarce |= NOW;
	window->end = event->now + MINUTE;
}

/* A request asks: how the window changes when it goes. */
static enum skc_budget_verdict request(struct window *window, struct event *event)
{
	const struct skc_budget_rules *rules = event->rules;
	bool hard; /* a limit that is never exceeded, not one that a 429 made us guess */
	unsigned limit = limit_of(event->slot, window, &hard);
	const bool reported = hard;
	if (window->state == UNKNOWN || window->end <= event->now) {
		open_window(window, event);
	} else if (!rules->ignore) {
		const int64_t wait = window->end - event->now;
		const unsigned left = window->state == OPENING ? window->left : left_of(window, event);
		const bool assumed = !hard && rules->per_minute > 0;
		if (window->state == BLOCKED) {
			return wait_for(event, wait, LOOK_IN_GENERAL);
		}
		if (window->state == OPENING && left <= rules->reserve) {
			return wait_for(event, wait, LOOK_SOON);
		}
		limit = assumed && rules->per_minute < limit ? rules->per_minute : limit;
		hard = hard || assumed;
		if (hard && limit <= rules->reserve) {
			return SKC_BUDGET_NEVER;
		}
		if (left <= rules->reserve && hard) {
			window->scarce |= NOW;
			return wait_for(event, wait, look_of(window, event));
		}
		const int64_t last = last_goes(window, event);
		const int64_t keep = last == SKC_NEVER ? 0 : last - event->now;
		if (reported && left == rules->reserve + 1 && keep > 0 && keep <= rules->max_wait) {
			window->scarce |= NOW;
			return wait_for(event, keep, LOOK_IN_GENERAL);
		}
		const int64_t pause = reported ? pause_of(window, event) : 0;
		if (pause > 0) {
			return wait_for(event, pause, LOOK_SOON);
		}
		if (left <= rules->reserve && window->in_flight > 0) {
			return wait_for(event, wait, LOOK_SOON); /* there may be more: one at a time */
		}
		if (assumed && left == rules->reserve + 1 && window->state == OPEN) {
			close_minute(window, event);
		}
	}
	event->beyond = window->state == OPEN && window->left == 0 && !reported;
	window->left = minus(window->left, 1);
	event->decision->permit.left = window->left;
	event->decision->permit.others = window->in_flight;
	event->decision->permit.assumed = !rules->ignore && !reported && rules->per_minute > 0;
	window->in_flight++;
	event->decision->permit.generation = window->generation % GENERATIONS;
	return SKC_BUDGET_GO;
}

enum skc_budget_verdict skc_budget_ask(struct skc_budget_ref budget,
	const struct skc_budget_rules *rules, int64_t now, struct skc_budget_decision *decision)
{
	struct event event = {.slot = budget.slot, .now = now, .rules = rules, .decision = decision};
	*decision = (struct skc_budget_decision){0};
	if (skc_word_get(&budget.slot->id) != budget.id) {
		return SKC_BUDGET_GO;
	}
	forget_stale(budget.slot, now);
	skc_word_set(&budget.slot->used, (uint64_t)now);
	const enum skc_budget_verdict verdict = change_window(request, &event);
	if (verdict == SKC_BUDGET_GO) {
		decision->permit.budget = budget;
		decision->permit.sent = now;
	}
	uint64_t seen = skc_word_get(&budget.slot->refused_after);
	if (verdict == SKC_BUDGET_GO && event.beyond && seen > 0) {
		skc_word_swap(&budget.slot->refused_after, &seen, seen + 1);
	}
	return verdict;
}

/* ---- answers ---- */

/*
 * By how much our clock is ahead of the server's, at most, as an answer with this Date tells: the least
 * difference ever seen is next to the truth, unless one of the clocks was set since.
 */
static int64_t clock_ahead(const struct event *event, int64_t date)
{
	uint64_t seen = skc_word_get(&event->slot->clock_ahead);
	const int64_t ahead = event->now - date;
	for (;;) {
		/* Too late even if it was made as soon as its request was sent. */
		const bool set_since = event->permit.sent - date > (int64_t)seen + SKC_SECOND;
		if (seen != 0 && !set_since && (int64_t)seen <= ahead) {
			return (int64_t)seen;
		}
		if (skc_word_swap(&event->slot->clock_ahead, &seen, (uint64_t)(ahead != 0 ? ahead : 1))) {
			return ahead;
		}
	}
}

/* 0, absurd and contradicting numbers are taken for not reported. */
static bool makes_sense(const struct skc_rate_limit *said, int64_t wall)
{
	const int64_t ahead = said->reset_at * SKC_SECOND - wall;
	return said->known && said->limit > 0 && said->remaining <= said->limit && ahead < ABSURD &&
		ahead > -ABSURD;
}

static void read_report(struct event *event, const struct skc_response *response, int64_t wall)
{
	const struct skc_rate_limit *said = &response->rate_limit;
	struct reported_limit *report = &event->report;
	const int64_t now = event->now;
	const int64_t date = response->said.date;
	const int64_t ahead = date >= 0 ? clock_ahead(event, date * SKC_SECOND) : now - wall;
	report->refused = response->status == 429;
	report->retry_at = now + least(response->retry_after, SKC_LONGEST_WINDOW);
	report->known = makes_sense(said, wall);
	if (report->known) {
		skc_word_set(&event->slot->reported, pack_report(said));
		report->limit = (unsigned)least(said->limit, MOST);
		report->remaining = (unsigned)least(said->remaining, MOST);
		const int64_t end = said->left >= 0 ? now + said->left : said->reset + ahead;
		/* Reset may be rounded down. */
		report->end = (end < now ? now : least(end, now + SKC_LONGEST_WINDOW - SKC_SECOND)) +
			least(said->resolution, SKC_SECOND);
	}
}

/*
 * It is not in flight any more. True when it is of this very window. Where that is used up as far as was
 * assumed, the server may have counted this one as late as now.
 */
static bool come_back(struct window *window, const struct event *event)
{
	const bool own = window->generation == event->permit.generation;
	window->in_flight = own ? minus(window->in_flight, 1) : window->in_flight;
	if (own && event->permit.assumed && window->state == OPEN && window->scarce & NOW) {
		close_minute(window, event);
	}
	return own;
}

/* Before anybody sees it: whoever is killed here must not make older permits look as if they were of it. */
static void set_end(struct window *window, const struct event *event, int64_t end)
{
	skc_word_set(&event->slot->end_since, (uint64_t)event->now);
	window->end = end;
}

/* The server's count against ours: others send as well, or requests have come back. */
static void compare(struct window *window, const struct event *event)
{
	const struct reported_limit *report = &event->report;
	const struct skc_permit *permit = &event->permit;
	/* Those sent before may have been answered in the window before: then they say nothing of this one. */
	const bool fresh = permit->sent > (int64_t)skc_word_get(&event->slot->end_since);
	/* In flight when it was sent, or sent since: the server may not have counted these when it answered. */
	const unsigned uncounted = permit->others + minus(permit->left, window->left);
	if (fresh && report->remaining > window->left + uncounted) {
		/* Another window, a log that slides, a bucket that fills up. */
		window->slides |= window->end > event->now + 2 * SKC_SECOND ? NOW : 0;
		set_end(window, event, report->end);
		window->left = report->remaining - uncounted;
	} else if (report->remaining < window->left) {
		window->left = minus(report->remaining, window->in_flight);
	}
	window->end = fresh ? least(window->end, report->end) : window->end;
}

static enum skc_budget_verdict answer(struct window *window, struct event *event)
{
	const struct reported_limit *report = &event->report;
	const bool own = come_back(window, event);
	bool reported;
	const unsigned limit = limit_of(event->slot, window, &reported);
	window->reports |= report->known ? NOW : 0;
	if (report->refused && report->retry_at > event->now) {
		if (window->state != BLOCKED || window->end < report->retry_at) {
			window->state = BLOCKED;
			window->end = report->retry_at;
			window->left = 0;
		}
	} else if (!report->refused && window->state == OPENING && own) {
		window->state = OPEN;
		window->left = minus(report->known ? report->limit : limit, window->in_flight + 1);
		/* A server that otherwise reports its limit will soon. */
		const int64_t silent = event->now + (reported ? LEASE : MINUTE);
		set_end(window, event, report->known ? report->end : silent);
		if (report->known && report->remaining < window->left) {
			window->left = minus(report->remaining, window->in_flight);
		}
	} else if (!report->refused && window->state == OPEN && own && report->known) {
		compare(window, event);
	}
	return SKC_BUDGET_GO;
}

/* Of a server that reports no limit: so many went before it refused, and so many go from now on. */
static void learn_from_refusal(struct event *event)
{
	struct skc_budget *slot = event->slot;
	const struct window window = unpack(skc_word_get(&slot->window), event->now);
	bool reported;
	const unsigned limit = limit_of(slot, &window, &reported);
	if (!reported && window.state == OPEN && window.generation == event->permit.generation) {
		const unsigned went = minus(minus(limit, window.left), window.in_flight);
		skc_word_set(&slot->refused_after, 1 + (uint64_t)(went > 0 ? went : 1));
	}
}

static enum skc_budget_verdict no_answer(struct window *window, struct event *event)
{
	if (come_back(window, event) && window->state == OPENING) {
		window->end = event->now; /* another one goes */
	}
	return SKC_BUDGET_GO;
}

static enum skc_budget_verdict give_back(struct window *window, struct event *event)
{
	const unsigned left = window->left;
	event->permit.assumed = false; /* it never arrives */
	no_answer(window, event);
	if (window->generation == event->permit.generation && window->state == OPEN && left < MOST) {
		window->left++;
	}
	return SKC_BUDGET_GO;
}

/* False when the slot has another owner by now. Empties the permit. */
static bool take(struct skc_permit *permit, struct event *event, int64_t now)
{
	*event = (struct event){.slot = permit->budget.slot, .now = now, .permit = *permit};
	*permit = (struct skc_permit){0};
	return event->slot != NULL && skc_word_get(&event->slot->id) == event->permit.budget.id;
}

void skc_budget_answered(
	struct skc_permit *permit, const struct skc_response *response, int64_t now, int64_t wall)
{
	struct event event;
	if (take(permit, &event, now)) {
		read_report(&event, response, wall);
		if (event.report.refused) {
			learn_from_refusal(&event);
		}
		change_window(answer, &event);
	}
}

void skc_budget_unanswered(struct skc_permit *permit, int64_t now)
{
	struct event event;
	if (take(permit, &event, now)) {
		change_window(no_answer, &event);
	}
}

void skc_budget_unused(struct skc_permit *permit, int64_t now)
{
	struct event event;
	if (take(permit, &event, now)) {
		change_window(give_back, &event);
	}
}

void skc_budget_clear(struct skc_budget *slot)
{
	const struct window window = unpack(skc_word_get(&slot->window), 0);
	const struct window none = {.generation = window.generation + 1};
	skc_word_set(&slot->window, pack(&none));
	skc_word_set(&slot->reported, 0);
	skc_word_set(&slot->refused_after, 0);
	skc_word_set(&slot->clock_ahead, 0);
	skc_word_set(&slot->slept, 0);
	skc_word_set(&slot->end_since, 0);
}
