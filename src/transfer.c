#include "transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "id_set.h"
#include "key_mask.h"
#include "secret.h"
#include "url.h"

static void free_headers(struct curl_slist *headers)
{
	/* The API key is in one of them. */
	for (struct curl_slist *header = headers; header != NULL; header = header->next) {
		skc_wipe(header->data, strlen(header->data));
	}
	curl_slist_free_all(headers);
}

static void destroy(struct skc_transfer *transfer)
{
	free_headers(transfer->headers);
	free_headers(transfer->extra_headers);
	if (transfer->url != NULL) {
		skc_wipe(transfer->url, strlen(transfer->url)); /* filters hold personal data */
	}
	free(transfer->url);
	free(transfer->user_agent);
	skc_connection_config_free(&transfer->connection);
	skc_response_free(&transfer->response);
	skc_failure_free(&transfer->failure);
	free(transfer);
}

/* Appends, wherever that leaves the list. Fails without memory: the list stays as it was. */
static bool append_header(struct curl_slist **headers, const char *line)
{
	struct curl_slist *longer = curl_slist_append(*headers, line);
	if (longer != NULL) {
		*headers = longer;
	}
	return longer != NULL;
}

static bool is_authorization(const char *line)
{
	static const char name[] = "Authorization:";
	return strncmp(line, name, sizeof(name) - 1) == 0;
}

struct skc_transfer *skc_transfer_new(const struct skc_request *request)
{
	struct skc_transfer *transfer = calloc(1, sizeof(*transfer));
	if (transfer == NULL) {
		return NULL;
	}
	transfer->references = 1;
	transfer->caller = request->caller;
	transfer->timeout = request->timeout;
	transfer->connect_timeout = request->connect_timeout;
	transfer->deadline = request->deadline;
	transfer->deadline_name = request->deadline_name;
	transfer->keep = request->keep;
	transfer->retry = request->retry;
	transfer->budget = request->budget;
	transfer->rules = request->rules;
	transfer->origin = request->origin;
	memcpy(transfer->asks, request->asks, sizeof(transfer->asks));
	transfer->attempt.number = 1;
	skc_response_init(&transfer->response, request->max_response_bytes);
	skc_failure_init(&transfer->failure);
	transfer->url = strdup(request->url);
	transfer->server = skc_id_hash(request->url, skc_url_origin_len(request->url));
	transfer->user_agent = strdup(request->user_agent);
	bool failed = !skc_connection_config_copy(&transfer->connection, request->connection) ||
		transfer->url == NULL || transfer->user_agent == NULL;
	for (size_t i = 0; i < request->header_count && !failed; i++) {
		failed = !append_header(&transfer->headers, request->headers[i]);
		if (is_authorization(request->headers[i])) {
			transfer->key = skc_id_hash(request->headers[i], strlen(request->headers[i]));
		}
	}
	if (failed) {
		destroy(transfer);
		return NULL;
	}
	transfer->key = transfer->key != 0 ? transfer->key : 1; /* those without any are one */
	return transfer;
}

void skc_transfer_forget_extra_headers(struct skc_transfer *transfer)
{
	free_headers(transfer->extra_headers);
	transfer->extra_headers = NULL;
}

bool skc_transfer_add_header(struct skc_transfer *transfer, const char *line)
{
	/* libcurl takes one list: it begins as a copy of what every attempt has. */
	if (transfer->extra_headers == NULL) {
		for (const struct curl_slist *header = transfer->headers; header != NULL;
			 header = header->next) {
			if (!append_header(&transfer->extra_headers, header->data)) {
				skc_transfer_forget_extra_headers(transfer);
				return false;
			}
		}
	}
	return append_header(&transfer->extra_headers, line);
}

struct skc_transfer *skc_transfer_hold(struct skc_transfer *transfer)
{
	transfer->references++;
	return transfer;
}

void skc_transfer_release(struct skc_transfer *transfer)
{
	if (transfer != NULL && --transfer->references == 0) {
		destroy(transfer);
	}
}

