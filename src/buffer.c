#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void skc_buffer_init(struct skc_buffer *buffer, size_t ceiling)
{
	*buffer = (struct skc_buffer){.ceiling = ceiling};
}

void skc_buffer_free(struct skc_buffer *buffer)
{
	const struct skc_buffer old = *buffer;
	skc_buffer_init(buffer, buffer->ceiling);
	if (old.lender != NULL) {
		old.give_back(old.lender);
	} else {
		free(old.data);
	}
}

void skc_buffer_lend(struct skc_buffer *buffer, char *bytes, size_t len, void *lender,
	void (*give_back)(void *lender))
{
	skc_buffer_free(buffer);
	buffer->data = bytes;
	buffer->len = len;
	buffer->lender = lender;
	buffer->give_back = give_back;
}

void skc_buffer_move(struct skc_buffer *to, struct skc_buffer *from)
{
	to->data = from->data;
	to->room = from->room;
	to->len = 0;
	if (to->data != NULL) {
		to->data[0] = '\0';
	}
	skc_buffer_init(from, from->ceiling);
}

bool skc_buffer_reserve(struct skc_buffer *buffer, size_t len)
{
	if (buffer->failed || buffer->lender != NULL || len > buffer->ceiling - buffer->len) {
		buffer->failed = true;
		return false;
	}
	if (buffer->room > buffer->len + len) {
		return true;
	}
	size_t wanted = buffer->len + len;
	/* Doubling keeps the cost of appending linear. */
	size_t room = buffer->room * 2 > wanted ? buffer->room * 2 : wanted;
	room = room < 256 ? 256 : room > buffer->ceiling ? buffer->ceiling : room;
	char *data = realloc(buffer->data, room + 1);
	if (data == NULL) {
		buffer->failed = true;
		return false;
	}
	buffer->data = data;
	buffer->room = room + 1;
	return true;
}

bool skc_buffer_add(struct skc_buffer *buffer, const char *bytes, size_t len)
{
	if (!skc_buffer_reserve(buffer, len)) {
		return false;
	}
	if (len > 0) {
		memcpy(buffer->data + buffer->len, bytes, len);
	}
	buffer->len += len;
	buffer->data[buffer->len] = '\0';
	return true;
}

bool skc_buffer_add_text(struct skc_buffer *buffer, const char *text)
{
	return skc_buffer_add(buffer, text, strlen(text));
}

bool skc_buffer_addf(struct skc_buffer *buffer, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int len = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	bool fits = len >= 0 && skc_buffer_reserve(buffer, (size_t)len);
	if (fits) {
		vsnprintf(buffer->data + buffer->len, (size_t)len + 1, format, again);
		buffer->len += (size_t)len;
	} else {
		buffer->failed = true;
	}
	va_end(again);
	return fits;
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
		c == '.' || c == '_' || c == '~';
}

bool skc_buffer_add_encoded(struct skc_buffer *buffer, const char *bytes, size_t len)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t wanted = len;
	if (len > buffer->ceiling - buffer->len) {
		buffer->failed = true;
		return false;
	}
	for (size_t i = 0; i < len; i++) {
		wanted += is_unreserved(bytes[i]) ? 0 : 2;
	}
	if (!skc_buffer_reserve(buffer, wanted)) {
		return false;
	}
	char *to = buffer->data + buffer->len;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];
		if (is_unreserved(bytes[i])) {
			*to++ = (char)c;
		} else {
			*to++ = '%';
			*to++ = hex[c >> 4];
			*to++ = hex[c & 15];
		}
	}
	*to = '\0';
	buffer->len = (size_t)(to - buffer->data);
	return true;
}
