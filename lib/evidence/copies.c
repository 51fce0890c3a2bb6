/* SPDX-License-Identifier: Apache-2.0 */
/* The texts of a mail, each with its plain and its HTML copy. */
#include "evidence/reading.h"

/* A text part that is shown, not offered as a file. */
static bool
shown(const struct kr_part *p)
{
	if (p->kind == KR_PART_HTML)
		return !p->attachment;
	return p->kind == KR_PART_TEXT && !p->attachment &&
	    (p->filename.len == 0 || !kr_span_caseends(p->filename, ".csv")) &&
	    !kr_part_is(p, "message/");
}

static bool
alternative(const struct kr_part *p)
{
	return p->kind == KR_PART_MULTIPART &&
	    kr_span_is(p->subtype, "alternative");
}

/* The innermost multipart/alternative that holds the part, below top. */
static const struct kr_part *
choice(const struct kr_part *p, const struct kr_part *top)
{
	for (; p != NULL && p != top; p = p->parent)
		if (p->parent != NULL && alternative(p->parent))
			return p->parent;
	return NULL;
}

/* Is p part of the message top, and not of one inside it? */
static bool
own(const struct kr_part *p, const struct kr_part *top)
{
	for (; p != NULL && p != top; p = p->parent)
		if (p->parent == NULL || p->parent->kind == KR_PART_MESSAGE)
			return false;
	return p == top;
}

static struct kr_copy *
copy_add(struct kr_reading *r, struct kr_copies *c)
{
	if (!KR_ARENA_ROOM(r->arena, c->item, c->n, &c->cap)) {
		r->failed = true;
		return NULL;
	}
	c->item[c->n] = (struct kr_copy){ NULL, NULL };
	return &c->item[c->n++];
}

void
kr_copies_gather(struct kr_reading *r, const struct kr_part *top,
    struct kr_copies *ret)
{
	const struct kr_part *last = NULL;	/* alternative of item n - 1 */

	*ret = (struct kr_copies){ NULL, 0, 0 };
	for (const struct kr_part *p = top; p != NULL; ) {
		if (own(p, top) && shown(p)) {
			const struct kr_part *alt = choice(p, top);
			struct kr_copy *c = NULL;

			if (alt != NULL && alt == last)
				c = &ret->item[ret->n - 1];
			else
				c = copy_add(r, ret);
			if (c == NULL)
				return;
			last = alt;
			if (p->kind == KR_PART_HTML && c->html == NULL)
				c->html = p;
			else if (p->kind == KR_PART_TEXT && c->plain == NULL)
				c->plain = p;
		}
		/* Next in order of appearance, messages inside left out. */
		if (p->child != NULL && p->kind != KR_PART_MESSAGE) {
			p = p->child;
			continue;
		}
		while (p != top && p->next == NULL && p->parent != NULL)
			p = p->parent;
		p = p == top ? NULL : p->next;
	}
}

const struct kr_view *
kr_copy_view(struct kr_message *m, const struct kr_copy *c,
    const struct kr_html **html)
{
	const struct kr_html *h = NULL;

	*html = NULL;
	if (c->html != NULL)
		h = kr_part_html(m, c->html);
	if (h != NULL && (kr_span_trim(h->text->text).len > 0 ||
	    c->plain == NULL)) {
		*html = h;
		return h->text;
	}
	return c->plain != NULL ? kr_part_text(m, c->plain) : NULL;
}
