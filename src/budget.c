#include "budget.h"

#include "budget_words.h"
#include "clock.h"

/*
 * When the last request of a window is sent to see whether it is over: so long before Reset at first,
 * never sooner than REACH before it, and later on where windows were seen to be over, as exactly as CLOSE.
 */
#define SCOUT (SKC_SECOND / 4)
#define SCOUT_REACH SKC_SECOND
#define SCOUT_CLOSE (SKC_SECOND / 25)

/*
 * Where several processes want more than there is, none of them takes its requests faster than so many
 * times what would use the window up by its end, so that those who wake up later have their share; but
 * none is held up for longer.
 */
#define SHARED_PACE 8
#define SHARED_GAP (SKC_SECOND / 50)
/* Seconds for which somebody is remembered to be there. */
#define COMPANY 120

/* How often to look whether things have changed: in general, and when they are about to. */
#define LOOK_IN_GENERAL (SKC_SECOND / 4)
#define LOOK_SOON (SKC_SECOND / 200)

/* ---- asking ---- */

/* How many may go in a window; MOST: as many as like. */
static unsigned limit_of(const struct terms *terms, const struct skc_budget_rules *rules)
{
	if (terms->source == STATED || rules->per_minute == 0) {
		return terms->source == NOWHERE ? MOST : terms->limit;
	}
	return terms->source == LEARNT && terms->limit < rules->per_minute ? terms->limit
																	   : rules->per_minute;
}

/*
 * When the next window is begun by whoever wants to: after a refusal, exactly when the server wanted
 * it. Where requests are given back one by one, most of them are there before all are.
 */
static int64_t due_at(struct skc_budget *budget, const struct window *window,
	const struct terms *terms, const struct skc_budget_rules *rules, int64_t now)
{
	if (window->state == BLOCKED) {
		const int64_t end = from_ticks(window->end, now);
		const int64_t exactly = (int64_t)skc_word_get(&budget->retry_at);
		return exactly > end - TICK && exactly < end ? exactly : end;
	}
	const bool is_used_up =
		window->sent + foreign_of(terms, window) + rules->reserve >= limit_of(terms, rules);
	return window->state == OPEN && terms->drifting && is_used_up
		? from_ticks(window->end, now) - SKC_SECOND
		: over_at(window, terms, now);
}

/* Notes in the terms that somebody has to wait. */
static void note_starved(struct skc_budget *budget, unsigned generation)
{
	uint64_t word = skc_word_get(&budget->terms);
	struct terms terms;
	do {
		terms = read_terms(word);
		if (terms.generation != generation || terms.starved) {
			return;
		}
		terms.starved = true;
	} while (!skc_word_swap(&budget->terms, &word, write_terms(&terms)));
}

void skc_budget_begin_terms(struct skc_budget *budget, unsigned generation, unsigned spare)
{
	uint64_t word = skc_word_get(&budget->terms);
	struct terms terms;
	do {
		terms = read_terms(word);
		if (is_newer(terms.generation, generation)) {
			return;
		}
		terms.starved_before =
			terms.starved && (terms.generation + 1) % GENERATIONS == generation % GENERATIONS;
		terms.starved = false;
		terms.generation = generation;
		terms.foreign = 0;
		terms.spare = spare;
	} while (!skc_word_swap(&budget->terms, &word, write_terms(&terms)));
}

/*
 * How many may go at a turn without waiting for the first answer: what was left over before. It would
 * have been allowed in the old window, and is in the new one.
 */
static unsigned left_over(
	const struct window *window, const struct terms *terms, const struct skc_budget_rules *rules)
{
	const unsigned limit = limit_of(terms, rules);
	const unsigned sent = window->sent + foreign_of(terms, window);
	if (window->state != OPEN) {
		return 0;
	}
	return limit == MOST ? MOST : limit > sent ? limit - sent : 0;
}

static void hand_out(struct skc_budget *budget, const struct window *window, int64_t now,
	struct skc_budget_ticket *ticket)
{
	*ticket = (struct skc_budget_ticket){
		.budget = budget,
		.id = skc_word_get(&budget->id),
		.generation = window->generation % GENERATIONS,
		.sent = now,
	};
}

/*
 * The window is over: this request is the first of the next one. What was under way may be counted in
 * it. False when somebody else was faster.
 */
