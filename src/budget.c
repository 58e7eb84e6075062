#include "budget.h"

/* The most that is counted. A window with so much left has no limit. */
#define MOST 0x3FFFFu
#define MOST_IN_FLIGHT 0x3FFu
#define GENERATIONS 16u

/* Window of a server that does not report when it ends. */
#define MINUTE (60 * SKC_SECOND)
/* The request that opens a window has so long to bring its answer before another one goes. */
#define LEASE (2 * SKC_SECOND)
/* Ends this close are of the same window: Reset is in whole seconds, and clocks disagree. */
#define SAME_WINDOW (2 * SKC_SECOND)
/* A Reset this far from now is an error of the server. */
#define ABSURD (24 * 3600 * SKC_SECOND)

#define LOOK_SOON (SKC_SECOND / 200)
#define PACE 8
#define LONGEST_PAUSE (SKC_SECOND / 50)
#define LOOK_IN_GENERAL (SKC_SECOND / 4)

enum state { UNKNOWN, OPENING, OPEN, BLOCKED };

/* The server has reported its limit in this window; in the one before. Else its limit is forgotten. */
#define REPORTS_NOW 1u
#define REPORTS_BEFORE 2u

/* Somebody has had to wait in this window; in the one before. */
#define SCARCE_NOW 1u
#define SCARCE_BEFORE 2u

/* What Reset in whole seconds is. Until a probe has shown it, it may be rounded down. */
enum rounding { ROUNDING_UNKNOWN, ROUNDED_UP, ROUNDED_DOWN, EXACT };

/* The probe is sent so long before Reset. */
#define PROBE (SKC_SECOND / 4)

/* The word `window`, unpacked. */
struct window {
	int64_t end; /* 24 bits: milliseconds, which begin anew every 4.6 hours */
	enum state state; /* 2 */
	unsigned generation; /* 4: tells it from those before */
	unsigned reports; /* 2: REPORTS_NOW, REPORTS_BEFORE */
	unsigned left; /* 18: requests that may still go */
	unsigned scarce; /* 2: SCARCE_NOW, SCARCE_BEFORE */
	enum rounding rounding; /* 2: of Reset, in this window and those after it */
	unsigned in_flight; /* 10: of this generation, without an answer yet */
};

/* What an answer says, in our own time. */
struct reported_limit {
	bool known; /* limit, remaining and Reset make sense */
	unsigned limit, remaining;
	int64_t end; /* of the window, if Reset is not rounded down */
	int64_t late; /* so much later if it is */
	int64_t
		made; /* when the answer was, at the latest, by its Date and the clock that Reset counts on */
	int64_t earliest; /* `end` if the answer waited unread since its request was sent */
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
	bool has_new_end;
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
		.reports = word >> 32 & 3,
		.left = word >> 14 & MOST,
		.scarce = word >> 12 & 3,
		.rounding = (enum rounding)(word >> 10 & 3),
		.in_flight = word & MOST_IN_FLIGHT,
	};
}

static uint64_t pack(const struct window *window)
{
	/* Never too early, but whoever has waited as long as Retry-After goes. */
	const int64_t ms = (window->end + (window->state == BLOCKED ? 0 : 999)) / 1000;
	return ((uint64_t)ms & 0xFFFFFF) << 40 | (uint64_t)window->state << 38 |
		(uint64_t)(window->generation % GENERATIONS) << 34 | (uint64_t)window->reports << 32 |
		(uint64_t)window->left << 14 | (uint64_t)window->scarce << 12 |
		(uint64_t)window->rounding << 10 |
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
		window->reports = window->reports & REPORTS_NOW ? REPORTS_BEFORE : 0;
		window->scarce = window->scarce & SCARCE_NOW ? SCARCE_BEFORE : 0;
		window->in_flight = 0;
	}
	window->state = OPENING;
	window->end = event->now + LEASE;
}

/*
 * Where requests are scarce, the last one of one window is kept until shortly before Reset. If the window is
 * over by then, Reset is rounded up, and a second of every window to come is won.
 */
