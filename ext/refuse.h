/* Refuses an argument or an option: InvalidArgumentException. */
#ifndef SKIPCALL_REFUSE_H
#define SKIPCALL_REFUSE_H

#include "php.h"

/* Throws an InvalidArgumentException. */
void skipcall_throw_argument(const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 1, 2);

/* The same, behind the name of the method that was called: "Class::method(): ...". Always false. */
bool skipcall_refuse(const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 1, 2);

/*
 * Throws a Skipcall\Exception\Error: what only a change of the program can mend, and running out of
 * memory.
 */
void skipcall_throw_error(const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 1, 2);

/* Throws that requests may not be sent: the setting skipcall.network is off. */
void skipcall_throw_network_disabled(const char *operation);

#endif
