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
/* More for a lure, of a form that asks for a loss and is told of none. */
#define NOTHING_LOST_POINTS 60

/* "No", "none", "$0": nothing went, as the form's own field has it. */
static bool
nothing_lost(const struct kr_report *report)
{
	static const char *const words[] = { "no", "none", "nil", "nothing",
	    "0", "$0", "n", "not yet", "no loss", "no money lost" };
	struct kr_slice lost = kr_report_form_value(report, KR_FORM_LOSS);

	return lost.view != NULL && kr_span_caseeq_any(kr_span_trim(
	    kr_slice_span(lost)), words, KR_NELEM(words));
}

static int
chosen_points(const struct kr_report *report, enum kr_category c)
{
	if (c == KR_CATEGORY_PHISHING && nothing_lost(report))
		return CHOSEN_POINTS + NOTHING_LOST_POINTS;
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
			    chosen_points(ex->report, choices[i].category),
			    choices[i].category, chosen);
			return;
		}
}
