/* Skipcall\CallBatch, and Skipcall\CallBatches, which hands them out. */
#ifndef SKIPCALL_CALL_BATCH_H
#define SKIPCALL_CALL_BATCH_H

#include "php.h"

/* The classes' own part of MINIT, beyond what arginfo registers. */
void skipcall_call_batch_minit(void);

#endif
