/*
 * libFuzzer target: inflate on any bytes, of which the first chooses the encoding. However it is sliced, the outcome is the same; a
 * failure leaves the body as it came, and a ceiling holds.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../../src/inflate.h"

#define MOST 100000

static const char *const encodings[] = {
	"gzip", "deflate", "gzip, gzip", "deflate, x-gzip", "gzip, deflate, gzip", "deflate, deflate", "br", "identity, gzip;q=1"};

static void check(bool holds)
{
	if (!holds) {
		abort();
	}
}

/* A body of exactly these bytes. */
static struct skc_buffer body_of(const uint8_t *data, size_t len)
{
	struct skc_buffer body;
	skc_buffer_init(&body, MOST);
	check(skc_buffer_add(&body, (const char *)data, len));
	return body;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	if (len == 0 || len > MOST) {
		return 0;
	}
	const char *encoding = encodings[data[0] % 8];
	const bool partly = data[0] & 8;
	const size_t most = data[0] & 16 ? 1000 : MOST;
	data++;
	len--;
	struct skc_inflate whole = {.partly = partly};
	struct skc_buffer first = body_of(data, len);
	const enum skc_inflate_outcome outcome = skc_inflate_body(&whole, &first, encoding, most);
	check(outcome <= SKC_INFLATE_TOO_LARGE);
	check((outcome == SKC_INFLATE_DAMAGED) == (outcome != SKC_INFLATE_DONE && whole.problem != NULL));
	if (outcome != SKC_INFLATE_DONE) {
		check(first.len == len && memcmp(first.data, data, len) == 0);
	} else {
		check(first.len <= (most > len ? most : len) && first.data[first.len] == '\0');
	}
	for (size_t slice = 1; slice < 300; slice = slice * 5 + 2) {
		struct skc_inflate sliced = {.partly = partly, .slice = slice};
		struct skc_buffer again = body_of(data, len);
		check(skc_inflate_body(&sliced, &again, encoding, most) == outcome);
		check(sliced.member == whole.member);
		/* Of what is damaged, as much may have been read as zlib had looked ahead. */
		check(partly || (again.len == first.len && memcmp(again.data, first.data, first.len) == 0));
		skc_buffer_free(&again);
	}
	skc_buffer_free(&first);
	return 0;
}
