#define _GNU_SOURCE 1

#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "../../src/clock.h"
#include "../../src/learnt_file.h"

static char folder[64];
static char path[96];

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/skipcall-engine-XXXXXX");
	const bool made = mkdtemp(folder) != NULL;
	snprintf(path, sizeof(path), "%s/shared", folder);
	return made ? 0 : -1;
}

/* Fails when something was left in it. */
static int remove_folder(void **state)
{
	(void)state;
	unlink(path);
	rmdir(path);
	return rmdir(folder);
}

static struct skc_learnt_file open_it(const char **problem)
{
	return skc_learnt_file_open(path, -1, 7, problem);
}

static void let_go(struct skc_learnt_file *file)
{
	if (file->learnt != NULL) {
		munmap(file->learnt, sizeof(*file->learnt));
	}
	file->learnt = NULL;
}

static struct stat status_of(const char *name)
{
	struct stat status;
	assert_int_equal(0, lstat(name, &status));
	return status;
}

/* A file with these bytes, of mode 0600. */
static void put_file(const void *bytes, size_t len)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(fd != -1);
	assert_int_equal(len, write(fd, bytes, len));
	close(fd);
}

static void put_other_version(void)
{
	static struct skc_learnt other;
	skc_learnt_init(&other, 1);
	other.version++;
	put_file(&other, sizeof(other));
}

static void refused(const char *what)
{
	const char *problem = NULL;
	struct stat before, after;
	const bool there = lstat(path, &before) == 0;
	const struct skc_learnt_file file = open_it(&problem);
	assert_null(file.learnt);
	assert_non_null(problem);
	assert_string_equal(what, problem);
	assert_int_equal(there, lstat(path, &after) == 0);
	if (there) {
		assert_int_equal(before.st_ino, after.st_ino);
		assert_int_equal(before.st_mode, after.st_mode);
		assert_int_equal(before.st_size, after.st_size);
	}
}

static void it_is_made_whole_for_this_user_alone_and_then_found(void **state)
{
	const char *problem;
	(void)state;
	const mode_t mask = umask(0);
	struct skc_learnt_file made = open_it(&problem);
	umask(mask);
	assert_non_null(made.learnt);
	assert_null(problem);
	const struct stat status = status_of(path);
	assert_int_equal(S_IFREG | 0600, status.st_mode);
	assert_int_equal(geteuid(), status.st_uid);
	assert_int_equal(1, status.st_nlink);
	assert_int_equal(sizeof(struct skc_learnt), status.st_size);
	assert_int_equal(made.inode, status.st_ino);
	assert_int_equal(made.device, status.st_dev);
	assert_true(skc_learnt_is_one(made.learnt));
	assert_int_equal(7, made.learnt->seed);
	assert_true(skc_learnt_file_is_current(&made, path));

	/* A seed is for new ones. */
	struct skc_learnt_file found = skc_learnt_file_open(path, -1, 8, &problem);
	assert_non_null(found.learnt);
	assert_ptr_not_equal(made.learnt, found.learnt);
	assert_int_equal(made.inode, found.inode);
	assert_int_equal(7, found.learnt->seed);
	skc_origin_learn_protocol(skc_learnt_origin(made.learnt, 0, "a", 1), SKC_PROTOCOL_HTTP2);
	assert_int_equal(
		SKC_PROTOCOL_HTTP2, skc_origin_protocol(skc_learnt_origin(found.learnt, 0, "a", 2)));
	let_go(&made);
	let_go(&found);
}

static void what_is_no_file_of_this_user_is_refused_and_left_alone(void **state)
{
	(void)state;
	char elsewhere[128];
	const char *problem;
	struct skc_learnt_file good = open_it(&problem);
	snprintf(elsewhere, sizeof(elsewhere), "%s/elsewhere", folder);
	assert_int_equal(0, rename(path, elsewhere));
	assert_false(skc_learnt_file_is_current(&good, path));
	let_go(&good);

	assert_int_equal(0, symlink(elsewhere, path));
	refused("is a symbolic link");
	unlink(path);
	assert_int_equal(0, symlink("/no/such/file", path));
	refused("is a symbolic link");
	unlink(path);
	assert_int_equal(0, mkdir(path, 0700));
	refused("cannot be opened");
	rmdir(path);
	assert_int_equal(0, mkfifo(path, 0600));
	refused("is not a regular file");
	unlink(path);
	static const mode_t modes[] = {0644, 0666, 0660, 0604, 0601, 0700, 04600, 01600};
	for (size_t i = 0; i < COUNT(modes); i++) {
		put_file("", 0);
		assert_int_equal(0, chmod(path, modes[i]));
		refused("does not have mode 0600");
		unlink(path);
	}
	unlink(elsewhere);
}

