#include "header.h"

#include <string.h>

bool skc_ascii_is_word(const char *text, size_t len, const char *word)
{
	return strlen(word) == len && skc_ascii_is(text, word, len);
}

const char *skc_ascii_find(const char *text, size_t len, const char *part)
{
	const size_t part_len = strlen(part);
	for (; len >= part_len; text++, len--) {
		if (skc_ascii_is(text, part, part_len)) {
			return text;
		}
	}
	return NULL;
}

bool skc_ascii_holds(const char *text, const char *part)
{
	return skc_ascii_find(text, strlen(text), part) != NULL;
}

bool skc_header_is_name(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c <= ' ' || c >= 0x7F || strchr("\"(),/:;<=>?@[\\]{}", c) != NULL) {
			return false;
		}
	}
	return len > 0;
}

bool skc_header_is_value(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		if ((c < ' ' && c != '\t') || c == 0x7F) {
			return false;
		}
	}
	return true;
}

bool skc_header_next_element(const char **value, const char *end, const char **element, size_t *len)
{
	const char *p = *value;
	while (p < end && (*p == ',' || *p == ' ' || *p == '\t')) {
		p++;
	}
	*element = p;
	while (p < end && *p != ',') {
		p++;
	}
	*value = p;
	const char *parameters = memchr(*element, ';', (size_t)(p - *element));
	const char *last = parameters != NULL ? parameters : p;
	while (last > *element && (last[-1] == ' ' || last[-1] == '\t')) {
		last--;
	}
	*len = (size_t)(last - *element);
	return *element < end;
}
