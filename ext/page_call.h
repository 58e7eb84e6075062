/*
 * One page wanted: its request, and with sortStyle "auto" a second one in the other style, until
 * there is an answer. listCalls() waits for it at once, a PendingCallPage when it is asked to.
 */
#ifndef SKIPCALL_PAGE_CALL_H
#define SKIPCALL_PAGE_CALL_H

#include "call_page.h"
#include "drive.h"
#include "list_arguments.h"

/* What one request brought. */
struct skipcall_answer {
	struct skc_transfer *transfer; /* NULL: none yet */
	struct skipcall_page page; /* when the transfer has no failure */
	enum skipcall_sorted sorted;
};

struct skipcall_page_call {
	struct skipcall_caller caller;
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
 * Starts it. Takes the arguments; borrows the client, whose object the owner of the call holds.
 * Fails with an exception: false; the call is to be freed either way.
 */
bool skipcall_page_call_start(struct skipcall_page_call *call, struct skipcall_client *client,
	struct skipcall_list_arguments *arguments, const char *operation,
	struct skipcall_deadline deadline, bool kept);

/*
 * Goes on as far as possible without waiting: true when the answer is there. May leave an exception.
 */
bool skipcall_page_call_advance(struct skipcall_page_call *call);

/* Waits for the answer. False with an exception. */
bool skipcall_page_call_wait(struct skipcall_page_call *call);

/* From here on it may block until then. */
void skipcall_page_call_set_deadline(
	struct skipcall_page_call *call, struct skipcall_deadline deadline);

/*
 * At most so many attempts, waits for a 429 included; that in the other sort style may be one more.
 * Right after the start.
 */
void skipcall_page_call_limit(struct skipcall_page_call *call, unsigned max_attempts);

/* Ends it without an answer, unless there is one. */
void skipcall_page_call_cancel(struct skipcall_page_call *call);

/* Returns new in *out: the page. Throws what it ended in: false. Once. */
bool skipcall_page_call_take(struct skipcall_page_call *call, zval *out);

/*
 * The same for iterators: moves the rows and numbers to *page. Rows that contradict the order asked for
 * are a failure then. Throws what it ended in: false.
 */
bool skipcall_page_call_take_rows(struct skipcall_page_call *call, struct skipcall_page *page);

/* What it ended in, to judge or to change before it is thrown; NULL: a page, or a callback threw. */
struct skc_failure *skipcall_page_call_failure(struct skipcall_page_call *call);

/* Owns: frees what it holds; cancels what is under way. */
void skipcall_page_call_free(struct skipcall_page_call *call);

#endif
