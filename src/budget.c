#include "budget.h"

#include "budget_words.h"
#include "clock.h"

/* Windows of which the server does not say when they end. */
#define MINUTE (60 * SKC_SECOND)

/* The first request of a window has so long to bring its answer before another one goes. */
#define LEASE (2 * SKC_SECOND)

/* Ends that are no further apart are of the same window: whole seconds, and clocks that disagree. */
#define SAME_WINDOW (2 * SKC_SECOND)

/* Nobody is made to wait longer for what a server may have meant otherwise. */
#define LONGEST_WINDOW (3600 * SKC_SECOND)

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

static unsigned foreign_of(const struct terms *terms, const struct window *window)
{
	return terms->generation == window->generation ? terms->foreign : 0;
}

/*
 * When the next window is begun by whoever wants to: after a refusal, exactly when the server wanted it. Where requests are given back one by one, most of
 * them are there before all are.
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

/* Whether one generation came after another, as far as they can be told apart. */
static bool is_newer(unsigned generation, unsigned than)
{
	const unsigned ahead = (generation - than) % GENERATIONS;
	return ahead > 0 && ahead < GENERATIONS / 2;
}

/* The terms of a window that begins, unless a newer one has begun meanwhile. */
static void begin_terms(struct skc_budget *budget, unsigned generation, unsigned spare)
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
	begin_terms(budget, window.generation, spare == MOST ? MOST : begun + spare);
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

