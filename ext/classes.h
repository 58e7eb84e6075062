/* The class entries, registered by module.c. */
#ifndef SKIPCALL_CLASSES_H
#define SKIPCALL_CLASSES_H

#include "php.h"

extern zend_class_entry *skipcall_ce_Client;
extern zend_class_entry *skipcall_ce_CallPage;
extern zend_class_entry *skipcall_ce_PendingCallPage;
extern zend_class_entry *skipcall_ce_CallIterator;
extern zend_class_entry *skipcall_ce_CallSync;
extern zend_class_entry *skipcall_ce_CallBatch;
extern zend_class_entry *skipcall_ce_CallBatches;
extern zend_class_entry *skipcall_ce_Request;
extern zend_class_entry *skipcall_ce_RateLimit;
extern zend_class_entry *skipcall_ce_RateLimiter;
extern zend_class_entry *skipcall_ce_TransferStats;
extern zend_class_entry *skipcall_ce_ExceptionInterface;
extern zend_class_entry *skipcall_ce_Error;
extern zend_class_entry *skipcall_ce_InvalidArgumentException;
extern zend_class_entry *skipcall_ce_NetworkDisabledException;
extern zend_class_entry *skipcall_ce_SkipcallException;

/* Enums. */
extern zend_class_entry *skipcall_ce_RateLimitMode;
extern zend_class_entry *skipcall_ce_RateLimiterFailure;
extern zend_class_entry *skipcall_ce_Hydrate;
extern zend_class_entry *skipcall_ce_InvalidText;
extern zend_class_entry *skipcall_ce_SortStyle;
extern zend_class_entry *skipcall_ce_SyncBy;
extern zend_class_entry *skipcall_ce_OnBadCheckpoint;
extern zend_class_entry *skipcall_ce_StopReason;

/* One for each class that a kind of failure becomes. */
extern zend_class_entry *skipcall_ce_TransportException;
extern zend_class_entry *skipcall_ce_ConnectionException;
extern zend_class_entry *skipcall_ce_TimeoutException;
extern zend_class_entry *skipcall_ce_TlsException;
extern zend_class_entry *skipcall_ce_ApiException;
extern zend_class_entry *skipcall_ce_BadRequestException;
extern zend_class_entry *skipcall_ce_AuthenticationException;
extern zend_class_entry *skipcall_ce_PermissionException;
extern zend_class_entry *skipcall_ce_SubscriptionRequiredException;
extern zend_class_entry *skipcall_ce_PlanNotEligibleException;
extern zend_class_entry *skipcall_ce_NotFoundException;
extern zend_class_entry *skipcall_ce_RateLimitException;
extern zend_class_entry *skipcall_ce_ServerException;
extern zend_class_entry *skipcall_ce_DecodeException;
extern zend_class_entry *skipcall_ce_PaginationException;

#endif
