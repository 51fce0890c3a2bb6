/* SPDX-License-Identifier: Apache-2.0 */
/*
 * facts.c - what is said of a mail to a person, label by label
 *
 * The text and the page say the same, so both take it from here.
 */
#include <stdlib.h>
#include <string.h>

#include "record/shown.h"

#define URLS_SHORT	3
#define QUOTE_MAX	160	/* bytes */
#define REASONS_SHORT	3	/* sentences */
#define WORDS_MAX	60	/* bytes of the words that a reason rests on */

static const char *const bases[] = {
	[KR_BASIS_DIRECT]   = "directly",
	[KR_BASIS_CONSENT]  = "with the reporter's consent",
	[KR_BASIS_LEAD]	    = "leads",
	[KR_BASIS_RETAINED] = "stays here",
};

static const char *const forms[] = {
	[KR_FORM_KIND_NONE]	  = "told in the reporter's own words",
	[KR_FORM_KIND_INLINE]	  = "forwarded or quoted in the text",
	[KR_FORM_KIND_RFC822]	  = "attached as the original message",
	[KR_FORM_KIND_ARF]	  = "a machine's report (ARF)",
	[KR_FORM_KIND_XARF]	  = "a machine's report (XARF)",
	[KR_FORM_KIND_FORM]	  = "a filled-in web form",
	[KR_FORM_KIND_SCREENSHOT] = "a picture",
	[KR_FORM_KIND_SELF]	  = "this mail itself",
};

static const char *const kinds[] = {
	[KR_REPORTER_PUBLIC]	  = "a member of the public",
	[KR_REPORTER_BUSINESS]	  = "a business",
	[KR_REPORTER_SIGNIFICANT] = "a nationally significant organisation",
	[KR_REPORTER_MACHINE]	  = "a machine",
};

static const char *const urgencies[] = {
	[KR_URGENCY_NORMAL] = "normal",
	[KR_URGENCY_HIGH]   = "HIGH",
	[KR_URGENCY_LIFE]   = "THREAT TO LIFE: look at this now",
};

static const char *const handlings[] = {
	[KR_H0] = "ordinary mail",
	[KR_H1] = "personal: for those who must know",
	[KR_H2] = "malicious content: open nothing in it",
	[KR_H3] = "objectionable material: sealed, make no copy",
	[KR_H4] = "child exploitation: sealed, make no copy",
	[KR_H5] = "a vulnerability under embargo: tell nobody",
};

/* A label, a tab, and the words up to the line's end. */
static void
label(struct kr_buffer *b, const char *name)
{
	kr_buffer_printf(b, "%s\t", name);
}

/* ---- what it is, who gets it -------------------------------------------- */

/* Why a person should check, if the points tell. */
static void
check_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_decision *d = s->verdict->decision;
	const int *points = d->category_points;
	enum kr_category close = KR_CATEGORY_COUNT;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (c != d->category && points[c] > points[d->category] -
		    s->verdict->config->review_margin &&
		    (close == KR_CATEGORY_COUNT || points[c] > points[close]))
			close = c;
	kr_buffer_str(b, "; a person should check");
	if (close < KR_CATEGORY_COUNT && d->confidence > 0)
		kr_buffer_printf(b, ": %s is about as likely",
		    kr_category_name(close));
}

static void
matter_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_decision *d = s->verdict->decision;

	label(b, "is");
	kr_buffer_str(b, kr_category_name(d->category));
	for (size_t i = 0; i < d->n_also; i++)
		kr_buffer_printf(b, ", also %s",
		    kr_category_name(d->also[i]));
	kr_buffer_printf(b, " (confidence %d of 100", d->confidence);
	if (d->needs_review)
		check_write(b, s);
	kr_buffer_str(b, ")\n");
	label(b, "urgency");
	kr_buffer_printf(b, "%s; %s (%s)\n", urgencies[d->urgency],
	    handlings[d->handling], kr_handling_name(d->handling));
	if (d->fallback) {
		label(b, "look");
		kr_buffer_printf(b, "a person must look at it: %s\n", d->why);
	}
}

static void
agencies_write(struct kr_buffer *b, const struct kr_decision *d)
{
	for (size_t i = 0; i < d->n_referral; i++) {
		label(b, i == 0 ? "goes to" : "");
		kr_buffer_printf(b, "%s, %s (%s)\n", d->referral[i].agency->id,
		    bases[d->referral[i].basis], d->referral[i].agency->name);
	}
	for (size_t i = 0; i < d->n_hold; i++) {
		label(b, "held from");
		kr_buffer_printf(b, "%s, for want of %s (%s)\n",
		    d->hold[i].agency->id, d->hold[i].reason,
		    d->hold[i].agency->name);
	}
}

