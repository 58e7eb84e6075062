/*
 * One run of a synchronisation: asks the planner (gaps.h) what to request, takes the answers, hands out
 * rows, and stops in time. The object whose run it is, and its methods, are in call_sync.c.
 */
#ifndef SKIPCALL_SYNC_RUN_H
#define SKIPCALL_SYNC_RUN_H

#include "page_requests.h"
#include "unreadable.h"

#include "../src/gaps.h"

/* A page that was asked for, by the request at the same index. */
struct skipcall_sync_slot {
	uint64_t token; /* the planner's name for it */
	zend_long reserved; /* attempts that it may make at most; 0: any number */
};

/* Rows that came and wait to be handed out, from the last to the first. */
struct skipcall_sync_answer {
	struct skipcall_sync_answer *next;
	uint64_t token;
	zval rows;
	uint32_t at; /* the row before this index is next */
	size_t handed;
	bool is_new[];
};

struct skipcall_sync {
	struct skipcall_page_requests requests; /* as many as the planner has gaps */
	struct skc_gaps gaps;
	struct skipcall_sync_slot slots[SKC_GAPS_MAX];
	uint64_t in_hand; /* token of a request that is in no slot for the moment; 0: none */
	unsigned parallel;
	struct skipcall_sync_answer *first, *last;
	zval *row; /* of the first answer; NULL: none is fetched */

	zend_long max_requests; /* 0: any number */
	int64_t end; /* monotonic: of the time for the run; SKC_NEVER: none */
	int64_t duration; /* microseconds; 0: any */
	bool by_update; /* rows are in the order of updatedAt, not createdAt */
	bool reconciles; /* all rows, from scratch: what does not come is gone */
	bool is_restarted; /* the checkpoint was damaged or outdated, and is not used */
	bool is_begun, is_over, is_rewound;
	bool has_moved; /* a row was handed out */
	struct skipcall_unreadable unreadable;
	const char
		*stop_reason; /* once nothing is asked for any more; what has come is still handed out */
	int64_t retry_after;
	zend_long attempts, answers;
	zend_long lone_surrogates; /* read as U+FFFD */
	int64_t waited;
	zend_string *given; /* the checkpoint that its caller has; NULL: none */
	zval gathered; /* rows of the batch that is being made; undefined: none */
	zend_string *before; /* the checkpoint before those */

	zend_object std;
};

static inline struct skipcall_sync *skipcall_sync_of(zend_object *object)
{
	return (struct skipcall_sync *)(void *)((char *)object - offsetof(struct skipcall_sync, std));
}

/* The member by whose dates it is sorted. */
static inline unsigned skipcall_sync_order(const struct skipcall_sync *sync)
{
	const struct skipcall_resource *resource = sync->requests.resource;
	return sync->by_update ? resource->updated : resource->created;
}

/* Has a row to hand out, waiting for one if need be. False at the end, and with an exception. */
bool skipcall_call_sync_fetch(zend_object *sync);

/* Has the first answer, by one request; its rows wait to be fetched. False with an exception. */
bool skipcall_call_sync_fetch_first(zend_object *sync);

/* The row that was fetched. Borrowed; NULL: none. */
zval *skipcall_call_sync_row(zend_object *sync);

/* It has been handed out: checkpoints cover it from now on. */
void skipcall_call_sync_hand_out(zend_object *sync);

/* Returns new: the checkpoint of what was handed out. Its caller has it from now on. */
zend_string *skipcall_call_sync_checkpoint(zend_object *sync);

/*
 * Takes the row that was fetched into the batch that is being made; returns how many rows it has. Checkpoints
 * do not cover it before it is taken: a fatal error, or exit(), may come first.
 */
zend_long skipcall_call_sync_gather(zend_object *sync);

/* The rows of the batch that is being made; 0: none. */
zend_long skipcall_call_sync_gathered(const zend_object *sync);

/* Returns new: the rows gathered, at least one, and the checkpoint that covers them. They are handed out. */
zend_string *skipcall_call_sync_take_gathered(zend_object *sync, zval *rows);

bool skipcall_call_sync_is_complete(zend_object *sync);

/* True when next() would not wait. May leave an exception that it did not cause. */
bool skipcall_call_sync_is_ready(zend_object *object);

/* For skipcall_page_requests_init(): gives up what is under way. */
void skipcall_sync_give_up(struct skipcall_page_requests *all);

/* Attempts sent so far, and those of them that were not the first of their request. */
void skipcall_sync_count(const struct skipcall_sync *sync, zend_long *attempts, zend_long *retries);

/* Gives up what is under way; the planner will want it again. */
void skipcall_sync_drop_requests(struct skipcall_sync *sync);

/* Gives up the rows that wait to be handed out. */
void skipcall_sync_drop_answers(struct skipcall_sync *sync);

#endif
