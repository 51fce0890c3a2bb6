/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Address lists: RFC 5322 3.4 with obsolete forms, read with forgiveness.
 *
 * Groups are flattened with a flag, not a stack: nested groups cost nothing
 * and recurse nowhere.
 */
#include <string.h>

#include "message/reader.h"

struct reading {
	struct kr_span		 s;
	size_t			 off;
	struct kr_arena		*arena;
	struct kr_buffer	 phrase;	/* words before < or : */
	struct kr_buffer	 plain;	/* the same without blanks: an
					 * address? */
	struct kr_span		 angle, comment;
	bool			 has_angle;
	bool			 open_quote;	/* one never ended, nor will
						 * any behind it */
};

static void
start(struct reading *r)
{
	kr_buffer_init(&r->phrase, r->arena, SIZE_MAX);
	kr_buffer_init(&r->plain, r->arena, SIZE_MAX);
	r->angle = r->comment = KR_SPAN_NONE;
	r->has_angle = false;
}

/* Where the quotation ends that begins at off; SIZE_MAX if it never does. */
static size_t
quoted_end(struct kr_span s, size_t off)
{
	for (off++; off < s.len && s.ptr[off] != '"'; off++)
		if (s.ptr[off] == '\\')
			off++;
	return off < s.len ? off : SIZE_MAX;
}

/*
 * "quoted \" text"; off is at the quote, moves behind the closing one.  One
 * that never ends is no quotation: an address may stand behind it.
 */
static void
quoted_read(struct reading *r)
{
	size_t end = r->open_quote ? SIZE_MAX : quoted_end(r->s, r->off);

	r->off++;
	r->open_quote = end == SIZE_MAX;
	if (r->open_quote)
		return;
	kr_buffer_byte(&r->plain, '"');
	for (; r->off < end; r->off++) {
		if (r->s.ptr[r->off] == '\\')
			r->off++;
		kr_buffer_byte(&r->phrase, r->s.ptr[r->off]);
		kr_buffer_byte(&r->plain, r->s.ptr[r->off]);
	}
	kr_buffer_byte(&r->plain, '"');
	r->off = end + 1;
}

static void
comment_read(struct reading *r)
{
	size_t from = r->off + 1;
	unsigned depth = 0;

	for (; r->off < r->s.len; r->off++) {
		char c = r->s.ptr[r->off];

		if (c == '\\')
			r->off++;
		else if (c == '(')
			depth++;
		else if (c == ')' && --depth == 0)
			break;
	}
	if (r->off > r->s.len)
		r->off = r->s.len;
	r->comment = kr_span_sub(r->s, from, r->off - from);
	if (r->off < r->s.len)
		r->off++;
}

/* <addr>, <@route:addr>; off is at the bracket. */
static void
angle_read(struct reading *r)
{
	size_t end = kr_span_chr(r->s, r->off, '>'), colon;

	if (end == SIZE_MAX)
		end = r->s.len;
	r->angle = kr_span_trim(kr_span_sub(r->s, r->off + 1,
	    end - r->off - 1));
	r->has_angle = true;
	colon = kr_span_chr(r->angle, 0, ':');
	if (r->angle.len > 0 && r->angle.ptr[0] == '@' && colon != SIZE_MAX)
		r->angle = kr_span_from(r->angle, colon + 1);
	if (kr_span_casestarts(r->angle, "mailto:"))
		r->angle = kr_span_from(r->angle, 7);
	r->off = end < r->s.len ? end + 1 : end;
}

static struct kr_span
lowered(struct kr_span s, struct kr_arena *arena)
{
	char *p = kr_arena_cstr(arena, s);

	for (size_t i = 0; p != NULL && i < s.len; i++)
		p[i] = kr_lower(p[i]);
	return (struct kr_span){ p, p == NULL ? 0 : s.len };
}

static struct kr_span
domain_of(struct kr_span addr, struct kr_arena *arena)
{
	size_t at = SIZE_MAX;

	for (size_t i = 0; i < addr.len; i++)
		if (addr.ptr[i] == '@')
			at = i;
	if (at == SIZE_MAX || at + 1 == addr.len)
		return KR_SPAN_NONE;
	return lowered(kr_span_from(addr, at + 1), arena);
}