static bool is_probe_due(const struct window *window)
{
	return window->state == OPEN && window->rounding == ROUNDING_UNKNOWN &&
		(window->reports & REPORTS_NOW) && (window->scarce & SCARCE_BEFORE);
}

/*
 * Where requests are scarce, no process takes them faster than at PACE times the even pace: whoever sees the
 * first answer of a window would have most of it before the others wake up. 0: it may go now.
 */
static int64_t pause_of(const struct window *window, const struct event *event)
{
	const int64_t even = (window->end - event->now) / (window->left > 0 ? window->left : 1);
	if (window->state != OPEN || window->scarce == 0 || event->rules->previous == 0) {
		return 0;
	}
	const int64_t pause = event->rules->previous + least(even / PACE, LONGEST_PAUSE) - event->now;
	return pause > 0 ? pause : 0;
}

/* A request asks: how the window changes when it goes. */
static enum skc_budget_verdict request(struct window *window, struct event *event)
{
	const struct skc_budget_rules *rules = event->rules;
	bool hard; /* a limit that is never exceeded, not one that a 429 made us guess */
	unsigned limit = limit_of(event->slot, window, &hard);
	const bool reported = hard;
	event->decision->permit.probe = false;
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
			window->scarce |= SCARCE_NOW;
			return wait_for(event, wait, LOOK_IN_GENERAL);
		}
		const int64_t pause = reported ? pause_of(window, event) : 0;
		if (pause > 0) {
			return wait_for(event, pause, LOOK_SOON);
		}
		if (left == rules->reserve + 1 && is_probe_due(window)) {
			const int64_t until = wait - SKC_SECOND - PROBE;
			if (until > 0 && until <= rules->max_wait) {
				window->scarce |= SCARCE_NOW;
				return wait_for(event, until, LOOK_IN_GENERAL);
			}
			event->decision->permit.probe = until <= 0 && window->in_flight == 0;
		}
		if (left <= rules->reserve && window->in_flight > 0) {
			return wait_for(event, wait, LOOK_SOON); /* there may be more: one at a time */
		}
		if (assumed && left == rules->reserve + 1 && window->state == OPEN) {
			window->end = event->now + MINUTE; /* however the server counts: no minute has more */
		}
	}
	event->beyond = window->state == OPEN && window->left == 0 && !reported;
	window->left = minus(window->left, 1);
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
 * When an answer with this Date was made, on our clock, at the latest. Learns by how much our clock is
 * ahead of the server's, at most: the least difference ever seen is next to the truth, unless one of
 * the clocks was set since.
 */
