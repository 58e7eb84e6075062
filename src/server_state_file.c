/* For mkostemp(). */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "server_state_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define SIZE sizeof(struct skc_server_state)

#ifndef SKC_SHARED_FILES

struct skc_server_state_file skc_server_state_file_open(
	const char *path, int64_t group, struct skc_server_state *at, const char **problem)
{
	(void)path, (void)group, (void)at;
	*problem = "cannot be shared by processes of this system";
	return (struct skc_server_state_file){0};
}

bool skc_server_state_file_is_current(const struct skc_server_state_file *file, const char *path)
{
	(void)file, (void)path;
	return true;
}

struct skc_server_state *skc_server_state_of_family(void)
{
	return NULL;
}

bool skc_server_state_rescue(struct skc_server_state *state)
{
	(void)state;
	return false;
}

#else

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
 * An empty file at `path`, which appears there with its owner and mode. True also when somebody else has
 * made one meanwhile.
 */
static bool make(const char *path, int64_t group)
{
	char name[4096];
	const int written = snprintf(name, sizeof(name), "%s.XXXXXX", path);
	const int fd = written > 0 && (size_t)written < sizeof(name) ? mkostemp(name, O_CLOEXEC) : -1;
	if (fd == -1) {
		return false;
	}
	bool made = group == -1 || (fchown(fd, (uid_t)-1, (gid_t)group) == 0 && fchmod(fd, 0660) == 0);
	made = made && (link(name, path) == 0 || errno == EEXIST);
	unlink(name);
	close(fd);
	return made;
}

/* Maps an open file that is ours. Fails: NULL, *problem says why. */
static struct skc_server_state *map(
	int fd, const struct stat *status, struct skc_server_state *at, const char **problem)
{
	/* A file of somebody's own must not be grown, or written to. */
	uint64_t magic = 0;
	*problem = "is not a file of this version of the extension";
	if (status->st_size > 0 &&
		(read(fd, &magic, sizeof(magic)) != (ssize_t)sizeof(magic) ||
			!skc_server_state_is_magic(magic) || (magic == 0 && status->st_size > (off_t)SIZE))) {
		return NULL;
	}
	if (status->st_size < (off_t)SIZE && !skc_file_grow(fd, SIZE)) {
		*problem = "cannot have the room it needs";
		return NULL;
	}
	void *memory =
		mmap(at, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | (at != NULL ? MAP_FIXED : 0), fd, 0);
	if (memory == MAP_FAILED) {
		*problem = "cannot be mapped";
		return NULL;
	}
	*problem = NULL;
	skc_word_set(&((struct skc_server_state *)memory)->magic, SKC_SERVER_STATE_MAGIC);
	return memory;
}

struct skc_server_state_file skc_server_state_file_open(
	const char *path, int64_t group, struct skc_server_state *at, const char **problem)
{
	struct skc_server_state_file file = {0};
	struct stat status;
	/* Not to be held up by a pipe that somebody put there. */
	const int how = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
	int fd = open(path, how);
	if (fd == -1 && errno == ENOENT) {
		if (!make(path, group)) {
			*problem = "cannot be made";
			return file;
		}
		fd = open(path, how);
	}
	if (fd == -1) {
		*problem = errno == ELOOP ? "is a symbolic link"
			: errno == EACCES     ? "must not be opened by this user"
								  : "cannot be opened";
		return file;
	}
	*problem = fstat(fd, &status) == 0 ? check_owner(&status, group) : "cannot be looked at";
	if (*problem == NULL) {
		file.state = map(fd, &status, at, problem);
		file.device = (uint64_t)status.st_dev;
		file.inode = (uint64_t)status.st_ino;
	}
	close(fd);
	return file;
}

bool skc_server_state_file_is_current(const struct skc_server_state_file *file, const char *path)
{
	struct stat status;
	return lstat(path, &status) == 0 && (uint64_t)status.st_dev == file->device &&
		(uint64_t)status.st_ino == file->inode && status.st_size >= (off_t)SIZE;
}

/* Zeros, shared with children. */
static void *shared_zeros(void *at)
{
	return mmap(at, SIZE, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS | (at != NULL ? MAP_FIXED : 0), -1, 0);
}

struct skc_server_state *skc_server_state_of_family(void)
{
	void *memory = shared_zeros(NULL);
	return memory != MAP_FAILED ? memory : NULL;
}

bool skc_server_state_rescue(struct skc_server_state *state)
{
	return shared_zeros(state) != MAP_FAILED;
}

#endif
