/* "Did you mean ...?": finds the name closest to a misspelt one. */
#ifndef SKC_NEAREST_H
#define SKC_NEAREST_H

#include <stddef.h>

/*
 * Index of the nearest of `count` names, upper and lower case being the same; (size_t)-1 when none
 * is near.
 */
size_t skc_nearest(const char *given, const char *const *names, size_t count);

#endif
