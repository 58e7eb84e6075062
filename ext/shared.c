#include "shared.h"

#include "main/php_open_temporary_file.h"

#include "../src/clock.h"
#include "../src/server_state_file.h"
#include "settings.h"

/* How often to look whether the file is still the one in its place, and to try again without one. */
#define LOOK_EVERY (5 * SKC_SECOND)
#define TRY_EVERY (60 * SKC_SECOND)

/* Memory of this process and all that were forked from it. Set before there are threads, then only read. */
static struct skc_server_state *family;

/*
 * Where the file is mapped, for all threads and for good, since its slots are in use: another file takes the
 * place of the one before, so that one that is deleted again and again leaks nothing. NULL: no file is used.
 */
static struct skc_server_state *mapped;

void skipcall_shared_minit(void)
{
	family = skc_server_state_of_family();
	mapped = skc_server_state_of_family();
}

void skipcall_shared_free(struct skipcall_shared *shared)
{
	free(shared->own);
	shared->own = shared->state = NULL;
}

/* What this process learns alone. */
static struct skc_server_state *own_state(void)
{
	struct skipcall_shared *shared = &SKIPCALL_G(shared);
	if (shared->own == NULL) {
		shared->own = calloc(1, sizeof(*shared->own)); /* pages that are not used cost nothing */
		if (shared->own == NULL) {
			zend_error_noreturn(E_ERROR, "Skipcall: out of memory");
		}
	}
	return shared->own;
}

/* ---- a file that is shortened under us ---- */

/* How often that happened. */
static skc_word rescued;

#ifdef SKC_SHARED_FILES

static struct sigaction before_bus;

/*
 * Pages of a mapped file that was shortened end the process that touches them. Here the request goes on with
 * memory of its own, and the next look at the file finds that it has to be opened again.
 */
static void on_bus_error(int number, siginfo_t *info, void *context)
{
	(void)context;
	const uintptr_t at = (uintptr_t)info->si_addr, begin = (uintptr_t)mapped;
	const int error = errno;
	if (at >= begin && at - begin < sizeof(*mapped) && skc_server_state_rescue(mapped)) {
		skc_word_set(&rescued, skc_word_get(&rescued) + 1);
	} else {
		sigaction(SIGBUS, &before_bus, NULL);
		raise(number); /* comes when this function returns */
	}
	errno = error;
}

static void guard_mapping(void)
{
	static skc_word guarded;
	uint64_t no = 0;
	if (skc_word_swap(&guarded, &no, 1)) {
		struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK};
		action.sa_sigaction = on_bus_error;
		sigemptyset(&action.sa_mask);
		sigaction(SIGBUS, &action, &before_bus);
	}
}

#else

static void guard_mapping(void)
{
}

#endif

/* ---- the file ---- */

/* The number of skipcall.shared_group; -1: none is set, -2: there is none of that name. */
static int64_t group_of_file(void)
{
	const char *name = skipcall_shared_group();
	const int64_t group = name != NULL ? skc_group_named(name) : -1;
	return name != NULL && group == -1 ? -2 : group;
}

/* Where the file is; false: not allowed there. */
static bool path_of_file(int64_t group, char path[MAXPATHLEN], const char **problem)
{
	const char *given = skipcall_shared_file();
	if (given != NULL) {
		snprintf(path, MAXPATHLEN, "%s", given);
		*problem = "is not where open_basedir allows";
		return php_check_open_basedir_ex(path, 0) == 0;
	}
	/* The same for every service, and empty after a start of the machine. */
	const char *folder =
		skc_shared_folder() != NULL ? skc_shared_folder() : php_get_temporary_directory();
	if (group >= 0) {
		snprintf(path, MAXPATHLEN, "%s/skipcall-" SKC_SERVER_STATE_VERSION "-group-%ld", folder,
			(long)group);
	} else {
		snprintf(path, MAXPATHLEN, "%s/skipcall-" SKC_SERVER_STATE_VERSION "-%ld", folder,
			(long)skc_user_self());
	}
	return true;
}

