/* SPDX-License-Identifier: Apache-2.0 */
/* route.c - the table of routes applied to each matter of its own */
#include "decision/draft.h"

bool
kr_draft_is_facet(const struct kr_draft *d, enum kr_category also)
{
	const struct kr_route *r = &d->config->route[d->decision->category];

	return r->leads || (r->facets >> also & 1) != 0;
}

const struct kr_agency *
kr_draft_home(const struct kr_draft *d)
{
	const struct kr_route *r = &d->config->route[KR_CATEGORY_OTHER];

	return r->n_refer == 0 ? NULL : kr_config_agency_at(d->config,
	    r->refer[0].agency, d->now_s);
}

bool
kr_draft_may_receive(const struct kr_draft *d, const struct kr_agency *a)
{
	return a->handling_max >= d->decision->handling &&
	    (a->receives_evidence || !d->evidence);
}

void
kr_draft_fallback(struct kr_draft *d, const char *why)
{
	d->decision->needs_review = true;
	if (d->decision->fallback)
		return;
	d->decision->fallback = true;
	d->decision->why = why;
}

void
kr_draft_refer(struct kr_draft *d, const struct kr_agency *a,
    enum kr_basis basis, enum kr_category category)
{
	struct kr_decision *v = d->decision;

	for (size_t i = 0; i < v->n_referral; i++)
		if (v->referral[i].agency == a)
			return;
	if (!KR_ARENA_ROOM(d->arena, v->referral, v->n_referral,
	    &d->cap_referral)) {
		d->full = true;
		return;
	}
	v->referral[v->n_referral++] = (struct kr_referral){ .agency = a,
	    .basis = basis, .category = category };
}

static void
hold_add(struct kr_draft *d, const struct kr_agency *a)
{
	struct kr_decision *v = d->decision;

	for (size_t i = 0; i < v->n_hold; i++)
		if (v->hold[i].agency == a)
			return;
	if (!KR_ARENA_ROOM(d->arena, v->hold, v->n_hold, &d->cap_hold)) {
		d->full = true;
		return;
	}
	v->hold[v->n_hold++] = (struct kr_hold){ .agency = a,
	    .reason = "consent" };
}

/* Unknown is settled here: without a yes there is none. */
static bool
holds(const struct kr_draft *d, enum kr_when when)
{
	const struct kr_findings *f = d->findings;

	switch (when) {
	case KR_WHEN_ALWAYS:
		return true;
	case KR_WHEN_CONSENT:
		return d->consent;
	case KR_WHEN_NO_CONSENT:
		return !d->consent;
	case KR_WHEN_MATERIAL:
		return f->material == KR_YES;
	case KR_WHEN_OFFENCE_CONSENT:
		return d->consent && f->offence == KR_YES;
	case KR_WHEN_NO_OFFENCE_CONSENT:
		return !d->consent || f->offence != KR_YES;
	}
	return false;
}

static enum kr_basis
basis_of(const struct kr_draft *d, const struct kr_route *r,
    const struct kr_agency *a)
{
	if (a->consent_required)
		return KR_BASIS_CONSENT;
	if (a == kr_draft_home(d))
		return KR_BASIS_RETAINED;
	return r->leads ? KR_BASIS_LEAD : KR_BASIS_DIRECT;
}

/* Nobody there, or not for this mail: we keep it, and a person looks. */
static void
keep(struct kr_draft *d, enum kr_category category)
{
	const struct kr_agency *home = kr_draft_home(d);

	d->decision->needs_review = true;
	if (home != NULL && !home->consent_required &&
	    kr_draft_may_receive(d, home))
		kr_draft_refer(d, home, KR_BASIS_RETAINED, category);
}

static void
matter_route(struct kr_draft *d, enum kr_category category)
{
	const struct kr_route *r = &d->config->route[category];

	for (size_t i = 0; i < r->n_refer; i++) {
		const struct kr_agency *a;

		if (!holds(d, r->refer[i].when))
			continue;
		a = kr_config_agency_at(d->config, r->refer[i].agency,
		    d->now_s);
		if (a == NULL || !kr_draft_may_receive(d, a))
			keep(d, category);
		else
			kr_draft_refer(d, a, basis_of(d, r, a), category);
	}
	if (r->hold != NULL && !d->consent) {
		const struct kr_agency *a = kr_config_agency_at(d->config,
		    r->hold, d->now_s);

		if (a != NULL)
			hold_add(d, a);
	}
}

/*
 * Who claims to be significant without proof is heard at once and looked at;
 * where a check of the address failed, we keep a copy to do so.
 */
static void
claim_review(struct kr_draft *d)
{
	if (d->decision->category != KR_CATEGORY_SIGNIFICANT_EVENT ||
	    d->findings->significant == KR_YES)
		return;
	d->decision->needs_review = true;
	if (d->findings->disputed)
		keep(d, KR_CATEGORY_SIGNIFICANT_EVENT);
}

void
kr_draft_route(struct kr_draft *d)
{
	struct kr_decision *v = d->decision;

	matter_route(d, v->category);
	for (size_t i = 0; i < v->n_also; i++)
		if (!kr_draft_is_facet(d, v->also[i]))
			matter_route(d, v->also[i]);
	claim_review(d);
	/* Consent was decisive for an offence nobody is sure of. */
	if (d->consent && d->findings->offence == KR_UNKNOWN &&
	    v->category == KR_CATEGORY_DATA_BREACH)
		v->needs_review = true;
}
