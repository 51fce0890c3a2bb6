/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Attached originals.
 *
 * The message stage has opened whatever holds a message, under any type and
 * encoding.  Here it is decided which of them is the one complained of: a
 * colleague's or a relative's note that only carries another is passed by.
 * What other formats hold is opened here: messages saved by Outlook,
 * winmail.dat, and files packed in an archive, one level deep.
 */

#include "evidence/attached/saved.h"
#include "evidence/attached/zip.h"

#define ZIP_FILES_MAX	1000	/* entries of a directory looked at */

/* The first message carried by the one that top is, in order; or NULL. */
static const struct kr_part *
carried(const struct kr_message *m, const struct kr_part *top)
{
	for (size_t i = top->index + 1; i < m->n_part; i++) {
		const struct kr_part *p = m->part[i], *up = p->parent;

		while (up != NULL && up != top &&
		    up->kind != KR_PART_MESSAGE)
			up = up->parent;
		if (up == NULL || (p->depth <= top->depth))
			break;
		if (up == top && p->kind == KR_PART_MESSAGE &&
		    p->child != NULL)
			return p->child;
	}
	return NULL;
}

/* Is the message one that people of the reporter's house pass on? */
static bool
covering(struct kr_reading *r, const struct kr_part *top)
{
	struct kr_address from = kr_header_address(&top->header, "From",
	    r->limits, r->arena);
	struct kr_span subject = kr_field_text(kr_header_find(&top->header,
	    "Subject", 0), r->arena);
	unsigned prefixes = 0;

	if (subject.ptr != NULL)
		(void)kr_forward_subject(subject, &prefixes);
	return prefixes > 0 || kr_same_house(from.domain,
	    r->report->reporter.domain, r->arena);
}

/* A covering note without attachment may quote the message in its text. */
static bool
quoted_inside(struct kr_reading *r, struct kr_message *m,
    const struct kr_part *top)
{
	struct kr_copies copies;

	kr_copies_gather(r, top, &copies);
	for (size_t i = 0; i < copies.n && !r->failed; i++) {
		struct kr_split s;
		struct kr_exhibit *x;

		kr_forward_read(r, m, &copies.item[i], &s);
		if (s.forward == NULL || s.matter == SIZE_MAX ||
		    s.forward->level[s.matter].kind == KR_FORWARD_QUOTED)
			continue;
		x = kr_exhibit_new(r, KR_FORM_KIND_RFC822);
		if (x != NULL)
			kr_exhibit_claimed(r, x, m, &s, s.matter);
		return true;
	}
	return false;
}

static void
message_take(struct kr_reading *r, struct kr_message *m,
    const struct kr_part *top)
{
	const struct kr_part *inner;
	struct kr_exhibit *x;
	bool cover = covering(r, top);

	/* Depth bounds the way down: each step goes to a part inside. */
	while (cover && (inner = carried(m, top)) != NULL) {
		top = inner;
		cover = covering(r, top);
	}
	if (cover && quoted_inside(r, m, top))
		return;
	x = kr_exhibit_new(r, KR_FORM_KIND_RFC822);
	if (x != NULL)
		kr_exhibit_attached(r, x, m, top);
}

/* ---- other formats ----------------------------------------------------- */

/* One more part or file that is opened? */
static bool
opened(struct kr_reading *r)
{
	if (r->n_opened >= r->limits->attachments) {
		r->report->limits_hit |= UINT64_C(1) << KR_LIMIT_attachments;
		return false;
	}
	r->n_opened++;
	return true;
}

/* Saved by Outlook: the file itself stays the original. */
static bool
saved_take(struct kr_reading *r, const struct kr_view *in)
{
	bool transport;
	struct kr_message *m = kr_msg_read(r, in, &transport);
	size_t before = r->report->n_exhibit;
	struct kr_exhibit *x;

	if (m == NULL)
		return false;
	message_take(r, m, m->top);
	if (r->report->n_exhibit == before)
		return true;
	x = &r->report->exhibit[before];
	if (x->part != m->top)
		return true;
	x->raw = in->text;
	r->failed |= !kr_sha256(x->raw, x->sha256);
	x->fidelity = transport ? KR_FIDELITY_OUTLOOK :
	    KR_FIDELITY_OUTLOOK_TRACELESS;
	return true;
}

