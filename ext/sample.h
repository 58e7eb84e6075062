/* Skipcall\Dev\Sample: a second list, in builds of developers only. */
#ifndef SKIPCALL_SAMPLE_H
#define SKIPCALL_SAMPLE_H

#include "php.h"

#ifdef SKIPCALL_DEV
/* Registers its class, at MINIT. */
void skipcall_sample_minit(void);
#endif

#endif
