/* What came back: the headers the client knows, and the body up to its ceiling. */
#ifndef SKC_RESPONSE_H
#define SKC_RESPONSE_H

#include <stdint.h>

#include "buffer.h"

#define SKC_REQUEST_ID_MAX 128
#define SKC_ENCODING_MAX 40
/* Bytes of one header that are looked at, and those of all heads of a response that may come. */
#define SKC_HEADER_MAX 1024
#define SKC_HEAD_MAX ((size_t)256 * 1024)
/* Bytes of an error body that are kept. */
#define SKC_ERROR_BODY_MAX ((size_t)64 * 1024)

/* The server's word on its rate limit. */
struct skc_rate_limit {
	bool known; /* all three headers were there and made sense */
	int64_t limit;
	int64_t remaining;
	int64_t reset_at; /* Unix seconds on this machine's clock */

	/* Reset once more, as exactly as it was said. */
	int64_t reset; /* microseconds since 1970 on the server's clock; -1: it said `left` */
	int64_t left; /* microseconds from when the answer was made; -1: it said `reset` */
	int64_t resolution; /* microseconds in which it was said */
};

struct skc_response {
	int status; /* 0: no response yet */
	bool head_complete; /* the empty line after the headers was there */
	struct skc_rate_limit rate_limit;
	int64_t retry_after; /* microseconds to wait as Retry-After has it; -1: not said */
	char request_id[SKC_REQUEST_ID_MAX + 1];
	char encoding[SKC_ENCODING_MAX + 1]; /* Content-Encoding as it was said; "" when it was not */
	size_t head_bytes; /* of all heads, those of interim answers and trailers included */
	struct skc_buffer body; /* decompressed */
	size_t body_bytes; /* size of the body, also of what was not kept */
	size_t max_bytes; /* the most that a body may have */

	/* As received; skc_response_finish() makes sense of them, since Date may come last. */
	struct {
		int64_t limit, remaining, reset; /* -1: not said */
		int64_t retry_after; /* microseconds; -1: not said */
		int64_t retry_after_date; /* Unix microseconds; -1: not said */
		int64_t date; /* Unix seconds; -1: not said */
	} said;
	char line[SKC_HEADER_MAX]; /* the header under way: the next line may go on with it */
	size_t line_len;
};

/* Nothing received yet. */
void skc_response_init(struct skc_response *response, size_t max_bytes);

/* Owns: frees the body. */
void skc_response_free(struct skc_response *response);

/*
 * One line of the head, with or without its line end. A status line begins a new head (after 1xx); what
 * comes behind the head is a trailer and is not looked at. False when there is more of it than
 * SKC_HEAD_MAX: the transfer has to end.
 */
bool skc_response_header(struct skc_response *response, const char *line, size_t len);

/*
 * A piece of the body. False when the transfer has to end: the body is larger than max_bytes
 * (body_bytes then says so), or there is no memory. Of an error answer the first SKC_ERROR_BODY_MAX
 * bytes are kept and the rest is dropped.
 */
bool skc_response_body(struct skc_response *response, const char *bytes, size_t len);

/*
 * The whole body, without a copy: it ends with a NUL, and stays until give_back() gets the lender. Of an
 * error answer, and of one that is too large, as much is kept as skc_response_body() keeps of it.
 */
void skc_response_lend_body(struct skc_response *response, char *bytes, size_t len, void *lender,
	void (*give_back)(void *lender));

/*
 * Everything is there: works out rate_limit and retry_after. `now` is the wall clock in
 * microseconds.
 */
void skc_response_finish(struct skc_response *response, int64_t now);

static inline bool skc_response_is_success(const struct skc_response *response)
{
	return response->status >= 200 && response->status <= 299;
}

#endif
