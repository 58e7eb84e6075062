/* Overwrites secrets before their memory is given back. */
#ifndef SKC_SECRET_H
#define SKC_SECRET_H

#include <stddef.h>

/* Zeroes memory in a way the compiler may not leave out. */
static inline void skc_wipe(void *memory, size_t len)
{
	volatile unsigned char *p = memory;
	while (len-- > 0) {
		*p++ = 0;
	}
}

#endif
