/* What phpinfo() shows of Skipcall\Client beside its methods. */
#ifndef SKIPCALL_CLIENT_METHODS_H
#define SKIPCALL_CLIENT_METHODS_H

#include "php.h"

/* Returns new: the statistics of the pool by name, for getPoolStats() and phpinfo(). */
void skipcall_pool_stats(zval *out);

#endif
