/* SPDX-License-Identifier: Apache-2.0 */
/* Attributes of HTML tags: WHATWG HTML 13.2.5.32 to 13.2.5.39. */
#include "message/html_reader.h"

static struct kr_span
name_read(struct kr_span s, size_t *off)
{
	size_t from = (*off)++;

	while (*off < s.len && !kr_is_blank(s.ptr[*off]) &&
	    s.ptr[*off] != '=' && s.ptr[*off] != '>' && s.ptr[*off] != '/')
		(*off)++;
	return kr_span_sub(s, from, *off - from);
}

/* A value, in quotes or without. */
static struct kr_span
value_read(struct kr_span s, size_t *off)
{
	size_t from = *off, end = from;

	if (from < s.len && (s.ptr[from] == '"' || s.ptr[from] == '\'')) {
		end = kr_span_chr(s, from + 1, s.ptr[from]);
		if (end == SIZE_MAX)
			end = s.len;
		*off = end < s.len ? end + 1 : end;
		return kr_span_sub(s, from + 1, end - from - 1);
	}
	while (end < s.len && s.ptr[end] != '>' && !kr_is_blank(s.ptr[end]))
		end++;
	*off = end;
	return kr_span_sub(s, from, end - from);
}

size_t
kr_html_attributes_read(struct kr_span s, size_t off,
    struct kr_html_attributes *ret)
{
	ret->n = 0;
	ret->more = false;
	while (off < s.len && s.ptr[off] != '>') {
		struct kr_html_attribute a = { KR_SPAN_NONE, KR_SPAN_NONE };

		if (kr_is_blank(s.ptr[off]) || s.ptr[off] == '/') {
			off++;
			continue;
		}
		a.name = name_read(s, &off);
		while (off < s.len && kr_is_blank(s.ptr[off]))
			off++;
		if (off < s.len && s.ptr[off] == '=') {
			off++;
			while (off < s.len && kr_is_blank(s.ptr[off]))
				off++;
			a.value = value_read(s, &off);
		}
		if (ret->n < ret->max)
			ret->item[ret->n++] = a;
		else
			ret->more = true;
	}
	return off < s.len ? off + 1 : off;
}

struct kr_span
kr_html_attribute(const struct kr_html_attributes *all, const char *name)
{
	for (size_t i = 0; i < all->n; i++)
		if (kr_span_caseeq(all->item[i].name, name))
			return all->item[i].value;
	return KR_SPAN_NONE;
}

struct kr_span
kr_html_attribute_text(struct kr_span v, struct kr_arena *arena)
{
	struct kr_buffer b;

	v = kr_span_trim(v);
	if (kr_span_chr(v, 0, '&') == SIZE_MAX &&
	    kr_span_chr(v, 0, '\n') == SIZE_MAX)
		return v;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < v.len; ) {
		uint32_t c;
		size_t n = v.ptr[i] == '&' ?
		    kr_html_entity(kr_span_from(v, i), true, &c) : 0;

		if (n > 0) {
			kr_buffer_utf8(&b, c);
			i += n;
		} else {
			if (v.ptr[i] != '\n' && v.ptr[i] != '\r' &&
			    v.ptr[i] != '\t')
				kr_buffer_byte(&b, v.ptr[i]);
			i++;
		}
	}
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}
