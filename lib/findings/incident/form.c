/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the reporter chose from the menu of a web form.
 *
 * People choose the nearest entry, so it counts for something and settles
 * nothing.
 */
#include "findings/examination.h"

#define CHOSEN_POINTS 120
/* Nobody takes one of these for want of a better entry. */
#define CHOSEN_GRAVE_POINTS 240

static int
chosen_points(enum kr_category c)
{
	return c == KR_CATEGORY_RANSOMWARE ||
	    c == KR_CATEGORY_CHILD_EXPLOITATION ?
	    CHOSEN_GRAVE_POINTS : CHOSEN_POINTS;
}

static const struct {
	const char		*word;
	enum kr_category	 category;
} choices[] = {		/* the first that occurs */
	{ "ransom",		KR_CATEGORY_RANSOMWARE },
	{ "child",		KR_CATEGORY_CHILD_EXPLOITATION },
	{ "objectionable",	KR_CATEGORY_OBJECTIONABLE_MATERIAL },
	{ "illegal",		KR_CATEGORY_OBJECTIONABLE_MATERIAL },
	{ "phish",		KR_CATEGORY_PHISHING },
	{ "denial",		KR_CATEGORY_DENIAL_OF_SERVICE },
	{ "ddos",		KR_CATEGORY_DENIAL_OF_SERVICE },
	{ "botnet",		KR_CATEGORY_BOTNET_C2 },
	{ "vulnerab",		KR_CATEGORY_VULNERABILITY },
	{ "malware",		KR_CATEGORY_MALWARE },
	{ "virus",		KR_CATEGORY_MALWARE },
	{ "unauthori",		KR_CATEGORY_UNAUTHORISED_ACCESS },
	{ "hack",		KR_CATEGORY_UNAUTHORISED_ACCESS },
	{ "data breach",	KR_CATEGORY_DATA_BREACH },
	{ "privacy",		KR_CATEGORY_DATA_BREACH },
	{ "website",		KR_CATEGORY_WEBSITE_COMPROMISE },
	{ "bully",		KR_CATEGORY_ONLINE_HARM },
	{ "harass",		KR_CATEGORY_ONLINE_HARM },
	{ "abuse",		KR_CATEGORY_ONLINE_HARM },
	{ "scam",		KR_CATEGORY_SCAM_FRAUD },
	{ "fraud",		KR_CATEGORY_SCAM_FRAUD },
	{ "spam",		KR_CATEGORY_SPAM },
	{ "unsolicited",	KR_CATEGORY_SPAM },
	{ "scan",		KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "traffic",		KR_CATEGORY_SUSPICIOUS_TRAFFIC },
};

void
kr_form_examine(struct kr_examination *ex)
{
	struct kr_slice chosen = kr_report_form_value(ex->report,
	    KR_FORM_TYPE);
	struct kr_span value;

	if (chosen.view == NULL)
		return;
	value = kr_slice_span(chosen);
	for (size_t i = 0; i < KR_NELEM(choices); i++)
		if (kr_span_casefind(value, 0, choices[i].word) != SIZE_MAX) {
			kr_examination_say(ex, "INCIDENT_FORM_TYPE",
			    "the kind of incident chosen in the form",
			    chosen_points(choices[i].category),
			    choices[i].category, chosen);
			return;
		}
}
