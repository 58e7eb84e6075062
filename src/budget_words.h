/* The words of a budget, unpacked and packed again: for budget.c and budget_answer.c alone. */
#ifndef SKC_BUDGET_WORDS_H
#define SKC_BUDGET_WORDS_H

#include "budget.h"
#include "clock.h"

/* Parts of a second in which ends of windows are kept. */
#define TICKS 32
#define TICK (SKC_SECOND / TICKS)

/* The most that is counted; a limit of so much is none. */
#define MOST 65535u
#define MOST_UNDER_WAY 2047u
#define GENERATIONS 16u

enum state {
	UNKNOWN, /* nothing was ever asked */
	FIRST, /* a new window: its first request is under way; `end` is when another one goes */
	OPEN,
	BLOCKED, /* the server has refused: nothing goes until `end` */
};

enum source {
	NOWHERE,
	LEARNT, /* from a refusal: so many went before it */
	STATED, /* by the server */
};

/* What Reset is worth. */
enum reset {
	RESET_UNKNOWN, /* whole seconds, of which nobody knows whether they are rounded up or down */
	RESET_UP,
	RESET_DOWN,
	RESET_EXACT,
};

/* The word `window`, unpacked. */
struct window {
	uint32_t end; /* ticks, 31 bits of them */
	enum state state; /* 2 bits */
	unsigned generation; /* 4 bits: tells it from those before */
	unsigned sent; /* 16 bits: in this window, what is under way included */
	unsigned under_way; /* 11 bits */
};

/* The word `terms`, unpacked. */
struct terms {
	unsigned generation; /* 4 bits: of the window that foreign, spare and starved are about */
	unsigned limit; /* 16 bits */
	unsigned foreign; /* 16 bits: sent by others, as far as the server's count shows */
	unsigned spare; /* 16 bits: in FIRST, so many may be sent without waiting for the answer */
	enum source source; /* 2 bits */
	enum reset reset; /* 2 bits */
	bool drifting; /* ends of windows move away while requests are sent: a token bucket */
	bool starved; /* somebody had to wait in this window */
	bool starved_before; /* and in the one before */
};

static inline struct window read_window(uint64_t word)
{
	return (struct window){
		.end = (uint32_t)(word >> 33),
		.state = (enum state)(word >> 31 & 3),
		.generation = word >> 27 & 15,
		.sent = word >> 11 & MOST,
		.under_way = word & MOST_UNDER_WAY,
	};
}

static inline uint64_t write_window(const struct window *window)
{
	return (uint64_t)window->end << 33 | (uint64_t)window->state << 31 |
		(uint64_t)(window->generation % GENERATIONS) << 27 |
		(uint64_t)(window->sent < MOST ? window->sent : MOST) << 11 |
		(window->under_way < MOST_UNDER_WAY ? window->under_way : MOST_UNDER_WAY);
}

static inline struct terms read_terms(uint64_t word)
{
	return (struct terms){
		.generation = word >> 60,
		.limit = word >> 44 & MOST,
		.foreign = word >> 28 & MOST,
		.spare = word >> 12 & MOST,
		.source = (enum source)(word >> 10 & 3),
		.reset = (enum reset)(word >> 8 & 3),
		.drifting = (word & 4) != 0,
		.starved = (word & 2) != 0,
		.starved_before = (word & 1) != 0,
	};
}

static inline uint64_t write_terms(const struct terms *terms)
{
	return (uint64_t)(terms->generation % GENERATIONS) << 60 |
		(uint64_t)(terms->limit < MOST ? terms->limit : MOST) << 44 |
		(uint64_t)(terms->foreign < MOST ? terms->foreign : MOST) << 28 |
		(uint64_t)(terms->spare < MOST ? terms->spare : MOST) << 12 |
		(uint64_t)terms->source << 10 | (uint64_t)terms->reset << 8 |
		(uint64_t)terms->drifting << 2 | (uint64_t)terms->starved << 1 | terms->starved_before;
}

/* ---- time ---- */

/* Rounded up: a window never ends too early. */
static inline uint32_t to_ticks(int64_t time)
{
	return (uint32_t)((time + TICK - 1) / TICK) & 0x7FFFFFFF;
}

/* Ticks begin anew every two years: the time that is nearest to `now` is meant. */
static inline int64_t from_ticks(uint32_t ticks, int64_t now)
{
	const int64_t ahead = ((int64_t)ticks - now / TICK) & 0x7FFFFFFF;
	const int64_t signed_ahead = ahead >= 0x40000000 ? ahead - 0x80000000 : ahead;
	return (now / TICK + signed_ahead) * TICK;
}

/*
 * From when on a window is surely over. Whole seconds may be rounded down: unless that is known not to
 * be so, one more has to pass.
 */
static inline int64_t over_at(const struct window *window, const struct terms *terms, int64_t now)
{
	const int64_t end = from_ticks(window->end, now);
	if (window->state != OPEN) {
		return end;
	}
	const bool late =
		terms->source == STATED && (terms->reset == RESET_UNKNOWN || terms->reset == RESET_DOWN);
	return end + TICK + (late ? SKC_SECOND : 0);
}

/* Nobody is made to wait longer for what a server may have meant otherwise. */
#define LONGEST_WINDOW (3600 * SKC_SECOND)

/* Windows of which the server does not say when they end. */
#define MINUTE (60 * SKC_SECOND)

/* The first request of a window has so long to bring its answer before another one goes. */
#define LEASE (2 * SKC_SECOND)

/* How many others have sent in this window, as far as known. */
static inline unsigned foreign_of(const struct terms *terms, const struct window *window)
{
	return terms->generation == window->generation ? terms->foreign : 0;
}

/* Whether one generation came after another, as far as they can be told apart. */
static inline bool is_newer(unsigned generation, unsigned than)
{
	const unsigned ahead = (generation - than) % GENERATIONS;
	return ahead > 0 && ahead < GENERATIONS / 2;
}

/* The terms of a window that begins, unless a newer one has begun meanwhile. */
void skc_budget_begin_terms(struct skc_budget *budget, unsigned generation, unsigned spare);

#endif
