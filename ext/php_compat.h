/* The only place that knows one PHP version from another. Floor: 8.2. */
#ifndef SKIPCALL_PHP_COMPAT_H
#define SKIPCALL_PHP_COMPAT_H

#include "php.h"

#if PHP_VERSION_ID < 80200
#error "PHP 8.2 or newer is needed"
#endif

#endif