static int64_t made_at(struct event *event, int64_t date)
{
	uint64_t seen = skc_word_get(&event->slot->clock_ahead);
	for (;;) {
		const int64_t known = (int64_t)seen;
		const int64_t ahead = event->now - date;
		/* Too late even if it was made as soon as its request was sent. */
		const bool set_since = event->permit.sent - date > known + SKC_SECOND;
		if (known != 0 && !set_since && known <= ahead) {
			return least(date + known + SKC_SECOND, event->now);
		}
		if (skc_word_swap(&event->slot->clock_ahead, &seen, (uint64_t)(ahead != 0 ? ahead : 1))) {
			return event->now;
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
	const bool dated = response->said.date >= 0;
	const int64_t now = event->now;
	const int64_t made = dated ? made_at(event, response->said.date * SKC_SECOND) : now;
	report->refused = response->status == 429;
	report->retry_at = made + least(response->retry_after, SKC_LONGEST_WINDOW);
	report->known = makes_sense(said, wall);
	if (!report->known) {
		return;
	}
	skc_word_set(&event->slot->reported, pack_report(said));
	report->limit = (unsigned)least(said->limit, MOST);
	report->remaining = (unsigned)least(said->remaining, MOST);
	report->late = least(said->resolution, SKC_SECOND);
	const int64_t ahead = dated ? (int64_t)skc_word_get(&event->slot->clock_ahead) : now - wall;
	report->made = dated ? (response->said.date + 1) * SKC_SECOND + ahead : SKC_NEVER;
	const int64_t end = said->left >= 0 ? made + said->left : said->reset + ahead;
	report->end = end < now ? now : least(end, now + SKC_LONGEST_WINDOW - SKC_SECOND);
	report->earliest = said->left >= 0 && !dated ? event->permit.sent + said->left : report->end;
}

/* It is not in flight any more. True when it is of this very window. */
static bool come_back(struct window *window, const struct event *event)
{
	const bool own = window->generation == event->permit.generation;
	window->in_flight = own ? minus(window->in_flight, 1) : window->in_flight;
	return own;
}

/*
 * The server's count is below ours: others send as well, or a bucket has not filled up yet. What is in
 * flight may not be in it.
 */
static void believe(struct window *window, const struct reported_limit *report)
{
	if (report->remaining < window->left) {
		window->left = minus(report->remaining, window->in_flight);
	}
}

/* The window goes on as reported. */
static void update(struct window *window, struct event *event, bool own)
{
	const struct reported_limit *report = &event->report;
	/* Those sent before the end became known may have been answered in the window before. */
	const bool fresh = own && event->permit.sent >= (int64_t)skc_word_get(&event->slot->end_since);
	const bool probed = own && event->permit.probe;
	/* More than half of what was sent is there again: the probe was alone, so that shows another window. */
	const unsigned sent = minus(report->limit, window->left);
	const bool over = probed && report->remaining >= window->left + (sent + 1) / 2;
	if (probed) {
		/* It has to have been made before Reset: requests and answers may take their time. */
		const bool before = report->made <= window->end - SKC_SECOND + SKC_SECOND / 100;
		window->rounding = !over ? ROUNDED_DOWN : before ? ROUNDED_UP : ROUNDING_UNKNOWN;
	}
	const int64_t late = window->rounding == ROUNDED_UP ? 0 : report->late;
	if (over || (fresh && report->earliest + late > window->end + SAME_WINDOW)) {
		/* Another window, or a bucket that fills up. */
		window->left = minus(report->remaining, window->in_flight);
		window->end = report->end + late;
		event->has_new_end = true;
	} else if (own || report->end + late >= window->end - SAME_WINDOW) {
		believe(window, report);
		window->end = fresh ? least(window->end, report->end + late) : window->end;
	}
}

static enum skc_budget_verdict answer(struct window *window, struct event *event)
{
	const struct reported_limit *report = &event->report;
	const bool own = come_back(window, event);
	event->has_new_end = false;
	bool reported;
	const unsigned limit = limit_of(event->slot, window, &reported);
	if (report->known) {
		window->reports |= REPORTS_NOW;
		window->rounding = report->late < SKC_SECOND ? EXACT
			: window->rounding == EXACT              ? ROUNDING_UNKNOWN
													 : window->rounding;
	}
	if (report->refused) {
		if (own && window->state == OPENING && window->rounding == ROUNDED_UP) {
			window->rounding = ROUNDED_DOWN; /* it was not over after all */
		}
		if (report->retry_at > event->now &&
			(window->state != BLOCKED || window->end < report->retry_at)) {
			window->state = BLOCKED;
			window->end = report->retry_at;
			window->left = 0;
		}
	} else if (window->state == OPENING && own) {
		const int64_t late = window->rounding == ROUNDED_UP ? 0 : report->late;
		/* A server that otherwise reports its limit will soon. */
		const int64_t end = event->now + (reported ? LEASE : MINUTE);
		window->state = OPEN;
		window->left = minus(report->known ? report->limit : limit, window->in_flight + 1);
		window->end = report->known ? report->end + late : end;
		/* A window that is over by its own report is none that anything could be counted in. */
		if (window->end < event->now + SKC_SECOND) {
			window->end = event->now + SKC_SECOND;
		}
		event->has_new_end = true;
		if (report->known) {
			believe(window, report);
		}
	} else if (window->state == OPEN && report->known) {
		update(window, event, own);
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
		if (event.has_new_end) {
			skc_word_set(&event.slot->end_since, (uint64_t)now);
		}
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
