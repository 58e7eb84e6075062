/* What becomes of a request that was sent: how the budget learns from answers. */
#include "budget_words.h"

/* Ends that are no further apart are of the same window: whole seconds, and clocks that disagree. */
#define SAME_WINDOW (2 * SKC_SECOND)

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
				skc_budget_begin_terms(budget, window.generation, 0);
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
