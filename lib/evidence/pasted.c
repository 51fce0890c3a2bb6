/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Raw header fields pasted into a text: what "Show original" and "Internet
 * headers" give, with the body below if it was copied too.
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

/* What stands before the block is said, the block and the rest reported. */
static bool
slice_read(struct kr_reading *r, struct kr_slice s, enum kr_form form,
    size_t *said)
{
	struct kr_span text = kr_slice_span(s);
	struct kr_message *m = NULL;
	struct kr_exhibit *x;
	struct kr_run *run;
	size_t off;

	if (!block_find(text, &off))
		return false;
	run = kr_arena_zalloc(r->arena, 1, sizeof(*run));
	if (run == NULL || kr_message_read(kr_span_from(text, off), r->limits,
	    r->arena, &m, NULL) != KR_OK) {
		r->failed = true;
		return false;
	}
	*run = (struct kr_run){ .in = s.view, .from = (uint32_t)(s.off + off),
	    .kind = KR_RUN_SAME };
	m->root.runs = run;
	m->root.n_runs = 1;
	*said = off;
	x = kr_exhibit_new(r, form);
	if (x == NULL)
		return true;
	kr_exhibit_attached(r, x, m, m->top);
	x->claimed = true;
	x->part = NULL;
	x->raw = KR_SPAN_NONE;
	x->tier = 'B';
	x->tier_why = "raw header fields pasted into the text";
	return true;
}

bool
kr_pasted_read(struct kr_reading *r, enum kr_form form)
{
	kr_said_read(r);
	for (size_t i = 0; i < r->report->n_said && !r->failed; i++) {
		size_t said = 0;

		if (!slice_read(r, r->report->said[i], form, &said))
			continue;
		r->report->said[i].len = said;
		r->report->n_said = i + 1;
		return true;
	}
	return false;
}

bool
kr_pasted_report(struct kr_reading *r)
{
	if (!kr_pasted_read(r, KR_FORM_KIND_INLINE))
		return false;
	r->report->form = KR_FORM_KIND_INLINE;
	return true;
}
