#include "pending_call_page.h"

#include "Zend/zend_exceptions.h"

#include "classes.h"
#include "exceptions.h"
#include "let_go.h"
#include "object.h"
#include "page_requests.h"
#include "refuse.h"

struct pending {
	struct skipcall_page_request request;
	zend_object *client; /* held, for as long as its callbacks may be called */
	bool is_settled; /* the outcome is one of these two */
	zval page;
	zend_object *exception;
	zend_object std;
};

static struct pending *pending_of(zend_object *object)
{
	return (struct pending *)(void *)((char *)object - offsetof(struct pending, std));
}

static void free_pending(zend_object *object)
{
	struct pending *pending = pending_of(object);
	if (pending->client != NULL) {
		skipcall_page_request_free(&pending->request);
		skipcall_let_go_object(&pending->client);
	}
	skipcall_let_go(&pending->page);
	skipcall_let_go_object(&pending->exception);
}

static void add_gc(zend_object *object, zend_get_gc_buffer *buffer)
{
	struct pending *pending = pending_of(object);
	if (pending->client != NULL) {
		zend_get_gc_buffer_add_obj(buffer, pending->client);
	}
	if (pending->exception != NULL) {
		zend_get_gc_buffer_add_obj(buffer, pending->exception);
	}
	skipcall_page_request_gc(&pending->request, buffer);
	zend_get_gc_buffer_add_zval(buffer, &pending->page);
}

static struct skipcall_object_class pending_class = {
	.size = sizeof(struct pending),
	.offset = offsetof(struct pending, std),
	.free = free_pending,
	.gc = add_gc,
};

static zend_object *create_pending(zend_class_entry *ce)
{
	return skipcall_object_new(&pending_class, ce);
}

void skipcall_pending_call_page_minit(void)
{
	skipcall_object_minit(&pending_class, skipcall_ce_PendingCallPage, create_pending);
}

/* The exception under way is the outcome. */
static void settle_with_exception(struct pending *pending)
{
	pending->exception = EG(exception);
	GC_ADDREF(pending->exception);
	pending->is_settled = true;
}

void skipcall_pending_call_page_new(struct skipcall_client *client,
	const struct skipcall_resource *resource, struct skipcall_list_arguments *arguments, zval *out)
{
	object_init_ex(out, skipcall_ce_PendingCallPage);
	struct pending *pending = pending_of(Z_OBJ_P(out));
	pending->client = &client->std;
	GC_ADDREF(pending->client);
	if (!skipcall_page_request_start(&pending->request, client, resource, arguments, "listCalls",
			skipcall_no_deadline, true)) {
		settle_with_exception(pending);
		skipcall_clear_exception();
	}
}

bool skipcall_pending_call_page_is_ready(zend_object *object)
{
	struct pending *pending = pending_of(object);
	return pending->is_settled || pending->client == NULL ||
		skipcall_page_request_advance(&pending->request);
}

/* The pending page of a method call; throws and returns NULL when it was not made by a client. */
static struct pending *this_pending(zval *this)
{
	struct pending *pending = pending_of(Z_OBJ_P(this));
	if (pending->client == NULL) {
		skipcall_throw_error("The PendingCallPage object was not made by a client");
		return NULL;
	}
	return pending;
}

ZEND_METHOD(Skipcall_PendingCallPage, __construct)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Skipcall_PendingCallPage, isReady)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct pending *pending = this_pending(ZEND_THIS);
	RETURN_BOOL(pending != NULL &&
		skipcall_page_requests_poll(NULL, &pending->std, skipcall_pending_call_page_is_ready));
}

ZEND_METHOD(Skipcall_PendingCallPage, wait)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct pending *pending = this_pending(ZEND_THIS);
	if (pending == NULL) {
		return;
	}
	if (!pending->is_settled) {
		const struct skipcall_client *client = pending->request.owner.client;
		skipcall_page_request_set_deadline(
			&pending->request, skipcall_deadline_of(client->options));
		const bool waited = skipcall_page_request_wait(&pending->request);
		skipcall_page_request_set_deadline(&pending->request, skipcall_no_deadline);
		if (!waited ||
			pending->is_settled) { /* a signal handler may have waited for the same page */
			if (EG(exception) != NULL) {
				return; /* not its own: it goes on */
			}
		} else if (skipcall_page_request_take(&pending->request, &pending->page)) {
			/* Settled first: the logger may ask for the very page that it is told about. */
			pending->is_settled = true;
			if (!skipcall_page_request_warn(&pending->request)) {
				if (!skipcall_is_exiting()) {
					settle_with_exception(pending);
					skipcall_let_go(&pending->page);
				}
				return;
			}
		} else {
			settle_with_exception(pending);
			return;
		}
	}
	if (pending->exception != NULL) {
		zval exception;
		GC_ADDREF(pending->exception);
		ZVAL_OBJ(&exception, pending->exception);
		zend_throw_exception_object(&exception);
	} else {
		RETURN_COPY(&pending->page);
	}
}

ZEND_METHOD(Skipcall_PendingCallPage, cancel)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
	struct pending *pending = this_pending(ZEND_THIS);
	if (pending != NULL && !pending->is_settled) {
		skipcall_page_request_cancel(&pending->request);
	}
}