static void files_of_others_are_refused(void **state)
{
	(void)state;
	if (geteuid() != 0) {
		print_message("SKIPPED tests/engine/test_learnt_file.c: only root can make a file of another user\n");
		skip();
	}
	put_other_version();
	assert_int_equal(0, chown(path, 65534, (gid_t)-1));
	refused("belongs to another user");
	assert_int_equal(0, chown(path, 0, (gid_t)-1));
	const char *problem;
	const struct skc_learnt_file file = skc_learnt_file_open(path, 65534, 1, &problem);
	assert_null(file.learnt);
	assert_string_equal("belongs to another group", problem);
	assert_int_equal(0, chown(path, 0, 65534));
	assert_null(skc_learnt_file_open(path, 65534, 1, &problem).learnt);
	assert_string_equal("does not have mode 0660", problem);
	/* Whoever of the group made it. */
	assert_int_equal(0, chown(path, 1, 65534));
	assert_int_equal(0, chmod(path, 0660));
	struct skc_learnt_file shared = skc_learnt_file_open(path, 65534, 1, &problem);
	assert_non_null(shared.learnt);
	const struct stat status = status_of(path);
	assert_int_equal(S_IFREG | 0660, status.st_mode);
	assert_int_equal(65534, status.st_gid);
	let_go(&shared);
}

static void where_it_cannot_be_made_the_reason_is_told(void **state)
{
	(void)state;
	const char *problem;
	assert_null(skc_learnt_file_open("/no/such/folder/shared", -1, 1, &problem).learnt);
	assert_string_equal("cannot be made", problem);
	assert_null(skc_learnt_file_open("/dev/null/shared", -1, 1, &problem).learnt);
	assert_string_equal("cannot be opened", problem);
	assert_null(skc_learnt_file_open("/proc/shared", -1, 1, &problem).learnt);
	assert_string_equal("cannot be made", problem);
	char longer[5000];
	memset(longer, 'a', sizeof(longer));
	longer[0] = '/';
	longer[sizeof(longer) - 1] = '\0';
	assert_null(skc_learnt_file_open(longer, -1, 1, &problem).learnt);
	assert_string_equal("cannot be opened", problem);
}

static void another_version_or_size_or_a_second_name_is_replaced(void **state)
{
	(void)state;
	static struct skc_learnt whole[2];
	char second[128];
	snprintf(second, sizeof(second), "%s/second", folder);
	for (int i = 0; i < 5; i++) {
		skc_learnt_init(&whole[0], 3);
		if (i == 0) {
			put_other_version();
		} else if (i == 4) {
			put_file(&whole[0], sizeof(whole[0]));
			assert_int_equal(0, link(path, second));
		} else {
			put_file(whole, i == 1 ? 0 : i == 2 ? sizeof(whole[0]) - 1 : sizeof(whole));
		}
		const struct stat before = status_of(path);
		/* Others may have it in use. */
		const int fd = open(path, O_RDWR | O_CLOEXEC);
		const char *problem;
		struct skc_learnt_file file = open_it(&problem);
		CHECK(file.learnt != NULL, "%d: %s", i, problem);
		assert_int_equal(7, file.learnt->seed);
		assert_int_equal(file.inode, status_of(path).st_ino);
		assert_int_equal(1, status_of(path).st_nlink);
		struct stat old;
		assert_int_equal(0, fstat(fd, &old));
		assert_int_equal(before.st_ino, old.st_ino);
		assert_int_equal(before.st_size, old.st_size); /* whoever uses it may go on */
		assert_true(old.st_ino != status_of(path).st_ino);
		close(fd);
		let_go(&file);
		unlink(path);
		unlink(second);
	}
}

