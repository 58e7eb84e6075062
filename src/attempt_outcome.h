/*
 * What libcurl's code for an attempt means, by what is known of the transfer: whether the attempt may be
 * made once more at no cost, and else what failed. For attempt.c alone.
 */
#ifndef SKC_ATTEMPT_OUTCOME_H
#define SKC_ATTEMPT_OUTCOME_H

#include "transfer.h"

#define SKC_NO_DESCRIPTORS \
	"No connection: the process (or the system) has as many files and sockets open as it may"

/* True when a kept connection was no longer one. */
bool skc_outcome_is_stale(const struct skc_transfer *transfer, CURLcode code);

/* True when libcurl has sent the request as often as it does for one handle, untouched each time. */
bool skc_outcome_is_given_up(const struct skc_transfer *transfer, CURLcode code);

/* True when the decoding of the body failed, and the body was not asked for as it is yet. */
bool skc_outcome_is_encoding_at_fault(const struct skc_transfer *transfer, CURLcode code);

/* Sets the transfer's failure, unless its response tells more. */
void skc_outcome_fail(struct skc_transfer *transfer, CURLcode code);

#endif
