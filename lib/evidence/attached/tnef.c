/* SPDX-License-Identifier: Apache-2.0 */
/*
 * winmail.dat: a mail as Exchange keeps it, in attributes of the message and
 * of its attachments ([MS-OXTNEF]), most of which carry MAPI properties.
 */
#include <string.h>

#include "evidence/attached/saved.h"

#define STEPS_MAX	10000u	/* attributes, and properties, of a stream */

/* Numbers of attributes, without their type. */
enum {
	ATT_FROM = 0x8000, ATT_SUBJECT = 0x8004, ATT_MESSAGE_ID = 0x8009,
	ATT_BODY = 0x800C, ATT_ATTACH_DATA = 0x800F, ATT_ATTACH_TITLE = 0x8010,
	ATT_RENDERING = 0x9002, ATT_PROPERTIES = 0x9003,
	ATT_ATTACH_PROPERTIES = 0x9005, ATT_PAGE = 0x9007
};

/* A message being read, and where in its stream. */
struct level {
	struct kr_saved		 saved;
	struct kr_span		 s;
	size_t			 at;
	unsigned		 page, steps;
	struct kr_saved_part	 now;		/* attachment being read */
	struct kr_span		 inner;		/* of a message attached */
};

struct tnef {
	struct kr_saving	 saving;
	struct level		*level;
	size_t			 depth;
};

