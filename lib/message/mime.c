/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tree of a message: RFC 2045 and 2046.
 *
 * One pass over the lines with a stack of what is open.  A delimiter line
 * belongs to the innermost open multipart whose boundary it bears; whatever
 * is open inside ends there, closed or not.  Messages whose bytes are
 * transfer-encoded are read in a second round from their decoded view.
 */
#include <stdio.h>
#include <string.h>

#include "message/reader.h"

struct frame {			/* an open multipart or message */
	struct kr_part	*part;
	struct kr_span	 boundary;	/* absent: a message */
	bool		 closed;	/* closing delimiter was seen */
	bool		 seen;		/* any delimiter was seen */
};

struct waiting {		/* a message inside an encoded part */
	struct kr_part		*part;
	const struct kr_view	*view;
};

struct reader {
	struct kr_message	*m;
	struct kr_part		**part;
	size_t			 n_part, cap_part;
	struct kr_part		**last_child;	/* by part index */
	size_t			 cap_last;
	unsigned		*children;	/* by part index */
	size_t			 cap_children;
	struct frame		*stack;		/* limits->mime_depth + 1 */
	size_t			 depth;
	struct waiting		*waiting;
	size_t			 n_waiting, cap_waiting;
	unsigned		 nested;	/* messages inside messages */
	bool			 nomem;
};

static void
limit_hit(struct reader *r, enum kr_limit limit)
{
	r->m->limits_hit |= UINT64_C(1) << limit;
}

/* ---- what a part is ------------------------------------------------------ */

static enum kr_encoding
encoding_of(const struct kr_header *h, struct kr_arena *arena)
{
	static const struct {
		const char		*name;
		enum kr_encoding	 encoding;
	} names[] = {
		{ "7bit", KR_ENCODING_IDENTITY },
		{ "8bit", KR_ENCODING_IDENTITY },
		{ "binary", KR_ENCODING_IDENTITY },
		{ "quoted-printable", KR_ENCODING_QP },
		{ "base64", KR_ENCODING_BASE64 },
		{ "x-uuencode", KR_ENCODING_UUENCODE },
		{ "uuencode", KR_ENCODING_UUENCODE },
		{ "x-uue", KR_ENCODING_UUENCODE },
	};
	const struct kr_field *f = kr_header_find(h,
	    "Content-Transfer-Encoding", 0);
	struct kr_span value;

	if (f == NULL)
		return KR_ENCODING_IDENTITY;
	value = kr_parameter_main(f->value, arena);
	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_is(value, names[i].name))
			return names[i].encoding;
	return value.len == 0 ? KR_ENCODING_IDENTITY : KR_ENCODING_UNKNOWN;
}

static bool
is_message_type(const struct kr_part *p)
{
	static const char *const subtypes[] = { "rfc822", "global",
	    "news", "rfc2822" };

	if (kr_span_is(p->type, "text"))
		return kr_span_is(p->subtype, "rfc822-headers") ||
		    kr_span_is(p->subtype, "rfc822");
	if (!kr_span_is(p->type, "message"))
		return false;
	for (size_t i = 0; i < KR_NELEM(subtypes); i++)
		if (kr_span_is(p->subtype, subtypes[i]))
			return true;
	return kr_span_is(p->subtype, "rfc822-headers") ||
	    kr_span_is(p->subtype, "global-headers");
}

/* Readable text that is not HTML; message/delivery-status and friends too. */
static bool
is_text(const struct kr_part *p)
{
	if (kr_span_is(p->type, "message"))
		return true;
	if (!kr_span_is(p->type, "text"))
		return false;
	return !kr_span_is(p->subtype, "calendar") &&
	    !kr_span_is(p->subtype, "vcard") &&
	    !kr_span_is(p->subtype, "x-vcard");
}

static enum kr_part_kind
kind_of(const struct kr_part *p)
{
	if (kr_span_is(p->type, "multipart"))
		return p->boundary.len > 0 ? KR_PART_MULTIPART : KR_PART_TEXT;
	if (is_message_type(p))
		return KR_PART_MESSAGE;
	if (kr_span_is(p->type, "text") && kr_span_is(p->subtype, "html"))
		return KR_PART_HTML;
	if (is_text(p))
		return KR_PART_TEXT;
	return kr_span_is(p->type, "image") ? KR_PART_IMAGE : KR_PART_OTHER;
}

