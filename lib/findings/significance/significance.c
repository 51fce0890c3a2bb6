/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the victim a nationally significant organisation?
 *
 * The victim counts, not whose name the evidence bears: a phish in the name
 * of a bank or ministry is no event at that bank or ministry.
 */
#include "findings/examination.h"

#define EVENT_POINTS	300	/* something happened, and there */
#define EVERYDAY_POINTS	(-150)	/* nothing says that it is such a place */

/* Matters that are events when they happen to such an organisation. */
static const enum kr_category events[] = {
	KR_CATEGORY_RANSOMWARE, KR_CATEGORY_UNAUTHORISED_ACCESS,
	KR_CATEGORY_MALWARE, KR_CATEGORY_DENIAL_OF_SERVICE,
	KR_CATEGORY_DATA_BREACH, KR_CATEGORY_BOTNET_C2,
	KR_CATEGORY_WEBSITE_COMPROMISE,
};

static bool
event_leads(const struct kr_findings *f)
{
	enum kr_category best = KR_CATEGORY_OTHER;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (c != KR_CATEGORY_SIGNIFICANT_EVENT &&
		    f->points[c] > f->points[best])
			best = c;
	for (size_t i = 0; i < KR_NELEM(events); i++)
		if (events[i] == best)
			return true;
	return false;
}

void
kr_significance_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;
	bool reporter = ex->report->kind == KR_REPORTER_SIGNIFICANT;
	bool told = kr_examination_has(ex, "SIGNIFICANT_VICTIM",
	    KR_STATE_INDICATED) != NULL;

	if (reporter || told)
		f->significant = KR_YES;
	if (reporter && (event_leads(f) || kr_examination_has(ex,
	    "SIGNIFICANT_HARM", KR_STATE_INDICATED) != NULL)) {
		kr_examination_say(ex, "SIGNIFICANT_REPORTER",
		    "the reporter belongs to a nationally significant "
		    "organisation", EVENT_POINTS,
		    KR_CATEGORY_SIGNIFICANT_EVENT, KR_NOWHERE);
	} else if (!reporter && !told) {
		f->points[KR_CATEGORY_SIGNIFICANT_EVENT] += EVERYDAY_POINTS;
	}
}
