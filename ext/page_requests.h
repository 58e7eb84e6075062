/*
 * Page requests of one object that are under way together: the pages that an iterator reads ahead, or those
 * at which a synchronisation reads. Functions that fail leave an exception.
 */
#ifndef SKIPCALL_PAGE_REQUESTS_H
#define SKIPCALL_PAGE_REQUESTS_H

#include "page_request.h"

/* The most that the option prefetch may be, and the page that a reader waits for. */
#define SKIPCALL_PAGE_REQUESTS 17

/* For skipcall_page_requests_wait(): the first answer, whichever it is. */
#define SKIPCALL_ANY_PAGE SKIPCALL_PAGE_REQUESTS

struct skipcall_page_requests {
	zend_object
		*client; /* held, for as long as its callbacks may be called; NULL: not initialized */
	const struct skipcall_resource *resource; /* what is listed */
	const char *operation; /* the method, for statistics and messages; static */
	zend_string *const *checkpoint; /* see struct skipcall_request_owner */
	struct skipcall_list_arguments arguments; /* of all of them, but for page and limit */

	/*
	 * Gives up everything under way: a callback has ended the script (exit), and its request would wait
	 * for it for ever.
	 */
	void (*give_up)(struct skipcall_page_requests *all);

	bool is_busy; /* a callback may be running: it must not make the object go on */
	/* Monotonic: when the clock was last read between rows, and when they were last moved on there. */
	int64_t looked, stepped;
	unsigned rows_a_look, rows_to_go; /* rows without a look, and those left */
	bool is_sent[SKIPCALL_PAGE_REQUESTS];
	struct skipcall_page_request requests[SKIPCALL_PAGE_REQUESTS];
};

/* Embedded. Takes the arguments; holds the client. */
void skipcall_page_requests_init(struct skipcall_page_requests *all, struct skipcall_client *client,
	const struct skipcall_resource *resource, const struct skipcall_list_arguments *arguments,
	const char *operation, void (*give_up)(struct skipcall_page_requests *all));

/* Owns: cancels what is under way, and lets the client go. */
void skipcall_page_requests_free(struct skipcall_page_requests *all);

/* Shows the garbage collector what they refer to. */
void skipcall_page_requests_gc(struct skipcall_page_requests *all, zend_get_gc_buffer *buffer);

static inline struct skipcall_client *skipcall_page_requests_client(
	const struct skipcall_page_requests *all)
{
	return skipcall_client_of(all->client);
}

/* Asks for a page, as the request at `index`, which must be free. False with an exception. */
bool skipcall_page_requests_send(
	struct skipcall_page_requests *all, unsigned index, int64_t page, int64_t limit);

/* Frees the request at `index`, if there is one; cancels it if need be. */
void skipcall_page_requests_drop(struct skipcall_page_requests *all, unsigned index);

/* How many are under way or wait to be taken. */
unsigned skipcall_page_requests_count(const struct skipcall_page_requests *all);

/* To be called after what may have run callbacks: gives everything up when exit() has ended the script. */
void skipcall_page_requests_check_exit(struct skipcall_page_requests *all);

/* Moves transfers on, waiting up to max_ms. False with an exception that may be somebody else's. */
bool skipcall_page_requests_step(
	struct skipcall_page_requests *all, int max_ms, enum skc_event_kind *kind);

/*
 * Between rows that are there: moves transfers on without waiting, at most once in a millisecond. While
 * rows go quickly only every eighth looks at the clock.
 */
bool skipcall_page_requests_keep_moving(struct skipcall_page_requests *all);

/*
 * Waits for the answer of the request at `index`, or for any. The deadline holds for the time of this wait:
 * what PHP does between waits takes none of theirs. False with an exception.
 */
bool skipcall_page_requests_wait(
	struct skipcall_page_requests *all, unsigned index, struct skipcall_deadline deadline);

/*
 * For isReady(): moves transfers on without waiting, for as long as something happens, until the object
 * says that it is ready. `all` is NULL for an object that its own callbacks may use. False also with an
 * exception.
 */
bool skipcall_page_requests_poll(
	struct skipcall_page_requests *all, zend_object *object, bool (*is_ready)(zend_object *object));

#endif
