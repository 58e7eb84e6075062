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
	free(buffer->data);
	skc_buffer_init(buffer, buffer->ceiling);
}

bool skc_buffer_reserve(struct skc_buffer *buffer, size_t len)
{
	if (buffer->failed || len > buffer->ceiling - buffer->len) {
		buffer->failed = true;
		return false;
	}
	if (buffer->room > buffer->len + len) {
		return true;
	}
	size_t wanted = buffer->len + len;
	/* Doubling keeps appending linear; the ceiling keeps doubling honest. */
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
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	int len = vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	if (len < 0 || (size_t)len >= sizeof(text)) {
		buffer->failed = true;
		return false;
	}
	return skc_buffer_add(buffer, text, (size_t)len);
}

bool skc_buffer_add_encoded(struct skc_buffer *buffer, const char *bytes, size_t len)
{
	static const char hex[] = "0123456789ABCDEF";
	if (len > buffer->ceiling / 3 || !skc_buffer_reserve(buffer, len * 3)) {
		buffer->failed = true;
		return false;
	}
	char *to = buffer->data + buffer->len;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
			c == '-' || c == '.' || c == '_' || c == '~') {
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
