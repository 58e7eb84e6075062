#include "page_requests.h"

#include "Zend/zend_exceptions.h"

#include "../src/clock.h"
#include "exceptions.h"
#include "globals.h"
#include "let_go.h"

#define KEEP_MOVING_EVERY (SKC_SECOND / 1000)
#define ROWS_A_LOOK 7

void skipcall_page_requests_init(struct skipcall_page_requests *all, struct skipcall_client *client,
	const struct skipcall_resource *resource, const struct skipcall_list_arguments *arguments,
	const char *operation, void (*give_up)(struct skipcall_page_requests *all))
{
	all->client = &client->std;
	GC_ADDREF(all->client);
	all->arguments = *arguments;
	all->resource = resource;
	all->operation = operation;
	all->give_up = give_up;
}

void skipcall_page_requests_free(struct skipcall_page_requests *all)
{
	for (unsigned i = 0; i < SKIPCALL_PAGE_REQUESTS; i++) {
		skipcall_page_requests_drop(all, i);
	}
	skipcall_list_arguments_free(&all->arguments);
	skipcall_let_go_object(&all->client);
}

void skipcall_page_requests_gc(struct skipcall_page_requests *all, zend_get_gc_buffer *buffer)
{
	if (all->client != NULL) {
		zend_get_gc_buffer_add_obj(buffer, all->client);
	}
	for (unsigned i = 0; i < SKIPCALL_PAGE_REQUESTS; i++) {
		if (all->is_sent[i]) {
			skipcall_page_request_gc(&all->requests[i], buffer);
		}
	}
}

bool skipcall_page_requests_send(
	struct skipcall_page_requests *all, unsigned index, int64_t page, int64_t limit)
{
	struct skipcall_list_arguments arguments = skipcall_list_arguments_copy(&all->arguments);
	struct skipcall_page_request *request = &all->requests[index];
	arguments.query.page = page;
	arguments.query.limit = limit;
	all->is_sent[index] = skipcall_page_request_start(request, skipcall_page_requests_client(all),
		all->resource, &arguments, all->operation, skipcall_no_deadline, true);
	request->owner.checkpoint = all->checkpoint;
	if (!all->is_sent[index]) {
		skipcall_page_request_free(request);
	}
	return all->is_sent[index];
}

void skipcall_page_requests_drop(struct skipcall_page_requests *all, unsigned index)
{
	if (all->is_sent[index]) {
		all->is_sent[index] = false;
		skipcall_page_request_free(&all->requests[index]);
	}
}

unsigned skipcall_page_requests_count(const struct skipcall_page_requests *all)
{
	unsigned count = 0;
	for (unsigned i = 0; i < SKIPCALL_PAGE_REQUESTS; i++) {
		count += all->is_sent[i];
	}
	return count;
}

void skipcall_page_requests_check_exit(struct skipcall_page_requests *all)
{
	if (skipcall_is_exiting()) {
		all->give_up(all);
	}
}

bool skipcall_page_requests_step(
	struct skipcall_page_requests *all, int max_ms, enum skc_event_kind *kind)
{
	volatile bool stepped;
	SKIPCALL_WHILE_BUSY(all->is_busy, stepped, skipcall_drive_step(max_ms, kind));
	skipcall_page_requests_check_exit(all);
	return stepped;
}

bool skipcall_page_requests_keep_moving(struct skipcall_page_requests *all)
{
	enum skc_event_kind kind;
	if (all->rows_to_go > 0) {
		all->rows_to_go--;
		return true;
	}
	const int64_t now = skipcall_now();
	const bool is_quick = now - all->looked <= KEEP_MOVING_EVERY / 2;
	all->rows_a_look = is_quick ? MIN(2 * all->rows_a_look + 1, ROWS_A_LOOK) : 0;
	all->rows_to_go = all->rows_a_look;
	all->looked = now;
	if (now - all->stepped <= KEEP_MOVING_EVERY) {
		return true;
	}
	all->stepped = now;
	return skipcall_page_requests_step(all, 0, &kind);
}

static bool is_waited_for(const struct skipcall_page_requests *all, unsigned index, unsigned i)
{
	return all->is_sent[i] && (index == SKIPCALL_ANY_PAGE || index == i);
}

static void set_deadline(
	struct skipcall_page_requests *all, unsigned index, struct skipcall_deadline deadline)
{
	for (unsigned i = 0; i < SKIPCALL_PAGE_REQUESTS; i++) {
		if (is_waited_for(all, index, i)) {
			skipcall_page_request_set_deadline(&all->requests[i], deadline);
		}
	}
}

/* Goes on as far as possible without waiting. *some: there is an answer. False with an exception. */
static bool advance(struct skipcall_page_requests *all, unsigned index, bool *some)
{
	*some = false;
	for (unsigned i = 0; i < SKIPCALL_PAGE_REQUESTS && EG(exception) == NULL; i++) {
		if (is_waited_for(all, index, i)) {
			*some = skipcall_page_request_advance(&all->requests[i]) || *some;
		}
	}
	return EG(exception) == NULL;
}

static bool wait_until_some(struct skipcall_page_requests *all, unsigned index)
{
	enum skc_event_kind kind = SKC_EVENT_NONE;
	bool some;
	while (advance(all, index, &some)) {
		if (some) {
			return true;
		}
		if (kind == SKC_EVENT_IDLE) {
			skipcall_throw_waits_for_itself();
			return false;
		}
		if (!skipcall_page_requests_step(all, SKIPCALL_SLICE_MS, &kind)) {
			return false;
		}
	}
	return false;
}

bool skipcall_page_requests_wait(
	struct skipcall_page_requests *all, unsigned index, struct skipcall_deadline deadline)
{
	set_deadline(all, index, deadline);
	const bool waited = wait_until_some(all, index);
	set_deadline(all, index, skipcall_no_deadline);
	return waited;
}

bool skipcall_page_requests_poll(
	struct skipcall_page_requests *all, zend_object *object, bool (*is_ready)(zend_object *object))
{
	enum skc_event_kind kind = SKC_EVENT_DONE;
	/* Every event may be followed by another. */
	while (!is_ready(object)) {
		if (EG(exception) != NULL || kind == SKC_EVENT_NONE || kind == SKC_EVENT_IDLE ||
			!(all != NULL ? skipcall_page_requests_step(all, 0, &kind)
						  : skipcall_drive_step(0, &kind))) {
			return false;
		}
	}
	return EG(exception) == NULL;
}