/* Processes that do the next thing at the same instant: more than there are processors, so that some are held up. */
#define PROCESSES 6
#define ROUNDS 400

struct meeting {
	skc_word here[PROCESSES]; /* steps that each has come to */
	skc_word inode[PROCESSES];
};

static void meet(struct meeting *meeting, int who, uint64_t step)
{
	skc_word_set(&meeting->here[who], step);
	for (int i = 0; i < PROCESSES; i++) {
		while (skc_word_get(&meeting->here[i]) < step) {
			sched_yield();
		}
	}
}

static void take_part(struct meeting *meeting, int who, uint64_t round)
{
	const char *problem;
	meet(meeting, who, 3 * round + 1);
	struct skc_learnt_file file = open_it(&problem);
	skc_word_set(&meeting->inode[who], file.learnt != NULL ? file.inode : 0);
	meet(meeting, who, 3 * round + 2);
	let_go(&file);
}

static void all_that_make_or_replace_it_at_once_end_with_the_same(void **state)
{
	(void)state;
	struct meeting *meeting =
		mmap(NULL, sizeof(*meeting), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(meeting != MAP_FAILED);
	for (int who = 1; who < PROCESSES; who++) {
		if (fork() == 0) {
			alarm(60); /* nobody may be there to meet any more */
			for (uint64_t round = 0; round < ROUNDS; round++) {
				take_part(meeting, who, round);
				meet(meeting, who, 3 * round + 3);
			}
			_exit(0);
		}
	}
	int apart = 0;
	for (uint64_t round = 0; round < ROUNDS; round++) {
		if (round % 2 == 0) {
			put_other_version();
		}
		take_part(meeting, 0, round);
		const uint64_t inode = (uint64_t)status_of(path).st_ino;
		for (int i = 0; i < PROCESSES; i++) {
			apart += skc_word_get(&meeting->inode[i]) != inode;
		}
		unlink(path);
		meet(meeting, 0, 3 * round + 3);
	}
	int ended;
	for (int i = 1; i < PROCESSES; i++) {
		assert_true(wait(&ended) > 0);
		assert_int_equal(0, ended);
	}
	CHECK(apart == 0, "%d of %d have another file", apart, PROCESSES * ROUNDS);
	munmap(meeting, sizeof(*meeting));
}

static void whoever_holds_a_lock_for_ever_holds_nobody_up(void **state)
{
	(void)state;
	put_other_version();
	const int fd = open(path, O_RDWR | O_CLOEXEC);
	assert_int_equal(0, flock(fd, LOCK_EX));
	const char *problem;
	const int64_t began = skc_clock_monotonic(&skc_clock_system);
	struct skc_learnt_file file = open_it(&problem);
	assert_non_null(file.learnt);
	assert_true(skc_clock_monotonic(&skc_clock_system) - began < SKC_SECOND);
	let_go(&file);
	close(fd);
}

static void a_family_shares_memory(void **state)
{
	(void)state;
	struct skc_learnt *family = skc_learnt_of_family(5);
	assert_non_null(family);
	assert_true(skc_learnt_is_one(family));
	const pid_t child = fork();
	if (child == 0) {
		skc_origin_learn_protocol(skc_learnt_origin(family, 0, "a", 1), SKC_PROTOCOL_HTTP2);
		_exit(0);
	}
	int ended;
	assert_int_equal(child, waitpid(child, &ended, 0));
	assert_int_equal(SKC_PROTOCOL_HTTP2, skc_origin_protocol(skc_learnt_origin(family, 0, "a", 2)));
	munmap(family, sizeof(*family));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(it_is_made_whole_for_this_user_alone_and_then_found),
		IN_FOLDER(what_is_no_file_of_this_user_is_refused_and_left_alone),
		IN_FOLDER(files_of_others_are_refused),
		cmocka_unit_test(where_it_cannot_be_made_the_reason_is_told),
		IN_FOLDER(another_version_or_size_or_a_second_name_is_replaced),
		IN_FOLDER(all_that_make_or_replace_it_at_once_end_with_the_same),
		IN_FOLDER(whoever_holds_a_lock_for_ever_holds_nobody_up),
		cmocka_unit_test(a_family_shares_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
