/*
 * The module entry, where static builds and PHP's build system look for it. Everything else is in
 * ext/ and src/.
 */
#ifndef PHP_SKIPCALL_H
#define PHP_SKIPCALL_H

#include "php.h"

#define PHP_SKIPCALL_VERSION "0.2.0"

extern zend_module_entry skipcall_module_entry;
#define phpext_skipcall_ptr &skipcall_module_entry

#endif