/* A file of an archive: a view of its own, made from the whole archive. */
static void
packed_take(struct kr_reading *r, const struct kr_zip_file *f,
    const struct kr_view *in)
{
	struct kr_span bytes = kr_zip_unpack(f, r->limits->message_bytes / 2,
	    r->arena);
	struct kr_view *v = kr_arena_zalloc(r->arena, 1, sizeof(*v));
	struct kr_run *run = kr_arena_zalloc(r->arena, 1, sizeof(*run));
	struct kr_message *m;

	if (bytes.len == 0 || v == NULL || run == NULL)
		return;
	*run = (struct kr_run){ .in = in, .width = (uint32_t)in->text.len,
	    .kind = KR_RUN_POINT };
	*v = (struct kr_view){ .text = bytes, .runs = run, .n_runs = 1 };
	if (kr_span_caseends(f->name, ".msg")) {
		(void)saved_take(r, v);
		return;
	}
	m = kr_saved_read(r, bytes, in);
	if (m != NULL && m->header->n > 0)
		message_take(r, m, m->top);
}

static void
zip_take(struct kr_reading *r, const struct kr_view *in)
{
	struct kr_zip z;
	struct kr_zip_file f;

	if (!kr_zip_open(in->text, &z))
		return;
	for (size_t i = 0; i < ZIP_FILES_MAX && !r->failed &&
	    kr_zip_next(&z, &f); i++)
		if ((kr_span_caseends(f.name, ".eml") ||
		    kr_span_caseends(f.name, ".msg")) && opened(r))
			packed_take(r, &f, in);
}

static bool
zip_is(const struct kr_part *p)
{
	return kr_span_caseends(p->filename, ".zip") ||
	    kr_part_is(p, "application/zip") ||
	    kr_part_is(p, "application/x-zip-compressed");
}

static void	parts_take(struct kr_reading *, struct kr_message *, bool);

/* Formats hold each other one level deep, not deeper. */
static void
file_take(struct kr_reading *r, struct kr_message *m, const struct kr_part *p,
    bool inside)
{
	const struct kr_view *in = kr_part_decoded(m, p);
	struct kr_message *inner;

	if (in == NULL || (kr_msg_is(p) && saved_take(r, in)))
		return;
	if (!inside && kr_tnef_is(p) && (inner = kr_tnef_read(r, in)) != NULL)
		parts_take(r, inner, true);
	else if (!inside && zip_is(p))
		zip_take(r, in);
}

static void
part_take(struct kr_reading *r, struct kr_message *m, const struct kr_part *p,
    bool inside)
{
	size_t refused = kr_arena_refused(r->arena);

	if (p->kind == KR_PART_MESSAGE) {
		if (p->child != NULL && p->child->header.n > 0)
			message_take(r, m, p->child);
		return;
	}
	if ((kr_msg_is(p) || kr_tnef_is(p) || zip_is(p)) &&
	    p->kind == KR_PART_OTHER && opened(r))
		file_take(r, m, p, inside);
	/* What a file is too large for is left: the report is judged. */
	if (kr_arena_refused(r->arena) != refused)
		r->report->limits_hit |= UINT64_C(1) << KR_LIMIT_arena_bytes;
}

static void
parts_take(struct kr_reading *r, struct kr_message *m, bool inside)
{
	for (size_t i = 0; i < m->n_part && !r->failed; i++)
		if (!kr_part_nested(m->part[i]))
			part_take(r, m, m->part[i], inside);
}

bool
kr_attached_report(struct kr_reading *r)
{
	parts_take(r, r->message, false);
	if (r->report->n_exhibit == 0)
		return false;
	r->report->form = KR_FORM_KIND_RFC822;
	return true;
}
