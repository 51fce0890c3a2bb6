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
	{ KR_CATEGORY_SIGNIFICANT_EVENT,	 270 },
	{ KR_CATEGORY_CHILD_EXPLOITATION,	 225 },
	{ KR_CATEGORY_UNAUTHORISED_ACCESS,	 180 },
	{ KR_CATEGORY_DATA_BREACH,		 180 },
	{ KR_CATEGORY_RANSOMWARE,		 135 },
	{ KR_CATEGORY_DENIAL_OF_SERVICE,	 135 },
	{ KR_CATEGORY_MALWARE,			  90 },
	{ KR_CATEGORY_BOTNET_C2,		  90 },
	{ KR_CATEGORY_SCAM_FRAUD,		  90 },
	{ KR_CATEGORY_ONLINE_HARM,		  45 },
	{ KR_CATEGORY_SPAM,			 -90 },
	{ KR_CATEGORY_POLICY_ENQUIRY,		-270 },
	{ KR_CATEGORY_NOT_A_REPORT,		-270 },
	{ KR_CATEGORY_OTHER,			-270 },
};

#define OLD_POINTS (-150)	/* the reporter says it is over */
/* What the reporter tells that outweighs the nature of the matter. */
static const struct {
	const char	*finding;
	int		 points;
} told[] = {
	/* Given away or got in, and not shut yet. */
	{ "INCIDENT_OPEN",		 200 },
	/* Pictures seen: no child is with whoever tells. */
	{ "INCIDENT_SEEN",		-120 },
	/* Mended, and whoever tells of it can wait. */
	{ "INCIDENT_NO_HURRY",		 -90 },
	/* A mistake: nobody is at it who would go on. */
	{ "INCIDENT_ACCIDENT",		 -60 },
	/* Sent to thousands; it comes every day. */
	{ "HARM_TEMPLATE_BLACKMAIL",	 -60 },
	/* Nothing is left that could be stopped. */
	{ "INCIDENT_TOO_LATE",		-400 },
	/* Nobody fears for himself. */
	{ "INCIDENT_UNAFRAID",		 -60 },
};
/* A fraud that somebody saw through: other matters have other harm. */
#define NOTHING_POINTS (-100)

/*
 * Not urgent by nature, but so: people's identities at large, a weakness in
 * what somebody's body hangs on, money that still goes out, visitors led
 * astray, intimate pictures passed on.  That time was lost already, or that
 * it began long ago, makes them no less so.
 */
#define URGENT_SO 120

static const struct {
	const char		*finding;
	enum kr_category	 lead;
} urgent_so[] = {
	{ "INCIDENT_AT_LARGE",	KR_CATEGORY_VULNERABILITY },
	{ "INCIDENT_AT_LARGE",	KR_CATEGORY_DATA_BREACH },
	{ "INCIDENT_AT_LARGE",	KR_CATEGORY_UNAUTHORISED_ACCESS },
	{ "INCIDENT_AT_LARGE",	KR_CATEGORY_WEBSITE_COMPROMISE },
	{ "INCIDENT_AT_LARGE",	KR_CATEGORY_PHISHING },
	{ "INCIDENT_CAN_HURT",	KR_CATEGORY_VULNERABILITY },
	{ "INCIDENT_SITE_ASTRAY", KR_CATEGORY_WEBSITE_COMPROMISE },
	{ "INCIDENT_IMAGES_SHOWN", KR_CATEGORY_ONLINE_HARM },
	{ "INCIDENT_PAYING",	KR_CATEGORY_SCAM_FRAUD },
	{ "INCIDENT_RECALL",	KR_CATEGORY_SCAM_FRAUD },
	{ "INCIDENT_RECALL",	KR_CATEGORY_UNAUTHORISED_ACCESS },
	{ "INCIDENT_PAYING",	KR_CATEGORY_ONLINE_HARM },
	{ "INCIDENT_OPEN",	KR_CATEGORY_PHISHING },
};

/* A long letter has something of years ago, whatever it is about. */
static bool
over(const struct kr_examination *ex)
{
	if (kr_examination_has(ex, "INCIDENT_DAY_PAST", KR_STATE_INDICATED))
		return true;
	return kr_examination_has(ex, "INCIDENT_OVER", KR_STATE_INDICATED) !=
	    NULL && (ex->n_passage == 0 ||
	    kr_examination_hit(ex, "__RESOLVED") != NULL);
}

/*
 * A life that is feared for goes before what can still be closed; and where
 * the fear is clear, before all that is under way: both may be true, and four
 * of seven such letters were found to be right.
 */
#define LIFE_CLEAR 165

static bool
life_first(const struct kr_examination *ex)
{
	const int *points = ex->findings->urgency_points;
	const int life = points[KR_URGENCY_LIFE];

	return life >= ex->config->life_required &&
	    (points[KR_URGENCY_HIGH] <= life || life >= LIFE_CLEAR);
}

static void
told_add(const struct kr_examination *ex, enum kr_category lead, int *high)
{
	for (size_t i = 0; i < KR_NELEM(told); i++)
		if (kr_examination_has(ex, told[i].finding,
		    KR_STATE_INDICATED) != NULL)
			*high += told[i].points;
	if (over(ex))
		*high += OLD_POINTS;
	if (lead == KR_CATEGORY_SCAM_FRAUD && kr_examination_has(ex,
	    "INCIDENT_CAME_TO_NOTHING", KR_STATE_INDICATED) != NULL)
		*high += NOTHING_POINTS;
	for (size_t i = 0; i < KR_NELEM(urgent_so); i++)
		if (urgent_so[i].lead == lead && *high < URGENT_SO &&
		    kr_examination_has(ex, urgent_so[i].finding,
		    KR_STATE_INDICATED) != NULL)
			*high = URGENT_SO;
}

void
kr_haste_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;
	enum kr_category lead = KR_CATEGORY_OTHER;
	int *high = &f->urgency_points[KR_URGENCY_HIGH];
	const int life = f->urgency_points[KR_URGENCY_LIFE];
	bool behind;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (f->points[c] > f->points[lead])
			lead = c;
	for (size_t i = 0; i < KR_NELEM(nature); i++)
		if (nature[i].category == lead)
			*high += nature[i].points;
	behind = life_first(ex);
	told_add(ex, lead, high);
	if (behind && *high > life)
		*high = life;
}
