/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate.c - the last look at a decision before it leaves
 *
 * The routes are data and can be written wrongly; what follows is not
 * negotiable and does not rest on them:
 *   - no agency that requires consent without the reporter's believed yes;
 *   - no mail to an agency that may not see its class, or evidence;
 *   - every report is somewhere: with an agency, with us, or with a person.
 */
#include "decision/draft.h"

static bool
allowed(const struct kr_draft *d, const struct kr_referral *r)
{
	if (r->agency->consent_required && !d->consent)
		return false;
	return kr_draft_may_receive(d, r->agency);
}

void
kr_draft_gate(struct kr_draft *d)
{
	struct kr_decision *v = d->decision;
	const struct kr_agency *home = kr_draft_home(d);
	size_t kept = 0;

	for (size_t i = 0; i < v->n_referral; i++)
		if (allowed(d, &v->referral[i]))
			v->referral[kept++] = v->referral[i];
	if (kept < v->n_referral)
		v->needs_review = true;
	v->n_referral = kept;
	if (kept > 0)
		return;
	if (home != NULL && !home->consent_required &&
	    kr_draft_may_receive(d, home)) {
		v->needs_review = true;
		kr_draft_refer(d, home, KR_BASIS_RETAINED, v->category);
	} else {
		kr_draft_fallback(d, "no agency may be sent this mail");
	}
}
