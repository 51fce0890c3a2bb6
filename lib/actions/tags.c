/* SPDX-License-Identifier: Apache-2.0 */
/* What each tag says. */
#include <stdlib.h>
#include <string.h>

#include "actions/plan.h"

struct subject {
	const struct kr_auth		*auth;
	const struct kr_report		*report;
	const struct kr_findings	*findings;
	const struct kr_decision	*decision;
	const struct kr_config		*config;
	const char			*campaign;
};

/* Hundredths as people write them: 730 is "7.30". */
static void
hundredths(struct kr_buffer *b, int n)
{
	unsigned u = n < 0 ? 0u - (unsigned)n : (unsigned)n;

	kr_buffer_printf(b, "%s%u.%02u", n < 0 ? "-" : "", u / 100, u % 100);
}

static void
tag_id(const struct subject *s, struct kr_buffer *b)
{
	kr_buffer_str(b, s->decision->id);
}

static void
tag_category(const struct subject *s, struct kr_buffer *b)
{
	const struct kr_decision *d = s->decision;

	kr_buffer_str(b, kr_category_name(d->category));
	for (size_t i = 0; i < d->n_also; i++)
		kr_buffer_printf(b, "%s%s", i == 0 ? "; also=" : ",",
		    kr_category_name(d->also[i]));
	if (d->needs_review)
		kr_buffer_str(b, "; review=yes");
}

static void
tag_urgency(const struct subject *s, struct kr_buffer *b)
{
	kr_buffer_str(b, kr_urgency_name(s->decision->urgency));
}

static void
tag_handling(const struct subject *s, struct kr_buffer *b)
{
	kr_buffer_str(b, kr_handling_name(s->decision->handling));
}

static void
tag_consent(const struct subject *s, struct kr_buffer *b)
{
	kr_buffer_str(b, kr_consent_name(s->decision->consent));
}

static void
tag_spam_score(const struct subject *s, struct kr_buffer *b)
{
	hundredths(b, s->findings->spam_score);
	kr_buffer_str(b, "; required=");
	hundredths(b, s->config->spam_required);
}

static bool
speaks_of_act(const struct kr_finding *f)
{
	return f->section != NULL &&
	    kr_span_casestarts(kr_span_str(f->section), "UEMA") &&
	    (f->state == KR_STATE_INDICATED ||
	    f->state == KR_STATE_NEEDS_INVESTIGATION);
}

static bool
section_seen(const struct kr_findings *findings, size_t before)
{
	for (size_t i = 0; i < before; i++)
		if (speaks_of_act(&findings->item[i]) &&
		    strcmp(findings->item[i].section,
		    findings->item[before].section) == 0)
			return true;
	return false;
}

/* "uema-indicated; score=31.20; sections=s9(1),s11(1)(a)" */
static void
tag_uema(const struct subject *s, struct kr_buffer *b)
{
	const struct kr_findings *findings = s->findings;
	bool first = true;

	kr_buffer_printf(b, "%s; score=", findings->uema.label);
	hundredths(b, findings->uema.score);
	if (strcmp(findings->uema.label, "none") == 0)
		return;		/* what little there is weighs nothing */
	for (size_t i = 0; i < findings->n; i++) {
		const struct kr_finding *f = &findings->item[i];
		const char *p;

		if (!speaks_of_act(f) || section_seen(findings, i))
			continue;
		kr_buffer_str(b, first ? "; sections=" : ",");
		first = false;
		p = strstr(f->section, " s ");
		for (p = p != NULL ? p + 1 : f->section; *p != '\0'; p++)
			if (*p != ' ')
				kr_buffer_byte(b, *p);
	}
}

static void
tag_evidence(const struct subject *s, struct kr_buffer *b)
{
	char hex[KR_SHA256_HEX];

	kr_buffer_str(b, kr_form_name(s->report->form));
	if (s->report->n_exhibit == 0)
		return;
	kr_hex(s->report->exhibit[0].sha256, KR_SHA256_LEN, hex);
	kr_buffer_printf(b, "; tier=%c; sha256=%s",
	    kr_fidelity_tier(s->report->exhibit[0].fidelity), hex);
}

/* Has an earlier reason that name?  A few hundred at most, most differ. */
static bool
named_before(const struct kr_decision *d, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(d->reason[k]->id, d->reason[i]->id) == 0)
			return true;
	return false;
}

/*
 * Names only, each once, heaviest first; the lightest are left out if it
 * gets long.
 */
static void
tag_reasons(const struct subject *s, struct kr_buffer *b)
{
	const struct kr_decision *d = s->decision;
	size_t max = s->config->limits.tag_bytes, left_out = 0, i;

	for (i = 0; i < d->n_reason; i++) {
		size_t len = strlen(d->reason[i]->id);

		if (named_before(d, i))
			continue;
		/* 3 for comma and fold, 32 for the count of the others */
		if (b->len + b->len / 16 + len + 3 + 32 > max)
			break;
		kr_buffer_printf(b, "%s%s", i == 0 ? "" : ", ",
		    d->reason[i]->id);
	}
	for (size_t k = i; k < d->n_reason; k++)
		left_out += !named_before(d, k);
	if (left_out > 0)
		kr_buffer_printf(b, "%s%zu more", i == 0 ? "" : ", ",
		    left_out);
	if (d->n_reason == 0)
		kr_buffer_str(b, "none");
}

