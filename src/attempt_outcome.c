#include "attempt_outcome.h"

#include <string.h>

#include "curl_compat.h"

/*
 * A connection that the server closed while it was idle looks like this at its next use; so does one on
 * which it had written something that is no HTTP.
 */
bool skc_outcome_is_stale(const struct skc_transfer *transfer, CURLcode code)
{
	if (!transfer->attempt.connection_reused || transfer->response.status != 0) {
		return false;
	}
	return code == CURLE_HTTP2 || code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING ||
		code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_HTTP2_STREAM ||
		code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_UNSUPPORTED_PROTOCOL;
}

/*
 * libcurl has sent a request again, at once and each time on another connection, as often as it does for
 * one handle: the server refuses its HTTP/2 streams, or closes connections before it has read from them.
 * 7.74 also gives up one that it had not sent yet, which has no stream then.
 */
bool skc_outcome_is_given_up(const struct skc_transfer *transfer, CURLcode code)
{
	const char *text = transfer->error_text;
	if (transfer->response.status != 0) {
		return false;
	}
	return code == CURLE_HTTP2_STREAM ? strstr(text, "HTTP/2 stream 0 was") != NULL
									  : (code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR) &&
			strstr(text, "Connection died, tried") != NULL;
}

/*
 * The decoding of the body failed, not its transport: gzip in several members or with bytes behind it,
 * encodings that libcurl does not know, or names of none at all. Asked for as it is, it may be read.
 */
bool skc_outcome_is_encoding_at_fault(const struct skc_transfer *transfer, CURLcode code)
{
	const struct skc_response *response = &transfer->response;
	return (code == CURLE_WRITE_ERROR || code == CURLE_BAD_CONTENT_ENCODING) &&
		!transfer->as_it_is && response->head_complete && response->encoding[0] != '\0' &&
		response->head_bytes <= SKC_HEAD_MAX && response->body_bytes <= response->max_bytes &&
		!response->body.failed;
}

/*
 * libcurl gives up on one line of more than 100 KB as if it had no memory. Those of HTTP/2 it puts
 * together itself, and nghttp2 says that it, or nghttp2 itself, has had enough.
 */
static bool is_head_too_large(const struct skc_transfer *transfer, CURLcode code)
{
	const struct skc_response *response = &transfer->response;
	if (response->head_bytes > SKC_HEAD_MAX) {
		return true;
	}
	if (response->head_complete && response->status >= 200) {
		return false;
	}
	if (code == CURLE_OUT_OF_MEMORY || (int)code == SKC_CURLE_TOO_LARGE) {
		return response->head_bytes > 0;
	}
	static const char *const texts[] = {
		"user callback function failed", "CONTINUATION frames", "Too many response headers"};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (strstr(transfer->error_text, texts[i]) != NULL) {
			return true;
		}
	}
	return false;
}

/*
 * By now libcurl has closed what it had opened: a file of authorities is opened beside a socket, and a
 * resolver needs several.
 */
static bool is_out_of_descriptors(CURLcode code)
{
	switch (code) {
		case CURLE_COULDNT_CONNECT:
			return !skc_descriptors_left(1);
		case CURLE_SSL_CACERT_BADFILE:
			return !skc_descriptors_left(2);
		case CURLE_COULDNT_RESOLVE_HOST:
		case CURLE_COULDNT_RESOLVE_PROXY:
			return !skc_descriptors_left(4);
		default:
			return false;
	}
}

void skc_outcome_fail(struct skc_transfer *transfer, CURLcode code)
{
	struct skc_response *response = &transfer->response;
	struct skc_failure *failure = &transfer->failure;
	if (code == CURLE_WRITE_ERROR && response->body_bytes > response->max_bytes) {
		if (skc_response_is_success(response)) {
			skc_failure_set(failure, SKC_FAILURE_DECODE,
				"The response body is larger than maxResponseBytes (%zu bytes)",
				response->max_bytes);
			failure->place.offset = response->max_bytes;
		}
		return; /* an error answer is one, however long */
	}
	if (response->head_complete && response->status >= 300) {
		return; /* its status counts for more than its missing end */
	}
	if (response->status == 0 && transfer->attempt.proxy_status >= 300) {
		skc_failure_from_proxy(failure, transfer->attempt.proxy_status, (int)code);
		return;
	}
	if (is_head_too_large(transfer, code)) {
		skc_failure_set(failure, SKC_FAILURE_TRANSPORT,
			"The headers of the response are too large; %zu bytes had arrived",
			response->head_bytes);
	} else if (code == CURLE_WRITE_ERROR && !response->body.failed) {
		skc_failure_set(failure, SKC_FAILURE_TRANSPORT,
			"The body cannot be decoded; its Content-Encoding is \"%s\"", response->encoding);
	} else if (is_out_of_descriptors(code)) {
		skc_failure_set(failure, SKC_FAILURE_CONNECTION, SKC_NO_DESCRIPTORS);
	} else if (skc_outcome_is_given_up(transfer, code)) {
		skc_failure_set(failure, SKC_FAILURE_CONNECTION,
			"The server refused the request, or closed the connection before it, each time (%s)",
			transfer->error_text);
	} else {
		skc_failure_from_curl(failure, code == CURLE_WRITE_ERROR ? CURLE_OUT_OF_MEMORY : (int)code,
			transfer->error_text);
		return;
	}
	failure->curl_code = (int)code;
}
