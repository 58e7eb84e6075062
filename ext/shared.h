/*
 * Where what servers told is kept: in a file that all processes of a user share, else in memory of the
 * process and those forked from it, else in the process alone; and the names under which it is.
 */
#ifndef SKIPCALL_SHARED_H
#define SKIPCALL_SHARED_H

#include "client.h"

#include "../src/server_state.h"

/* What a process (or thread) keeps of it. */
struct skipcall_shared {
	struct skc_server_state *state; /* what is shared; NULL: not looked for yet */
	struct skc_server_state *own; /* of this process alone; NULL: not needed yet */
	uint64_t device, inode; /* of the file; 0: it is none */
	uint64_t rescues; /* so many when it was opened */
	uint64_t time_run; /* keeps apart what was counted by another run of the clock */
	int64_t user; /* for whom it was opened */
	int64_t looked; /* monotonic: when the file was last looked at */
	bool has_complained;
};

/* A thread ends, its engine is gone. */
void skipcall_shared_free(struct skipcall_shared *shared);

/* Before processes fork: memory that all of them have. */
void skipcall_shared_minit(void);

/* The budget that a client's requests come under. Borrowed for good. */
struct skc_budget_ref skipcall_budget_of(const struct skipcall_client *client);

/* What is known of its base URL. Borrowed for good. */
struct skc_origin *skipcall_origin_of(const struct skipcall_client *client);

/* Names the client's bucket, once its key and options are there. */
void skipcall_name_bucket(struct skipcall_client *client);

#endif