static void
consent_write(struct kr_buffer *b, const struct kr_verdict *v)
{
	const struct kr_consent_record *c = &v->report->consent;

	label(b, "consent");
	kr_buffer_printf(b, "to Police %s", kr_consent_name(
	    v->decision->consent));
	if (c->why != NULL)
		kr_buffer_printf(b, ": %s%s%s%s", c->why,
		    v->decision->consent != c->value ?
		    ", but the reporter may be forged" : "",
		    c->minor ? "; the reporter is under 18" : "",
		    c->doubtful ? "; a person should ask" : "");
	kr_buffer_byte(b, '\n');
}

static void
reporter_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_report *r = s->verdict->report;

	label(b, "reported");
	kr_buffer_printf(b, "by %s", kinds[r->kind]);
	if (s->reporter.len > 0) {
		kr_buffer_str(b, ", ");
		if (s->reporter_name.len > 0) {
			kr_shown_line(b, s->reporter_name, QUOTE_MAX);
			kr_buffer_byte(b, ' ');
		}
		kr_buffer_byte(b, '<');
		kr_shown_line(b, s->reporter, QUOTE_MAX);
		kr_buffer_byte(b, '>');
	}
	kr_buffer_printf(b, ", identity: %s", kr_identity_name(r->identity));
	if (s->date[0] != '\0')
		kr_buffer_printf(b, ", %s", s->date);
	kr_buffer_byte(b, '\n');
	if (s->outer_subject.len > 0) {
		label(b, "subject");
		kr_shown_line(b, s->outer_subject, 2 * QUOTE_MAX);
		kr_buffer_byte(b, '\n');
	}
}

/* "spf pass (a.example), dkim pass (b.example), dmarc fail, arc pass" */
static void
checks_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_auth *a = s->verdict->auth;
	const struct kr_arc *arc;

	if (a == NULL)
		return;
	arc = &a->arc;
	label(b, "checked");
	if (a->spf == KR_AUTH_UNKNOWN && a->dmarc == KR_AUTH_UNKNOWN &&
	    a->n_dkim == 0 && arc->result == KR_AUTH_UNKNOWN) {
		kr_buffer_str(b, "nothing: no DNS was asked\n");
		return;
	}
	kr_buffer_printf(b, "%sspf %s", a->from_trusted ?
	    "by a trusted host: " : "", kr_auth_result_name(a->spf));
	for (size_t i = 0; i < a->n_dkim; i++) {
		kr_buffer_printf(b, ", dkim %s",
		    kr_auth_result_name(a->dkim[i].result));
		if (!s->sealed && a->dkim[i].domain.len > 0) {
			kr_buffer_str(b, " (");
			kr_shown_line(b, a->dkim[i].domain, QUOTE_MAX);
			kr_buffer_byte(b, ')');
		}
	}
	kr_buffer_printf(b, ", dmarc %s", kr_auth_result_name(a->dmarc));
	if (a->dmarc_policy != NULL && a->dmarc_policy[0] != '\0')
		kr_buffer_printf(b, " (policy %s)", a->dmarc_policy);
	if (arc->sets > 0 || arc->vouching.len > 0) {
		kr_buffer_printf(b, ", arc %s (%s)",
		    kr_auth_result_name(arc->result), arc->why);
		if (arc->vouching.len > 0 && !s->sealed) {
			kr_buffer_str(b, "; ");
			kr_shown_line(b, arc->vouching, QUOTE_MAX);
			kr_buffer_str(b, ", which is trusted, saw the author "
			    "pass");
		}
	}
	kr_buffer_byte(b, '\n');
}

/* What a signature proves is the strongest thing that can be said. */
static void
signatures_write(struct kr_buffer *b, const struct kr_shown *s, bool explain)
{
	const struct kr_auth *auth = s->exhibit != NULL && !s->sealed ?
	    s->exhibit->auth : NULL;

	for (size_t i = 0; auth != NULL && i < auth->n_dkim; i++) {
		const struct kr_dkim *d = &auth->dkim[i];
		bool pass = d->result == KR_AUTH_PASS;

		if (!pass && !explain)
			continue;
		label(b, "");
		kr_buffer_str(b, pass ? "authentic as sent by " :
		    "signature not verified, of ");
		kr_shown_line(b, d->domain, QUOTE_MAX);
		if (explain) {
			kr_buffer_str(b, ", selector ");
			kr_shown_line(b, d->selector, QUOTE_MAX);
			kr_buffer_str(b, ", ");
			kr_shown_line(b, d->algorithm, QUOTE_MAX);
			if (d->key_bits > 0)
				kr_buffer_printf(b, " with %u bits",
				    d->key_bits);
			kr_buffer_str(b, ", of the body and ");
			kr_shown_line(b, d->fields, QUOTE_MAX);
		}
		if (pass && d->length_limited)
			kr_buffer_str(b, ", for the beginning only");
		if (!pass)
			kr_buffer_printf(b, ": %s (%s)",
			    kr_auth_result_name(d->result), d->why);
		kr_buffer_byte(b, '\n');
	}
}

