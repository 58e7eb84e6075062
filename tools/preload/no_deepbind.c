/*
 * Preloaded before libasan: PHP opens extensions with RTLD_DEEPBIND, which sanitizers refuse and which hides an
 * extension from every other preloaded library. Children of PHP are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>

__attribute__((constructor)) static void spare_children(void)
{
	unsetenv("LD_PRELOAD");
}

void *dlopen(const char *file, int mode)
{
	void *(*next)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
	return next(file, mode & ~RTLD_DEEPBIND);
}
