/* Whose request it is: what callbacks, statistics and exceptions of a transfer need to know. */
#ifndef SKIPCALL_REQUEST_OWNER_H
#define SKIPCALL_REQUEST_OWNER_H

#include "client.h"
#include "list_arguments.h"

#include "../src/transfer.h"

/* Has to live until the transfer is done or released. */
struct skipcall_request_owner {
	struct skipcall_client *client; /* borrowed: whoever has this holds its object */
	const char *operation; /* for statistics; static */
	const struct skipcall_list_arguments *arguments; /* what is asked for; NULL: no list */
	uint64_t call_id[2]; /* of all its transfers; 0 until the first one starts */
	zend_object *exception; /* thrown by a callback of the transfer; whoever has this throws it */
	zend_object *previous; /* what its transport threw last: previous of what it ends in */
	zend_string *const
		*checkpoint; /* of the run it is part of, for exceptions; NULL, or NULL there: none */
};

static inline struct skipcall_request_owner *skipcall_owner_of(const struct skc_transfer *transfer)
{
	return transfer->caller;
}

#endif
