/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the model may not say alone.
 *
 * To call illegal what nobody told of sends a person's mail to censors; to
 * say that nobody reports loses a report; and most pictures that come without
 * a word show advertising or a lure.  For these a rule, the form or the
 * structure of the mail must speak as well.  Danger to a life it may say, but
 * must be surer where no sign of it is told.
 */
#include <limits.h>

#include "findings/examination.h"

/* Words of children make it likely enough to believe the model. */
static bool
child_told(const struct kr_examination *ex)
{
	return kr_examination_hit(ex, "__YOUTH_TOLD") != NULL;
}

/*
 * The model's lead over every other at which it may say that nobody
 * reports, and its points at which something is objectionable though no rule
 * says so: news that went to many tells of violence as well.
 */
#define NOBODY_LEAD 100
#define OBJECTIONABLE_SURE 100
#define OBJECTIONABLE_SURE_OF_BULK 200

/*
 * Of a few words each weighs so much that "video" or "daughter" alone would
 * do: so many features the model must know of a text before its word on a
 * grave matter counts in full.
 */
#define GRAVE_KNOWN 100

static int
grave_points(const struct kr_examination *ex, int points)
{
	return ex->model.known < GRAVE_KNOWN ?
	    points * (int)ex->model.known / GRAVE_KNOWN : points;
}

static bool
only_model(const struct kr_examination *ex, enum kr_category c)
{
	const int model = ex->model.category[c];

	return model > 0 && ex->findings->points[c] <= model;
}

/*
 * Hardly a word, with a picture or a file that nobody reads: what it is, has
 * not been told.  "photo" alone is no harm; "bullying" is.
 */
#define SILENT_BYTES 24
#define HARM_SURE 250

static bool
is_silent(const struct kr_report *r)
{
	return r->narrative->text.len + r->subject.len < SILENT_BYTES;
}

static bool
harm_untold(const struct kr_examination *ex)
{
	const struct kr_report *r = ex->report;

	return is_silent(r) && (r->form == KR_FORM_KIND_SCREENSHOT ||
	    (r->form == KR_FORM_KIND_NONE &&
	    ex->model.category[KR_CATEGORY_ONLINE_HARM] < HARM_SURE));
}

/*
 * A picture that hardly a word speaks of may be of anything: a person looks
 * at it first, before those who pursue spam.
 */
#define SPAM_SURE 200

static bool
spam_untold(const struct kr_examination *ex)
{
	return ex->report->form == KR_FORM_KIND_SCREENSHOT &&
	    (is_silent(ex->report) ||
	    ex->model.category[KR_CATEGORY_SPAM] < SPAM_SURE);
}

/*
 * Where no sign of danger stands beside the model's fear (31_signs.cf), four
 * of five alarms that it is no surer of are false: a long letter has such
 * words somewhere.  What it fears is urgent then, for a person to look at.
 */
#define LIFE_SURE 50		/* points above life_required */
#define LIFE_DOUBTED 100	/* points for "high" instead */
#define LIFE_KNOWN 100		/* of fewer features its fear is tempered */

static bool
life_signed(const struct kr_examination *ex)
{
	/* That nobody is in danger is said once in a letter. */
	return kr_examination_hit(ex, "__LIKELY_DANGER") != NULL &&
	    kr_examination_hit(ex, "__SIGN_SAFE") == NULL;
}

static void
life_doubt(struct kr_examination *ex, int required)
{
	int *points = ex->findings->urgency_points;
	/* Who knows the person fears nothing: that outweighs mere words. */
	const bool assured = kr_examination_hit(ex, "__LIFE_ASSURED") != NULL;

	if (points[KR_URGENCY_LIFE] < required ||
	    kr_examination_has(ex, "HARM_LIFE", KR_STATE_INDICATED) != NULL)
		return;
	if (life_signed(ex) || (!assured && (ex->model.known < LIFE_KNOWN ||
	    points[KR_URGENCY_LIFE] >= required + LIFE_SURE)))
		return;
	points[KR_URGENCY_LIFE] = required - 1;
	points[KR_URGENCY_HIGH] += LIFE_DOUBTED;
}

/* How far not_a_report is ahead of all that somebody could write about. */
static int
nobody_lead(const int *points)
{
	int best = INT_MIN / 2;

	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (c != KR_CATEGORY_NOT_A_REPORT && points[c] > best)
			best = points[c];
	return points[KR_CATEGORY_NOT_A_REPORT] - best;
}

void
kr_floor_examine(struct kr_examination *ex)
{
	int *points = ex->findings->points, lead;

	life_doubt(ex, ex->config->life_required);
	if (only_model(ex, KR_CATEGORY_OBJECTIONABLE_MATERIAL) &&
	    grave_points(ex,
	    ex->model.category[KR_CATEGORY_OBJECTIONABLE_MATERIAL]) <
	    (ex->report->bulk ? OBJECTIONABLE_SURE_OF_BULK :
	    OBJECTIONABLE_SURE))
		points[KR_CATEGORY_OBJECTIONABLE_MATERIAL] = 0;
	if (only_model(ex, KR_CATEGORY_CHILD_EXPLOITATION))
		points[KR_CATEGORY_CHILD_EXPLOITATION] = child_told(ex) ?
		    grave_points(ex, points[KR_CATEGORY_CHILD_EXPLOITATION]) :
		    0;
	if (only_model(ex, KR_CATEGORY_ONLINE_HARM) && harm_untold(ex))
		points[KR_CATEGORY_ONLINE_HARM] = 0;
	if (only_model(ex, KR_CATEGORY_SPAM) && spam_untold(ex))
		points[KR_CATEGORY_SPAM] = 0;
	if (!only_model(ex, KR_CATEGORY_NOT_A_REPORT))
		return;
	if (kr_examination_hit(ex, "REPORT_MADE") != NULL)
		points[KR_CATEGORY_NOT_A_REPORT] = 0;
	lead = nobody_lead(points);
	/* Somebody wrote it: a person reads it, as a close call at least. */
	if (points[KR_CATEGORY_OTHER] < points[KR_CATEGORY_NOT_A_REPORT])
		points[KR_CATEGORY_OTHER] = points[KR_CATEGORY_NOT_A_REPORT];
	if (lead >= NOBODY_LEAD)
		points[KR_CATEGORY_NOT_A_REPORT]++;
	else
		points[KR_CATEGORY_NOT_A_REPORT] = 0;
}
