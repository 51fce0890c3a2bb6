/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/base.h"

void
kr_buffer_init(struct kr_buffer *b, struct kr_arena *arena, size_t max)
{
	*b = (struct kr_buffer){ .arena = arena, .max = max };
}

/* Room for n more bytes and a NUL. */
static bool
room(struct kr_buffer *b, size_t n)
{
	size_t cap = b->cap == 0 ? 256 : b->cap;
	char *data;

	if (b->failed)
		return false;
	if (n > b->max || b->len > b->max - n) {
		b->failed = true;
		return false;
	}
	if (b->cap > b->len + n)
		return true;
	while (cap <= b->len + n)
		cap *= 2;
	data = kr_arena_grow(b->arena, b->data, b->cap, cap, 1);
	if (data == NULL) {
		b->failed = true;
		return false;
	}
	b->data = data;
	b->cap = cap;
	return true;
}

void
kr_buffer_byte(struct kr_buffer *b, char c)
{
	if (room(b, 1))
		b->data[b->len++] = c;
}

void
kr_buffer_add(struct kr_buffer *b, struct kr_span s)
{
	if (s.len == 0 || !room(b, s.len))
		return;
	memcpy(b->data + b->len, s.ptr, s.len);
	b->len += s.len;
}

void
kr_buffer_str(struct kr_buffer *b, const char *s)
{
	kr_buffer_add(b, kr_span_str(s));
}

void
kr_buffer_printf(struct kr_buffer *b, const char *fmt, ...)
{
	char small[256];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n < 0) {
		b->failed = true;
		return;
	}
	if ((size_t)n < sizeof(small)) {
		kr_buffer_add(b, (struct kr_span){ small, (size_t)n });
		return;
	}
	if (!room(b, (size_t)n))
		return;
	va_start(ap, fmt);
	vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
}

void
kr_buffer_utf8(struct kr_buffer *b, uint32_t codepoint)
{
	char out[4];
	size_t n = kr_text_put(codepoint, out);

	kr_buffer_add(b, (struct kr_span){ out, n });
}

void
kr_buffer_decimal(struct kr_buffer *b, long long n)
{
	char digits[24], *p = digits + sizeof(digits);
	unsigned long long left = n < 0 ? 0 - (unsigned long long)n :
	    (unsigned long long)n;

	do
		*--p = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (n < 0)
		*--p = '-';
	kr_buffer_add(b, (struct kr_span){ p,
	    (size_t)(digits + sizeof(digits) - p) });
}

char *
kr_buffer_more(struct kr_buffer *b, size_t n)
{
	if (!room(b, n))
		return NULL;
	b->len += n;
	return b->data + b->len - n;
}

bool
kr_buffer_ok(const struct kr_buffer *b)
{
	return !b->failed;
}

struct kr_span
kr_buffer_span(const struct kr_buffer *b)
{
	return (struct kr_span){ b->data != NULL ? b->data : "", b->len };
}

const char *
kr_buffer_cstr(struct kr_buffer *b)
{
	if (b->data == NULL)
		return "";
	b->data[b->len] = '\0';
	return b->data;
}
