/* Failures of failure.h that libcurl reports: its codes, and what its texts say beside them. */
#include <string.h>

#include "curl_compat.h"
#include "failure.h"
#include "header.h"

static enum skc_failure_kind kind_of_curl_code(int code)
{
	switch (code) {
		case CURLE_OPERATION_TIMEDOUT:
			return SKC_FAILURE_TIMEOUT;
		case CURLE_COULDNT_RESOLVE_PROXY:
		case CURLE_COULDNT_RESOLVE_HOST:
		case CURLE_COULDNT_CONNECT:
		case CURLE_PARTIAL_FILE:
		case CURLE_GOT_NOTHING:
		case CURLE_SEND_ERROR:
		case CURLE_RECV_ERROR:
		case CURLE_HTTP2:
		case CURLE_HTTP2_STREAM:
		case CURLE_PROXY:
			return SKC_FAILURE_CONNECTION;
		case CURLE_SSL_CONNECT_ERROR:
		case CURLE_PEER_FAILED_VERIFICATION:
		case CURLE_SSL_ENGINE_NOTFOUND:
		case CURLE_SSL_ENGINE_SETFAILED:
		case CURLE_SSL_CERTPROBLEM:
		case CURLE_SSL_CIPHER:
		case CURLE_USE_SSL_FAILED:
		case CURLE_SSL_ENGINE_INITFAILED:
		case CURLE_SSL_CACERT_BADFILE:
		case CURLE_SSL_SHUTDOWN_FAILED:
		case CURLE_SSL_CRL_BADFILE:
		case CURLE_SSL_ISSUER_ERROR:
		case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
		case CURLE_SSL_INVALIDCERTSTATUS:
		case SKC_CURLE_SSL_CLIENTCERT:
			return SKC_FAILURE_TLS;
		default:
			return SKC_FAILURE_TRANSPORT;
	}
}

/*
 * True when a TLS handshake failed because the peer was gone, by libcurl's text (it has one code for all
 * failures of a handshake). OpenSSL has nothing on its own list of errors then, for which libcurl names
 * the host instead, or the socket fails before it; the reason beside that is in the language of the locale.
 */
static bool is_hung_up(const char *detail)
{
	static const char *const parts[] = {" in connection to ",
		"recv failure: ", "send failure: ", "unexpected eof", "SSL_ERROR_SYSCALL",
		"connection reset", "broken pipe", "connection was closed", "non-properly terminated",
		"pull function", "failed to receive handshake"};
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (skc_ascii_holds(detail, parts[i])) {
			return true;
		}
	}
	return false;
}

/* White space at its end is libcurl's habit. */
static int trimmed(const char *text)
{
	size_t len = strlen(text);
	while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\n' || text[len - 1] == '.')) {
		len--;
	}
	return len < 300 ? (int)len : 300;
}

void skc_failure_from_curl(struct skc_failure *failure, int curl_code, const char *detail)
{
	const bool hung_up = curl_code == CURLE_SSL_CONNECT_ERROR && is_hung_up(detail);
	const char *text = hung_up ? "The connection was closed during the TLS handshake"
							   : curl_easy_strerror((CURLcode)curl_code);
	/* What helps where a proxy or firewall inspects TLS. */
	const bool unknown_issuer = curl_code == CURLE_PEER_FAILED_VERIFICATION &&
		(skc_ascii_holds(detail, "issuer") || skc_ascii_holds(detail, "self") ||
			skc_ascii_holds(detail, "signer not found"));
	const char *advice = unknown_issuer
		? "; if a proxy or firewall inspects TLS here, name its authority by the option caFile or "
		  "the setting skipcall.ca_file"
		: "";
	failure->curl_code = curl_code;
	skc_failure_set(failure, hung_up ? SKC_FAILURE_CONNECTION : kind_of_curl_code(curl_code),
		"%s%s%.*s (curl error %d)%s", text, detail[0] != '\0' ? ": " : "", trimmed(detail), detail,
		curl_code, advice);
}

void skc_failure_from_proxy(struct skc_failure *failure, int status, int curl_code)
{
	/* 5xx: it could not reach the server, which may pass; else it does not want to. */
	const enum skc_failure_kind kind =
		status >= 500 ? SKC_FAILURE_CONNECTION : SKC_FAILURE_TRANSPORT;
	failure->curl_code = curl_code;
	skc_failure_set(failure, kind, "The proxy refused to connect: HTTP %d%s", status,
		status == 407 || status == 401 ? ", its user name or password is wrong or missing" : "");
}
