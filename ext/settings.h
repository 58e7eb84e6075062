/* INI settings, environment variables and the kind of SAPI. */
#ifndef SKIPCALL_SETTINGS_H
#define SKIPCALL_SETTINGS_H

#include "php.h"

#include "../src/pool.h"

/* Registers the INI settings. */
void skipcall_settings_minit(int module_number);

/* skipcall.allow_insecure: plain http:// to any host, and verifyTls off, are allowed. */
bool skipcall_allows_insecure(void);

/* skipcall.persistent: connections outlive the PHP request. */
bool skipcall_keeps_connections(void);

/* skipcall.network: clients without the option `transport` may send requests. */
bool skipcall_has_network(void);

/* skipcall.max_connections, max_idle, idle_timeout and max_age. */
struct skc_pool_limits skipcall_pool_limits(void);

/* skipcall.max_duration in seconds; negative: it is not set. */
double skipcall_max_duration(void);

/* skipcall.max_wait in seconds; without it 65, in a web SAPI 2. */
double skipcall_max_wait(void);

/* skipcall.rate_limit_scope: with every process of the user on this host. */
bool skipcall_shares_rate_limits(void);

/* skipcall.shared_file and shared_group. Borrowed; NULL: not set. */
const char *skipcall_shared_file(void);
const char *skipcall_shared_group(void);

/*
 * The file of certificate authorities that settings name: skipcall.ca_file, curl.cainfo,
 * openssl.cafile. Borrowed; NULL: the system's.
 */
const char *skipcall_ca_file(void);

/* Returns new: an environment variable; NULL when it is not set or empty. */
zend_string *skipcall_environment(const char *name);

/*
 * Returns new: the same, else where libraries that read .env files put it: $_ENV, $_SERVER. For names that no
 * request header can take only.
 */
zend_string *skipcall_environment_or_superglobal(const char *name);

/* Whether PHP serves web requests: not the CLI, phpdbg or an embedded PHP. */
bool skipcall_is_web(void);

#endif
