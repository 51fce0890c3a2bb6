/* SPDX-License-Identifier: Apache-2.0 */
/* handling.c - which of the classes H0 to H5 a mail is of */
#include "decision/draft.h"

static enum kr_handling
stricter(enum kr_handling a, enum kr_handling b)
{
	return a > b ? a : b;
}

/* A file that came with the reported message may bite. */
static bool
has_attachments(const struct kr_report *r)
{
	for (size_t i = 0; i < r->n_exhibit; i++)
		if (r->exhibit[i].n_attachment > 0)
			return true;
	return false;
}

void
kr_draft_handling(struct kr_draft *d)
{
	struct kr_decision *v = d->decision;
	const struct kr_route *route = d->config->route;
	enum kr_handling h = route[v->category].handling;

	for (size_t i = 0; i < v->n_also; i++) {
		enum kr_handling also = route[v->also[i]].handling;

		/* The same bytes carry all matters: seals always count. */
		if (kr_handling_sealed(also) ||
		    !kr_draft_is_facet(d, v->also[i]))
			h = stricter(h, also);
	}
	if (has_attachments(d->report))
		h = stricter(h, KR_H2);
	if (d->findings->material == KR_YES)
		h = stricter(h, d->findings->child == KR_YES ? KR_H4 : KR_H3);
	v->handling = h;
}
