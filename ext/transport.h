/* The options `transport` and `sleep`: what tests put in the place of the network and of waiting. */
#ifndef SKIPCALL_TRANSPORT_H
#define SKIPCALL_TRANSPORT_H

#include "request_owner.h"

/* Calls `transport` and takes its response. May leave an exception. */
void skipcall_transport_serve(struct skc_transfer *transfer);

/* Calls `sleep`. May leave an exception. */
void skipcall_sleep_serve(struct skc_transfer *transfer);

#endif
