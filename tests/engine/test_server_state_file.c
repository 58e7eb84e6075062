#define _GNU_SOURCE 1

#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "../../src/clock.h"
#include "../../src/server_state_file.h"

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

static struct skc_server_state_file open_it(const char **problem)
{
	return skc_server_state_file_open(path, -1, NULL, problem);
}

static void let_go(struct skc_server_state_file *file)
{
	if (file->state != NULL) {
		munmap(file->state, sizeof(*file->state));
	}
	file->state = NULL;
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

static void refused(const char *what)
{
	const char *problem = NULL;
	struct stat before, after;
	const bool there = lstat(path, &before) == 0;
	const struct skc_server_state_file file = open_it(&problem);
	assert_null(file.state);
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
	struct skc_server_state_file made = open_it(&problem);
	umask(mask);
	assert_non_null(made.state);
	assert_null(problem);
	const struct stat status = status_of(path);
	assert_int_equal(S_IFREG | 0600, status.st_mode);
	assert_int_equal(geteuid(), status.st_uid);
	assert_int_equal(1, status.st_nlink);
	assert_int_equal(sizeof(struct skc_server_state), status.st_size);
	assert_int_equal(made.inode, status.st_ino);
	assert_int_equal(made.device, status.st_dev);
	assert_true(skc_word_get(&made.state->magic) == SKC_SERVER_STATE_MAGIC);
	assert_true(skc_server_state_file_is_current(&made, path));

	struct skc_server_state_file found = open_it(&problem);
	assert_non_null(found.state);
	assert_ptr_not_equal(made.state, found.state);
	assert_int_equal(made.inode, found.inode);
	skc_origin_learn_protocol(skc_server_state_origin(made.state, 0, "a", 1), SKC_PROTOCOL_HTTP2);
	assert_int_equal(
		SKC_PROTOCOL_HTTP2, skc_origin_protocol(skc_server_state_origin(found.state, 0, "a", 2)));
	let_go(&made);
	let_go(&found);
}

static void what_is_no_file_of_this_user_is_refused_and_left_alone(void **state)
{
	(void)state;
	char elsewhere[128];
	const char *problem;
	struct skc_server_state_file good = open_it(&problem);
	snprintf(elsewhere, sizeof(elsewhere), "%s/elsewhere", folder);
	assert_int_equal(0, rename(path, elsewhere));
	assert_false(skc_server_state_file_is_current(&good, path));
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
		print_message("SKIPPED tests/engine/test_server_state_file.c: only root can make a file of another user\n");
		skip();
	}
	put_file("", 0);
	assert_int_equal(0, chown(path, 65534, (gid_t)-1));
	refused("belongs to another user");
	assert_int_equal(0, chown(path, 0, (gid_t)-1));
	const char *problem;
	const struct skc_server_state_file file =
		skc_server_state_file_open(path, 65534, NULL, &problem);
	assert_null(file.state);
	assert_string_equal("belongs to another group", problem);
	assert_int_equal(0, chown(path, 0, 65534));
	assert_null(skc_server_state_file_open(path, 65534, NULL, &problem).state);
	assert_string_equal("does not have mode 0660", problem);
	/* Whoever of the group made it. */
	assert_int_equal(0, chown(path, 1, 65534));
	assert_int_equal(0, chmod(path, 0660));
	struct skc_server_state_file shared = skc_server_state_file_open(path, 65534, NULL, &problem);
	assert_non_null(shared.state);
	const struct stat status = status_of(path);
	assert_int_equal(S_IFREG | 0660, status.st_mode);
	assert_int_equal(65534, status.st_gid);
	let_go(&shared);
}

static void where_it_cannot_be_made_the_reason_is_told(void **state)
{
	(void)state;
	const char *problem;
	assert_null(skc_server_state_file_open("/no/such/folder/shared", -1, NULL, &problem).state);
	assert_string_equal("cannot be made", problem);
	assert_null(skc_server_state_file_open("/dev/null/shared", -1, NULL, &problem).state);
	assert_string_equal("cannot be opened", problem);
	assert_null(skc_server_state_file_open("/proc/shared", -1, NULL, &problem).state);
	assert_string_equal("cannot be made", problem);
	char longer[5000];
	memset(longer, 'a', sizeof(longer));
	longer[0] = '/';
	longer[sizeof(longer) - 1] = '\0';
	assert_null(skc_server_state_file_open(longer, -1, NULL, &problem).state);
	assert_string_equal("cannot be opened", problem);
}

