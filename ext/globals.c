#include "globals.h"

#include "ext/random/php_random.h"

#if SIZEOF_ZEND_LONG < 8
#error \
	"skipcall needs a 64-bit PHP: counts and times of the API are larger than integers of 32 bits"
#endif

ZEND_DECLARE_MODULE_GLOBALS(skipcall)

uint64_t skipcall_random_seed(void)
{
	uint64_t seed = 0;
	php_random_bytes_silent(&seed, sizeof(seed));
	return seed;
}

struct skc_engine *skipcall_engine(void)
{
	if (!SKIPCALL_G(engine_ready)) {
		skc_engine_init(&SKIPCALL_G(engine), &skc_clock_system, skipcall_random_seed());
		SKIPCALL_G(engine_ready) = true;
	}
	return &SKIPCALL_G(engine);
}

void skipcall_engine_free(zend_skipcall_globals *globals)
{
	if (globals->engine_ready) {
		skc_engine_free(&globals->engine);
		globals->engine_ready = false;
	}
}