/* RFC 2045 5.2: text/plain by default; in a digest message/rfc822. */
static void
type_default(struct kr_part *p)
{
	bool digest = p->parent != NULL &&
	    p->parent->kind == KR_PART_MULTIPART &&
	    kr_span_is(p->parent->subtype, "digest");

	p->type = digest ? KR_SPAN_LIT("message") : KR_SPAN_LIT("text");
	p->subtype = digest ? KR_SPAN_LIT("rfc822") : KR_SPAN_LIT("plain");
}

static void
type_read(struct reader *r, struct kr_part *p)
{
	const struct kr_field *f = kr_header_find(&p->header, "Content-Type",
	    0);
	struct kr_span main = KR_SPAN_NONE;
	size_t slash;

	type_default(p);
	if (f == NULL)
		return;
	if (kr_header_find(&p->header, "Content-Type", 1) != NULL)
		p->flags |= KR_FLAG_AMBIGUOUS;	/* the first one counts */
	main = kr_parameter_main(f->value, r->m->arena);
	slash = kr_span_chr(main, 0, '/');
	if (slash != SIZE_MAX && slash > 0 && slash + 1 < main.len) {
		p->type = kr_span_sub(main, 0, slash);
		p->subtype = kr_span_from(main, slash + 1);
	} else if (kr_span_is(main, "text")) {
		p->type = main;		/* RFC 1049 had no subtypes */
	}
	p->charset = kr_parameter_find(f->value, "charset", r->m->limits,
	    r->m->arena);
	if (kr_span_is(p->type, "multipart"))
		p->boundary = kr_parameter_find(f->value, "boundary",
		    r->m->limits, r->m->arena);
	if (p->boundary.len > r->m->limits->boundary_bytes) {
		limit_hit(r, KR_LIMIT_boundary_bytes);
		p->boundary = KR_SPAN_NONE;
	}
}

static void
disposition_read(struct reader *r, struct kr_part *p)
{
	const struct kr_field *d = kr_header_find(&p->header,
	    "Content-Disposition", 0);
	const struct kr_field *t = kr_header_find(&p->header, "Content-Type",
	    0);
	const struct kr_field *id = kr_header_find(&p->header, "Content-ID",
	    0);

	if (d != NULL) {
		p->attachment = kr_span_is(kr_parameter_main(d->value,
		    r->m->arena), "attachment");
		p->filename = kr_parameter_find(d->value, "filename",
		    r->m->limits, r->m->arena);
	}
	if (p->filename.ptr == NULL && t != NULL)
		p->filename = kr_parameter_find(t->value, "name",
		    r->m->limits, r->m->arena);
	if (id != NULL) {
		p->content_id = kr_span_trim(id->value);
		if (p->content_id.len > 1 && p->content_id.ptr[0] == '<')
			p->content_id = kr_span_sub(p->content_id, 1,
			    p->content_id.len - 2);
	}
}

static void
path_make(struct reader *r, struct kr_part *p)
{
	const struct kr_part *up = p->parent;
	bool branch = p->kind == KR_PART_MULTIPART;

	if (up == NULL)
		snprintf(p->path, sizeof(p->path), branch ? "0" : "1");
	else if (up->kind == KR_PART_MESSAGE)
		snprintf(p->path, sizeof(p->path), branch ? "%.26s.0" :
		    "%.26s.1", up->path);
	else {
		size_t n = strlen(up->path);

		/* Children of "2.0" are "2.1", "2.2"; of "0", "1", "2". */
		if (n >= 1 && up->path[n - 1] == '0' &&
		    (n == 1 || up->path[n - 2] == '.'))
			n--;
		else
			n = SIZE_MAX;
		if (n == SIZE_MAX)
			snprintf(p->path, sizeof(p->path), "%.22s.%u",
			    up->path, r->children[up->index]);
		else
			snprintf(p->path, sizeof(p->path), "%.*s%u",
			    (int)(n > 22 ? 22 : n), up->path,
			    r->children[up->index]);
	}
}

