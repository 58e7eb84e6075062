/*
 * The loop: steps the engine, serves its events, lets signals in. The only place where PHP waits.
 */
#ifndef SKIPCALL_DRIVE_H
#define SKIPCALL_DRIVE_H

#include "client.h"
#include "time_limit.h"

#include "../src/transfer.h"

/*
 * One GET, driven until it is done or until the deadline, which waits that a `sleep` only pretends to
 * make bring forward: its outcome stands in the transfer, which the caller gives back
 * with skipcall_drive_release(). Takes the URL, wiped before PHP can run: it may hold personal data,
 * and a bailout must not leave it behind. Fails with an exception (of a callback, a signal handler,
 * or without memory): NULL.
 */
struct skc_transfer *skipcall_drive_get(
	struct skipcall_client *client, struct skc_buffer *url, struct skipcall_deadline *deadline);

void skipcall_drive_release(struct skc_transfer *transfer);

/* The end of a PHP request: takes back what calls left behind that PHP bailed out of. */
void skipcall_drive_end_request(void);

/* Whose rate limit the client's answers tell of. */
uint64_t skipcall_client_budget(const struct skipcall_client *client);

#endif
