/*
 * What a request ended in when it did not end in a page: one list of kinds, and a record that its
 * caller owns.
 */
#ifndef SKC_FAILURE_H
#define SKC_FAILURE_H

#include "buffer.h"
#include "inflate.h"
#include "json_place.h"
#include "response.h"

/* Kind, and the exception class it becomes. */
#define SKC_FAILURES(X) \
	X(NONE, SkipcallException) \
	X(TRANSPORT, TransportException) \
	X(CONNECTION, ConnectionException) \
	X(CONNECT_TIMEOUT, TimeoutException) \
	X(TIMEOUT, TimeoutException) \
	X(TLS, TlsException) \
	X(API, ApiException) \
	X(BAD_REQUEST, BadRequestException) \
	X(AUTHENTICATION, AuthenticationException) \
	X(PERMISSION, PermissionException) \
	X(SUBSCRIPTION_REQUIRED, SubscriptionRequiredException) \
	X(PLAN_NOT_ELIGIBLE, PlanNotEligibleException) \
	X(NOT_FOUND, NotFoundException) \
	X(RATE_LIMIT, RateLimitException) \
	X(RESERVE, InvalidArgumentException) \
	X(SERVER, ServerException) \
	X(DECODE, DecodeException) \
	X(PAGINATION, PaginationException)

enum skc_failure_kind {
#define SKC_FAILURE_ENUM(kind, class_name) SKC_FAILURE_##kind,
	SKC_FAILURES(SKC_FAILURE_ENUM)
#undef SKC_FAILURE_ENUM
};

#define SKC_ERROR_CODE_MAX 64
#define SKC_MESSAGE_MAX 512
/* Messages of one error body that are kept, and bytes of each. */
#define SKC_DETAILS_MAX 64
#define SKC_DETAIL_MAX 1024

struct skc_failure {
	enum skc_failure_kind kind;
	int status; /* of the response; 0: none */
	int curl_code; /* CURLE_*; 0: none */
	int64_t retry_after; /* microseconds; -1: unknown */
	bool local; /* nothing was sent: the budget refused */
	bool dead_connection; /* a kept connection on which nothing came until the time was up */
	char message[SKC_MESSAGE_MAX]; /* for people; holds no key, no filters, no row */
	char code[SKC_ERROR_CODE_MAX + 1]; /* the server's, like UNAUTHORIZED; "" when it named none */
	struct skc_buffer details; /* the server's messages, each followed by a NUL */
	unsigned detail_count;
	struct skc_json_place place; /* of a document that is not the documented one */
};

/* Nothing failed. */
void skc_failure_init(struct skc_failure *failure);

/* Owns: frees the details. */
void skc_failure_free(struct skc_failure *failure);

/* Sets kind and message, like printf. */
void skc_failure_set(struct skc_failure *failure, enum skc_failure_kind kind, const char *format,
	...) SKC_PRINTF_LIKE(3, 4);

/* Sets the code, like a server's; at most SKC_ERROR_CODE_MAX bytes. */
void skc_failure_set_code(struct skc_failure *failure, const char *code);

/* From a response that is not 2xx, its body in whatever shape. */
void skc_failure_from_response(struct skc_failure *failure, const struct skc_response *response);

/*
 * A 2xx response was not what was asked for: says so in better words when it had no body, HTML, or an
 * encoding in it.
 */
void skc_failure_explain_body(struct skc_failure *failure, const struct skc_response *response);

/* A 2xx response whose body came in an encoding that is cut short or damaged, `inflate` says where. */
void skc_failure_from_inflate(struct skc_failure *failure, const struct skc_response *response,
	const struct skc_inflate *inflate);

/* From what libcurl ended in. `detail` is its own error text, or "". */
void skc_failure_from_curl(struct skc_failure *failure, int curl_code, const char *detail);

/* From a proxy that answered CONNECT with this status. */
void skc_failure_from_proxy(struct skc_failure *failure, int status, int curl_code);

/*
 * Masks the API key wherever a server's text has got into the failure; to be called before it is shown.
 */
void skc_failure_mask_key(struct skc_failure *failure, const char *key);

/* True when the same request may succeed later without a change by its caller. */
bool skc_failure_is_retryable(const struct skc_failure *failure);

/* True when the failure's message or details name this word (as a word of its own). */
bool skc_failure_names(const struct skc_failure *failure, const char *word);

/* True when a message that names this word says that there is no such parameter, as validators word it. */
bool skc_failure_says_unknown_parameter(const struct skc_failure *failure, const char *word);

#endif
