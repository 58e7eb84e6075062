#include "request.h"

#include "SAPI.h"
#include "php_variables.h"
#include "ext/json/php_json.h"
#include "ext/standard/php_string.h"

#include "../src/clock.h"
#include "../src/header.h"
#include "../src/json_reader.h"
#include "../src/url.h"
#include "classes.h"
#include "globals.h"
#include "object.h"
#include "refuse.h"
#include "values.h"

/* Less is never left: HTTP clients take 0 for no limit at all. */
#define LEAST_TIMEOUT (SKC_SECOND / 1000)

/* Has no properties: what shows or stores properties shows and stores nothing. */
struct skipcall_request {
	uint64_t id;
	uint64_t call_id[2];
	const char *operation; /* static */
	unsigned attempt;
	zend_string *url;
	bool is_list;
	struct skipcall_list_arguments arguments; /* of a list */
	zval headers;
	int64_t ends; /* monotonic */
	size_t max_response_bytes;
	zend_object std;
};

static struct skipcall_request *request_of(const zend_object *object)
{
	return (struct skipcall_request *)(void *)((char *)(uintptr_t)object -
		offsetof(struct skipcall_request, std));
}

static struct skipcall_request *this_request(const zval *this)
{
	return request_of(Z_OBJ_P(this));
}

static void free_request(zend_object *object)
{
	struct skipcall_request *request = request_of(object);
	if (request->url != NULL) {
		zend_string_release(request->url);
	}
	skipcall_list_arguments_free(&request->arguments);
	zval_ptr_dtor(&request->headers);
}

/* Refers to texts only. */
static void add_gc(zend_object *object, zend_get_gc_buffer *buffer)
{
	(void)object;
	(void)buffer;
}

static struct skipcall_object_class request_class = {
	.size = sizeof(struct skipcall_request),
	.offset = offsetof(struct skipcall_request, std),
	.free = free_request,
	.gc = add_gc,
};

static zend_object *create_request(zend_class_entry *ce)
{
	return skipcall_object_new(&request_class, ce);
}

void skipcall_request_minit(void)
{
	skipcall_object_minit(&request_class, skipcall_ce_Request, create_request);
}

/* ---- what it is made of ---- */

/* The request headers by name, without Authorization. */
static void shown_headers(const struct skc_transfer *transfer, zval *out)
{
	array_init(out);
	bool has_user_agent = false;
	for (const struct curl_slist *header = skc_transfer_headers(transfer); header != NULL;
		 header = header->next) {
		const char *colon = strchr(header->data, ':');
		size_t len = colon != NULL ? (size_t)(colon - header->data) : strlen(header->data) - 1;
		if (len == strlen("Authorization") && skc_ascii_is(header->data, "Authorization", len)) {
			continue;
		}
		has_user_agent = has_user_agent ||
			(len == strlen("User-Agent") && skc_ascii_is(header->data, "User-Agent", len));
		zval value;
		ZVAL_STRING(&value, colon != NULL ? colon + 2 : "");
		zend_hash_str_update(Z_ARRVAL_P(out), header->data, len, &value);
	}
	if (!has_user_agent) {
		add_assoc_string(out, "User-Agent", transfer->user_agent);
	}
}

void skipcall_request_new(const struct skc_transfer *transfer, zval *out)
{
	const struct skipcall_request_owner *owner = skipcall_owner_of(transfer);
	const int64_t now = skipcall_now();
	object_init_ex(out, skipcall_ce_Request);
	struct skipcall_request *request = request_of(Z_OBJ_P(out));
	request->id = transfer->attempt.id;
	memcpy(request->call_id, owner->call_id, sizeof(request->call_id));
	request->operation = owner->operation;
	request->attempt = transfer->attempt.number;
	request->url = zend_string_init(transfer->url, strlen(transfer->url), false);
	request->is_list = owner->arguments != NULL;
	if (request->is_list) {
		request->arguments = skipcall_list_arguments_copy(owner->arguments);
	}
	/* Where memory ends in the midst of an array, nobody must find it. */
	zval headers;
	shown_headers(transfer, &headers);
	ZVAL_COPY_VALUE(&request->headers, &headers);
	request->ends =
		now + transfer->timeout < transfer->deadline ? now + transfer->timeout : transfer->deadline;
	request->max_response_bytes = transfer->response.max_bytes;
}

