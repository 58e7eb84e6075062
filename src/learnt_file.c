/* For mkostemp(). */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "learnt_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef SKC_SHARED_FILES

struct skc_learnt_file skc_learnt_file_open(
	const char *path, int64_t group, uint64_t seed, const char **problem)
{
	(void)path, (void)group, (void)seed;
	*problem = "cannot be shared by processes of this system";
	return (struct skc_learnt_file){0};
}

bool skc_learnt_file_is_current(const struct skc_learnt_file *file, const char *path)
{
	(void)file, (void)path;
	return true;
}

void skc_learnt_file_close(struct skc_learnt_file *file)
{
	(void)file;
}

struct skc_learnt *skc_learnt_of_family(uint64_t seed)
{
	(void)seed;
	return NULL;
}

#else

/*
 * Others may be about to make or replace it: so often, a millisecond apart. A second name is put up with for half of
 * them; a lock until there are just enough left to use what was put in its place.
 */
#define ATTEMPTS 50
#define ONE_NAME_FROM (ATTEMPTS / 2)
#define NO_LOCK_FROM (ATTEMPTS - 3)

/* What is wrong with whose file it is; NULL: nothing. */
static const char *check_owner(const struct stat *status, int64_t group)
{
	if (!S_ISREG(status->st_mode)) {
		return "is not a regular file";
	}
	if (group != -1) {
		return (int64_t)status->st_gid != group ? "belongs to another group"
			: (status->st_mode & 07777) != 0660 ? "does not have mode 0660"
												: NULL;
	}
	return status->st_uid != geteuid()      ? "belongs to another user"
		: (status->st_mode & 07777) != 0600 ? "does not have mode 0600"
											: NULL;
}

/*
 * A new file under a name of its own, in `name`. Written whole: memory of a file that has no room on its disk ends
 * the process when it is used. Fails: -1.
 */
static int make(const char *path, int64_t group, uint64_t seed, char *name, size_t size)
{
	const int written = snprintf(name, size, "%s.XXXXXX", path);
	struct skc_learnt *empty = malloc(sizeof(*empty));
	const int fd =
		empty != NULL && written > 0 && (size_t)written < size ? mkostemp(name, O_CLOEXEC) : -1;
	bool made = fd != -1 &&
		(group == -1 || (fchown(fd, (uid_t)-1, (gid_t)group) == 0 && fchmod(fd, 0660) == 0));
	if (made) {
		skc_learnt_init(empty, seed);
		made = write(fd, empty, sizeof(*empty)) == (ssize_t)sizeof(*empty);
	}
	free(empty);
	if (!made && fd != -1) {
		unlink(name);
		close(fd);
		return -1;
	}
	return fd;
}

/* Puts a new file at `path`: in place of the one that is there, or only where there is none. */
static bool put(const char *path, int64_t group, uint64_t seed, bool replace)
{
	char name[4096];
	const int fd = make(path, group, seed, name, sizeof(name));
	if (fd == -1) {
		return false;
	}
	close(fd);
	if (replace) {
		const bool renamed = rename(name, path) == 0;
		if (!renamed) {
			unlink(name);
		}
		return renamed;
	}
	const bool linked = link(name, path) == 0 || errno == EEXIST;
	unlink(name);
	return linked;
}

/* Of an open file that is ours. NULL: it is not one of these, or cannot be mapped. */
static struct skc_learnt *map(int fd, const struct stat *status)
{
	if (status->st_size != (off_t)sizeof(struct skc_learnt)) {
		return NULL;
	}
	void *memory = mmap(NULL, sizeof(struct skc_learnt), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (memory == MAP_FAILED) {
		return NULL;
	}
	if (!skc_learnt_is_one(memory)) {
		munmap(memory, sizeof(struct skc_learnt));
		return NULL;
	}
	return memory;
}

/*
 * Puts a new file in place of one that is open and of no use. One process at a time, and only while that one is still
 * there: a good one that somebody else has just put there must stay, since others use it by now. In the end whoever holds
 * the lock is not waited for. True when it is worth looking again.
 */
static bool replace(int fd, const char *path, int64_t group, uint64_t seed, int attempt,
	struct skc_learnt_file *file)
{
	if (flock(fd, LOCK_EX | LOCK_NB) != 0 && attempt < NO_LOCK_FROM) {
		return true;
	}
	/* The lock ends with the file. */
	return !skc_learnt_file_is_current(file, path) || put(path, group, seed, true);
}

/*
 * One attempt at an open file. A second name is that of one that is just being made, unless its
 * maker was killed: then the file is replaced like one of another version.
 */
static const char *use(int fd, const char *path, int64_t group, uint64_t seed, int attempt,
	struct skc_learnt_file *file)
{
	struct stat status;
	if (fstat(fd, &status) != 0) {
		return "cannot be looked at";
	}
	const char *problem = check_owner(&status, group);
	if (problem != NULL || (status.st_nlink > 1 && attempt < ONE_NAME_FROM)) {
		return problem;
	}
	file->device = (uint64_t)status.st_dev;
	file->inode = (uint64_t)status.st_ino;
	file->learnt = status.st_nlink == 1 ? map(fd, &status) : NULL;
	if (file->learnt != NULL && !skc_learnt_file_is_current(file, path)) {
		munmap(file->learnt, sizeof(struct skc_learnt));
		file->learnt = NULL;
	} else if (file->learnt == NULL && !replace(fd, path, group, seed, attempt, file)) {
		return "is of another version and cannot be replaced";
	}
	return NULL;
}

struct skc_learnt_file skc_learnt_file_open(
	const char *path, int64_t group, uint64_t seed, const char **problem)
{
	struct skc_learnt_file file = {0};
	*problem = NULL;
	for (int i = 0; i < ATTEMPTS && file.learnt == NULL && *problem == NULL; i++) {
		/* Not to be held up by a pipe that somebody put there. */
		const int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
		if (fd == -1 && errno == ENOENT) {
			*problem = put(path, group, seed, false) ? NULL : "cannot be made";
		} else if (fd == -1) {
			*problem = errno == ELOOP ? "is a symbolic link"
				: errno == EACCES     ? "must not be opened by this user"
									  : "cannot be opened";
		} else {
			*problem = use(fd, path, group, seed, i, &file);
			close(fd);
			if (file.learnt == NULL && *problem == NULL) {
				skc_sleep_ms(1);
			}
		}
	}
	if (file.learnt == NULL && *problem == NULL) {
		*problem = "is replaced again and again";
	}
	return file;
}

bool skc_learnt_file_is_current(const struct skc_learnt_file *file, const char *path)
{
	struct stat status;
	return lstat(path, &status) == 0 && (uint64_t)status.st_dev == file->device &&
		(uint64_t)status.st_ino == file->inode;
}

void skc_learnt_file_close(struct skc_learnt_file *file)
{
	if (file->learnt != NULL) {
		munmap(file->learnt, sizeof(struct skc_learnt));
		file->learnt = NULL;
	}
}

struct skc_learnt *skc_learnt_of_family(uint64_t seed)
{
	void *memory = mmap(
		NULL, sizeof(struct skc_learnt), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED) {
		return NULL;
	}
	skc_learnt_init(memory, seed);
	return memory;
}

#endif