static bool turn(struct skc_budget *budget, uint64_t *word, struct window window,
	const struct terms *terms, const struct skc_budget_rules *rules, int64_t now,
	struct skc_budget_ticket *ticket)
{
	/* The first one's time is up, but its window may be the same: what it sent counts on. */
	if (window.state == FIRST && now - (int64_t)skc_word_get(&budget->turned) < MINUTE) {
		window.end = to_ticks(now + LEASE);
		window.sent++;
		window.under_way++;
		if (!skc_word_swap(&budget->window, word, write_window(&window))) {
			return false;
		}
		hand_out(budget, &window, now, ticket);
		ticket->first = true;
		return true;
	}
	const unsigned spare = left_over(&window, terms, rules);
	const unsigned begun = window.under_way + 1;
	window = (struct window){
		.end = to_ticks(now + LEASE),
		.state = FIRST,
		.generation = window.generation + 1,
		.sent = begun,
		.under_way = 1,
	};
	if (!skc_word_swap(&budget->window, word, write_window(&window))) {
		return false;
	}
	skc_word_set(&budget->turned, (uint64_t)now);
	skc_budget_begin_terms(budget, window.generation, spare == MOST ? MOST : begun + spare);
	hand_out(budget, &window, now, ticket);
	ticket->first = true;
	return true;
}

/* Whether more than one process has sent lately. */
static bool has_company(struct skc_budget *budget, int64_t now)
{
	const uint32_t seen = (uint32_t)skc_word_get(&budget->company);
	return seen != 0 && (uint32_t)(now / SKC_SECOND) - seen < COMPANY;
}

static void note_company(struct skc_budget *budget, uint32_t who, int64_t now)
{
	uint64_t seen = skc_word_get(&budget->company);
	while ((uint32_t)(seen >> 32) != who) {
		const uint32_t since = seen == 0 ? 0 : (uint32_t)(now / SKC_SECOND) | 1;
		if (skc_word_swap(&budget->company, &seen, (uint64_t)who << 32 | since)) {
			return;
		}
	}
}

/* How long it has to let others go first. */
static int64_t gap(const struct skc_budget_rules *rules, int64_t now, int64_t end, unsigned left)
{
	const int64_t most = (end - now) / (int64_t)left / SHARED_PACE;
	const int64_t pause = most < SHARED_GAP ? most : SHARED_GAP;
	return rules->previous == SKC_NEVER ? 0 : rules->previous + pause - now;
}

/* When the last request of a window is to be sent. */
static int64_t scout_at(struct skc_budget *budget, int64_t end)
{
	const uint64_t span = skc_word_get(&budget->span);
	const int64_t more = (int64_t)(span >> 32) * 1000, most = (int64_t)(span & UINT32_MAX) * 1000;
	const int64_t begun = (int64_t)skc_word_get(&budget->turned);
	const int64_t latest = end - SCOUT, soonest = end - SCOUT_REACH;
	if (most == 0) {
		return latest;
	}
	const int64_t at = begun + (most - more > SCOUT_CLOSE ? (more + most) / 2 : most);
	return at < soonest ? soonest : at > latest ? latest : at;
}

/* What one request does to an open window, or may have to wait for. */
static enum skc_budget_verdict judge(struct skc_budget *budget, const struct window *window,
	const struct terms *terms, const struct skc_budget_rules *rules, int64_t now, bool *scout,
	int64_t *wait, int64_t *look)
{
	const unsigned limit = limit_of(terms, rules);
	const unsigned sent = window->sent + foreign_of(terms, window);
	const int64_t end = from_ticks(window->end, now);
	*scout = false;
	if (rules->ignore || (limit == MOST && window->state == OPEN)) {
		return SKC_BUDGET_GO;
	}
	if (window->state == FIRST) {
		const bool known = terms->generation == window->generation && terms->spare > 0;
		*wait = end - now;
		*look = LOOK_SOON < *wait ? LOOK_SOON : *wait;
		return known && (terms->spare == MOST || sent + rules->reserve < terms->spare)
			? SKC_BUDGET_GO
			: SKC_BUDGET_LOOK;
	}
	*wait = due_at(budget, window, terms, rules, now) - now;
	*look = *wait < LOOK_IN_GENERAL ? *wait : LOOK_IN_GENERAL;
	if (window->state == BLOCKED) {
		return SKC_BUDGET_WAIT;
	}
	const bool hard = terms->source == STATED || rules->per_minute > 0;
	if (hard && rules->reserve >= limit) {
		return SKC_BUDGET_NEVER;
	}
	if (sent + rules->reserve < limit) {
		/*
		 * Where requests had to wait before, the last one of a window is kept until it may be over,
		 * shortly before Reset. If it is, that much time is won; if not, nothing is lost.
		 */
		const int64_t due = scout_at(budget, end) - now;
		const bool last = sent + rules->reserve + 1 == limit;
		const bool scarce =
			terms->starved_before && terms->generation == window->generation && !terms->drifting;
		if (last && scarce && terms->source == STATED && terms->reset != RESET_EXACT) {
			if (due > 0 && due <= rules->patience) {
				*wait = due;
				*look = due < LOOK_IN_GENERAL ? due : LOOK_IN_GENERAL;
				return SKC_BUDGET_WAIT;
			}
			*scout = due <= 0 && now < end;
		}
		if (scarce && has_company(budget, now)) {
			*wait = *look = gap(rules, now, end, limit - rules->reserve - sent);
			return *wait > 0 ? SKC_BUDGET_LOOK : SKC_BUDGET_GO;
		}
		return SKC_BUDGET_GO;
	}
	if (!hard && window->under_way == 0) {
		return SKC_BUDGET_GO; /* there may be more: one at a time */
	}
	if (!hard || now >= end - SCOUT_REACH) {
		*look = LOOK_SOON < *wait ? LOOK_SOON : *wait; /* an answer may be about to change things */
	}
	return hard ? SKC_BUDGET_WAIT : SKC_BUDGET_LOOK;
}

