#include "shared.h"

#include "main/php_open_temporary_file.h"

#include "../src/clock.h"
#include "../src/learnt_file.h"
#include "settings.h"

/* How often to look whether the file is still the one in its place, and to try again without one. */
#define LOOK_EVERY (5 * SKC_SECOND)
#define TRY_EVERY (60 * SKC_SECOND)

/*
 * Memory of this process and all that were forked from it. Set before there are threads, only read
 * afterwards.
 */
static struct skc_learnt *family;

void skipcall_shared_minit(void)
{
	family = skc_learnt_of_family(skipcall_random_seed());
}

void skipcall_shared_free(struct skipcall_shared *shared)
{
	struct skc_learnt_file file = {.learnt = shared->inode != 0 ? shared->learnt : NULL};
	skc_learnt_file_close(&file);
	shared->learnt = NULL;
}

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
		snprintf(path, MAXPATHLEN, "%s/skipcall-group-%ld", folder, (long)group);
	} else {
		snprintf(path, MAXPATHLEN, "%s/skipcall-%ld", folder, (long)skc_user_self());
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
	struct skc_learnt_file file = {0};
	if (group == -2) {
		snprintf(path, sizeof(path), "skipcall.shared_group");
	} else if (path_of_file(group, path, &problem)) {
		file = skc_learnt_file_open(path, group, skipcall_random_seed(), &problem);
	}
	*shared = (struct skipcall_shared){
		.learnt = file.learnt != NULL ? file.learnt
			: family != NULL          ? family
									  : &skipcall_engine()->learnt,
		.device = file.device,
		.inode = file.learnt != NULL ? file.inode : 0,
		.user = skc_user_self(),
		.has_complained = shared->has_complained,
	};
	if (file.learnt == NULL) {
		complain(path, problem);
	}
}

/* Whether the file that is mapped is still the one at its path. */
static bool is_current(const struct skipcall_shared *shared)
{
	char path[MAXPATHLEN];
	const char *problem;
	const struct skc_learnt_file file = {
		.device = shared->device,
		.inode = shared->inode,
	};
	return path_of_file(group_of_file(), path, &problem) && skc_learnt_file_is_current(&file, path);
}

/* What clients of the real network share. */
static struct skc_learnt *shared_learnt(void)
{
	struct skipcall_shared *shared = &SKIPCALL_G(shared);
	const int64_t now = skipcall_now();
	if (!skipcall_shares_rate_limits()) {
		return &skipcall_engine()->learnt;
	}
	if (shared->learnt == NULL || shared->user != skc_user_self()) {
		open_file(shared);
	} else if (now - shared->looked > (shared->inode != 0 ? LOOK_EVERY : TRY_EVERY)) {
		if (shared->inode == 0 || !is_current(shared)) {
			open_file(shared);
		}
	} else {
		return shared->learnt;
	}
	shared->looked = now;
	return shared->learnt;
}

/* ---- a client's ---- */

/* Where what a client learns is kept: what it pretends is its own. */
static struct skc_learnt *learnt_of(const struct skipcall_client *client)
{
	return client->options->scope != 0 ? &skipcall_engine()->learnt : shared_learnt();
}

struct skc_budget *skipcall_budget_of(const struct skipcall_client *client)
{
	return skc_learnt_budget(
		learnt_of(client), client->options->scope, client->bucket, skipcall_now());
}

struct skc_origin *skipcall_origin_of(const struct skipcall_client *client)
{
	return skc_learnt_origin(learnt_of(client), client->options->scope,
		ZSTR_VAL(client->options->base_url), skipcall_now());
}
