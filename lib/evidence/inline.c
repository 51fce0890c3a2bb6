/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages passed on in the text, as mail programs forward and quote them.
 *
 * Each text of the mail is split twice if it has two copies.  HTML is taken
 * for its links and its quoting; the plain copy if only that one shows the
 * forward, since programs and gateways alter one and not the other.
 */
#include "evidence/reading.h"

#define OWN_ADDRESSES_MAX 16

/* Whose mail it is: addresses of the reporter and of the mailbox. */
static void
own_read(const struct kr_reading *r, struct kr_forward_own *own,
    struct kr_span addr[OWN_ADDRESSES_MAX])
{
	const struct kr_strings *box = &r->config->report_mailbox;
	size_t n = 0;

	if (r->report->reporter.addr.len > 0)
		addr[n++] = r->report->reporter.addr;
	for (size_t i = 0; i < box->n && n < OWN_ADDRESSES_MAX; i++)
		addr[n++] = kr_span_str(box->item[i]);
	*own = (struct kr_forward_own){ .name = r->report->reporter.name,
	    .addr = addr, .n_addr = n,
	    .forwarded = r->report->subject_forwarded };
}

static int
worth(const struct kr_forward *f, size_t matter)
{
	const struct kr_forward_level *l;

	if (matter == SIZE_MAX)
		return f->n_level > 0;
	l = &f->level[matter];
	return 2 + (l->from.addr.len > 0) + (l->subject.len > 0) +
	    (l->n_body > 0);
}

static struct kr_forward *
split(struct kr_reading *r, const struct kr_view *text,
    const struct kr_html *html, const struct kr_forward_own *own)
{
	struct kr_forward *f = NULL;

	if (text != NULL && (kr_forward_split(text, html, r->limits, r->arena,
	    &f, NULL) != KR_OK ||
	    kr_forward_letter(f, own, r->arena, NULL) != KR_OK))
		r->failed = true;
	return r->failed ? NULL : f;
}

void
kr_forward_read(struct kr_reading *r, struct kr_message *m,
    const struct kr_copy *copy, struct kr_split *ret)
{
	struct kr_span addr[OWN_ADDRESSES_MAX];
	struct kr_forward_own own;
	const struct kr_view *view, *plain = NULL;
	struct kr_forward *other;
	size_t matter;

	*ret = (struct kr_split){ NULL, NULL, SIZE_MAX };
	own_read(r, &own, addr);
	view = kr_copy_view(m, copy, &ret->html);
	ret->forward = split(r, view, ret->html, &own);
	if (ret->forward == NULL)
		return;
	ret->matter = kr_forward_matter(ret->forward, &own);
	if (ret->html != NULL && copy->plain != NULL)
		plain = kr_part_text(m, copy->plain);
	other = split(r, plain, NULL, &own);
	if (other == NULL)
		return;
	matter = kr_forward_matter(other, &own);
	if (worth(other, matter) > worth(ret->forward, ret->matter))
		*ret = (struct kr_split){ other, NULL, matter };
}

/* The words of the mail itself, of every text it has. */
void
kr_said_read(struct kr_reading *r)
{
	if (r->said_done)
		return;
	r->said_done = true;
	r->split = kr_arena_zalloc(r->arena, r->copies.n + 1,
	    sizeof(*r->split));
	if (r->split == NULL) {
		r->failed = true;
		return;
	}
	for (size_t i = 0; i < r->copies.n && !r->failed; i++) {
		struct kr_split *s = &r->split[i];

		kr_forward_read(r, r->message, &r->copies.item[i], s);
		if (s->forward == NULL)
			continue;
		kr_pasted_cut(r, s->forward->said, &s->forward->n_said);
		kr_words_add(r, s->forward->said, s->forward->n_said);
	}
}

/* Passed on beside the matter, not inside it: another reported message. */
static bool
beside(const struct kr_forward *f, size_t matter, size_t i)
{
	const struct kr_forward_level *l = &f->level[i], *m =
	    &f->level[matter];

	if (l->how == KR_FORWARD_BY_PASTE)
		return i != matter;
	return i != matter && l->parent == m->parent &&
	    l->kind != KR_FORWARD_QUOTED && m->kind != KR_FORWARD_QUOTED &&
	    l->from.addr.len > 0;
}

/* Pictures sent on say nothing that can be read here. */
static bool
says_something(const struct kr_reading *r, const struct kr_forward_level *l)
{
	for (size_t i = 0; i < l->n_body; i++)
		if (!kr_only_pictures(kr_slice_span(l->body[i])))
			return true;
	return r->report->n_image == 0 &&
	    (l->subject.len > 0 || l->from.addr.len > 0);
}

bool
kr_inline_report(struct kr_reading *r)
{
	struct kr_exhibit *x;

	kr_said_read(r);
	for (size_t i = 0; i < r->copies.n && !r->failed; i++) {
		const struct kr_split *s = &r->split[i];

		if (s->forward == NULL || s->matter == SIZE_MAX ||
		    !says_something(r, &s->forward->level[s->matter]))
			continue;
		x = kr_exhibit_new(r, KR_FORM_KIND_INLINE);
		if (x != NULL)
			kr_exhibit_claimed(r, x, r->message, s, s->matter);
		for (size_t k = 0; k < s->forward->n_level; k++)
			if (beside(s->forward, s->matter, k) &&
			    (x = kr_exhibit_new(r, KR_FORM_KIND_INLINE)) !=
			    NULL)
				kr_exhibit_claimed(r, x, r->message, s, k);
	}
	if (r->report->n_exhibit == 0)
		return false;
	r->report->form = KR_FORM_KIND_INLINE;
	return true;
}
