/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Children, illegal material, danger to a person.
 *
 * The words are rules (conf/rules/30_safety.cf), so that they can be mended
 * without code; here they become answers for the decision.  Nothing is ever
 * decoded or looked into: only what people wrote around it counts.
 */
#include "findings/examination.h"

/* Beyond any other reason: a missed one may cost a life. */
#define LIFE_POINTS 1000

#define BLACKMAIL_LEAD 20	/* more than chance */
#define BLACKMAIL_BEHIND 100	/* near enough to be a further matter */

/* Matters through which care that hangs on machines becomes unsafe. */
static const enum kr_category attacks[] = {
	KR_CATEGORY_RANSOMWARE, KR_CATEGORY_UNAUTHORISED_ACCESS,
	KR_CATEGORY_MALWARE, KR_CATEGORY_DENIAL_OF_SERVICE,
	KR_CATEGORY_BOTNET_C2, KR_CATEGORY_SIGNIFICANT_EVENT,
	KR_CATEGORY_SUSPICIOUS_TRAFFIC,
};

static bool
attack_leads(const struct kr_findings *f)
{
	int best = 0, attack = 0;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (f->points[c] > best)
			best = f->points[c];
	for (size_t i = 0; i < KR_NELEM(attacks); i++)
		if (f->points[attacks[i]] > attack)
			attack = f->points[attacks[i]];
	return attack > 0 && attack == best;
}

/*
 * Care fails in half a sentence, and why is told in the next paragraph or
 * the one before: so the two are put together here.
 */
static bool
care_attacked(const struct kr_examination *ex)
{
	return kr_examination_has(ex, "HARM_CARE", KR_STATE_INDICATED) !=
	    NULL && kr_examination_hit(ex, "__SIGN_NO_HARM") == NULL &&
	    attack_leads(ex->findings);
}

/*
 * That a child will meet whom nobody knows is told in the last line, and who
 * that is in the first.  A meeting by itself is no danger: the child's case
 * must lead the letter, and nobody say that the child is safe.
 */
static bool
child_meets(const struct kr_examination *ex)
{
	const struct kr_findings *f = ex->findings;
	const int child = f->points[KR_CATEGORY_CHILD_EXPLOITATION];

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (f->points[c] > child)
			return false;
	return kr_examination_has(ex, "HARM_MEETING", KR_STATE_INDICATED) !=
	    NULL && kr_examination_has(ex, "HARM_CHILD", KR_STATE_INDICATED)
	    != NULL && kr_examination_hit(ex, "__SIGN_CHILD_SAFE") == NULL &&
	    kr_examination_hit(ex, "__SIGN_SAFE") == NULL;
}

/*
 * Sexual blackmail by somebody who is there: the person goes before the money,
 * which is a further matter, however much of it is told.
 */
static void
blackmail_lead(struct kr_examination *ex)
{
	const int *points = ex->findings->points;
	const int behind = points[KR_CATEGORY_SCAM_FRAUD] -
	    points[KR_CATEGORY_ONLINE_HARM];

	if (behind >= 0 && kr_examination_hit(ex, "CAT_SEXTORT") != NULL)
		kr_examination_say(ex, "HARM_BLACKMAIL_LIVE", "the person who "
		    "is blackmailed goes before the money", behind +
		    BLACKMAIL_LEAD, KR_CATEGORY_ONLINE_HARM, KR_NOWHERE);
}

/* And the money stays one, however much is told of the person. */
static void
blackmail_money(struct kr_examination *ex)
{
	const int *points = ex->findings->points;
	const int short_of = points[KR_CATEGORY_ONLINE_HARM] -
	    BLACKMAIL_BEHIND - points[KR_CATEGORY_SCAM_FRAUD];

	if (short_of > 0 &&
	    (kr_examination_hit(ex, "CAT_SEXTORT") != NULL ||
	    kr_examination_hit(ex, "CAT_SEXTORT_LANG") != NULL))
		kr_examination_say(ex, "HARM_BLACKMAIL_MONEY", "the money "
		    "that a blackmailer wants is a matter of its own",
		    short_of, KR_CATEGORY_SCAM_FRAUD, KR_NOWHERE);
}

void
kr_harm_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;

	if (kr_examination_has(ex, "HARM_CHILD", KR_STATE_INDICATED))
		f->child = KR_YES;
	if (kr_examination_has(ex, "HARM_MATERIAL", KR_STATE_INDICATED))
		f->material = KR_YES;
	blackmail_lead(ex);
	blackmail_money(ex);
	/* Mass-mailed blackmail threatens everybody and nobody. */
	if (kr_examination_has(ex, "HARM_LIFE", KR_STATE_INDICATED) &&
	    kr_examination_has(ex, "HARM_TEMPLATE_BLACKMAIL",
	    KR_STATE_INDICATED) == NULL)
		f->urgency_points[KR_URGENCY_LIFE] += LIFE_POINTS;
	if (care_attacked(ex) || child_meets(ex))
		f->urgency_points[KR_URGENCY_LIFE] += LIFE_POINTS;
}
