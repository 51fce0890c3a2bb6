/* SPDX-License-Identifier: Apache-2.0 */
/* category.c - what is reported, what else, how sure, how urgent */
#include "decision/draft.h"

/*
 * Which of two equals is taken: where a wrong choice does the least harm
 * comes first.
 */
static const enum kr_category precedence[] = {
	KR_CATEGORY_CHILD_EXPLOITATION,
	KR_CATEGORY_OBJECTIONABLE_MATERIAL,
	KR_CATEGORY_ONLINE_HARM,
	KR_CATEGORY_SIGNIFICANT_EVENT,
	KR_CATEGORY_RANSOMWARE,
	KR_CATEGORY_UNAUTHORISED_ACCESS,
	KR_CATEGORY_DATA_BREACH,
	KR_CATEGORY_MALWARE,
	KR_CATEGORY_BOTNET_C2,
	KR_CATEGORY_WEBSITE_COMPROMISE,
	KR_CATEGORY_DENIAL_OF_SERVICE,
	KR_CATEGORY_SCAM_FRAUD,
	KR_CATEGORY_PHISHING,
	KR_CATEGORY_VULNERABILITY,
	KR_CATEGORY_SUSPICIOUS_TRAFFIC,
	KR_CATEGORY_SPAM,
	KR_CATEGORY_POLICY_ENQUIRY,
	KR_CATEGORY_OTHER,
	KR_CATEGORY_NOT_A_REPORT,
};

/* Missing one of these is worse than naming it in vain. */
static bool
is_grave(enum kr_category c)
{
	return c == KR_CATEGORY_CHILD_EXPLOITATION ||
	    c == KR_CATEGORY_OBJECTIONABLE_MATERIAL;
}

/*
 * The highest points win.  A grave matter needs no lead: it is enough that
 * it is as close as a person would want to look at.
 */
static enum kr_category
first_category(const struct kr_draft *d)
{
	const int *points = d->decision->category_points;
	const int margin = d->config->review_margin;
	enum kr_category best = precedence[0];

	for (size_t i = 1; i < KR_NELEM(precedence); i++)
		if (points[precedence[i]] > points[best])
			best = precedence[i];
	for (size_t i = 0; i < KR_NELEM(precedence); i++)
		if (is_grave(precedence[i]) &&
		    points[precedence[i]] >= d->config->category_required &&
		    points[precedence[i]] > points[best] - margin)
			return precedence[i];
	return best;
}

static int
second_points(const int *points, enum kr_category first)
{
	int best = INT_MIN / 2;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (c != first && points[c] > best)
			best = points[c];
	return best;
}

/* e to the power of -i / 4, times 10000. */
static const int fall[] = {
	10000, 7788, 6065, 4724, 3679, 2865, 2231, 1738, 1353, 1054, 821, 639,
	498, 388, 302, 235, 183, 143, 111, 87, 67, 52, 41, 32, 25, 19, 15, 12,
	9, 7, 6, 4, 3, 3, 2, 2, 1, 1, 1, 1,
};

static int
share(int behind)
{
	size_t i = (size_t)behind / 25;

	return behind < 0 ? fall[0] : i < KR_NELEM(fall) ? fall[i] : 0;
}

/* Points are log-odds: the share of the first among all, in hundredths. */
static int
confidence(const int *points, enum kr_category first)
{
	int sum = 0, top = points[first];

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (points[c] > top)
			top = points[c];
	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		sum += share(top - points[c]);
	return share(top - points[first]) * 100 / sum;
}

/* Something is a further matter only beside a report. */
static bool
can_be_also(enum kr_category c)
{
	return c != KR_CATEGORY_OTHER && c != KR_CATEGORY_NOT_A_REPORT;
}

static void
also_add(struct kr_decision *v, enum kr_category c)
{
	if (v->n_also < KR_NELEM(v->also))
		v->also[v->n_also++] = c;
}

/* Further matters in order of precedence, so that the gravest have room. */
static void
also_find(struct kr_draft *d)
{
	struct kr_decision *v = d->decision;
	const int top = v->category_points[v->category];
	/* Most of what else is in a child's case is part of it, and nobody
	 * else's business. */
	const int margin = v->category == KR_CATEGORY_CHILD_EXPLOITATION ?
	    d->config->review_margin : d->config->also_margin;

	if (!can_be_also(v->category))
		return;
	/* Pictures of child abuse are objectionable publications too. */
	if (v->category == KR_CATEGORY_CHILD_EXPLOITATION &&
	    d->findings->material == KR_YES)
		also_add(v, KR_CATEGORY_OBJECTIONABLE_MATERIAL);
	for (size_t i = 0; i < KR_NELEM(precedence); i++) {
		enum kr_category c = precedence[i];
		int points = v->category_points[c];

		if (c == v->category || !can_be_also(c) ||
		    points < d->config->also_required ||
		    (!is_grave(c) && top - points > margin))
			continue;
		if (v->n_also > 0 && v->also[0] == c)
			continue;
		also_add(v, c);
	}
}

void
kr_draft_category(struct kr_draft *d)
{
	struct kr_decision *v = d->decision;
	bool anything = false;
	int top;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++) {
		v->category_points[c] = d->findings->points[c];
		anything = anything || v->category_points[c] > 0;
	}
	v->category = first_category(d);
	top = v->category_points[v->category];
	if (top < d->config->category_required) {
		/* Too little for a name: unknown goes to a person. */
		v->category = KR_CATEGORY_OTHER;
		v->needs_review = true;
		if (!anything)
			kr_draft_fallback(d, "nothing in the mail says what "
			    "is reported");
		return;
	}
	v->confidence = confidence(v->category_points, v->category);
	if (top - second_points(v->category_points, v->category) <
	    d->config->review_margin)
		v->needs_review = true;
	also_find(d);
}

void
kr_draft_urgency(struct kr_draft *d)
{
	const int *points = d->findings->urgency_points;
	const int life = points[KR_URGENCY_LIFE];
	const int high = points[KR_URGENCY_HIGH];
	const int normal = points[KR_URGENCY_NORMAL];
	const bool in_danger = life >= d->config->life_required;

	if (in_danger && life > normal && life >= high)
		d->decision->urgency = KR_URGENCY_LIFE;
	else if (high >= d->config->urgency_required && high > normal)
		d->decision->urgency = KR_URGENCY_HIGH;
	/* Not the most likely, but too likely not to be looked at. */
	else if (in_danger && life > normal)
		d->decision->urgency = KR_URGENCY_HIGH;
	if (d->decision->urgency != KR_URGENCY_LIFE && in_danger)
		d->decision->needs_review = true;
}
