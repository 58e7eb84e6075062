<?php

/**
 * Behaviours that the API document does not ask for by itself, each with the change that switches it off: tools/mutate
 * makes each change in a copy and shows that a test notices.
 *
 * By question, which is a heading of docs/api.md, in its order: [what is switched off, file, text that stands there once, text
 * in its place, tests that may notice (patterns)].
 *
 * @return array<string, list<array{string, string, string, string, string}>>
 */

declare(strict_types=1);

return [
	'sort on the wire' => [
		['the flat form is asked for first', 'src/query.c', 'style == SKC_SORT_DEEP_OBJECT;', 'style == SKC_SORT_FORM;', 'tests/client/{target_sort,sort_pinned}*'],
		['rows that contradict the order are noticed', 'ext/page_request.c', 'return is_page(answer) && answer->sorted == SKIPCALL_SORTED_NO;', 'return false;', 'tests/client/sort_auto*'],
		['a 400 that names the parameter is noticed', 'ext/page_request.c', 'return skc_failure_names(failure, "orderBy") || skc_failure_names(failure, "order");', 'return false;', 'tests/client/sort_auto*'],
		['the style is remembered for the base URL', 'ext/page_request.c', 'understood ? request->style : other, skipcall_now()', 'SKC_SORT_FORM, skipcall_now()', 'tests/client/sort_auto*'],
		['it changes its mind once', 'src/server_state.c', 'return facts >> 16 != 0 &&', 'return false &&', 'tests/client/sort_auto*'],
		['only date members are judged', 'ext/row.c', 'shape->json.members[index].kind == SKIPCALL_DATE', 'true', 'tests/client/sort_auto*'],
		['equal dates prove nothing', 'src/iso_date.c', 'order->confirmed = true;', 'order->confirmed = order->contradicted = true;', 'tests/{client/sort_auto,pages/order_seen}*'],
		['pinned to the flat form', 'ext/page_request.c', "case SKIPCALL_SORT_FORM:\n\t\t\treturn SKC_SORT_FORM;", "case SKIPCALL_SORT_FORM:\n\t\t\treturn SKC_SORT_DEEP_OBJECT;", 'tests/client/{sort_pinned,target_sort}*'],
		['pinned to deepObject', 'ext/page_request.c', "case SKIPCALL_SORT_DEEP_OBJECT:\n\t\t\treturn SKC_SORT_DEEP_OBJECT;", "case SKIPCALL_SORT_DEEP_OBJECT:\n\t\t\treturn SKC_SORT_FORM;", 'tests/client/{sort_pinned,target_sort}*'],
		['a pinned style is not given up', 'ext/page_request.c', 'client->options->sort_style == SKIPCALL_SORT_AUTO &&', '', 'tests/client/sort_pinned*'],
		['`order` is sent as well', 'src/query.c', 'skc_buffer_add_text(url, query->descending ? "desc" : "asc");', 'skc_buffer_add_text(url, query->descending ? "desc" : "");', 'tests/client/target_sort*'],
		['CallPage::$sorted tells', 'ext/page_request.c', 'answer->sorted = judge(request, &answer->page);', '', 'tests/pages/order_seen*'],
	],
	'workspaceIds' => [
		['ids are joined in one parameter', 'ext/list_arguments.c', "smart_str_appendc(&joined, ',');", "smart_str_appends(&joined, \"&workspaceIds=\");", 'tests/client/workspace_ids*'],
		['an empty list throws', 'ext/list_arguments.c', 'if (zend_hash_num_elements(Z_ARRVAL(list)) == 0) {', 'if (false) {', 'tests/client/workspace_ids*'],
		['an id with a comma or a space throws', 'ext/list_arguments.c', "if (c <= ' ' || c == ',' || c == 0x7F) {", 'if (c == 0) {', 'tests/client/workspace_ids*'],
		['duplicates are dropped', 'ext/list_arguments.c', 'if (zend_hash_add_empty_element(&met, Z_STR_P(id)) != NULL) {', 'if (true) {', 'tests/client/workspace_ids*'],
		['the comma is written %2C', 'src/query.c', 'skc_buffer_add_encoded(url, query->workspace_ids, query->workspace_ids_len);', 'skc_buffer_add(url, query->workspace_ids, query->workspace_ids_len);', 'tests/client/workspace_ids*'],
	],
	'filters' => [
		['slashes are not escaped', 'ext/list_arguments.c', 'PHP_JSON_UNESCAPED_SLASHES | ', '', 'tests/client/filters*'],
		['Unicode is not escaped', 'ext/list_arguments.c', 'PHP_JSON_UNESCAPED_UNICODE | ', '', 'tests/client/filters*'],
		['an empty array is not sent', 'ext/list_arguments.c', 'return true; /* no filter */', '', 'tests/client/filters_empty*'],
		['dates are written in UTC with milliseconds', 'ext/list_arguments.c', 'if (instanceof_function(ce, php_date_get_interface_ce())) {', 'if (false) {', 'tests/client/filters_dates*'],
		['a string is checked', 'ext/list_arguments.c', 'if (!skc_json_skip(&json) || !skc_json_finish(&json)) {', 'if (false) {', 'tests/client/filters_string*'],
		['a string is sent byte for byte', 'ext/list_arguments.c', 'arguments->filters = zend_string_copy(Z_STR_P(filters));', 'arguments->filters = php_trim(Z_STR_P(filters), NULL, 0, 3);', 'tests/client/filters_{string,unchanged}*'],
		['escaping is that of RFC 3986', 'src/query.c', 'skc_buffer_add_encoded(url, query->filters, query->filters_len);', 'skc_buffer_add(url, query->filters, query->filters_len);', 'tests/client/filters*'],
		['a space is %20', 'src/buffer.c', "if (is_unreserved(bytes[i])) {", "if (bytes[i] == ' ') {\n\t\t\t*to++ = '+';\n\t\t} else if (is_unreserved(bytes[i])) {", 'tests/client/filters*'],
	],
	'page base' => [
		['page 0 throws', 'ext/client_methods.c', 'if (page < 1 ||', 'if (page < 0 ||', 'tests/client/page_limit*'],
		['the page must be the one asked for', 'ext/page_request.c', 'if (answer->page.page != query->page) {', 'if (false) {', 'tests/pages/wrong_page*'],
	],
	'largest limit' => [
		['a smaller one becomes the page size', 'ext/rows_ahead.c', "\tit->limit = limit;\n\treturn", "\treturn", 'tests/iterate/troubles*'],
		['a refused one is 50, then 10', 'ext/rows_ahead.c', 'it->limit = it->limit > 50 ? 50 : 10;', 'it->limit = 50;', 'tests/iterate/troubles*'],
		['100 are asked for', 'ext/call_iterator.c', 'zend_long page_size = 100, max_rows = 0;', 'zend_long page_size = 10, max_rows = 0;', 'tests/iterate/every_row*'],
		['the limit that the server applied is told', 'ext/hydrate.c', 'read_count(reader, &page->limit);', 'read_count(reader, &page->total_pages);', 'tests/pages/limit_clamped*'],
	],
	'numbers are `type: number`' => [
		['10.0 is 10', 'ext/hydrate.c', '} else if (Z_TYPE_P(value) == IS_DOUBLE) {', '} else if (false) {', 'tests/pages/numbers*'],
		['"10" is 10', 'ext/hydrate.c', '} else if (Z_TYPE_P(value) == IS_STRING) {', '} else if (false) {', 'tests/pages/numbers*'],
		['a fraction is refused', 'ext/hydrate.c', ' || number != (double)(int64_t)number) {', ') {', 'tests/pages/numbers*'],
		['a negative number is refused', 'ext/hydrate.c', 'return *count >= 0 && *count <= COUNT_MAX;', 'return *count <= COUNT_MAX;', 'tests/pages/numbers*'],
	],
	'dates' => [
		['a date that is no text is null', 'ext/json_rows.c', "\t}\n\treturn read_extra(rows, shape, row, skipcall_row_name(shape, index));", "\t}\n\treturn skipcall_json_value(json, &rows->strings, slot);", 'tests/rows/mistyped*'],
		['and its raw value is kept in $extra', 'ext/json_rows.c', "\t}\n\treturn read_extra(rows, shape, row, skipcall_row_name(shape, index));", "\t}\n\treturn skc_json_skip(json);", 'tests/rows/mistyped*'],
	],
	'members missing, null, new, or of another type' => [
		['an id with half a character refuses the page', 'src/json_mend.c', 'const bool kept = at_name || of_id;', 'const bool kept = at_name;', 'tests/decode/lone_surrogates*'],
		['a name with half a character refuses the page', 'src/json_mend.c', 'const bool kept = at_name || of_id;', 'const bool kept = of_id;', 'tests/decode/lone_surrogates*'],
		['only `id` is needed', 'ext/json_rows.c', "UNEXPECTED(Z_TYPE_P(skipcall_row_slot(Z_OBJ_P(out), 0)) != IS_STRING)", "UNEXPECTED(Z_TYPE_P(skipcall_row_slot(Z_OBJ_P(out), 0)) != IS_STRING || Z_TYPE_P(skipcall_row_slot(Z_OBJ_P(out), 6)) != IS_STRING)", 'tests/rows/{only_id,null_members}*'],
		['`id` is needed', 'ext/json_rows.c', "UNEXPECTED(Z_TYPE_P(skipcall_row_slot(Z_OBJ_P(out), 0)) != IS_STRING)", "false", 'tests/rows/id_missing*'],
		['null is null', 'ext/json_rows.c', 'if (type == SKC_JSON_IS_NULL) {', 'if (false) {', 'tests/rows/null_members*'],
		['a new one is kept in $extra', 'ext/json_rows.c', 'bool read = read_extra(rows, shape, row, key);', 'bool read = skc_json_skip(&rows->json);', 'tests/rows/unknown_members*'],
	],
	'deleted rows' => [
		['they are handed out', 'ext/hydrate.c', 'zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &row);', "if (!arrays && Z_TYPE_P(OBJ_PROP_NUM(Z_OBJ(row), 16)) == IS_STRING) {\n\t\t\t\tzval_ptr_dtor(&row);\n\t\t\t\tcontinue;\n\t\t\t}\n\t\t\tzend_hash_next_index_insert_new(Z_ARRVAL_P(out), &row);", 'tests/{pages,decode}/*'],
	],
	'error bodies' => [
		['{"error": {...}}', 'src/failure.c', 'struct json_object *holders[] = {error, body};', 'struct json_object *holders[] = {NULL, body};', 'tests/errors/body_shapes*'],
		['{"code", "message"} at the top', 'src/failure.c', 'struct json_object *holders[] = {error, body};', 'struct json_object *holders[] = {error, NULL};', 'tests/errors/body_shapes*'],
		['a list of messages', 'src/failure.c', 'if (!json_object_is_type(value, json_type_array)) {', 'if (true) {', 'tests/errors/*'],
		['title', 'src/failure.c', 'add_details(failure, member(body, "title"));', '', 'tests/errors/*'],
		['detail', 'src/failure.c', 'add_details(failure, member(holders[i], "detail"));', '', 'tests/errors/*'],
		['validation', 'src/failure.c', 'add_details(failure, member(holders[i], "validation"));', '', 'tests/errors/*'],
		['"error": "Bad Request"', 'src/failure.c', 'add_details(failure, error); /*', '/*', 'tests/errors/*'],
		['an empty one leaves the class to the status', 'src/failure.c', 'failure->kind = kind_of_status(response->status, failure->code);', 'failure->kind = response->body.len == 0 ? SKC_FAILURE_API : kind_of_status(response->status, failure->code);', 'tests/errors/{no_page,forbidden,statuses,json_c}*'],
		['a body that libcurl cannot decode is asked for once more', 'src/attempt.c', 'transfer->as_it_is = true;', 'transfer->as_it_is = false;', 'tests/errors/{gzip_members,bodies_of_others}*'],
		['gzip is read to its last member', 'src/inflate.c', 'how->format[0] != \'g\' || !begins_gzip(bytes, len)', 'true', 'tests/errors/gzip_members*'],
		['what is behind the last member is left out', 'src/inflate.c', '!begins_gzip(bytes, len)) {', 'len == 0) {', 'tests/errors/gzip_members*'],
		['a member that is cut short is a failure', 'src/inflate.c', 'return SKC_INFLATE_CUT_SHORT;', 'return SKC_INFLATE_DONE;', 'tests/errors/gzip_members*'],
	],
	'403' => [
		['SUBSCRIPTION_REQUIRED has a class', 'src/failure.c', 'strcmp(code, "SUBSCRIPTION_REQUIRED") == 0', 'false', 'tests/errors/forbidden*'],
		['PLAN_NOT_ELIGIBLE has a class', 'src/failure.c', 'strcmp(code, "PLAN_NOT_ELIGIBLE") == 0', 'false', 'tests/errors/forbidden*'],
		['it is never tried again', 'src/failure.c', 'return status == 408 ||', 'return status == 403 || status == 408 ||', 'tests/errors/{retries,retryable,forbidden}*'],
	],
	'X-RateLimit-*' => [
		['a small Reset is seconds left', 'src/response.c', '} else if (reset >= 1000000000) {', '} else if (true) {', 'tests/{client/rate_limit,errors/retry_after}*'],
		['a large Reset is milliseconds', 'src/response.c', 'limit->reset = reset * 1000; /* milliseconds */', 'limit->reset = reset * SKC_SECOND;', 'tests/{client/rate_limit,errors/retry_after}*'],
		['Reset is corrected by Date', 'src/response.c', 'limit.reset / SKC_SECOND - server_now', 'limit.reset / SKC_SECOND - now_seconds', 'tests/{client/rate_limit,errors/retry_after}*'],
		['a 429 heeds Retry-After in seconds', 'src/response.c', 'if (response->said.retry_after >= 0) {', 'if (false) {', 'tests/errors/{retry_after,rate_limit_waited}*'],
		['a 429 heeds Retry-After as a date', 'src/response.c', 'const int64_t date = read_date(value, len);', 'const int64_t date = -1;', 'tests/errors/{retry_after,rate_limit_waited}*'],
		['else Reset', 'src/response.c', 'int64_t end = limit.reset_at >= 0 ? limit.reset_at :', 'int64_t end =', 'tests/errors/{retry_after,rate_limit_waited}*'],
		['else the end of the minute', 'src/response.c', 'now_seconds - now_seconds % 60 + 60;', 'now_seconds;', 'tests/errors/{retry_after,rate_limit_waited}*'],
		['a 429 that is waited out is no retry', 'src/retry.c', 'if (failure->kind == SKC_FAILURE_RATE_LIMIT) {', 'if (false) {', 'tests/errors/rate_limit_waited*'],
	],
	'plans' => [
		['the limit is learnt from the headers', 'src/budget.c', 'report->known = makes_sense(said, wall);', 'report->known = false;', 'tests/client/rate_limit*'],
		['a limit of 0 is not one', 'src/budget.c', 'said->limit > 0 && ', '', 'tests/budget/never_a_brick*'],
		['a reserve of all there is ends with its window', 'src/budget.c', 'if (window->state == UNKNOWN || window->end <= event->now) {', 'if (window->state == UNKNOWN || (window->end <= event->now && limit > rules->reserve)) {', 'tests/budget/never_a_brick*'],
		['the head of an answer decides', 'src/engine.c', 'skc_attempt_note_head(engine, transfer);', '', 'tests/budget/head_decides*'],
		['an assumed minute begins when its last answer has come', 'src/budget.c', 'if (own && event->permit.assumed && ', 'if (false && ', 'tests/budget/assumed_minute*'],
		['a shortened file ends nobody', 'ext/shared.c', 'skc_server_state_rescue(mapped)', 'false', 'tests/budget/shared_file_replaced*'],
	],
	'base URL' => [
		['a trailing slash is dropped', 'src/url.c', "while (ends_with(whole, keep, \"/\")) {\n\t\tkeep--;\n\t}\n\tif (ends_with(whole, keep, \"/v1\")) {", 'if (ends_with(whole, keep, "/v1")) {', 'tests/options/base_url*'],
		['a trailing /v1 is dropped', 'src/url.c', 'keep -= 3;', '', 'tests/options/base_url*'],
	],
	'auth' => [
		['the spelling', 'ext/drive.c', '"Authorization: Bearer %s"', '"Authorization: bearer %s"', 'tests/client/request_headers*'],
		['control characters, spaces and what is not ASCII throw', 'ext/client.c', "if (c <= ' ' || c >= 0x7F) {", 'if (false) {', 'tests/client/key_refused*'],
		['an empty key throws', 'ext/client.c', "\tif (len == 0) {\n\t\treturn \"must not be empty\";\n\t}\n\tif (key[0]", "\tif (key[0]", 'tests/client/{key_refused,environment}*'],
	],
];
