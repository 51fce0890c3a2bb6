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

/*
 * Words of danger stand in many a letter of nothing of the kind: a countdown
 * and what is locked are an extortioner's too.  Where the model knows a text
 * well and is as sure as this that nobody is in danger, in any passage, nearly
 * all such alarms were false: what is said in so many words it may deny less
 * than signs that add up.  The letter is urgent then, and a person looks.
 */
#define SAID_DENIED (-280)
#define SIGNS_DENIED (-230)
#define DENIED_KNOWN 100	/* features that it knows of the text */

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

/* A child is in it by a rule, or somebody under age and who was met online. */
static bool
child_told(const struct kr_examination *ex)
{
	return kr_examination_has(ex, "HARM_CHILD", KR_STATE_INDICATED) !=
	    NULL || (kr_examination_hit(ex, "__MINOR") != NULL &&
	    kr_examination_hit(ex, "__SIGN_ONLINE_FRIEND") != NULL);
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
	    NULL && child_told(ex) &&
	    kr_examination_hit(ex, "__SIGN_CHILD_SAFE") == NULL &&
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

static bool
danger_denied(const struct kr_examination *ex)
{
	const int denied = kr_examination_hit(ex, "HARM_LIFE") != NULL ?
	    SAID_DENIED : SIGNS_DENIED;

	return ex->model.known >= DENIED_KNOWN && ex->model.fear < denied &&
	    kr_examination_hit(ex, "__UNREAD_DANGER") == NULL;
}

/* Mass-mailed blackmail threatens everybody and nobody. */
static bool
danger_heard(const struct kr_examination *ex)
{
	return kr_examination_has(ex, "HARM_LIFE", KR_STATE_INDICATED) !=
	    NULL && kr_examination_has(ex, "HARM_TEMPLATE_BLACKMAIL",
	    KR_STATE_INDICATED) == NULL;
}

/* Urgent, and too likely a danger not to be looked at. */
static void
danger_doubt(struct kr_examination *ex)
{
	int *points = ex->findings->urgency_points;

	points[KR_URGENCY_LIFE] = ex->config->life_required;
	points[KR_URGENCY_HIGH] += LIFE_POINTS;
	kr_examination_say(ex, "HARM_LIFE_DOUBTED", "words of danger, in a "
	    "report that reads like those in which nobody is", 0,
	    KR_CATEGORY_COUNT, KR_NOWHERE);
}

void
kr_harm_examine(struct kr_examination *ex)
{
	struct kr_findings *f = ex->findings;
	bool heard = danger_heard(ex), told;

	if (kr_examination_has(ex, "HARM_CHILD", KR_STATE_INDICATED))
		f->child = KR_YES;
	if (kr_examination_has(ex, "HARM_MATERIAL", KR_STATE_INDICATED))
		f->material = KR_YES;
	blackmail_lead(ex);
	blackmail_money(ex);
	told = care_attacked(ex) || child_meets(ex);
	if (told)
		f->urgency_points[KR_URGENCY_LIFE] += LIFE_POINTS;
	if (heard && !told && danger_denied(ex))
		danger_doubt(ex);
	else if (heard)
		f->urgency_points[KR_URGENCY_LIFE] += LIFE_POINTS;
}
