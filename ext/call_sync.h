/* Skipcall\CallSync: a synchronisation that loses no row; batches of it are in call_batch.c. */
#ifndef SKIPCALL_CALL_SYNC_H
#define SKIPCALL_CALL_SYNC_H

#include "sync_run.h"

/* Throws when the object cannot be gone on with now: false. */
bool skipcall_call_sync_is_usable(zend_object *sync);

/* The same, and when it was rewound before. */
bool skipcall_call_sync_begin(zend_object *sync);

/* Returns new in *out: the batches of a synchronisation, which it holds. */
void skipcall_call_batches_new(zend_object *sync, zend_long size, zval *out);

void skipcall_call_batch_minit(void);

#endif