enum skc_budget_verdict skc_budget_ask(struct skc_budget *budget,
	const struct skc_budget_rules *rules, int64_t now, struct skc_budget_ticket *ticket,
	int64_t *wait, int64_t *look)
{
	uint64_t word = skc_word_get(&budget->window);
	for (;;) {
		struct window window = read_window(word);
		const struct terms terms = read_terms(skc_word_get(&budget->terms));
		bool scout;
		/* An end that is out of sight is one of before this machine was started. */
		const int64_t left = due_at(budget, &window, &terms, rules, now) - now;
		if (window.state == UNKNOWN || left <= 0 || left > LONGEST_WINDOW + MINUTE) {
			if (terms.source == STATED && rules->reserve >= terms.limit && !rules->ignore) {
				return SKC_BUDGET_NEVER;
			}
			if (turn(budget, &word, window, &terms, rules, now, ticket)) {
				return SKC_BUDGET_GO;
			}
			continue;
		}
		const enum skc_budget_verdict verdict =
			judge(budget, &window, &terms, rules, now, &scout, wait, look);
		if (verdict != SKC_BUDGET_GO) {
			if (window.state == OPEN) {
				note_starved(budget, window.generation);
			}
			return verdict;
		}
		window.sent++;
		window.under_way++;
		if (terms.source != STATED && rules->per_minute > 0 &&
			window.sent + rules->reserve >= limit_of(&terms, rules)) {
			window.end = to_ticks(now + MINUTE); /* however the server counts: no minute has more */
		}
		if (skc_word_swap(&budget->window, &word, write_window(&window))) {
			note_company(budget, rules->who, now);
			hand_out(budget, &window, now, ticket);
			ticket->scout = scout;
			return SKC_BUDGET_GO;
		}
	}
}

/* ---- what is known ---- */

struct skc_rate_limit skc_budget_rate_limit(struct skc_budget *budget)
{
	const uint64_t reset = skc_word_get(&budget->said_reset);
	const uint64_t said = skc_word_get(&budget->said);
	return (struct skc_rate_limit){
		.known = reset != 0,
		.limit = (int64_t)(said >> 32),
		.remaining = (int64_t)(said & UINT32_MAX),
		.reset_at = (int64_t)reset - 1,
	};
}

int64_t skc_budget_end(struct skc_budget *budget, int64_t now)
{
	const struct window window = read_window(skc_word_get(&budget->window));
	return window.state == UNKNOWN ? INT64_MIN : from_ticks(window.end, now);
}

void skc_budget_clear(struct skc_budget *budget)
{
	skc_word_set(&budget->window, 0);
	skc_word_set(&budget->terms, 0);
	skc_word_set(&budget->clock, 0);
	skc_word_set(&budget->said_reset, 0);
	skc_word_set(&budget->said, 0);
	skc_word_set(&budget->ahead, 0);
	skc_word_set(&budget->retry_at, 0);
	skc_word_set(&budget->turned, 0);
	skc_word_set(&budget->span, 0);
	skc_word_set(&budget->company, 0);
}