/* ---- building ----------------------------------------------------------- */

static struct kr_part *
part_new(struct reader *r, struct kr_part *parent, const struct kr_view *view)
{
	struct kr_part *p = kr_arena_zalloc(r->m->arena, 1, sizeof(*p));

	if (p == NULL ||
	    !KR_ARENA_ROOM(r->m->arena, r->part, r->n_part, &r->cap_part) ||
	    !KR_ARENA_ROOM(r->m->arena, r->last_child, r->n_part,
	    &r->cap_last) ||
	    !KR_ARENA_ROOM(r->m->arena, r->children, r->n_part,
	    &r->cap_children)) {
		r->nomem = true;
		return NULL;
	}
	p->index = (unsigned)r->n_part;
	p->parent = parent;
	p->view = view;
	r->part[r->n_part] = p;
	r->last_child[r->n_part] = NULL;
	r->children[r->n_part++] = 0;
	if (parent != NULL) {
		p->depth = parent->depth + 1;
		if (parent->child == NULL)
			parent->child = p;
		else
			r->last_child[parent->index]->next = p;
		r->last_child[parent->index] = p;
		r->children[parent->index]++;
	}
	return p;
}

static bool
opens(const struct reader *r, const struct kr_part *p)
{
	if (p->kind == KR_PART_MULTIPART)
		return true;
	return p->kind == KR_PART_MESSAGE &&
	    p->encoding == KR_ENCODING_IDENTITY &&
	    r->nested < r->m->limits->reports_nested;
}

/* Header and type of the entity at off; *off moves to its body. */
static struct kr_part *
entity_read(struct reader *r, struct kr_part *parent,
    const struct kr_view *view, size_t *off, size_t end)
{
	struct kr_part *p;
	size_t start = *off, refused;

	if (r->n_part >= r->m->limits->mime_parts) {
		limit_hit(r, KR_LIMIT_mime_parts);
		return NULL;
	}
	p = part_new(r, parent, view);
	if (p == NULL)
		return NULL;
	if (kr_header_read(view, start, end, r->m->limits, r->m->arena,
	    &p->header, off, &p->flags, &r->m->limits_hit) != KR_OK) {
		r->nomem = true;
		return NULL;
	}
	refused = kr_arena_refused(r->m->arena);
	type_read(r, p);
	p->encoding = encoding_of(&p->header, r->m->arena);
	disposition_read(r, p);
	if (kr_arena_refused(r->m->arena) != refused) {
		/* What it is would be a guess, and base64 read as text. */
		r->nomem = true;
		return NULL;
	}
	p->kind = kind_of(p);
	if (p->kind == KR_PART_MULTIPART &&
	    p->encoding != KR_ENCODING_IDENTITY) {
		/* RFC 2045 6.4 forbids it; everybody reads it as if absent. */
		p->flags |= KR_FLAG_AMBIGUOUS;
		p->encoding = KR_ENCODING_IDENTITY;
	}
	if (p->depth >= r->m->limits->mime_depth && opens(r, p)) {
		limit_hit(r, KR_LIMIT_mime_depth);
		p->kind = KR_PART_TEXT;	/* the rest is scanned as text */
	}
	path_make(r, p);
	p->raw = kr_span_sub(view->text, start, end - start);
	p->body_off = *off;
	p->body = kr_span_sub(view->text, *off, end - *off);
	return p;
}

/* The part ends at off, where its line end has been taken away. */
static void
part_end(struct kr_part *p, size_t off)
{
	size_t start = (size_t)(p->raw.ptr - p->view->text.ptr);

	if (off < start)
		off = start;
	p->raw.len = off - start;
	p->body.len = off > p->body_off ? off - p->body_off : 0;
}

/*
 * Read an entity and the messages directly inside it.  Returns the leaf that
 * is open now, NULL if a multipart is: its preamble is nobody's text.
 */
