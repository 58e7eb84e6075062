/* What an HTTP header may look like (RFC 9110, 5.1 and 5.5). */
#ifndef SKC_HEADER_H
#define SKC_HEADER_H

#include <stdbool.h>
#include <stddef.h>

/* True for a token: the name of a header. */
bool skc_header_is_name(const char *text, size_t len);

/* True when the text has no line ends or other control characters (tabs are allowed). */
bool skc_header_is_value(const char *text, size_t len);

#endif
