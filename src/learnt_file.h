/*
 * The file in which processes of a user share what they have learnt. Only a regular file with one
 * name, of the right owner and mode, is used; it is never followed as a link, never made shorter, and
 * put in its place whole. /
 */
#ifndef SKC_LEARNT_FILE_H
#define SKC_LEARNT_FILE_H

#include "learnt.h"

struct skc_learnt_file {
	struct skc_learnt *learnt; /* NULL: cannot be had */
	uint64_t device, inode; /* which file is mapped */
};

/*
 * Maps the file at `path`, making it when there is none, or replacing it when it is of another version. Everything
 * in it belongs to this user alone, or with a group (not -1) to the users of that. `seed` is for a new one.
 * *problem says what is wrong with it. Fails: `learnt` is NULL. Owns: the mapping stays until it is
 * closed, or for good: words of it may be in use.
 */
struct skc_learnt_file skc_learnt_file_open(
	const char *path, int64_t group, uint64_t seed, const char **problem);

/* Nobody uses words of it any more. */
void skc_learnt_file_close(struct skc_learnt_file *file);

/* False when another file, or none, is at that path by now. */
bool skc_learnt_file_is_current(const struct skc_learnt_file *file, const char *path);

/* Memory that a process and those forked from it share; NULL: there is none to be had. */
struct skc_learnt *skc_learnt_of_family(uint64_t seed);

#endif
