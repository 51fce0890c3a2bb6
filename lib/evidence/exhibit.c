/* SPDX-License-Identifier: Apache-2.0 */
/* One reported message: who, what about, what it says, how it came. */

#include "evidence/forward/quotation.h"
#include "evidence/forward/reader.h"
#include "evidence/reading.h"

struct kr_exhibit *
kr_exhibit_new(struct kr_reading *r, enum kr_form form)
{
	struct kr_report *report = r->report;
	struct kr_exhibit *x;

	if (report->n_exhibit >= KR_EXHIBITS_MAX) {
		report->limits_hit |= UINT64_C(1) << KR_LIMIT_attachments;
		return NULL;
	}
	if (!KR_ARENA_ROOM(r->arena, report->exhibit, report->n_exhibit,
	    &r->cap_exhibit)) {
		r->failed = true;
		return NULL;
	}
	x = &report->exhibit[report->n_exhibit++];
	*x = (struct kr_exhibit){ .form = form,
	    .fidelity = KR_FIDELITY_COPIED };
	return x;
}

/* ---- header fields ----------------------------------------------------- */

static void
header_take(struct kr_reading *r, struct kr_exhibit *x,
    const struct kr_header *h)
{
	const struct kr_field *date = kr_header_find(h, "Date", 0);
	struct kr_address from = kr_header_address(h, "From", r->limits,
	    r->arena);

	if (from.addr.len == 0) {
		struct kr_address sender = kr_header_address(h, "Sender",
		    r->limits, r->arena);

		if (from.name.len == 0 || sender.addr.len > 0)
			from = sender;
	}
	x->header = h;
	x->from = from.addr;
	x->from_name = from.name;
	x->from_domain = from.domain;
	x->reply_to = kr_header_address(h, "Reply-To", r->limits,
	    r->arena).addr;
	x->to = kr_field_text(kr_header_find(h, "To", 0), r->arena);
	x->subject = kr_field_text(kr_header_find(h, "Subject", 0), r->arena);
	x->message_id = kr_field_text(kr_header_find(h, "Message-ID", 0),
	    r->arena);
	if (date != NULL) {
		x->date = kr_span_trim(date->value);
		if (!kr_date_read(x->date, &x->date_s, NULL))
			x->date_s = 0;
	}
}

/* ---- what it says ------------------------------------------------------ */

static void
source_make(struct kr_reading *r, struct kr_exhibit *x, struct kr_message *m,
    const struct kr_copies *c)
{
	struct kr_slice *all = kr_arena_alloc(r->arena, 2 * c->n + 1,
	    sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; all != NULL && i < 2 * c->n; i++) {
		const struct kr_part *p = i % 2 == 0 ? c->item[i / 2].plain :
		    c->item[i / 2].html;
		const struct kr_view *v = p == NULL ? NULL :
		    kr_part_text(m, p);

		if (v != NULL)
			all[n++] = (struct kr_slice){ v, 0, v->text.len };
	}
	if (all != NULL)
		x->source = kr_view_join(all, n, "\n", r->arena);
	r->failed |= x->source == NULL;
}

/* ---- addresses in what is attached ------------------------------------- */

/* A page or a calendar entry that comes as a file (RFC 5545). */
static bool
page_is(const struct kr_part *p)
{
	return p->kind == KR_PART_HTML ||
	    kr_span_caseends(p->filename, ".html") ||
	    kr_span_caseends(p->filename, ".htm") ||
	    kr_span_caseends(p->filename, ".shtml") ||
	    kr_span_caseends(p->filename, ".xhtml") ||
	    kr_part_is(p, "application/xhtml+xml");
}

static bool
calendar_is(const struct kr_part *p)
{
	return kr_part_is(p, "text/calendar") ||
	    kr_part_is(p, "application/ics") ||
	    kr_span_caseends(p->filename, ".ics") ||
	    kr_span_caseends(p->filename, ".vcs");
}

static const struct kr_view *
file_text(struct kr_message *m, const struct kr_part *p)
{
	if (p->kind == KR_PART_TEXT || p->kind == KR_PART_HTML)
		return kr_part_text(m, p);
	return p->kind == KR_PART_OTHER ? kr_part_decoded(m, p) : NULL;
}

/* Lines of a calendar go on behind a line end and a blank. */
static const struct kr_view *
unfold(struct kr_reading *r, const struct kr_view *v)
{
	struct kr_view_builder b;
	size_t from = 0, at = 0;

	kr_view_begin(&b, r->arena, r->limits->text_part_bytes);
	while ((at = kr_span_chr(v->text, at, '\n')) != SIZE_MAX) {
		size_t end = at;

		if (++at >= v->text.len || (v->text.ptr[at] != ' ' &&
		    v->text.ptr[at] != '\t'))
			continue;
		if (end > from && v->text.ptr[end - 1] == '\r')
			end--;
		kr_view_copy(&b, v, from, end - from);
		from = at + 1;
	}
	kr_view_copy(&b, v, from, v->text.len - from);
	return kr_view_end(&b, NULL);
}