/*
 * True when the answer under way is in HTTP/2, by one more line of its head. libcurl writes that itself
 * then, with names in lower case and without headers of a connection; an HTTP/1.1 server whose status
 * line says "HTTP/2" does not pass.
 */
static bool is_http2(bool so_far, const char *line, size_t len)
{
	static const char connection[] = "connection:", transfer[] = "transfer-encoding:";
	if (len > 5 && memcmp(line, "HTTP/", 5) == 0) {
		return len > 6 && line[5] == '2' && line[6] == ' ';
	}
	for (size_t i = 0; i < len && line[i] != ':'; i++) {
		if (line[i] >= 'A' && line[i] <= 'Z') {
			return false;
		}
	}
	return so_far &&
		(len < sizeof(connection) - 1 || memcmp(line, connection, sizeof(connection) - 1) != 0) &&
		(len < sizeof(transfer) - 1 || memcmp(line, transfer, sizeof(transfer) - 1) != 0);
}

/*
 * An HTTP/1.1 answer in a generation that all keys share, or that is to be shared, has its connection
 * closed; elsewhere its generation belongs to its key for good.
 */
static void keep_to_one_key(struct skc_transfer *transfer)
{
	if (transfer->generation->place.key == 0) {
		curl_easy_setopt(transfer->handle, CURLOPT_FORBID_REUSE, 1L);
	} else {
		transfer->generation->has_http1 = true;
	}
}

static size_t on_header(char *line, size_t size, size_t count, void *data)
{
	struct skc_transfer *transfer = data;
	const size_t len = size * count;
	transfer->speaks_http2 = is_http2(transfer->speaks_http2, line, len);
	if (!transfer->speaks_http2) {
		keep_to_one_key(transfer);
	}
	/* Anything but the full size makes libcurl end the transfer. */
	return skc_response_header(&transfer->response, line, len) ? len : 0;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *data)
{
	struct skc_transfer *transfer = data;
	return skc_response_body(&transfer->response, bytes, size * count) ? size * count : 0;
}

/*
 * libcurl tells the progress of what has a connection, each time it works; newer ones only of a connection
 * that stands. What is in its queue makes none.
 */
static int on_progress(
	void *data, curl_off_t wanted, curl_off_t received, curl_off_t to_send, curl_off_t sent)
{
	struct skc_transfer *transfer = data;
	(void)wanted;
	(void)received;
	(void)to_send;
	(void)sent;
	transfer->has_connection = true;
	return 0;
}

void skc_transfer_prepare(struct skc_transfer *transfer, CURL *handle)
{
	transfer->error_text[0] = '\0';
	transfer->speaks_http2 = false;
	transfer->has_connection = false;
	transfer->connection_id = -1;
	curl_easy_setopt(handle, CURLOPT_PRIVATE, transfer);
	curl_easy_setopt(handle, CURLOPT_URL, transfer->url);
	curl_easy_setopt(handle, CURLOPT_HTTPHEADER, skc_transfer_headers(transfer));
	curl_easy_setopt(handle, CURLOPT_USERAGENT, transfer->user_agent);
	curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer->error_text);
	curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(handle, CURLOPT_HEADERDATA, transfer);
	curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer);
	curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, on_progress);
	curl_easy_setopt(handle, CURLOPT_XFERINFODATA, transfer);
	curl_easy_setopt(handle, CURLOPT_PIPEWAIT, transfer->share_connection ? 1L : 0L);
	curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, transfer->fresh_connection ? 1L : 0L);
	if (transfer->as_it_is) {
		curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "identity");
		curl_easy_setopt(handle, CURLOPT_HTTP_CONTENT_DECODING, 0L);
	}
	skc_connection_config_apply(&transfer->connection, transfer->url, handle);
}

