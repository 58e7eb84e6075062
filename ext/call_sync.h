/* Skipcall\CallSync: a synchronisation that loses no row; batches of it are in call_batch.c. */
#ifndef SKIPCALL_CALL_SYNC_H
#define SKIPCALL_CALL_SYNC_H

#include "page_call.h"

/* Has a row to hand out, waiting for one if need be. False at the end, and with an exception. */
bool skipcall_call_sync_fetch(zend_object *sync);

/* The row that was fetched. Borrowed; NULL: none. */
zval *skipcall_call_sync_row(zend_object *sync);

/* It has been handed out: checkpoints cover it from now on. */
void skipcall_call_sync_hand_out(zend_object *sync);

/* Returns new: the checkpoint of what was handed out. Its caller has it from now on. */
zend_string *skipcall_call_sync_checkpoint(zend_object *sync);

bool skipcall_call_sync_is_complete(zend_object *sync);

/* Throws when the object cannot be gone on with now: false. */
bool skipcall_call_sync_is_usable(zend_object *sync);

/* The same, and when it was rewound before. */
bool skipcall_call_sync_begin(zend_object *sync);

/* True when next() would not wait. May leave an exception that is not its own. */
bool skipcall_call_sync_is_ready(zend_object *object);

/* Returns new in *out: the batches of a synchronisation, which it holds. */
void skipcall_call_batches_new(zend_object *sync, zend_long size, zval *out);

void skipcall_call_batch_minit(void);

#endif