/* What was gathered up to a comma, semicolon or the end. */
static void
finish(struct reading *r, size_t *cap, size_t max, struct kr_addresses *ret)
{
	struct kr_span phrase = kr_span_trim(kr_buffer_span(&r->phrase));
	struct kr_span plain = kr_span_trim(kr_buffer_span(&r->plain));
	struct kr_address a = { .name = KR_SPAN_NONE };

	if (r->has_angle) {
		a.addr = r->angle;
		if (phrase.len > 0)
			a.name = kr_words_decode(phrase, r->arena);
		else if (r->comment.len > 0)
			a.name = kr_words_decode(r->comment, r->arena);
	} else if (kr_span_chr(plain, 0, '@') != SIZE_MAX) {
		a.addr = plain;
		if (r->comment.len > 0)
			a.name = kr_words_decode(r->comment, r->arena);
	} else if (phrase.len > 0) {
		a.name = kr_words_decode(phrase, r->arena);
	}
	if ((a.addr.len > 0 || a.name.len > 0) && ret->n < max &&
	    KR_ARENA_ROOM(r->arena, ret->item, ret->n, cap)) {
		a.domain = domain_of(a.addr, r->arena);
		ret->item[ret->n++] = a;
	}
	start(r);
}

enum kr_rc
kr_addresses_read(struct kr_span value, const struct kr_limits *limits,
    struct kr_arena *arena, struct kr_addresses *ret)
{
	struct reading r = { .s = value, .arena = arena };
	size_t cap = 0;

	*ret = (struct kr_addresses){ NULL, 0 };
	start(&r);
	while (r.off < r.s.len && ret->n < limits->addresses) {
		char c = r.s.ptr[r.off];

		switch (c) {
		case '"':
			quoted_read(&r);
			break;
		case '(':
			comment_read(&r);
			break;
		case '<':
			angle_read(&r);
			break;
		case ',':
		case ';':
			finish(&r, &cap, limits->addresses, ret);
			r.off++;
			break;
		case ':':	/* a group begins: its name is no address */
			if (kr_span_chr(kr_buffer_span(&r.plain), 0, '@') ==
			    SIZE_MAX && !r.has_angle)
				start(&r);
			r.off++;
			break;
		default:
			if (kr_is_blank(c)) {
				/* "a @ b" is one address, "A B" two words */
				kr_buffer_byte(&r.phrase, ' ');
			} else {
				kr_buffer_byte(&r.phrase, c);
				kr_buffer_byte(&r.plain, c);
			}
			r.off++;
		}
	}
	finish(&r, &cap, limits->addresses, ret);
	return kr_buffer_ok(&r.phrase) ? KR_OK : KR_E_NOMEM;
}

struct kr_address
kr_header_address(const struct kr_header *header, const char *name,
    const struct kr_limits *limits, struct kr_arena *arena)
{
	const struct kr_field *f = kr_header_find(header, name, 0);
	struct kr_addresses list;

	if (f == NULL || kr_addresses_read(f->value, limits, arena,
	    &list) != KR_OK)
		return (struct kr_address){ .name = KR_SPAN_NONE };
	/* The first that really is an address; else the first of all. */
	for (size_t i = 0; i < list.n; i++)
		if (list.item[i].addr.len > 0)
			return list.item[i];
	return list.n > 0 ? list.item[0] :
	    (struct kr_address){ .name = KR_SPAN_NONE };
}

struct kr_span
kr_address_at(struct kr_span s, size_t off)
{
	size_t from = off, to = off + 1;

	while (from > 0 && (kr_is_alnum(s.ptr[from - 1]) ||
	    strchr(".-_+", s.ptr[from - 1]) != NULL) &&
	    s.ptr[from - 1] != '\0')
		from--;
	while (to < s.len && (kr_is_alnum(s.ptr[to]) || s.ptr[to] == '-' ||
	    s.ptr[to] == '.'))
		to++;
	while (to > off && s.ptr[to - 1] == '.')
		to--;
	return kr_span_sub(s, from, to - from);
}
