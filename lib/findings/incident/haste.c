/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How urgent a matter is by its nature, before any word is weighed.
 *
 * "High" is for what is under way, has just happened or can still be undone.
 * The model learned from authors who were sparing with it; a duty officer
 * who looks in vain loses a minute, one who does not look may lose a recall.
 */
#include "findings/examination.h"

static const struct {
	enum kr_category	category;
	int			points;
} nature[] = {
	{ KR_CATEGORY_SIGNIFICANT_EVENT,	300 },
	{ KR_CATEGORY_CHILD_EXPLOITATION,	250 },
	{ KR_CATEGORY_UNAUTHORISED_ACCESS,	200 },
	{ KR_CATEGORY_DATA_BREACH,		200 },
	{ KR_CATEGORY_RANSOMWARE,		150 },
	{ KR_CATEGORY_DENIAL_OF_SERVICE,	150 },
	{ KR_CATEGORY_MALWARE,			100 },
	{ KR_CATEGORY_BOTNET_C2,		100 },
	{ KR_CATEGORY_SCAM_FRAUD,		100 },
	{ KR_CATEGORY_ONLINE_HARM,		 50 },
	{ KR_CATEGORY_SPAM,		       -100 },
	{ KR_CATEGORY_POLICY_ENQUIRY,	       -300 },
	{ KR_CATEGORY_NOT_A_REPORT,	       -300 },
	{ KR_CATEGORY_OTHER,		       -300 },
};

#define OLD_POINTS (-150)	/* the reporter says it is over */
#define HASTE_POINTS 100	/* and this that it is not */

void
kr_haste_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;
	enum kr_category lead = KR_CATEGORY_OTHER;
	int *high = &f->urgency_points[KR_URGENCY_HIGH];

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (f->points[c] > f->points[lead])
			lead = c;
	for (size_t i = 0; i < KR_NELEM(nature); i++)
		if (nature[i].category == lead)
			*high += nature[i].points;
	if (kr_examination_has(ex, "INCIDENT_HASTE", KR_STATE_INDICATED))
		*high += HASTE_POINTS;
	if (kr_examination_has(ex, "INCIDENT_OVER", KR_STATE_INDICATED))
		*high += OLD_POINTS;
}
