/*
 * The file in which processes of a user share what servers told. Only a regular file of the right owner
 * and mode that is empty or of this version is used; it is never followed as a link, never made shorter
 * and never replaced.
 */
#ifndef SKC_SERVER_STATE_FILE_H
#define SKC_SERVER_STATE_FILE_H

#include "server_state.h"

struct skc_server_state_file {
	struct skc_server_state *state; /* NULL: cannot be had */
	uint64_t device, inode; /* which file is mapped */
};

/*
 * Maps the file at `path`, making it when there is none. It belongs to this user alone, or with a group
 * (not -1) to the users of that. `at` is memory of an earlier call that the file takes the place of, so
 * that slots stay where they are; NULL: anywhere. *problem says what is wrong. Fails: `state` is NULL,
 * and `at` is as it was.
 */
struct skc_server_state_file skc_server_state_file_open(
	const char *path, int64_t group, struct skc_server_state *at, const char **problem);

/* False when another file, none, or a shortened one is at that path by now. */
bool skc_server_state_file_is_current(const struct skc_server_state_file *file, const char *path);

/*
 * Memory that a process and those forked from it share, and that nothing can shorten, since it has no
 * name; NULL: there is none to be had.
 */
struct skc_server_state *skc_server_state_of_family(void);

/*
 * Puts such memory in the place of a file that was shortened under us: all zeros, for this process and
 * those forked from it. May be called in a signal handler.
 */
bool skc_server_state_rescue(struct skc_server_state *state);

#endif