static struct kr_part *
entity_open(struct reader *r, struct kr_part *parent,
    const struct kr_view *view, size_t *off, size_t end)
{
	struct kr_part *p = entity_read(r, parent, view, off, end);

	while (p != NULL && opens(r, p)) {
		r->stack[r->depth++] = (struct frame){ .part = p,
		    .boundary = p->boundary };
		if (p->kind == KR_PART_MULTIPART)
			return NULL;
		r->nested++;
		p = entity_read(r, p, view, off, end);
	}
	return p;
}

/* Which open multipart does the line delimit?  r->depth if none. */
static size_t
delimits(const struct reader *r, struct kr_span line, bool *closing)
{
	for (size_t i = r->depth; i-- > 0; ) {
		struct kr_span b = r->stack[i].boundary, rest;

		if (b.len == 0 || line.len < b.len + 2 ||
		    memcmp(line.ptr + 2, b.ptr, b.len) != 0)
			continue;
		rest = kr_span_from(line, b.len + 2);
		*closing = rest.len >= 2 && rest.ptr[0] == '-' &&
		    rest.ptr[1] == '-';
		/* RFC 2046 5.1.1: only blanks may follow. */
		if (*closing || kr_span_trim(rest).len == 0)
			return i;
	}
	return r->depth;
}

/* End everything open above frame keep, and the leaf. */
static void
close_above(struct reader *r, size_t keep, struct kr_part *leaf, size_t off)
{
	if (leaf != NULL)
		part_end(leaf, off);
	while (r->depth > keep + 1) {
		struct frame *f = &r->stack[--r->depth];

		part_end(f->part, off);
		if (f->boundary.len > 0 && !f->closed)
			f->part->flags |= f->seen ? KR_FLAG_TRUNCATED :
			    KR_FLAG_NO_BOUNDARY;
		if (f->boundary.len == 0)
			r->nested--;
	}
}

/* Byte before the line end that precedes off: it belongs to the delimiter. */
static size_t
before_line_end(struct kr_span text, size_t off, size_t floor)
{
	if (off > floor && text.ptr[off - 1] == '\n')
		off--;
	if (off > floor && text.ptr[off - 1] == '\r')
		off--;
	return off;
}

static void
line_flags(struct kr_span line, bool crlf, unsigned *seen, unsigned *flags)
{
	*seen |= crlf ? 2u : 1u;
	if (line.len > 998)
		*flags |= KR_FLAG_LONG_LINE;
	if (line.len > 0 && memchr(line.ptr, '\r', line.len) != NULL)
		*flags |= KR_FLAG_BARE_CR;
}

/* Read the entity that fills [off, end) of view. */
static void
tree_read(struct reader *r, struct kr_part *parent,
    const struct kr_view *view, size_t off, size_t end)
{
	struct kr_span text = kr_span_sub(view->text, 0, end);
	struct kr_part *leaf;
	unsigned seen = 0;
	size_t base = r->depth;

	leaf = entity_open(r, parent, view, &off, end);
	while (off < end && !r->nomem) {
		size_t lf = kr_span_chr(text, off, '\n');
		size_t next = lf == SIZE_MAX ? end : lf + 1, at;
		struct kr_span line = kr_span_sub(text, off, next - off);
		bool closing = false, crlf;

		line.len -= lf != SIZE_MAX;
		crlf = line.len > 0 && line.ptr[line.len - 1] == '\r';
		line.len -= crlf;
		if (lf != SIZE_MAX)
			line_flags(line, crlf, &seen, &r->m->flags);
		at = line.len > 2 && line.ptr[0] == '-' &&
		    line.ptr[1] == '-' ? delimits(r, line, &closing) :
		    r->depth;
		if (at >= r->depth || at < base) {
			off = next;
			continue;
		}
		close_above(r, at, leaf, before_line_end(text, off,
		    r->stack[at].part->body_off));
		leaf = NULL;
		r->stack[at].seen = true;
		r->stack[at].closed |= closing;
		off = next;
		if (!closing)
			leaf = entity_open(r, r->stack[at].part, view, &off,
			    end);
	}
	if (seen == 3)
		r->m->flags |= KR_FLAG_MIXED_EOL;
	if (r->depth > base)
		close_above(r, base, leaf, end);
	while (r->depth > base) {
		struct frame *f = &r->stack[--r->depth];

		if (f->boundary.len > 0 && !f->closed)
			f->part->flags |= f->seen ? KR_FLAG_TRUNCATED :
			    KR_FLAG_NO_BOUNDARY;
		if (f->boundary.len == 0)
			r->nested--;
	}
}

