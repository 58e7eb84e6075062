/*
 * The request for one page, and with sortStyle "auto" a second one in the other style if the first shows that
 * the server has not understood `sort`. listCalls() waits for it at once, a PendingCallPage later.
 */
#ifndef SKIPCALL_PAGE_REQUEST_H
#define SKIPCALL_PAGE_REQUEST_H

#include "call_page.h"
#include "drive.h"
#include "list_arguments.h"

/* The result of one transfer. */
struct skipcall_answer {
	struct skc_transfer *transfer; /* NULL: none yet */
	struct skipcall_page page; /* when the transfer has no failure */
	enum skipcall_sorted sorted;
};

struct skipcall_page_request {
	struct skipcall_request_owner owner;
	const struct skipcall_resource *resource; /* what is listed */
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
	struct skipcall_client *client, const struct skipcall_resource *resource,
	struct skipcall_list_arguments *arguments, const char *operation,
	struct skipcall_deadline deadline, bool kept);

/*
 * Goes on as far as possible without waiting: true when the answer is there. May leave an exception.
 */
bool skipcall_page_request_advance(struct skipcall_page_request *request);

/* Waits for the answer. False with an exception. */
bool skipcall_page_request_wait(struct skipcall_page_request *request);

/*
 * Sets the deadline of the request under way. If a pending retry would start after it, the transfer ends now
 * with its current failure.
 */
void skipcall_page_request_set_deadline(
	struct skipcall_page_request *request, struct skipcall_deadline deadline);

/*
 * Limits the attempts, those answered with 429 included; the other sort style may take one more. To be called
 * right after the start.
 */
void skipcall_page_request_limit(struct skipcall_page_request *request, unsigned max_attempts);

/* Cancels it, unless it is done. */
void skipcall_page_request_cancel(struct skipcall_page_request *request);

/* Returns new in *out: the page. Throws if it failed: false. To be called once. */
bool skipcall_page_request_take(struct skipcall_page_request *request, zval *out);

/*
 * Logs what is to be said of a page that was taken. False with what the logger threw. PHP code runs: the
 * page has to have its place before.
 */
bool skipcall_page_request_warn(struct skipcall_page_request *request);

/*
 * The same for iterators: moves rows and numbers to *page. Rows in another order than requested are a
 * failure here. Throws if it failed: false.
 */
bool skipcall_page_request_take_rows(
	struct skipcall_page_request *request, struct skipcall_page *page);

/* Its failure, which may be changed before it is thrown; NULL: a page, or a callback threw. */
struct skc_failure *skipcall_page_request_failure(struct skipcall_page_request *request);

/* Whether taking what has come throws. */
bool skipcall_page_request_will_throw(const struct skipcall_page_request *request);

/* Shows the garbage collector what it refers to. */
void skipcall_page_request_gc(struct skipcall_page_request *request, zend_get_gc_buffer *buffer);

/*
 * Frees what it holds; cancels what is under way. It is empty before any PHP code runs, and not looked at
 * afterwards.
 */
void skipcall_page_request_free(struct skipcall_page_request *request);

#endif