/* Its SPF, from its own trace and today's DNS. */
static void
reconstructed_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_auth *a = s->exhibit != NULL && !s->sealed ?
	    s->exhibit->auth : NULL;

	if (a == NULL || a->spf == KR_AUTH_UNKNOWN)
		return;
	label(b, "");
	kr_buffer_printf(b, "spf %s, reconstructed: ",
	    kr_auth_result_name(a->spf));
	kr_shown_line(b, a->spf_client, QUOTE_MAX);
	kr_buffer_str(b, " for ");
	kr_shown_line(b, a->spf_domain, QUOTE_MAX);
	kr_buffer_byte(b, '\n');
}

static void
evidence_write(struct kr_buffer *b, const struct kr_shown *s, bool explain)
{
	size_t n = explain ? s->n_url : s->n_url < URLS_SHORT ? s->n_url :
	    URLS_SHORT;

	label(b, "evidence");
	kr_buffer_str(b, forms[s->verdict->report->form]);
	if (s->exhibit != NULL)
		kr_buffer_printf(b, "; fidelity %c",
		    kr_fidelity_tier(s->exhibit->fidelity));
	if (s->exhibit != NULL && explain)
		kr_buffer_printf(b, " (%s)",
		    kr_fidelity_why(s->exhibit->fidelity));
	if (s->from.len > 0) {
		kr_buffer_str(b, "; from ");
		kr_shown_line(b, s->from, QUOTE_MAX);
	}
	if (s->subject.len > 0) {
		kr_buffer_str(b, ": ");
		kr_shown_quoted(b, s->subject, QUOTE_MAX);
	}
	kr_buffer_byte(b, '\n');
	signatures_write(b, s, explain);
	if (explain)
		reconstructed_write(b, s);
	for (size_t i = 0; i < n; i++) {
		label(b, "");
		kr_shown_line(b, s->url[i], 2 * QUOTE_MAX);
		kr_buffer_byte(b, '\n');
	}
	if (n < s->n_url) {
		label(b, "");
		kr_buffer_printf(b, "and %zu more\n", s->n_url - n);
	}
}

static void
scores_write(struct kr_buffer *b, const struct kr_verdict *v)
{
	const struct kr_findings *f = v->findings;

	if (f->spam_score == 0 && f->uema.score == 0)
		return;
	label(b, "scores");
	kr_buffer_str(b, "spam ");
	kr_shown_hundredths(b, f->spam_score);
	kr_buffer_str(b, " of ");
	kr_shown_hundredths(b, v->config->spam_required);
	kr_buffer_printf(b, "; UEMA %d.%02d of 100 (%s)\n",
	    f->uema.score / 100, f->uema.score % 100,
	    f->uema.label != NULL ? f->uema.label : "none");
}

/* ---- why, in a few lines ------------------------------------------------ */

static bool
told_before(const struct kr_decision *d, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(kr_shown_sentence(d->reason[k]),
		    kr_shown_sentence(d->reason[i])) == 0)
			return true;
	return false;
}

/* The words of the mail that say it, unless they are sealed. */
static void
words_write(struct kr_buffer *b, const struct kr_shown *s, size_t i)
{
	const struct kr_decision *d = s->verdict->decision;
	size_t n = 0;

	for (size_t k = i; k < d->n_reason && n < REASONS_SHORT; k++) {
		struct kr_span quote = kr_shown_quote(s, d->reason[k]->quote);

		if (!kr_shown_same_reason(d->reason[i], d->reason[k]) ||
		    quote.len == 0)
			continue;
		kr_buffer_str(b, n++ == 0 ? " " : ", ");
		kr_shown_quoted(b, quote, WORDS_MAX);
	}
}

static void
reasons_short(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_decision *d = s->verdict->decision;
	size_t n = 0;

	for (size_t i = 0; i < d->n_reason && n < REASONS_SHORT; i++) {
		if (told_before(d, i))
			continue;
		label(b, n++ == 0 ? "because" : "");
		kr_buffer_str(b, kr_shown_sentence(d->reason[i]));
		words_write(b, s, i);
		kr_buffer_byte(b, '\n');
	}
}

void
kr_shown_file(struct kr_buffer *b, const struct kr_verdict *v)
{
	kr_shown_line(b, kr_span_str(v->file), SIZE_MAX);
	if (v->offset > 0)
		kr_buffer_printf(b, ", at byte %zu", v->offset);
}

void
kr_shown_facts(struct kr_buffer *b, const struct kr_shown *s, bool explain)
{
	const struct kr_verdict *v = s->verdict;

	consent_write(b, v);
	reporter_write(b, s);
	if (explain)
		checks_write(b, s);
	evidence_write(b, s, explain);
	scores_write(b, v);
	if (v->campaign != NULL) {
		label(b, "campaign");
		kr_record_campaign(v->campaign, b);
		kr_buffer_byte(b, '\n');
	}
}

void
kr_shown_verdict(struct kr_buffer *b, const struct kr_shown *s)
{
	matter_write(b, s);
	agencies_write(b, s->verdict->decision);
	reasons_short(b, s);
}
