/* SPDX-License-Identifier: Apache-2.0 */
/* reason.c - what a person is told first */
#include <stdlib.h>
#include <string.h>

#include "decision/draft.h"

struct ranked {
	const struct kr_finding	*finding;
	int			 tier;		/* small first */
	int			 weight;	/* large first */
};

/* Danger, then what led to the category, then the law, then all else. */
static int
tier_of(const struct kr_decision *v, const struct kr_finding *f)
{
	static const char *const danger[] = { "HARM_LIFE", "HARM_CARE",
	    "HARM_MEETING", "MODEL_DANGER" };

	for (size_t i = 0; i < KR_NELEM(danger); i++)
		if (v->urgency == KR_URGENCY_LIFE &&
		    strcmp(f->id, danger[i]) == 0)
			return -1;
	if (f->category == v->category && f->weight > 0)
		return 0;
	if (f->section != NULL)
		return 1;
	return 2;
}

static int
by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->tier != y->tier)
		return x->tier - y->tier;
	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	/* As found: all findings are elements of one array. */
	return x->finding < y->finding ? -1 : x->finding > y->finding;
}

static bool
tells_something(const struct kr_finding *f)
{
	return (f->state == KR_STATE_INDICATED ||
	    f->state == KR_STATE_NEEDS_INVESTIGATION) &&
	    (f->weight > 0 || f->severity > 0);
}

void
kr_draft_reasons(struct kr_draft *d)
{
	const struct kr_findings *f = d->findings;
	struct ranked *rank = kr_arena_alloc(d->arena, f->n + 1,
	    sizeof(*rank));
	const struct kr_finding **reason = kr_arena_alloc(d->arena, f->n + 1,
	    sizeof(const struct kr_finding *));
	size_t n = 0;

	if (rank == NULL || reason == NULL) {
		d->full = true;
		return;
	}
	for (size_t i = 0; i < f->n; i++) {
		const struct kr_finding *x = &f->item[i];

		if (!tells_something(x))
			continue;
		rank[n++] = (struct ranked){ .finding = x,
		    .tier = tier_of(d->decision, x), .weight = x->weight > 0 ?
		    x->weight : x->severity * 10 };
	}
	qsort(rank, n, sizeof(*rank), by_rank);
	for (size_t i = 0; i < n; i++)
		reason[i] = rank[i].finding;
	d->decision->reason = reason;
	d->decision->n_reason = n;
}
