/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Raw header fields pasted into a text, or saved as a text file: what "Show
 * original" and "Internet headers" give, with the body below if it was copied
 * too.
 */
#include "evidence/reading.h"

#define FIELDS_MIN 5	/* fewer fields in a row are a forward's block */

/* Length of a field name at the start of the line; 0 if it is none. */
static size_t
field_name(struct kr_span line)
{
	size_t n = 0;

	while (n < line.len && (kr_is_alnum(line.ptr[n]) ||
	    line.ptr[n] == '-' || line.ptr[n] == '_'))
		n++;
	return n > 1 && n < line.len && line.ptr[n] == ':' ? n : 0;
}

/*
 * A block of fields with a trace field and an author.  Lines that begin
 * with a blank continue a field.
 */
static bool
block_find(struct kr_span text, size_t *off)
{
	struct kr_span rest = text, line;
	size_t fields = 0, start = 0;
	bool trace = false, author = false;

	while (kr_span_line(&rest, &line)) {
		size_t n = field_name(line);
		struct kr_span name = kr_span_sub(line, 0, n);

		if (n == 0 && (line.len == 0 || fields == 0 ||
		    (line.ptr[0] != ' ' && line.ptr[0] != '\t'))) {
			if (fields >= FIELDS_MIN && trace && author)
				break;
			fields = 0;
			continue;
		}
		if (n == 0)
			continue;
		if (fields++ == 0) {
			start = (size_t)(line.ptr - text.ptr);
			trace = author = false;
		}
		trace |= kr_span_caseeq(name, "Received") ||
		    kr_span_caseeq(name, "Return-Path") ||
		    kr_span_caseeq(name, "Message-ID");
		author |= kr_span_caseeq(name, "From");
	}
	*off = start;
	return fields >= FIELDS_MIN && trace && author;
}

void
kr_pasted_cut(struct kr_reading *r, struct kr_slice *s, size_t *n)
{
	size_t off;

	for (size_t i = 0; i < *n; i++) {
		if (r->pasted.view != NULL ||
		    !block_find(kr_slice_span(s[i]), &off))
			continue;
		r->pasted = (struct kr_slice){ s[i].view, s[i].off + off,
		    s[i].len - off };
		s[i].len = off;
		*n = i + 1;
	}
}

/* The same in what the mail quotes; nothing of it was anybody's words. */
static void
quoted_find(struct kr_reading *r, const struct kr_forward *f)
{
	size_t off;

	if (f->n_level > 0 && block_find(f->text->text, &off))
		r->pasted = (struct kr_slice){ f->text, off,
		    f->text->text.len - off };
	for (size_t i = 0; i < f->n_level && r->pasted.view == NULL; i++) {
		const struct kr_view *v = kr_view_join(f->level[i].body,
		    f->level[i].n_body, "", r->arena);

		if (v == NULL)
			r->failed = true;
		else if (block_find(v->text, &off))
			r->pasted = (struct kr_slice){ v, off,
			    v->text.len - off };
	}
}

/* Find them in the mail's texts. */
static bool
found(struct kr_reading *r)
{
	kr_said_read(r);
	for (size_t i = 0; r->split != NULL && i < r->copies.n; i++)
		if (r->pasted.view == NULL && r->split[i].forward != NULL)
			quoted_find(r, r->split[i].forward);
	return r->pasted.view != NULL && !r->failed;
}

/* The message that they begin; NULL if there is no memory. */
static struct kr_message *
message_read(struct kr_reading *r)
{
	struct kr_run *run = kr_arena_zalloc(r->arena, 1, sizeof(*run));
	struct kr_message *m = NULL;

	if (run == NULL || kr_message_read(kr_slice_span(r->pasted),
	    r->limits, r->arena, &m, NULL) != KR_OK) {
		r->failed = true;
		return NULL;
	}
	*run = (struct kr_run){ .in = r->pasted.view,
	    .from = (uint32_t)r->pasted.off, .kind = KR_RUN_SAME };
	m->root.runs = run;
	m->root.n_runs = 1;
	return m;
}

static bool
take(struct kr_reading *r, struct kr_message *m, enum kr_form form)
{
	struct kr_exhibit *x = kr_exhibit_new(r, form);

	if (x == NULL)
		return false;
	kr_exhibit_attached(r, x, m, m->top);
	x->claimed = true;
	x->part = NULL;
	x->raw = KR_SPAN_NONE;
	x->fidelity = KR_FIDELITY_PASTED;
	return true;
}

bool
kr_pasted_read(struct kr_reading *r, enum kr_form form)
{
	struct kr_message *m = found(r) ? message_read(r) : NULL;

	return m != NULL && take(r, m, form);
}

bool
kr_pasted_report(struct kr_reading *r)
{
	if (!kr_pasted_read(r, KR_FORM_KIND_INLINE))
		return false;
	r->report->form = KR_FORM_KIND_INLINE;
	return true;
}

/* Can its body be read only as a mail program does? */
static bool
encoded(const struct kr_message *m)
{
	const struct kr_field *type = kr_header_find(m->header, "Content-Type",
	    0), *how = kr_header_find(m->header, "Content-Transfer-Encoding",
	    0);

	return kr_header_find(m->header, "From", 0) != NULL &&
	    ((type != NULL && kr_span_casestarts(kr_span_trim(type->value),
	    "multipart/")) || (how != NULL &&
	    (kr_span_casestarts(kr_span_trim(how->value), "base64") ||
	    kr_span_casestarts(kr_span_trim(how->value),
	    "quoted-printable"))));
}

/* As text such a source says nothing but who sent it. */
bool
kr_pasted_source_report(struct kr_reading *r)
{
	struct kr_message *m = found(r) ? message_read(r) : NULL;

	if (m == NULL || !encoded(m) || !take(r, m, KR_FORM_KIND_INLINE))
		return false;
	r->report->form = KR_FORM_KIND_INLINE;
	return true;
}

/* "source.txt": the reader of attached originals found none. */
bool
kr_pasted_file_report(struct kr_reading *r)
{
	kr_said_read(r);		/* without what is pasted there */
	for (size_t i = 0; i < r->message->n_part && !r->failed; i++) {
		const struct kr_part *p = r->message->part[i];
		const struct kr_view *v;
		struct kr_message *m;
		size_t off;

		if (p->kind != KR_PART_TEXT || kr_part_nested(p) ||
		    !(p->attachment || kr_span_caseends(p->filename, ".txt")))
			continue;
		v = kr_part_text(r->message, p);
		if (v == NULL || !block_find(v->text, &off))
			continue;
		r->pasted = (struct kr_slice){ v, off, v->text.len - off };
		m = message_read(r);
		if (m == NULL || !take(r, m, KR_FORM_KIND_RFC822))
			return false;
		r->report->form = KR_FORM_KIND_RFC822;
		return true;
	}
	return false;
}