static void
file_urls(struct kr_reading *r, struct kr_urls *urls, struct kr_message *m,
    const struct kr_part *p)
{
	const struct kr_view *v = NULL;
	const struct kr_html *h;

	if ((page_is(p) && (p->attachment || p->filename.len > 0)) ||
	    calendar_is(p))
		v = file_text(m, p);
	if (v == NULL || v->text.len > r->limits->text_part_bytes)
		return;
	if (!page_is(p)) {
		v = unfold(r, v);
		if (v != NULL)
			kr_urls_text(r, urls, v, 0, v->text.len, false);
		return;
	}
	h = p->kind == KR_PART_HTML ? kr_part_html(m, p) : kr_html_read(v,
	    r->limits, r->arena, &r->report->limits_hit);
	if (h == NULL)
		return;
	kr_urls_html(r, urls, h, 0, SIZE_MAX);
	kr_urls_text(r, urls, h->text, 0, h->text->text.len, false);
}

/* Pages and calendar entries that came with it. */
static void
files_urls(struct kr_reading *r, struct kr_exhibit *x, struct kr_message *m)
{
	size_t n = x->n_attachment < r->limits->attachments ?
	    x->n_attachment : r->limits->attachments;

	for (size_t i = 0; i < n && !r->failed; i++)
		file_urls(r, &x->urls, m, x->attachment[i]);
}

/* Addresses of both copies: one may hide what the other shows. */
static void
urls_read(struct kr_reading *r, struct kr_exhibit *x, struct kr_message *m,
    const struct kr_copies *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct kr_html *h = NULL;
		const struct kr_view *v = NULL;

		if (c->item[i].plain != NULL)
			v = kr_part_text(m, c->item[i].plain);
		if (c->item[i].html != NULL)
			h = kr_part_html(m, c->item[i].html);
		if (v != NULL)
			kr_urls_text(r, &x->urls, v, 0, v->text.len, false);
		if (h != NULL) {
			kr_urls_html(r, &x->urls, h, 0, SIZE_MAX);
			kr_urls_text(r, &x->urls, h->text, 0,
			    h->text->text.len, false);
		}
	}
}

static void
body_read(struct kr_reading *r, struct kr_exhibit *x, struct kr_message *m,
    const struct kr_copies *c)
{
	x->body = kr_arena_alloc(r->arena, c->n + 1, sizeof(*x->body));
	r->failed |= x->body == NULL;
	for (size_t i = 0; x->body != NULL && i < c->n; i++) {
		const struct kr_html *h;
		const struct kr_view *v = kr_copy_view(m, &c->item[i], &h);

		if (v == NULL)
			continue;
		x->body[x->n_body++] = (struct kr_slice){ v, 0, v->text.len };
		if (h != NULL && x->html == NULL) {
			x->html = h;
			x->html_len = h->text->text.len;
		}
	}
}

/* Its attachments: what is neither text shown nor a container. */
static void
attachments_list(struct kr_reading *r, struct kr_exhibit *x,
    const struct kr_message *m, const struct kr_part *top)
{
	const struct kr_part **list = kr_arena_alloc(r->arena, m->n_part + 1,
	    sizeof(*list));
	size_t n = 0;

	r->failed |= list == NULL;
	for (size_t i = top->index; list != NULL && i < m->n_part; i++) {
		const struct kr_part *p = m->part[i], *up = p;

		while (up != NULL && up != top)
			up = up->parent;
		if (up == NULL || p == top || p->kind == KR_PART_MULTIPART ||
		    (p->parent != NULL && p->parent->kind == KR_PART_MESSAGE))
			continue;
		if (p->attachment || p->filename.len > 0 ||
		    (p->kind != KR_PART_TEXT && p->kind != KR_PART_HTML))
			list[n++] = p;
	}
	x->attachment = (const struct kr_part *const *)list;
	x->n_attachment = n;
}

/* ---- how good it is ---------------------------------------------------- */

static bool
dkim_passes(const struct kr_auth *a)
{
	for (size_t i = 0; a != NULL && i < a->n_dkim; i++)
		if (a->dkim[i].result == KR_AUTH_PASS)
			return true;
	return false;
}

static enum kr_fidelity
fidelity_attached(const struct kr_exhibit *x)
{
	if (dkim_passes(x->auth))
		return KR_FIDELITY_VERIFIED;
	if (kr_header_find(x->header, "Received", 0) == NULL)
		return KR_FIDELITY_TRACELESS;
	return x->n_body == 0 ? KR_FIDELITY_HEADER : KR_FIDELITY_ATTACHED;
}

void
kr_exhibit_attached(struct kr_reading *r, struct kr_exhibit *x,
    struct kr_message *m, const struct kr_part *top)
{
	struct kr_copies copies;

	x->part = top;
	x->message = m;
	x->raw = top->raw;
	header_take(r, x, &top->header);
	kr_copies_gather(r, top, &copies);
	body_read(r, x, m, &copies);
	source_make(r, x, m, &copies);
	attachments_list(r, x, m, top);
	urls_read(r, x, m, &copies);
	files_urls(r, x, m);
	if (kr_auth_evidence(x->raw, r->config, r->world, r->arena, &x->auth,
	    NULL) != KR_OK)
		x->auth = NULL;
	x->fidelity = fidelity_attached(x);
	kr_exhibit_finish(r, x);
}

