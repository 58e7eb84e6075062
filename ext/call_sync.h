/* Skipcall\CallSync: a synchronisation that loses no row; batches of it are in call_batch.c. */
#ifndef SKIPCALL_CALL_SYNC_H
#define SKIPCALL_CALL_SYNC_H

#include "sync_run.h"

/* What syncCalls() was asked for. */
struct skipcall_sync_wanted {
	zend_string *checkpoint; /* NULL: none */
	const int64_t *since; /* microseconds; NULL: everything. Not beside a checkpoint */
	zend_long lookback; /* seconds */
	zend_long page_size;
	zend_long max_requests; /* 0: any number */
	int64_t duration; /* microseconds; 0: any */
	bool by_update, reconciles; /* as in struct skipcall_sync */
	bool restarts; /* a damaged or outdated checkpoint is none */
};

/*
 * Returns new in *out; asks for nothing yet. Takes the arguments; holds the client. Fails with an exception
 * when the checkpoint is not valid here: *out is then null.
 */
void skipcall_call_sync_new(struct skipcall_client *client,
	const struct skipcall_resource *resource, struct skipcall_list_arguments *arguments,
	const char *operation, const struct skipcall_sync_wanted *wanted, zval *out);

/* Throws when the object cannot be used now: false. */
bool skipcall_call_sync_is_usable(zend_object *sync);

/* Begins the run for a loop, or for batches. The same, and when another one has read rows of it. */
bool skipcall_call_sync_take_over(zend_object *sync);

/* The class's own part of MINIT, beyond what arginfo registers. */
void skipcall_call_sync_minit(void);

#endif
