/* The arguments sort, filters and workspaceIds: from PHP values to a query of the engine. */
#ifndef SKIPCALL_LIST_ARGUMENTS_H
#define SKIPCALL_LIST_ARGUMENTS_H

#include "php.h"

#include "../src/query.h"

struct skipcall_list_arguments {
	struct skc_list_query query; /* borrows from the strings below */
	zend_string *order_by;
	zend_string *filters;
	zend_string *workspace_ids;
	bool filters_are_text; /* they were given so, not as an array */
};

/*
 * Where each argument stands in the method's signature, so that errors name it. sort may be 0: the
 * method has none.
 */
struct skipcall_list_positions {
	unsigned sort, filters, workspace_ids;
};

/* An argument (from 1) as it was given; NULL when it was left out or is null. */
zval *skipcall_argument_or_null(zend_execute_data *execute_data, uint32_t position);

/*
 * A collection would be taken for a text where it can be one: false with a TypeError that says what to
 * pass instead. Before the arguments are parsed.
 */
bool skipcall_list_arguments_check(
	zend_execute_data *execute_data, const struct skipcall_list_positions *positions);

/* NULL stands for an argument left out. Fails with an exception; nothing is then to be freed. */
bool skipcall_list_arguments_parse(struct skipcall_list_arguments *arguments,
	const struct skipcall_list_positions *positions, zval *sort, zval *filters,
	zval *workspace_ids);

/* Sorts by this member, ascending. */
void skipcall_list_arguments_sort(struct skipcall_list_arguments *arguments, zend_string *order_by);

/* Returns new: the same arguments, sharing their strings. */
struct skipcall_list_arguments skipcall_list_arguments_copy(
	const struct skipcall_list_arguments *arguments);

/*
 * A point in time, as an argument: DateTimeInterface, or a text as the API writes dates. In
 * microseconds since 1970. Fails with an exception.
 */
bool skipcall_instant_parse(zval *value, unsigned position, const char *name, int64_t *us);

void skipcall_list_arguments_free(struct skipcall_list_arguments *arguments);

#endif