/* ---- masking ---- */

/* Where the value of the parameter `filters` stands in a URL, and how long it is; NULL: there is none. */
static const char *filters_in(const char *url, size_t *len)
{
	static const char name[] = "filters=";
	for (const char *p = strchr(url, '?'); p != NULL; p = strchr(p, '&')) {
		p++;
		if (strncmp(p, name, strlen(name)) == 0) {
			p += strlen(name);
			*len = strcspn(p, "&");
			return p;
		}
	}
	return NULL;
}

/* Takes the text. Texts of few bytes would be found everywhere, and say nothing. */
static zend_string *without(zend_string *text, const char *secret, size_t len)
{
	if (secret == NULL || len < 4) {
		return text;
	}
	zend_string *masked =
		php_str_to_str(ZSTR_VAL(text), ZSTR_LEN(text), secret, len, ZEND_STRL("\xE2\x80\xA6"));
	zend_string_release(text);
	return masked;
}

zend_string *skipcall_request_mask(const struct skc_transfer *transfer, zend_string *text)
{
	const struct skipcall_list_arguments *arguments = skipcall_owner_of(transfer)->arguments;
	size_t len = 0;
	zval shown;
	skipcall_shown_text(ZSTR_VAL(text), &shown);
	zend_string *masked = Z_STR(shown);
	const char *filters = filters_in(transfer->url, &len);
	masked = without(masked, filters, len);
	if (arguments != NULL && arguments->filters != NULL) {
		masked = without(masked, ZSTR_VAL(arguments->filters), ZSTR_LEN(arguments->filters));
	}
	return masked;
}

/* ---- methods ---- */

/* An object of the class that no attempt made: there is none, but PHP may be asked for one. */
ZEND_METHOD(Skipcall_Request, __construct)
{
	(void)return_value;
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Skipcall_Request, getId)
{
	ZEND_PARSE_PARAMETERS_NONE();
	skipcall_id_text(&this_request(ZEND_THIS)->id, 1, return_value);
}

ZEND_METHOD(Skipcall_Request, getCallId)
{
	ZEND_PARSE_PARAMETERS_NONE();
	skipcall_id_text(this_request(ZEND_THIS)->call_id, 2, return_value);
}

ZEND_METHOD(Skipcall_Request, getOperation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STRING(this_request(ZEND_THIS)->operation);
}

ZEND_METHOD(Skipcall_Request, getAttempt)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG((zend_long)this_request(ZEND_THIS)->attempt);
}

ZEND_METHOD(Skipcall_Request, getUrl)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STR_COPY(this_request(ZEND_THIS)->url);
}

ZEND_METHOD(Skipcall_Request, getRedactedUrl)
{
	ZEND_PARSE_PARAMETERS_NONE();
	skipcall_shown_text(ZSTR_VAL(this_request(ZEND_THIS)->url), return_value);
}

/* Everything in the URL behind its "?", as parse_str() reads it. */
static void parse_url(const struct skipcall_request *request, zval *out)
{
	const char *query = strchr(ZSTR_VAL(request->url), '?');
	array_init(out);
	if (query != NULL) {
		sapi_module.treat_data(PARSE_STRING, estrdup(query + 1), out);
	}
}

/* The parameters of a list but its filters, as they were asked for. */
static void list_query(const struct skipcall_list_arguments *arguments, zval *out)
{
	const struct skc_list_query *query = &arguments->query;
	array_init(out);
	add_assoc_long(out, "page", (zend_long)query->page);
	if (query->limit > 0) {
		add_assoc_long(out, "limit", (zend_long)query->limit);
	}
	if (arguments->order_by != NULL) {
		zval sort;
		array_init(&sort);
		add_assoc_str(&sort, "orderBy", zend_string_copy(arguments->order_by));
		add_assoc_string(&sort, "order", query->descending ? "desc" : "asc");
		add_assoc_zval(out, "sort", &sort);
	}
	if (arguments->workspace_ids != NULL) {
		zval ids;
		array_init(&ids);
		php_explode(ZSTR_CHAR(','), arguments->workspace_ids, &ids, ZEND_LONG_MAX);
		add_assoc_zval(out, "workspaceIds", &ids);
	}
}

