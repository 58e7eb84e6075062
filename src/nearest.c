#include "nearest.h"

#include <string.h>

#include "header.h"

#define NAME_MAX_LEN 63

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;
	return least < c ? least : c;
}

/* Levenshtein distance, case folded. Names are at most NAME_MAX_LEN bytes. */
static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t row[NAME_MAX_LEN + 1];
	for (size_t j = 0; j <= b_len; j++) {
		row[j] = j;
	}
	for (size_t i = 1; i <= a_len; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b_len; j++) {
			const bool same = skc_ascii_lower(a[i - 1]) == skc_ascii_lower(b[j - 1]);
			size_t next = smallest(row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1));
			diagonal = row[j];
			row[j] = next;
		}
	}
	return row[b_len];
}

size_t skc_nearest(const char *given, const char *const *names, size_t count)
{
	size_t best = (size_t)-1, best_distance = (size_t)-1;
	size_t len = strlen(given);
	if (len == 0 || len > NAME_MAX_LEN) {
		return best;
	}
	for (size_t i = 0; i < count; i++) {
		size_t name_len = strlen(names[i]);
		if (name_len > NAME_MAX_LEN) {
			continue;
		}
		size_t d = distance(given, len, names[i], name_len);
		/* Names that differ in more than half of their letters are not similar. */
		if (d < best_distance && d * 2 <= (name_len > len ? name_len : len)) {
			best = i;
			best_distance = d;
		}
	}
	return best;
}
