/*
 * One page wanted: its request, and with sortStyle "auto" a second one in the other style, until
 * there is an answer. listCalls() waits for it at once, a PendingCallPage when it is asked to.
 */
#ifndef SKIPCALL_PAGE_REQUEST_H
#define SKIPCALL_PAGE_REQUEST_H

#include "call_page.h"
#include "drive.h"
#include "list_arguments.h"

/* What one request brought. */
struct skipcall_answer {
	struct skc_transfer *transfer; /* NULL: none yet */
	struct skipcall_page page; /* when the transfer has no failure */
	enum skipcall_sorted sorted;
};

struct skipcall_page_request {
	struct skipcall_request_owner owner;
	struct skipcall_list_arguments arguments; /* owned */
	struct skipcall_deadline deadline;
	bool kept; /* transfers are kept beyond the method that started them */
	enum skc_sort_style style; /* of the request under way */
	unsigned max_attempts; /* 0: any number */
	unsigned attempts; /* sent so far, those of the other style included */
	int64_t waited; /* microseconds, for budget and retries */
	bool is_second;
	struct skipcall_answer first; /* while the other style is asked */
	struct skipcall_answer answer;
	bool is_over;
};

/*
 * Starts it. Takes the arguments; borrows the client, whose object its owner holds.
 * Fails with an exception: false; the request is to be freed either way.
 */
bool skipcall_page_request_start(struct skipcall_page_request *request,
	struct skipcall_client *client, struct skipcall_list_arguments *arguments,
	const char *operation, struct skipcall_deadline deadline, bool kept);

/*
 * Goes on as far as possible without waiting: true when the answer is there. May leave an exception.
 */
bool skipcall_page_request_advance(struct skipcall_page_request *request);

/* Waits for the answer. False with an exception. */
bool skipcall_page_request_wait(struct skipcall_page_request *request);

/* From here on it may block until then. */
void skipcall_page_request_set_deadline(
	struct skipcall_page_request *request, struct skipcall_deadline deadline);

/*
 * At most so many attempts, waits for a 429 included; that in the other sort style may be one more.
 * Right after the start.
 */
void skipcall_page_request_limit(struct skipcall_page_request *request, unsigned max_attempts);

/* Ends it without an answer, unless there is one. */
void skipcall_page_request_cancel(struct skipcall_page_request *request);

/* Returns new in *out: the page. Throws what it ended in: false. Once. */
bool skipcall_page_request_take(struct skipcall_page_request *request, zval *out);

/*
 * What the logger is to know of a page that was taken. False with what that threw. PHP code runs: the
 * page has to have its place before.
 */
bool skipcall_page_request_warn(struct skipcall_page_request *request);

/*
 * The same for iterators: moves the rows and numbers to *page. Rows that contradict the order asked for
 * are a failure then. Throws what it ended in: false.
 */
bool skipcall_page_request_take_rows(
	struct skipcall_page_request *request, struct skipcall_page *page);

/* What it ended in, to judge or to change before it is thrown; NULL: a page, or a callback threw. */
struct skc_failure *skipcall_page_request_failure(struct skipcall_page_request *request);

/* Whether taking what has come throws what it ended in. */
bool skipcall_page_request_will_throw(const struct skipcall_page_request *request);

/* Shows the garbage collector what it refers to. */
void skipcall_page_request_gc(struct skipcall_page_request *request, zend_get_gc_buffer *buffer);

/*
 * Owns: frees what it holds; cancels what is under way. It is empty before any PHP code runs, and not
 * looked at afterwards.
 */
void skipcall_page_request_free(struct skipcall_page_request *request);

#endif