/* ---- what a forward's level claims ------------------------------------- */

/* The stretch of text from the first to the last byte of the body. */
static void
stretch(const struct kr_forward_level *l, size_t *off, size_t *len)
{
	size_t from = l->body[0].off, end = from;

	for (size_t i = 0; i < l->n_body; i++) {
		if (l->body[i].off < from)
			from = l->body[i].off;
		if (l->body[i].off + l->body[i].len > end)
			end = l->body[i].off + l->body[i].len;
	}
	*off = from;
	*len = end - from;
}

/* Raw fields quoted in a text may still be encoded (RFC 2047). */
static struct kr_span
decoded(struct kr_reading *r, struct kr_span s)
{
	struct kr_field f = { .value = s };

	return kr_span_find(s, 0, "=?") == SIZE_MAX ? s :
	    kr_field_text(&f, r->arena);
}

/*
 * Introduced by the reporter, and seen to end: all of it stands in quotation
 * marks, or in a chat's lines with their times.
 */
static bool
set_apart(const struct kr_forward_level *l)
{
	struct kr_span s = l->n_body == 0 ? KR_SPAN_NONE :
	    kr_span_trim(kr_slice_span(l->body[0])), last;
	struct kr_quotation q;

	if (l->how != KR_FORWARD_BY_INTRODUCTION || l->n_body != 1 ||
	    s.len < 2)
		return false;
	/* "[1] Dear customer" has a note, not a time. */
	if (*s.ptr == '[' && kr_forward_stamp(s) > 0)
		return true;
	if (!kr_quotation_read(s, 0, &q))
		return false;
	last = kr_span_sub(s, q.body_end, q.end - q.body_end);
	return s.len >= last.len && kr_span_eq(last, kr_span_from(s,
	    s.len - last.len));
}

/* What "Re: ..." answers: who answers keeps the subject. */
static struct kr_span
answered(struct kr_span subject)
{
	struct kr_span core = kr_forward_subject_core(subject);

	return core.len < subject.len ? core : KR_SPAN_NONE;
}

void
kr_exhibit_claimed(struct kr_reading *r, struct kr_exhibit *x,
    struct kr_message *m, const struct kr_split *split, size_t level)
{
	const struct kr_forward_level *l = &split->forward->level[level];
	const struct kr_html *html = split->html;

	x->claimed = true;
	x->message = m;
	x->level = l->depth;
	x->from = l->from.addr;
	x->from_name = decoded(r, l->from.name);
	x->from_domain = l->from.domain;
	x->reply_to = l->reply_to;
	x->replies_to = l->replies_to;
	x->to = l->to;
	x->subject = decoded(r, l->subject);
	if (x->subject.len == 0 && l->how == KR_FORWARD_BY_WORDS &&
	    m == r->message && level == 0)
		x->subject = answered(r->report->subject_full);
	x->message_id = l->message_id;
	x->date = l->date;
	x->date_s = l->date_s;
	x->body = l->body;
	x->n_body = l->n_body;
	for (size_t i = 0; i < l->n_body; i++)
		kr_urls_text(r, &x->urls, l->body[i].view, l->body[i].off,
		    l->body[i].len, false);
	if (html != NULL && l->n_body > 0) {
		x->html = html;
		stretch(l, &x->html_off, &x->html_len);
		for (size_t i = 0; i < l->n_body; i++)
			kr_urls_html(r, &x->urls, html, l->body[i].off,
			    l->body[i].len);
	}
	/* Mail programs attach the files of what they forward. */
	if (x->form == KR_FORM_KIND_INLINE && r->report->n_exhibit == 1)
		for (size_t i = 0; i < m->n_part && !r->failed; i++)
			if (!kr_part_nested(m->part[i]))
				file_urls(r, &x->urls, m, m->part[i]);
	x->pasted = l->how == KR_FORWARD_BY_PASTE || set_apart(l);
	if (l->how == KR_FORWARD_BY_INTRODUCTION || x->pasted)
		x->fidelity = KR_FIDELITY_COPIED;
	else
		x->fidelity = x->html != NULL ? KR_FIDELITY_HTML :
		    KR_FIDELITY_PLAIN;
	kr_exhibit_finish(r, x);
}

/* ---- the end of all of them -------------------------------------------- */

void
kr_exhibit_finish(struct kr_reading *r, struct kr_exhibit *x)
{
	if (x->text == NULL)
		x->text = kr_view_join(x->body, x->n_body, x->claimed ? "" :
		    "\n", r->arena);
	if (x->text == NULL) {
		r->failed = true;
		return;
	}
	if (x->source == NULL)
		x->source = x->text;
	x->folded = kr_text_fold(x->text, SIZE_MAX, r->arena);
	r->failed |= x->folded == NULL;
	r->failed |= !kr_sha256(x->raw.ptr != NULL ? x->raw : x->text->text,
	    x->sha256);
}