static uint32_t
u32(struct kr_span s, size_t off)
{
	const unsigned char *p;

	if (s.len < 4 || off > s.len - 4)
		return 0;
	p = (const unsigned char *)s.ptr + off;
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

static unsigned
u16(struct kr_span s, size_t off)
{
	return u32(s, off) & 0xFFFF;
}

/* Up to the NUL that ends it. */
static struct kr_span
string(struct kr_span s)
{
	size_t nul = kr_span_chr(s, 0, '\0');

	return nul == SIZE_MAX ? s : kr_span_sub(s, 0, nul);
}

/* ---- MAPI properties --------------------------------------------------- */

#define MANY	0x1000u		/* several values */

/* Bytes of one value of fixed length, as it is padded; 0: it varies. */
static size_t
fixed(unsigned type)
{
	switch (type) {
	case 0x02: case 0x03: case 0x04: case 0x0A: case 0x0B:
		return 4;
	case 0x05: case 0x06: case 0x07: case 0x14: case 0x40:
		return 8;
	case 0x48:
		return 16;
	default:
		return 0;
	}
}

static bool
varies(unsigned type)
{
	return type == 0x1E || type == 0x1F || type == 0x102 || type == 0x0D;
}

/* One text, as UTF-8. */
static struct kr_span
worded(struct tnef *t, unsigned page, unsigned type, struct kr_span v)
{
	if (type == 0x1F) {
		v = kr_saved_utf16(v, t->saving.r->arena);
		return string(v);
	}
	return type == 0x1E ? kr_saved_narrow(string(v), page, t->saving.r) :
	    v;
}

static void
property_take(struct tnef *t, struct level *l, unsigned id, unsigned type,
    struct kr_span v)
{
	struct kr_saved *s = &l->saved;
	struct {
		unsigned	 id;
		struct kr_span	*to;
	} const places[] = {
		{ 0x007D, &s->transport }, { 0x0C1A, &s->from_name },
		{ 0x0C1F, &s->from_addr }, { 0x5D01, &s->from_addr },
		{ 0x0E04, &s->to }, { 0x0037, &s->subject },
		{ 0x1035, &s->message_id }, { 0x1000, &s->plain },
		{ 0x1013, &s->html }, { 0x1009, &s->rtf },
		{ 0x3704, &l->now.name }, { 0x3707, &l->now.name },
		{ 0x370E, &l->now.type }, { 0x3701, &l->now.bytes },
	};

	if (id == 0x3701 && type == 0x0D) {	/* behind its interface's id */
		l->inner = kr_span_from(v, 16);
		return;
	}
	for (size_t i = 0; i < KR_NELEM(places); i++)
		if (places[i].id == id && v.len > 0)
			*places[i].to = worded(t, l->page, type, v);
}

/* Name of a property that has none of the known numbers; false: broken. */
static bool
name_skip(struct kr_span s, size_t *at)
{
	size_t len;

	if (s.len - *at < 24)
		return false;
	*at += 16;
	if (u32(s, *at) == 0) {
		*at += 8;
		return true;
	}
	len = u32(s, *at + 4);
	*at += 8;
	if (len > s.len - *at)
		return false;
	*at += (len + 3) & ~(size_t)3;
	return *at <= s.len;
}

/* The first value is taken, the others are passed over; false: broken. */
static bool
values_read(struct tnef *t, struct level *l, struct kr_span s, size_t *at,
    unsigned id, unsigned type)
{
	size_t n = 1, size = fixed(type & ~MANY);

	if (size == 0 && !varies(type & ~MANY))
		return false;
	if (size == 0 || (type & MANY) != 0) {
		n = u32(s, *at);
		*at += 4;
	}
	for (size_t i = 0; i < n; i++) {
		size_t len = size;

		if (l->steps++ >= STEPS_MAX || *at > s.len)
			return false;
		if (size == 0) {
			len = u32(s, *at);
			*at += 4;
		}
		if (*at > s.len || len > s.len - *at)
			return false;
		if (i == 0 && size == 0)
			property_take(t, l, id, type & ~MANY,
			    kr_span_sub(s, *at, len));
		*at += (len + 3) & ~(size_t)3;
	}
	return true;
}

static void
properties_read(struct tnef *t, struct level *l, struct kr_span s)
{
	size_t at = 4, n = u32(s, 0);

	for (size_t i = 0; i < n && at < s.len; i++) {
		unsigned type = u16(s, at), id = u16(s, at + 2);

		at += 4;
		if (at > s.len || (id >= 0x8000 && !name_skip(s, &at)) ||
		    !values_read(t, l, s, &at, id, type))
			return;
	}
}

/* ---- attributes -------------------------------------------------------- */

/* The attachment read so far is complete. */
static void
attachment_close(struct tnef *t, struct level *l)
{
	struct kr_saved_part p = l->now;

	l->now = (struct kr_saved_part){ .message = false };
	if (p.bytes.len > 0 && l->inner.len == 0 &&
	    kr_saved_room(&t->saving, &l->saved, p.bytes.len))
		l->saved.part[l->saved.n_part++] = p;
}

/* "display name" and "SMTP:address", behind a head of eight bytes. */
static void
from_take(struct level *l, struct kr_span v)
{
	size_t n = u16(v, 4), smtp = kr_span_casefind(v, 0, "SMTP:");

	l->saved.from_name = string(kr_span_sub(v, 8, n));
	if (smtp != SIZE_MAX)
		l->saved.from_addr = string(kr_span_from(v, smtp + 5));
}

static void
attribute_take(struct tnef *t, struct level *l, unsigned id, struct kr_span v)
{
	struct kr_reading *r = t->saving.r;

	switch (id) {
	case ATT_PAGE:
		l->page = u32(v, 0);
		break;
	case ATT_FROM:
		from_take(l, v);
		break;
	case ATT_SUBJECT:
		l->saved.subject = kr_saved_narrow(string(v), l->page, r);
		break;
	case ATT_BODY:
		l->saved.plain = kr_saved_narrow(string(v), l->page, r);
		break;
	case ATT_MESSAGE_ID:
		if (l->saved.message_id.len == 0)
			l->saved.message_id = string(v);
		break;
	case ATT_RENDERING:
		attachment_close(t, l);
		break;
	case ATT_ATTACH_TITLE:
		l->now.name = kr_saved_narrow(string(v), l->page, r);
		break;
	case ATT_ATTACH_DATA:
		l->now.bytes = v;
		break;
	case ATT_PROPERTIES:
	case ATT_ATTACH_PROPERTIES:
		properties_read(t, l, v);
		break;
	default:
		break;
	}
}

/* One attribute; false at the end of what can be read. */
static bool
attribute_read(struct tnef *t, struct level *l)
{
	size_t len, at = l->at;

	if (l->at > l->s.len || l->s.len - at < 11 ||
	    l->steps++ >= STEPS_MAX)
		return false;
	len = u32(l->s, at + 5);
	if ((l->s.ptr[at] != 1 && l->s.ptr[at] != 2) ||
	    len > l->s.len - at - 9)
		return false;
	l->at = at + 9 + len + 2;		/* a sum of two bytes behind */
	attribute_take(t, l, u16(l->s, at + 1), kr_span_sub(l->s, at + 9,
	    len));
	return true;
}

bool
kr_tnef_is(const struct kr_part *p)
{
	return kr_part_is(p, "application/ms-tnef") ||
	    kr_part_is(p, "application/vnd.ms-tnef") ||
	    kr_span_caseeq(p->filename, "winmail.dat") ||
	    kr_span_caseeq(p->filename, "win.dat");
}

static bool
stream_is(struct kr_span s)
{
	return s.len > 6 && memcmp(s.ptr, "\x78\x9F\x3E\x22", 4) == 0;
}

static void
level_begin(struct tnef *t, size_t depth, struct kr_span s)
{
	t->level[depth] = (struct level){ .s = s, .at = 6, .page = 1252 };
	t->depth = depth;
}

/* From the outermost inwards; each is written when all in it have been. */
static struct kr_span
mail_make(struct tnef *t, bool *transport)
{
	struct kr_reading *r = t->saving.r;

	for (;;) {
		struct level *l = &t->level[t->depth];
		struct kr_saved_part p = { .message = true };

		if (attribute_read(t, l)) {
			struct kr_span inner = l->inner;

			if (inner.len == 0)
				continue;
			l->inner = KR_SPAN_NONE;
			l->now = (struct kr_saved_part){ .message = false };
			if (stream_is(inner) &&
			    t->depth + 1 < KR_SAVED_DEPTH &&
			    kr_saved_room(&t->saving, &l->saved, 0))
				level_begin(t, t->depth + 1, inner);
			continue;
		}
		attachment_close(t, l);
		p.bytes = kr_saved_write(&t->saving, &l->saved, transport);
		if (r->failed || t->depth == 0)
			return p.bytes;
		l = &t->level[--t->depth];
		l->saved.part[l->saved.n_part++] = p;
	}
}

struct kr_message *
kr_tnef_read(struct kr_reading *r, const struct kr_view *in)
{
	struct tnef t = { .saving = { .r = r, .file = in->text } };
	struct kr_span mail;
	bool transport;

	if (!stream_is(in->text))
		return NULL;
	t.level = kr_arena_alloc(r->arena, KR_SAVED_DEPTH, sizeof(*t.level));
	if (t.level == NULL) {
		r->failed = true;
		return NULL;
	}
	level_begin(&t, 0, in->text);
	mail = mail_make(&t, &transport);
	return mail.len == 0 ? NULL : kr_saved_read(r, mail, in);
}

/* A mail whose every word is in winmail.dat is read from there. */
void
kr_tnef_unwrap(struct kr_reading *r)
{
	struct kr_message *m = NULL;

	for (size_t i = 0; i < r->copies.n; i++) {
		const struct kr_html *html;
		const struct kr_view *v = kr_copy_view(r->message,
		    &r->copies.item[i], &html);

		if (v != NULL && kr_span_trim(v->text).len > 0)
			return;
	}
	for (size_t i = 0; i < r->message->n_part && m == NULL &&
	    !r->failed; i++) {
		const struct kr_part *p = r->message->part[i];
		const struct kr_view *in = NULL;

		if (kr_tnef_is(p) && !kr_part_nested(p))
			in = kr_part_decoded(r->message, p);
		if (in != NULL)
			m = kr_tnef_read(r, in);
	}
	if (m == NULL)
		return;
	r->message = m;
	kr_copies_gather(r, m->top, &r->copies);
}