static void get_query(const struct skipcall_request *request, zval *out)
{
	if (request->is_list) {
		list_query(&request->arguments, out);
	} else {
		parse_url(request, out);
		zend_hash_str_del(Z_ARRVAL_P(out), ZEND_STRL("filters"));
	}
}

ZEND_METHOD(Skipcall_Request, getQuery)
{
	ZEND_PARSE_PARAMETERS_NONE();
	get_query(this_request(ZEND_THIS), return_value);
}

ZEND_METHOD(Skipcall_Request, getFilters)
{
	ZEND_PARSE_PARAMETERS_NONE();
	const struct skipcall_request *request = this_request(ZEND_THIS);
	if (!request->is_list) {
		zval query;
		parse_url(request, &query);
		zval *filters = zend_hash_str_find(Z_ARRVAL(query), ZEND_STRL("filters"));
		if (filters != NULL) {
			RETVAL_COPY(filters);
		}
		zval_ptr_dtor(&query);
		return;
	}
	zend_string *filters = request->arguments.filters;
	if (filters != NULL && request->arguments.filters_are_text) {
		RETURN_STR_COPY(filters);
	}
	if (filters != NULL) {
		php_json_decode_ex(return_value, ZSTR_VAL(filters), ZSTR_LEN(filters),
			PHP_JSON_OBJECT_AS_ARRAY, SKC_JSON_DEPTH_MAX + 1);
	}
}

ZEND_METHOD(Skipcall_Request, getHeaders)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(&this_request(ZEND_THIS)->headers);
}

ZEND_METHOD(Skipcall_Request, getAuthorization)
{
	static const char name[] = "Authorization: ";
	ZEND_PARSE_PARAMETERS_NONE();
	/* There is no copy of the key here: it is read where the attempt has it, as long as there is one. */
	const struct skc_transfer *transfer =
		skc_engine_attempt(skipcall_engine(), this_request(ZEND_THIS)->id);
	const struct curl_slist *header = transfer != NULL ? skc_transfer_headers(transfer) : NULL;
	while (header != NULL && strncmp(header->data, name, strlen(name)) != 0) {
		header = header->next;
	}
	if (header == NULL) {
		skipcall_throw_error("Skipcall\\Request: the attempt is over, and the API key is no longer "
							 "given out");
		return;
	}
	RETURN_STRING(header->data + strlen(name));
}

ZEND_METHOD(Skipcall_Request, getTimeout)
{
	ZEND_PARSE_PARAMETERS_NONE();
	const int64_t left = this_request(ZEND_THIS)->ends - skipcall_now();
	RETURN_DOUBLE((double)(left > LEAST_TIMEOUT ? left : LEAST_TIMEOUT) / SKC_SECOND);
}

ZEND_METHOD(Skipcall_Request, getMaxResponseBytes)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG((zend_long)this_request(ZEND_THIS)->max_response_bytes);
}

/* Names of headers only: values may be secrets. */
ZEND_METHOD(Skipcall_Request, __debugInfo)
{
	ZEND_PARSE_PARAMETERS_NONE();
	const struct skipcall_request *request = this_request(ZEND_THIS);
	zval value, names;
	zend_string *name;
	array_init(return_value);
	skipcall_id_text(&request->id, 1, &value);
	add_assoc_zval(return_value, "id", &value);
	skipcall_id_text(request->call_id, 2, &value);
	add_assoc_zval(return_value, "callId", &value);
	add_assoc_string(return_value, "operation", request->operation);
	add_assoc_long(return_value, "attempt", (zend_long)request->attempt);
	skipcall_shown_text(ZSTR_VAL(request->url), &value);
	add_assoc_zval(return_value, "url", &value);
	get_query(request, &value);
	add_assoc_zval(return_value, "query", &value);
	array_init(&names);
	ZEND_HASH_FOREACH_STR_KEY(Z_ARRVAL(request->headers), name)
	{
		if (name != NULL) {
			add_next_index_str(&names, zend_string_copy(name));
		}
	}
	ZEND_HASH_FOREACH_END();
	add_assoc_zval(return_value, "headers", &names);
}