/* A multipart whose boundary never occurs is read as the text it is. */
static void
lost_boundaries(struct reader *r)
{
	for (size_t i = 0; i < r->n_part; i++) {
		struct kr_part *p = r->part[i];

		if (p->kind == KR_PART_MULTIPART && p->child == NULL)
			p->kind = KR_PART_TEXT;
	}
}

static bool
named_eml(const struct kr_part *p)
{
	return kr_span_caseends(p->filename, ".eml") ||
	    kr_span_caseends(p->filename, ".mht") ||
	    kr_span_caseends(p->filename, ".mhtml");
}

/* Leaves that hold a message although nothing says so, or encoded ones. */
static void
hidden_messages(struct reader *r, size_t from)
{
	for (size_t i = from; i < r->n_part && !r->nomem; i++) {
		struct kr_part *p = r->part[i];
		const struct kr_view *v;
		bool encoded = p->kind == KR_PART_MESSAGE && p->child == NULL;

		if (p->depth >= r->m->limits->mime_depth || p->parent == NULL)
			continue;
		if (!encoded && (p->child != NULL || p->body.len == 0 ||
		    !(named_eml(p) || (p->kind == KR_PART_OTHER &&
		    kr_span_is(p->subtype, "octet-stream")))))
			continue;
		v = kr_encoding_undo(p->view, p->body_off, p->body.len,
		    p->encoding, r->m->limits->message_bytes, r->m->arena,
		    &p->flags);
		if (v == NULL)
			continue;
		if (!encoded && !kr_header_plausible(v->text))
			continue;
		if (!KR_ARENA_ROOM(r->m->arena, r->waiting, r->n_waiting,
		    &r->cap_waiting)) {
			r->nomem = true;
			return;
		}
		p->flags |= encoded ? KR_FLAG_ENCODED_MESSAGE :
		    KR_FLAG_SNIFFED;
		p->kind = KR_PART_MESSAGE;
		r->waiting[r->n_waiting++] = (struct waiting){ p, v };
	}
}

static void
flags_gather(struct reader *r)
{
	struct kr_span all = r->m->root.text;

	if (all.len > 0 && memchr(all.ptr, '\0', all.len) != NULL)
		r->m->flags |= KR_FLAG_NUL;
	for (size_t i = 0; i < r->n_part; i++)
		r->m->flags |= r->part[i]->flags;
}

enum kr_rc
kr_mime_read(struct kr_message *m, struct kr_err *err)
{
	struct reader r = { .m = m };
	size_t done = 0;

	r.stack = kr_arena_alloc(m->arena, 2 * (m->limits->mime_depth + 2),
	    sizeof(*r.stack));
	if (r.stack == NULL)
		goto nomem;
	tree_read(&r, NULL, &m->root, 0, m->root.text.len);
	hidden_messages(&r, 0);
	/* Each round may find more; their depth bounds the rounds. */
	for (size_t i = 0; i < r.n_waiting && !r.nomem &&
	    i < m->limits->reports_nested * 4; i++) {
		done = r.n_part;
		tree_read(&r, r.waiting[i].part, r.waiting[i].view, 0,
		    r.waiting[i].view->text.len);
		hidden_messages(&r, done);
	}
	if (r.nomem || r.n_part == 0)
		goto nomem;
	lost_boundaries(&r);
	flags_gather(&r);
	m->part = (const struct kr_part *const *)r.part;
	m->n_part = r.n_part;
	m->top = r.part[0];
	m->header = &r.part[0]->header;
	return KR_OK;
nomem:
	return kr_fail(err, KR_E_NOMEM, 0, "message: arena is full");
}
