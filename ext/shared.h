/*
 * Where what servers told is kept: in a file that all processes of a user share, else in memory of the
 * process and those forked from it, else in the process alone; and the names under which it is.
 */
#ifndef SKIPCALL_SHARED_H
#define SKIPCALL_SHARED_H

#include "client.h"
#include "globals.h"

#include "../src/server_state.h"

/* A thread ends, its engine is gone. */
void skipcall_shared_free(struct skipcall_shared *shared);

/* Before processes fork: memory that all of them have. */
void skipcall_shared_minit(void);

/* For who looks into it: where clients of the real network count. Opens nothing. */
void skipcall_shared_describe(char *text, size_t size);

/* The budget that a client's requests come under. Borrowed for good. */
struct skc_budget_ref skipcall_budget_of(const struct skipcall_client *client);

/* What is known of its base URL. Borrowed for good. */
struct skc_origin *skipcall_origin_of(const struct skipcall_client *client);

#endif
