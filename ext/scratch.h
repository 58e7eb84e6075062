/*
 * A text that src/ writes on its way to becoming a Zend string. Its memory belongs to the PHP request, not to
 * the frame: making the string may end the request by longjmp(), and nobody below would free it.
 */
#ifndef SKIPCALL_SCRATCH_H
#define SKIPCALL_SCRATCH_H

#include "php.h"

#include "../src/buffer.h"

/*
 * An empty buffer for the text. There is one: no PHP code may run until the text is taken or dropped.
 * *Owns:* borrowed from the request.
 */
struct skc_buffer *skipcall_scratch(size_t ceiling);

/*
 * Returns new: the text; NULL when it did not fit. The buffer is wiped either way, since URLs may hold
 * personal data, and freed.
 */
zend_string *skipcall_scratch_take(void);

/* Wipes and frees a text that is not wanted, or that the end of a request has left. */
void skipcall_scratch_drop(void);

#endif
