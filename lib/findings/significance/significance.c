/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the victim a nationally significant organisation?
 *
 * The victim counts, not whose name the evidence bears: a phish in the name
 * of a bank or ministry is no event at that bank or ministry.  Nor does an
 * address make a reporter significant: without proof it is a claim, which
 * still reaches those who would lead, and a person.
 */
#include "findings/examination.h"

#define LEAD_POINTS	70	/* more than a close call */
#define EVERYDAY_POINTS	(-75)	/* nothing says that it is such a place */

/* Matters that are events when they happen to such an organisation. */
static const enum kr_category events[] = {
	KR_CATEGORY_RANSOMWARE, KR_CATEGORY_UNAUTHORISED_ACCESS,
	KR_CATEGORY_MALWARE, KR_CATEGORY_DENIAL_OF_SERVICE,
	KR_CATEGORY_DATA_BREACH, KR_CATEGORY_BOTNET_C2,
	KR_CATEGORY_WEBSITE_COMPROMISE,
};

static enum kr_category
leading(const struct kr_findings *f)
{
	enum kr_category best = KR_CATEGORY_OTHER;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (c != KR_CATEGORY_SIGNIFICANT_EVENT &&
		    f->points[c] > f->points[best])
			best = c;
	return best;
}

static bool
is_event(enum kr_category category)
{
	for (size_t i = 0; i < KR_NELEM(events); i++)
		if (events[i] == category)
			return true;
	return false;
}

/*
 * The other matters are facets of the one event, so that it leads them,
 * however much they have.
 */
static void
lead(struct kr_examination *ex, const char *id, const char *what, int top)
{
	int points = ex->findings->points[KR_CATEGORY_SIGNIFICANT_EVENT];
	int more = top + LEAD_POINTS - points;

	kr_examination_say(ex, id, what, more > 0 ? more : 0,
	    KR_CATEGORY_SIGNIFICANT_EVENT, KR_NOWHERE);
}

/* Did a check of the reporter's address fail, with nothing for it? */
static bool
disputed(const struct kr_examination *ex)
{
	const enum kr_identity identity = ex->report->identity;

	return identity == KR_IDENTITY_FORGED ||
	    (identity == KR_IDENTITY_NONE && ex->auth != NULL &&
	    (ex->auth->spf == KR_AUTH_FAIL ||
	    ex->auth->dmarc == KR_AUTH_FAIL));
}

static void
claim_note(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;

	f->disputed = disputed(ex);
	kr_examination_add(ex, (struct kr_finding){
	    .id = "SIGNIFICANT_CLAIMED", .what = f->disputed ?
	    "the reporter's address is that of a nationally significant "
	    "organisation, and a check of the address failed" :
	    "the reporter's address is that of a nationally significant "
	    "organisation, and nothing proves the address",
	    .state = KR_STATE_NEEDS_INVESTIGATION, .severity = 4,
	    .category = KR_CATEGORY_COUNT, .quote = KR_NOWHERE });
}

void
kr_significance_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;
	const enum kr_category first = leading(f);
	const enum kr_identity identity = ex->report->identity;
	bool listed = ex->report->kind == KR_REPORTER_SIGNIFICANT ||
	    kr_strings_has_domain(&ex->config->significant_domain,
	    ex->report->reporter.domain);
	bool proven = listed && identity != KR_IDENTITY_NONE &&
	    identity != KR_IDENTITY_FORGED;
	/* A forged ministry is none. */
	bool reporter = listed && identity != KR_IDENTITY_FORGED;
	bool told = kr_examination_has(ex, "SIGNIFICANT_VICTIM",
	    KR_STATE_INDICATED) != NULL;
	bool everyday = kr_examination_has(ex, "SIGNIFICANT_EVERYDAY",
	    KR_STATE_INDICATED) != NULL || (f->offence == KR_NO &&
	    first == KR_CATEGORY_DATA_BREACH);
	bool harmed = kr_examination_has(ex, "SIGNIFICANT_HARM",
	    KR_STATE_INDICATED) != NULL;

	if (proven || told)
		f->significant = KR_YES;
	if (listed && !proven)
		claim_note(ex);
	if (reporter && (harmed || (is_event(first) && !everyday)))
		lead(ex, "SIGNIFICANT_REPORTER", proven ? "the reporter "
		    "belongs to a nationally significant organisation" :
		    "the reporter says to belong to a nationally significant "
		    "organisation", f->points[first]);
	else if (told && is_event(first))
		lead(ex, "SIGNIFICANT_EVENT_TOLD", "an event at a nationally "
		    "significant organisation is told of", f->points[first]);
	else if ((!reporter && !told) || (everyday && !harmed))
		f->points[KR_CATEGORY_SIGNIFICANT_EVENT] += EVERYDAY_POINTS;
}
