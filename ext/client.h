/* Skipcall\Client: the object. */
#ifndef SKIPCALL_CLIENT_H
#define SKIPCALL_CLIENT_H

#include "php.h"

#include "options.h"

/* Characters of a bucket's name. */
#define SKIPCALL_BUCKET_NAME 32

struct skipcall_client {
	zend_string *api_key; /* our own copy, wiped when the object goes; NULL: not constructed */
	struct skipcall_options *options; /* there before the key: while the constructor reads them */
	char bucket[SKIPCALL_BUCKET_NAME +
		1]; /* names the rate limit that its requests count for: a hash */
	zend_object std;
};

static inline struct skipcall_client *skipcall_client_of(zend_object *object)
{
	return (
		struct skipcall_client *)(void *)((char *)object - offsetof(struct skipcall_client, std));
}

/*
 * The client of a method call; throws and returns NULL when its constructor never ran (mocks,
 * subclasses).
 */
struct skipcall_client *skipcall_this_client(zval *this);

/* The class's own part of MINIT, beyond what arginfo registers. */
void skipcall_client_minit(void);

#endif
