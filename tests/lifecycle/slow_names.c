/*
 * Preloaded: names below hang.test take twenty seconds to resolve, so that tests see who waits for
 * it; names below moving.test stand for the address that is in the file SKIPCALL_ADDRESS. With tools/preload/no_deepbind.c, since PHP hides extensions from preloaded functions.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int getaddrinfo(
	const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
	int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
		(int (*)(const char *, const char *, const struct addrinfo *, struct addrinfo **))dlsym(
			RTLD_NEXT, "getaddrinfo");
	if (node != NULL && strstr(node, ".hang.test") != NULL) {
		struct timespec left = {20, 0};
		while (nanosleep(&left, &left) != 0) {
		}
		return EAI_AGAIN;
	}
	if (node != NULL && strstr(node, ".moving.test") != NULL) {
		static char address[64];
		FILE *file = fopen(getenv("SKIPCALL_ADDRESS"), "r");
		if (file == NULL || fgets(address, sizeof(address), file) == NULL) {
			return EAI_AGAIN;
		}
		fclose(file);
		return real(address, service, hints, found);
	}
	return real(node, service, hints, found);
}
