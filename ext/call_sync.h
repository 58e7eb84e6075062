/* Skipcall\CallSync: a synchronisation that loses no row; batches of it are in call_batch.c. */
#ifndef SKIPCALL_CALL_SYNC_H
#define SKIPCALL_CALL_SYNC_H

#include "sync_run.h"

/* Throws when the object cannot be gone on with now: false. */
bool skipcall_call_sync_is_usable(zend_object *sync);

/* Begins the run for a loop, or for batches. The same, and when another one has read rows of it. */
bool skipcall_call_sync_take_over(zend_object *sync);

/* The class's own part of MINIT, beyond what arginfo registers. */
void skipcall_call_sync_minit(void);

#endif