static void what_is_no_such_file_is_refused_and_left_alone(void **state)
{
	(void)state;
	static char bytes[sizeof(struct skc_server_state) + 1];
	static const char another[] = "skcall\0\x01 and so on";
	const struct {
		const void *bytes;
		size_t len;
	} table[] = {{"a", 1}, {"a file of somebody's own", 24}, {another, sizeof(another)},
		{"\x32\0llackscks", 11}, {bytes, sizeof(bytes)}};
	for (size_t i = 0; i < COUNT(table); i++) {
		put_file(table[i].bytes, table[i].len);
		refused("is not a file of this version of the extension");
		char read_back[32] = "";
		const int fd = open(path, O_RDONLY);
		const size_t len = table[i].len < sizeof(read_back) ? table[i].len : sizeof(read_back);
		assert_int_equal(len, read(fd, read_back, len));
		assert_memory_equal(table[i].bytes, read_back, len);
		close(fd);
		unlink(path);
	}
}

static void one_that_is_too_short_is_made_whole_again(void **state)
{
	(void)state;
	static const size_t sizes[] = {0, 8, 4096, sizeof(struct skc_server_state) - 1};
	const char *problem;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct skc_server_state_file first = open_it(&problem);
		assert_non_null(first.state);
		skc_origin_learn_protocol(
			skc_server_state_origin(first.state, 0, "a", 1), SKC_PROTOCOL_HTTP2);
		assert_int_equal(0, truncate(path, (off_t)sizes[i]));
		assert_false(skc_server_state_file_is_current(&first, path));
		struct skc_server_state_file second = open_it(&problem);
		assert_non_null(second.state);
		assert_int_equal(first.inode, second.inode);
		/* Whoever has had it all the time goes on with it. */
		assert_true(skc_server_state_file_is_current(&first, path));
		skc_origin_learn_protocol(
			skc_server_state_origin(first.state, 0, "b", 1), SKC_PROTOCOL_HTTP2);
		assert_int_equal(SKC_PROTOCOL_HTTP2,
			skc_origin_protocol(skc_server_state_origin(second.state, 0, "b", 2)));
		/* What was left is kept. */
		if (sizes[i] >= 4096) {
			assert_int_equal(SKC_PROTOCOL_HTTP2,
				skc_origin_protocol(skc_server_state_origin(second.state, 0, "a", 2)));
		}
		let_go(&first);
		let_go(&second);
		unlink(path);
	}
}

static void another_file_takes_the_place_of_the_one_before(void **state)
{
	(void)state;
	const char *problem;
	struct skc_server_state *at = skc_server_state_of_family();
	struct skc_server_state_file file = {0};
	for (int i = 0; i < 100; i++) {
		file = skc_server_state_file_open(path, -1, at, &problem);
		assert_ptr_equal(at, file.state);
		struct skc_origin *origin = skc_server_state_origin(at, 0, "a", 1);
		assert_int_equal(SKC_PROTOCOL_UNKNOWN, skc_origin_protocol(origin));
		skc_origin_learn_protocol(origin, SKC_PROTOCOL_HTTP2);
		unlink(path);
		assert_false(skc_server_state_file_is_current(&file, path));
	}
	/* One that cannot be had leaves it as it was. */
	assert_int_equal(0, mkdir(path, 0700));
	assert_null(skc_server_state_file_open(path, -1, at, &problem).state);
	assert_int_equal(
		SKC_PROTOCOL_HTTP2, skc_origin_protocol(skc_server_state_origin(at, 0, "a", 1)));
	/* Memory that is put in its place knows nothing. */
	assert_true(skc_server_state_rescue(at));
	assert_int_equal(
		SKC_PROTOCOL_UNKNOWN, skc_origin_protocol(skc_server_state_origin(at, 0, "a", 1)));
	let_go(&file);
}

/* Processes that do the next thing at the same instant: more than processors, so that some are held up. */
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
	struct skc_server_state_file file = open_it(&problem);
	skc_word_set(&meeting->inode[who], file.state != NULL ? file.inode : 0);
	meet(meeting, who, 3 * round + 2);
	let_go(&file);
}

static void all_that_make_it_at_once_end_with_the_same(void **state)
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
			put_file("", 0);
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

static void a_family_shares_memory(void **state)
{
	(void)state;
	struct skc_server_state *family = skc_server_state_of_family();
	assert_non_null(family);
	const pid_t child = fork();
	if (child == 0) {
		skc_origin_learn_protocol(skc_server_state_origin(family, 0, "a", 1), SKC_PROTOCOL_HTTP2);
		_exit(0);
	}
	int ended;
	assert_int_equal(child, waitpid(child, &ended, 0));
	assert_int_equal(
		SKC_PROTOCOL_HTTP2, skc_origin_protocol(skc_server_state_origin(family, 0, "a", 2)));
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
		IN_FOLDER(what_is_no_such_file_is_refused_and_left_alone),
		IN_FOLDER(one_that_is_too_short_is_made_whole_again),
		IN_FOLDER(another_file_takes_the_place_of_the_one_before),
		IN_FOLDER(all_that_make_it_at_once_end_with_the_same),
		cmocka_unit_test(a_family_shares_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
