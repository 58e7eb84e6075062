#include "scratch.h"

#include "../src/secret.h"
#include "globals.h"

struct skc_buffer *skipcall_scratch(size_t ceiling)
{
	struct skc_buffer *scratch = &SKIPCALL_G(scratch);
	skipcall_scratch_drop(); /* what a method that ended too early has left */
	skc_buffer_init(scratch, ceiling);
	return scratch;
}

zend_string *skipcall_scratch_take(void)
{
	const struct skc_buffer *scratch = &SKIPCALL_G(scratch);
	zend_string *text = scratch->failed ? NULL
		: scratch->len > 0              ? zend_string_init(scratch->data, scratch->len, false)
										: ZSTR_EMPTY_ALLOC();
	skipcall_scratch_drop();
	return text;
}

void skipcall_scratch_drop(void)
{
	struct skc_buffer *scratch = &SKIPCALL_G(scratch);
	if (scratch->len > 0) {
		skc_wipe(scratch->data, scratch->len);
	}
	skc_buffer_free(scratch);
}
