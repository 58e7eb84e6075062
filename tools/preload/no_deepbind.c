/*
 * Preloaded before libasan or a pretended clock: PHP opens extensions with RTLD_DEEPBIND, which sanitizers refuse and
 * which hides an extension from every other preloaded library. Children of PHP are left alone unless
 * SKIPCALL_PRELOAD_CHILDREN is set; a shell or valgrind that starts PHP hands it on.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

__attribute__((constructor)) static void spare_children(void)
{
	if (strncmp(program_invocation_short_name, "php", 3) == 0 &&
		getenv("SKIPCALL_PRELOAD_CHILDREN") == NULL) {
		unsetenv("LD_PRELOAD");
	}
}

void *dlopen(const char *file, int mode)
{
	void *(*next)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
	return next(file, mode & ~RTLD_DEEPBIND);
}