/* Once per process and all those that were forked with it. */
static void complain(const char *path, const char *problem)
{
	struct skipcall_shared *shared = &SKIPCALL_G(shared);
	bool first = !shared->has_complained;
	shared->has_complained = true;
	if (family != NULL) {
		uint64_t none = 0;
		first = skc_word_swap(&family->complained, &none, 1);
	}
	if (first) {
		zend_string *text = strpprintf(0,
			"Skipcall: rate limits are shared only by processes of one parent: \"%s\" %s", path,
			problem);
		php_log_err_with_severity(ZSTR_VAL(text), 5); /* LOG_NOTICE */
		zend_string_release(text);
	}
}

static void open_file(struct skipcall_shared *shared)
{
	char path[MAXPATHLEN] = "";
	const char *problem = "names no group of this system";
	const int64_t group = group_of_file();
	struct skc_server_state_file file = {0};
	const uint64_t rescues = skc_word_get(&rescued);
	if (group == -2) {
		snprintf(path, sizeof(path), "skipcall.shared_group");
	} else if (path_of_file(group, path, &problem)) {
		file = skc_server_state_file_open(path, group, mapped, &problem);
	}
	if (file.state != NULL) {
		guard_mapping();
	} else {
		complain(path, problem);
	}
	shared->state = file.state != NULL ? file.state : family != NULL ? family : own_state();
	shared->problem = file.state != NULL ? NULL : problem;
	shared->device = file.device;
	shared->inode = file.state != NULL ? file.inode : 0;
	shared->rescues = rescues;
	shared->user = skc_user_self();
	shared->time_run = skc_time_run();
}

/* Whether the file that is mapped is still the one at its path. */
static bool is_current(const struct skipcall_shared *shared)
{
	char path[MAXPATHLEN];
	const char *problem;
	const struct skc_server_state_file file = {
		.device = shared->device,
		.inode = shared->inode,
	};
	return shared->rescues == skc_word_get(&rescued) &&
		path_of_file(group_of_file(), path, &problem) &&
		skc_server_state_file_is_current(&file, path);
}

/* What clients of the real network share. */
static struct skc_server_state *shared_state(void)
{
	struct skipcall_shared *shared = &SKIPCALL_G(shared);
	const int64_t now = skipcall_now();
	if (!skipcall_shares_rate_limits()) {
		return own_state();
	}
	if (shared->state == NULL || shared->user != skc_user_self()) {
		open_file(shared);
	} else if (now - shared->looked > (shared->inode != 0 ? LOOK_EVERY : TRY_EVERY)) {
		if (shared->inode == 0 || !is_current(shared)) {
			open_file(shared);
		}
	} else {
		return shared->state;
	}
	shared->looked = now;
	return shared->state;
}

void skipcall_shared_describe(char *text, size_t size)
{
	const struct skipcall_shared *shared = &SKIPCALL_G(shared);
	char path[MAXPATHLEN] = "skipcall.shared_group";
	const char *problem = "names no group of this system";
	const int64_t group = group_of_file();
	const bool has_place = group != -2 && path_of_file(group, path, &problem);
	const bool is_open = shared->state != NULL && shared->user == skc_user_self();
	if (!skipcall_shares_rate_limits()) {
		snprintf(text, size, "none: skipcall.rate_limit_scope is process");
	} else if (!has_place || (is_open && shared->inode == 0)) {
		snprintf(text, size, "none: %s %s", path, has_place ? shared->problem : problem);
	} else {
		snprintf(text, size, "%s, %s", path, is_open ? "in use" : "not opened by this process yet");
	}
}

/* ---- a client's ---- */

/* Where what a client learns is kept: what it pretends is its own. */
static struct skc_server_state *state_of(const struct skipcall_client *client)
{
	return client->options->scope != 0 ? own_state() : shared_state();
}

/* What keeps apart that must not share: clients that pretend, and runs of the clock. */
static uint64_t scope_of(const struct skipcall_client *client)
{
	return client->options->scope != 0 ? client->options->scope : SKIPCALL_G(shared).time_run;
}

struct skc_budget_ref skipcall_budget_of(const struct skipcall_client *client)
{
	struct skc_server_state *state = state_of(client);
	return skc_server_state_budget(state, scope_of(client), client->bucket, skipcall_now());
}

struct skc_origin *skipcall_origin_of(const struct skipcall_client *client)
{
	struct skc_server_state *state = state_of(client);
	return skc_server_state_origin(
		state, scope_of(client), ZSTR_VAL(client->options->base_url), skipcall_now());
}