/* A scout has come back: the window that it was sent in was over, or was not. */
static void note_span(struct skc_budget *budget, int64_t begun, int64_t sent, bool over)
{
	uint64_t seen = skc_word_get(&budget->span);
	const uint64_t took = sent > begun ? (uint64_t)((sent - begun) / 1000) & UINT32_MAX : 0;
	uint64_t more, most;
	do {
		more = seen >> 32;
		most = seen & UINT32_MAX;
		if (over) {
			most = took;
			more = more < most ? more : 0;
		} else {
			/* What was thought to be enough was not: it is found anew. */
			more = most == 0 || took < most ? took : 0;
			most = more == 0 ? 0 : most;
		}
	} while (!skc_word_swap(&budget->span, &seen, more << 32 | most));
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

/* ---- answers ---- */

/* What an answer tells, in our own time. */
struct word {
	bool known; /* limit, remaining and reset were there */
	unsigned limit;
	unsigned counted; /* by the server, this one included */
	int64_t end; /* the latest if Reset is rounded up */
	int64_t surely; /* the same for an answer that has lain about unread since it was sent for */
	int64_t made; /* when the answer was made by its Date, at the earliest; 0: not said */
	bool exact;
	bool refused;
	int64_t retry_at; /* of a refusal */
};

/*
 * Learns by how much our clock is ahead of the server's, at most: a Date is at most a second old, and
 * the least difference ever seen is next to the truth. Unless one of the clocks was set since. Returns
 * when the answer was made, on our clock, at the latest.
 */
static int64_t learn_clock(
	struct skc_budget *budget, int64_t date, const struct skc_budget_ticket *ticket, int64_t now)
{
	uint64_t seen = skc_word_get(&budget->clock);
	for (;;) {
		const int64_t known = (int64_t)seen;
		int64_t ahead = now - date;
		/* It may have lain about unread: then it says nothing, but that it came after it was sent. */
		const bool stale = known != 0 &&
			ticket->sent - date > known + SKC_SECOND; /* even the earliest is too late for that */
		if (known != 0 && !stale && known <= ahead) {
			const int64_t latest = date + known + SKC_SECOND;
			return latest < now ? latest : now;
		}
		ahead = ahead != 0 ? ahead : 1;
		if (skc_word_swap(&budget->clock, &seen, (uint64_t)ahead)) {
			return now;
		}
	}
}

static struct word read_word(struct skc_budget *budget, const struct skc_budget_ticket *ticket,
	const struct skc_response *response, int64_t now, int64_t wall)
{
	const struct skc_rate_limit *said = &response->rate_limit;
	struct word word = {
		.known = said->known,
		.limit = said->limit < MOST ? (unsigned)said->limit : MOST,
		.refused = response->status == 429,
		.exact = said->resolution < SKC_SECOND,
	};
	const bool dated = response->said.date >= 0;
	const int64_t made =
		dated ? learn_clock(budget, response->said.date * SKC_SECOND, ticket, now) : now;
	if (dated && said->left < 0) {
		word.made = response->said.date * SKC_SECOND + (int64_t)skc_word_get(&budget->clock);
	}
	const int64_t used = said->limit - said->remaining;
	word.counted = used < 0 ? 0 : used < MOST ? (unsigned)used : MOST;
	if (word.refused) {
		word.retry_at = made +
			(response->retry_after < LONGEST_WINDOW ? response->retry_after : LONGEST_WINDOW);
	}
	if (said->known) {
		word.end = said->left >= 0 ? made + said->left
			: dated                ? said->reset + (int64_t)skc_word_get(&budget->clock)
								   : now + said->reset - wall;
		word.end = word.end < now + LONGEST_WINDOW ? word.end : now + LONGEST_WINDOW;
		word.surely = said->left >= 0 && !dated ? ticket->sent + said->left : word.end;
	}
	return word;
}

/*
 * The server's count against ours, for a window in which `sent` have gone, `under_way` of them without
 * an answer yet: how many others must have sent. Equal or less is no news: what is under way may not
 * be counted yet. More means that others send as well, or that the server gives back request by request;
 * then what is under way counts on top.
 */
static unsigned foreign_by(unsigned counted, unsigned sent, unsigned under_way, unsigned foreign)
{
	if (counted <= sent + foreign) {
		return foreign;
	}
	return counted + under_way - sent;
}

/*
 * Puts what the server says of its limit into the terms of this generation. So many `strangers` are
 * known to have sent, at least.
 */
static void update_terms(struct skc_budget *budget, const struct window *window,
	const struct word *word, unsigned strangers, bool rounded_up)
{
	uint64_t seen = skc_word_get(&budget->terms);
	struct terms terms;
	do {
		terms = read_terms(seen);
		if (is_newer(terms.generation, window->generation)) {
			return;
		}
		const unsigned foreign = foreign_of(&terms, window);
		terms.generation = window->generation;
		terms.limit = word->limit;
		terms.source = STATED;
		terms.foreign = foreign_by(word->counted, window->sent, window->under_way, foreign);
		terms.foreign = terms.foreign > strangers ? terms.foreign : strangers;
		if (word->exact) {
			terms.reset = RESET_EXACT;
		} else if (terms.reset == RESET_EXACT) {
			terms.reset = RESET_UNKNOWN;
		} else if (rounded_up && terms.reset == RESET_UNKNOWN) {
			terms.reset = RESET_UP;
		}
	} while (!skc_word_swap(&budget->terms, &seen, write_terms(&terms)));
}

/* An end has moved away while its window was not over: so they do where requests come back one by one. */
static void note_drifting(struct skc_budget *budget)
{
	uint64_t seen = skc_word_get(&budget->terms);
	struct terms terms;
	do {
		terms = read_terms(seen);
		terms.drifting = true;
	} while (!skc_word_swap(&budget->terms, &seen, write_terms(&terms)));
}

/* One request less is under way, if it is of this window. */
static void come_back(struct window *window, const struct skc_budget_ticket *ticket)
{
	if (window->generation == ticket->generation && window->under_way > 0) {
		window->under_way--;
	}
}

/*
 * The server refused. So many went before as its limit seems to be, when it states none; and when the
 * first of a window was refused, the window was not over yet.
 */
static void learn_from_refusal(
	struct skc_budget *budget, const struct window *window, const struct word *word, bool first)
{
	uint64_t seen = skc_word_get(&budget->terms);
	struct terms terms;
	do {
		terms = read_terms(seen);
		if (word->known) {
			terms.limit = word->limit;
			terms.source = STATED;
		} else if (terms.source != STATED && window->state == OPEN) {
			const unsigned went =
				window->sent > window->under_way ? window->sent - window->under_way : 1;
			terms.limit = went;
			terms.source = LEARNT;
		}
		if (first && terms.reset == RESET_UP) {
			terms.reset = RESET_DOWN;
		}
	} while (!skc_word_swap(&budget->terms, &seen, write_terms(&terms)));
}

static void block(struct skc_budget *budget, const struct skc_budget_ticket *ticket,
	const struct word *word, int64_t now)
{
	uint64_t seen = skc_word_get(&budget->window);
	for (;;) {
		struct window window = read_window(seen);
		const bool own = window.generation == ticket->generation;
		if (word->retry_at <= now) {
			/* It comes too late to be about now. */
			come_back(&window, ticket);
			if (skc_word_swap(&budget->window, &seen, write_window(&window))) {
				return;
			}
			continue;
		}
		if (own) {
			learn_from_refusal(budget, &window, word, ticket->first);
		}
		come_back(&window, ticket);
		if (window.state != BLOCKED || from_ticks(window.end, now) < word->retry_at) {
			skc_word_set(&budget->retry_at, (uint64_t)word->retry_at);
			window.end = to_ticks(word->retry_at);
		}
		window.state = BLOCKED;
		if (skc_word_swap(&budget->window, &seen, write_window(&window))) {
			return;
		}
	}
}

/* The server's word on a window. */
static void take_word(struct skc_budget *budget, const struct skc_budget_ticket *ticket,
	const struct word *word, int64_t now)
{
	uint64_t seen = skc_word_get(&budget->window);
	bool rounded_up = false;
	bool turned = false;
	for (;;) {
		struct window window = read_window(seen);
		const struct terms terms = read_terms(skc_word_get(&budget->terms));
		const unsigned sent = window.sent + foreign_of(&terms, &window);
		const int64_t end = from_ticks(window.end, now);
		const bool own = window.generation == ticket->generation;
		const bool scouted = ticket->scout && own && word->counted <= sent / 2;
		const bool moved = word->surely > end + SAME_WINDOW;
		/* Not so soon after the last turn that more may be under way than is known. */
		const int64_t begun = (int64_t)skc_word_get(&budget->turned);
		const bool young = now - begun < SAME_WINDOW;
		/* Asked for in the window before, it may be as good as the first answer of this one. */
		const bool recent = word->surely > now + TICK && ticket->sent > begun - SAME_WINDOW;
		const bool about_over = now > end - SAME_WINDOW && !young && !terms.drifting;
		if (window.state == OPEN && ((moved && about_over) || scouted)) {
			/* Seen to be over a second before Reset. */
			rounded_up = scouted && word->made != 0 && word->made < end - SKC_SECOND + 2 * TICK;
			/* Another window: what was under way, this one included, may be counted in it. */
			window = (struct window){
				.end = to_ticks(now + LEASE),
				.state = FIRST,
				.generation = window.generation + 1,
				.sent = window.under_way > 0 ? window.under_way : 1,
			};
			if (skc_word_swap(&budget->window, &seen, write_window(&window))) {
				skc_word_set(&budget->turned, (uint64_t)(scouted ? ticket->sent : now));
				if (scouted) {
					note_span(budget, begun, ticket->sent, true);
				}
				begin_terms(budget, window.generation, 0);
				turned = true;
				seen = skc_word_get(&budget->window);
			}
			continue;
		}
		come_back(&window, ticket);
		if (window.state == FIRST && (turned || own || recent)) {
			/* What was under way at a turn need not be in the server's count, but this one is. */
			update_terms(budget, &window, word, turned && word->counted > 0 ? word->counted - 1 : 0,
				rounded_up);
			window.state = OPEN;
			/* A window that is over by its own word is none that anything could be counted in. */
			window.end = to_ticks(word->end > now + SKC_SECOND / 2 ? word->end : now + SKC_SECOND);
		} else if (window.state == OPEN && word->end >= end - SAME_WINDOW) {
			update_terms(budget, &window, word, 0, false);
			if (moved && !young) {
				note_drifting(budget);
			}
			if (moved || (word->end < end && word->end > end - SKC_SECOND && word->end > now)) {
				window.end = to_ticks(word->end);
			}
		}
		if (skc_word_swap(&budget->window, &seen, write_window(&window))) {
			if (ticket->scout && own && !turned) {
				note_span(budget, begun, ticket->sent, false);
			}
			return;
		}
	}
}

void skc_budget_answered(struct skc_budget_ticket *ticket, const struct skc_response *response,
	int64_t now, int64_t wall)
{
	struct skc_budget *budget = ticket->budget;
	if (budget == NULL || skc_word_get(&budget->id) != ticket->id) {
		ticket->budget = NULL;
		return;
	}
	const struct skc_rate_limit *said = &response->rate_limit;
	const struct word word = read_word(budget, ticket, response, now, wall);
	if (said->known) {
		const uint64_t limit = said->limit < UINT32_MAX ? (uint64_t)said->limit : UINT32_MAX;
		const uint64_t left = said->remaining < UINT32_MAX ? (uint64_t)said->remaining : UINT32_MAX;
		skc_word_set(&budget->said_reset, (uint64_t)said->reset_at + 1);
		skc_word_set(&budget->said, limit << 32 | left);
	}
	if (word.refused) {
		block(budget, ticket, &word, now);
	} else if (word.known) {
		take_word(budget, ticket, &word, now);
	} else if (skc_response_is_success(response)) {
		/* A server that says nothing: windows of a minute are as good as any. */
		uint64_t seen = skc_word_get(&budget->window);
		struct window window;
		do {
			window = read_window(seen);
			come_back(&window, ticket);
			if (window.state == FIRST && window.generation == ticket->generation) {
				window.state = OPEN;
				window.end = to_ticks(now + MINUTE);
			}
		} while (!skc_word_swap(&budget->window, &seen, write_window(&window)));
	} else {
		skc_budget_unanswered(ticket, now);
	}
	ticket->budget = NULL;
}

/* The request is not under way any more; `less` requests fewer were sent. */
static void end_ticket(struct skc_budget_ticket *ticket, int64_t now, unsigned less)
{
	struct skc_budget *budget = ticket->budget;
	ticket->budget = NULL;
	if (budget == NULL || skc_word_get(&budget->id) != ticket->id) {
		return;
	}
	uint64_t seen = skc_word_get(&budget->window);
	struct window window;
	do {
		window = read_window(seen);
		if (window.generation != ticket->generation) {
			return;
		}
		come_back(&window, ticket);
		window.sent -= window.sent >= less ? less : 0;
		if (ticket->first && window.state == FIRST) {
			window.end = to_ticks(now); /* another one goes */
		}
	} while (!skc_word_swap(&budget->window, &seen, write_window(&window)));
}

void skc_budget_unanswered(struct skc_budget_ticket *ticket, int64_t now)
{
	end_ticket(ticket, now, 0);
}

void skc_budget_unused(struct skc_budget_ticket *ticket, int64_t now)
{
	end_ticket(ticket, now, 1);
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
