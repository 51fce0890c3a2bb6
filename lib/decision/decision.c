/* SPDX-License-Identifier: Apache-2.0 */
#include "decision/draft.h"

#define ID_BYTES 16	/* of the digest: enough that no two mails meet */

const char *
kr_basis_name(enum kr_basis basis)
{
	switch (basis) {
	case KR_BASIS_DIRECT:	return "direct";
	case KR_BASIS_CONSENT:	return "consent";
	case KR_BASIS_LEAD:	return "lead";
	case KR_BASIS_RETAINED:	return "retained";
	}
	return "";
}

/*
 * Does the mail carry a reported message?  A conversation quoted in the
 * text, without address or file, belongs to the question that it is part of.
 */
static bool
carries_evidence(const struct kr_report *r)
{
	for (size_t i = 0; i < r->n_exhibit; i++) {
		const struct kr_exhibit *x = &r->exhibit[i];

		if (x->form != KR_FORM_KIND_INLINE || x->part != NULL ||
		    x->urls.n > 0 || x->n_attachment > 0)
			return true;
	}
	return r->machine.type.len > 0;
}

/*
 * Whoever may be forged, or is a child, cannot decide this alone; nor can a
 * yes that may be somebody else's.
 */
static void
consent_settle(struct kr_draft *d)
{
	const struct kr_consent_record *c = &d->report->consent;
	struct kr_decision *v = d->decision;

	v->consent = c->value;
	if (c->doubtful)
		v->needs_review = true;
	if (c->value != KR_CONSENT_GIVEN)
		return;
	if (c->capped || d->report->identity == KR_IDENTITY_FORGED) {
		v->consent = KR_CONSENT_ABSENT;
		v->needs_review = true;
		return;
	}
	d->consent = true;
	if (c->minor)
		v->needs_review = true;
}

enum kr_rc
kr_decide(const struct kr_report *report, const struct kr_findings *findings,
    const struct kr_config *config, const unsigned char sha256[KR_SHA256_LEN],
    int64_t now_s, struct kr_arena *arena, struct kr_decision **ret,
    struct kr_err *err)
{
	struct kr_draft d = { .report = report, .findings = findings,
	    .config = config, .now_s = now_s, .arena = arena,
	    .decision = kr_arena_zalloc(arena, 1, sizeof(**ret)) };

	if (d.decision == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "decision: arena is full");
	kr_hex(sha256, ID_BYTES, d.decision->id);
	d.decision->why = "";
	d.evidence = carries_evidence(report);
	consent_settle(&d);
	kr_draft_category(&d);
	kr_draft_urgency(&d);
	kr_draft_handling(&d);
	kr_draft_route(&d);
	kr_draft_gate(&d);
	kr_draft_reasons(&d);
	/* What was cut off may have said something else. */
	if (findings->partly)
		d.decision->needs_review = true;
	if (d.full)
		return kr_fail(err, KR_E_NOMEM, 0, "decision: arena is full");
	*ret = d.decision;
	return KR_OK;
}