void skc_transfer_mask_key(struct skc_transfer *transfer)
{
	static const char bearer[] = "Authorization: Bearer ";
	for (const struct curl_slist *header = transfer->headers; header != NULL;
		 header = header->next) {
		if (strncmp(header->data, bearer, sizeof(bearer) - 1) == 0) {
			const char *key = header->data + sizeof(bearer) - 1;
			skc_failure_mask_key(&transfer->failure, key);
			skc_key_mask_text(transfer->response.request_id, key);
		}
	}
}

curl_socket_t skc_transfer_socket(const struct skc_transfer *transfer)
{
	curl_socket_t socket = CURL_SOCKET_BAD;
	if (transfer->handle != NULL) {
		curl_easy_getinfo(transfer->handle, CURLINFO_ACTIVESOCKET, &socket);
	}
	return socket;
}

void skc_transfer_find_connection(struct skc_transfer *transfer)
{
	const int64_t id = skc_curl_connection_id(transfer->handle);
	if (transfer->has_connection) {
		transfer->connection_id = id;
	} else {
		transfer->has_connection = id != transfer->connection_id;
	}
}

bool skc_transfer_was_connected(const struct skc_transfer *transfer)
{
	curl_off_t ready = 0;
	curl_easy_getinfo(transfer->handle, CURLINFO_PRETRANSFER_TIME_T, &ready);
	return ready != 0;
}

void skc_transfer_measure(struct skc_transfer *transfer, CURL *handle, int curl_code)
{
	struct skc_attempt_cost *attempt = &transfer->attempt;
	long version = 0, connects = 0, header_bytes = 0, proxy_status = 0;
	curl_off_t value = 0, lookup = 0, connect = 0, tls = 0;
	const char *address = NULL;
	curl_easy_getinfo(handle, CURLINFO_HTTP_VERSION, &version);
	curl_easy_getinfo(handle, CURLINFO_NUM_CONNECTS, &connects);
	curl_easy_getinfo(handle, CURLINFO_HEADER_SIZE, &header_bytes);
	curl_easy_getinfo(handle, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
	attempt->proxy_status = (int)proxy_status;
	attempt->status = transfer->response.status;
	attempt->curl_code = curl_code;
	/* Seen before the first header: a response that never began has no version. */
	snprintf(attempt->http_version, sizeof(attempt->http_version), "%s",
		transfer->response.status == 0         ? ""
			: version == CURL_HTTP_VERSION_2_0 ? "2"
			: version == CURL_HTTP_VERSION_1_0 ? "1.0"
			: version == CURL_HTTP_VERSION_3   ? "3"
											   : "1.1");
	attempt->body_bytes = (int64_t)transfer->response.body_bytes;
	curl_easy_getinfo(handle, CURLINFO_SIZE_DOWNLOAD_T, &value);
	attempt->bytes_received = (int64_t)value + header_bytes;
	curl_easy_getinfo(handle, CURLINFO_NAMELOOKUP_TIME_T, &lookup);
	curl_easy_getinfo(handle, CURLINFO_CONNECT_TIME_T, &connect);
	curl_easy_getinfo(handle, CURLINFO_APPCONNECT_TIME_T, &tls);
	/*
	 * libcurl counts each from the start; users want each on its own. Not reached, or re-used: 0.
	 */
	attempt->name_lookup = lookup;
	attempt->connect = connect > lookup ? connect - lookup : 0;
	attempt->tls = tls > connect ? tls - connect : 0;
	curl_easy_getinfo(handle, CURLINFO_STARTTRANSFER_TIME_T, &value);
	attempt->first_byte = value;
	curl_easy_getinfo(handle, CURLINFO_TOTAL_TIME_T, &value);
	attempt->total = value;
	curl_easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &value);
	/* Newer ones count up to a failure also where there was no connection, which has no address. */
	curl_easy_getinfo(handle, CURLINFO_PRIMARY_IP, &address);
	attempt->connection_reused =
		connects == 0 && value > 0 && address != NULL && address[0] != '\0';
}
