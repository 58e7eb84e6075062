#include "json_mend.h"

#include "json_reader.h"

/* Value of four hexadecimal digits; -1 when they are not all there. */
static int hex4(const char *p, const char *end)
{
	int value = 0;
	if (end - p < 4) {
		return -1;
	}
	for (int i = 0; i < 4; i++) {
		const char c = p[i];
		const int digit = c >= '0' && c <= '9' ? c - '0'
			: c >= 'a' && c <= 'f'             ? c - 'a' + 10
			: c >= 'A' && c <= 'F'             ? c - 'A' + 10
											   : -1;
		if (digit < 0) {
			return -1;
		}
		value = value * 16 + digit;
	}
	return value;
}

/* The unit of the \u escape at p; -1: another escape. */
static int unit_at(const char *p, const char *end)
{
	return end - p >= 6 && p[0] == '\\' && p[1] == 'u' ? hex4(p + 2, end) : -1;
}

struct string {
	const char *end; /* behind its closing quote, or the end of the document */
	size_t lone; /* lone surrogates in it */
};

/* Looks through the string whose first byte behind the quote is at p; with `mends`, replaces as well. */
static struct string walk_string(
	char *p, const char *end, const char *document, struct skc_json_mends *mends)
{
	struct string string = {end, 0};
	while (p < end) {
		if (*p == '"') {
			string.end = p + 1;
			break;
		}
		if (*p != '\\') {
			p++;
			continue;
		}
		const int unit = unit_at(p, end);
		const int second = unit >= 0xD800 && unit <= 0xDBFF ? unit_at(p + 6, end) : -1;
		if (second >= 0xDC00 && second <= 0xDFFF) {
			p += 12;
			continue;
		}
		if (unit >= 0xD800 && unit <= 0xDFFF) {
			string.lone++;
			if (mends != NULL) {
				if (mends->count < SKC_JSON_MENDS_MAX) {
					mends->at[mends->count] = (size_t)(p - document);
				}
				mends->count++;
				memcpy(p, "\\ufffd", 6);
			}
		}
		p += unit >= 0 ? 6 : end - p >= 2 ? 2 : 1;
	}
	return string;
}

/* Whether the name that begins behind its quote at p is "id", however it is written. */
static bool is_id(const char *p, const char *end)
{
	struct skc_json json;
	struct skc_json_text name;
	char plain[2];
	skc_json_init(&json, p - 1, (size_t)(end - p) + 1);
	if (!skc_json_string(&json, &name) || name.len != sizeof(plain)) {
		return false;
	}
	skc_json_unescape(&name, plain);
	return memcmp(plain, "id", sizeof(plain)) == 0;
}

void skc_json_mend(char *document, size_t len, struct skc_json_mends *mends)
{
	const char *end = document + len;
	uint64_t objects = 0; /* one bit a container, the innermost lowest: 1 for an object */
	unsigned depth = 0;
	bool at_name = false, of_id = false;
	*mends = (struct skc_json_mends){0};
	for (char *p = document; p < end;) {
		const char c = *p++;
		if (c == '"') {
			const bool kept = at_name || of_id;
			const struct string string = walk_string(p, end, document, kept ? NULL : mends);
			if (kept && string.lone > 0) {
				return;
			}
			if (at_name) {
				of_id = is_id(p, end);
				at_name = false;
			}
			p = document + (string.end - document);
		} else if (c == '{' || c == '[') {
			if (depth++ == SKC_JSON_DEPTH_MAX) {
				return;
			}
			objects = objects << 1 | (c == '{');
			at_name = c == '{';
			of_id = false;
		} else if (c == '}' || c == ']') {
			if (depth-- == 0) {
				return;
			}
			objects >>= 1;
			at_name = of_id = false;
		} else if (c == ',') {
			at_name = (objects & 1) != 0;
			of_id = false;
		}
	}
}