static void
tag_campaign(const struct subject *s, struct kr_buffer *b)
{
	if (s->campaign != NULL)
		kr_buffer_str(b, s->campaign);
}

static void
tag_fallback(const struct subject *s, struct kr_buffer *b)
{
	if (s->decision->fallback)
		kr_buffer_str(b, s->decision->why);
}

/* One signature that passes is enough; else what became of the first. */
static enum kr_auth_result
dkim_best(const struct kr_auth *auth)
{
	for (size_t i = 0; i < auth->n_dkim; i++)
		if (auth->dkim[i].result == KR_AUTH_PASS)
			return KR_AUTH_PASS;
	return auth->n_dkim > 0 ? auth->dkim[0].result : KR_AUTH_UNKNOWN;
}

/* RFC 8617 10.1 knows none, pass and fail only; none is not told. */
static enum kr_auth_result
arc_told(enum kr_auth_result arc)
{
	if (arc == KR_AUTH_UNKNOWN || arc == KR_AUTH_NONE)
		return KR_AUTH_UNKNOWN;
	return arc == KR_AUTH_PASS ? KR_AUTH_PASS : KR_AUTH_FAIL;
}

/*
 * Words only, for classes of which no address may leave the mail
 * (RFC 8601 2.2 allows results without properties).
 */
static void
results_sealed(const struct subject *s, struct kr_buffer *b)
{
	const struct { const char *method; enum kr_auth_result is; } told[] = {
		{ "spf",	s->auth->spf },
		{ "dkim",	dkim_best(s->auth) },
		{ "dmarc",	s->auth->dmarc },
		{ "arc",	arc_told(s->auth->arc.result) },
	};
	size_t n = 0;

	kr_buffer_str(b, s->config->authserv_id);
	for (size_t i = 0; i < KR_NELEM(told); i++) {
		if (told[i].is == KR_AUTH_UNKNOWN)
			continue;
		kr_buffer_printf(b, "; %s=%s", told[i].method,
		    kr_auth_result_name(told[i].is));
		n++;
	}
	if (n == 0)
		kr_buffer_str(b, "; none");
}

static void
insert_results(struct kr_plan *plan, const struct subject *s)
{
	struct kr_buffer b;

	kr_buffer_init(&b, plan->arena, SIZE_MAX);
	if (kr_handling_sealed(s->decision->handling))
		results_sealed(s, &b);
	else
		kr_buffer_add(&b, s->auth->results);
	if (b.len > 0)
		kr_plan_insert(plan, "Authentication-Results",
		    kr_buffer_span(&b));
	plan->failed |= !kr_buffer_ok(&b);
}

static void
insert_referrals(struct kr_plan *plan, const struct kr_decision *d)
{
	for (size_t i = d->n_hold; i-- > 0;) {
		struct kr_buffer b;

		kr_buffer_init(&b, plan->arena, SIZE_MAX);
		kr_buffer_printf(&b, "%s; reason=%s", d->hold[i].agency->id,
		    d->hold[i].reason);
		kr_plan_tag(plan, "Hold", &b);
	}
	for (size_t i = d->n_referral; i-- > 0;) {
		struct kr_buffer b;

		kr_buffer_init(&b, plan->arena, SIZE_MAX);
		kr_buffer_printf(&b, "%s; basis=%s; category=%s",
		    d->referral[i].agency->id,
		    kr_basis_name(d->referral[i].basis),
		    kr_category_name(d->referral[i].category));
		kr_plan_tag(plan, "Agency", &b);
	}
}

/* From the bottom up, since each insertion goes on top. */
static const struct {
	const char	*tag;
	void		(*write)(const struct subject *, struct kr_buffer *);
} below[] = {
	{ "Reasons",	tag_reasons },
	{ "Campaign",	tag_campaign },
	{ "Evidence",	tag_evidence },
	{ "UEMA",	tag_uema },
	{ "Spam-Score",	tag_spam_score },
	{ "Consent",	tag_consent },
	{ "Handling",	tag_handling },
	{ "Urgency",	tag_urgency },
}, above[] = {
	{ "Category",	tag_category },
	{ "Fallback",	tag_fallback },
	{ "Id",		tag_id },
};

static void
insert_tag(struct kr_plan *plan, const struct subject *s, const char *tag,
    void (*write)(const struct subject *, struct kr_buffer *))
{
	struct kr_buffer b;

	kr_buffer_init(&b, plan->arena, SIZE_MAX);
	write(s, &b);
	if (b.len > 0 || b.failed)
		kr_plan_tag(plan, tag, &b);
}

void
kr_plan_tags(struct kr_plan *plan, const struct kr_auth *auth,
    const struct kr_report *report, const struct kr_findings *findings,
    const struct kr_decision *decision, const char *campaign)
{
	struct subject s = { auth, report, findings, decision, plan->config,
	    campaign };

	insert_results(plan, &s);
	for (size_t i = 0; i < KR_NELEM(below); i++)
		insert_tag(plan, &s, below[i].tag, below[i].write);
	insert_referrals(plan, decision);
	for (size_t i = 0; i < KR_NELEM(above); i++)
		insert_tag(plan, &s, above[i].tag, above[i].write);
}
