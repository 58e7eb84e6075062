/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 32b2d193dfd355854625da8320f9947793711c9f */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_Client___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, apiKey, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_Client_listCalls, 0, 0, Skipcall\\CallPage, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, page, IS_LONG, 0, "1")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_MASK(0, sort, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_MASK(0, filters, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_MASK(0, workspaceIds, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_Client_listCallsAsync, 0, 0, Skipcall\\PendingCallPage, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, page, IS_LONG, 0, "1")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_MASK(0, sort, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_MASK(0, filters, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_MASK(0, workspaceIds, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_class_Skipcall_Client_waitAny, 0, 1, MAY_BE_LONG|MAY_BE_STRING|MAY_BE_NULL)
	ZEND_ARG_OBJ_TYPE_MASK(0, waiting, Traversable, MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, seconds, IS_DOUBLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Client_countCalls, 0, 0, IS_LONG, 0)
	ZEND_ARG_TYPE_MASK(0, filters, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_MASK(0, workspaceIds, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, since, DateTimeInterface, MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, until, DateTimeInterface, MAY_BE_STRING|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_Client_iterateCalls, 0, 0, Skipcall\\CallIterator, 0)
	ZEND_ARG_TYPE_MASK(0, sort, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "\'createdAt\'")
	ZEND_ARG_TYPE_MASK(0, filters, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_MASK(0, workspaceIds, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, since, DateTimeInterface, MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, until, DateTimeInterface, MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, pageSize, IS_LONG, 0, "100")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, maxRows, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_Client_syncCalls, 0, 0, Skipcall\\CallSync, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, checkpoint, IS_STRING, 1, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, since, DateTimeInterface, MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, lookback, IS_LONG, 0, "60")
	ZEND_ARG_TYPE_MASK(0, filters, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_MASK(0, workspaceIds, MAY_BE_ARRAY|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, pageSize, IS_LONG, 0, "100")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, maxRequests, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, maxSeconds, IS_DOUBLE, 1, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, by, Skipcall\\SyncBy, MAY_BE_STRING, "\'createdAt\'")
	ZEND_ARG_OBJ_TYPE_MASK(0, onBadCheckpoint, Skipcall\\OnBadCheckpoint, MAY_BE_STRING, "\'throw\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reconcile, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Client_get, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, query, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_Client_getRateLimit, 0, 0, Skipcall\\RateLimit, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Client_withOptions, 0, 1, IS_STATIC, 0)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Client_withApiKey, 0, 1, IS_STATIC, 0)
	ZEND_ARG_TYPE_INFO(0, apiKey, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Client_getPoolStats, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Client_closeIdleConnections, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Client___debugInfo arginfo_class_Skipcall_Client_getPoolStats

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_Request___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Request_getId, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Request_getCallId arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_Request_getOperation arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_Request_getAttempt arginfo_class_Skipcall_Client_closeIdleConnections

#define arginfo_class_Skipcall_Request_getUrl arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_Request_getRedactedUrl arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_Request_getQuery arginfo_class_Skipcall_Client_getPoolStats

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Request_getFilters, 0, 0, IS_MIXED, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Request_getHeaders arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_Request_getAuthorization arginfo_class_Skipcall_Request_getId

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Request_getTimeout, 0, 0, IS_DOUBLE, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Request_getMaxResponseBytes arginfo_class_Skipcall_Client_closeIdleConnections

#define arginfo_class_Skipcall_Request___debugInfo arginfo_class_Skipcall_Client_getPoolStats

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_RateLimiter_acquire, 0, 2, IS_DOUBLE, 0)
	ZEND_ARG_TYPE_INFO(0, bucket, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, reserve, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_RateLimiter_observe, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, bucket, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, seen, Skipcall\\RateLimit, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_CallPage___construct arginfo_class_Skipcall_Request___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_CallPage_fromArray, 0, 1, IS_STATIC, 0)
	ZEND_ARG_TYPE_INFO(0, document, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_CallPage_fromJson, 0, 1, IS_STATIC, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_CallPage_hasNextPage, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_CallPage_hasPreviousPage arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_CallPage_count arginfo_class_Skipcall_Client_closeIdleConnections

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_CallPage_getIterator, 0, 0, Iterator, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_CallPage_toArray arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_CallPage_jsonSerialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_CallPage___serialize arginfo_class_Skipcall_Client_getPoolStats

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_CallPage___unserialize, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_CallPage___set_state, 0, 1, IS_STATIC, 0)
	ZEND_ARG_TYPE_INFO(0, properties, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_CallIterator___construct arginfo_class_Skipcall_Request___construct

#define arginfo_class_Skipcall_CallIterator_current arginfo_class_Skipcall_Request_getFilters

#define arginfo_class_Skipcall_CallIterator_key arginfo_class_Skipcall_Request_getFilters

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_CallIterator_next, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_CallIterator_rewind arginfo_class_Skipcall_CallIterator_next

#define arginfo_class_Skipcall_CallIterator_valid arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_CallIterator_count arginfo_class_Skipcall_Client_closeIdleConnections

#define arginfo_class_Skipcall_CallIterator_isReady arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_CallSync___construct arginfo_class_Skipcall_Request___construct

#define arginfo_class_Skipcall_CallSync_current arginfo_class_Skipcall_Request_getFilters

#define arginfo_class_Skipcall_CallSync_key arginfo_class_Skipcall_Request_getFilters

#define arginfo_class_Skipcall_CallSync_next arginfo_class_Skipcall_CallIterator_next

#define arginfo_class_Skipcall_CallSync_rewind arginfo_class_Skipcall_CallIterator_next

#define arginfo_class_Skipcall_CallSync_valid arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_CallSync_count arginfo_class_Skipcall_Client_closeIdleConnections

#define arginfo_class_Skipcall_CallSync_isReady arginfo_class_Skipcall_CallPage_hasNextPage

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_CallSync_batches, 0, 0, Iterator, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, size, IS_LONG, 0, "500")
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_CallSync_getCheckpoint arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_CallSync_isComplete arginfo_class_Skipcall_CallPage_hasNextPage

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_CallSync_getStopReason, 0, 0, Skipcall\\StopReason, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_CallSync_getRetryAfter arginfo_class_Skipcall_Request_getTimeout

#define arginfo_class_Skipcall_CallSync_getReport arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_CallBatch___construct arginfo_class_Skipcall_Request___construct

#define arginfo_class_Skipcall_CallBatch_isComplete arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_CallBatch_count arginfo_class_Skipcall_Client_closeIdleConnections

#define arginfo_class_Skipcall_CallBatch_getIterator arginfo_class_Skipcall_CallPage_getIterator

#define arginfo_class_Skipcall_CallBatches___construct arginfo_class_Skipcall_Request___construct

#define arginfo_class_Skipcall_CallBatches_current arginfo_class_Skipcall_Request_getFilters

#define arginfo_class_Skipcall_CallBatches_key arginfo_class_Skipcall_Request_getFilters

#define arginfo_class_Skipcall_CallBatches_next arginfo_class_Skipcall_CallIterator_next

#define arginfo_class_Skipcall_CallBatches_rewind arginfo_class_Skipcall_CallIterator_next

#define arginfo_class_Skipcall_CallBatches_valid arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_PendingCallPage___construct arginfo_class_Skipcall_Request___construct

#define arginfo_class_Skipcall_PendingCallPage_isReady arginfo_class_Skipcall_CallPage_hasNextPage

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_PendingCallPage_wait, 0, 0, Skipcall\\CallPage, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_PendingCallPage_cancel arginfo_class_Skipcall_CallIterator_next

#define arginfo_class_Skipcall_Call___construct arginfo_class_Skipcall_Request___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Call_fromArray, 0, 1, IS_STATIC, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_Call_getStartedAt, 0, 0, DateTimeImmutable, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Call_getEndedAt arginfo_class_Skipcall_Call_getStartedAt

#define arginfo_class_Skipcall_Call_getCreatedAt arginfo_class_Skipcall_Call_getStartedAt

#define arginfo_class_Skipcall_Call_getUpdatedAt arginfo_class_Skipcall_Call_getStartedAt

#define arginfo_class_Skipcall_Call_getSyncedWithCrmDate arginfo_class_Skipcall_Call_getStartedAt

#define arginfo_class_Skipcall_Call_getDeletedAt arginfo_class_Skipcall_Call_getStartedAt

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_Call_parseDate, 0, 1, DateTimeImmutable, 1)
	ZEND_ARG_TYPE_INFO(0, date, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Call_getDurationSeconds, 0, 0, IS_DOUBLE, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Call_isInbound arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_Call_isOutbound arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_Call_toArray arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_Call_jsonSerialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_Call___serialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_Call___unserialize arginfo_class_Skipcall_CallPage___unserialize

#define arginfo_class_Skipcall_Call___set_state arginfo_class_Skipcall_CallPage___set_state

#define arginfo_class_Skipcall_ContactSummary___construct arginfo_class_Skipcall_Request___construct

#define arginfo_class_Skipcall_ContactSummary_getFullName arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_ContactSummary___toString arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_ContactSummary_toArray arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_ContactSummary_jsonSerialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_ContactSummary___serialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_ContactSummary___unserialize arginfo_class_Skipcall_CallPage___unserialize

#define arginfo_class_Skipcall_ContactSummary___set_state arginfo_class_Skipcall_CallPage___set_state

#define arginfo_class_Skipcall_PhoneNumberSummary___construct arginfo_class_Skipcall_Request___construct

#define arginfo_class_Skipcall_PhoneNumberSummary___toString arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_PhoneNumberSummary_toArray arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_PhoneNumberSummary_jsonSerialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_PhoneNumberSummary___serialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_PhoneNumberSummary___unserialize arginfo_class_Skipcall_CallPage___unserialize

#define arginfo_class_Skipcall_PhoneNumberSummary___set_state arginfo_class_Skipcall_CallPage___set_state

#define arginfo_class_Skipcall_CallerSummary___construct arginfo_class_Skipcall_Request___construct

#define arginfo_class_Skipcall_CallerSummary_getFullName arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_CallerSummary___toString arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_CallerSummary_toArray arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_CallerSummary_jsonSerialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_CallerSummary___serialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_CallerSummary___unserialize arginfo_class_Skipcall_CallPage___unserialize

#define arginfo_class_Skipcall_CallerSummary___set_state arginfo_class_Skipcall_CallPage___set_state

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_RateLimit___construct, 0, 0, 3)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, remaining, IS_LONG, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, resetAt, DateTimeInterface, MAY_BE_LONG, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_RateLimit_getResetAt, 0, 0, DateTimeImmutable, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_RateLimit_getSecondsUntilReset arginfo_class_Skipcall_Request_getTimeout

#define arginfo_class_Skipcall_RateLimit_toArray arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_RateLimit_jsonSerialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_RateLimit___serialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_RateLimit___unserialize arginfo_class_Skipcall_CallPage___unserialize

#define arginfo_class_Skipcall_RateLimit___set_state arginfo_class_Skipcall_CallPage___set_state

#define arginfo_class_Skipcall_TransferStats___construct arginfo_class_Skipcall_Request___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_TransferStats_fromArray, 0, 1, IS_STATIC, 0)
	ZEND_ARG_TYPE_INFO(0, values, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_TransferStats_getStartedAt arginfo_class_Skipcall_RateLimit_getResetAt

#define arginfo_class_Skipcall_TransferStats_toArray arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_TransferStats_jsonSerialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_TransferStats___serialize arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_TransferStats___unserialize arginfo_class_Skipcall_CallPage___unserialize

#define arginfo_class_Skipcall_TransferStats___set_state arginfo_class_Skipcall_CallPage___set_state

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_Exception_SkipcallException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, stats, Skipcall\\TransferStats, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, requestId, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retryable, _IS_BOOL, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, checkpoint, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Skipcall_Exception_SkipcallException_getStats, 0, 0, Skipcall\\TransferStats, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Skipcall_Exception_SkipcallException_getRequestId, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Exception_SkipcallException_isRetryable arginfo_class_Skipcall_CallPage_hasNextPage

#define arginfo_class_Skipcall_Exception_SkipcallException_getCheckpoint arginfo_class_Skipcall_Exception_SkipcallException_getRequestId

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_Exception_TransportException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, curlCode, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, stats, Skipcall\\TransferStats, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, requestId, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retryable, _IS_BOOL, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, checkpoint, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Exception_TransportException_getCurlCode arginfo_class_Skipcall_Client_closeIdleConnections

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_Exception_ApiException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, errorCode, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, details, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, body, IS_STRING, 0, "\"\"")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, rateLimit, Skipcall\\RateLimit, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, stats, Skipcall\\TransferStats, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, requestId, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retryable, _IS_BOOL, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, checkpoint, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Exception_ApiException_getStatusCode arginfo_class_Skipcall_Client_closeIdleConnections

#define arginfo_class_Skipcall_Exception_ApiException_getErrorCode arginfo_class_Skipcall_Exception_SkipcallException_getRequestId

#define arginfo_class_Skipcall_Exception_ApiException_getDetails arginfo_class_Skipcall_Client_getPoolStats

#define arginfo_class_Skipcall_Exception_ApiException_getBody arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_Exception_ApiException_getRateLimit arginfo_class_Skipcall_Client_getRateLimit

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_Exception_RateLimitException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retryAfter, IS_DOUBLE, 0, "0.0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, local, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, errorCode, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, details, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, body, IS_STRING, 0, "\"\"")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, rateLimit, Skipcall\\RateLimit, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, stats, Skipcall\\TransferStats, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, requestId, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retryable, _IS_BOOL, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, checkpoint, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Exception_RateLimitException_getRetryAfter arginfo_class_Skipcall_Request_getTimeout

#define arginfo_class_Skipcall_Exception_RateLimitException_isLocal arginfo_class_Skipcall_CallPage_hasNextPage

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_Exception_DecodeException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, path, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, offset, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, excerpt, IS_STRING, 0, "\"\"")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, stats, Skipcall\\TransferStats, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, requestId, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retryable, _IS_BOOL, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, checkpoint, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Exception_DecodeException_getPath arginfo_class_Skipcall_Request_getId

#define arginfo_class_Skipcall_Exception_DecodeException_getOffset arginfo_class_Skipcall_Client_closeIdleConnections

#define arginfo_class_Skipcall_Exception_DecodeException_getExcerpt arginfo_class_Skipcall_Request_getId

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Skipcall_Exception_PaginationException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reason, IS_STRING, 0, "\"\"")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, stats, Skipcall\\TransferStats, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, requestId, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retryable, _IS_BOOL, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, checkpoint, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Skipcall_Exception_PaginationException_getReason arginfo_class_Skipcall_Request_getId


ZEND_METHOD(Skipcall_Client, __construct);
ZEND_METHOD(Skipcall_Client, listCalls);
ZEND_METHOD(Skipcall_Client, listCallsAsync);
ZEND_METHOD(Skipcall_Client, waitAny);
ZEND_METHOD(Skipcall_Client, countCalls);
ZEND_METHOD(Skipcall_Client, iterateCalls);
ZEND_METHOD(Skipcall_Client, syncCalls);
ZEND_METHOD(Skipcall_Client, get);
ZEND_METHOD(Skipcall_Client, getRateLimit);
ZEND_METHOD(Skipcall_Client, withOptions);
ZEND_METHOD(Skipcall_Client, withApiKey);
ZEND_METHOD(Skipcall_Client, getPoolStats);
ZEND_METHOD(Skipcall_Client, closeIdleConnections);
ZEND_METHOD(Skipcall_Client, __debugInfo);
ZEND_METHOD(Skipcall_Request, __construct);
ZEND_METHOD(Skipcall_Request, getId);
ZEND_METHOD(Skipcall_Request, getCallId);
ZEND_METHOD(Skipcall_Request, getOperation);
ZEND_METHOD(Skipcall_Request, getAttempt);
ZEND_METHOD(Skipcall_Request, getUrl);
ZEND_METHOD(Skipcall_Request, getRedactedUrl);
ZEND_METHOD(Skipcall_Request, getQuery);
ZEND_METHOD(Skipcall_Request, getFilters);
ZEND_METHOD(Skipcall_Request, getHeaders);
ZEND_METHOD(Skipcall_Request, getAuthorization);
ZEND_METHOD(Skipcall_Request, getTimeout);
ZEND_METHOD(Skipcall_Request, getMaxResponseBytes);
ZEND_METHOD(Skipcall_Request, __debugInfo);
ZEND_METHOD(Skipcall_CallPage, __construct);
ZEND_METHOD(Skipcall_CallPage, fromArray);
ZEND_METHOD(Skipcall_CallPage, fromJson);
ZEND_METHOD(Skipcall_CallPage, hasNextPage);
ZEND_METHOD(Skipcall_CallPage, hasPreviousPage);
ZEND_METHOD(Skipcall_CallPage, count);
ZEND_METHOD(Skipcall_CallPage, getIterator);
ZEND_METHOD(Skipcall_CallPage, toArray);
ZEND_METHOD(Skipcall_CallPage, jsonSerialize);
ZEND_METHOD(Skipcall_CallPage, __serialize);
ZEND_METHOD(Skipcall_CallPage, __unserialize);
ZEND_METHOD(Skipcall_CallPage, __set_state);
ZEND_METHOD(Skipcall_CallIterator, __construct);
ZEND_METHOD(Skipcall_CallIterator, current);
ZEND_METHOD(Skipcall_CallIterator, key);
ZEND_METHOD(Skipcall_CallIterator, next);
ZEND_METHOD(Skipcall_CallIterator, rewind);
ZEND_METHOD(Skipcall_CallIterator, valid);
ZEND_METHOD(Skipcall_CallIterator, count);
ZEND_METHOD(Skipcall_CallIterator, isReady);
ZEND_METHOD(Skipcall_CallSync, __construct);
ZEND_METHOD(Skipcall_CallSync, current);
ZEND_METHOD(Skipcall_CallSync, key);
ZEND_METHOD(Skipcall_CallSync, next);
ZEND_METHOD(Skipcall_CallSync, rewind);
ZEND_METHOD(Skipcall_CallSync, valid);
ZEND_METHOD(Skipcall_CallSync, count);
ZEND_METHOD(Skipcall_CallSync, isReady);
ZEND_METHOD(Skipcall_CallSync, batches);
ZEND_METHOD(Skipcall_CallSync, getCheckpoint);
ZEND_METHOD(Skipcall_CallSync, isComplete);
ZEND_METHOD(Skipcall_CallSync, getStopReason);
ZEND_METHOD(Skipcall_CallSync, getRetryAfter);
ZEND_METHOD(Skipcall_CallSync, getReport);
ZEND_METHOD(Skipcall_CallBatch, __construct);
ZEND_METHOD(Skipcall_CallBatch, isComplete);
ZEND_METHOD(Skipcall_CallBatch, count);
ZEND_METHOD(Skipcall_CallBatch, getIterator);
ZEND_METHOD(Skipcall_CallBatches, __construct);
ZEND_METHOD(Skipcall_CallBatches, current);
ZEND_METHOD(Skipcall_CallBatches, key);
ZEND_METHOD(Skipcall_CallBatches, next);
ZEND_METHOD(Skipcall_CallBatches, rewind);
ZEND_METHOD(Skipcall_CallBatches, valid);
ZEND_METHOD(Skipcall_PendingCallPage, __construct);
ZEND_METHOD(Skipcall_PendingCallPage, isReady);
ZEND_METHOD(Skipcall_PendingCallPage, wait);
ZEND_METHOD(Skipcall_PendingCallPage, cancel);
ZEND_METHOD(Skipcall_Call, __construct);
ZEND_METHOD(Skipcall_Call, fromArray);
ZEND_METHOD(Skipcall_Call, getStartedAt);
ZEND_METHOD(Skipcall_Call, getEndedAt);
ZEND_METHOD(Skipcall_Call, getCreatedAt);
ZEND_METHOD(Skipcall_Call, getUpdatedAt);
ZEND_METHOD(Skipcall_Call, getSyncedWithCrmDate);
ZEND_METHOD(Skipcall_Call, getDeletedAt);
ZEND_METHOD(Skipcall_Call, parseDate);
ZEND_METHOD(Skipcall_Call, getDurationSeconds);
ZEND_METHOD(Skipcall_Call, isInbound);
ZEND_METHOD(Skipcall_Call, isOutbound);
ZEND_METHOD(Skipcall_Call, toArray);
ZEND_METHOD(Skipcall_Call, jsonSerialize);
ZEND_METHOD(Skipcall_Call, __serialize);
ZEND_METHOD(Skipcall_Call, __unserialize);
ZEND_METHOD(Skipcall_Call, __set_state);
ZEND_METHOD(Skipcall_ContactSummary, __construct);
ZEND_METHOD(Skipcall_ContactSummary, getFullName);
ZEND_METHOD(Skipcall_ContactSummary, __toString);
ZEND_METHOD(Skipcall_ContactSummary, toArray);
ZEND_METHOD(Skipcall_ContactSummary, jsonSerialize);
ZEND_METHOD(Skipcall_ContactSummary, __serialize);
ZEND_METHOD(Skipcall_ContactSummary, __unserialize);
ZEND_METHOD(Skipcall_ContactSummary, __set_state);
ZEND_METHOD(Skipcall_PhoneNumberSummary, __construct);
ZEND_METHOD(Skipcall_PhoneNumberSummary, __toString);
ZEND_METHOD(Skipcall_PhoneNumberSummary, toArray);
ZEND_METHOD(Skipcall_PhoneNumberSummary, jsonSerialize);
ZEND_METHOD(Skipcall_PhoneNumberSummary, __serialize);
ZEND_METHOD(Skipcall_PhoneNumberSummary, __unserialize);
ZEND_METHOD(Skipcall_PhoneNumberSummary, __set_state);
ZEND_METHOD(Skipcall_CallerSummary, __construct);
ZEND_METHOD(Skipcall_CallerSummary, getFullName);
ZEND_METHOD(Skipcall_CallerSummary, __toString);
ZEND_METHOD(Skipcall_CallerSummary, toArray);
ZEND_METHOD(Skipcall_CallerSummary, jsonSerialize);
ZEND_METHOD(Skipcall_CallerSummary, __serialize);
ZEND_METHOD(Skipcall_CallerSummary, __unserialize);
ZEND_METHOD(Skipcall_CallerSummary, __set_state);
ZEND_METHOD(Skipcall_RateLimit, __construct);
ZEND_METHOD(Skipcall_RateLimit, getResetAt);
ZEND_METHOD(Skipcall_RateLimit, getSecondsUntilReset);
ZEND_METHOD(Skipcall_RateLimit, toArray);
ZEND_METHOD(Skipcall_RateLimit, jsonSerialize);
ZEND_METHOD(Skipcall_RateLimit, __serialize);
ZEND_METHOD(Skipcall_RateLimit, __unserialize);
ZEND_METHOD(Skipcall_RateLimit, __set_state);
ZEND_METHOD(Skipcall_TransferStats, __construct);
ZEND_METHOD(Skipcall_TransferStats, fromArray);
ZEND_METHOD(Skipcall_TransferStats, getStartedAt);
ZEND_METHOD(Skipcall_TransferStats, toArray);
ZEND_METHOD(Skipcall_TransferStats, jsonSerialize);
ZEND_METHOD(Skipcall_TransferStats, __serialize);
ZEND_METHOD(Skipcall_TransferStats, __unserialize);
ZEND_METHOD(Skipcall_TransferStats, __set_state);
ZEND_METHOD(Skipcall_Exception_SkipcallException, __construct);
ZEND_METHOD(Skipcall_Exception_SkipcallException, getStats);
ZEND_METHOD(Skipcall_Exception_SkipcallException, getRequestId);
ZEND_METHOD(Skipcall_Exception_SkipcallException, isRetryable);
ZEND_METHOD(Skipcall_Exception_SkipcallException, getCheckpoint);
ZEND_METHOD(Skipcall_Exception_TransportException, __construct);
ZEND_METHOD(Skipcall_Exception_TransportException, getCurlCode);
ZEND_METHOD(Skipcall_Exception_ApiException, __construct);
ZEND_METHOD(Skipcall_Exception_ApiException, getStatusCode);
ZEND_METHOD(Skipcall_Exception_ApiException, getErrorCode);
ZEND_METHOD(Skipcall_Exception_ApiException, getDetails);
ZEND_METHOD(Skipcall_Exception_ApiException, getBody);
ZEND_METHOD(Skipcall_Exception_ApiException, getRateLimit);
ZEND_METHOD(Skipcall_Exception_RateLimitException, __construct);
ZEND_METHOD(Skipcall_Exception_RateLimitException, getRetryAfter);
ZEND_METHOD(Skipcall_Exception_RateLimitException, isLocal);
ZEND_METHOD(Skipcall_Exception_DecodeException, __construct);
ZEND_METHOD(Skipcall_Exception_DecodeException, getPath);
ZEND_METHOD(Skipcall_Exception_DecodeException, getOffset);
ZEND_METHOD(Skipcall_Exception_DecodeException, getExcerpt);
ZEND_METHOD(Skipcall_Exception_PaginationException, __construct);
ZEND_METHOD(Skipcall_Exception_PaginationException, getReason);


static const zend_function_entry class_Skipcall_Client_methods[] = {
	ZEND_ME(Skipcall_Client, __construct, arginfo_class_Skipcall_Client___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, listCalls, arginfo_class_Skipcall_Client_listCalls, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, listCallsAsync, arginfo_class_Skipcall_Client_listCallsAsync, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, waitAny, arginfo_class_Skipcall_Client_waitAny, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Skipcall_Client, countCalls, arginfo_class_Skipcall_Client_countCalls, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, iterateCalls, arginfo_class_Skipcall_Client_iterateCalls, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, syncCalls, arginfo_class_Skipcall_Client_syncCalls, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, get, arginfo_class_Skipcall_Client_get, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, getRateLimit, arginfo_class_Skipcall_Client_getRateLimit, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, withOptions, arginfo_class_Skipcall_Client_withOptions, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, withApiKey, arginfo_class_Skipcall_Client_withApiKey, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Client, getPoolStats, arginfo_class_Skipcall_Client_getPoolStats, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Skipcall_Client, closeIdleConnections, arginfo_class_Skipcall_Client_closeIdleConnections, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Skipcall_Client, __debugInfo, arginfo_class_Skipcall_Client___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Request_methods[] = {
	ZEND_ME(Skipcall_Request, __construct, arginfo_class_Skipcall_Request___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_Request, getId, arginfo_class_Skipcall_Request_getId, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getCallId, arginfo_class_Skipcall_Request_getCallId, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getOperation, arginfo_class_Skipcall_Request_getOperation, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getAttempt, arginfo_class_Skipcall_Request_getAttempt, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getUrl, arginfo_class_Skipcall_Request_getUrl, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getRedactedUrl, arginfo_class_Skipcall_Request_getRedactedUrl, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getQuery, arginfo_class_Skipcall_Request_getQuery, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getFilters, arginfo_class_Skipcall_Request_getFilters, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getHeaders, arginfo_class_Skipcall_Request_getHeaders, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getAuthorization, arginfo_class_Skipcall_Request_getAuthorization, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getTimeout, arginfo_class_Skipcall_Request_getTimeout, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, getMaxResponseBytes, arginfo_class_Skipcall_Request_getMaxResponseBytes, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Request, __debugInfo, arginfo_class_Skipcall_Request___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_RateLimitMode_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_RateLimiterFailure_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Hydrate_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_InvalidText_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_SortStyle_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_SyncBy_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_OnBadCheckpoint_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_StopReason_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_RateLimiter_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(Skipcall_RateLimiter, acquire, arginfo_class_Skipcall_RateLimiter_acquire, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(Skipcall_RateLimiter, observe, arginfo_class_Skipcall_RateLimiter_observe, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_CallPage_methods[] = {
	ZEND_ME(Skipcall_CallPage, __construct, arginfo_class_Skipcall_CallPage___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_CallPage, fromArray, arginfo_class_Skipcall_CallPage_fromArray, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Skipcall_CallPage, fromJson, arginfo_class_Skipcall_CallPage_fromJson, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Skipcall_CallPage, hasNextPage, arginfo_class_Skipcall_CallPage_hasNextPage, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallPage, hasPreviousPage, arginfo_class_Skipcall_CallPage_hasPreviousPage, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallPage, count, arginfo_class_Skipcall_CallPage_count, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallPage, getIterator, arginfo_class_Skipcall_CallPage_getIterator, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallPage, toArray, arginfo_class_Skipcall_CallPage_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallPage, jsonSerialize, arginfo_class_Skipcall_CallPage_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallPage, __serialize, arginfo_class_Skipcall_CallPage___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallPage, __unserialize, arginfo_class_Skipcall_CallPage___unserialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallPage, __set_state, arginfo_class_Skipcall_CallPage___set_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_CallIterator_methods[] = {
	ZEND_ME(Skipcall_CallIterator, __construct, arginfo_class_Skipcall_CallIterator___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_CallIterator, current, arginfo_class_Skipcall_CallIterator_current, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallIterator, key, arginfo_class_Skipcall_CallIterator_key, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallIterator, next, arginfo_class_Skipcall_CallIterator_next, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallIterator, rewind, arginfo_class_Skipcall_CallIterator_rewind, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallIterator, valid, arginfo_class_Skipcall_CallIterator_valid, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallIterator, count, arginfo_class_Skipcall_CallIterator_count, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallIterator, isReady, arginfo_class_Skipcall_CallIterator_isReady, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_CallSync_methods[] = {
	ZEND_ME(Skipcall_CallSync, __construct, arginfo_class_Skipcall_CallSync___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_CallSync, current, arginfo_class_Skipcall_CallSync_current, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, key, arginfo_class_Skipcall_CallSync_key, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, next, arginfo_class_Skipcall_CallSync_next, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, rewind, arginfo_class_Skipcall_CallSync_rewind, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, valid, arginfo_class_Skipcall_CallSync_valid, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, count, arginfo_class_Skipcall_CallSync_count, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, isReady, arginfo_class_Skipcall_CallSync_isReady, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, batches, arginfo_class_Skipcall_CallSync_batches, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, getCheckpoint, arginfo_class_Skipcall_CallSync_getCheckpoint, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, isComplete, arginfo_class_Skipcall_CallSync_isComplete, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, getStopReason, arginfo_class_Skipcall_CallSync_getStopReason, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, getRetryAfter, arginfo_class_Skipcall_CallSync_getRetryAfter, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallSync, getReport, arginfo_class_Skipcall_CallSync_getReport, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_CallBatch_methods[] = {
	ZEND_ME(Skipcall_CallBatch, __construct, arginfo_class_Skipcall_CallBatch___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_CallBatch, isComplete, arginfo_class_Skipcall_CallBatch_isComplete, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallBatch, count, arginfo_class_Skipcall_CallBatch_count, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallBatch, getIterator, arginfo_class_Skipcall_CallBatch_getIterator, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_CallBatches_methods[] = {
	ZEND_ME(Skipcall_CallBatches, __construct, arginfo_class_Skipcall_CallBatches___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_CallBatches, current, arginfo_class_Skipcall_CallBatches_current, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallBatches, key, arginfo_class_Skipcall_CallBatches_key, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallBatches, next, arginfo_class_Skipcall_CallBatches_next, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallBatches, rewind, arginfo_class_Skipcall_CallBatches_rewind, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallBatches, valid, arginfo_class_Skipcall_CallBatches_valid, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_PendingCallPage_methods[] = {
	ZEND_ME(Skipcall_PendingCallPage, __construct, arginfo_class_Skipcall_PendingCallPage___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_PendingCallPage, isReady, arginfo_class_Skipcall_PendingCallPage_isReady, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_PendingCallPage, wait, arginfo_class_Skipcall_PendingCallPage_wait, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_PendingCallPage, cancel, arginfo_class_Skipcall_PendingCallPage_cancel, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Call_methods[] = {
	ZEND_ME(Skipcall_Call, __construct, arginfo_class_Skipcall_Call___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_Call, fromArray, arginfo_class_Skipcall_Call_fromArray, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Skipcall_Call, getStartedAt, arginfo_class_Skipcall_Call_getStartedAt, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, getEndedAt, arginfo_class_Skipcall_Call_getEndedAt, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, getCreatedAt, arginfo_class_Skipcall_Call_getCreatedAt, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, getUpdatedAt, arginfo_class_Skipcall_Call_getUpdatedAt, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, getSyncedWithCrmDate, arginfo_class_Skipcall_Call_getSyncedWithCrmDate, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, getDeletedAt, arginfo_class_Skipcall_Call_getDeletedAt, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, parseDate, arginfo_class_Skipcall_Call_parseDate, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Skipcall_Call, getDurationSeconds, arginfo_class_Skipcall_Call_getDurationSeconds, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, isInbound, arginfo_class_Skipcall_Call_isInbound, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, isOutbound, arginfo_class_Skipcall_Call_isOutbound, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, toArray, arginfo_class_Skipcall_Call_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, jsonSerialize, arginfo_class_Skipcall_Call_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, __serialize, arginfo_class_Skipcall_Call___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, __unserialize, arginfo_class_Skipcall_Call___unserialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Call, __set_state, arginfo_class_Skipcall_Call___set_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_ContactSummary_methods[] = {
	ZEND_ME(Skipcall_ContactSummary, __construct, arginfo_class_Skipcall_ContactSummary___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_ContactSummary, getFullName, arginfo_class_Skipcall_ContactSummary_getFullName, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_ContactSummary, __toString, arginfo_class_Skipcall_ContactSummary___toString, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_ContactSummary, toArray, arginfo_class_Skipcall_ContactSummary_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_ContactSummary, jsonSerialize, arginfo_class_Skipcall_ContactSummary_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_ContactSummary, __serialize, arginfo_class_Skipcall_ContactSummary___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_ContactSummary, __unserialize, arginfo_class_Skipcall_ContactSummary___unserialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_ContactSummary, __set_state, arginfo_class_Skipcall_ContactSummary___set_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_PhoneNumberSummary_methods[] = {
	ZEND_ME(Skipcall_PhoneNumberSummary, __construct, arginfo_class_Skipcall_PhoneNumberSummary___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_PhoneNumberSummary, __toString, arginfo_class_Skipcall_PhoneNumberSummary___toString, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_PhoneNumberSummary, toArray, arginfo_class_Skipcall_PhoneNumberSummary_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_PhoneNumberSummary, jsonSerialize, arginfo_class_Skipcall_PhoneNumberSummary_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_PhoneNumberSummary, __serialize, arginfo_class_Skipcall_PhoneNumberSummary___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_PhoneNumberSummary, __unserialize, arginfo_class_Skipcall_PhoneNumberSummary___unserialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_PhoneNumberSummary, __set_state, arginfo_class_Skipcall_PhoneNumberSummary___set_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_CallerSummary_methods[] = {
	ZEND_ME(Skipcall_CallerSummary, __construct, arginfo_class_Skipcall_CallerSummary___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_CallerSummary, getFullName, arginfo_class_Skipcall_CallerSummary_getFullName, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallerSummary, __toString, arginfo_class_Skipcall_CallerSummary___toString, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallerSummary, toArray, arginfo_class_Skipcall_CallerSummary_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallerSummary, jsonSerialize, arginfo_class_Skipcall_CallerSummary_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallerSummary, __serialize, arginfo_class_Skipcall_CallerSummary___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallerSummary, __unserialize, arginfo_class_Skipcall_CallerSummary___unserialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_CallerSummary, __set_state, arginfo_class_Skipcall_CallerSummary___set_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_RateLimit_methods[] = {
	ZEND_ME(Skipcall_RateLimit, __construct, arginfo_class_Skipcall_RateLimit___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_RateLimit, getResetAt, arginfo_class_Skipcall_RateLimit_getResetAt, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_RateLimit, getSecondsUntilReset, arginfo_class_Skipcall_RateLimit_getSecondsUntilReset, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_RateLimit, toArray, arginfo_class_Skipcall_RateLimit_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_RateLimit, jsonSerialize, arginfo_class_Skipcall_RateLimit_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_RateLimit, __serialize, arginfo_class_Skipcall_RateLimit___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_RateLimit, __unserialize, arginfo_class_Skipcall_RateLimit___unserialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_RateLimit, __set_state, arginfo_class_Skipcall_RateLimit___set_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_TransferStats_methods[] = {
	ZEND_ME(Skipcall_TransferStats, __construct, arginfo_class_Skipcall_TransferStats___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Skipcall_TransferStats, fromArray, arginfo_class_Skipcall_TransferStats_fromArray, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Skipcall_TransferStats, getStartedAt, arginfo_class_Skipcall_TransferStats_getStartedAt, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_TransferStats, toArray, arginfo_class_Skipcall_TransferStats_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_TransferStats, jsonSerialize, arginfo_class_Skipcall_TransferStats_jsonSerialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_TransferStats, __serialize, arginfo_class_Skipcall_TransferStats___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_TransferStats, __unserialize, arginfo_class_Skipcall_TransferStats___unserialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_TransferStats, __set_state, arginfo_class_Skipcall_TransferStats___set_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_ExceptionInterface_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_Error_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_InvalidArgumentException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_NetworkDisabledException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_SkipcallException_methods[] = {
	ZEND_ME(Skipcall_Exception_SkipcallException, __construct, arginfo_class_Skipcall_Exception_SkipcallException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_SkipcallException, getStats, arginfo_class_Skipcall_Exception_SkipcallException_getStats, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_SkipcallException, getRequestId, arginfo_class_Skipcall_Exception_SkipcallException_getRequestId, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_SkipcallException, isRetryable, arginfo_class_Skipcall_Exception_SkipcallException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_SkipcallException, getCheckpoint, arginfo_class_Skipcall_Exception_SkipcallException_getCheckpoint, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_TransportException_methods[] = {
	ZEND_ME(Skipcall_Exception_TransportException, __construct, arginfo_class_Skipcall_Exception_TransportException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_TransportException, getCurlCode, arginfo_class_Skipcall_Exception_TransportException_getCurlCode, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_ConnectionException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_TlsException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_ApiException_methods[] = {
	ZEND_ME(Skipcall_Exception_ApiException, __construct, arginfo_class_Skipcall_Exception_ApiException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_ApiException, getStatusCode, arginfo_class_Skipcall_Exception_ApiException_getStatusCode, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_ApiException, getErrorCode, arginfo_class_Skipcall_Exception_ApiException_getErrorCode, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_ApiException, getDetails, arginfo_class_Skipcall_Exception_ApiException_getDetails, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_ApiException, getBody, arginfo_class_Skipcall_Exception_ApiException_getBody, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_ApiException, getRateLimit, arginfo_class_Skipcall_Exception_ApiException_getRateLimit, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_BadRequestException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_AuthenticationException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_PermissionException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_SubscriptionRequiredException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_PlanNotEligibleException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_NotFoundException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_RateLimitException_methods[] = {
	ZEND_ME(Skipcall_Exception_RateLimitException, __construct, arginfo_class_Skipcall_Exception_RateLimitException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_RateLimitException, getRetryAfter, arginfo_class_Skipcall_Exception_RateLimitException_getRetryAfter, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_RateLimitException, isLocal, arginfo_class_Skipcall_Exception_RateLimitException_isLocal, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_ServerException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_DecodeException_methods[] = {
	ZEND_ME(Skipcall_Exception_DecodeException, __construct, arginfo_class_Skipcall_Exception_DecodeException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_DecodeException, getPath, arginfo_class_Skipcall_Exception_DecodeException_getPath, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_DecodeException, getOffset, arginfo_class_Skipcall_Exception_DecodeException_getOffset, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_DecodeException, getExcerpt, arginfo_class_Skipcall_Exception_DecodeException_getExcerpt, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Skipcall_Exception_PaginationException_methods[] = {
	ZEND_ME(Skipcall_Exception_PaginationException, __construct, arginfo_class_Skipcall_Exception_PaginationException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Skipcall_Exception_PaginationException, getReason, arginfo_class_Skipcall_Exception_PaginationException_getReason, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Skipcall_Client(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "Client", class_Skipcall_Client_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;

	zval const_VERSION_value;
	zend_string *const_VERSION_value_str = zend_string_init("0.2.0", strlen("0.2.0"), 1);
	ZVAL_STR(&const_VERSION_value, const_VERSION_value_str);
	zend_string *const_VERSION_name = zend_string_init_interned("VERSION", sizeof("VERSION") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_VERSION_name, &const_VERSION_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_VERSION_name);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "listcalls", sizeof("listcalls") - 1), 3, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "listcallsasync", sizeof("listcallsasync") - 1), 3, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "countcalls", sizeof("countcalls") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "iteratecalls", sizeof("iteratecalls") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "synccalls", sizeof("synccalls") - 1), 3, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "get", sizeof("get") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "withoptions", sizeof("withoptions") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "withapikey", sizeof("withapikey") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Request(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "Request", class_Skipcall_Request_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_RateLimitMode(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Skipcall\\RateLimitMode", IS_STRING, class_Skipcall_RateLimitMode_methods);

	zval enum_case_Wait_value;
	zend_string *enum_case_Wait_value_str = zend_string_init("wait", strlen("wait"), 1);
	ZVAL_STR(&enum_case_Wait_value, enum_case_Wait_value_str);
	zend_enum_add_case_cstr(class_entry, "Wait", &enum_case_Wait_value);

	zval enum_case_Fail_value;
	zend_string *enum_case_Fail_value_str = zend_string_init("fail", strlen("fail"), 1);
	ZVAL_STR(&enum_case_Fail_value, enum_case_Fail_value_str);
	zend_enum_add_case_cstr(class_entry, "Fail", &enum_case_Fail_value);

	zval enum_case_Reactive_value;
	zend_string *enum_case_Reactive_value_str = zend_string_init("reactive", strlen("reactive"), 1);
	ZVAL_STR(&enum_case_Reactive_value, enum_case_Reactive_value_str);
	zend_enum_add_case_cstr(class_entry, "Reactive", &enum_case_Reactive_value);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_RateLimiterFailure(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Skipcall\\RateLimiterFailure", IS_STRING, class_Skipcall_RateLimiterFailure_methods);

	zval enum_case_Throw_value;
	zend_string *enum_case_Throw_value_str = zend_string_init("throw", strlen("throw"), 1);
	ZVAL_STR(&enum_case_Throw_value, enum_case_Throw_value_str);
	zend_enum_add_case_cstr(class_entry, "Throw", &enum_case_Throw_value);

	zval enum_case_Local_value;
	zend_string *enum_case_Local_value_str = zend_string_init("local", strlen("local"), 1);
	ZVAL_STR(&enum_case_Local_value, enum_case_Local_value_str);
	zend_enum_add_case_cstr(class_entry, "Local", &enum_case_Local_value);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Hydrate(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Skipcall\\Hydrate", IS_STRING, class_Skipcall_Hydrate_methods);

	zval enum_case_Objects_value;
	zend_string *enum_case_Objects_value_str = zend_string_init("objects", strlen("objects"), 1);
	ZVAL_STR(&enum_case_Objects_value, enum_case_Objects_value_str);
	zend_enum_add_case_cstr(class_entry, "Objects", &enum_case_Objects_value);

	zval enum_case_Arrays_value;
	zend_string *enum_case_Arrays_value_str = zend_string_init("arrays", strlen("arrays"), 1);
	ZVAL_STR(&enum_case_Arrays_value, enum_case_Arrays_value_str);
	zend_enum_add_case_cstr(class_entry, "Arrays", &enum_case_Arrays_value);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_InvalidText(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Skipcall\\InvalidText", IS_STRING, class_Skipcall_InvalidText_methods);

	zval enum_case_Replace_value;
	zend_string *enum_case_Replace_value_str = zend_string_init("replace", strlen("replace"), 1);
	ZVAL_STR(&enum_case_Replace_value, enum_case_Replace_value_str);
	zend_enum_add_case_cstr(class_entry, "Replace", &enum_case_Replace_value);

	zval enum_case_Throw_value;
	zend_string *enum_case_Throw_value_str = zend_string_init("throw", strlen("throw"), 1);
	ZVAL_STR(&enum_case_Throw_value, enum_case_Throw_value_str);
	zend_enum_add_case_cstr(class_entry, "Throw", &enum_case_Throw_value);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_SortStyle(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Skipcall\\SortStyle", IS_STRING, class_Skipcall_SortStyle_methods);

	zval enum_case_Auto_value;
	zend_string *enum_case_Auto_value_str = zend_string_init("auto", strlen("auto"), 1);
	ZVAL_STR(&enum_case_Auto_value, enum_case_Auto_value_str);
	zend_enum_add_case_cstr(class_entry, "Auto", &enum_case_Auto_value);

	zval enum_case_Form_value;
	zend_string *enum_case_Form_value_str = zend_string_init("form", strlen("form"), 1);
	ZVAL_STR(&enum_case_Form_value, enum_case_Form_value_str);
	zend_enum_add_case_cstr(class_entry, "Form", &enum_case_Form_value);

	zval enum_case_DeepObject_value;
	zend_string *enum_case_DeepObject_value_str = zend_string_init("deepObject", strlen("deepObject"), 1);
	ZVAL_STR(&enum_case_DeepObject_value, enum_case_DeepObject_value_str);
	zend_enum_add_case_cstr(class_entry, "DeepObject", &enum_case_DeepObject_value);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_SyncBy(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Skipcall\\SyncBy", IS_STRING, class_Skipcall_SyncBy_methods);

	zval enum_case_CreatedAt_value;
	zend_string *enum_case_CreatedAt_value_str = zend_string_init("createdAt", strlen("createdAt"), 1);
	ZVAL_STR(&enum_case_CreatedAt_value, enum_case_CreatedAt_value_str);
	zend_enum_add_case_cstr(class_entry, "CreatedAt", &enum_case_CreatedAt_value);

	zval enum_case_UpdatedAt_value;
	zend_string *enum_case_UpdatedAt_value_str = zend_string_init("updatedAt", strlen("updatedAt"), 1);
	ZVAL_STR(&enum_case_UpdatedAt_value, enum_case_UpdatedAt_value_str);
	zend_enum_add_case_cstr(class_entry, "UpdatedAt", &enum_case_UpdatedAt_value);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_OnBadCheckpoint(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Skipcall\\OnBadCheckpoint", IS_STRING, class_Skipcall_OnBadCheckpoint_methods);

	zval enum_case_Throw_value;
	zend_string *enum_case_Throw_value_str = zend_string_init("throw", strlen("throw"), 1);
	ZVAL_STR(&enum_case_Throw_value, enum_case_Throw_value_str);
	zend_enum_add_case_cstr(class_entry, "Throw", &enum_case_Throw_value);

	zval enum_case_Restart_value;
	zend_string *enum_case_Restart_value_str = zend_string_init("restart", strlen("restart"), 1);
	ZVAL_STR(&enum_case_Restart_value, enum_case_Restart_value_str);
	zend_enum_add_case_cstr(class_entry, "Restart", &enum_case_Restart_value);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_StopReason(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Skipcall\\StopReason", IS_STRING, class_Skipcall_StopReason_methods);

	zval enum_case_Complete_value;
	zend_string *enum_case_Complete_value_str = zend_string_init("complete", strlen("complete"), 1);
	ZVAL_STR(&enum_case_Complete_value, enum_case_Complete_value_str);
	zend_enum_add_case_cstr(class_entry, "Complete", &enum_case_Complete_value);

	zval enum_case_Unreadable_value;
	zend_string *enum_case_Unreadable_value_str = zend_string_init("unreadable", strlen("unreadable"), 1);
	ZVAL_STR(&enum_case_Unreadable_value, enum_case_Unreadable_value_str);
	zend_enum_add_case_cstr(class_entry, "Unreadable", &enum_case_Unreadable_value);

	zval enum_case_MaxRequests_value;
	zend_string *enum_case_MaxRequests_value_str = zend_string_init("maxRequests", strlen("maxRequests"), 1);
	ZVAL_STR(&enum_case_MaxRequests_value, enum_case_MaxRequests_value_str);
	zend_enum_add_case_cstr(class_entry, "MaxRequests", &enum_case_MaxRequests_value);

	zval enum_case_MaxSeconds_value;
	zend_string *enum_case_MaxSeconds_value_str = zend_string_init("maxSeconds", strlen("maxSeconds"), 1);
	ZVAL_STR(&enum_case_MaxSeconds_value, enum_case_MaxSeconds_value_str);
	zend_enum_add_case_cstr(class_entry, "MaxSeconds", &enum_case_MaxSeconds_value);

	zval enum_case_RateLimit_value;
	zend_string *enum_case_RateLimit_value_str = zend_string_init("rateLimit", strlen("rateLimit"), 1);
	ZVAL_STR(&enum_case_RateLimit_value, enum_case_RateLimit_value_str);
	zend_enum_add_case_cstr(class_entry, "RateLimit", &enum_case_RateLimit_value);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_RateLimiter(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "RateLimiter", class_Skipcall_RateLimiter_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_CallPage(zend_class_entry *class_entry_IteratorAggregate, zend_class_entry *class_entry_Countable, zend_class_entry *class_entry_JsonSerializable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "CallPage", class_Skipcall_CallPage_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 3, class_entry_IteratorAggregate, class_entry_Countable, class_entry_JsonSerializable);

	zval property_data_default_value;
	ZVAL_UNDEF(&property_data_default_value);
	zend_string *property_data_name = zend_string_init("data", sizeof("data") - 1, 1);
	zend_declare_typed_property(class_entry, property_data_name, &property_data_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_data_name);

	zval property_total_default_value;
	ZVAL_UNDEF(&property_total_default_value);
	zend_string *property_total_name = zend_string_init("total", sizeof("total") - 1, 1);
	zend_declare_typed_property(class_entry, property_total_name, &property_total_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_total_name);

	zval property_page_default_value;
	ZVAL_UNDEF(&property_page_default_value);
	zend_string *property_page_name = zend_string_init("page", sizeof("page") - 1, 1);
	zend_declare_typed_property(class_entry, property_page_name, &property_page_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_page_name);

	zval property_limit_default_value;
	ZVAL_UNDEF(&property_limit_default_value);
	zend_string *property_limit_name = zend_string_init("limit", sizeof("limit") - 1, 1);
	zend_declare_typed_property(class_entry, property_limit_name, &property_limit_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_limit_name);

	zval property_totalPages_default_value;
	ZVAL_UNDEF(&property_totalPages_default_value);
	zend_string *property_totalPages_name = zend_string_init("totalPages", sizeof("totalPages") - 1, 1);
	zend_declare_typed_property(class_entry, property_totalPages_name, &property_totalPages_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_totalPages_name);

	zval property_sorted_default_value;
	ZVAL_UNDEF(&property_sorted_default_value);
	zend_string *property_sorted_name = zend_string_init("sorted", sizeof("sorted") - 1, 1);
	zend_declare_typed_property(class_entry, property_sorted_name, &property_sorted_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL|MAY_BE_NULL));
	zend_string_release(property_sorted_name);

	zend_string *property_rateLimit_class_Skipcall_RateLimit = zend_string_init("Skipcall\\RateLimit", sizeof("Skipcall\\RateLimit")-1, 1);
	zval property_rateLimit_default_value;
	ZVAL_UNDEF(&property_rateLimit_default_value);
	zend_string *property_rateLimit_name = zend_string_init("rateLimit", sizeof("rateLimit") - 1, 1);
	zend_declare_typed_property(class_entry, property_rateLimit_name, &property_rateLimit_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_rateLimit_class_Skipcall_RateLimit, 0, MAY_BE_NULL));
	zend_string_release(property_rateLimit_name);

	zend_string *property_stats_class_Skipcall_TransferStats = zend_string_init("Skipcall\\TransferStats", sizeof("Skipcall\\TransferStats")-1, 1);
	zval property_stats_default_value;
	ZVAL_UNDEF(&property_stats_default_value);
	zend_string *property_stats_name = zend_string_init("stats", sizeof("stats") - 1, 1);
	zend_declare_typed_property(class_entry, property_stats_name, &property_stats_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_stats_class_Skipcall_TransferStats, 0, MAY_BE_NULL));
	zend_string_release(property_stats_name);

	zval property_loneSurrogates_default_value;
	ZVAL_UNDEF(&property_loneSurrogates_default_value);
	zend_string *property_loneSurrogates_name = zend_string_init("loneSurrogates", sizeof("loneSurrogates") - 1, 1);
	zend_declare_typed_property(class_entry, property_loneSurrogates_name, &property_loneSurrogates_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_loneSurrogates_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_CallIterator(zend_class_entry *class_entry_Iterator, zend_class_entry *class_entry_Countable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "CallIterator", class_Skipcall_CallIterator_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 2, class_entry_Iterator, class_entry_Countable);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_CallSync(zend_class_entry *class_entry_Iterator, zend_class_entry *class_entry_Countable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "CallSync", class_Skipcall_CallSync_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 2, class_entry_Iterator, class_entry_Countable);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_CallBatch(zend_class_entry *class_entry_IteratorAggregate, zend_class_entry *class_entry_Countable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "CallBatch", class_Skipcall_CallBatch_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 2, class_entry_IteratorAggregate, class_entry_Countable);

	zval property_rows_default_value;
	ZVAL_UNDEF(&property_rows_default_value);
	zend_string *property_rows_name = zend_string_init("rows", sizeof("rows") - 1, 1);
	zend_declare_typed_property(class_entry, property_rows_name, &property_rows_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_rows_name);

	zval property_checkpoint_default_value;
	ZVAL_UNDEF(&property_checkpoint_default_value);
	zend_string *property_checkpoint_name = zend_string_init("checkpoint", sizeof("checkpoint") - 1, 1);
	zend_declare_typed_property(class_entry, property_checkpoint_name, &property_checkpoint_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_checkpoint_name);

	zval property_complete_default_value;
	ZVAL_UNDEF(&property_complete_default_value);
	zend_string *property_complete_name = zend_string_init("complete", sizeof("complete") - 1, 1);
	zend_declare_typed_property(class_entry, property_complete_name, &property_complete_default_value, ZEND_ACC_PRIVATE|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_complete_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_CallBatches(zend_class_entry *class_entry_Iterator)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "CallBatches", class_Skipcall_CallBatches_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_Iterator);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_PendingCallPage(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "PendingCallPage", class_Skipcall_PendingCallPage_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Call(zend_class_entry *class_entry_JsonSerializable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "Call", class_Skipcall_Call_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_JsonSerializable);

	zval const_CALL_SESSION_value;
	zend_string *const_CALL_SESSION_value_str = zend_string_init("CALL_SESSION", strlen("CALL_SESSION"), 1);
	ZVAL_STR(&const_CALL_SESSION_value, const_CALL_SESSION_value_str);
	zend_string *const_CALL_SESSION_name = zend_string_init_interned("CALL_SESSION", sizeof("CALL_SESSION") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CALL_SESSION_name, &const_CALL_SESSION_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CALL_SESSION_name);

	zval const_DIRECT_CALL_value;
	zend_string *const_DIRECT_CALL_value_str = zend_string_init("DIRECT_CALL", strlen("DIRECT_CALL"), 1);
	ZVAL_STR(&const_DIRECT_CALL_value, const_DIRECT_CALL_value_str);
	zend_string *const_DIRECT_CALL_name = zend_string_init_interned("DIRECT_CALL", sizeof("DIRECT_CALL") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DIRECT_CALL_name, &const_DIRECT_CALL_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DIRECT_CALL_name);

	zval property_id_default_value;
	ZVAL_UNDEF(&property_id_default_value);
	zend_string *property_id_name = zend_string_init("id", sizeof("id") - 1, 1);
	zend_declare_typed_property(class_entry, property_id_name, &property_id_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_id_name);

	zval property_callType_default_value;
	ZVAL_UNDEF(&property_callType_default_value);
	zend_string *property_callType_name = zend_string_init("callType", sizeof("callType") - 1, 1);
	zend_declare_typed_property(class_entry, property_callType_name, &property_callType_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_callType_name);

	zval property_phoneNumberId_default_value;
	ZVAL_UNDEF(&property_phoneNumberId_default_value);
	zend_string *property_phoneNumberId_name = zend_string_init("phoneNumberId", sizeof("phoneNumberId") - 1, 1);
	zend_declare_typed_property(class_entry, property_phoneNumberId_name, &property_phoneNumberId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_phoneNumberId_name);

	zval property_userProviderSid_default_value;
	ZVAL_UNDEF(&property_userProviderSid_default_value);
	zend_string *property_userProviderSid_name = zend_string_init("userProviderSid", sizeof("userProviderSid") - 1, 1);
	zend_declare_typed_property(class_entry, property_userProviderSid_name, &property_userProviderSid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_userProviderSid_name);

	zval property_adminProviderSid_default_value;
	ZVAL_UNDEF(&property_adminProviderSid_default_value);
	zend_string *property_adminProviderSid_name = zend_string_init("adminProviderSid", sizeof("adminProviderSid") - 1, 1);
	zend_declare_typed_property(class_entry, property_adminProviderSid_name, &property_adminProviderSid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_adminProviderSid_name);

	zval property_providerConferenceId_default_value;
	ZVAL_UNDEF(&property_providerConferenceId_default_value);
	zend_string *property_providerConferenceId_name = zend_string_init("providerConferenceId", sizeof("providerConferenceId") - 1, 1);
	zend_declare_typed_property(class_entry, property_providerConferenceId_name, &property_providerConferenceId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_providerConferenceId_name);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_status_name);

	zval property_type_default_value;
	ZVAL_UNDEF(&property_type_default_value);
	zend_string *property_type_name = zend_string_init("type", sizeof("type") - 1, 1);
	zend_declare_typed_property(class_entry, property_type_name, &property_type_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_type_name);

	zval property_transferred_default_value;
	ZVAL_UNDEF(&property_transferred_default_value);
	zend_string *property_transferred_name = zend_string_init("transferred", sizeof("transferred") - 1, 1);
	zend_declare_typed_property(class_entry, property_transferred_name, &property_transferred_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL|MAY_BE_NULL));
	zend_string_release(property_transferred_name);

	zval property_startedAt_default_value;
	ZVAL_UNDEF(&property_startedAt_default_value);
	zend_string *property_startedAt_name = zend_string_init("startedAt", sizeof("startedAt") - 1, 1);
	zend_declare_typed_property(class_entry, property_startedAt_name, &property_startedAt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_startedAt_name);

	zval property_endedAt_default_value;
	ZVAL_UNDEF(&property_endedAt_default_value);
	zend_string *property_endedAt_name = zend_string_init("endedAt", sizeof("endedAt") - 1, 1);
	zend_declare_typed_property(class_entry, property_endedAt_name, &property_endedAt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_endedAt_name);

	zval property_createdAt_default_value;
	ZVAL_UNDEF(&property_createdAt_default_value);
	zend_string *property_createdAt_name = zend_string_init("createdAt", sizeof("createdAt") - 1, 1);
	zend_declare_typed_property(class_entry, property_createdAt_name, &property_createdAt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_createdAt_name);

	zval property_updatedAt_default_value;
	ZVAL_UNDEF(&property_updatedAt_default_value);
	zend_string *property_updatedAt_name = zend_string_init("updatedAt", sizeof("updatedAt") - 1, 1);
	zend_declare_typed_property(class_entry, property_updatedAt_name, &property_updatedAt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_updatedAt_name);

	zval property_sequenceRunId_default_value;
	ZVAL_UNDEF(&property_sequenceRunId_default_value);
	zend_string *property_sequenceRunId_name = zend_string_init("sequenceRunId", sizeof("sequenceRunId") - 1, 1);
	zend_declare_typed_property(class_entry, property_sequenceRunId_name, &property_sequenceRunId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sequenceRunId_name);

	zval property_sequenceId_default_value;
	ZVAL_UNDEF(&property_sequenceId_default_value);
	zend_string *property_sequenceId_name = zend_string_init("sequenceId", sizeof("sequenceId") - 1, 1);
	zend_declare_typed_property(class_entry, property_sequenceId_name, &property_sequenceId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sequenceId_name);

	zval property_syncedWithCrmDate_default_value;
	ZVAL_UNDEF(&property_syncedWithCrmDate_default_value);
	zend_string *property_syncedWithCrmDate_name = zend_string_init("syncedWithCrmDate", sizeof("syncedWithCrmDate") - 1, 1);
	zend_declare_typed_property(class_entry, property_syncedWithCrmDate_name, &property_syncedWithCrmDate_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_syncedWithCrmDate_name);

	zval property_deletedAt_default_value;
	ZVAL_UNDEF(&property_deletedAt_default_value);
	zend_string *property_deletedAt_name = zend_string_init("deletedAt", sizeof("deletedAt") - 1, 1);
	zend_declare_typed_property(class_entry, property_deletedAt_name, &property_deletedAt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_deletedAt_name);

	zval property_organizationId_default_value;
	ZVAL_UNDEF(&property_organizationId_default_value);
	zend_string *property_organizationId_name = zend_string_init("organizationId", sizeof("organizationId") - 1, 1);
	zend_declare_typed_property(class_entry, property_organizationId_name, &property_organizationId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_organizationId_name);

	zval property_organizationMembershipId_default_value;
	ZVAL_UNDEF(&property_organizationMembershipId_default_value);
	zend_string *property_organizationMembershipId_name = zend_string_init("organizationMembershipId", sizeof("organizationMembershipId") - 1, 1);
	zend_declare_typed_property(class_entry, property_organizationMembershipId_name, &property_organizationMembershipId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_organizationMembershipId_name);

	zval property_managedPhoneNumberId_default_value;
	ZVAL_UNDEF(&property_managedPhoneNumberId_default_value);
	zend_string *property_managedPhoneNumberId_name = zend_string_init("managedPhoneNumberId", sizeof("managedPhoneNumberId") - 1, 1);
	zend_declare_typed_property(class_entry, property_managedPhoneNumberId_name, &property_managedPhoneNumberId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_managedPhoneNumberId_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_notes_name);

	zend_string *property_contact_class_Skipcall_ContactSummary = zend_string_init("Skipcall\\ContactSummary", sizeof("Skipcall\\ContactSummary")-1, 1);
	zval property_contact_default_value;
	ZVAL_UNDEF(&property_contact_default_value);
	zend_string *property_contact_name = zend_string_init("contact", sizeof("contact") - 1, 1);
	zend_declare_typed_property(class_entry, property_contact_name, &property_contact_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_contact_class_Skipcall_ContactSummary, 0, MAY_BE_NULL));
	zend_string_release(property_contact_name);

	zend_string *property_phoneNumber_class_Skipcall_PhoneNumberSummary = zend_string_init("Skipcall\\PhoneNumberSummary", sizeof("Skipcall\\PhoneNumberSummary")-1, 1);
	zval property_phoneNumber_default_value;
	ZVAL_UNDEF(&property_phoneNumber_default_value);
	zend_string *property_phoneNumber_name = zend_string_init("phoneNumber", sizeof("phoneNumber") - 1, 1);
	zend_declare_typed_property(class_entry, property_phoneNumber_name, &property_phoneNumber_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_phoneNumber_class_Skipcall_PhoneNumberSummary, 0, MAY_BE_NULL));
	zend_string_release(property_phoneNumber_name);

	zend_string *property_caller_class_Skipcall_CallerSummary = zend_string_init("Skipcall\\CallerSummary", sizeof("Skipcall\\CallerSummary")-1, 1);
	zval property_caller_default_value;
	ZVAL_UNDEF(&property_caller_default_value);
	zend_string *property_caller_name = zend_string_init("caller", sizeof("caller") - 1, 1);
	zend_declare_typed_property(class_entry, property_caller_name, &property_caller_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_caller_class_Skipcall_CallerSummary, 0, MAY_BE_NULL));
	zend_string_release(property_caller_name);

	zend_string *property_callerPhoneNumber_class_Skipcall_PhoneNumberSummary = zend_string_init("Skipcall\\PhoneNumberSummary", sizeof("Skipcall\\PhoneNumberSummary")-1, 1);
	zval property_callerPhoneNumber_default_value;
	ZVAL_UNDEF(&property_callerPhoneNumber_default_value);
	zend_string *property_callerPhoneNumber_name = zend_string_init("callerPhoneNumber", sizeof("callerPhoneNumber") - 1, 1);
	zend_declare_typed_property(class_entry, property_callerPhoneNumber_name, &property_callerPhoneNumber_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_callerPhoneNumber_class_Skipcall_PhoneNumberSummary, 0, MAY_BE_NULL));
	zend_string_release(property_callerPhoneNumber_name);

	zval property_extra_default_value;
	ZVAL_UNDEF(&property_extra_default_value);
	zend_string *property_extra_name = zend_string_init("extra", sizeof("extra") - 1, 1);
	zend_declare_typed_property(class_entry, property_extra_name, &property_extra_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_extra_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_ContactSummary(zend_class_entry *class_entry_JsonSerializable, zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "ContactSummary", class_Skipcall_ContactSummary_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 2, class_entry_JsonSerializable, class_entry_Stringable);

	zval property_id_default_value;
	ZVAL_UNDEF(&property_id_default_value);
	zend_string *property_id_name = zend_string_init("id", sizeof("id") - 1, 1);
	zend_declare_typed_property(class_entry, property_id_name, &property_id_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_id_name);

	zval property_firstName_default_value;
	ZVAL_UNDEF(&property_firstName_default_value);
	zend_string *property_firstName_name = zend_string_init("firstName", sizeof("firstName") - 1, 1);
	zend_declare_typed_property(class_entry, property_firstName_name, &property_firstName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_firstName_name);

	zval property_lastName_default_value;
	ZVAL_UNDEF(&property_lastName_default_value);
	zend_string *property_lastName_name = zend_string_init("lastName", sizeof("lastName") - 1, 1);
	zend_declare_typed_property(class_entry, property_lastName_name, &property_lastName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_lastName_name);

	zval property_isUnknown_default_value;
	ZVAL_UNDEF(&property_isUnknown_default_value);
	zend_string *property_isUnknown_name = zend_string_init("isUnknown", sizeof("isUnknown") - 1, 1);
	zend_declare_typed_property(class_entry, property_isUnknown_name, &property_isUnknown_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL|MAY_BE_NULL));
	zend_string_release(property_isUnknown_name);

	zval property_extra_default_value;
	ZVAL_UNDEF(&property_extra_default_value);
	zend_string *property_extra_name = zend_string_init("extra", sizeof("extra") - 1, 1);
	zend_declare_typed_property(class_entry, property_extra_name, &property_extra_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_extra_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_PhoneNumberSummary(zend_class_entry *class_entry_JsonSerializable, zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "PhoneNumberSummary", class_Skipcall_PhoneNumberSummary_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 2, class_entry_JsonSerializable, class_entry_Stringable);

	zval property_value_default_value;
	ZVAL_UNDEF(&property_value_default_value);
	zend_string *property_value_name = zend_string_init("value", sizeof("value") - 1, 1);
	zend_declare_typed_property(class_entry, property_value_name, &property_value_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_value_name);

	zval property_extra_default_value;
	ZVAL_UNDEF(&property_extra_default_value);
	zend_string *property_extra_name = zend_string_init("extra", sizeof("extra") - 1, 1);
	zend_declare_typed_property(class_entry, property_extra_name, &property_extra_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_extra_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_CallerSummary(zend_class_entry *class_entry_JsonSerializable, zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "CallerSummary", class_Skipcall_CallerSummary_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 2, class_entry_JsonSerializable, class_entry_Stringable);

	zval property_firstName_default_value;
	ZVAL_UNDEF(&property_firstName_default_value);
	zend_string *property_firstName_name = zend_string_init("firstName", sizeof("firstName") - 1, 1);
	zend_declare_typed_property(class_entry, property_firstName_name, &property_firstName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_firstName_name);

	zval property_lastName_default_value;
	ZVAL_UNDEF(&property_lastName_default_value);
	zend_string *property_lastName_name = zend_string_init("lastName", sizeof("lastName") - 1, 1);
	zend_declare_typed_property(class_entry, property_lastName_name, &property_lastName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_lastName_name);

	zval property_extra_default_value;
	ZVAL_UNDEF(&property_extra_default_value);
	zend_string *property_extra_name = zend_string_init("extra", sizeof("extra") - 1, 1);
	zend_declare_typed_property(class_entry, property_extra_name, &property_extra_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_extra_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_RateLimit(zend_class_entry *class_entry_JsonSerializable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "RateLimit", class_Skipcall_RateLimit_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_JsonSerializable);

	zval property_limit_default_value;
	ZVAL_UNDEF(&property_limit_default_value);
	zend_string *property_limit_name = zend_string_init("limit", sizeof("limit") - 1, 1);
	zend_declare_typed_property(class_entry, property_limit_name, &property_limit_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_limit_name);

	zval property_remaining_default_value;
	ZVAL_UNDEF(&property_remaining_default_value);
	zend_string *property_remaining_name = zend_string_init("remaining", sizeof("remaining") - 1, 1);
	zend_declare_typed_property(class_entry, property_remaining_name, &property_remaining_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_remaining_name);

	zval property_resetAt_default_value;
	ZVAL_UNDEF(&property_resetAt_default_value);
	zend_string *property_resetAt_name = zend_string_init("resetAt", sizeof("resetAt") - 1, 1);
	zend_declare_typed_property(class_entry, property_resetAt_name, &property_resetAt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_resetAt_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_TransferStats(zend_class_entry *class_entry_JsonSerializable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall", "TransferStats", class_Skipcall_TransferStats_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_JsonSerializable);

	zval property_id_default_value;
	ZVAL_UNDEF(&property_id_default_value);
	zend_string *property_id_name = zend_string_init("id", sizeof("id") - 1, 1);
	zend_declare_typed_property(class_entry, property_id_name, &property_id_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_id_name);

	zval property_callId_default_value;
	ZVAL_UNDEF(&property_callId_default_value);
	zend_string *property_callId_name = zend_string_init("callId", sizeof("callId") - 1, 1);
	zend_declare_typed_property(class_entry, property_callId_name, &property_callId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_callId_name);

	zval property_url_default_value;
	ZVAL_UNDEF(&property_url_default_value);
	zend_string *property_url_name = zend_string_init("url", sizeof("url") - 1, 1);
	zend_declare_typed_property(class_entry, property_url_name, &property_url_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_url_name);

	zval property_operation_default_value;
	ZVAL_UNDEF(&property_operation_default_value);
	zend_string *property_operation_name = zend_string_init("operation", sizeof("operation") - 1, 1);
	zend_declare_typed_property(class_entry, property_operation_name, &property_operation_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_operation_name);

	zval property_startedAt_default_value;
	ZVAL_UNDEF(&property_startedAt_default_value);
	zend_string *property_startedAt_name = zend_string_init("startedAt", sizeof("startedAt") - 1, 1);
	zend_declare_typed_property(class_entry, property_startedAt_name, &property_startedAt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_startedAt_name);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_status_name);

	zval property_curlCode_default_value;
	ZVAL_UNDEF(&property_curlCode_default_value);
	zend_string *property_curlCode_name = zend_string_init("curlCode", sizeof("curlCode") - 1, 1);
	zend_declare_typed_property(class_entry, property_curlCode_name, &property_curlCode_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_curlCode_name);

	zval property_error_default_value;
	ZVAL_UNDEF(&property_error_default_value);
	zend_string *property_error_name = zend_string_init("error", sizeof("error") - 1, 1);
	zend_declare_typed_property(class_entry, property_error_name, &property_error_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_error_name);

	zval property_attempt_default_value;
	ZVAL_UNDEF(&property_attempt_default_value);
	zend_string *property_attempt_name = zend_string_init("attempt", sizeof("attempt") - 1, 1);
	zend_declare_typed_property(class_entry, property_attempt_name, &property_attempt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_attempt_name);

	zval property_requestId_default_value;
	ZVAL_UNDEF(&property_requestId_default_value);
	zend_string *property_requestId_name = zend_string_init("requestId", sizeof("requestId") - 1, 1);
	zend_declare_typed_property(class_entry, property_requestId_name, &property_requestId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_requestId_name);

	zval property_httpVersion_default_value;
	ZVAL_UNDEF(&property_httpVersion_default_value);
	zend_string *property_httpVersion_name = zend_string_init("httpVersion", sizeof("httpVersion") - 1, 1);
	zend_declare_typed_property(class_entry, property_httpVersion_name, &property_httpVersion_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_httpVersion_name);

	zval property_connectionReused_default_value;
	ZVAL_UNDEF(&property_connectionReused_default_value);
	zend_string *property_connectionReused_name = zend_string_init("connectionReused", sizeof("connectionReused") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectionReused_name, &property_connectionReused_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_connectionReused_name);

	zval property_bytesReceived_default_value;
	ZVAL_UNDEF(&property_bytesReceived_default_value);
	zend_string *property_bytesReceived_name = zend_string_init("bytesReceived", sizeof("bytesReceived") - 1, 1);
	zend_declare_typed_property(class_entry, property_bytesReceived_name, &property_bytesReceived_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_bytesReceived_name);

	zval property_bodyBytes_default_value;
	ZVAL_UNDEF(&property_bodyBytes_default_value);
	zend_string *property_bodyBytes_name = zend_string_init("bodyBytes", sizeof("bodyBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_bodyBytes_name, &property_bodyBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_bodyBytes_name);

	zval property_waited_default_value;
	ZVAL_UNDEF(&property_waited_default_value);
	zend_string *property_waited_name = zend_string_init("waited", sizeof("waited") - 1, 1);
	zend_declare_typed_property(class_entry, property_waited_name, &property_waited_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_waited_name);

	zval property_nameLookup_default_value;
	ZVAL_UNDEF(&property_nameLookup_default_value);
	zend_string *property_nameLookup_name = zend_string_init("nameLookup", sizeof("nameLookup") - 1, 1);
	zend_declare_typed_property(class_entry, property_nameLookup_name, &property_nameLookup_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_nameLookup_name);

	zval property_connect_default_value;
	ZVAL_UNDEF(&property_connect_default_value);
	zend_string *property_connect_name = zend_string_init("connect", sizeof("connect") - 1, 1);
	zend_declare_typed_property(class_entry, property_connect_name, &property_connect_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_connect_name);

	zval property_tls_default_value;
	ZVAL_UNDEF(&property_tls_default_value);
	zend_string *property_tls_name = zend_string_init("tls", sizeof("tls") - 1, 1);
	zend_declare_typed_property(class_entry, property_tls_name, &property_tls_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_tls_name);

	zval property_firstByte_default_value;
	ZVAL_UNDEF(&property_firstByte_default_value);
	zend_string *property_firstByte_name = zend_string_init("firstByte", sizeof("firstByte") - 1, 1);
	zend_declare_typed_property(class_entry, property_firstByte_name, &property_firstByte_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_firstByte_name);

	zval property_total_default_value;
	ZVAL_UNDEF(&property_total_default_value);
	zend_string *property_total_name = zend_string_init("total", sizeof("total") - 1, 1);
	zend_declare_typed_property(class_entry, property_total_name, &property_total_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_total_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_ExceptionInterface(zend_class_entry *class_entry_Throwable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "ExceptionInterface", class_Skipcall_Exception_ExceptionInterface_methods);
	class_entry = zend_register_internal_interface(&ce);
	zend_class_implements(class_entry, 1, class_entry_Throwable);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_Error(zend_class_entry *class_entry_Error, zend_class_entry *class_entry_Skipcall_Exception_ExceptionInterface)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "Error", class_Skipcall_Exception_Error_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Error);
	zend_class_implements(class_entry, 1, class_entry_Skipcall_Exception_ExceptionInterface);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_InvalidArgumentException(zend_class_entry *class_entry_InvalidArgumentException, zend_class_entry *class_entry_Skipcall_Exception_ExceptionInterface)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "InvalidArgumentException", class_Skipcall_Exception_InvalidArgumentException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_InvalidArgumentException);
	zend_class_implements(class_entry, 1, class_entry_Skipcall_Exception_ExceptionInterface);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_NetworkDisabledException(zend_class_entry *class_entry_LogicException, zend_class_entry *class_entry_Skipcall_Exception_ExceptionInterface)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "NetworkDisabledException", class_Skipcall_Exception_NetworkDisabledException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_LogicException);
	zend_class_implements(class_entry, 1, class_entry_Skipcall_Exception_ExceptionInterface);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_SkipcallException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_Skipcall_Exception_ExceptionInterface)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "SkipcallException", class_Skipcall_Exception_SkipcallException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_ABSTRACT;
	zend_class_implements(class_entry, 1, class_entry_Skipcall_Exception_ExceptionInterface);

	zend_string *property_stats_class_Skipcall_TransferStats = zend_string_init("Skipcall\\TransferStats", sizeof("Skipcall\\TransferStats")-1, 1);
	zval property_stats_default_value;
	ZVAL_NULL(&property_stats_default_value);
	zend_string *property_stats_name = zend_string_init("stats", sizeof("stats") - 1, 1);
	zend_declare_typed_property(class_entry, property_stats_name, &property_stats_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_stats_class_Skipcall_TransferStats, 0, MAY_BE_NULL));
	zend_string_release(property_stats_name);

	zval property_requestId_default_value;
	ZVAL_NULL(&property_requestId_default_value);
	zend_string *property_requestId_name = zend_string_init("requestId", sizeof("requestId") - 1, 1);
	zend_declare_typed_property(class_entry, property_requestId_name, &property_requestId_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_requestId_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	zval property_checkpoint_default_value;
	ZVAL_NULL(&property_checkpoint_default_value);
	zend_string *property_checkpoint_name = zend_string_init("checkpoint", sizeof("checkpoint") - 1, 1);
	zend_declare_typed_property(class_entry, property_checkpoint_name, &property_checkpoint_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_checkpoint_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_TransportException(zend_class_entry *class_entry_Skipcall_Exception_SkipcallException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "TransportException", class_Skipcall_Exception_TransportException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_SkipcallException);

	zval property_curlCode_default_value;
	ZVAL_LONG(&property_curlCode_default_value, 0);
	zend_string *property_curlCode_name = zend_string_init("curlCode", sizeof("curlCode") - 1, 1);
	zend_declare_typed_property(class_entry, property_curlCode_name, &property_curlCode_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_curlCode_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_ConnectionException(zend_class_entry *class_entry_Skipcall_Exception_TransportException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "ConnectionException", class_Skipcall_Exception_ConnectionException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_TransportException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_TimeoutException(zend_class_entry *class_entry_Skipcall_Exception_TransportException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "TimeoutException", class_Skipcall_Exception_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_TransportException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_TlsException(zend_class_entry *class_entry_Skipcall_Exception_TransportException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "TlsException", class_Skipcall_Exception_TlsException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_TransportException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_ApiException(zend_class_entry *class_entry_Skipcall_Exception_SkipcallException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "ApiException", class_Skipcall_Exception_ApiException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_SkipcallException);

	zval property_errorCode_default_value;
	ZVAL_NULL(&property_errorCode_default_value);
	zend_string *property_errorCode_name = zend_string_init("errorCode", sizeof("errorCode") - 1, 1);
	zend_declare_typed_property(class_entry, property_errorCode_name, &property_errorCode_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_errorCode_name);

	zval property_details_default_value;
	ZVAL_EMPTY_ARRAY(&property_details_default_value);
	zend_string *property_details_name = zend_string_init("details", sizeof("details") - 1, 1);
	zend_declare_typed_property(class_entry, property_details_name, &property_details_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_details_name);

	zval property_body_default_value;
	ZVAL_EMPTY_STRING(&property_body_default_value);
	zend_string *property_body_name = zend_string_init("body", sizeof("body") - 1, 1);
	zend_declare_typed_property(class_entry, property_body_name, &property_body_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_body_name);

	zend_string *property_rateLimit_class_Skipcall_RateLimit = zend_string_init("Skipcall\\RateLimit", sizeof("Skipcall\\RateLimit")-1, 1);
	zval property_rateLimit_default_value;
	ZVAL_NULL(&property_rateLimit_default_value);
	zend_string *property_rateLimit_name = zend_string_init("rateLimit", sizeof("rateLimit") - 1, 1);
	zend_declare_typed_property(class_entry, property_rateLimit_name, &property_rateLimit_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_rateLimit_class_Skipcall_RateLimit, 0, MAY_BE_NULL));
	zend_string_release(property_rateLimit_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_BadRequestException(zend_class_entry *class_entry_Skipcall_Exception_ApiException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "BadRequestException", class_Skipcall_Exception_BadRequestException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_ApiException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_AuthenticationException(zend_class_entry *class_entry_Skipcall_Exception_ApiException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "AuthenticationException", class_Skipcall_Exception_AuthenticationException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_ApiException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_PermissionException(zend_class_entry *class_entry_Skipcall_Exception_ApiException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "PermissionException", class_Skipcall_Exception_PermissionException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_ApiException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_SubscriptionRequiredException(zend_class_entry *class_entry_Skipcall_Exception_PermissionException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "SubscriptionRequiredException", class_Skipcall_Exception_SubscriptionRequiredException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_PermissionException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_PlanNotEligibleException(zend_class_entry *class_entry_Skipcall_Exception_PermissionException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "PlanNotEligibleException", class_Skipcall_Exception_PlanNotEligibleException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_PermissionException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_NotFoundException(zend_class_entry *class_entry_Skipcall_Exception_ApiException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "NotFoundException", class_Skipcall_Exception_NotFoundException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_ApiException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_RateLimitException(zend_class_entry *class_entry_Skipcall_Exception_ApiException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "RateLimitException", class_Skipcall_Exception_RateLimitException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_ApiException);

	zval property_retryAfter_default_value;
	ZVAL_DOUBLE(&property_retryAfter_default_value, 0);
	zend_string *property_retryAfter_name = zend_string_init("retryAfter", sizeof("retryAfter") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryAfter_name, &property_retryAfter_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_retryAfter_name);

	zval property_local_default_value;
	ZVAL_FALSE(&property_local_default_value);
	zend_string *property_local_name = zend_string_init("local", sizeof("local") - 1, 1);
	zend_declare_typed_property(class_entry, property_local_name, &property_local_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_local_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_ServerException(zend_class_entry *class_entry_Skipcall_Exception_ApiException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "ServerException", class_Skipcall_Exception_ServerException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_ApiException);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_DecodeException(zend_class_entry *class_entry_Skipcall_Exception_SkipcallException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "DecodeException", class_Skipcall_Exception_DecodeException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_SkipcallException);

	zval property_path_default_value;
	ZVAL_EMPTY_STRING(&property_path_default_value);
	zend_string *property_path_name = zend_string_init("path", sizeof("path") - 1, 1);
	zend_declare_typed_property(class_entry, property_path_name, &property_path_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_path_name);

	zval property_offset_default_value;
	ZVAL_LONG(&property_offset_default_value, 0);
	zend_string *property_offset_name = zend_string_init("offset", sizeof("offset") - 1, 1);
	zend_declare_typed_property(class_entry, property_offset_name, &property_offset_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_offset_name);

	zval property_excerpt_default_value;
	ZVAL_EMPTY_STRING(&property_excerpt_default_value);
	zend_string *property_excerpt_name = zend_string_init("excerpt", sizeof("excerpt") - 1, 1);
	zend_declare_typed_property(class_entry, property_excerpt_name, &property_excerpt_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_excerpt_name);

	return class_entry;
}

static zend_class_entry *register_class_Skipcall_Exception_PaginationException(zend_class_entry *class_entry_Skipcall_Exception_SkipcallException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Skipcall\\Exception", "PaginationException", class_Skipcall_Exception_PaginationException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Skipcall_Exception_SkipcallException);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	return class_entry;
}
