#include "utf8.h"

size_t skc_utf8_long_sequence(const unsigned char *p, const unsigned char *end)
{
	size_t len;
	unsigned char low = 0x80, high = 0xBF;
	if (p[0] >= 0xE0 && p[0] <= 0xEF) {
		len = 3;
		low = p[0] == 0xE0 ? 0xA0 : 0x80;
		high = p[0] == 0xED ? 0x9F : 0xBF;
	} else if (p[0] >= 0xF0 && p[0] <= 0xF4) {
		len = 4;
		low = p[0] == 0xF0 ? 0x90 : 0x80;
		high = p[0] == 0xF4 ? 0x8F : 0xBF;
	} else {
		return 0;
	}
	if ((size_t)(end - p) < len || p[1] < low || p[1] > high) {
		return 0;
	}
	for (size_t i = 2; i < len; i++) {
		if ((p[i] & 0xC0) != 0x80) {
			return 0;
		}
	}
	return len;
}
