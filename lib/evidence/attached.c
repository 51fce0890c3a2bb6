/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Attached originals: docs/report-formats.md sections 9 and 10.
 *
 * The message stage has opened whatever holds a message, under any type and
 * encoding.  Here it is decided which of them is the one complained of: a
 * colleague's or a relative's note that only carries another is passed by.
 */
#include "evidence/reading.h"

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
quoted_inside(struct kr_reading *r, const struct kr_part *top)
{
	struct kr_copies copies;

	kr_copies_gather(r, top, &copies);
	for (size_t i = 0; i < copies.n && !r->failed; i++) {
		struct kr_split s;
		struct kr_exhibit *x;

		kr_forward_read(r, r->message, &copies.item[i], &s);
		if (s.forward == NULL || s.matter == SIZE_MAX ||
		    s.forward->level[s.matter].kind == KR_FORWARD_QUOTED)
			continue;
		x = kr_exhibit_new(r, KR_FORM_KIND_RFC822);
		if (x != NULL)
			kr_exhibit_claimed(r, x, r->message, &s, s.matter);
		return true;
	}
	return false;
}

static void
message_take(struct kr_reading *r, const struct kr_part *top)
{
	const struct kr_part *inner;
	struct kr_exhibit *x;
	bool cover = covering(r, top);

	/* Depth bounds the way down: each step goes to a part inside. */
	while (cover && (inner = carried(r->message, top)) != NULL) {
		top = inner;
		cover = covering(r, top);
	}
	if (cover && quoted_inside(r, top))
		return;
	x = kr_exhibit_new(r, KR_FORM_KIND_RFC822);
	if (x != NULL)
		kr_exhibit_attached(r, x, r->message, top);
}

bool
kr_attached_report(struct kr_reading *r)
{
	for (size_t i = 0; i < r->message->n_part && !r->failed; i++) {
		const struct kr_part *p = r->message->part[i];

		if (p->kind == KR_PART_MESSAGE && p->child != NULL &&
		    !kr_part_nested(p) && p->child->header.n > 0)
			message_take(r, p->child);
		else if (!kr_part_nested(p))
			(void)kr_msg_take(r, p);
	}
	if (r->report->n_exhibit == 0)
		return false;
	r->report->form = KR_FORM_KIND_RFC822;
	return true;
}
